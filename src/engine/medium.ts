/**
 * How an inject or a message reaches people: a small set, because each is told in its own way, and because what is said in
 * confidence is another matter than what stands in the papers.
 */
export const media = ["cable", "call", "meeting", "wire", "press", "television", "post"] as const;
export type Medium = (typeof media)[number];

/** The medium that an inject names; null where an earlier file describes it in words of its own. */
export function mediumOf(delivery: string): Medium | null {
  return media.find((medium) => medium === delivery) ?? null;
}

/** Whether only those it is addressed to learn of it, unless somebody says otherwise. */
export function isConfidential(delivery: string): boolean {
  return delivery === "cable" || delivery === "call" || delivery === "meeting";
}
