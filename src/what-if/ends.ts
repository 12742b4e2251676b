/**
 * How two courses of one crisis end: milestones that only one of them reached or that moved, and gauges that stand elsewhere.
 */
import { type ExplainedRecord, type Model, readGauges, type World } from "../engine/index.js";

/** Milestones that came only in the first course, only in the second, and in both on another date. */
export interface MilestonesApart {
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly moved: readonly { readonly id: string; readonly with: string; readonly without: string }[];
}

export function milestonesApart(here: readonly ExplainedRecord[], there: readonly ExplainedRecord[]): MilestonesApart {
  const dates = (records: readonly ExplainedRecord[]) =>
    new Map(records.flatMap((record) => (record.type === "milestone" ? [[record.milestone, record.date]] : [])));
  const [one, other] = [dates(here), dates(there)];
  return {
    with: [...one.keys()].filter((id) => !other.has(id)),
    without: [...other.keys()].filter((id) => !one.has(id)),
    moved: [...one].flatMap(([id, date]) => {
      const without = other.get(id);
      return without === undefined || without === date ? [] : [{ id, with: date, without }];
    }),
  };
}

/** Where a gauge stands at last in the first course and in the second. */
export interface GaugeApart {
  readonly id: string;
  readonly with: number;
  readonly without: number;
}

/** Gauges that stand elsewhere at last, the widest apart first, by their range. */
export function gaugesApart(model: Model, here: World, there: World): readonly GaugeApart[] {
  const values = { with: readGauges(model, here), without: readGauges(model, there) };
  return model.gauges
    .map(({ id, min, max }) => {
      const [one, other] = [values.with[id] ?? 0, values.without[id] ?? 0];
      return { gauge: { id, with: one, without: other }, share: Math.abs(one - other) / Math.max(1e-9, max - min) };
    })
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share)
    .map(({ gauge }) => gauge);
}
