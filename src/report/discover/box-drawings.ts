/**
 * Drawings of scenario discovery: the curve of boxes by coverage and density, the limits of the chosen box in what each
 * assumption may be, and the points over the two assumptions whose limits tell most.
 */
import { say } from "../../catalogue/index.js";
import { type Pens, plotSvg } from "../page/charts.js";
import type { DiscoveryStudy } from "./discovery-study.js";

const style = { marginLeft: 52, marginRight: 24, marginTop: 22, marginBottom: 38 };
const asPercent = (share: number) => `${Math.round(share * 100)}%`;

/** Boxes as they were found, and on fresh points. */
export function drawCurve({ Plot, ...pens }: Pens, { boxes, chosen }: DiscoveryStudy, label: string): string {
  const found = boxes.map(({ coverage, density }) => ({ coverage, density }));
  const fresh = boxes.flatMap((box) =>
    box.fresh === null ? [] : [{ coverage: box.fresh.coverage.value, density: box.fresh.density.value }],
  );
  const at = { x: "coverage", y: "density" };
  const top = Math.max(0.01, ...found.map(({ density }) => density), ...fresh.map(({ density }) => density));
  return plotSvg(
    { Plot, ...pens },
    {
      width: 640,
      height: 340,
      ...style,
      x: { domain: [0, 1], tickFormat: asPercent, label: say("discover.coverage"), grid: true },
      y: {
        domain: [0, Math.min(1, top * 1.08)],
        ticks: 5,
        tickFormat: asPercent,
        label: say("discover.density"),
        grid: true,
      },
      marks: [
        Plot.line(found, { ...at, stroke: "var(--accent)", strokeOpacity: 0.5 }),
        Plot.dot(fresh, { ...at, r: 3, stroke: "var(--soft)" }),
        Plot.dot(found, { ...at, r: 3, fill: "var(--accent)" }),
        Plot.dot(found.slice(chosen, chosen + 1), { ...at, r: 8, stroke: "var(--ink)", strokeWidth: 2 }),
      ],
    },
    label,
  );
}

/** A limit of an assumption, null where it is open, in the ends of what it may be. */
export interface DrawnLimit {
  readonly id: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly range: readonly [number, number];
}

/** A bar for each limit, in what the assumption may be. */
export function drawLimits(pens: Pens, limits: readonly DrawnLimit[], label: string): string {
  const { Plot } = pens;
  const rows = limits.map(({ id, low, high, range: [least, most] }) => {
    const place = (value: number) => (value - least) / (most - least);
    return { id, least, most, from: low === null ? 0 : place(low), to: high === null ? 1 : place(high), low, high };
  });
  const text = (end: "low" | "high") => rows.filter((row) => row[end] !== null);
  return plotSvg(
    pens,
    {
      width: 640,
      height: 40 + 34 * rows.length,
      ...style,
      marginLeft: 190,
      marginRight: 60,
      marginTop: 8,
      marginBottom: 22,
      x: { domain: [0, 1], ticks: 0, label: null },
      y: { domain: rows.map(({ id }) => id), label: null, tickSize: 0 },
      marks: [
        Plot.ruleY(rows, { y: "id", x1: 0, x2: 1, stroke: "var(--soft)" }),
        Plot.barX(rows, {
          y: "id",
          x1: "from",
          x2: "to",
          fill: "var(--accent)",
          fillOpacity: 0.75,
          insetTop: 6,
          insetBottom: 6,
        }),
        Plot.text(rows, {
          y: "id",
          x: 0,
          text: (row: { least: number }) => figureOf(row.least),
          textAnchor: "start",
          dy: 17,
        }),
        Plot.text(rows, {
          y: "id",
          x: 1,
          text: (row: { most: number }) => figureOf(row.most),
          textAnchor: "end",
          dy: 17,
        }),
        Plot.text(text("low"), { y: "id", x: "from", text: "low", textAnchor: "end", dx: -5, fontWeight: "bold" }),
        Plot.text(text("high"), { y: "id", x: "to", text: "high", textAnchor: "start", dx: 5, fontWeight: "bold" }),
      ],
    },
    label,
  );
}

const figureOf = (value: number) => `${Number(value.toPrecision(3))}`;

/** More dots than these can't be told apart. */
const mostDots = 1500;

/** Points over two assumptions, darker where their share is larger, and a frame where both have their limits. */
export function drawPlane(
  pens: Pens,
  [across, up]: readonly [DrawnLimit, DrawnLimit],
  { x, y, shares }: { readonly [column in "x" | "y" | "shares"]: ArrayLike<number> },
  label: string,
): string {
  const { Plot } = pens;
  const dots = Array.from({ length: Math.min(mostDots, x.length) }, (_, point) => ({
    x: Number((x[point] as number).toPrecision(4)),
    y: Number((y[point] as number).toPrecision(4)),
    share: shares[point] as number,
  })).sort((one, other) => one.share - other.share);
  const box = {
    x1: across.low ?? across.range[0],
    x2: across.high ?? across.range[1],
    y1: up.low ?? up.range[0],
    y2: up.high ?? up.range[1],
  };
  return plotSvg(
    pens,
    {
      width: 640,
      height: 420,
      ...style,
      x: { domain: [...across.range], label: across.id },
      y: { domain: [...up.range], label: up.id },
      marks: [
        Plot.dot(dots, {
          x: "x",
          y: "y",
          r: 2.6,
          stroke: "var(--soft)",
          strokeOpacity: 0.6,
          fill: "var(--accent)",
          fillOpacity: "share",
        }),
        Plot.rect([box], {
          x1: "x1",
          x2: "x2",
          y1: "y1",
          y2: "y2",
          fill: "none",
          stroke: "var(--ink)",
          strokeWidth: 2,
        }),
      ],
    },
    label,
  );
}
