/**
 * An ensemble's report for reading: every figure with its interval and its word, in columns that fit 100 characters.
 */

import type { Estimates, Likelihood } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { drawInWords, meanDecimals, readingInWords, shareOfRuns, shortDate } from "../text/index.js";
import { spaced } from "./progress.js";

const labelWidth = 46;
const intervalWidth = 18;
const plainRunsWidth = 10;

/** The whole report, ready to print. */
export function ensembleText(model: Model, estimates: Estimates): string {
  return escapeReport([
    ...head(model, estimates),
    ...sampled(estimates),
    "",
    ...endings(model, estimates),
    "",
    ...milestones(model, estimates),
    "",
    ...gauges(model, estimates),
    "",
    ...states(model, estimates),
    "",
    ...transitions(model, estimates),
    "",
    say("cli.hash", { hash: estimates.hash }),
    ...(estimates.partial ? [say("cli.partial")] : []),
  ]);
}

function escapeReport(lines: readonly string[]): string {
  return lines.map((line) => escapeLine(line).trimEnd()).join("\n");
}

function head(model: Model, { n, seed, first, partial, engine, scenarioHash }: Estimates): string[] {
  const { title, id } = model.scenario;
  return [
    say("cli.run-title", { title, n, runs: spaced(n), partial }),
    [
      `${id}@${scenarioHash.slice(0, 8)}`,
      readingInWords(model),
      say("cli.seed", { seed }),
      ...(first === undefined ? [] : [say("cli.runs-from", { first: `${first}`, last: `${first + n - 1}` })]),
      say("cli.engine", { engine }),
    ].join(" · "),
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

/** A heading over the labels, and what the first column holds. */
function heading(text: string, column: string): string {
  return `${text.padEnd(labelWidth + 2)} ${column}`;
}

const shareAndInterval = (controlled: boolean) =>
  [
    say("cli.column-share"),
    say("cli.column-interval").padEnd(intervalWidth),
    controlled ? say("cli.column-plain-runs") : "",
  ]
    .join("  ")
    .trimEnd();

function column(label: string): string {
  return label.length <= labelWidth ? label.padEnd(labelWidth) : `${label.slice(0, labelWidth - 1)}…`;
}

/** A percentage with as many decimals as the interval deserves. */
export function percentOf(p: number): string {
  return `${(p * 100).toFixed(p > 0.0995 && p < 0.9005 ? 1 : 2)}%`;
}

function chance(label: string, { p, low, high, word, plainRuns }: Likelihood, controlled: boolean): string {
  const interval = say("cli.interval", { low: percentOf(low), high: percentOf(high) }).padEnd(intervalWidth);
  const worth = controlled ? `${(plainRuns === undefined ? "" : spaced(plainRuns)).padStart(plainRunsWidth)}  ` : "";
  return `  ${column(label)} ${percentOf(p).padStart(7)}  ${interval} ${worth}${word}`;
}

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones }: Estimates): boolean {
  return [...Object.values(endings), ...Object.values(milestones)].some(({ plainRuns }) => plainRuns !== undefined);
}

function endings(model: Model, estimates: Estimates): string[] {
  const controlled = isControlled(estimates);
  const labels = new Map(model.scenario.endings.map(({ id, label }) => [id, `${label} (${id})`]));
  return [
    heading(say("cli.heading-endings"), shareAndInterval(controlled)),
    ...Object.entries(estimates.endings).map(([id, figures]) =>
      chance(labels.get(id) ?? say("cli.no-ending"), figures, controlled),
    ),
  ];
}

function milestones(model: Model, estimates: Estimates): string[] {
  const controlled = isControlled(estimates);
  const wide = labelWidth + 50 + (controlled ? plainRunsWidth + 2 : 0);
  const lines = model.scenario.milestones.map(({ id, label }) => {
    const figures = estimates.milestones[id] as Estimates["milestones"][string];
    const { p05, p50, p95 } = figures.day;
    const days =
      p50 === null || p05 === null || p95 === null ? "" : say("cli.day-interval", { median: p50, low: p05, high: p95 });
    return `${chance(`${label} (${id})`, figures, controlled).padEnd(wide)} ${days}`;
  });
  return [
    heading(
      say("cli.heading-milestones"),
      shareAndInterval(controlled).padEnd(wide - labelWidth - 1) + say("cli.column-median-day"),
    ),
    ...lines,
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
  const name = (day: number) =>
    `    ${say("cli.date-of-day", { date: shortDate(dateOfDay(scenario.start, day)), day }).padEnd(20)}`;
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
  type Firing = Estimates["transitions"][string];
  const rows = model.transitions.map(({ path }) => ({ path, ...(estimates.transitions[path] as Firing) }));
  rows.sort((a, b) => b.p - a.p);
  const line = (name: string, { p, perRun }: Pick<Firing, "p" | "perRun">) =>
    `  ${column(name)} ${shareOfRuns(p, percentOf).padStart(7)}            ${perRun.toFixed(3).padStart(8)}`;
  return [
    heading(say("cli.heading-transitions"), `${say("cli.column-runs-fired")}   ${say("cli.column-times-a-run")}`),
    ...rows.flatMap((row) => [
      line(row.path, row),
      ...Object.entries(row.outcomes ?? {}).map(([id, firing]) => line(`  · ${id}`, firing)),
    ]),
  ];
}
