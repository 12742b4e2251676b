/**
 * The estimates of an ensemble: the output of `run --json`, and the source of every table and chart.
 */
import type { Assumption, Model } from "../engine/index.js";
import { type Controlled, type ControlledOutcomes, plainOutcomes, usedAt } from "./controls.js";
import { histogramQuantile, varianceOf, wholeQuantile } from "./estimate.js";
import { type EstimatedMean, type Likelihood, likelihoodWith, meanWith, sharedLikelihoods } from "./likelihood.js";
import { estimatedPlaces } from "./moments.js";
import { type Provenance, provenanceOf, type Study, type Until } from "./provenance.js";
import { endPlaces, gaugeBinEdge, gaugeBins, stateOffsets, type Tally } from "./tally.js";

type Quantile = "p05" | "p50" | "p95";
/**
 * The least and greatest value are exact. Quantiles lie between them and are exact at the gauge's bounds, elsewhere within
 * the width of a bin.
 */
type GaugeSummary = Readonly<Record<Quantile | "mean" | "sd" | "least" | "greatest", number>>;

interface GaugeEstimate extends GaugeSummary {
  /** One entry per day from day 0; a run that has ended keeps its final value. */
  readonly byDay: readonly Omit<GaugeSummary, "sd">[];
  /** The mean at the end as estimated with control variates, where they help. */
  readonly estimate?: EstimatedMean;
}

interface MilestoneEstimate extends Likelihood {
  /** Quantiles of the whole day on which it was reached: day 2 is from 2 to just below 3 days after the start. */
  readonly day: Readonly<Record<Quantile, number | null>>;
}

/** Runs in which something fired, their share, and firings per run. */
export interface FiringEstimate {
  readonly runs: number;
  readonly p: number;
  readonly perRun: number;
}

export interface Estimates extends Provenance {
  /** What the assumptions of `sample` are drawn from; absent if there are none. */
  readonly sampled?: { readonly [assumption: string]: Pick<Assumption, "distribution" | "with" | "value" | "range"> };
  readonly partial: boolean;
  /** By ending id; `horizon` counts the runs without an ending. */
  readonly endings: { readonly [id: string]: Likelihood };
  readonly milestones: { readonly [id: string]: MilestoneEstimate };
  readonly gauges: { readonly [id: string]: GaugeEstimate };
  /** One entry per day from day 0: runs that had not ended before it. The others count with their final gauges. */
  readonly goingByDay: readonly number[];
  /** By transition path; with each outcome by its id, where it has several. */
  readonly transitions: {
    readonly [path: string]: FiringEstimate & { readonly outcomes?: { readonly [id: string]: FiringEstimate } };
  };
  /** Mean days per run in each state, by posture path and state id. */
  readonly states: { readonly [posture: string]: { readonly [state: string]: number } };
  /** SHA-256 over the outcomes of all runs. */
  readonly hash: string;
}

/** Key of the runs that reached the horizon; reserved, so no ending has this id. */
export const horizonKey = "horizon";

/** Which runs of a study a tally is of. */
export interface TalliedRuns extends Pick<Estimates, "partial" | "hash"> {
  readonly study: Study;
  readonly first?: number | undefined;
  readonly precision?: number | undefined;
  readonly until?: Until | undefined;
}

export function estimatesOf(
  model: Model,
  tally: Tally,
  { study, first, precision, until, partial, hash }: TalliedRuns,
  found: ControlledOutcomes = plainOutcomes,
): Estimates {
  const estimator = found === plainOutcomes ? "counts" : "control-variates";
  const places = estimatedPlaces(model);
  const ends = endPlaces(model);
  return {
    ...provenanceOf(study, { first, n: tally.runs, precision, until, estimator }),
    ...(study.sample.length > 0 && { sampled: sampledOf(model, study.sample) }),
    partial,
    endings: endingsOf(model, tally, found),
    milestones: Object.fromEntries(
      model.milestones.map(({ id }, index) => [
        id,
        milestoneOf(tally, index, usedAt(found, places.milestones + index)),
      ]),
    ),
    gauges: Object.fromEntries(
      model.gauges.map(({ id }, index) => [
        id,
        gaugeOf(model, tally, index, found.controlled[places.gauges + index] ?? null),
      ]),
    ),
    goingByDay: goingByDay(tally),
    transitions: Object.fromEntries(
      model.transitions.map(({ path, source: { outcomes } }, index) => {
        const firing = firingOf(tally, index);
        if (outcomes === undefined) return [path, firing];
        const first = ends[index] as number;
        const byOutcome = outcomes.map(({ id }, end) => [id, firingOf(tally, first + end)] as const);
        return [path, { ...firing, outcomes: Object.fromEntries(byOutcome) }];
      }),
    ),
    states: statesOf(model, tally),
    hash,
  };
}

function sampledOf({ scenario }: Model, sample: readonly string[]): Estimates["sampled"] & object {
  return Object.fromEntries(
    scenario.assumptions
      .filter(({ id }) => sample.includes(id))
      .map(({ id, distribution, with: partner, value, range }) => [
        id,
        { ...(distribution && { distribution }), ...(partner && { with: partner }), value, range },
      ]),
  );
}

function firingOf({ runs: n, transitionRuns, transitionFirings }: Tally, place: number): FiringEstimate {
  const runs = transitionRuns[place] as number;
  return { runs, p: share(runs, n), perRun: share(transitionFirings[place] as number, n) };
}

function share(count: number, n: number): number {
  return n === 0 ? 0 : count / n;
}

/** Endings in declaration order, the horizon last. */
export function endingsOf(
  model: Model,
  { endings, runs }: Tally,
  found: ControlledOutcomes = plainOutcomes,
): { [id: string]: Likelihood } {
  const ids = [...model.endings.map(({ id }) => id), horizonKey];
  const used = ids.map((_, place) => usedAt(found, place));
  const likelihoods = sharedLikelihoods([...endings], runs, used);
  return Object.fromEntries(ids.map((id, place) => [id, likelihoods[place] as Likelihood]));
}

function milestoneOf(tally: Tally, index: number, controlled: Controlled | null): MilestoneEstimate {
  const count = tally.milestones[index] as number;
  const bins = tally.days + 1;
  const day = (q: number) => {
    const value = wholeQuantile(tally.milestoneDays, index * bins, bins, count, q);
    return Number.isNaN(value) ? null : value;
  };
  return {
    ...likelihoodWith(count, tally.runs, controlled),
    day: { p05: day(0.05), p50: day(0.5), p95: day(0.95) },
  };
}

function gaugeOf(model: Model, tally: Tally, index: number, controlled: Controlled | null): GaugeEstimate {
  const byDay = Array.from({ length: tally.days + 1 }, (_, day) => gaugeOn(model, tally, index, day));
  const estimate = controlled === null ? null : meanWith(tally.runs, controlled);
  return {
    ...(byDay.at(-1) as GaugeSummary),
    byDay: byDay.map(({ sd: _, ...day }) => day),
    ...(estimate !== null && { estimate }),
  };
}

function goingByDay({ runs, endDays }: Tally): number[] {
  let going = runs;
  return Array.from(endDays, (ending) => {
    going -= ending;
    return going + ending;
  });
}

function gaugeOn(model: Model, tally: Tally, gauge: number, day: number): GaugeSummary {
  const { min, max } = model.gauges[gauge] as Model["gauges"][number];
  const place = day * model.gauges.length + gauge;
  // Futures of a later day have no earlier days.
  const from = place * gaugeBins;
  let n = 0;
  for (let bin = 0; bin < gaugeBins; bin += 1) n += tally.gaugeHistogram[from + bin] as number;
  const [least, greatest] =
    n === 0 ? [NaN, NaN] : [tally.gaugeLeast[place] as number, tally.gaugeGreatest[place] as number];
  const within = (value: number) => Math.min(greatest, Math.max(least, value));
  const sum = (tally.gaugeSums[place] as number) + (tally.gaugeSumsLow[place] as number);
  const squares = (tally.gaugeSquares[place] as number) + (tally.gaugeSquaresLow[place] as number);
  const sd = least === greatest ? 0 : Math.sqrt(varianceOf(sum, squares, n));
  const edge = (bin: number) => within(gaugeBinEdge(bin, min, max));
  const at = (q: number) => histogramQuantile(tally.gaugeHistogram, from, gaugeBins, n, q, edge);
  return { mean: within(sum / n), sd, least, p05: at(0.05), p50: at(0.5), p95: at(0.95), greatest };
}

function statesOf(model: Model, tally: Tally): Estimates["states"] {
  const offsets = stateOffsets(model);
  const daysIn = (place: number) => (tally.stateDays[place] as number) + (tally.stateDaysLow[place] as number);
  return Object.fromEntries(
    model.postures.map(({ path, states }, posture) => [
      path,
      Object.fromEntries(
        states.map((state, index) => [state, share(daysIn((offsets[posture] as number) + index), tally.runs)]),
      ),
    ]),
  );
}
