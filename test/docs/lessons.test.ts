/**
 * Every command of docs/lessons.md runs, its table lists the lessons that there are, and its figures are those in use.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/learn/index.js";
import { faultline } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/lessons.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] as string);

describe("docs/lessons.md", () => {
  it.each(commands)("%s", (command) => {
    const { code, stderr } = faultline(...command.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("lists the lessons", () => {
    const listed = [...page.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, id]) => id);
    expect(listed).toEqual(lessons.map(({ id }) => id));
    expect(commands.length).toBeGreaterThan(2);
  });
});
