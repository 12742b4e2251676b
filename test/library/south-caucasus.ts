/**
 * What the library tests share: the scenario as loaded, what the mechanisms owe the documents, and an ensemble of
 * plain runs counted by milestone.
 */
import {
  advance,
  type Basis,
  createModel,
  createWorld,
  dayOfDate,
  type Posture,
  type Record,
  readGauges,
  type Scenario,
  type Transition,
} from "../../src/engine/index.js";
import { compare, isRefusal } from "../../src/index.js";
import { full } from "../share.js";

export function posturesOf(scenario: Scenario): readonly Posture[] {
  return scenario.actors.flatMap((actor) => actor.postures);
}

export function transitionsOf(scenario: Scenario): readonly Transition[] {
  return posturesOf(scenario).flatMap((posture) => posture.transitions);
}

/** The milestones that history dates, each with its day. */
export function datedMilestones({ history, start }: Scenario): ReadonlyMap<string, number> {
  return new Map(
    history.flatMap(({ milestone, date }) =>
      date === undefined ? [] : [[milestone, dayOfDate(start, date)] as const],
    ),
  );
}

/** The news that a crisis opens with, in every run; all other injects are the instructor's or the record's. */
export function isOpening({ id }: { readonly id: string }): boolean {
  return id === "opening";
}

/** Whether a claim or a line of reasoning stands behind it. */
export function isFounded({ evidence = [], judgement }: Partial<Basis>): boolean {
  return evidence.length > 0 || (judgement ?? "").length > 10;
}

type Plain = { readonly [key: string]: unknown };

/** Keys of the numbers for which the object that has one says what it rests on. */
const numberKeys = ["trigger", "ratio", "curve", "add", "perDay", "weight", "range", "initial", "schedule"];

/**
 * Every object of a resolved scenario that has a number and says what it rests on, or should, with its path. Milestones and
 * endings are those that compare a gauge or a day with one. A ratio or weight that is an assumption rests on what that does. In
 * format 1 the transition speaks for its effects.
 */
export function numbered(scenario: Scenario): readonly (readonly [path: string, basis: Partial<Basis>])[] {
  const found: (readonly [string, Partial<Basis>])[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    const plain = value as Plain;
    const has = (key: string) => Object.hasOwn(plain, key) && typeof plain[key] !== "string";
    // A posture's `initial` is a state; of `scale` and of a drift that follows a gauge the owner speaks.
    const spokenFor = scenario.format === 1 && has("add");
    if (numberKeys.some(has) && !spokenFor && !/\.(?:scale|perDay)$/.test(path))
      found.push([path, plain as Partial<Basis>]);
    for (const [key, inner] of Object.entries(plain)) if (key !== "schedule") visit(inner, `${path}.${key}`);
  };
  visit({ ...scenario, milestones: [], endings: [], history: [], variants: [], map: null }, scenario.id);
  for (const element of [...scenario.milestones, ...scenario.endings])
    if (/"kind":"(?:gauge|day)"/.test(JSON.stringify(element))) found.push([`${scenario.id}.${element.id}`, element]);
  return found;
}

/** Paragraphs each mechanism of the library rests on, by source. */
export const paragraphsOwed: { readonly [mechanism: string]: { readonly [source: string]: readonly number[] } } = {
  M1: { "nordic-monitor-2020": [2, 3, 4] },
  M2: { "nordic-monitor-2020": [6, 7, 8, 9, 10, 11] },
  M3: { "nordic-monitor-2020": [12, 13, 14, 15, 16], "tavush-clashes-2020": [8, 9, 22, 23] },
  M4: { "tavush-clashes-2020": [6, 10, 11, 12, 13, 14, 15, 20] },
  M5: { "tavush-clashes-2020": [16, 17, 18, 19, 20, 21] },
  M6: { "tavush-clashes-2020": [3, 7, 16], "kafkassam-2016": [18] },
  M7: { "kafkassam-2016": [15, 17, 22, 23, 24], "tavush-clashes-2020": [3] },
  M8: { "kafkassam-2016": [11, 15, 16, 17, 18, 19, 20, 21] },
  M9: { "kafkassam-2016": [10, 11, 12, 13, 14, 16, 17, 18, 19] },
  M10: { "kafkassam-2016": [24, 25] },
  M11: { "national-interest-2020": [6, 7, 8], "nordic-monitor-2020": [8, 9] },
  M12: { "national-interest-2020": [5, 9, 10, 11] },
  M13: { "national-interest-2020": [12, 13, 14] },
  M14: { "edm-2020": [12] },
  M15: { "edm-2020": [4, 5, 6, 8, 9] },
  M16: { "edm-2020": [7, 8] },
  M17: { "edm-2020": [10, 11] },
  M18: { "edm-2020": [9, 12, 13], "nordic-monitor-2020": [13] },
  M19: { "tavush-clashes-2020": [5, 6, 9, 10, 14, 24] },
};

/** What each variant of each scenario is about: the milestone it must move, and which way. */
export const headlineMilestones: {
  readonly [scenario: string]: { readonly [variant: string]: readonly [milestone: string, direction: 1 | -1] };
} = {
  "four-day-war-2016": {
    "ankara-restrained": ["ankara-unlimited", -1],
    "moscow-recommits": ["guarantee-renewed", 1],
    "csto-literal": ["csto-activated", 1],
    "baku-balances": ["baku-leans", -1],
    "terms-meant": ["ultimatum", 1],
    "baku-answered-fire": ["truce-fails", 1],
    "moscow-waits": ["shoygu-in-baku", -1],
    "arms-to-blame": ["truce-fails", 1],
    "balance-unchanged": ["truce-fails", -1],
  },
  "tavush-2020": {
    "ankara-restrained": ["exercise-extended", -1],
    "ankara-in-command": ["general-war", 1],
    "csto-literal": ["csto-activated", 1],
    "baku-balances": ["baku-aligned", -1],
    "moscow-recommits": ["guarantee-renewed", 1],
    "armenia-fired-first": ["moscow-names-ankara", -1],
  },
  "autumn-war-2020": {
    "ankara-restrained": ["jets-acknowledged", -1],
    "ankara-in-command": ["turks-in-command", 1],
    "csto-literal": ["csto-activated", 1],
    "baku-balances": ["baku-aligned", -1],
    "moscow-recommits": ["guarantee-renewed", 1],
    "counter-offensive": ["shusha-falls", -1],
  },
  "aftermath-2020": {
    "ankara-restrained": ["record-mission", -1],
    "ankara-in-command": ["baku-proxy", 1],
    "baku-balances": ["baku-draws-back", 1],
    "moscow-recommits": ["guarantee-renewed", 1],
    "contingents-on-the-ground": ["turkish-contingent-in-zone", 1],
    protectorate: ["fait-accompli", 1],
  },
  "long-arc": {
    "ankara-restrained": ["drones-bought", -1],
    "ankara-in-command": ["general-war", 1],
    "moscow-recommits": ["guarantee-renewed", 1],
    "csto-literal": ["csto-activated", 1],
    "baku-balances": ["baku-aligned", -1],
  },
  tutorial: { "bold-north": ["landing", 1] },
};

/** The rows of one scenario, for `it.each`. */
export function headlinesOf(scenario: string) {
  return Object.entries(headlineMilestones[scenario] ?? {}).map(([variant, [milestone, direction]]) => ({
    variant,
    milestone,
    direction,
  }));
}

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

/** Plays runs with the seeds from "1" on: so many in full, two fifths of them as a share. */
export function playRuns(
  scenario: Scenario,
  inFull: number,
  set: Readonly<{ [assumption: string]: number }> = {},
): readonly RunDigest[] {
  const model = createModel(scenario, { mover: "table", set });
  return Array.from({ length: full ? inFull : 0.4 * inFull }, (_, index) => {
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

/** Share of the runs that reach the milestone no more than so many days before or after the day. */
export function shareNear(runs: readonly RunDigest[], milestone: string, day: number, days: number): number {
  return share(runs, (run) => Math.abs((run.milestones.get(milestone) ?? Number.NaN) - day) <= days);
}

/** Percentage points by which the variant moves the share of runs that reach the milestone, on the same dice. */
export async function pointsMoved(
  scenario: Scenario,
  variant: string,
  milestone: string,
  runs: number,
): Promise<number> {
  const options = { seed: "1", runs, workers: 0, plainEstimates: true };
  const compared = await compare({ scenario }, { scenario, variant }, options);
  if (isRefusal(compared)) throw new Error(compared.message);
  return 100 * (compared.milestones[milestone]?.difference ?? Number.NaN);
}

/** The value below which the given part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
