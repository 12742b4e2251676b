/**
 * Admiralty grades in words: a letter for the reliability of a source, a number for the credibility of a claim.
 */
import { say } from "../catalogue/index.js";

const reliability: ReadonlyMap<string, string> = new Map([
  ["A", say("text.completely-reliable")],
  ["B", say("text.usually-reliable")],
  ["C", say("text.fairly-reliable")],
  ["D", say("text.not-usually-reliable")],
  ["E", say("text.unreliable")],
  ["F", say("text.reliability-cannot-be-judged")],
]);

const credibility: readonly string[] = [
  say("text.confirmed"),
  say("text.probably-true"),
  say("text.possibly-true"),
  say("text.doubtful"),
  say("text.improbable"),
  say("text.truth-cannot-be-judged"),
];

/** Of a source, by its letter A–F. */
export function reliabilityInWords(letter: string): string {
  return reliability.get(letter) ?? "ungraded";
}

/** Of a claim, by its number 1–6. */
export function credibilityInWords(number: number): string {
  return credibility[number - 1] ?? "ungraded";
}
