/**
 * A sensitivity study as it is told, on a terminal or a page: which factors each outcome hangs on, and in which order outcomes and
 * factors are worth reading.
 */
import type { Response } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import type { Gauge, Scenario } from "../../engine/index.js";
import type { FactorEffect, ResponseIndices, SaltelliSampling } from "../../experiments/index.js";
import { meanDecimals } from "../../text/index.js";
import type { StudyHead } from "../page/study-facts.js";

export interface SensitivityStudy {
  readonly scenario: Scenario;
  readonly head: StudyHead & {
    readonly method: "morris" | "sobol";
    readonly sampling: SaltelliSampling;
    /** Independent randomisations of the Sobol sequence that share the groups; null where points are not of it. */
    readonly randomisations: number | null;
    /** Groups of points, or trajectories, that were played, and that were asked for. */
    readonly points: number;
    readonly wanted: number;
    /** What varies: assumptions, factors on rates, or both; and between which two numbers rates are multiplied, null where none is. */
    readonly over: "assumptions" | "rates" | "both";
    readonly rates: readonly [low: number, high: number] | null;
    /** What varies, as it was asked for; empty for all that may. */
    readonly vary: readonly string[];
    readonly runs: number;
    readonly partial: boolean;
    /** SHA-256 over the hashes of all points, in order. */
    readonly hash: string;
  };
  /** Ids of the factors. */
  readonly factors: readonly string[];
  /** By response; empty for another method. */
  readonly indices: readonly { readonly response: Response; readonly found: ResponseIndices }[];
  readonly effects: readonly { readonly response: Response; readonly found: readonly FactorEffect[] }[];
}

/** A factor with the figures of one outcome. */
export interface RankedFactor<Figures> {
  readonly id: string;
  readonly figures: Figures;
}

/** The first-order and total index of a factor. */
export interface FactorIndices {
  readonly first: ResponseIndices["first"][number];
  readonly total: ResponseIndices["total"][number];
}

/** Factors by their total index, the greatest first. */
export function rankedIndices(
  { factors }: SensitivityStudy,
  found: ResponseIndices,
): readonly RankedFactor<FactorIndices>[] {
  return factors
    .map((id, place) => ({
      id,
      figures: { first: found.first[place], total: found.total[place] } as FactorIndices,
    }))
    .sort((one, other) => other.figures.total.value - one.figures.total.value);
}

/** Factors by their mean absolute effect, the greatest first. */
export function rankedEffects(
  { factors }: SensitivityStudy,
  found: readonly FactorEffect[],
): readonly RankedFactor<FactorEffect>[] {
  return factors
    .map((id, place) => ({ id, figures: found[place] as FactorEffect }))
    .sort((one, other) => other.figures.muStar.value - one.figures.muStar.value);
}

/** Milestones that are shown if nothing was asked for. */
const mostMilestones = 4;

/**
 * Places of the responses to show: those asked for; else endings, gauges and the milestones that vary most over the
 * assumptions. Where no share of an outcome's variance can be told from chance, it is left out of the choice.
 */
export function shownPlaces({ indices, effects }: SensitivityStudy, outcomes?: readonly string[]): readonly number[] {
  const spread = [
    ...indices.map(({ response, found }) => ({ response, size: found.isTold ? found.assumptionsSd : 0 })),
    ...effects.map(({ response, found }) => ({
      response,
      size: Math.max(...found.map(({ muStar, floor }) => (muStar.low > floor ? muStar.value : 0))),
    })),
  ];
  const places = [...spread.keys()];
  if (outcomes !== undefined) return places.filter((place) => outcomes.includes(spread[place]?.response.id ?? ""));
  const milestones = places
    .filter((place) => spread[place]?.response.kind === "milestone")
    .sort((one, other) => (spread[other]?.size ?? 0) - (spread[one]?.size ?? 0))
    .slice(0, mostMilestones);
  return places.filter((place) => {
    const { response, size } = spread[place] as (typeof spread)[number];
    return size > 0 && (response.kind === "ending" || response.kind === "gauge" || milestones.includes(place));
  });
}

/** The name of a response, and how its values are written: probabilities as percent, changes of them as points. */
export function responseInWords({ endings, milestones, gauges }: Scenario, { kind, id }: Response) {
  if (kind === "gauge") {
    const gauge = gauges.find((one) => one.id === id) as Gauge;
    const figure = (value: number) => value.toFixed(meanDecimals(gauge));
    return { label: gauge.label, level: figure, change: figure };
  }
  if (kind === "end-day") {
    const figure = (value: number) => value.toFixed(1);
    return { label: say("experiment.end-day"), level: figure, change: figure };
  }
  const label = [...endings, ...milestones].find((one) => one.id === id)?.label ?? say("cli.no-ending");
  return {
    label,
    level: (value: number) => `${(100 * value).toFixed(1)}%`,
    change: (value: number) => say("experiment.points", { points: (100 * value).toFixed(1) }),
  };
}

/** What the intervals of indices are from, and what they cover. */
export const intervalsInWords = ({ head: { sampling, randomisations } }: SensitivityStudy) =>
  say("experiment.intervals-explained", { sampling, n: randomisations ?? 0 });

/** An index as it is written; what rounds to 0 has no sign. */
export const indexFigure = (value: number) => value.toFixed(2).replace("-0.00", "0.00");
