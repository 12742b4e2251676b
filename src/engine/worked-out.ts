/**
 * Assumptions that are worked out from others: 1 − p, or a product. Play and the loader work them out here and nowhere
 * else, so that whatever may refer to an assumption may refer to one of them.
 */
import type { Assumption, DerivedAssumption } from "./scenario.js";

export type Interval = readonly [low: number, high: number];

type Source = Pick<Assumption, "id" | "derived">;
type WorkedOut = Source & { readonly derived: DerivedAssumption };

/** Ids of the assumptions that one is worked out from; an assumption may occur twice. */
export function partsOfAssumption(derived: DerivedAssumption): readonly string[] {
  return "oneMinus" in derived ? [derived.oneMinus] : derived.product;
}

/** The value for these values of its parts, in their order. */
export function workOut(derived: DerivedAssumption, parts: readonly number[]): number {
  // Adding 0 makes −0 a plain 0.
  return ("oneMinus" in derived ? 1 - (parts[0] as number) : parts.reduce((product, part) => product * part)) + 0;
}

/**
 * An interval that holds every value, for these intervals of its parts. It is exact where no assumption stands behind it
 * twice, and may be wider where one does: the parts are taken as independent. It holds for rounded values too, since
 * rounding keeps order and `workOut` multiplies in the same order.
 */
export function workOutRange(derived: DerivedAssumption, parts: readonly Interval[]): Interval {
  const whole = parts.reduce(([low, high], [least, most]) => {
    const ends = [low * least, low * most, high * least, high * most];
    // An end may be infinite, times 0.
    if (ends.some(Number.isNaN)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    ends.sort((left, right) => left - right);
    return [ends[0] as number, ends[3] as number];
  });
  const [low, high] = "oneMinus" in derived ? [1 - whole[1], 1 - whole[0]] : whole;
  return [low + 0, high + 0];
}

/** The derived assumptions, each after those that it is worked out from, and the circles among them. */
export function derivationOrder(assumptions: readonly Source[]): {
  /** Without those of a circle, and those that lead to one. */
  readonly order: readonly WorkedOut[];
  /** Each once, from the first of its assumptions on. */
  readonly circles: readonly (readonly string[])[];
} {
  const derived = new Map(
    assumptions.flatMap((source) => (source.derived === undefined ? [] : [[source.id, source as WorkedOut] as const])),
  );
  const order: WorkedOut[] = [];
  const circles: string[][] = [];
  const sound = new Map<string, boolean>();
  const open: string[] = [];
  const visit = (id: string): boolean => {
    const source = derived.get(id);
    const known = source === undefined ? true : sound.get(id);
    if (known !== undefined) return known;
    if (open.includes(id)) {
      circles.push(open.slice(open.indexOf(id)));
      return false;
    }
    open.push(id);
    const parts = [...new Set(partsOfAssumption((source as WorkedOut).derived))].map(visit);
    open.pop();
    const holds = !parts.includes(false);
    sound.set(id, holds);
    if (holds) order.push(source as WorkedOut);
    return holds;
  };
  for (const id of derived.keys()) visit(id);
  return { order, circles };
}

/** These assumptions, and those that are worked out from any of them. */
export function withFollowers(assumptions: readonly Source[], ids: Iterable<string>): ReadonlySet<string> {
  const found = new Set(ids);
  for (const { id, derived } of derivationOrder(assumptions).order)
    if (partsOfAssumption(derived).some((part) => found.has(part))) found.add(id);
  return found;
}

/** The assumptions that have a value of their own, behind these ones. */
export function sourcesOf(assumptions: readonly Source[], ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  for (const { id, derived } of [...derivationOrder(assumptions).order].reverse())
    if (found.delete(id)) for (const part of partsOfAssumption(derived)) found.add(part);
  return found;
}

/**
 * Sets the derived assumptions of `values`, by id. One with a part that has no value is left out.
 * `kept` are those that keep the value they have.
 */
export function workOutAll(
  assumptions: readonly Source[],
  values: Map<string, number>,
  kept: ReadonlySet<string> = new Set(),
): void {
  for (const { id, derived } of derivationOrder(assumptions).order) {
    if (kept.has(id)) continue;
    const parts = partsOfAssumption(derived).map((part) => values.get(part));
    if (parts.every((part) => part !== undefined)) values.set(id, workOut(derived, parts));
    else values.delete(id);
  }
}
