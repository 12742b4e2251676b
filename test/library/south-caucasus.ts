/**
 * What the library tests share: the scenario as loaded, what the mechanisms owe the documents, and an ensemble of
 * plain runs counted by milestone.
 */
import { advance, createModel, createWorld, type Record, readGauges, type Scenario } from "../../src/engine/index.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";

export function loadLibraryScenario(id: string): Scenario {
  return loadScenario(findScenario(id)).scenario;
}

/** Paragraphs each mechanism at work rests on, by source. */
export const paragraphsOwed: { readonly [mechanism: string]: { readonly [source: string]: readonly number[] } } = {
  M1: { "nordic-monitor-2020": [2, 3, 4] },
  M2: { "nordic-monitor-2020": [6, 7, 8, 9, 10, 11] },
  M3: { "nordic-monitor-2020": [12, 13, 14, 15, 16], "tavush-clashes-2020": [8, 9, 22, 23] },
  M4: { "tavush-clashes-2020": [6, 10, 11, 12, 13, 14, 15, 20] },
  M5: { "tavush-clashes-2020": [16, 17, 18, 19, 20, 21] },
  M6: { "tavush-clashes-2020": [3, 7, 16], "kafkassam-2016": [18] },
  M7: { "kafkassam-2016": [15, 17, 22, 23, 24], "tavush-clashes-2020": [3] },
  M8: { "kafkassam-2016": [11, 15, 16, 17, 18, 19, 20, 21] },
  M12: { "national-interest-2020": [5, 9, 10, 11] },
  M13: { "national-interest-2020": [12, 13, 14] },
  M19: { "tavush-clashes-2020": [5, 6, 9, 10, 14, 24] },
};

/** One run, boiled down. */
export interface RunDigest {
  /** Milestone to the day on which it was reached. */
  readonly milestones: ReadonlyMap<string, number>;
  readonly fired: ReadonlySet<string>;
  readonly recordCount: number;
  /** Dead of both sides when the run ended. */
  readonly deaths: number;
  readonly ending: string | null;
  /** Day of the last record. */
  readonly lastDay: number;
}

export interface EnsembleOptions {
  readonly variant?: string;
}

/** Plays runs with the seeds "1" to `String(count)`. */
export function playRuns(scenario: Scenario, count: number, options: EnsembleOptions = {}): readonly RunDigest[] {
  const model = createModel(scenario, { variant: options.variant ?? null, mover: "table" });
  return Array.from({ length: count }, (_, index) => {
    const world = createWorld(model, { seed: String(index + 1) });
    const records = advance(model, world, scenario.horizon);
    return digest(records, readGauges(model, world).deaths ?? 0, world.ending);
  });
}

function digest(records: readonly Record[], deaths: number, ending: string | null): RunDigest {
  const milestones = new Map<string, number>();
  const fired = new Set<string>();
  for (const record of records) {
    if (record.type === "milestone") milestones.set(record.milestone, record.day);
    else if ("transition" in record) fired.add(record.transition);
  }
  return { milestones, fired, recordCount: records.length, deaths, ending, lastDay: records.at(-1)?.day ?? 0 };
}

/** Share of the runs in which the test holds, 0 to 1. */
export function share(runs: readonly RunDigest[], holds: (run: RunDigest) => boolean): number {
  return runs.filter(holds).length / runs.length;
}

export function shareReaching(runs: readonly RunDigest[], milestone: string): number {
  return share(runs, (run) => run.milestones.has(milestone));
}

/** The value below which the given part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
