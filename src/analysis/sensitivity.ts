/**
 * What 10% more of a rate, ratio, chance, weight or assumption would do to each outcome: from the scores of one ensemble, to
 * first order; for an assumption that acts on something else too, from pairs of runs with the same dice.
 */
import {
  assumptionScores,
  type Model,
  type Scenario,
  ScenarioError,
  type ScoreTerms,
  scoreTerms,
} from "../engine/index.js";
import { RunFailure, type RunPlan } from "./batch.js";
import { type Comparison, compareArms } from "./compare.js";
import { z95 } from "./estimate.js";
import { horizonKey } from "./estimates.js";
import { isDrawn, type SlopeColumn, type SlopeSums, slopeColumns, slopeOf } from "./slopes.js";
import { type Arm, armModel } from "./task-runner.js";
import { type WrittenNumber, writtenNumbers } from "./written-numbers.js";

/** How much more of everything is asked about. */
export const sensitivityStep = 0.1;

/** A change of a probability, or of a gauge at the end, for 10% more of something, or for 10% less, with its 95% interval. */
export interface Influence {
  readonly kind: SlopeColumn["kind"] | WrittenNumber["kind"];
  /** Path of a transition, or id of an assumption; of a number written elsewhere as `WrittenNumber` has it. */
  readonly of: string;
  /** Id of the gauge that an effect adds to, or a threshold is compared with. */
  readonly gauge?: string;
  /** Id of the outcome that a weight, or a ratio on one, belongs to. */
  readonly outcome?: string;
  /** Label of a ratio. */
  readonly ratio?: string;
  /** Present if 10% more could not be played: the change is for 10% less. */
  readonly less?: true;
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
  /** Whether each effect, drift, threshold and time was asked about too. */
  readonly everyNumber: boolean;
  /** Of each outcome, the largest first. What hardly a run has drawn, and what is 0, is left out. */
  readonly endings: Influences;
  readonly milestones: Influences;
  readonly gauges: Influences;
  /**
   * Assumptions, and other numbers by kind and path, of which 10% more could not be played: because they are 0, because that is
   * out of their range, or because a run broke.
   */
  readonly unknown: readonly string[];
  /** Assumptions and other numbers that were left unplayed: because of a stop, or because only a share of the study is there. */
  readonly unplayed: number;
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
  /** Pairs of runs for each assumption that scores do not reach; 0 where they are to be left unplayed. */
  readonly pairs: number;
  /** Also for each effect, drift, threshold and time that is written as a number. */
  readonly everyNumber?: boolean | undefined;
  /** Called with the numbers whose pairs have been played, and how many there are. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

export async function sensitivityOf(
  model: Model,
  slopes: SlopeSums,
  options: SensitivityOptions,
): Promise<Sensitivity> {
  const terms = scoreTerms(model, true);
  const columns = slopeColumns(model, terms);
  const { paired, unknown, unplayed } = await pairedDifferences(model, terms, options);
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
          if (error === 0 || !isDrawn(slopes, place)) return [];
          return [influence(model, column, slope * sensitivityStep, error * sensitivityStep * z95)];
        });
        const pairs = paired.flatMap(({ named, comparison }): Influence[] => {
          const found = comparison[kind][id];
          if (found === undefined || (found.low === 0 && found.high === 0)) return [];
          return [{ ...named, change: found.difference, low: found.low, high: found.high, by: "pairs" }];
        });
        return [id, [...scored, ...pairs].sort((one, other) => Math.abs(other.change) - Math.abs(one.change))];
      }),
    );
  return {
    runs: slopes.runs,
    pairs: paired.length === 0 ? 0 : options.pairs,
    step: sensitivityStep,
    everyNumber: options.everyNumber ?? false,
    endings: influences("endings"),
    milestones: influences("milestones"),
    gauges: influences("gauges"),
    unknown,
    unplayed,
  };
}

function influence(
  model: Model,
  { kind, transition, end, ratio, id }: SlopeColumn,
  change: number,
  half: number,
): Influence {
  const figures = { change, low: change - half, high: change + half, by: "scores" } as const;
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

/** What is played with 10% more or less of something, and how to say what it was. */
interface Change {
  readonly named: Pick<Influence, "kind" | "of" | "gauge" | "less">;
  readonly arm: Arm;
}

interface PairedChange extends Omit<Change, "arm"> {
  readonly comparison: Comparison;
}

/** Plays pairs for what scores do not reach. */
async function pairedDifferences(
  model: Model,
  terms: ScoreTerms,
  options: SensitivityOptions,
): Promise<{ paired: readonly PairedChange[]; unknown: readonly string[]; unplayed: number }> {
  const { arm, plan, workers, signal, pairs, everyNumber = false, onProgress } = options;
  const { changes, unknown } = assumptionChanges(model, terms, arm);
  if (everyNumber && arm !== null) {
    const written = numberChanges(model.scenario, arm);
    changes.push(...written.changes);
    unknown.push(...written.unknown);
  }
  const paired: PairedChange[] = [];
  let unplayed = 0;
  for (const [place, { named, arm: changed }] of changes.entries()) {
    onProgress?.(place, changes.length);
    // Of futures, `assumptionChanges` gives no changes.
    if (arm === null || signal?.aborted || pairs === 0) {
      unplayed += 1;
      continue;
    }
    try {
      const comparison = await compareArms([arm, changed], plan, { runs: pairs, workers, signal });
      if (comparison.partial) unplayed += 1;
      else paired.push({ named, comparison });
    } catch (error) {
      // What breaks with another number says nothing of this one.
      if (!(error instanceof RunFailure)) throw error;
      unknown.push(nameOf(named));
    }
  }
  return { paired, unknown, unplayed };
}

/** The id of an assumption; kind and path of another number, as a transition has several. */
function nameOf({ kind, of }: Change["named"]): string {
  return kind === "assumption" ? of : `${kind} ${of}`;
}

/** Other values of the assumptions that act on more than scores reach. */
function assumptionChanges(model: Model, terms: ScoreTerms, arm: Arm | null): { changes: Change[]; unknown: string[] } {
  const [changes, unknown]: [Change[], string[]] = [[], []];
  for (const { id, actsElsewhere } of assumptionScores(model, terms)) {
    const value = model.assumptions.get(id) ?? 0;
    const other = otherValue(model.scenario, id, value);
    if (value !== 0 && !actsElsewhere) continue;
    if (value === 0 || arm === null || other === null) {
      unknown.push(id);
      continue;
    }
    const less = Math.abs(other) < Math.abs(value);
    changes.push({
      named: { kind: "assumption", of: id, ...(less && { less }) },
      arm: { ...arm, set: { ...arm.set, [id]: other } },
    });
  }
  return { changes, unknown };
}

/** 10% more of each written number, or less where the scenario could not be played with more. */
function numberChanges(scenario: Scenario, arm: Arm): { changes: Change[]; unknown: string[] } {
  const [changes, unknown]: [Change[], string[]] = [[], []];
  for (const { kind, of, gauge, times } of writtenNumbers(scenario)) {
    const found = [1, -1]
      .map((sign) => ({ sign, changed: { ...arm, scenario: times(1 + sign * sensitivityStep) } }))
      .find(({ changed }) => isPlayable(changed));
    if (found === undefined) unknown.push(nameOf({ kind, of }));
    else
      changes.push({
        named: { kind, of, ...(gauge !== "" && { gauge }), ...(found.sign < 0 && { less: true }) },
        arm: found.changed,
      });
  }
  return { changes, unknown };
}

function isPlayable(arm: Arm): boolean {
  try {
    armModel(arm);
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}

/** 10% more, or where its range does not allow that, 10% less; null if neither is in it. */
function otherValue({ assumptions }: Scenario, id: string, value: number): number | null {
  const [low, high] = assumptions.find((assumption) => assumption.id === id)?.range ?? [value, value];
  const candidates = [value * (1 + sensitivityStep), value * (1 - sensitivityStep)];
  return candidates.find((candidate) => candidate >= low && candidate <= high) ?? null;
}
