/**
 * An ensemble's report for reading: every figure with its interval and its word, in columns that fit the terminal.
 */

import type { Estimates, Likelihood } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model } from "../engine/index.js";
import {
  dayInWords,
  drawInWords,
  meanDecimals,
  percentOf,
  policiesInWords,
  readingInWords,
  shareOfRuns,
} from "../text/index.js";
import { type Column, reportText, tableLines } from "./columns.js";
import { spaced } from "./progress.js";

/** The whole report, ready to print; in brief its first screen, with endings and milestones. */
export function ensembleText(model: Model, estimates: Estimates, brief: boolean): string {
  const sections = [outcomes, ...(brief ? [] : [gauges, states, transitions])];
  return reportText([
    ...head(model, estimates),
    ...sampled(estimates),
    ...asked(estimates),
    "",
    ...sections.flatMap((section) => [...section(model, estimates), ""]),
    ...(brief ? [say("cli.in-brief")] : []),
    say("cli.hash", { hash: estimates.hash }),
    ...(estimates.partial ? [say("cli.partial")] : []),
  ]);
}

function head(model: Model, { n, seed, first, partial, engine, scenarioHash, policies }: Estimates): string[] {
  const { title, id } = model.scenario;
  const seats = policiesInWords(policies);
  return [
    say("cli.run-title", { title, runs: say("cli.runs", { n, runs: spaced(n) }), partial }),
    [
      `${id}@${scenarioHash.slice(0, 8)}`,
      readingInWords(model),
      say("cli.seed", { seed }),
      ...(first === 0 ? [] : [say("cli.runs-from", { first: `${first}`, last: `${first + n - 1}` })]),
      say("cli.engine", { engine }),
    ].join(" · "),
    ...(seats === null ? [] : [say("policy.seats", { seats })]),
  ];
}

function sampled({ sampled = {} }: Estimates): string[] {
  const drawn = Object.entries(sampled);
  if (drawn.length === 0) return [];
  return [
    say("cli.sampled", { n: drawn.length }),
    ...drawn.map(([id, { range, ...assumption }]) => {
      const [low, high] = range;
      return `  ${say("cli.sampled-assumption", { id, low, high, draw: drawInWords(assumption) ?? "" })}`;
    }),
  ];
}

/** Single outcomes that were to be known within a share of themselves, and what it came to. */
function asked({ until, endings, milestones }: Estimates): string[] {
  if (until === null) return [];
  return [
    say("rare.until", { pilot: spaced(until.pilot) }),
    ...Object.entries(until.within).flatMap(([id, within]) =>
      [endings[id], milestones[id]].flatMap((found) =>
        found === undefined
          ? []
          : [`  ${say("rare.until-outcome", { id, share: wholePercent(within), found: halfOf(found) })}`],
      ),
    ),
  ];
}

const wholePercent = (share: number) => `${Math.round(100 * share)}%`;
const halfOf = ({ p, low, high }: Likelihood) => (p === 0 ? "100%" : wholePercent((high - low) / (2 * p)));

/** The columns that every outcome has: its share, how sure it is, and in words. */
function chances(figures: readonly Likelihood[], controlled: boolean): Column[] {
  return [
    { title: say("cli.column-share"), cells: figures.map(({ p }) => percentOf(p)), align: "right", width: 7 },
    {
      title: say("cli.column-interval"),
      cells: figures.map(({ low, high }) => say("cli.interval", { low: percentOf(low), high: percentOf(high) })),
    },
    ...(controlled
      ? [
          {
            title: say("cli.column-plain-runs"),
            cells: figures.map(({ plainRuns }) => (plainRuns === undefined ? "" : spaced(plainRuns))),
            align: "right",
            spare: true,
          } as const,
        ]
      : []),
    { title: say("cli.column-in-words"), cells: figures.map(({ word }) => word), spare: true },
  ];
}

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones }: Estimates): boolean {
  return [...Object.values(endings), ...Object.values(milestones)].some(({ plainRuns }) => plainRuns !== undefined);
}

function outcomes(model: Model, estimates: Estimates): string[] {
  const { scenario } = model;
  const controlled = isControlled(estimates);
  const labels = new Map(scenario.endings.map(({ id, label }) => [id, { label, id }]));
  const milestones = scenario.milestones.map(({ id }) => estimates.milestones[id] as Estimates["milestones"][string]);
  const days = milestones.map(({ day: { p05, p50, p95 } }) =>
    p50 === null || p05 === null || p95 === null ? "" : say("cli.day-interval", { median: p50, low: p05, high: p95 }),
  );
  return [
    ...tableLines([
      {
        heading: say("cli.heading-endings"),
        names: Object.keys(estimates.endings).map((id) => labels.get(id) ?? { label: say("cli.no-ending") }),
        columns: chances(Object.values(estimates.endings), controlled),
      },
      {
        heading: say("cli.heading-milestones"),
        names: scenario.milestones,
        columns: [...chances(milestones, controlled), { title: say("cli.column-median-day"), cells: days }],
      },
    ]),
    ...(controlled ? ["", say("cli.plain-runs-mean"), say("cli.plain-runs-elsewhere")] : []),
  ];
}

function gauges(model: Model, estimates: Estimates): string[] {
  const { scenario } = model;
  const number = (value: number, decimals: number) => value.toFixed(decimals).padStart(9);
  const byDay = Object.values(estimates.gauges)[0]?.byDay ?? [];
  // Futures of a later day have no earlier days.
  const days = [...byDay.keys()].filter(
    (day) => (day % scenario.turn === 0 || day === byDay.length - 1) && !Number.isNaN(byDay[day]?.mean),
  );
  const dated = (day: number) =>
    say("cli.date-of-day", { date: dayInWords(scenario, dateOfDay(scenario.start, day)).padStart(6), day });
  const width = Math.max(20, ...days.map((day) => dated(day).length));
  const name = (day: number) => `    ${dated(day).padEnd(width)}`;
  const going = days.map((day) => `${name(day)} ${spaced(estimates.goingByDay[day] ?? 0).padStart(9)}`);
  return [
    say("cli.gauges-by-day"),
    ...(going.length > 0 ? [`  ${say("cli.runs-going")}`, ...going] : []),
    ...scenario.gauges.flatMap((gauge) => [
      `  ${gauge.label} (${gauge.id})`,
      ...days.map((day) => {
        const { mean, p05, p50, p95 } = estimates.gauges[gauge.id]?.byDay[day] ?? { mean: 0, p05: 0, p50: 0, p95: 0 };
        const [first, ...quantiles] = [mean, p05, p50, p95].map((value) => number(value, meanDecimals(gauge)));
        return `${name(day)} ${first}  ${quantiles.join(" ")}`;
      }),
    ]),
  ];
}

function states(model: Model, estimates: Estimates): string[] {
  return [
    say("cli.days-in-states"),
    ...model.scenario.actors.flatMap((actor) =>
      actor.postures.map((posture) => {
        const days = posture.states.map(
          ({ id, label }) => `${label} ${(estimates.states[posture.path]?.[id] ?? 0).toFixed(1)}`,
        );
        return `  ${posture.path}: ${days.join(" · ")}`;
      }),
    ),
  ];
}

function transitions(model: Model, estimates: Estimates): string[] {
  type Firing = Pick<Estimates["transitions"][string], "p" | "perRun">;
  const firings = model.transitions.map(({ path }) => ({
    path,
    ...(estimates.transitions[path] as Estimates["transitions"][string]),
  }));
  firings.sort((a, b) => b.p - a.p);
  const rows = firings.flatMap((firing) => [
    [firing.path, firing] as const,
    ...Object.entries(firing.outcomes ?? {}).map(([id, outcome]) => [`  · ${id}`, outcome] as const),
  ]);
  const column = (title: string, cell: (firing: Firing) => string): Column => ({
    title,
    cells: rows.map(([, firing]) => cell(firing)),
    align: "right",
  });
  return tableLines([
    {
      heading: say("cli.heading-transitions"),
      names: rows.map(([label]) => ({ label })),
      columns: [
        column(say("cli.column-runs-fired"), ({ p }) => shareOfRuns(p, percentOf)),
        column(say("cli.column-times-a-run"), ({ perRun }) => perRun.toFixed(3)),
      ],
    },
  ]);
}
