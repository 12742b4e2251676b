/**
 * Tables of what to re-evaluate where something changes (engine/dependents.ts): sets of hazards and checks, and lists of drifts, by
 * move, gauge, milestone and mark.
 */
import type { CompiledCondition, Model } from "../engine/index.js";
import { lists, type Part, setsOf, spannedSets, spanOf, starts } from "./writer.js";

/** What to re-evaluate where something changes; with `all`, where the engine does, though nothing comes of it. */
export function dependentTables(model: Model, all: boolean): Part {
  const span = spanOf(model);
  const moved = ({ moves }: Model["dependents"]) =>
    model.stateCounts.flatMap((count, place) =>
      Array.from({ length: span * span }, (_, cell) => {
        const to = cell % span;
        const from = (cell - to) / span;
        return from < count && to < count ? moves[place]?.[from * count + to] : undefined;
      }),
    );
  const noted = ({ milestones, marks }: Model["dependents"]) => [...milestones, ...marks];
  const { hazards, checks, dailyHazards, dependents, checkDependents, driftDependents: drifts } = model;
  const levels = dependents.gauges.map((readers, gauge) => levelsOf(model, readers, gauge, all));
  const changing = dependents.day.filter((hazard) => questionsOf(model, hazard).some(changesLater));
  return {
    integers: {
      ...spannedSets("hazardsOfMove", hazards, moved(dependents)),
      ...spannedSets("hazardsOfNoted", hazards, noted(dependents)),
      ...spannedSets(
        "hazardsOfLevel",
        hazards,
        levels.flatMap((own) => own.map((level) => level.hazards)),
      ),
      levelsAt: starts(levels),
      hazardsOfDay: setsOf(hazards, [all ? dailyHazards : changing]),
      ...spannedSets("checksOfMove", checks, moved(checkDependents)),
      ...spannedSets("checksOfNoted", checks, noted(checkDependents)),
      ...spannedSets("checksOfGauge", checks, checkDependents.gauges),
      ...spannedSets("checksOfDay", checks, [checkDependents.day]),
      ...lists("driftsOfMove", moved(drifts)),
      ...lists("driftsOfNoted", noted(drifts)),
      ...lists("driftsOfGauge", drifts.gauges),
    },
    doubles: { levelTo: levels.flatMap((own) => own.map(({ to }) => to)) },
  };
}

/** What a hazard's daily factors ask, taken apart as far as it goes. */
function questionsOf({ hazards }: Model, hazard: number): readonly CompiledCondition[] {
  const { whens = [], ratios = [] } = hazards[hazard]?.daily ?? {};
  return [...whens, ...ratios.flatMap((ratio) => (ratio.kind === "condition" ? [ratio.when] : []))].flatMap(partsOf);
}

function partsOf(condition: CompiledCondition): readonly CompiledCondition[] {
  if (condition.kind === "not") return partsOf(condition.of);
  return condition.kind === "all" || condition.kind === "any" ? condition.of.flatMap(partsOf) : [condition];
}

/**
 * Whether time alone may change an answer later than at the first close of a day after something was noted. A bound that is neither
 * whole nor infinite may stand for one that is drawn.
 */
function changesLater(condition: CompiledCondition): boolean {
  if (condition.kind !== "since" && condition.kind !== "since-milestone") return condition.kind === "day";
  const { min, max } = condition;
  return !(max <= 0 || (max === Infinity && (min <= 0 || min === 1)));
}

function asksOf(condition: CompiledCondition, gauge: number): boolean {
  if (condition.kind === "compare") return condition.above === gauge || condition.below === gauge;
  return condition.kind === "gauge" && condition.gauge === gauge;
}

/**
 * The levels of a gauge, after a first one that it is never on: where each ends, and the hazards whose rate may differ between two
 * values within it. A curve tells values apart between its ends alone.
 */
function levelsOf(model: Model, readers: readonly number[], gauge: number, all: boolean) {
  const spans = readers.flatMap((hazard) => {
    if (all || questionsOf(model, hazard).some((asked) => asksOf(asked, gauge)))
      return [{ hazard, from: -Infinity, to: Infinity }];
    return (model.hazards[hazard]?.daily.ratios ?? []).flatMap((ratio) => {
      if (ratio.kind !== "curve" || ratio.curve.gauge !== gauge) return [];
      const { points } = ratio.curve;
      return [{ hazard, from: points[0] as number, to: points[points.length - 3] as number }];
    });
  });
  const ends = new Set([-Infinity, Infinity, ...spans.flatMap(({ from, to }) => [from, to])]);
  return [...ends]
    .sort((a, b) => a - b)
    .map((to, level, sorted) => {
      const from = sorted[level - 1] ?? -Infinity;
      return { to, hazards: spans.filter((one) => one.from < to && one.to > from).map(({ hazard }) => hazard) };
    });
}
