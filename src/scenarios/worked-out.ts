/**
 * The assumptions of a file as the engine works them out: what each is worked out from, and the value and range that every
 * one has, derived or not.
 */
import {
  type Assumption,
  type DerivedAssumption,
  derivationOrder,
  type Interval,
  partsOfAssumption,
  workOutAll,
  workOutRange,
} from "../engine/index.js";
import type { ScenarioFile } from "./format.js";

export type AssumptionFile = ScenarioFile["assumptions"][string];

/** How an assumption is worked out; undefined if it is not, or if the file says it in no way that could be followed. */
export function derivationOf({ derived }: Pick<AssumptionFile, "derived">): DerivedAssumption | undefined {
  if (derived === undefined || Object.keys(derived).length !== 1) return undefined;
  const { oneMinus, product = [] } = derived;
  if (oneMinus !== undefined) return { oneMinus };
  return product.length < 2 ? undefined : { product };
}

/** Every assumption with what the engine needs to work out those that are derived. */
export function assumptionSources({ assumptions }: ScenarioFile): readonly Pick<Assumption, "id" | "derived">[] {
  return Object.entries(assumptions).map(([id, assumption]) => {
    const derived = derivationOf(assumption);
    return { id, ...(derived !== undefined && { derived }) };
  });
}

/** Without the digits beyond the twelfth, which nobody wrote and arithmetic made. */
export const roundedOff = (value: number): number => Number(value.toPrecision(12));

/** Values of assumptions where these are set and all others are as written. What is set keeps its value. */
export function valuesWith(
  file: ScenarioFile,
  set: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> {
  const own = Object.entries(file.assumptions).flatMap(([id, { derived, value }]) =>
    derived !== undefined || value === undefined ? [] : [[id, value] as const],
  );
  const values = new Map([...own, ...Object.entries(set)]);
  workOutAll(assumptionSources(file), values, new Set(Object.keys(set)));
  return values;
}

/** Adds the ranges of the derived assumptions to those of the others; one with a part that has none is left out. */
export function rangesWith(file: ScenarioFile, own: ReadonlyMap<string, Interval>): ReadonlyMap<string, Interval> {
  const ranges = new Map(own);
  for (const { id, derived } of derivationOrder(assumptionSources(file)).order) {
    const parts = partsOfAssumption(derived).map((part) => ranges.get(part));
    if (parts.every((part) => part !== undefined)) ranges.set(id, workOutRange(derived, parts));
  }
  return ranges;
}

/** The range of every assumption, as it is written or worked out. */
export function rangesOf(file: ScenarioFile): ReadonlyMap<string, Interval> {
  const own = Object.entries(file.assumptions).flatMap(([id, { derived, range }]) =>
    derived !== undefined || range === undefined ? [] : [[id, range] as const],
  );
  return rangesWith(file, new Map<string, Interval>(own));
}
