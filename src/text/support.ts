/**
 * Citations that say what their claim speaks for, in words.
 */
import { say } from "../catalogue/index.js";
import type { Support, Supports } from "../engine/index.js";
import { citation, type Lookup } from "./lookup.js";
import { listInWords } from "./sentence.js";

/** `for size and direction` */
export function aspectsInWords(aspects: readonly Support[]): string {
  return say("text.claim-for", {
    aspects: listInWords(
      aspects.map((aspect) => say("text.aspect", { aspect })),
      "and",
    ),
  });
}

/** `for size and direction`; empty for a claim that speaks for the whole. */
export function supportInWords(supports: Supports | undefined, claimId: string): string {
  const aspects = supports !== undefined && Object.hasOwn(supports, claimId) ? (supports[claimId] ?? []) : [];
  if (aspects.length === 0) return "";
  return say("text.claim-for", {
    aspects: listInWords(
      aspects.map((aspect) => say("text.aspect", { aspect })),
      "and",
    ),
  });
}

/** `tavush-clashes-2020 ¶8 · C3 (for size and direction)` */
export function citationWithSupport(lookup: Lookup, claimId: string, supports: Supports | undefined): string {
  const support = supportInWords(supports, claimId);
  const locator = citation(lookup, claimId);
  return support === "" ? locator : `${locator} (${support})`;
}
