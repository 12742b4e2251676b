/**
 * What is worked out from a scenario, a value that never changes, is worked out once for each: a seat's page asks for the same of it a
 * hundred times, and after every input of anybody.
 */
import type { Scenario } from "../engine/index.js";

/** The same function, with its result kept as long as the scenario is. */
export function perScenario<Value>(work: (scenario: Scenario) => Value): (scenario: Scenario) => Value {
  const kept = new WeakMap<Scenario, { readonly value: Value }>();
  return (scenario) => {
    const found = kept.get(scenario) ?? { value: work(scenario) };
    kept.set(scenario, found);
    return found.value;
  };
}
