/**
 * Charts over time, drawn without a browser: a gauge against the band of unsteered runs, and the odds of each ending.
 * Figures and dates alone stand in a drawing; names stand beside it as text of the page.
 * What draws them is loaded only when there is something to draw.
 */
import type { PlotOptions } from "@observablehq/plot";
import { escapeHtml } from "../../scenarios/light.js";
import type { Sample } from "../after-action/played.js";
import { type Calendar, tickInWords, ticksOf } from "./calendar.js";

const margins = { marginLeft: 46, marginRight: 24, marginTop: 16, marginBottom: 26 };

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Most labels that fit under it. */
  readonly labels: number;
}

/** Half a page wide, and a whole. */
const half: Frame = { width: 430, height: 180, labels: 6 };
const whole: Frame = { width: 900, height: 260, labels: 10 };

/** As much of an element as is asked of a drawing; the types of a browser are not at hand. */
interface Drawing {
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<{ remove(): void; removeAttribute(name: string): void }>;
  readonly outerHTML: string;
}

/** What draws. */
export interface Pens {
  readonly Plot: typeof import("@observablehq/plot");
  readonly parseHTML: typeof import("linkedom").parseHTML;
}

export interface Charts {
  /** A gauge as it went, over the 5 to 95% band of unsteered runs and their median. */
  gauge(calendar: Calendar, chart: GaugeChart, label: string, marks?: readonly ChartMark[]): string;
  /** How likely each ending was as time went on; one line each, in the order given. */
  odds(calendar: Calendar, endings: Lines, label: string, marks?: readonly ChartMark[]): string;
  /** Shares of runs that grow with the days: lines in the same looks, without a dot for each day. */
  curves(calendar: Calendar, curves: Lines, label: string): string;
}

/** A numbered moment, in days; numbers follow time. */
export interface ChartMark {
  readonly number: number;
  readonly time: number;
}

type Lines = readonly { readonly samples: readonly Sample[] }[];

/** Loads what draws. */
export async function openPens(): Promise<Pens> {
  const [Plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  return { Plot, parseHTML };
}

export async function openCharts(): Promise<Charts> {
  const pens = await openPens();
  return {
    gauge: (calendar, chart, label, marks = []) => gaugeChart(pens, calendar, chart, label, marks),
    odds: (calendar, endings, label, marks = []) => sharesChart(pens, calendar, endings, label, { dots: true, marks }),
    curves: (calendar, curves, label) => sharesChart(pens, calendar, curves, label, { dots: false, marks: [] }),
  };
}

/** Numbers of marks that stand nearer than this to each other are written as one range. */
const markRoom = 26;

/** Marks as lines from top to bottom, each with its numbers at its head; `1–3` for several of one moment. */
function drawMarks(marks: readonly ChartMark[], xOf: (time: number) => number, top: number, bottom: number): string {
  const groups: { x: number; first: number; last: number }[] = [];
  const lines = [...new Set(marks.map(({ time }) => xOf(time)))];
  for (const { number, time } of marks) {
    const group = groups.at(-1);
    if (group !== undefined && xOf(time) - group.x < markRoom) group.last = number;
    else groups.push({ x: xOf(time), first: number, last: number });
  }
  const place = (x: number) => Math.round(x * 100) / 100;
  return [
    ...lines.map(
      (x) =>
        `<line class="act-mark" x1="${place(x)}" x2="${place(x)}" y1="${top}" y2="${bottom}" stroke="var(--soft)" stroke-width="1" stroke-dasharray="1 3"/>`,
    ),
    ...groups.map(
      ({ x, first, last }) =>
        `<text class="act-number" x="${place(x)}" y="${top - 4}" font-size="9" text-anchor="middle" fill="var(--soft)">${first === last ? first : `${first}\u2013${last}`}</text>`,
    ),
  ].join("");
}

interface Drawable extends Frame {
  readonly marks: readonly ChartMark[];
}

function draw(pens: Pens, calendar: Calendar, frame: Drawable, options: PlotOptions, label: string): string {
  const { width, height, marks } = frame;
  const ticks = ticksOf(calendar, frame.labels);
  const [left, right] = [margins.marginLeft, width - margins.marginRight];
  const [top, bottom] = [margins.marginTop, height - margins.marginBottom];
  // A page moves this line through time, between these two.
  const cursor = `<line class="cursor" data-left="${left}" data-right="${right}" x1="${right}" x2="${right}" y1="${top}" y2="${bottom}"/>`;
  const x = {
    domain: [0, calendar.days],
    ticks,
    tickFormat: (day: number) => tickInWords(calendar, day),
    label: null,
  };
  const xOf = (time: number) => left + ((right - left) * time) / calendar.days;
  const marked = drawMarks(marks, xOf, top, bottom);
  return plotSvg(pens, { width, height, ...margins, x, ...options }, label, `${marked}${cursor}`);
}

/** A drawing as it stands on a page, under a label; `more` is drawn over it. */
export function plotSvg({ Plot, parseHTML }: Pens, options: PlotOptions, label: string, more = ""): string {
  const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const svg = Plot.plot({
    document,
    style: { background: "none", fontFamily: "inherit", fontSize: "11px", overflow: "visible" },
    ...options,
  }) as unknown as Drawing;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.removeAttribute("style");
  // Plot brings a style sheet for each drawing; the page has one.
  for (const sheet of svg.querySelectorAll("style")) sheet.remove();
  // A drawing has one name; those of its parts are Plot's, in no reader's language.
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  // Names come from a scenario: they go in here, escaped, and never through the drawing.
  const opening = `<svg role="img" aria-label="${escapeHtml(label)}"`;
  return `${opening}${svg.outerHTML.replace(/^<svg/, "").replace(/<\/svg>$/, `${more}</svg>`)}`;
}

interface GaugeChart {
  readonly min: number;
  readonly max: number;
  /** One entry a day, day 0 first. */
  readonly band: readonly { readonly p05: number; readonly p50: number; readonly p95: number }[];
  readonly samples: readonly Sample[];
}

/** Points across a chart beyond which none can be told from its neighbour. */
const finest = 600;

/** The points that can be seen: those that lie apart in time or in value from the last one kept, and the very last. */
function visible(samples: readonly Sample[], days: number, range: number): readonly Sample[] {
  let kept: Sample | undefined;
  return samples.filter((sample, index) => {
    const apart =
      kept === undefined ||
      sample.time - kept.time >= days / finest ||
      Math.abs(sample.value - kept.value) >= range / (finest / 3);
    if (apart) kept = sample;
    return apart || index === samples.length - 1;
  });
}

function gaugeChart(
  pens: Pens,
  calendar: Calendar,
  chart: GaugeChart,
  label: string,
  marks: readonly ChartMark[],
): string {
  const stride = Math.ceil(chart.band.length / finest);
  const band = chart.band
    .map((day, index) => ({ day: index, ...day }))
    .filter(({ day }) => day % stride === 0 || day === chart.band.length - 1);
  const shown = [...chart.samples.map(({ value }) => value), ...band.flatMap(({ p05, p95 }) => [p05, p95])];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const room = Math.max((high - low) * 0.08, (chart.max - chart.min) * 0.005);
  const { Plot } = pens;
  return draw(
    pens,
    calendar,
    { ...half, marks },
    {
      y: {
        domain: [Math.max(chart.min, low - room), Math.min(chart.max, high + room)],
        ticks: 4,
        grid: true,
        label: null,
      },
      marks: [
        Plot.areaY(band, { x: "day", y1: "p05", y2: "p95", fill: "var(--accent)", fillOpacity: 0.16 }),
        Plot.lineY(band, { x: "day", y: "p50", stroke: "var(--accent)", strokeWidth: 1.2, strokeDasharray: "4 3" }),
        Plot.lineY(visible(chart.samples, calendar.days, high - low), {
          x: "time",
          y: "value",
          stroke: "var(--ink)",
          strokeWidth: 2,
        }),
      ],
    },
    label,
  );
}

/** Colours of endings, in order, told apart by people who see fewer colours (Okabe and Ito), and by dashes. */
export const endingLooks: readonly { readonly stroke: string; readonly dash: string }[] = [
  { stroke: "#d55e00", dash: "" },
  { stroke: "#0072b2", dash: "7 3" },
  { stroke: "#009e73", dash: "2 3" },
  { stroke: "#cc79a7", dash: "9 3 2 3" },
  { stroke: "#e69f00", dash: "4 2" },
  { stroke: "#56b4e9", dash: "1 2" },
];

/** Where scales of shares may end. */
const tops = [0.05, 0.1, 0.2, 0.5];

function sharesChart(
  pens: Pens,
  calendar: Calendar,
  lines: Lines,
  label: string,
  { dots, marks }: { readonly dots: boolean; readonly marks: readonly ChartMark[] },
): string {
  const { Plot } = pens;
  const shown = Math.max(...lines.flatMap(({ samples }) => samples.map(({ value }) => value)));
  const top = dots ? 1 : (tops.find((one) => one >= shown) ?? 1);
  return draw(
    pens,
    calendar,
    { ...whole, marks },
    {
      y: { domain: [0, top], ticks: 5, grid: true, tickFormat: (p: number) => `${Math.round(p * 100)}%`, label: null },
      marks: lines.flatMap(({ samples }, index) => {
        const { stroke, dash } = endingLooks[index % endingLooks.length] as (typeof endingLooks)[number];
        const look = { stroke, strokeWidth: 2.2, ...(dash === "" ? {} : { strokeDasharray: dash }) };
        return [
          Plot.lineY(samples, { x: "time", y: "value", ...look }),
          ...(dots ? [Plot.dot(samples, { x: "time", y: "value", r: 2, fill: stroke })] : []),
        ];
      }),
    },
    label,
  );
}
