/**
 * Lint rules for mechanisms: tags name mechanisms that exist, mechanisms are used, and the variant that switches one off can
 * be played and has a name of its own.
 */
import { variantWithout } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import type { LintContext } from "./lint-context.js";
import { type Reference, transitionReferences } from "./references.js";
import { type Path, placeOfKey } from "./tree.js";

/** Every list of tags. No other list in a file has the key `mechanism`. */
export function* tagLists(value: unknown, path: Path = []): Generator<Reference<readonly string[]>> {
  if (typeof value !== "object" || value === null) return;
  const inList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, inList ? Number(key) : key];
    if (key === "mechanism" && Array.isArray(inner)) yield { value: inner, path: here };
    else yield* tagLists(inner, here);
  }
}

export function lintMechanisms(context: LintContext): void {
  const { file, names, report, tree } = context;
  const used = new Set<string>();
  for (const { value, path } of tagLists(file)) {
    for (const [index, id] of value.entries()) {
      used.add(id);
      if (!names.mechanisms.has(id)) report(unknownName("mechanism", id, names.mechanisms, [...path, index]));
      else if (value.indexOf(id) < index)
        report.error([...path, index], `“${id}” stands in this list twice`, { hint: "delete one of the two" });
    }
  }
  const variants = new Map<string, string>();
  for (const id of Object.keys(file.mechanisms)) {
    const at = ["mechanisms", id];
    const variant = variantWithout(id);
    const other = variants.get(variant);
    variants.set(variant, id);
    if (other !== undefined)
      report.error(at, `“${id}” and “${other}” differ in capitals alone, and “${variant}” would mean both`, {
        at: "key",
      });
    if (file.variants[variant] !== undefined)
      report.error(["variants", variant], `“${variant}” is the variant that switches the mechanism ${id} off`, {
        at: "key",
        hint: "choose another id",
      });
    // Imported ones may be unused.
    if (!used.has(id) && placeOfKey(tree, at).file === tree.place.file)
      report.warning(at, `“${id}” is named by nothing in this scenario`, { at: "key" });
  }
  lintSwitches(context);
}

/** A transition needs an outcome that is left, and a gauge that is worked out has no initial value to keep. */
function lintSwitches({ file, report }: LintContext): void {
  for (const { value, path } of transitionReferences(file)) {
    const outcomes = Object.values(value.outcomes ?? {});
    for (const id of outcomes[0]?.mechanism ?? []) {
      if (outcomes.some(({ mechanism = [] }) => !mechanism.includes(id))) continue;
      report.error([...path, "outcomes"], `Without ${id} no outcome is left`, {
        at: "key",
        hint: "tag the transition instead",
      });
    }
  }
  for (const [id, { derived, mechanism }] of Object.entries(file.gauges)) {
    if (derived === undefined || mechanism === undefined) continue;
    report.error(["gauges", id, "mechanism"], "A gauge that is worked out from others cannot be switched off", {
      at: "key",
      hint: "tag the gauges that it is worked out from",
    });
  }
}
