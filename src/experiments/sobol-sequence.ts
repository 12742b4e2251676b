/**
 * Points of the Sobol sequence, which fill the unit cube more evenly than random points do, as they are or scrambled.
 * A scramble (Owen 1995; by hashing as Burley 2020) makes each point uniform and keeps the evenness, so that estimates from
 * the points are unbiased. So does a digital shift, which moves all points alike. Whole 32-bit arithmetic only: the same points everywhere.
 */
import { directionNumbers } from "./direction-numbers.js";

/** Most dimensions, and most points, of which a power of two are the most even. */
export const mostDimensions = 256;
const mostPoints = 2 ** 31;

const bits = 32;
const word = 2 ** 32;

/** Returns a function that gives the point with this number, from 0, each coordinate from 0 to just below 1. */
export function sobolSequence(dimensions: number, scramble?: readonly number[]): (index: number) => number[] {
  if (dimensions > mostDimensions) throw new RangeError(`the Sobol sequence has ${mostDimensions} dimensions at most`);
  const directions = Array.from({ length: dimensions }, (_, dimension) => columnOf(dimension));
  return (index) => {
    if (!(index >= 0 && index < mostPoints))
      throw new RangeError(`the Sobol sequence has ${mostPoints} points at most`);
    return directions.map((column, dimension) => {
      let point = 0;
      // By the Gray code, as the sequence is published.
      for (let rest = index ^ (index >>> 1), bit = 0; rest > 0; rest >>>= 1, bit += 1)
        if (rest & 1) point ^= column[bit] as number;
      const seed = scramble?.[dimension];
      return (seed === undefined ? point >>> 0 : scrambled(point, seed)) / word;
    });
  };
}

/** A point moved by a digital shift, 32 bits a coordinate: random bits flip the same bits of all points of a set. */
export function digitallyShifted(point: readonly number[], shift: readonly number[]): number[] {
  return point.map((coordinate, dimension) => (((coordinate * word) ^ (shift[dimension] as number)) >>> 0) / word);
}

const known = new Map<number, Int32Array>();
let published: ReturnType<typeof directionNumbers> | undefined;

/** The direction numbers of a dimension, the first bit of the index first. */
function columnOf(dimension: number): Int32Array {
  const before = known.get(dimension);
  if (before !== undefined) return before;
  const column = new Int32Array(bits);
  known.set(dimension, column);
  if (dimension === 0) {
    for (let bit = 0; bit < bits; bit += 1) column[bit] = 1 << (bits - 1 - bit);
    return column;
  }
  published ??= directionNumbers();
  const { coefficients, initial } = published[dimension - 1] as (typeof published)[number];
  const degree = initial.length;
  for (let bit = 0; bit < bits; bit += 1) {
    if (bit < degree) {
      column[bit] = (initial[bit] as number) << (bits - 1 - bit);
      continue;
    }
    let value = (column[bit - degree] as number) ^ ((column[bit - degree] as number) >>> degree);
    for (let term = 1; term < degree; term += 1)
      if ((coefficients >>> (degree - 1 - term)) & 1) value ^= column[bit - term] as number;
    column[bit] = value;
  }
  return column;
}

/** Owen's nested scramble of one coordinate: each bit is flipped or not by a hash of the seed and of the bits above it. */
function scrambled(point: number, seed: number): number {
  return reversed(mixed(reversed(point), seed)) >>> 0;
}

/** A hash in which each bit depends on the bits below it alone (Laine and Karras 2011, with the constants of Vegdahl 2021). */
function mixed(value: number, seed: number): number {
  let mix = value ^ Math.imul(value, 0x3d20adea);
  mix = (mix + seed) | 0;
  mix = Math.imul(mix, (seed >>> 16) | 1);
  mix ^= Math.imul(mix, 0x05526c56);
  mix ^= Math.imul(mix, 0x53a22864);
  return mix;
}

function reversed(value: number): number {
  let word = value;
  word = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  word = ((word >>> 2) & 0x33333333) | ((word & 0x33333333) << 2);
  word = ((word >>> 4) & 0x0f0f0f0f) | ((word & 0x0f0f0f0f) << 4);
  word = ((word >>> 8) & 0x00ff00ff) | ((word & 0x00ff00ff) << 8);
  return (word >>> 16) | (word << 16);
}
