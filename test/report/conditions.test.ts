/**
 * How the conditions of the library read: each of them, wherever it stands in its scenario.
 */
import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/engine/index.js";
import { conditionInWords, createLookup } from "../../src/text/index.js";
import { library } from "./library.js";

const kinds = new Set([
  "posture",
  "gauge",
  "day",
  "reached",
  "compare",
  "date",
  "since",
  "count",
  "entries",
  "all",
  "any",
]);

/** Every condition below a value, the parts of a condition not by themselves. */
function conditionsIn(value: unknown): readonly Condition[] {
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && (value.kind === "not" || kinds.has(String(value.kind)))) return [value as Condition];
  return Object.values(value).flatMap(conditionsIn);
}

describe.each(library)("the conditions of $id", (scenario) => {
  const lookup = createLookup(scenario);
  const found = conditionsIn(scenario);
  const negated = found.map((of): Condition => ({ kind: "not", of }));

  it("are without brackets after a not, and count neither days nor times from or up to none", () => {
    expect(found.length).toBeGreaterThan(4);
    const sentences = [...found, ...negated].map((condition) => conditionInWords(lookup, condition));
    expect(
      sentences.filter((sentence) => /\bnot \(|\b0 (?:days?|times?)\b|\b1 times?\b|\bnot \S+ not\b/.test(sentence)),
    ).toEqual([]);
  });

  it("read otherwise once they are negated, and as before once they are negated twice", () => {
    for (const condition of negated) {
      const words = conditionInWords(lookup, condition.kind === "not" ? condition.of : condition);
      expect(conditionInWords(lookup, condition)).not.toBe(words);
      expect(conditionInWords(lookup, { kind: "not", of: condition })).toBe(words);
    }
  });
});
