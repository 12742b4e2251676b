/**
 * The numbers of a scenario under one variant: assumptions substituted, bounds checked. The loader checks the same
 * bounds, but a variant or `--set` may change a number after loading.
 */
import { limits } from "./limits.js";
import type { Names } from "./names.js";
import type { DrawnSpread } from "./random.js";
import type { Quantity, Scenario, Spread, Trigger, Variant } from "./scenario.js";
import { derivationOrder, partsOfAssumption, sourcesOf, workOutAll } from "./worked-out.js";

export class Numbers {
  /** Assumption id to its value. */
  readonly values: ReadonlyMap<string, number>;
  readonly #names: Names;

  constructor(scenario: Scenario, variant: Variant | null, set: Readonly<Record<string, number>>, names: Names) {
    this.#names = names;
    const values = new Map(scenario.assumptions.map((assumption) => [assumption.id, assumption.value]));
    const overrides = [...Object.entries(variant?.set ?? {}), ...Object.entries(set)];
    for (const [id, value] of overrides) {
      const assumption = scenario.assumptions.find((candidate) => candidate.id === id);
      if (assumption === undefined) {
        names.problem("assumptions", `there is no assumption ${id}`, `one of ${[...values.keys()].join(", ")}`);
        continue;
      }
      if (assumption.derived !== undefined) {
        const sources = [...sourcesOf(scenario.assumptions, [id])].join(" or ");
        names.problem(
          `assumptions.${id}`,
          `is worked out from other assumptions, so it can't be set to ${value}`,
          `a value for ${sources}`,
        );
        continue;
      }
      const [low, high] = assumption.range;
      if (!(value >= low && value <= high)) {
        names.problem(`assumptions.${id}`, `the value ${value} lies outside its range`, `${low} to ${high}`);
      }
      values.set(id, value);
    }
    this.#checkDerived(scenario, values);
    workOutAll(scenario.assumptions, values);
    this.values = values;
  }

  #checkDerived({ assumptions }: Scenario, values: ReadonlyMap<string, number>): void {
    for (const [id = "", ...others] of derivationOrder(assumptions).circles)
      this.#names.problem(`assumptions.${id}`, `is worked out from itself: ${[id, ...others, id].join(" → ")}`);
    for (const { id, derived } of assumptions)
      for (const part of derived === undefined ? [] : partsOfAssumption(derived))
        if (!values.has(part)) this.#names.problem(`assumptions.${id}`, `there is no assumption ${part}`);
  }

  /** The value of a number or assumption; must be finite. */
  value(quantity: Quantity, at: string): number {
    const value = typeof quantity === "number" ? quantity : this.values.get(quantity.assumption);
    if (value === undefined) {
      this.#names.problem(at, `there is no assumption ${(quantity as { assumption: string }).assumption}`);
      return 0;
    }
    if (value - value !== 0) this.#names.problem(at, `${value} is not a finite number`);
    return value;
  }

  #bounded(quantity: Quantity, holds: (value: number) => boolean, what: string, at: string): number {
    const value = this.value(quantity, at);
    if (!holds(value)) this.#names.problem(at, `${value} is out of bounds`, what);
    return value;
  }

  basePerDay(trigger: Extract<Trigger, { kind: "hazard" }>, at: string): number {
    if ("rate" in trigger) {
      return this.#bounded(
        trigger.rate,
        (rate) => rate >= 0 && rate <= 1 / limits.shortestDays,
        "a rate per day of 0 or more",
        at,
      );
    }
    return (
      1 / this.#bounded(trigger.wait, (wait) => wait >= limits.shortestDays, "a mean waiting time in days above 0", at)
    );
  }

  ratio(quantity: Quantity, of: "rate" | "odds", at: string): number {
    return of === "rate"
      ? this.#bounded(quantity, (ratio) => ratio >= 0 && ratio <= 1e6, "a hazard ratio from 0 to 1,000,000", at)
      : this.#bounded(quantity, (ratio) => ratio > 0 && ratio <= 1e6, "an odds ratio above 0, up to 1,000,000", at);
  }

  chance(quantity: Quantity, at: string): number {
    return this.#bounded(quantity, (chance) => chance >= 0 && chance <= 1, "a chance from 0 to 1", at);
  }

  weight(quantity: Quantity, at: string): number {
    return this.#bounded(quantity, (weight) => weight >= 0 && weight <= 1e6, "a weight from 0 to 1,000,000", at);
  }

  nonNegative(quantity: Quantity, at: string): number {
    return this.#bounded(quantity, (days) => days >= 0, "0 or more days", at);
  }

  within(quantity: Quantity, min: number, max: number, what: string, at: string): number {
    return this.#bounded(quantity, (value) => value >= min && value <= max, `an ${what} from ${min} to ${max}`, at);
  }

  settle(quantity: Quantity, hasBaseline: boolean, at: string): number {
    if (!hasBaseline) this.#names.problem(at, "settles, but has no baseline to settle to");
    return this.#bounded(quantity, (days) => days >= 1, "1 or more days", at);
  }

  spread(spread: Spread, at: string): DrawnSpread {
    if (typeof spread === "number" || "assumption" in spread) return [this.value(spread, at)];
    const values = spread.map((quantity) => this.value(quantity, at));
    if (values.some((value, index) => index > 0 && value < (values[index - 1] as number))) {
      this.#names.problem(at, `the spread [${values.join(", ")}] is out of order`, "[low, high] or [low, mode, high]");
    }
    return values as unknown as DrawnSpread;
  }

  delay(spread: Spread, at: string): DrawnSpread {
    const drawn = this.spread(spread, at);
    if (!(drawn[0] >= 0)) this.#names.problem(at, `a report that takes ${drawn[0]} days`, "0 or more days");
    return drawn;
  }

  timeout(spread: Spread, at: string): DrawnSpread {
    const drawn = this.spread(spread, at);
    if (!(drawn[0] >= limits.shortestDays))
      this.#names.problem(at, `a timeout of ${drawn[0]} days`, "more than 0 days");
    return drawn;
  }
}
