/**
 * What an experiment looks at in each run: one number for each ending, milestone and gauge, and the day of the end.
 */
import type { Model } from "../engine/index.js";
import { horizonKey } from "./estimates.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";

/** One of the numbers of a run. Those of endings and milestones are 0 or 1. */
export interface Response {
  readonly kind: "ending" | "milestone" | "gauge" | "end-day" | "milestone-day";
  /**
   * Id of the ending, milestone or gauge; `horizon` for runs without an ending; empty for the day of the end. A milestone's day is 0 in
   * runs that don't reach it.
   */
  readonly id: string;
}

/** The responses of a model, in the order in which they are read; those of the days of milestones only where they are asked for. */
export function responsesOf(model: Model, { days = false } = {}): readonly Response[] {
  return [
    ...model.endings.map(({ id }): Response => ({ kind: "ending", id })),
    { kind: "ending", id: horizonKey },
    ...model.milestones.map(({ id }): Response => ({ kind: "milestone", id })),
    ...model.gauges.map(({ id }): Response => ({ kind: "gauge", id })),
    { kind: "end-day", id: "" },
    ...(days ? model.milestones.map(({ id }): Response => ({ kind: "milestone-day", id })) : []),
  ];
}

/** Returns a function that writes the responses of each row of outcomes to `into`, row by row. */
export function responseReader(
  model: Model,
  { days = false } = {},
): (rows: Float64Array, runs: number, into: Float64Array) => void {
  const width = outcomeColumns(model);
  const at = outcomePlaces(model);
  const endings = model.endings.length;
  const milestones = model.milestones.length;
  const gauges = model.gauges.length;
  return (rows, runs, into) => {
    let to = 0;
    for (let run = 0, row = 0; run < runs; run += 1, row += width) {
      const ending = rows[row] as number;
      for (let place = 0; place < endings; place += 1) into[to++] = ending === place ? 1 : 0;
      into[to++] = ending < 0 ? 1 : 0;
      for (let place = 0; place < milestones; place += 1)
        into[to++] = (rows[row + at.milestones + place] as number) >= 0 ? 1 : 0;
      for (let place = 0; place < gauges; place += 1) into[to++] = rows[row + at.gauges + place] as number;
      into[to++] = rows[row + at.endDay] as number;
      for (let place = 0; days && place < milestones; place += 1)
        into[to++] = Math.max(0, rows[row + at.milestones + place] as number);
    }
  };
}
