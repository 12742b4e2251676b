/**
 * Lint rules for derived assumptions: each is worked out in one way, from assumptions other than itself, and neither the
 * file nor a variant gives it numbers of its own.
 */
import { derivationOrder, limits, sourcesOf } from "../engine/index.js";
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";
import { placeOfKey } from "./tree.js";
import { type AssumptionFile, assumptionSources, rangesOf } from "./worked-out.js";

export function lintDerivedAssumptions(context: LintContext): void {
  for (const [id, assumption] of Object.entries(context.file.assumptions)) {
    if (assumption.derived === undefined) continue;
    lintKinds(id, assumption.derived, context);
    lintOwn(id, assumption, context);
  }
  lintCircles(context);
  lintReach(context);
  lintVariants(context);
}

function lintKinds(id: string, derived: NonNullable<AssumptionFile["derived"]>, { report }: LintContext): void {
  const path: Path = ["assumptions", id, "derived"];
  if (Object.keys(derived).length !== 1) {
    report.error(path, "A derived assumption is worked out in one way", {
      at: "key",
      expected: "exactly one of oneMinus and product",
      hint: "write { oneMinus: p } for 1 − p, or { product: [p, q] } for p × q",
    });
  }
  const [only, ...more] = derived.product ?? ["", ""];
  if (more.length === 0) {
    report.error([...path, "product"], "A product needs two assumptions or more", {
      expected: "a list of assumptions, such as [p, q]",
      hint: only === undefined ? "name two assumptions" : `name another one, or use { assumption: ${only} } itself`,
    });
  }
}

/** What a derived assumption has none of, since it follows from others. */
function lintOwn(id: string, assumption: AssumptionFile, context: LintContext): void {
  const { report, tree } = context;
  const path: Path = ["assumptions", id];
  const [sources, all] = [sourceNames(id, context, "or"), sourceNames(id, context, "and")];
  const instead = {
    value: "it is worked out from other assumptions",
    range: "it is worked out from the ranges of other assumptions",
    distribution: "it follows what is drawn of other assumptions",
    with: "it follows what is drawn of other assumptions",
  } as const;
  for (const key of ["value", "range", "distribution", "with"] as const) {
    if (assumption[key] === undefined) continue;
    const isOwn = placeOfKey(tree, [...path, key]).file === placeOfKey(tree, [...path, "derived"]).file;
    const drawn = key === "distribution" || key === "with";
    const move = sources === "" ? "" : drawn ? `, and give ${sources} a distribution` : `, since it follows ${all}`;
    report.error([...path, key], `A derived assumption has no “${key}”: ${instead[key]}`, {
      at: "key",
      hint: isOwn ? `delete “${key}”${move}; or delete “derived”` : `write ${key}: null beside “derived” to remove it`,
    });
  }
}

/** The assumptions with values of their own behind a derived one, in words; empty if that cannot be told. */
function sourceNames(id: string, { file, names }: LintContext, word: "or" | "and"): string {
  const known = [...sourcesOf(assumptionSources(file), [id])].filter((one) => one !== id && names.assumptions.has(one));
  return known.map((one) => `“${one}”`).join(` ${word} `);
}

function lintCircles({ file, report }: LintContext): void {
  for (const [id = "", ...others] of derivationOrder(assumptionSources(file)).circles) {
    const way = [id, ...others, id].map((member) => `“${member}”`).join(" → ");
    report.error(["assumptions", id, "derived"], `“${id}” is worked out from itself: ${way}`, {
      at: "key",
      hint: "give one of the assumptions of this circle a value and a range in place of “derived”",
    });
  }
}

/** What a product can be stays among the numbers that a scenario may have. */
function lintReach({ file, report }: LintContext): void {
  for (const [id, [low, high]] of rangesOf(file)) {
    if (file.assumptions[id]?.derived === undefined) continue;
    if (low >= -limits.number && high <= limits.number) continue;
    report.error(["assumptions", id, "derived"], `“${id}” can lie beyond what numbers may be here`, {
      at: "key",
      found: `${low} to ${high}`,
      expected: "a number between minus and plus a billion",
      hint: "narrow the ranges of the assumptions that it is worked out from",
    });
  }
}

function lintVariants(context: LintContext): void {
  const { file, report } = context;
  for (const [variant, { set }] of Object.entries(file.variants)) {
    for (const id of Object.keys(set)) {
      const derived = Object.hasOwn(file.assumptions, id) ? file.assumptions[id]?.derived : undefined;
      if (derived === undefined) continue;
      const sources = sourceNames(id, context, "or");
      const path = ["variants", variant, "set", id];
      report.error(path, `“${id}” is worked out from other assumptions, so that no variant can set it`, {
        at: "key",
        hint: sources === "" ? "delete it" : `set ${sources} instead`,
      });
    }
  }
}
