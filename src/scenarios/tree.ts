/**
 * A YAML tree with the place of every key and value. Merging and checks work on it, so that every problem can point at
 * its line.
 */
import type { Place } from "../engine/index.js";

/** Keys and list indices (from 0) leading from the root of a file to a value. */
export type Path = readonly (string | number)[];

export interface Entry {
  readonly keyPlace: Place;
  readonly value: Tree;
  /** Where a comma after an unquoted text comes before this key: that text, this key and its value in quotes. */
  readonly afterText?: string;
}

export interface MapTree {
  readonly kind: "map";
  readonly place: Place;
  /** In the order of first appearance. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ListTree {
  readonly kind: "list";
  readonly place: Place;
  readonly items: readonly Tree[];
}

export interface ScalarTree {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** As written, without quotes; distinguishes `0256` from `256`. */
  readonly source: string;
}

export type Tree = MapTree | ListTree | ScalarTree;

/** `actors.russia.postures`, with list indices as `ratios[0]` and dotted keys as `when["front.hostilities"]`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (part.includes(".") || part === "") text += `["${part}"]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}

/** The value at a path, if there is one. */
export function valueAt(tree: Tree, path: Path): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const part of path) {
    if (here === undefined) return undefined;
    if (here.kind === "map") here = here.entries.get(String(part))?.value;
    else if (here.kind === "list" && typeof part === "number") here = here.items[part];
    else return undefined;
  }
  return here;
}

/** Place of the value at a path; of the nearest enclosing value if there is none. */
export function placeOfValue(tree: Tree, path: Path): Place {
  const value = valueAt(tree, path);
  if (value !== undefined) return value.place;
  return path.length === 0 ? tree.place : placeOfKey(tree, path.slice(0, -1));
}

/** Place of the last key of a path; of the item for a list index. */
export function placeOfKey(tree: Tree, path: Path): Place {
  const parent = valueAt(tree, path.slice(0, -1));
  const last = path.at(-1);
  if (parent?.kind === "map" && last !== undefined) {
    const entry = parent.entries.get(String(last));
    if (entry !== undefined) return entry.keyPlace;
  }
  return placeOfValue(tree, path);
}

/** The keys of the map at a path; empty if there is no map. */
export function keysAt(tree: Tree, path: Path): readonly string[] {
  const value = valueAt(tree, path);
  return value?.kind === "map" ? [...value.entries.keys()] : [];
}

/** The tree as plain objects, arrays and scalars, without places. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(plainOf);
  const plain: Record<string, unknown> = {};
  for (const [key, entry] of tree.entries) plain[key] = plainOf(entry.value);
  return plain;
}

/** Every path in the tree with its value, parents first. */
export function* walkTree(tree: Tree, path: Path = []): Generator<readonly [Path, Tree]> {
  yield [path, tree];
  if (tree.kind === "map") {
    for (const [key, entry] of tree.entries) yield* walkTree(entry.value, [...path, key]);
  } else if (tree.kind === "list") {
    for (const [index, item] of tree.items.entries()) yield* walkTree(item, [...path, index]);
  }
}
