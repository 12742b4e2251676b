/**
 * Every command of docs/sessions.md is run as it stands there, in order, with the file of inputs that it shows.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { faultlineIn } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/sessions.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^\`]*)\`\`\``, "gm"))].map((match) => match[1] as string);
const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));

const folder = mkdtempSync(join(tmpdir(), "faultline-docs-"));
// Each stands below its name.
const files = [...page.matchAll(/`([a-z]+\.ndjson)`[^`]*```ndjson\n([^`]*)```/g)];
for (const [, name = "", text = ""] of files) writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("docs/sessions.md", () => {
  test("shows commands", () => {
    expect(commands.length).toBeGreaterThan(4);
    expect(files.map(([, name]) => name)).toEqual(["sealed.ndjson", "messages.ndjson", "morning.ndjson"]);
  });

  test.each(commands)("%s", (command) => {
    const [name, ...args] = command.split(" ");
    expect(name).toBe("faultline");
    const { code, stderr } = faultlineIn(folder, ...args);
    expect(code, stderr).toBe(0);
  });

  test("names every input that there is", async () => {
    const { readInput } = await import("../../src/session/index.js");
    const refused = readInput({ type: "?" });
    const types = ("hint" in refused ? (refused.hint ?? "") : "").replace("one of ", "").split(", ");
    expect(types.length).toBeGreaterThan(10);
    for (const type of types) expect(page).toContain(`\`${type}\``);
  });
});
