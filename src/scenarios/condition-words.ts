/**
 * The words of conditions: keys that name no posture or gauge. Apart from what reads conditions, so that hints can have
 * them too.
 */

export const conditionWords: readonly string[] = ["all", "any", "not", "day", "reached"];

/** The same, of format 2 only; no gauge can be called so. */
export const beliefWords = ["believedBy", "inTruth"] as const;

/** The same, of format 2 only; in format 1 a gauge may be called so. */
export const laterConditionWords: readonly string[] = ["date", "since", "count"];
