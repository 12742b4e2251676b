/**
 * Merges files: maps merge key by key, `null` removes an entry, a list whose items have ids changes the list beneath
 * it, and other values are replaced by the later file. Values keep their places, so the merged tree knows the file of
 * each.
 */
import type { Place } from "../engine/index.js";
import type { AddedItem } from "./list-items.js";
import { didYouMean } from "./nearest.js";
import { error, type Finding } from "./problem.js";
import type { Mark } from "./renaming.js";
import type { ListTree, MapTree, Path, Tree } from "./tree.js";

/** What only the files themselves show, collected while they are merged. */
export interface Merging {
  /** Faults with their places, which the merged tree may no longer have. */
  readonly faults: {
    readonly finding: Finding;
    readonly place: Place;
    /** True of an empty value that had nothing to remove. */
    readonly empty?: true;
    /** The copy that it is in, if it is in one. */
    readonly mark?: Mark;
  }[];
  /** True while something is laid over a copy, and not over an import alone. */
  readonly inCopy?: true;
  /** Items that a list added to a list beneath it whose items have ids. */
  readonly added: Map<Tree, AddedItem>;
}

/** Merges in order: later files override earlier ones. Keys keep the position of their first appearance. */
export function mergeTrees(layers: readonly [MapTree, ...MapTree[]], merging: Merging): MapTree {
  return layers.reduce((tree, layer) => overlay(tree, layer, [], merging), emptied(layers[0]));
}

/** A map at the same place without entries. */
export function emptied(tree: MapTree): MapTree {
  return { ...tree, entries: new Map() };
}

/** Lays one map over another. */
export function overlay(below: MapTree, above: MapTree, path: Path, merging: Merging): MapTree {
  const entries = new Map(below.entries);
  for (const [key, entry] of above.entries) {
    const covered = entries.get(key)?.value;
    const here = [...path, key];
    if (entry.value.kind === "scalar" && entry.value.value === null) {
      if (covered === undefined) reportEmpty(here, entry.value, below.entries.keys(), merging);
      entries.delete(key);
    } else if (entry.value.kind === "map") {
      const context = covered?.kind === "map" ? covered : emptied(entry.value);
      entries.set(key, { keyPlace: entry.keyPlace, value: overlay(context, entry.value, here, merging) });
    } else if (entry.value.kind === "list") {
      const beneath = covered?.kind === "list" ? covered.items : [];
      entries.set(key, { ...entry, value: mergeList(beneath, entry.value, here, merging) });
    } else {
      entries.set(key, entry);
    }
  }
  return { kind: "map", place: above.place, entries };
}

/** Reports an empty value that removes nothing; `siblings` are the names that it might have removed. */
export function reportEmpty(path: Path, entry: Tree, siblings: Iterable<string>, merging: Merging): void {
  const name = String(path.at(-1));
  const nobody = merging.inCopy ? "neither an import nor what this is like defines" : "no import defines";
  const finding = error(path, `“${name}” is empty, and ${nobody} this name, so there is nothing to remove`, {
    at: "key",
    hint: didYouMean(name, siblings) ?? "give it a value, or delete the line",
  });
  merging.faults.push({ finding, place: entry.place, empty: true });
}

/** The id of an item of a list, as written; undefined if it has none. */
function idOf(item: Tree): string | undefined {
  const id = item.kind === "map" ? item.entries.get("id")?.value : undefined;
  return id?.kind === "scalar" ? id.source : undefined;
}

/**
 * A list whose items have ids changes items of the list beneath it, removes them, or adds new ones at its end. A list
 * without ids replaces it.
 */
function mergeList(beneath: readonly Tree[], above: ListTree, path: Path, merging: Merging): ListTree {
  const bare = above.items.filter((item) => idOf(item) === undefined);
  if (bare.length === above.items.length) return above;
  if (bare[0] !== undefined && beneath.length > 0) {
    const message = "Some items of this list have an id and some have none";
    const hint = "give every item an id to change the list that this one is laid over, or none to replace it";
    merging.faults.push({ finding: error(path, message, { hint }), place: bare[0].place });
    return { ...above, items: beneath };
  }
  const items = [...beneath];
  const seen = new Set<string>();
  for (const item of above.items) {
    const id = idOf(item);
    if (id === undefined || item.kind !== "map") items.push(item);
    else if (seen.has(id)) {
      const finding = error(path, `Two items of this list have the id “${id}”`, { hint: "give each an id of its own" });
      merging.faults.push({ finding, place: item.place });
    } else mergeItem(items, item, id, path, merging);
    if (id !== undefined) seen.add(id);
  }
  return { ...above, items };
}

function mergeItem(items: Tree[], item: MapTree, id: string, path: Path, merging: Merging): void {
  const ids = items.flatMap((other) => idOf(other) ?? []);
  const place = items.findIndex((other) => idOf(other) === id);
  const old = items[place];
  if (removes(item)) {
    if (old !== undefined) items.splice(place, 1);
    const problem =
      old === undefined
        ? { message: `There is no item “${id}” to remove`, hint: didYouMean(id, ids) ?? "delete this item" }
        : {
            message: `“${id}” is removed, so nothing else about it counts`,
            hint: "delete the other keys, or `remove`",
          };
    if (old !== undefined && item.entries.size === 2) return;
    merging.faults.push({ finding: error(path, problem.message, { hint: problem.hint }), place: item.place });
  } else if (old?.kind === "map") {
    items[place] = overlay(old, item, [...path, place], merging);
  } else {
    items.push(item);
    if (ids.length > 0) merging.added.set(item, { id, others: ids });
  }
}

/** Whether an item removes the one with its id. */
function removes(item: MapTree): boolean {
  const remove = item.entries.get("remove")?.value;
  return remove?.kind === "scalar" && remove.value === true;
}
