/**
 * Lint rules for gauges: bounds in order, what settles has a baseline, and a gauge either has a life of its own or is worked
 * out from others.
 */
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";

type GaugeFile = LintContext["file"]["gauges"][string];

export function lintGauges(context: LintContext): void {
  const { file, report } = context;
  for (const [id, gauge] of Object.entries(file.gauges)) {
    const path = ["gauges", id];
    if (gauge.min >= gauge.max) {
      report.error([...path, "max"], "The gauge's max is not above its min", {
        found: `min ${gauge.min}, max ${gauge.max}`,
        hint: "swap the two",
      });
    }
    if (gauge.settle !== undefined && gauge.baseline === undefined) {
      report.error([...path, "settle"], "A gauge that settles needs a baseline to settle to", {
        hint: `add baseline: ${typeof gauge.initial === "number" ? gauge.initial : "…"}`,
      });
    }
    if (gauge.baseline !== undefined && gauge.settle === undefined) {
      report.warning([...path, "baseline"], "This baseline does nothing without `settle`", {
        hint: "add settle: days, or delete the baseline",
      });
    }
    if (gauge.derived !== undefined) lintDerived(context, gauge, path);
    else if (gauge.initial === undefined)
      report.error(path, `“initial” is missing from “${id}”`, {
        at: "key",
        expected: "initial: a number, or {assumption: name}",
      });
  }
  lintCircles(context);
  lintAdded(context);
}

function lintDerived({ report }: LintContext, gauge: GaugeFile, path: Path): void {
  const { derived = {} } = gauge;
  if (Object.keys(derived).length !== 1) {
    report.error([...path, "derived"], "A derived gauge is worked out in one way", {
      at: "key",
      expected: "exactly one of sum, product, min and max",
    });
  }
  for (const [kind, parts] of Object.entries(derived))
    if (Object.keys(parts).length === 0)
      report.error([...path, "derived", kind], "This is worked out from no gauge at all", {
        expected: kind === "sum" ? "a map of gauges to weights" : "a list of gauges",
      });
  const lives = (["initial", "baseline", "settle", "drift"] as const).filter((key) =>
    key === "drift" ? gauge.drift.length > 0 : gauge[key] !== undefined,
  );
  for (const key of lives)
    report.error([...path, key], `A derived gauge has no “${key}”: it is worked out from other gauges`, {
      at: "key",
      hint: `delete “${key}”, or “derived”`,
    });
}

/** The gauges that a gauge is made of. */
function partsOf({ derived = {} }: GaugeFile): readonly string[] {
  return Object.values(derived).flatMap((parts) => (Array.isArray(parts) ? parts : Object.keys(parts)));
}

function lintCircles({ file, report }: LintContext): void {
  const leadsTo = (from: string, target: string, seen: Set<string>): boolean => {
    const gauge = Object.hasOwn(file.gauges, from) ? file.gauges[from] : undefined;
    if (gauge === undefined || seen.has(from)) return false;
    seen.add(from);
    return partsOf(gauge).some((part) => part === target || leadsTo(part, target, seen));
  };
  for (const id of Object.keys(file.gauges)) {
    if (!leadsTo(id, id, new Set())) continue;
    report.error(["gauges", id, "derived"], `“${id}” is worked out from itself`, {
      at: "key",
      hint: "let one of the gauges of this circle have a life of its own",
    });
  }
}

/** Nothing can be added to a gauge that is worked out from others. */
function lintAdded({ file, references, report }: LintContext): void {
  for (const { value, path } of references.gauges) {
    if (path.at(-3) !== "effects" || path.at(-1) !== "gauge") continue;
    if (!Object.hasOwn(file.gauges, value) || file.gauges[value]?.derived === undefined) continue;
    report.error(path, `Nothing can be added to “${value}”, which is worked out from other gauges`, {
      hint: `name one of them: ${partsOf(file.gauges[value]).join(", ")}`,
    });
  }
}
