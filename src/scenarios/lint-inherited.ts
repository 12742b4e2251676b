/**
 * Lint rule: a number that a file changes has its reason in that file. What it takes over from an import was written for
 * another number, and reads as if it spoke for this one.
 */
import type { LintContext } from "./lint-context.js";
import type { Based } from "./references.js";
import { type Entry, type MapTree, type Tree, valueAt } from "./tree.js";

/** The numbers that the basis of an element speaks for. */
const numbersOf: { readonly [Of in Based]?: readonly string[] } = {
  transition: ["wait", "rate", "chance", "after", "shape"],
  outcome: ["weight"],
  ratio: ["ratio", "curve"],
  effect: ["add"],
  drift: ["perDay"],
  belief: ["chance", "bias", "delay"],
  gauges: ["initial", "baseline", "settle"],
  assumptions: ["value", "range"],
};

export function lintInherited({ tree, references, layers, report }: LintContext): void {
  const rank = (entry: Entry) => layers.indexOf(placeOf(entry).file);
  for (const { of, path } of references.bases) {
    const element = valueAt(tree, path);
    if (element?.kind !== "map") continue;
    const reasons = ["judgement", "evidence"].flatMap((key) => element.entries.get(key) ?? []);
    const [latest] = [...reasons].sort((one, other) => rank(other) - rank(one));
    if (latest === undefined) continue;
    for (const key of numbersOf[of] ?? []) {
      const number = element.entries.get(key);
      if (number === undefined || rank(number) <= rank(latest) || hasOwnBasis(number.value)) continue;
      const { file, line } = latest.keyPlace;
      report.warning([...path, key], `“${key}” is changed here, and its reason was written for another number`, {
        at: "key",
        found: `the reason at ${file}:${line}`,
        expected: `a reason for this number, in ${placeOf(number).file}`,
        hint: "add judgement: one line of reasoning, or evidence: [claim], beside it",
      });
    }
  }
}

/** A map or list that was changed in parts counts as changed where its latest part is. */
function placeOf({ value, keyPlace }: Entry) {
  return value.kind === "map" ? value.place : keyPlace;
}

/** A spread or curve that is written as a map may carry a reason of its own. */
function hasOwnBasis(value: Tree): boolean {
  const own = (map: MapTree) => map.entries.has("judgement") || map.entries.has("evidence");
  return value.kind === "map" && own(value);
}
