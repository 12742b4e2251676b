/**
 * What was least to be expected of a run: its records by how seldom other runs have them by that day. The chance of a
 * day ranks them wrongly: of what is likely to come some day, each day is unlikely to be the one.
 */
import type { Model, PostureRecord, Record as RunRecord } from "../engine/index.js";
import { endPlaces, type Tally } from "./tally.js";

/**
 * Share of runs in which a transition has fired by the end of a whole day, with the outcome given where it has several; 0 for
 * an unknown path.
 */
export type FiredBy = (path: string, day: number, outcome?: string) => number;

export function firedBy(model: Model, tally: Tally): FiredBy {
  const bins = tally.days + 1;
  const ends = endPlaces(model);
  return (path, day, outcome) => {
    const transition = model.names.transition(path);
    if (transition < 0 || tally.runs === 0) return 0;
    const { outcomes = [] } = model.transitions[transition]?.source ?? {};
    const end = outcomes.findIndex(({ id }) => id === outcome);
    const index = end < 0 ? transition : (ends[transition] as number) + end;
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
 * The records that the fewest runs have by their day, rarest first: the first of each transition and outcome, without what people
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
    if (!("transition" in record)) continue;
    const { transition, outcome, day } = record;
    const happening = outcome === undefined ? transition : `${transition}.${outcome}`;
    if (seen.has(happening)) continue;
    seen.add(happening);
    const share = shareBy(transition, day, outcome);
    if (record.by === undefined && share < 0.5) found.push({ record: record as Kept & PostureRecord, share });
  }
  return found.sort((one, other) => one.share - other.share || one.record.time - other.record.time).slice(0, limit);
}
