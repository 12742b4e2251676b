/**
 * A whole backtest: the arms that a scenario is scored in, with the same dice, and several crises together.
 */
import { engineVersion, type Scenario } from "../engine/index.js";
import {
  type ArmPlan,
  type ArmScores,
  type Baseline,
  baselinesOf,
  type PlayedArm,
  playAgainstHistory,
  type ScoredMilestone,
  scoredMilestones,
} from "./backtest.js";
import { type Provenance, provenanceOf, studyOf } from "./provenance.js";
import { type RankTest, rankTest } from "./rank-test.js";
import { type Arm, armModel } from "./task-runner.js";

/** Free play; with the dated injects of the record; with shared numbers put back; a variant in free play. */
export type ArmKind = "free" | "historical" | "hold-out" | "variant";

/** What an arm scored, and where its runs come from. */
export interface BacktestArm extends Provenance, ArmScores {
  readonly kind: ArmKind;
}

/** What the hold-out put back: a shared transition or gauge, and the keys that the crisis had changed. */
interface Change {
  readonly path: string;
  readonly keys: readonly string[];
}

export interface Backtest {
  readonly engine: string;
  readonly scenario: string;
  readonly seed: string;
  readonly set: Arm["set"];
  /** Runs wanted of each arm. */
  readonly n: number;
  readonly partial: boolean;
  readonly milestones: readonly ScoredMilestone[];
  /** Free play first. */
  readonly arms: readonly BacktestArm[];
  readonly baselines: { readonly baseRate: Baseline; readonly uniform: Baseline };
  /** Null where nothing was held out. */
  readonly putBack: readonly Change[] | null;
}

export interface BacktestOptions extends Omit<ArmPlan, "historical" | "onProgress"> {
  readonly set?: Arm["set"];
  /** The file of the scenario, as it was named; null for one of the library. */
  readonly file?: string | null;
  readonly variants?: boolean;
  readonly heldOut?: { readonly scenario: Scenario; readonly changes: readonly Change[] } | null;
  /** Called with the runs of all arms so far. */
  readonly onProgress?: (done: number, wanted: number) => void;
}

/** A backtest, and its arms as a test of several crises needs them, by kind. */
export interface PlayedBacktest {
  readonly backtest: Backtest;
  readonly played: ReadonlyMap<ArmKind, PlayedArm>;
}

/** Plays and scores all arms; null if it was stopped before a run. Throws RunFailure for the first run that fails. */
export async function backtest(scenario: Scenario, options: BacktestOptions): Promise<PlayedBacktest | null> {
  const { set = {}, file = null, variants = true, heldOut = null, onProgress, ...plan } = options;
  const arm = { scenario, variant: null, set };
  const wanted: readonly { readonly kind: ArmKind; readonly arm: Arm }[] = [
    { kind: "free", arm },
    { kind: "historical", arm },
    ...(heldOut === null ? [] : [{ kind: "hold-out" as const, arm: { ...arm, scenario: heldOut.scenario } }]),
    ...(variants ? scenario.variants : []).map(({ id }) => ({
      kind: "variant" as const,
      arm: { ...arm, variant: id },
    })),
  ];
  const scored = scoredMilestones(armModel(arm));
  const arms: BacktestArm[] = [];
  const byKind = new Map<ArmKind, PlayedArm>();
  for (const [place, { kind, arm }] of wanted.entries()) {
    const report = (runs: number) => onProgress?.(place * plan.runs + runs, wanted.length * plan.runs);
    const one = await playAgainstHistory(arm, scored, {
      ...plan,
      historical: kind === "historical",
      onProgress: report,
    });
    if (one === null) break;
    const played = { seed: plan.seed, days: scenario.horizon, historical: kind === "historical" };
    const study = studyOf(armModel(arm), played, { file, set });
    arms.push({ kind, ...provenanceOf(study, { n: one.scores.runs, estimator: "counts" }), ...one.scores });
    if (kind !== "variant") byKind.set(kind, one);
  }
  if (arms.length === 0) return null;
  const partial = arms.length < wanted.length || arms.some((one) => one.partial);
  const head = { engine: engineVersion, scenario: scenario.id, seed: plan.seed, set, n: plan.runs, partial };
  const baselines = baselinesOf(scenario, scored);
  return {
    backtest: { ...head, milestones: scored, arms, baselines, putBack: heldOut?.changes ?? null },
    played: byKind,
  };
}

/** One arm over several crises: the sum of their surprises, and the test of all their days. */
export interface ArmTogether {
  readonly kind: ArmKind;
  readonly bits: number;
  /** Mean bits over all milestones that are not given. */
  readonly log: number;
  readonly ranks: RankTest;
}

/** Several crises together, by the arms that all of them were played in. */
export function together(crises: readonly PlayedBacktest[]): readonly ArmTogether[] {
  return (["free", "historical", "hold-out"] as const).flatMap((kind) => {
    const arms = crises.flatMap(({ played }) => played.get(kind) ?? []);
    if (arms.length < crises.length) return [];
    const bits = arms.reduce((sum, { scores }) => sum + scores.bits, 0);
    const told = arms.reduce((sum, { scores }) => sum + scores.milestones, 0);
    const log = arms.reduce((sum, { scores }) => sum + scores.log * scores.milestones, 0) / told;
    return [{ kind, bits, log, ranks: rankTest(arms.flatMap(({ ranked }) => ranked)) }];
  });
}
