/**
 * Tables of what to re-evaluate where something changes (engine/dependents.ts): sets of hazards and checks, and lists of drifts, by
 * move, gauge, milestone and mark.
 */
import type { Model } from "../engine/index.js";
import { lists, type Part, spannedSetsOf, spanOf } from "./writer.js";

/** What to re-evaluate where something changes. */
export function dependentTables(model: Model): Part {
  const span = spanOf(model);
  const moved = ({ moves }: Model["dependents"]) =>
    model.stateCounts.flatMap((count, place) =>
      Array.from({ length: span * span }, (_, cell) => {
        const to = cell % span;
        const from = (cell - to) / span;
        return from < count && to < count ? moves[place]?.[from * count + to] : undefined;
      }),
    );
  const sets = (name: string, list: { readonly length: number }, of: Model["dependents"]) => ({
    [`${name}OfMove`]: spannedSetsOf(list, moved(of)),
    [`${name}OfGauge`]: spannedSetsOf(list, of.gauges),
    [`${name}OfMilestone`]: spannedSetsOf(list, of.milestones),
    [`${name}OfMark`]: spannedSetsOf(list, of.marks),
  });
  const { checkDependents, driftDependents: drifts } = model;
  return {
    integers: {
      ...sets("hazards", model.hazards, model.dependents),
      ...sets("checks", model.checks, checkDependents),
      checksOfDay: spannedSetsOf(model.checks, [checkDependents.day]),
      ...lists("driftsOfMove", moved(drifts)),
      ...lists("driftsOfGauge", drifts.gauges),
      ...lists("driftsOfMilestone", drifts.milestones),
      ...lists("driftsOfMark", drifts.marks),
    },
  };
}
