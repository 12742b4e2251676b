/**
 * Admiralty grades in words: a letter for the reliability of a source, a number for the credibility of a claim.
 */
const reliability: ReadonlyMap<string, string> = new Map([
  ["A", "completely reliable"],
  ["B", "usually reliable"],
  ["C", "fairly reliable"],
  ["D", "not usually reliable"],
  ["E", "unreliable"],
  ["F", "reliability cannot be judged"],
]);

const credibility: readonly string[] = [
  "confirmed",
  "probably true",
  "possibly true",
  "doubtful",
  "improbable",
  "truth cannot be judged",
];

/** Of a source, by its letter A–F. */
export function reliabilityInWords(letter: string): string {
  return reliability.get(letter) ?? "ungraded";
}

/** Of a claim, by its number 1–6. */
export function credibilityInWords(number: number): string {
  return credibility[number - 1] ?? "ungraded";
}
