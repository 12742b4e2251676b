/**
 * PRIM, the patient rule induction method (Friedman and Fisher 1999): a box of the inputs in which an outcome is frequent. From
 * the whole space a thin slice is peeled off, again and again, always the one whose loss raises the mean of the outcome most for each point
 * that goes. Each box on the way is then extended (pasted) where that costs no density, and limits that may be chance are
 * dropped. What is left is a curve of boxes, from large and thin to small and dense.
 */
import { quasiP } from "./quasi-p.js";

/** Points of the inputs, column by column, each with the outcome there: 0 or 1, or a share between them. */
export interface BoxSample {
  readonly columns: readonly Float64Array[];
  readonly outcomes: Float64Array;
}

/** Both ends belong to it; infinite where it is open. */
export interface BoxLimit {
  readonly low: number;
  readonly high: number;
}

/** A limit for each column. */
export type Box = readonly BoxLimit[];

/** How likely what a limit does would be by chance; null for an end that is open. */
export interface LimitChance {
  readonly low: number | null;
  readonly high: number | null;
}

export interface BoxFigures {
  /** Points inside. */
  readonly points: number;
  /** Share of all points. */
  readonly mass: number;
  /** Mean of the outcome inside; 0 where no point is. */
  readonly density: number;
  /** Share of the outcome of all points that lies inside; 0 where there is none at all. */
  readonly coverage: number;
}

export interface PeeledBox extends BoxFigures {
  readonly box: Box;
  /** By column. */
  readonly chances: readonly LimitChance[];
  /** Columns with a limit. */
  readonly restricted: number;
}

export interface PeelingOptions {
  /** Share of the points inside that goes with each slice. */
  readonly peel?: number;
  /** Least share of all points that a box keeps. */
  readonly leastMass?: number;
  /** From this quasi-p-value on a limit is dropped. */
  readonly mostChance?: number;
}

const defaults = { peel: 0.05, leastMass: 0.05, mostChance: 0.05 } as const;

/** The curve of boxes, the whole space first, each smaller than the one before it. */
export function peel(sample: BoxSample, options: PeelingOptions = {}): readonly PeeledBox[] {
  const { peel: share, leastMass, mostChance } = { ...defaults, ...options };
  const n = sample.outcomes.length;
  const orders = sample.columns.map(ascending);
  let box: Box = sample.columns.map(() => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }));
  const found = [figured(sample, box)];
  const least = Math.max(1, Math.ceil(leastMass * n));
  for (;;) {
    const next = bestSlice(sample, orders, box, share, least);
    if (next === null) return found;
    box = next;
    const tidied = figured(sample, withoutChance(sample, pasted(sample, box, share), mostChance));
    // Dropping may undo the step; the next one starts from what was peeled.
    if (tidied.points < (found.at(-1) as PeeledBox).points) found.push(tidied);
  }
}

/** The place of the box with the greatest harmonic mean of density and coverage; the first of equals. */
export function bestBox(boxes: readonly BoxFigures[]): number {
  const worth = ({ density, coverage }: BoxFigures) =>
    density + coverage > 0 ? (2 * density * coverage) / (density + coverage) : 0;
  return boxes.reduce((best, one, place) => (worth(one) > worth(boxes[best] as BoxFigures) ? place : best), 0);
}

/** Whether each point lies inside. */
export function insideOf(columns: readonly Float64Array[], box: Box, points: number): readonly boolean[] {
  return Array.from({ length: points }, (_, point) =>
    box.every(({ low, high }, column) => {
      const value = (columns[column] as Float64Array)[point] as number;
      return value >= low && value <= high;
    }),
  );
}

/** The figures of a box on some points. */
export function figuresOfBox({ columns, outcomes }: BoxSample, box: Box): BoxFigures {
  const n = outcomes.length;
  let [points, sum, all] = [0, 0, 0];
  for (const [point, isInside] of insideOf(columns, box, n).entries()) {
    const outcome = outcomes[point] as number;
    all += outcome;
    if (!isInside) continue;
    points += 1;
    sum += outcome;
  }
  return {
    points,
    mass: n === 0 ? 0 : points / n,
    density: points === 0 ? 0 : sum / points,
    coverage: all === 0 ? 0 : sum / all,
  };
}

function figured(sample: BoxSample, box: Box): PeeledBox {
  return {
    ...figuresOfBox(sample, box),
    box,
    chances: chancesOf(sample, box),
    restricted: box.filter(isRestricted).length,
  };
}

const isRestricted = ({ low, high }: BoxLimit) => Number.isFinite(low) || Number.isFinite(high);

/** Places of the points by the value of a column. */
function ascending(column: Float64Array): readonly number[] {
  return [...column.keys()].sort((one, other) => (column[one] as number) - (column[other] as number));
}

const ends = ["low", "high"] as const;
type End = (typeof ends)[number];

/** The box without the slice whose loss raises the mean most for each point lost; null if none raises it, or too little were left. */
function bestSlice(
  { columns, outcomes }: BoxSample,
  orders: readonly (readonly number[])[],
  box: Box,
  share: number,
  least: number,
): Box | null {
  const inside = insideOf(columns, box, outcomes.length);
  let [points, sum] = [0, 0];
  for (const [point, isInside] of inside.entries())
    if (isInside) {
      points += 1;
      sum += outcomes[point] as number;
    }
  let best: { readonly gain: number; readonly box: Box } | null = null;
  const wanted = Math.max(1, Math.floor(share * points));
  for (const [column, order] of orders.entries()) {
    const values = columns[column] as Float64Array;
    const own = order.filter((point) => inside[point]);
    for (const end of ends) {
      if (end === "high") own.reverse();
      const valueAt = (place: number) => values[own[place] as number] as number;
      let cut = wanted;
      // Points with equal values go together.
      while (cut < points && valueAt(cut) === valueAt(cut - 1)) cut += 1;
      if (points - cut < least) continue;
      let lost = 0;
      for (let place = 0; place < cut; place += 1) lost += outcomes[own[place] as number] as number;
      const gain = ((sum - lost) / (points - cut) - sum / points) / cut;
      if (!(gain > 1e-15) || (best !== null && gain <= best.gain)) continue;
      const limit = { ...(box[column] as BoxLimit), [end]: shortestBetween(valueAt(cut - 1), valueAt(cut)) };
      best = { gain, box: box.with(column, limit) };
    }
  }
  return best?.box ?? null;
}

/** The number between two others that is written with the fewest digits; it may be the second. */
function shortestBetween(outside: number, inside: number): number {
  const [low, high] = [Math.min(outside, inside), Math.max(outside, inside)];
  for (let digits = 1; digits < 17; digits += 1) {
    const number = Number(((low + high) / 2).toPrecision(digits));
    if (number > low && number < high) return number;
  }
  return inside;
}

/** A point outside that one limit alone keeps out, by that limit. */
type OnlyOutside = { readonly [end in End]: number[] };

/** By column and end, the points that this limit alone keeps out. */
function keptOut({ columns, outcomes }: BoxSample, box: Box): readonly OnlyOutside[] {
  const out = box.map((): OnlyOutside => ({ low: [], high: [] }));
  const limited = [...box.keys()].filter((column) => isRestricted(box[column] as BoxLimit));
  for (let point = 0; point < outcomes.length; point += 1) {
    let only: number[] | null = null;
    let broken = 0;
    for (const column of limited) {
      const value = (columns[column] as Float64Array)[point] as number;
      const { low, high } = box[column] as BoxLimit;
      if (value >= low && value <= high) continue;
      broken += 1;
      if (broken > 1) break;
      only = (out[column] as OnlyOutside)[value < low ? "low" : "high"];
    }
    if (broken === 1) only?.push(point);
  }
  return out;
}

/** The box with slices put back, the best first, as long as its density does not fall. */
function pasted(sample: BoxSample, box: Box, share: number): Box {
  const { columns, outcomes } = sample;
  for (let wider = box; ; ) {
    const { points, density } = figuresOfBox(sample, wider);
    let best: { readonly density: number; readonly box: Box } | null = null;
    for (const [column, out] of keptOut(sample, wider).entries()) {
      const values = columns[column] as Float64Array;
      for (const end of ends) {
        const near = out[end].sort((one, other) => {
          const difference = (values[one] as number) - (values[other] as number);
          return end === "low" ? -difference : difference;
        });
        if (near.length === 0) continue;
        let cut = Math.min(near.length, Math.max(1, Math.floor(share * points)));
        const valueAt = (place: number) => values[near[place] as number] as number;
        while (cut < near.length && valueAt(cut) === valueAt(cut - 1)) cut += 1;
        const gained = near.slice(0, cut).reduce((sum, point) => sum + (outcomes[point] as number), 0);
        const mean = (density * points + gained) / (points + cut);
        if (mean < density - 1e-12 || (best !== null && mean <= best.density)) continue;
        const open = end === "low" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
        const limit = cut === near.length ? open : shortestBetween(valueAt(cut), valueAt(cut - 1));
        best = { density: mean, box: wider.with(column, { ...(wider[column] as BoxLimit), [end]: limit }) };
      }
    }
    if (best === null) return wider;
    wider = best.box;
  }
}

/** By column, how likely it is by chance that what a limit keeps in is so much denser than that with what it alone keeps out. */
function chancesOf(sample: BoxSample, box: Box): readonly LimitChance[] {
  const { columns, outcomes } = sample;
  const inside = insideOf(columns, box, outcomes.length).flatMap((isInside, point) => (isInside ? [point] : []));
  return keptOut(sample, box).map((out, column) => {
    const chance = (end: End) => (Number.isFinite(box[column]?.[end]) ? quasiP(outcomes, inside, out[end]) : null);
    return { low: chance("low"), high: chance("high") };
  });
}

/** The box without the limits that may be chance, the likeliest dropped first. */
function withoutChance(sample: BoxSample, box: Box, mostChance: number): Box {
  for (let simpler = box; ; ) {
    let worst: { readonly chance: number; readonly column: number; readonly end: End } | null = null;
    for (const [column, chances] of chancesOf(sample, simpler).entries())
      for (const end of ends) {
        const chance = chances[end];
        if (chance !== null && chance >= mostChance && chance > (worst?.chance ?? -1)) worst = { chance, column, end };
      }
    if (worst === null) return simpler;
    const { column, end } = worst;
    const open = end === "low" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    simpler = simpler.with(column, { ...(simpler[column] as BoxLimit), [end]: open });
  }
}
