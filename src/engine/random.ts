/**
 * Named random streams. Every transition, inject and state entry has its own stream, keyed by (seed, run, path), so
 * that adding an actor or changing an assumption leaves all other draws unchanged. Variates use only comparisons and +
 * − × ÷ sqrt, which every JavaScript engine rounds identically.
 */
import tychei from "seedrandom/lib/tychei.js";
import { SessionError } from "./errors.js";
import { isPrintable } from "./printable.js";

export interface StreamState {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Draws a uniform in [0, 1); `state()` suffices to continue it exactly. */
export interface Stream {
  (): number;
  state(): StreamState;
}

/** Suffix of the seed of a future; a user's seed cannot contain it. */
export const futureSuffix = "~";

/** Longest seed a person may choose, in characters. */
export const seedLengthLimit = 64;

/** What an error says that a seed may be. */
export const seedRule = `a seed is 1 to ${seedLengthLimit} letters, digits, signs and spaces of any script, without ~ and with no space at either end`;

/** Zero-width (non-)joiners: invisible, but some scripts spell words with them. */
const isJoiner = (codePoint: number | undefined) => codePoint === 0x200c || codePoint === 0x200d;

/**
 * Whether a text can seed a run: 1 to 64 printable characters of Unicode 15.0 in normal form C, without the mark of a
 * future, and with nothing invisible but joiners between characters.
 */
export function isSeed(seed: unknown): seed is string {
  if (typeof seed !== "string" || seed === "" || seed.length > 2 * seedLengthLimit || seed !== seed.trim())
    return false;
  const codePoints = Array.from(seed, (character) => character.codePointAt(0) as number);
  const ends = [codePoints[0], codePoints.at(-1)];
  return (
    codePoints.length <= seedLengthLimit &&
    !ends.some(isJoiner) &&
    codePoints.every((codePoint) => isPrintable(codePoint) || isJoiner(codePoint)) &&
    !seed.includes(futureSuffix) &&
    // Normalisation of assigned characters never changes.
    seed === seed.normalize()
  );
}

/** Whether a saved world may have this seed: a user's, or that of a future. */
export function isWorldSeed(seed: unknown): seed is string {
  return typeof seed === "string" && isSeed(seed.endsWith(futureSuffix) ? seed.slice(0, -1) : seed);
}

/** A text hashed to two 32-bit words. */
export interface Words {
  readonly high: number;
  readonly low: number;
}

/** Hashes a text with cyrb53 (bryc, public domain): multiplications modulo 2³² and shifts, exact everywhere. */
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
 * Opens the stream of one path in one run. Seeds with a 53-bit integer: seedrandom hashes text character by character,
 * which took a quarter of an ensemble's time.
 */
export function openKeyed(seed: Words, run: number, path: Words): Stream {
  let low = Math.imul(path.low ^ seed.high ^ (run | 0), 0x9e3779b1);
  let high = Math.imul(path.high ^ seed.low ^ (run / word), 0x5f356495);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return tychei((high & 0x1fffff) * word + (low >>> 0), stateful);
}

/** As openKeyed. The seed must be present: seedrandom would seed itself from the machine (createWorld refuses that). */
export function openStream(seed: string, run: number, path: string): Stream {
  return openKeyed(wordsOf(seed), run, wordsOf(path));
}

/** Continues a saved stream. Throws SessionError unless the state is four signed 32-bit words. */
export function restoreStream(path: string, saved: unknown): Stream {
  const state = saved as StreamState | null;
  const words = [state?.a, state?.b, state?.c, state?.d];
  const keys = saved !== null && typeof saved === "object" ? Object.keys(saved) : [];
  if (keys.length !== 4 || words.some((word) => typeof word !== "number" || (word | 0) !== word)) {
    throw new SessionError(`the random stream of ${path} is malformed: expected four whole 32-bit numbers a, b, c, d`);
  }
  // All zeros is Tyche-i's fixed point: it would return 0 for ever.
  if (words.every((word) => word === 0)) throw new SessionError(`the random stream of ${path} is stuck at zero`);
  const { a, b, c, d } = state as StreamState;
  return tychei("", { state: { a, b, c, d } });
}

/**
 * An Exp(1) variate by von Neumann's comparison method (1951): no logarithm, about four uniforms per draw.
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

/** [value], uniform [low, high], or triangular [low, mode, high]. */
export type DrawnSpread = readonly [number] | readonly [number, number] | readonly [number, number, number];

/** Draws from a spread. A fixed value consumes no draw; the others always consume one. */
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
