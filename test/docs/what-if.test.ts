/**
 * Every command of docs/what-if.md runs, and the keys of its JSON are those that it lists.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultline } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/what-if.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] as string);

describe("docs/what-if.md", () => {
  it("has commands", () => expect(commands.length).toBeGreaterThan(3));

  it.each(commands)("%s", (command) => {
    const { code, stdout, stderr } = faultline(...command.split(" "), "--futures", "50");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    if (!command.includes("--json")) return;
    for (const key of Object.keys(JSON.parse(stdout))) expect(page).toContain(`\`${key}\``);
  });
});
