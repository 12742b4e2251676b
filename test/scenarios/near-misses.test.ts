/**
 * Slips in single lines of a sound scenario, as analysts make them. Each must be the only complaint, at its sign, with its
 * cause; and the line that the hint tells an author to write must be sound. They are listed in near-misses.txt.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Problem, ScenarioError } from "../../src/engine/index.js";
import { loadFiles } from "./valley.js";

const island = readFileSync(join(import.meta.dirname, "island.yaml"), "utf8");

interface Slip {
  readonly expected: string;
  readonly sound: string;
  readonly typed: string;
  /** What the hint tells the author to write. */
  readonly mended: string;
  readonly hint: string;
}

const slips: readonly Slip[] = readFileSync(join(import.meta.dirname, "near-misses.txt"), "utf8")
  .replaceAll(/^#.*\n/gm, "")
  .trim()
  .split("\n\n")
  .map((block) => {
    const [expected = "", ...lines] = block.split("\n");
    const words = (sign: string) =>
      lines
        .find((line) => line.startsWith(`${sign} `))
        ?.slice(2)
        .replaceAll("⏎", "\n")
        .replaceAll(/<U\+([0-9A-F]{4})>/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
    const sound = words("-") ?? "";
    const hint = expected.slice(expected.lastIndexOf(" | ") + 3);
    return { expected, sound, typed: words("+") ?? "", mended: words("=") ?? sound, hint };
  });

/** The problems of the island with other words in place of the sound ones. */
function problemsWith(sound: string, words: string): readonly Problem[] {
  expect(island.split(sound), `“${sound}” stands once in island.yaml`).toHaveLength(2);
  try {
    return loadFiles({ "island.yaml": island.replace(sound, () => words) }, "island.yaml").warnings;
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

/** The exact words that a hint gives; undefined where it describes them. */
function wordsIn(hint: string): string | undefined {
  const end = "(?:$|; |\\. Or: |, with |, which | without (?:quotes|a comma)| alone)";
  const leads = ["quotes: (?:write )?", "brackets: ", "text: ", "write "];
  const found = leads.flatMap((lead) => new RegExp(`${lead}(.+?)${end}`).exec(hint)?.[1] ?? []).at(0);
  return found === undefined || /…|^a colon and a space|^a comma/.test(found)
    ? undefined
    : found.replace(/^“(.*)”$/, "$1");
}

describe("a line that is not quite YAML", () => {
  it("is listed in many kinds, and most hints give the exact words", () => {
    expect(slips.length).toBeGreaterThanOrEqual(140);
    expect(slips.filter(({ hint }) => wordsIn(hint) !== undefined).length).toBeGreaterThanOrEqual(100);
    expect(problemsWith("id: tutorial", "id: island")).toEqual([]);
  });

  it.each(slips)("is named by its cause, at its place, and nothing else is: $typed", ({ expected, sound, typed }) => {
    const found = problemsWith(sound, typed).map(
      ({ place, message, hint }) => `${place?.line}:${place?.column} | ${message} | ${hint}`,
    );
    expect(found).toEqual([expected]);
  });

  it.each(slips)("is sound once it is written as the hint says: $typed", ({ hint, sound, mended }) => {
    const words = wordsIn(hint);
    if (words !== undefined) expect(mended).toContain(words);
    expect(problemsWith(sound, mended)).toEqual([]);
  });
});
