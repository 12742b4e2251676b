/**
 * Gauges below the lanes of a story: each a small line over the same days, between its lowest and its highest value, with where it began
 * and where it ended.
 */
import { say } from "../../catalogue/index.js";
import type { Gauge } from "../../engine/index.js";
import { gaugeValue } from "../../text/index.js";
import type { Sample } from "../after-action/played.js";
import type { Drawing } from "./lanes.js";
import { ink, sheet, straight, words } from "./sheet.js";
import { cutTo } from "./text-width.js";

const { left, right, margin } = sheet;
const mostGauges = 8;
/** Least part of a gauge's range that a line shows, so that next to nothing does not look like much. */
const leastSpan = 0.02;

interface GaugeLine {
  readonly gauge: Gauge;
  readonly samples: readonly Sample[];
}

const spanOf = (samples: readonly Sample[]): readonly [low: number, high: number] =>
  samples.reduce(
    ([low, high], { value }) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/** All of them, or of many those that moved furthest in their range. */
export function gaugeLines({ told, lookup }: Drawing): readonly GaugeLine[] {
  const lines = lookup.scenario.gauges.flatMap((gauge) => {
    const samples = told.played.gauges.get(gauge.id) ?? [];
    const [low, high] = spanOf(samples);
    return samples.length === 0 ? [] : [{ gauge, samples, moved: (high - low) / (gauge.max - gauge.min) }];
  });
  const most = [...lines].sort((one, other) => other.moved - one.moved).slice(0, mostGauges);
  return lines.filter((line) => most.includes(line));
}

/** Each as high as `height`, from `top` down. */
export function gaugeParts(drawing: Drawing, lines: readonly GaugeLine[], top: number, height: number): string[] {
  const { x, days } = drawing;
  return lines.flatMap(({ gauge, samples }, place) => {
    const [floor, ceiling] = [top + (place + 1) * height - 3, top + place * height + 3];
    const [low, high] = spanOf(samples);
    const span = Math.max(high - low, (gauge.max - gauge.min) * leastSpan);
    const y = (value: number) => floor - ((value - (low + high) / 2) / span + 0.5) * (floor - ceiling);
    const path = seen(samples, days).map(
      ({ time, value }, index) => `${index === 0 ? "M" : "L"}${x(time).toFixed(1)} ${y(value).toFixed(1)}`,
    );
    const [first, last] = [samples[0]?.value ?? 0, samples.at(-1)?.value ?? 0].map((value) => gaugeValue(gauge, value));
    const middle = (floor + ceiling) / 2 + 4;
    return [
      straight([left, floor + 3], [x(days), floor + 3], ink.line),
      words(left - 12, middle, cutTo(gauge.label, 11.5, left - margin - 12), {
        size: 11.5,
        anchor: "end",
        fill: ink.quiet,
      }),
      `<path d="${path.join("")}" fill="none" stroke="${ink.accent}" stroke-width="1.6" stroke-linejoin="round"/>`,
      words(x(days) + 10, middle, say("picture.from-to", { from: first ?? "", to: last ?? "" }), { size: 11.5 }),
    ];
  });
}

/** Points that can be told apart: two for each unit of the drawing. */
function seen(samples: readonly Sample[], days: number): readonly Sample[] {
  const apart = days / (2 * (right - left));
  let last = Number.NEGATIVE_INFINITY;
  return samples.filter(({ time }, index) => {
    const next = samples[index + 1];
    const kept = time - last >= apart || next === undefined || next.time - time >= apart;
    if (kept) last = time;
    return kept;
  });
}
