/**
 * A backtest as a page: what happened beside what the model does, the scores of every arm, and where the days of the record
 * lie among the model's.
 */
import type {
  ArmTogether,
  Backtest,
  BacktestArm,
  MilestoneScore,
  PlayedBacktest,
  Scores,
} from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import { dateOfDay, type Scenario } from "../../engine/index.js";
import { longDate, percent, shareOfRuns, thousands } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  type Document,
  em,
  fact,
  heading,
  lines,
  list,
  paragraph,
  type Row,
  strong,
  table,
} from "../page/document.js";
import { drawRanks } from "./rank-drawing.js";

/** The name of an arm. */
export function armInWords({ kind, variant }: Pick<BacktestArm, "kind" | "variant">): string {
  if (kind === "variant") return say("backtest.variant", { variant: variant ?? "" });
  if (kind === "hold-out") return say("backtest.held-out");
  return kind === "free" ? say("backtest.free-play") : say("backtest.historical");
}

/** The page of one crisis or of several, in the order of `scenarios`. */
export function backtestPage(
  scenarios: readonly Scenario[],
  done: readonly PlayedBacktest[],
  all: readonly ArmTogether[],
): Document {
  const first = done[0] as PlayedBacktest;
  const { engine, n, seed, set } = first.backtest;
  const crises = done.map(({ backtest }, place) => ({ backtest, scenario: scenarios[place] as Scenario }));
  const bits = crises.reduce((sum, { backtest }) => sum + (backtest.arms[0]?.bits ?? 0), 0);
  const told = crises.reduce((sum, { backtest }) => sum + (backtest.arms[0]?.milestones ?? 0), 0);
  const ranks = all[0]?.ranks ?? first.backtest.arms[0]?.ranks;
  const changed = Object.entries(set).map(([id, value]) => `${id} = ${value}`);
  return {
    title: say("backtest.page-title"),
    subtitle: crises.map(({ scenario }) => scenario.title).join(" · "),
    summary: say("backtest.page-summary", { runs: thousands(n) }),
    facts: [
      fact(say("backtest.fact-scenario"), code(crises.map(({ scenario }) => scenario.id).join(", "))),
      fact(say("backtest.fact-runs"), thousands(n)),
      fact(say("backtest.fact-seed"), code(seed)),
      ...(changed.length === 0 ? [] : [fact(say("backtest.fact-set"), code(changed.join(", ")))]),
      fact(say("backtest.fact-engine"), `faultline ${engine}`),
    ],
    counts: [
      { number: bits.toFixed(1), label: say("backtest.count-bits") },
      { number: `${told}`, label: say("backtest.count-milestones") },
      ...(ranks === undefined || ranks.dates === 0
        ? []
        : [
            {
              number: say("backtest.dates", { central: ranks.central, dates: ranks.dates }),
              label: say("backtest.count-dates"),
            },
          ]),
    ],
    blocks: [
      ...(all.length === 0 ? [] : togetherBlocks(crises, all)),
      ...crises.flatMap(({ scenario, backtest }) => crisisBlocks(scenario, backtest)),
      paragraph(em(say("backtest.legend"))),
      paragraph(em(say("backtest.legend-given"))),
    ],
  };
}

function crisisBlocks(scenario: Scenario, backtest: Backtest): readonly Block[] {
  const { id, title } = scenario;
  const [free] = backtest.arms as readonly [BacktestArm, ...BacktestArm[]];
  return [
    heading(2, id, title),
    heading(3, `${id}-milestones`, say("backtest.section-milestones")),
    milestoneTable(scenario, backtest),
    heading(3, `${id}-scores`, say("backtest.section-scores")),
    ...scoreTables(backtest),
    heading(3, `${id}-days`, say("backtest.section-days")),
    ...dayBlocks(free),
    ...(backtest.putBack === null ? [] : putBackBlocks(id, backtest.putBack)),
  ];
}

function milestoneTable({ milestones: declared, history, start }: Scenario, backtest: Backtest): Block {
  const [free] = backtest.arms as readonly [BacktestArm, ...BacktestArm[]];
  const heldOut = backtest.arms.find(({ kind }) => kind === "hold-out");
  const share = (arm: BacktestArm, milestone: string) => shareOfRuns((arm.of[milestone] as MilestoneScore).p);
  const rows = backtest.milestones.map(({ milestone, day, given }): Row => {
    const { bits, crps, rank } = free.of[milestone] as MilestoneScore;
    const note = history.find((entry) => entry.milestone === milestone)?.note;
    return [
      strong(declared.find(({ id }) => id === milestone)?.label ?? milestone),
      lines(day === null ? say("backtest.never") : longDate(dateOfDay(start, day)), note === undefined ? [] : em(note)),
      share(free, milestone),
      ...(heldOut === undefined ? [] : [share(heldOut, milestone)]),
      bits.toFixed(2),
      crps.toFixed(1),
      given ? say("backtest.given") : rank === null ? "" : rank.toFixed(2),
    ];
  });
  return table(
    say("backtest.milestones-caption"),
    columns(
      [say("backtest.column-milestone"), 24],
      [say("backtest.column-history"), heldOut === undefined ? 38 : 30],
      [say("backtest.column-runs"), 10, "right"],
      ...(heldOut === undefined ? [] : [[say("backtest.column-held-out"), 8, "right"] as const]),
      [say("backtest.column-bits"), 8, "right"],
      [say("backtest.column-crps"), 8, "right"],
      [say("backtest.column-rank"), 12, "right"],
    ),
    rows,
  );
}

const scoreColumns = () =>
  columns(
    [say("backtest.column-arm"), 44],
    [say("backtest.column-bits"), 14, "right"],
    [say("backtest.column-log"), 14, "right"],
    [say("backtest.column-brier"), 14, "right"],
    [say("backtest.column-crps"), 14, "right"],
  );

const scoreRow = (name: string, { bits, log, brier, crps }: Scores): Row => [
  name,
  bits.toFixed(2),
  log.toFixed(3),
  brier.toFixed(3),
  crps.toFixed(1),
];

function scoreTables({ arms, baselines: { baseRate, uniform } }: Backtest): readonly Block[] {
  const [free, historical] = arms as readonly [BacktestArm, BacktestArm | undefined];
  const some = free.unset.milestones < free.milestones && historical !== undefined;
  return [
    table(say("backtest.scores-caption"), scoreColumns(), [
      ...arms.map((arm) => scoreRow(armInWords(arm), arm)),
      scoreRow(say("backtest.base-rate-of-these", { p: percent(baseRate.p) }), baseRate),
      scoreRow(say("backtest.uniform"), uniform),
    ]),
    ...(some
      ? [
          table(
            say("backtest.unset-caption"),
            scoreColumns(),
            [free, historical].map((arm) => scoreRow(armInWords(arm), arm.unset)),
          ),
        ]
      : []),
  ];
}

function dayBlocks({ ranks, histogram }: Pick<BacktestArm, "ranks" | "histogram">): readonly Block[] {
  const { central, dates, low, high, histories, within, share } = ranks;
  if (dates === 0) return [paragraph(say("backtest.no-days"))];
  const told = { central, dates, low: percent(low), high: percent(high), histories: thousands(histories), within };
  const text = say("backtest.days-explained", { ...told, tooNarrow: share < low });
  const instead = [list([say("backtest.histogram-label", { counts: histogram.join(", ") })])];
  return [
    { kind: "drawing", svg: drawRanks(histogram, dates), caption: say("backtest.days-caption"), instead },
    paragraph(text),
  ];
}

function putBackBlocks(id: string, putBack: NonNullable<Backtest["putBack"]>): readonly Block[] {
  return [
    heading(3, `${id}-put-back`, say("backtest.section-put-back")),
    table(
      say("backtest.put-back-caption"),
      columns([say("backtest.column-put-back"), 60], [say("backtest.column-keys"), 40]),
      putBack.map(({ path, keys }): Row => [code(path), keys.join(", ")]),
      say("backtest.heading-put-back", { n: 0 }),
    ),
  ];
}

function togetherBlocks(
  crises: readonly { readonly scenario: Scenario; readonly backtest: Backtest }[],
  all: readonly ArmTogether[],
): readonly Block[] {
  const row = ({ scenario, backtest }: (typeof crises)[number]): Row => [
    scenario.title,
    ...all.map(({ kind }) => backtest.arms.find((arm) => arm.kind === kind)?.bits.toFixed(2) ?? ""),
  ];
  const [free] = all as readonly [ArmTogether, ...ArmTogether[]];
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    crises.reduce((sum, { backtest }) => sum + (backtest.arms[0]?.histogram[tenth] ?? 0), 0),
  );
  return [
    heading(2, "together", say("backtest.all-title")),
    table(
      say("backtest.count-bits"),
      columns(
        [say("backtest.column-crisis"), 40],
        ...all.map(({ kind }) => [armInWords({ kind, variant: null }), 20, "right"] as const),
      ),
      [...crises.map(row), [strong(say("backtest.all-title")), ...all.map(({ bits }) => strong(bits.toFixed(2)))]],
    ),
    ...dayBlocks({ ranks: free.ranks, histogram: tenths }),
  ];
}
