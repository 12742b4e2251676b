/**
 * Derived gauges, compiled: each after those that it is made of, so that one pass works all of them out.
 */
import type { ModelDerived, ModelGauge } from "./model.js";
import type { Names } from "./names.js";
import type { Numbers } from "./numbers.js";
import type { Derived, Scenario } from "./scenario.js";

interface Reader {
  readonly names: Names;
  readonly numbers: Pick<Numbers, "value">;
}

/** Compiles the derived gauges of a scenario. Throws ScenarioError for one that is made of itself, and for unknown names. */
export function compileDerived(scenario: Scenario, gauges: readonly ModelGauge[], reader: Reader): ModelDerived[] {
  const sorted: ModelDerived[] = [];
  const open = new Set<number>();
  const done = new Set<number>();
  const visit = (gauge: number): void => {
    const source = scenario.gauges[gauge];
    if (source?.derived === undefined || done.has(gauge)) return;
    if (open.has(gauge)) {
      reader.names.problem(source.id, "is worked out from itself");
      return;
    }
    open.add(gauge);
    const [kind, of] = partsOf(source.derived, source.id, reader);
    for (const part of of) visit(part.gauge);
    done.add(gauge);
    const { min, max } = gauges[gauge] as ModelGauge;
    sorted.push({ gauge, kind, of, bounds: { min, max } });
  };
  for (let gauge = 0; gauge < gauges.length; gauge += 1) visit(gauge);
  reader.names.throwProblems();
  return sorted;
}

function partsOf(
  source: Derived,
  at: string,
  { names, numbers }: Reader,
): readonly [ModelDerived["kind"], ModelDerived["of"]] {
  if ("sum" in source) {
    const of = source.sum.map(({ gauge, weight }) => ({
      gauge: names.gauge(gauge, at),
      weight: numbers.value(weight, at),
    }));
    return ["sum", of];
  }
  const [kind, ids] = Object.entries(source)[0] as [ModelDerived["kind"], readonly string[]];
  return [kind, ids.map((gauge) => ({ gauge: names.gauge(gauge, at), weight: 1 }))];
}

/** Ids of the gauges that a derived gauge is made of. */
export function madeOf(derived: Derived): readonly string[] {
  return "sum" in derived ? derived.sum.map(({ gauge }) => gauge) : Object.values(derived).flat();
}
