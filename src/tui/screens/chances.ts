/**
 * Which records of those on the screen chance favoured least.
 */
import type { RecordEntry } from "../../session/index.js";
import { isByChance, likelihoodOf } from "../../text/index.js";

/** The records that chance favoured least, least likely first; what came more than once, at its least likely. */
export function surprises(records: readonly RecordEntry[], limit: number): { entry: RecordEntry; p: number }[] {
  const rated = records.flatMap((entry) => {
    const known = likelihoodOf(entry.record);
    return known.p === null || !isByChance(known) ? [] : [{ entry, p: known.p }];
  });
  const seen = new Set<string>();
  return rated
    .sort((a, b) => a.p - b.p)
    .filter(({ entry: { record } }) => {
      const name = "transition" in record ? record.transition : record.headline;
      return seen.size < seen.add(name).size;
    })
    .slice(0, limit);
}
