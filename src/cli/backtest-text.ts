/**
 * A backtest for reading on a terminal: the milestones, then the scores of every arm, in columns.
 */
import type { ArmTogether, Backtest, BacktestArm, MilestoneScore, PlayedBacktest, Scores } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import { armInWords } from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { spaced } from "./progress.js";

const labelWidth = 44;
const armWidth = 34;

export function backtestText(scenario: Scenario, backtest: Backtest): string {
  const { n, seed, partial, putBack } = backtest;
  const lines = [
    say("backtest.title", { title: scenario.title, runs: spaced(n), seed }),
    ...(partial ? [say("backtest.partial")] : []),
    "",
    ...milestoneLines(scenario, backtest),
    "",
    ...scoreLines(backtest),
    "",
    ...unsetLines(backtest),
    ...(putBack === null ? [] : putBackLines(putBack)),
    say("backtest.legend"),
    ...(backtest.milestones.some(({ given }) => given) ? [say("backtest.legend-given")] : []),
  ];
  return lines.map((line) => escapeLine(line).trimEnd()).join("\n");
}

function milestoneLines({ milestones: declared }: Scenario, { milestones, arms }: Backtest): string[] {
  const [free] = arms as readonly [BacktestArm, ...BacktestArm[]];
  const heldOut = arms.find(({ kind }) => kind === "hold-out");
  const share = (arm: BacktestArm, milestone: string) =>
    `${((arm.of[milestone] as MilestoneScore).p * 100).toFixed(1)}%`;
  const head = [
    say("backtest.column-milestone").padEnd(labelWidth),
    say("backtest.column-history").padEnd(8),
    say("backtest.column-runs").padStart(8),
    ...(heldOut === undefined ? [] : [say("backtest.column-held-out").padStart(9)]),
    say("backtest.column-bits").padStart(6),
    say("backtest.column-crps").padStart(7),
    `  ${say("backtest.column-rank")}`,
  ];
  const rows = milestones.map(({ milestone, day, given }) => {
    const { bits, crps, rank } = free.of[milestone] as MilestoneScore;
    const label = `${declared.find(({ id }) => id === milestone)?.label ?? ""} (${milestone})`;
    const told = given ? say("backtest.given") : rank === null ? "" : rank.toFixed(2);
    return [
      (label.length > labelWidth ? `${label.slice(0, labelWidth - 1)}…` : label).padEnd(labelWidth),
      (day === null ? say("backtest.never") : say("backtest.day", { day })).padEnd(8),
      share(free, milestone).padStart(8),
      ...(heldOut === undefined ? [] : [share(heldOut, milestone).padStart(9)]),
      bits.toFixed(2).padStart(6),
      crps.toFixed(1).padStart(7),
      `  ${told}`,
    ];
  });
  return [head, ...rows].map((cells) => cells.join(" "));
}

const scoreHead = (heading: string) =>
  [
    heading.padEnd(armWidth),
    say("backtest.column-bits").padStart(7),
    say("backtest.column-log").padStart(7),
    say("backtest.column-brier").padStart(7),
    say("backtest.column-crps").padStart(7),
  ].join(" ");

const scoreLine = (name: string, { bits, log, brier, crps }: Scores) =>
  [
    name.padEnd(armWidth),
    bits.toFixed(2).padStart(7),
    log.toFixed(3).padStart(7),
    brier.toFixed(3).padStart(7),
    crps.toFixed(1).padStart(7),
  ].join(" ");

function datesInWords({ dates, central, low, high, within }: BacktestArm["ranks"]): string {
  if (dates === 0) return "";
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return say("backtest.dates-expected", { central, dates, low: percent(low), high: percent(high), within });
}

function scoreLines({ arms, baselines: { baseRate, uniform } }: Backtest): string[] {
  const p = `${(baseRate.p * 100).toFixed(0)}%`;
  return [
    `${scoreHead(say("backtest.heading-scores"))}  ${say("backtest.column-dates")}`,
    ...arms.map((arm) => `${scoreLine(armInWords(arm), arm)}  ${datesInWords(arm.ranks)}`),
    scoreLine(say("backtest.base-rate-of-these", { p }), baseRate),
    scoreLine(say("backtest.uniform"), uniform),
  ];
}

function unsetLines({ arms }: Backtest): string[] {
  const [free, historical] = arms;
  if (historical === undefined || free === undefined || free.unset.milestones === free.milestones) return [];
  const { milestones: all, unset } = free;
  const arm = (one: BacktestArm) => scoreLine(armInWords(one), one.unset);
  return [say("backtest.heading-unset", { n: unset.milestones, all }), arm(free), arm(historical), ""];
}

function putBackLines(putBack: NonNullable<Backtest["putBack"]>): string[] {
  return [
    say("backtest.heading-put-back", { n: putBack.length }),
    ...putBack.map(({ path, keys }) => `  ${path}: ${keys.join(", ")}`),
    "",
  ];
}

/** The sums over all crises. */
export function togetherText(
  scenarios: readonly Scenario[],
  done: readonly PlayedBacktest[],
  all: readonly ArmTogether[],
): string {
  const cell = (bits: number | undefined) => (bits === undefined ? "" : bits.toFixed(2)).padStart(armWidth / 2 + 5);
  const crises = done.map(({ backtest }, place) =>
    [
      (scenarios[place]?.id ?? "").padEnd(armWidth),
      ...all.map(({ kind }) => cell(backtest.arms.find((arm) => arm.kind === kind)?.bits)),
    ].join(" "),
  );
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(armWidth), ...cells.map((text) => text.padStart(armWidth / 2 + 5))].join(" ");
  return [
    row(
      `${say("backtest.all-title")}, ${say("backtest.column-bits")}`,
      all.map(({ kind }) => armInWords({ kind, variant: null })),
    ),
    ...crises,
    row(
      "",
      all.map(({ bits }) => bits.toFixed(2)),
    ),
    row(
      say("backtest.column-log"),
      all.map(({ log }) => log.toFixed(3)),
    ),
    ...all.map((arm) => `${armInWords({ ...arm, variant: null })}: ${datesInWords(arm.ranks)}`),
  ].join("\n");
}
