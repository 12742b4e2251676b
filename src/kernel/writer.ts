/**
 * What many tables of the kernel are made of: conditions, curves, effects and ratios of a model, each written once and known
 * by its place; lists one after another; columns of rows.
 */
import type { CompiledCondition, DrawnSpread, Model, ModelCurve, ModelEffect, ModelRatio } from "../engine/index.js";

/** Tables of whole numbers, or of numbers, by name. */
export interface Columns {
  [table: string]: readonly number[];
}

/** Kinds of conditions in the kernel's order. */
const conditionKinds = [
  "posture",
  "gauge",
  "day",
  "reached",
  "since",
  "since-milestone",
  "count",
  "compare",
  "all",
  "any",
  "not",
] as const;

const ratioKinds = ["condition", "curve", "constant"] as const;

export class Writer {
  readonly #conditions: (readonly number[])[] = [];
  readonly #parts: number[] = [];
  readonly #points: number[] = [];
  readonly #effects: (readonly number[])[] = [];
  readonly #ratios: (readonly number[])[] = [];
  readonly #known = new Map<CompiledCondition, number>();

  /** The place of a condition; −1 for none. */
  condition(source: CompiledCondition | null): number {
    if (source === null) return -1;
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const parts = partsOf(source).map((part) => (typeof part === "number" ? part : this.condition(part)));
    const from = this.#parts.length;
    this.#parts.push(...parts);
    const kind = conditionKinds.indexOf(source.kind);
    const place = this.#conditions.push([kind, ...operandsOf(source), from, from + parts.length]) - 1;
    this.#known.set(source, place);
    return place;
  }

  /** Gauge, first place and number of the points of a curve; −1, 0, 0 for none. */
  curve(source: ModelCurve | null): readonly [gauge: number, first: number, count: number] {
    if (source === null) return [-1, 0, 0];
    const first = this.#points.length;
    this.#points.push(...source.points);
    return [source.gauge, first, source.points.length / 3];
  }

  /** From where to where effects lie. */
  effects(sources: readonly ModelEffect[]): readonly [from: number, to: number] {
    const from = this.#effects.length;
    for (const { gauge, add, scale } of sources) this.#effects.push([gauge, ...spreadParts(add), ...this.curve(scale)]);
    return [from, this.#effects.length];
  }

  /** From where to where ratios lie. */
  ratios(sources: readonly ModelRatio[]): readonly [from: number, to: number] {
    const from = this.#ratios.length;
    for (const source of sources) {
      const [gauge, first, count] = this.curve(source.kind === "curve" ? source.curve : null);
      const of = source.kind === "condition" ? this.condition(source.when) : gauge;
      const factor = source.kind === "curve" ? 1 : source.ratio;
      this.#ratios.push([ratioKinds.indexOf(source.kind), of, first, count, factor]);
    }
    return [from, this.#ratios.length];
  }

  /** All that was written. */
  tables(): { readonly integers: Columns; readonly doubles: Columns } {
    const conditions = columns(
      ["Kind", "A", "B", "Min", "Max", "From", "To"].map((name) => `condition${name}`),
      this.#conditions,
    );
    const { conditionMin = [], conditionMax = [], ...conditionIntegers } = conditions;
    const effects = columns(
      [
        "effectGauge",
        "effectCount",
        "effectLow",
        "effectMode",
        "effectHigh",
        "scaleGauge",
        "scalePoints",
        "scaleCount",
      ],
      this.#effects,
    );
    const { effectLow = [], effectMode = [], effectHigh = [], ...effectIntegers } = effects;
    const ratios = columns(["ratioKind", "ratioOf", "ratioPoints", "ratioCount", "ratioFactor"], this.#ratios);
    const { ratioFactor = [], ...ratioIntegers } = ratios;
    return {
      integers: { ...conditionIntegers, conditionList: this.#parts, ...effectIntegers, ...ratioIntegers },
      doubles: {
        conditionMin,
        conditionMax,
        effectLow,
        effectMode,
        effectHigh,
        ratioFactor,
        points: this.#points,
      },
    };
  }
}

/** Conditions inside a condition, or the marks that it counts from. */
function partsOf(source: CompiledCondition): readonly (CompiledCondition | number)[] {
  if (source.kind === "since") return source.marks;
  if (source.kind === "not") return [source.of];
  return source.kind === "all" || source.kind === "any" ? source.of : [];
}

/** The two operands of a condition, and its bounds. */
function operandsOf(source: CompiledCondition): readonly [a: number, b: number, min: number, max: number] {
  switch (source.kind) {
    case "posture":
      return [source.posture, source.mask, 0, 0];
    case "gauge":
      return [source.gauge, 0, source.min, source.max];
    case "day":
    case "since":
      return [0, 0, source.min, source.max];
    case "reached":
      return [source.milestone, 0, 0, 0];
    case "since-milestone":
      return [source.milestone, 0, source.min, source.max];
    case "count":
      return [source.mark, 0, source.min, source.max];
    case "compare":
      return [source.above, source.below, source.by, 0];
    default:
      return [0, 0, 0, 0];
  }
}

/** How many numbers a spread has, its lowest, its mode and its highest. */
export function spreadParts(spread: DrawnSpread): readonly [count: number, low: number, mode: number, high: number] {
  return [spread.length, spread[0], spread.length === 3 ? spread[1] : 0, spread[spread.length - 1] as number];
}

/** Lists laid out one after another, and where each begins. */
export function lists(name: string, of: readonly (readonly number[] | undefined)[]): Columns {
  return { [name]: of.flatMap((list) => list ?? []), [`${name}At`]: starts(of) };
}

/** Where each of some lists begins, and where the last one ends. */
export function starts(of: readonly (readonly unknown[] | undefined)[]): readonly number[] {
  let end = 0;
  return [0, ...of.map((list) => (end += list?.length ?? 0))];
}

/** Tables of the columns of rows; a column without a name is left out. */
export function columns(names: readonly string[], rows: readonly (readonly number[])[]): Columns {
  return Object.fromEntries(
    names.flatMap((name, column) => (name === "" ? [] : [[name, rows.map((row) => row[column] as number)]])),
  );
}

/** Words of 64 bits of a set of what is counted. */
export const wordsOfSet = ({ length }: { readonly length: number }) => Math.ceil(length / 64);

/** Sets of a list's places, a bit for each: as halves of words, the lower first. */
export function setsOf(list: { readonly length: number }, sets: readonly (readonly number[] | undefined)[]): number[] {
  const halves = 2 * wordsOfSet(list);
  const bits = new Int32Array(halves * sets.length);
  for (const [owner, set = []] of sets.entries())
    for (const place of set) {
      const half = owner * halves + (place >> 5);
      bits[half] = (bits[half] as number) | (1 << (place & 31));
    }
  return [...bits];
}

/** The same one after another, of each only the words between the first that is not empty and the last, after which words these are. */
export function spannedSets(
  name: string,
  list: { readonly length: number },
  sets: readonly (readonly number[] | undefined)[],
): Columns {
  const spanned = sets.map((set = []) => {
    const words = set.map((place) => place >> 6);
    const [first, after] = words.length === 0 ? [0, 0] : [Math.min(...words), Math.max(...words) + 1];
    return [first, after, ...setsOf(list, [set]).slice(2 * first, 2 * after)];
  });
  return lists(name, spanned);
}

/** Some of the tables. */
export interface Part {
  readonly integers?: Columns;
  readonly doubles?: Columns;
}

/** Most states of a posture, which the tables by state are laid out for. */
export const spanOf = ({ stateCounts }: Model) => Math.max(1, ...stateCounts);
