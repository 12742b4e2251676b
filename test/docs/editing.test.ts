/**
 * Every command of docs/editing.md runs, and the keys of its JSON are those that it lists.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { faultline, faultlineIn } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/editing.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (diff .+)$/gm)].map((match) => match[1] as string);

/** Outside of the checkout, wherever that lies. */
const elsewhere = mkdtempSync(join(tmpdir(), "faultline-editing-"));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

describe("docs/editing.md", () => {
  it("has commands", () => expect(commands.length).toBeGreaterThan(2));

  it.each(commands)("%s", (command) => {
    const { code, stdout, stderr } = faultline(...command.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    if (!command.includes("--json")) return;
    for (const key of Object.keys(JSON.parse(stdout))) expect(page).toContain(`\`${key}\``);
  });

  it("shows a difference as the command prints it", () => {
    const { stdout } = faultlineIn(elsewhere, "diff", "tavush-2020", "tavush-2020:csto-literal");
    const shown = page.match(/```text\n(3 differences[^`]*)```/)?.[1] ?? "";
    for (const line of shown.trim().split("\n")) expect(stdout.split("\n")).toContain(line);
  });
});
