/**
 * Many runs as a page: how likely each outcome is, when milestones are reached, how gauges spread, and how many runs still go.
 */
import { type Estimates, horizonKey } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { endingLabel, gaugeValue, percent, percentRange, policiesInWords, thousands } from "../../text/index.js";
import { type Charts, endingLooks, openCharts } from "../page/charts.js";
import {
  type Block,
  code,
  columns,
  type Document,
  em,
  fact,
  heading,
  paragraph,
  type Row,
  strong,
  table,
} from "../page/document.js";

/** The figures of many runs, and by milestone id how many runs reached it on each whole day. */
export interface PlayedRuns {
  readonly scenario: Scenario;
  readonly estimates: Estimates;
  readonly reachedByDay: { readonly [milestone: string]: readonly number[] };
}

/** A curve of a chart: its name, and a share for each day. */
interface Curve {
  readonly name: string;
  readonly shares: readonly number[];
}

export async function runsPage(played: PlayedRuns): Promise<Document> {
  const { scenario, estimates } = played;
  const { n, seed, first, partial, engine, scenarioHash, variant, set, hash } = estimates;
  const charts = await openCharts();
  const seats = policiesInWords(estimates.policies);
  const changed = Object.entries(set).map(([id, value]) => `${id} = ${value}`);
  return {
    title: scenario.title,
    subtitle: say("runs.subtitle", { runs: thousands(n), partial }),
    summary: say("runs.summary"),
    facts: [
      fact(say("runs.fact-scenario"), code(`${scenario.id}@${scenarioHash.slice(0, 8)}`)),
      ...(variant === null ? [] : [fact(say("runs.fact-variant"), code(variant))]),
      ...(changed.length === 0 ? [] : [fact(say("runs.fact-set"), code(changed.join(", ")))]),
      ...(seats === null ? [] : [fact(say("policy.fact"), seats)]),
      fact(say("runs.fact-seed"), code(seed)),
      fact(say("runs.fact-runs"), say("runs.from-to", { first: `${first}`, last: `${first + n - 1}` })),
      fact(say("runs.fact-engine"), `faultline ${engine}`),
      fact(say("runs.fact-hash"), code(hash.slice(0, 16))),
    ],
    counts: [],
    blocks: [
      ...outcomeBlocks(played),
      ...milestoneBlocks(played, charts),
      ...gaugeBlocks(played, charts),
      ...endBlocks(played, charts),
    ],
  };
}

type Likelihoods = { readonly [id: string]: Estimates["endings"][string] };

function outcomeBlocks({ scenario, estimates }: PlayedRuns): readonly Block[] {
  const rows = (figures: Likelihoods, label: (id: string) => string) =>
    Object.entries(figures)
      .sort(([, one], [, other]) => other.p - one.p)
      .map(([id, { p, low, high, word }]): Row => [strong(label(id)), percent(p), percentRange(low, high), word]);
  const milestone = (id: string) => scenario.milestones.find((one) => one.id === id)?.label ?? id;
  const looks = columns(
    [say("runs.column-outcome"), 46],
    [say("runs.column-share"), 14, "right"],
    [say("runs.column-interval"), 20, "right"],
    [say("runs.column-word"), 20],
  );
  return [
    heading(2, "outcomes", say("runs.section-outcomes")),
    table(
      say("runs.endings-caption"),
      looks,
      rows(estimates.endings, (id) => endingLabel(scenario, id)),
    ),
    ...(scenario.milestones.length === 0
      ? []
      : [table(say("runs.milestones-caption"), looks, rows(estimates.milestones, milestone))]),
  ];
}

function milestoneBlocks({ scenario, estimates, reachedByDay }: PlayedRuns, charts: Charts): readonly Block[] {
  const curves = scenario.milestones
    .map(({ id, label }): Curve & { readonly p: number } => {
      let reached = 0;
      const shares = (reachedByDay[id] ?? []).map((runs) => {
        reached += runs;
        return reached / estimates.n;
      });
      return { name: label, shares, p: reached / estimates.n };
    })
    .filter(({ p }) => p > 0)
    .sort((one, other) => other.p - one.p);
  if (curves.length === 0) return [];
  const figures: string[] = [];
  // As many in one drawing as there are looks to tell them apart by.
  for (let from = 0; from < curves.length; from += endingLooks.length)
    figures.push(drawn(scenario, estimates, charts, curves.slice(from, from + endingLooks.length)));
  return [
    heading(2, "milestones", say("runs.section-milestones")),
    paragraph(say("runs.milestones-key")),
    { kind: "panel", html: figures.join(""), instead: [] },
  ];
}

function endBlocks({ scenario, estimates }: PlayedRuns, charts: Charts): readonly Block[] {
  const { n, goingByDay, endings } = estimates;
  if ((endings[horizonKey]?.count ?? n) === n) return [];
  const shares = goingByDay.map((going) => 1 - going / n);
  return [
    heading(2, "ends", say("runs.section-ends")),
    {
      kind: "panel",
      html: drawn(scenario, estimates, charts, [{ name: say("runs.ended-before"), shares }]),
      instead: [],
    },
  ];
}

/** Curves in one drawing, with their key. */
function drawn(scenario: Scenario, { days }: Estimates, charts: Charts, curves: readonly Curve[]): string {
  const series = curves.map(({ shares }) => ({ samples: shares.map((value, time) => ({ time, value })) }));
  const names = curves.map(({ name }) => name);
  const svg = charts.curves({ start: scenario.start, days }, series, names.join(", "));
  const key = names.map((name, place) => {
    const { stroke, dash } = endingLooks[place % endingLooks.length] as (typeof endingLooks)[number];
    return `<li><svg viewBox="0 0 36 8" aria-hidden="true"><line x1="0" x2="36" y1="4" y2="4" stroke="${stroke}" stroke-width="2.6" stroke-dasharray="${dash}"/></svg>${escapeHtml(name)}</li>`;
  });
  return `<figure class="chart"><ul class="key">${key.join("")}</ul><div class="drawing">${svg}</div></figure>`;
}

function gaugeBlocks({ scenario, estimates }: PlayedRuns, charts: Charts): readonly Block[] {
  if (scenario.gauges.length === 0) return [];
  const calendar = { start: scenario.start, days: estimates.days };
  const figures = scenario.gauges.map(({ id, label, min, max }) => {
    // Futures of a later day have no earlier days.
    const band = (estimates.gauges[id]?.byDay ?? []).map((day, place) => ({ ...day, day: place }));
    const known = band.filter(({ mean }) => !Number.isNaN(mean));
    const svg = charts.gauge(calendar, { min, max, band: known, samples: [] }, label);
    return `<figure class="chart"><h3 id="gauge-${escapeHtml(id)}">${escapeHtml(label)}</h3><div class="drawing">${svg}</div></figure>`;
  });
  const rows = scenario.gauges.map((gauge): Row => {
    const { mean, p05, p50, p95 } = estimates.gauges[gauge.id] ?? { mean: 0, p05: 0, p50: 0, p95: 0 };
    return [strong(gauge.label), ...[mean, p05, p50, p95].map((value) => gaugeValue(gauge, value))];
  });
  return [
    heading(2, "gauges", say("runs.section-gauges")),
    paragraph(say("runs.gauges-key")),
    { kind: "panel", html: `<div class="charts">${figures.join("")}</div>`, instead: [] },
    table(
      say("runs.gauges-caption"),
      columns(
        [say("runs.column-gauge"), 40],
        [say("runs.column-mean"), 15, "right"],
        ["5%", 15, "right"],
        [say("runs.column-median"), 15, "right"],
        ["95%", 15, "right"],
      ),
      rows,
    ),
    paragraph(em(say("runs.gauges-end"))),
  ];
}
