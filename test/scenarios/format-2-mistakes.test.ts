/**
 * The mistakes analysts make in the keys of format 2, each laid over the valley: every one must be told at its own place,
 * in words that say what to do. The list is format-2-mistakes.txt: the YAML, then for each error its path and message, what
 * is expected, and the hint; or the same of each warning, where nothing is refused.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/engine/index.js";
import { problemsOf } from "./valley.js";

/** YAML that adds a transition to Upland's guard, or an ending, or goes into a file as it is. */
const around: Readonly<Record<string, (parts: string) => string>> = {
  transition: (parts) =>
    `actors: { upland: { postures: { guard: { transitions: { added: { headline: Added, judgement: a guess, ${parts} } } } } } }\n`,
  /** Where two assumptions are drawn. */
  drawn: (parts) =>
    `assumptions: { patience: { distribution: uniform, range: [0.8, 2] }, answer-chance: { distribution: pert } }\nactors: { upland: { postures: { guard: { transitions: { added: { headline: Added, judgement: a guess, from: raised, to: resting, wait: 5, ${parts} } } } } } }\n`,
  belief: (parts) => `actors: { upland: { beliefs: { ${parts} } } }\n`,
  /** Where Upland hears of the tolls and of the tension later. */
  believing: (parts) =>
    `actors: { upland: { beliefs: { lowland.tolls: { delay: 1, judgement: x }, tension: { delay: 2, judgement: x } }, postures: { guard: { transitions: { added: { headline: Added, judgement: a guess, from: resting, to: massed, ${parts} } } } } } }\n`,
  /** Where one assumption is worked out from another, and another is to be. */
  derived: (parts) =>
    `assumptions: { refusal: { derived: { oneMinus: answer-chance }, note: x }, ${parts.startsWith("{") ? `both: ${parts} }` : `}\n${parts}`}\n`,
  when: (parts) => `endings: { added: { label: Added, when: { ${parts} } } }\n`,
  file: (parts) => `${parts}\n`,
  /** Without a line of format 2. */
  old: (parts) => `format: 1\n${parts}\n`,
};

const isError = ({ severity }: Problem) => severity === "error";
const words = ({ path, message, expected = "", hint = "" }: Problem) =>
  `${path} | ${message} | ${expected} | ${hint}`.trimEnd();
const always = problemsOf("format: 2\n").map(words);

/** What a change is refused with, or else warned of, as the list has it. */
function saidOf(change: string): string[] {
  const problems = problemsOf(change);
  if (problems.some(isError)) return problems.filter(isError).map(words);
  return problems
    .map(words)
    .filter((warning) => !always.includes(warning))
    .map((warning) => `warning: ${warning}`);
}

const cases = readFileSync(join(import.meta.dirname, "format-2-mistakes.txt"), "utf8")
  .split("\n\n")
  .filter((block) => block.trim() !== "" && !block.startsWith("#"))
  .map((block) => {
    const [first = "", ...said] = block.trimEnd().split("\n");
    const [kind = "", yaml = ""] = first.split(/: (.*)/);
    return { first, change: `${kind === "old" ? "" : "format: 2\n"}${around[kind]?.(yaml) ?? ""}`, said };
  });

describe("a mistake in the keys of format 2", () => {
  it.each(cases)("is told at its place, in words that say what to do: $first", ({ change, said }) => {
    expect(said.length).toBeGreaterThan(0);
    expect(saidOf(change)).toEqual(said);
  });
});
