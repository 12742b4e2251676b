/**
 * What was least to be expected of a run: its records by how seldom other runs have them by that day. The chance of a
 * day ranks them wrongly: of what is likely to come some day, each day is unlikely to be the one.
 */
import type { Model, PostureRecord, Record as RunRecord } from "../engine/index.js";
import type { Tally } from "./tally.js";

/** Share of runs in which a transition has fired by the end of a whole day; 0 for an unknown path. */
export type FiredBy = (path: string, day: number) => number;

export function firedBy(model: Model, tally: Tally): FiredBy {
  const bins = tally.days + 1;
  return (path, day) => {
    const index = model.names.transition(path);
    if (index < 0 || tally.runs === 0) return 0;
    let runs = 0;
    for (let at = 0; at <= Math.min(day, tally.days); at += 1) {
      runs += tally.transitionDays[index * bins + at] as number;
    }
    return runs / tally.runs;
  };
}

export interface RareRecord<Kept extends RunRecord> {
  readonly record: Kept & PostureRecord;
  /** Share of runs that have it by that day. */
  readonly share: number;
}

/**
 * The records that the fewest runs have by their day, rarest first: the first of each transition, without what people
 * ordered or forced, and without what half of all runs have.
 */
export function leastExpected<Kept extends RunRecord>(
  records: Iterable<Kept>,
  shareBy: FiredBy,
  limit: number,
): readonly RareRecord<Kept>[] {
  const seen = new Set<string>();
  const found: RareRecord<Kept>[] = [];
  for (const record of records) {
    if (!("transition" in record) || seen.has(record.transition)) continue;
    seen.add(record.transition);
    const share = shareBy(record.transition, record.day);
    if (record.by === undefined && share < 0.5) found.push({ record: record as Kept & PostureRecord, share });
  }
  return found.sort((one, other) => one.share - other.share || one.record.time - other.record.time).slice(0, limit);
}
