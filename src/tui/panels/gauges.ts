/**
 * How hot it is: each gauge with its value, whether it rises or falls since the day before, and its course so far.
 * A sparkline's width is the whole horizon, so that it grows with the days instead of sliding under the eye.
 */
import { say } from "../../catalogue/index.js";
import type { Gauge } from "../../engine/index.js";
import type { GaugeView } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { amount, bar, briefLabel, gaugeValue, padEnd, padStart, shorten, widthOf } from "../../text/index.js";
import { heatOf, type Tone } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, type Line, span } from "../term/line.js";
import { boardOf, type Panel, type Scene } from "./panel.js";

/** The top of a gauge's scale: its own bound, or a round number above what has been seen where the bound is far off. */
function ceilingOf(gauge: Gauge, reading: GaugeView): number {
  const seen = Math.max(reading.value, ...reading.history) - gauge.min;
  const range = gauge.max - gauge.min;
  if (seen > range * 0.25) return gauge.max;
  const power = 10 ** Math.floor(Math.log10(Math.max(seen, range / 1000)));
  const step = [1, 2, 5, 10].find((multiple) => multiple * power >= seen) ?? 10;
  return Math.min(gauge.max, gauge.min + step * power);
}

function shareOf(gauge: Gauge, value: number, ceiling: number): number {
  return ceiling === gauge.min ? 0 : (value - gauge.min) / (ceiling - gauge.min);
}

/** One cell for each stretch of the horizon that has begun, the last with the value now. */
export function sparkline(gauge: Gauge, reading: GaugeView, horizon: number, width: number): string {
  const ceiling = ceilingOf(gauge, reading);
  const values = [...reading.history.slice(0, -1), reading.value];
  const daysPerCell = Math.max(1, (horizon + 1) / width);
  const cells = Math.min(width, Math.ceil(values.length / daysPerCell));
  return Array.from({ length: cells }, (_, cell) => {
    const last = Math.min(values.length, Math.ceil((cell + 1) * daysPerCell)) - 1;
    return bar(shareOf(gauge, values[last] ?? gauge.min, ceiling));
  }).join("");
}

function toneOf(gauge: Gauge, value: number): Tone {
  const share = shareOf(gauge, value, gauge.max);
  return heatOf(gauge.calming ? 1 - share : share);
}

type Change = "up" | "down" | "steady";

/** Half a hundredth of the range is no change that a person should look at. */
function changeOf(gauge: Gauge, reading: GaugeView): Change {
  const change = reading.value - reading.yesterday;
  const least = Math.min(0.5, (gauge.max - gauge.min) * 0.005);
  if (Math.abs(change) < least) return "steady";
  return change > 0 ? "up" : "down";
}

const arrows: Readonly<{ [change in Change]: string }> = { up: glyph.up, down: glyph.down, steady: " " };

function valueSpans(gauge: Gauge, reading: GaugeView) {
  const change = changeOf(gauge, reading);
  const graver = (change === "up") !== gauge.calming;
  const arrow = span(` ${arrows[change]} `, change === "steady" ? "plain" : graver ? "heat3" : "heat0");
  return [span(padStart(gaugeValue(gauge, reading.value), valueWidth), toneOf(gauge, reading.value)), arrow];
}

const valueWidth = 6;

/** The width at which every label stands beside its value. */
export function gaugesNeed(lookup: Lookup): number {
  return 1 + Math.max(...lookup.scenario.gauges.map(({ label }) => widthOf(label))) + valueWidth + 3;
}

/** The label, on lines of its own as far as it needs them and `whole`, and the value at the end of its last. */
function headLines(gauge: Gauge, reading: GaugeView, width: number, whole: boolean, others: readonly string[]): Line[] {
  const room = width - 1 - valueWidth - 3;
  const words = gauge.label.split(" ");
  const fits = widthOf(gauge.label) <= room;
  const above = whole && !fits ? words.slice(0, -1).join(" ") : "";
  const last = above === "" ? gauge.label : (words.at(-1) ?? "");
  const lead: Line[] = above === "" ? [] : [[blank(1), span(shorten(above, width - 2))]];
  return [...lead, [blank(1), span(padEnd(briefLabel(last, room, others), room)), ...valueSpans(gauge, reading)]];
}

function sparkLine(gauge: Gauge, reading: GaugeView, horizon: number, width: number): Line {
  const line = sparkline(gauge, reading, horizon, width - 3);
  const ceiling = ceilingOf(gauge, reading);
  const scale = ceiling === gauge.max ? "" : ` ${say("panel.gauge-scale", { top: amount(ceiling) })}`;
  const room = widthOf(line) + widthOf(scale) <= width - 2;
  return [blank(1), span(line, toneOf(gauge, reading.value)), ...(room && scale !== "" ? [span(scale, "dim")] : [])];
}

/** Who takes a gauge to stand elsewhere, as far as one would see it; for the facilitator alone. */
function partingLines(scene: Scene, gauge: Gauge, reading: GaugeView, width: number): Line[] {
  const { lookup } = scene;
  return boardOf(scene).partings.flatMap(({ actor, about, believed }): Line[] => {
    if (about !== gauge.id || typeof believed !== "number") return [];
    const value = gaugeValue(gauge, believed);
    if (value === gaugeValue(gauge, reading.value)) return [];
    const short = lookup.actors.get(actor)?.short ?? actor;
    const words = say("panel.gauge-believed", { actor: short, value });
    return [[blank(2), span(`${glyph.parted} `, "accent"), span(shorten(words, width - 5), "dim")]];
  });
}

interface Draft {
  readonly course: boolean;
  readonly apart: boolean;
  readonly partings: boolean;
}

/** As many lines as the gauges need with or without their course. */
function linesFor(scene: Scene, room: Room, { course, apart, partings }: Draft): Line[] {
  const { lookup } = scene;
  const board = boardOf(scene);
  const labels = lookup.scenario.gauges.map(({ label }) => label);
  return lookup.scenario.gauges.flatMap((gauge, index) => {
    const reading = board.gauges.get(gauge.id);
    if (reading === undefined) return [];
    const head = headLines(gauge, reading, room.width, course, labels);
    const gap: Line[] = apart && index > 0 ? [[]] : [];
    const line = course ? [sparkLine(gauge, reading, lookup.scenario.horizon, room.width)] : [];
    return [...gap, ...head, ...line, ...(partings ? partingLines(scene, gauge, reading, room.width) : [])];
  });
}

/** Courses and gaps while there is room for them, then one line for each gauge. */
function gaugeLines(scene: Scene, room: Room): readonly Line[] {
  const drafts: readonly Draft[] = [
    { course: true, apart: true, partings: true },
    { course: true, apart: false, partings: true },
    { course: false, apart: false, partings: true },
    { course: false, apart: false, partings: false },
  ];
  const lines = drafts.map((draft) => linesFor(scene, room, draft));
  return lines.find(({ length }) => length <= room.height) ?? (lines.at(-1) as Line[]);
}

/** A gauge in words, for a reader who hears the screen. */
function spokenGauge(gauge: Gauge, reading: GaugeView): string {
  const values = [...reading.history, reading.value];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const shown = (value: number) => gaugeValue(gauge, value);
  return say("panel.gauge-heard", {
    gauge: gauge.label,
    value: shown(reading.value),
    max: amount(gauge.max),
    trend: changeOf(gauge, reading),
    low: shown(low),
    high: shown(high),
    first: shown(values[0] ?? reading.value),
  });
}

export const gaugesPanel: Panel = {
  id: "gauges",
  key: "3",
  slot: "right",
  does: "gauges",
  title: () => say("panel.gauges"),
  lines: gaugeLines,
  spoken: (scene) => [
    say("panel.heard", { title: say("panel.gauges") }),
    ...scene.lookup.scenario.gauges.flatMap((gauge) => {
      const reading = boardOf(scene).gauges.get(gauge.id);
      return reading === undefined ? [] : [spokenGauge(gauge, reading)];
    }),
  ],
};
