/**
 * Lint rules for copies. They look at the files before `like` is gone from them, so they are called by the expansion.
 */
import { type Likes, namesIn, pathOf } from "./like.js";
import { upgradeHint } from "./lint-format.js";
import type { Merging } from "./merge.js";
import { error, warning } from "./problem.js";
import type { Mark } from "./renaming.js";
import { type MapTree, type Path, placeOfKey, type Tree, valueAt } from "./tree.js";

/** Refuses each `like` and `template` in a scenario of format 1, at its place. */
export function refuseCopiesInFormatOne(merged: MapTree, { faults }: Merging): void {
  const format = valueAt(merged, ["format"]);
  if (format?.kind !== "scalar" || format.value !== 1) return;
  const check = (path: Path, key: string) => {
    const holder = valueAt(merged, path);
    const place = holder?.kind === "map" ? holder.entries.get(key)?.keyPlace : undefined;
    if (place === undefined) return;
    const finding = error([...path, key], `Format 1 has no “${key}”`, { at: "key", hint: upgradeHint(merged) });
    faults.push({ finding, place });
  };
  for (const name of namesIn(merged)) {
    check(pathOf(name), "like");
    if (!name.includes(".")) check(pathOf(name), "template");
  }
}

/** Warns of a template in the scenario's own file that nothing is like. */
export function warnOfIdleTemplates(
  templates: Iterable<string>,
  merged: MapTree,
  likes: Likes,
  merging: Merging,
): void {
  const used = new Set([...likes.actors.values(), ...[...likes.postures.values()].map((name) => name.split(".")[0])]);
  for (const actor of templates) {
    const place = placeOfKey(merged, ["actors", actor]);
    if (used.has(actor) || place.file !== merged.place.file) continue;
    const finding = warning(["actors", actor], `Nothing is like the template “${actor}”`, {
      hint: "give an actor or posture `like`, or delete the template",
    });
    merging.faults.push({ finding, place });
  }
}

/** Warns of a copy that bears the label of what it is like beside it, so that nobody can tell them apart. */
export function warnOfSameLabels(tree: MapTree, likes: Likes, marks: ReadonlyMap<Tree, Mark>, merging: Merging): void {
  const labelOf = (path: Path) => {
    const label = valueAt(tree, [...path, "label"]);
    return label?.kind === "scalar" ? label : undefined;
  };
  const bearers = new Map<string, string[]>();
  const keyOf = (path: Path) => JSON.stringify([path.slice(0, -1), labelOf(path)?.value]);
  for (const name of namesIn(tree)) {
    const key = keyOf(pathOf(name));
    bearers.set(key, [...(bearers.get(key) ?? []), name]);
  }
  for (const name of [...likes.actors.keys(), ...likes.postures.keys()]) {
    const path = pathOf(name);
    const label = labelOf(path);
    const other = bearers.get(keyOf(path))?.find((one) => one !== name);
    if (label === undefined || other === undefined || !marks.has(label)) continue;
    const finding = warning(path, `“${other}” and “${name}” are both called “${label.value}”`, {
      hint: "give the copy a label of its own",
    });
    merging.faults.push({ finding, place: placeOfKey(tree, path) });
  }
}
