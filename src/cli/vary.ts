/**
 * What `--vary` asks for: an assumption, and the values that it is to take. `a` alone is all that it may be, `a=0.5:2` a part of
 * that, `a=0.5:2:0.25` steps, `a=0.5,1,2` a list.
 */
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import { type Axis, evenFactor, type Factor, factorsOf, steps } from "../experiments/index.js";
import { refuseChoices } from "../scenarios/light.js";
import { UsageError } from "./failure.js";

export interface Varied {
  readonly id: string;
  /** Ends that were given; null for all that the assumption may be. */
  readonly ends: readonly [low: number, high: number] | null;
  /** Values one by one; null where none were asked for. */
  readonly values: readonly number[] | null;
}

/** Reads what was written after `--vary`. Throws UsageError. */
export function readVary(written: string): Varied {
  const [, id, rest] = /^([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*){0,2})(?:=(.+))?$/.exec(written) ?? [];
  if (id === undefined) throw malformed(written);
  if (rest === undefined) return { id, ends: null, values: null };
  const isRange = rest.includes(":");
  const words = rest.split(isRange ? ":" : ",").map((word) => word.trim());
  const numbers = words.map(Number);
  if (words.includes("") || numbers.some((number) => !Number.isFinite(number))) throw malformed(written);
  if (!isRange) return { id, ends: null, values: [...new Set(numbers)] };
  const [low = 0, high = 0, step] = numbers;
  if (numbers.length > 3 || numbers.length < 2) throw malformed(written);
  if (step === undefined) {
    if (!(high > low)) throw empty(written);
    return { id, ends: [low, high], values: null };
  }
  if (!(high >= low) || !(step > 0)) throw empty(written);
  if ((high - low) / step > 100_000)
    throw new UsageError(say("experiment.step-too-small", { written }), say("experiment.larger-step"));
  return { id, ends: [low, high], values: steps(low, high, step) };
}

const malformed = (written: string) =>
  new UsageError(say("experiment.vary-malformed", { written }), say("experiment.vary-forms"));
const empty = (written: string) =>
  new UsageError(say("experiment.vary-empty", { written }), say("experiment.vary-forms"));

/** Refuses what a scenario cannot play: an unknown assumption, a value out of its range, what is set besides. */
export function refuseVaried(
  scenario: Scenario,
  varied: readonly Varied[],
  set: { readonly [id: string]: number },
): void {
  for (const [place, { id, ends, values }] of varied.entries()) {
    if (varied.findIndex((one) => one.id === id) !== place)
      throw new UsageError(say("experiment.varied-twice", { id }), say("experiment.vary-once"));
    if (Object.hasOwn(set, id))
      throw new UsageError(say("experiment.varied-and-set", { id }), say("experiment.vary-or-set"));
    const range = scenario.assumptions.find((one) => one.id === id)?.range;
    for (const value of values ?? ends ?? [range?.[0] ?? 0]) {
      const refusal = refuseChoices(scenario, { variant: null, set: { [id]: value }, seed: "1" });
      if (refusal !== null) throw new UsageError(refusal.message, refusal.hint);
    }
  }
}

/** The axes of a grid. Throws UsageError for an assumption without values. */
export function axesOf(varied: readonly Varied[]): readonly Axis[] {
  return varied.map(({ id, values }) => {
    if (values === null)
      throw new UsageError(say("experiment.grid-needs-values", { id }), say("experiment.grid-values"));
    return { id, values };
  });
}

/** The factors of a sample. Throws UsageError for an assumption whose values were given one by one. */
export function variedFactors(scenario: Scenario, varied: readonly Varied[]): readonly Factor[] {
  const single = varied.find(({ values }) => values !== null);
  if (single !== undefined)
    throw new UsageError(say("experiment.sample-takes-ranges", { id: single.id }), say("experiment.sample-ranges"));
  const whole = varied.filter(({ ends }) => ends === null).map(({ id }) => id);
  const within = varied.flatMap(({ id, ends }) => (ends === null ? [] : [evenFactor(id, ...ends)]));
  const factors = [...factorsOf(scenario, whole), ...within];
  // In the order in which they were asked for.
  const placeOf = ({ members }: Factor) => varied.findIndex(({ id }) => id === members[0]?.assumption);
  return factors.sort((one, other) => placeOf(one) - placeOf(other));
}
