/**
 * A backtest for reading on a terminal: the milestones, then the scores of every arm, in tables.
 */
import type { ArmTogether, Backtest, BacktestArm, MilestoneScore, PlayedBacktest, Scores } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import { armInWords } from "../report/index.js";
import { type Column, reportText, type Table, tableLines } from "./columns.js";
import { spaced } from "./progress.js";

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
  return reportText(lines);
}

function milestoneLines({ milestones: declared }: Scenario, { milestones, arms }: Backtest): string[] {
  const [free] = arms as readonly [BacktestArm, ...BacktestArm[]];
  const heldOut = arms.find(({ kind }) => kind === "hold-out");
  const column = (title: string, cell: (score: MilestoneScore) => string, arm = free): Column => ({
    title,
    cells: milestones.map(({ milestone }) => cell(arm.of[milestone] as MilestoneScore)),
    align: "right",
  });
  const share = ({ p }: MilestoneScore) => `${(p * 100).toFixed(1)}%`;
  const columns: Column[] = [
    {
      title: say("backtest.column-history"),
      cells: milestones.map(({ day }) => (day === null ? say("backtest.never") : say("backtest.day", { day }))),
    },
    column(say("backtest.column-runs"), share),
    ...(heldOut === undefined ? [] : [column(say("backtest.column-held-out"), share, heldOut)]),
    column(say("backtest.column-bits"), ({ bits }) => bits.toFixed(2)),
    column(say("backtest.column-crps"), ({ crps }) => crps.toFixed(1)),
    {
      title: say("backtest.column-rank"),
      cells: milestones.map(({ milestone, given }) => {
        const { rank } = free.of[milestone] as MilestoneScore;
        return given ? say("backtest.given") : rank === null ? "" : rank.toFixed(2);
      }),
    },
  ];
  const names = milestones.map(({ milestone: id }) => ({
    label: declared.find((one) => one.id === id)?.label ?? "",
    id,
  }));
  return tableLines([{ heading: say("backtest.column-milestone"), names, columns }]);
}

interface ScoreRow {
  readonly label: string;
  readonly scores: Scores;
  readonly dates?: string;
}

function scoreTable(heading: string, rows: readonly ScoreRow[]): Table {
  const column = (title: string, cell: (scores: Scores) => string): Column => ({
    title,
    cells: rows.map(({ scores }) => cell(scores)),
    align: "right",
  });
  const columns = [
    column(say("backtest.column-bits"), ({ bits }) => bits.toFixed(2)),
    column(say("backtest.column-log"), ({ log }) => log.toFixed(3)),
    column(say("backtest.column-brier"), ({ brier }) => brier.toFixed(3)),
    column(say("backtest.column-crps"), ({ crps }) => crps.toFixed(1)),
    { title: say("backtest.column-dates"), cells: rows.map(({ dates = "" }) => dates), spare: true },
  ];
  const told = rows.some(({ dates = "" }) => dates !== "");
  return { heading, names: rows, columns: told ? columns : columns.slice(0, -1) };
}

function datesInWords({ dates, central, low, high, within }: BacktestArm["ranks"]): string {
  if (dates === 0) return "";
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return say("backtest.dates-expected", { central, dates, low: percent(low), high: percent(high), within });
}

function scoreLines({ arms, baselines: { baseRate, uniform } }: Backtest): string[] {
  const p = `${(baseRate.p * 100).toFixed(0)}%`;
  return tableLines([
    scoreTable(say("backtest.heading-scores"), [
      ...arms.map((arm) => ({ label: armInWords(arm), scores: arm, dates: datesInWords(arm.ranks) })),
      { label: say("backtest.base-rate-of-these", { p }), scores: baseRate },
      { label: say("backtest.uniform"), scores: uniform },
    ]),
  ]);
}

function unsetLines({ arms }: Backtest): string[] {
  const [free, historical] = arms;
  if (historical === undefined || free === undefined || free.unset.milestones === free.milestones) return [];
  const { milestones: all, unset } = free;
  const rows = [free, historical].map((arm) => ({ label: armInWords(arm), scores: arm.unset }));
  return [...tableLines([scoreTable(say("backtest.heading-unset", { n: unset.milestones, all }), rows)]), ""];
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
  const bitsOf = ({ backtest }: PlayedBacktest, kind: ArmTogether["kind"]) =>
    backtest.arms.find((arm) => arm.kind === kind)?.bits.toFixed(2) ?? "";
  const table: Table = {
    heading: `${say("backtest.all-title")}, ${say("backtest.column-bits")}`,
    names: [
      ...scenarios.map(({ id }) => ({ label: id })),
      { label: say("backtest.all-sum") },
      { label: say("backtest.column-log") },
    ],
    columns: all.map(({ kind, bits, log }) => ({
      title: armInWords({ kind, variant: null }),
      cells: [...done.map((one) => bitsOf(one, kind)), bits.toFixed(2), log.toFixed(3)],
      align: "right",
    })),
  };
  return [
    ...tableLines([table]),
    ...all.map((arm) => `${armInWords({ ...arm, variant: null })}: ${datesInWords(arm.ranks)}`),
  ].join("\n");
}
