/**
 * Named random streams. Every transition, inject and state entry draws from a stream of its own, keyed by
 * (seed, run, path) and never by draw order, so adding an actor or changing an assumption re-rolls nobody else's dice.
 * Variates use comparisons and + − × ÷ sqrt alone, which every JavaScript engine rounds alike.
 */
import tychei from "seedrandom/lib/tychei.js";
import { SessionError } from "./errors.js";

export interface StreamState {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Draws a uniform in [0, 1); `state()` is enough to continue exactly where it stands. */
export type Stream = ReturnType<typeof tychei>;

/** Longest seed a person may choose, in characters. */
export const seedLengthLimit = 64;

/**
 * Whether a text can seed a run: 1–64 characters that survive a command line and a replay code. ASCII only, because
 * what counts as a letter beyond it differs between versions of Node.
 */
export function isSeed(seed: unknown): seed is string {
  return typeof seed === "string" && seed.length <= seedLengthLimit && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(seed);
}

/** Ends the seed of a future, which is not a seed that a person may choose. */
export const futureSuffix = "~";

/** Whether a saved world may hold this seed: a person's, or that of a future. */
export function isWorldSeed(seed: unknown): seed is string {
  return typeof seed === "string" && isSeed(seed.endsWith(futureSuffix) ? seed.slice(0, -1) : seed);
}

/** A text mixed into two 32-bit words. A key of a stream is made of two texts and a number; only the number is new in each run. */
export interface Words {
  readonly high: number;
  readonly low: number;
}

/** Mixes a text into two words (cyrb53, by bryc, public domain: multiplications modulo 2³² and shifts, exact everywhere). */
export function wordsOf(text: string): Words {
  let high = 0x41c6ce57;
  let low = 0xdeadbeef | 0;
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charCodeAt(place);
    low = Math.imul(low ^ character, 0x9e3779b1);
    high = Math.imul(high ^ character, 0x5f356495);
  }
  return { high, low };
}

const word = 0x100000000;
const stateful = { state: true } as const;

/**
 * Opens the stream of one path in one run. seedrandom takes a whole number of up to 53 bits as it is, and mixes a text
 * character by character: with some seventy streams a run, that was a quarter of an ensemble's time.
 */
export function openKeyed(seed: Words, run: number, path: Words): Stream {
  let low = Math.imul(path.low ^ seed.high ^ (run | 0), 0x9e3779b1);
  let high = Math.imul(path.high ^ seed.low ^ (run / word), 0x5f356495);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return tychei((high & 0x1fffff) * word + (low >>> 0), stateful);
}

/**
 * Opens the stream of `path` in one run. An absent seed would make seedrandom seed itself from the machine; createWorld
 * refuses it before this is reached.
 */
export function openStream(seed: string, run: number, path: string): Stream {
  return openKeyed(wordsOf(seed), run, wordsOf(path));
}

/** Continues a saved stream. Throws SessionError where the state is not four signed 32-bit words. */
export function restoreStream(path: string, saved: unknown): Stream {
  const state = saved as StreamState | null;
  const words = [state?.a, state?.b, state?.c, state?.d];
  const keys = saved !== null && typeof saved === "object" ? Object.keys(saved) : [];
  if (keys.length !== 4 || words.some((word) => typeof word !== "number" || (word | 0) !== word)) {
    throw new SessionError(`the random stream of ${path} is malformed: expected four whole 32-bit numbers a, b, c, d`);
  }
  // All-zero words are Tyche-i's fixed point: it would answer 0 for ever.
  if (words.every((word) => word === 0)) throw new SessionError(`the random stream of ${path} is stuck at zero`);
  const { a, b, c, d } = state as StreamState;
  return tychei("", { state: { a, b, c, d } });
}

/**
 * An Exp(1) variate by von Neumann's comparison method (1951): no logarithm, about four uniforms a draw.
 * Each round accepts when the first descent of a sequence of uniforms ends after an odd number of steps.
 */
export function drawExponential(stream: Stream): number {
  let whole = 0;
  for (;;) {
    const first = stream();
    let last = first;
    let odd = true;
    for (;;) {
      const next = stream();
      if (next >= last) break;
      last = next;
      odd = !odd;
    }
    if (odd) return whole + first;
    whole += 1;
  }
}

/** A spread with its numbers settled: one value, [low, high] uniform, or [low, mode, high] triangular. */
export type DrawnSpread = readonly [number] | readonly [number, number] | readonly [number, number, number];

/** Draws from a spread. A fixed value takes no draw; the others take one, whatever their numbers. */
export function drawSpread(spread: DrawnSpread, stream: () => number): number {
  if (spread.length === 1) return spread[0];
  const uniform = stream();
  if (spread.length === 2) return spread[0] + (spread[1] - spread[0]) * uniform;
  const [low, mode, high] = spread;
  const width = high - low;
  if (width <= 0) return low;
  if (uniform * width < mode - low) return low + Math.sqrt(uniform * width * (mode - low));
  return high - Math.sqrt((1 - uniform) * width * (high - mode));
}
