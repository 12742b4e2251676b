/**
 * Merges files: maps merge key by key, other values are replaced by the later file, and `null` removes an entry. Values
 * keep their places, so the merged tree knows the file of each.
 */
import type { MapTree, Path, Tree } from "./tree.js";

export interface Merged {
  readonly tree: MapTree;
  /** Entries set to `null` or left empty that had nothing to remove. */
  readonly emptyEntries: readonly { readonly path: Path; readonly siblings: readonly string[]; readonly entry: Tree }[];
}

/** Merges in order: later files override earlier ones. Keys keep the position of their first appearance. */
export function mergeTrees(layers: readonly [MapTree, ...MapTree[]]): Merged {
  const emptyEntries: Merged["emptyEntries"][number][] = [];
  let tree: MapTree = { ...layers[0], entries: new Map() };
  for (const layer of layers) tree = overlay(tree, layer, [], emptyEntries);
  return { tree, emptyEntries };
}

function overlay(below: MapTree, above: MapTree, path: Path, emptyEntries: Merged["emptyEntries"][number][]): MapTree {
  const entries = new Map(below.entries);
  for (const [key, entry] of above.entries) {
    const covered = entries.get(key);
    if (entry.value.kind === "scalar" && entry.value.value === null) {
      if (covered === undefined) {
        emptyEntries.push({ path: [...path, key], siblings: [...below.entries.keys()], entry: entry.value });
      }
      entries.delete(key);
    } else if (entry.value.kind === "map") {
      const context: MapTree = covered?.value.kind === "map" ? covered.value : { ...entry.value, entries: new Map() };
      const value = overlay(context, entry.value, [...path, key], emptyEntries);
      entries.set(key, { keyPlace: entry.keyPlace, value });
    } else {
      entries.set(key, entry);
    }
  }
  return { kind: "map", place: above.place, entries };
}
