/**
 * A bar for each factor with its interval: total indices with the first-order part darker, or mean effects to both sides of 0.
 */
import { escapeHtml } from "../../scenarios/light.js";

export interface DrawnBar {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The part of the bar that is darker. */
  readonly inner?: number;
}

const [width, row, right, top] = [640, 20, 90, 6];
/** Room for labels, as wide as the longest needs. */
const [leastLeft, mostLeft, perLetter] = [190, 320, 7];

export function drawBars(bars: readonly DrawnBar[], label: string, format: (value: number) => string): string {
  const letters = Math.max(...bars.map(({ label: name }) => name.length));
  const left = Math.min(mostLeft, Math.max(leastLeft, 16 + perLetter * letters));
  const least = Math.min(0, ...bars.map(({ low }) => low));
  const most = Math.max(1e-9, ...bars.map(({ high }) => high));
  const x = (value: number) => left + ((value - least) / (most - least)) * (width - left - right);
  const height = top * 2 + row * bars.length;
  const rect = (from: number, to: number, y: number, tall: number, opacity: number) =>
    `<rect x="${Math.min(x(from), x(to)).toFixed(1)}" y="${y.toFixed(1)}" width="${Math.abs(x(to) - x(from)).toFixed(1)}" height="${tall}" fill="var(--accent)" fill-opacity="${opacity}"/>`;
  const line = (x1: number, x2: number, y1: number, y2: number) =>
    `<line x1="${x1.toFixed(1)}" x2="${x2.toFixed(1)}" y1="${y1.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="currentColor"/>`;
  const text = (at: number, y: number, anchor: string, words: string) =>
    `<text x="${at.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="12" fill="currentColor">${escapeHtml(words)}</text>`;
  const drawn = bars.flatMap(({ label: name, value, low, high, inner }, place) => {
    const y = top + row * place;
    const middle = y + row / 2;
    return [
      text(left - 8, middle + 4, "end", name),
      rect(0, value, y + 4, row - 8, inner === undefined ? 0.75 : 0.35),
      ...(inner === undefined ? [] : [rect(0, Math.max(0, inner), y + 4, row - 8, 0.6)]),
      line(x(low), x(high), middle, middle),
      text(width - right + 8, middle + 4, "start", format(value)),
    ];
  });
  return [
    `<svg role="img" viewBox="0 0 ${width} ${height}" aria-label="${escapeHtml(label)}">`,
    ...drawn,
    line(x(0), x(0), top, height - top),
    "</svg>",
  ].join("");
}
