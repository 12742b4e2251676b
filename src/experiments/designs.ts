/**
 * Designs of experiments as points of the unit cube, a coordinate a factor: which points to play. All chance comes from
 * streams of the study's seed, so that the same seed gives the same design.
 */
import { openStream, type Values } from "../engine/index.js";
import { digitallyShifted, sobolSequence } from "./sobol-sequence.js";

type Point = readonly number[];

/** An assumption and its values on a grid. */
export interface Axis {
  readonly id: string;
  readonly values: readonly number[];
}

/** All combinations; the last axis changes fastest. */
export function gridOf(axes: readonly Axis[]): readonly Values[] {
  return axes.reduce<readonly Values[]>(
    (points, { id, values }) => points.flatMap((point) => values.map((value) => ({ ...point, [id]: value }))),
    [{}],
  );
}

/** Values from low to high, a step apart, the ends included where the steps meet them; rounded as they would be written. */
export function steps(low: number, high: number, step: number): readonly number[] {
  // A hair more, because 0.1 has no exact double.
  const count = Math.floor((high - low) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, place) => Number((low + place * step).toPrecision(12)));
}

/** Latin hypercube sample (McKay, Beckman and Conover 1979): each factor has one point in each of n equal slices. */
export function latinHypercube(factors: readonly { readonly id: string }[], n: number, seed: string): readonly Point[] {
  const columns = factors.map(({ id }) => {
    const stream = openStream(seed, 0, `design.latin-hypercube.${id}`);
    const slices = shuffled(n, stream);
    return slices.map((slice) => (slice + stream()) / n);
  });
  return Array.from({ length: n }, (_, place) => columns.map((column) => column[place] as number));
}

/** The first n points of the Sobol sequence, scrambled. */
export function sobolPoints(dimensions: number, n: number, seed: string): readonly Point[] {
  const pointAt = sobolSequence(dimensions, randomWords(dimensions, openStream(seed, 0, "design.sobol")));
  return Array.from({ length: n }, (_, index) => pointAt(index));
}

const randomWords = (count: number, stream: () => number) =>
  Array.from({ length: count }, () => Math.floor(stream() * 2 ** 32) | 0);

/** Independent randomisations of the Sobol sequence in one study: how much they differ gives its intervals. */
export const randomisations = 8;

/** The randomisation that the point with this number is of. They take turns, so that a study that stops early has a part of each. */
export const randomisationOf = (place: number) => place % randomisations;

/** The first points of the Sobol sequence, once for each randomisation by a digital shift of its own; n points in all. */
function shiftedSobolPoints(dimensions: number, n: number, seed: string): readonly Point[] {
  const stream = openStream(seed, 0, "design.sobol-shifts");
  const shifts = Array.from({ length: randomisations }, () => randomWords(dimensions, stream));
  const pointAt = sobolSequence(dimensions);
  return Array.from({ length: n }, (_, place) =>
    digitallyShifted(pointAt(Math.floor(place / randomisations)), shifts[randomisationOf(place)] as readonly number[]),
  );
}

/** Independent uniform points. */
export function randomPoints(dimensions: number, n: number, seed: string): readonly Point[] {
  const stream = openStream(seed, 0, "design.random");
  return Array.from({ length: n }, () => Array.from({ length: dimensions }, stream));
}

/** How A and B are chosen together: points of randomised Sobol sequences, or independent random points. */
export type SaltelliSampling = "sobol" | "random";

/** Where the points of a group of `saltelliGroups` stand: A, B, and from 2 on A with one coordinate of B. */
export const saltelliPlaces = { a: 0, b: 1, mixed: 2 } as const;

/**
 * Groups of points after Saltelli (2010): two independent points A and B, and for each factor A with that coordinate of B. So n groups
 * take n(k + 2) points. Those of the Sobol sequence are of independent randomisations.
 */
export function saltelliGroups(
  dimensions: number,
  n: number,
  seed: string,
  sampling: SaltelliSampling,
): readonly (readonly Point[])[] {
  const both = (sampling === "sobol" ? shiftedSobolPoints : randomPoints)(2 * dimensions, n, seed);
  return both.map((point) => {
    const [a, b] = [point.slice(0, dimensions), point.slice(dimensions)];
    return [a, b, ...a.map((_, factor) => a.with(factor, b[factor] as number))];
  });
}

/** Pairs of points that `sobolIndices` compares: A with B, then for each factor A and B with its mixed point. */
export function saltelliPairs(dimensions: number): readonly (readonly [number, number])[] {
  const { a, b, mixed } = saltelliPlaces;
  return [
    [a, b],
    ...Array.from({ length: dimensions }, (_, factor): [number, number][] => [
      [a, mixed + factor],
      [b, mixed + factor],
    ]).flat(),
  ];
}

/** Levels of each factor in trajectories, and how far a step goes. */
export const morrisLevels = 4;
export const morrisStep = morrisLevels / (2 * (morrisLevels - 1));

export interface Trajectory {
  /** One more than there are factors: each point differs from the one before it in one factor. */
  readonly points: readonly Point[];
  /** By step: the factor that it changes, and by how much. */
  readonly steps: readonly { readonly factor: number; readonly change: number }[];
}

/** Trajectories after Morris (1991): from a random point of the levels, a step of each factor in random order. */
export function trajectories(dimensions: number, n: number, seed: string): readonly Trajectory[] {
  const stream = openStream(seed, 0, "design.morris");
  const reachable = morrisLevels / 2;
  return Array.from({ length: n }, () => {
    const changes = Array.from({ length: dimensions }, () => (stream() < 0.5 ? morrisStep : -morrisStep));
    let point: Point = changes.map((change) => {
      const low = Math.floor(stream() * reachable) / (morrisLevels - 1);
      return change > 0 ? low : low + morrisStep;
    });
    const order = shuffled(dimensions, stream);
    const points = [point];
    for (const factor of order) {
      point = point.with(factor, Math.min(1, Math.max(0, (point[factor] as number) + (changes[factor] as number))));
      points.push(point);
    }
    return { points, steps: order.map((factor) => ({ factor, change: changes[factor] as number })) };
  });
}

/** Pairs of points that `elementaryEffects` compares: each with the one before it. */
export function trajectoryPairs(dimensions: number): readonly (readonly [number, number])[] {
  return Array.from({ length: dimensions }, (_, step) => [step, step + 1]);
}

/** The numbers below n in random order (Fisher and Yates). */
function shuffled(n: number, stream: () => number): number[] {
  const order = Array.from({ length: n }, (_, place) => place);
  for (let place = n - 1; place > 0; place -= 1) {
    const other = Math.floor(stream() * (place + 1));
    [order[place], order[other]] = [order[other] as number, order[place] as number];
  }
  return order;
}
