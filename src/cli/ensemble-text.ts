/**
 * An ensemble's report for reading: every figure with its interval and its word, in columns that fit 100 characters.
 */

import type { Estimates, Likelihood } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { shareOfRuns, shortDate } from "../text/index.js";
import { spaced } from "./progress.js";

const labelWidth = 46;

/** The whole report, ready to print. */
export function ensembleText(model: Model, estimates: Estimates): string {
  return escapeReport([
    ...head(model, estimates),
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
    `Hash ${estimates.hash}`,
    ...(estimates.partial ? [say("cli.partial-stopped-before-all-runs-were")] : []),
  ]);
}

function escapeReport(lines: readonly string[]): string {
  return lines.map((line) => escapeLine(line).trimEnd()).join("\n");
}

function head(model: Model, { n, seed, partial, engine, scenarioHash, variant, set }: Estimates): string[] {
  const { scenario } = model;
  const changed = Object.entries(set).map(([id, value]) => `${id}=${value}`);
  const reading = [variant === null ? say("cli.as-written") : say("cli.variant", { variant }), ...changed].join(", ");
  return [
    `${scenario.title}: ${spaced(n)} runs${partial ? " (partial)" : ""}`,
    say("cli.seed-engine", { scenarioId: scenario.id, scenarioHash: scenarioHash.slice(0, 8), reading, seed, engine }),
  ];
}

function column(label: string): string {
  return label.length <= labelWidth ? label.padEnd(labelWidth) : `${label.slice(0, labelWidth - 1)}…`;
}

/** A percentage with as many decimals as the interval deserves. */
function percentOf(p: number): string {
  return `${(p * 100).toFixed(p > 0.0995 && p < 0.9005 ? 1 : 2)}%`;
}

function chance(label: string, { p, low, high, word }: Likelihood): string {
  return `  ${column(label)} ${percentOf(p).padStart(7)}  ${say("cli.to-2", { percent: percentOf(low), percent2: percentOf(high) }).padEnd(18)} ${word}`;
}

function endings(model: Model, estimates: Estimates): string[] {
  const labels = new Map(model.scenario.endings.map(({ id, label }) => [id, `${label} (${id})`]));
  return [
    say("cli.endings-share-95-interval", { repeat: " ".repeat(labelWidth - 5) }),
    ...Object.entries(estimates.endings).map(([id, figures]) =>
      chance(labels.get(id) ?? say("cli.no-ending-by-the-horizon"), figures),
    ),
  ];
}

function milestones(model: Model, estimates: Estimates): string[] {
  const lines = model.scenario.milestones.map(({ id, label }) => {
    const figures = estimates.milestones[id] as Estimates["milestones"][string];
    const { p05, p50, p95 } = figures.day;
    const days = p50 === null ? "" : say("cli.to-3", { p50, p05: p05 ?? "", p95: p95 ?? "" });
    return `${chance(`${label} (${id})`, figures).padEnd(labelWidth + 50)} ${days}`;
  });
  return [
    say("cli.milestones-share-95-interval-day-median", { repeat: " ".repeat(labelWidth - 8), repeat2: " ".repeat(30) }),
    ...lines,
  ];
}

function gauges(model: Model, estimates: Estimates): string[] {
  const { scenario } = model;
  const number = (value: number) => value.toFixed(1).padStart(9);
  const last = (Object.values(estimates.gauges)[0]?.byDay.length ?? 1) - 1;
  const days = Array.from({ length: last + 1 }, (_, day) => day).filter(
    (day) => day % scenario.turn === 0 || day === last,
  );
  return [
    say("cli.gauges-by-day-mean-and-5"),
    ...scenario.gauges.flatMap(({ id, label }) => [
      `  ${label} (${id})`,
      ...days.map((day) => {
        const { mean, p05, p50, p95 } = estimates.gauges[id]?.byDay[day] ?? { mean: 0, p05: 0, p50: 0, p95: 0 };
        const name = `${shortDate(dateOfDay(scenario.start, day))} (day ${day})`;
        return `    ${name.padEnd(20)} ${number(mean)}  ${number(p05)} ${number(p50)} ${number(p95)}`;
      }),
    ]),
  ];
}

function states(model: Model, estimates: Estimates): string[] {
  return [
    say("cli.days-a-run-spends-in-each"),
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
  const rows = model.transitions.map(({ path }) => ({
    path,
    ...(estimates.transitions[path] as { p: number; perRun: number }),
  }));
  rows.sort((a, b) => b.p - a.p);
  return [
    say("cli.transitions-runs-it-fires-in-times", { repeat: " ".repeat(labelWidth - 9) }),
    ...rows.map(
      ({ path, p, perRun }) =>
        `  ${column(path)} ${shareOfRuns(p, percentOf).padStart(7)}            ${perRun.toFixed(3).padStart(8)}`,
    ),
  ];
}
