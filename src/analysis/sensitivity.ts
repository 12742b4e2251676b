/**
 * What 10% more of a rate, ratio, chance, weight or assumption would do to each outcome: from the scores of one ensemble, to
 * first order; for an assumption that acts on something else too, from pairs of runs with the same dice.
 */
import { assumptionScores, type Model, type Scenario, scoreTerms } from "../engine/index.js";
import type { RunPlan } from "./batch.js";
import { type Comparison, compareArms } from "./compare.js";
import { z95 } from "./estimate.js";
import { horizonKey } from "./estimates.js";
import { type SlopeColumn, type SlopeSums, slopeColumns, slopeOf } from "./slopes.js";
import type { Arm } from "./task-runner.js";

/** How much more of everything is asked about. */
export const sensitivityStep = 0.1;

/** A change of a probability, or of a gauge at the end, for 10% more of something, with its 95% interval. */
export interface Influence {
  readonly kind: SlopeColumn["kind"];
  /** Path of a transition, or id of an assumption. */
  readonly of: string;
  /** Id of the outcome that a weight, or a ratio on one, belongs to. */
  readonly outcome?: string;
  /** Label of a ratio. */
  readonly ratio?: string;
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** Score functions of the ensemble, or differences of paired runs. */
  readonly by: "scores" | "pairs";
}

export interface Sensitivity {
  /** Runs that the score functions are of, and pairs for what they do not reach. */
  readonly runs: number;
  readonly pairs: number;
  readonly step: typeof sensitivityStep;
  /** Of each outcome, the largest first. What no run has drawn, and what is 0, is left out. */
  readonly endings: Influences;
  readonly milestones: Influences;
  readonly gauges: Influences;
  /** Assumptions that nothing is said about, because they are 0, or because a pair of runs could not be played. */
  readonly unknown: readonly string[];
}

interface Influences {
  readonly [id: string]: readonly Influence[];
}

export interface SensitivityOptions {
  /** The arm that was played; null where only scores count, as of futures of a moment. */
  readonly arm: Arm | null;
  readonly plan: RunPlan;
  readonly workers: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Pairs of runs for each assumption that scores do not reach. */
  readonly pairs: number;
}

export async function sensitivityOf(
  model: Model,
  slopes: SlopeSums,
  options: SensitivityOptions,
): Promise<Sensitivity> {
  const terms = scoreTerms(model, true);
  const columns = slopeColumns(model, terms);
  const { paired, unknown } = await pairedDifferences(model, options);
  const ids = {
    endings: [...model.endings.map(({ id }) => id), horizonKey],
    milestones: model.milestones.map(({ id }) => id),
    gauges: model.gauges.map(({ id }) => id),
  };
  let first = 0;
  const influences = (kind: keyof typeof ids): Influences =>
    Object.fromEntries(
      ids[kind].map((id) => {
        const outcome = first++;
        const scored = columns.flatMap((column, place) => {
          const { slope, error } = slopeOf(slopes, outcome * columns.length + place);
          if (error === 0) return [];
          return [influence(model, column, slope * sensitivityStep, error * sensitivityStep * z95, "scores")];
        });
        const pairs = paired.flatMap(({ id: assumption, comparison, scale }) => {
          const found = comparison[kind][id];
          if (found === undefined) return [];
          const [low, high] = [found.low * scale, found.high * scale].sort((one, other) => one - other) as [
            number,
            number,
          ];
          return [
            { kind: "assumption", of: assumption, change: found.difference * scale, low, high, by: "pairs" } as const,
          ];
        });
        return [id, [...scored, ...pairs].sort((one, other) => Math.abs(other.change) - Math.abs(one.change))];
      }),
    );
  return {
    runs: slopes.runs,
    pairs: paired.length === 0 ? 0 : options.pairs,
    step: sensitivityStep,
    endings: influences("endings"),
    milestones: influences("milestones"),
    gauges: influences("gauges"),
    unknown,
  };
}

function influence(
  model: Model,
  { kind, transition, end, ratio, id }: SlopeColumn,
  change: number,
  half: number,
  by: Influence["by"],
): Influence {
  const figures = { change, low: change - half, high: change + half, by };
  const found = model.transitions[transition];
  if (found === undefined) return { kind, of: id, ...figures };
  const outcome = found.ends[end]?.outcome;
  const label = (end < 0 ? found.ratios : (found.ends[end]?.ratios ?? []))[ratio]?.source;
  return {
    kind,
    of: found.path,
    ...(outcome ? { outcome: outcome.id } : {}),
    ...(label !== undefined && label.kind !== "assumption" ? { ratio: label.label } : {}),
    ...figures,
  };
}

interface PairedAssumption {
  readonly id: string;
  readonly comparison: Comparison;
  /** From the change that was played to 10% more. */
  readonly scale: number;
}

/** Plays pairs for the assumptions that act on more than scores reach. */
async function pairedDifferences(
  model: Model,
  { arm, plan, workers, signal, pairs }: SensitivityOptions,
): Promise<{ paired: readonly PairedAssumption[]; unknown: readonly string[] }> {
  const paired: PairedAssumption[] = [];
  const unknown: string[] = [];
  for (const { id, actsElsewhere } of assumptionScores(model, scoreTerms(model, true))) {
    const value = model.assumptions.get(id) ?? 0;
    if (value === 0) unknown.push(id);
    if (!actsElsewhere || value === 0) continue;
    const other = otherValue(model.scenario, id, value);
    if (arm === null || other === null || signal?.aborted) {
      unknown.push(id);
      continue;
    }
    const changed = { ...arm, set: { ...arm.set, [id]: other } };
    const comparison = await compareArms([arm, changed], plan, { runs: pairs, workers, signal });
    paired.push({ id, comparison, scale: (sensitivityStep * value) / (other - value) });
  }
  return { paired, unknown };
}

/** 10% more, or where its range does not allow that, 10% less; null if neither is in it. */
function otherValue({ assumptions }: Scenario, id: string, value: number): number | null {
  const [low, high] = assumptions.find((assumption) => assumption.id === id)?.range ?? [value, value];
  const candidates = [value * (1 + sensitivityStep), value * (1 - sensitivityStep)];
  return candidates.find((candidate) => candidate >= low && candidate <= high) ?? null;
}
