/**
 * Ids of list items. They serve merging alone: an importing file names an item by its id. The resolved scenario does not
 * have them, so its hash does not depend on them.
 */
import { didYouMean, listNames } from "./nearest.js";
import type { Finding } from "./problem.js";
import { type MapTree, type Path, type Tree, valueAt, walkTree } from "./tree.js";

/** An item that a list added to the list beneath it. */
export interface AddedItem {
  readonly id: string;
  /** Ids of the items beneath. */
  readonly others: readonly string[];
}

const keys = ["id", "remove"] as const;

interface Mark {
  readonly key: (typeof keys)[number];
  readonly value: unknown;
  readonly path: Path;
}

/** The first key of every list item in a file that serves merging. */
export function* markedItems(value: unknown, path: Path = []): Generator<Mark> {
  if (typeof value !== "object" || value === null) return;
  const inList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    const here = [...path, inList ? Number(name) : name];
    if (inList && isMap(inner)) {
      const key = keys.find((name) => inner[name] !== undefined);
      if (key !== undefined) yield { key, value: inner[key], path: [...here, key] };
    }
    yield* markedItems(inner, here);
  }
}

/** A copy of a file whose list items have no such keys. */
export function withoutMarks<Value>(value: Value): Value {
  const copy = (inner: unknown, inList: boolean): unknown => {
    if (Array.isArray(inner)) return inner.map((item) => copy(item, true));
    if (!isMap(inner)) return inner;
    const kept = Object.entries(inner).filter(([key]) => !(inList && keys.some((mark) => mark === key)));
    return Object.fromEntries(kept.map(([key, part]) => [key, copy(part, false)]));
  };
  return copy(value, false) as Value;
}

/**
 * An added item may have been meant to change an item beneath. Says so where the item lacks something, and warns where
 * its id is nearly that of another.
 */
export function tellAddedItems(
  findings: readonly Finding[],
  added: ReadonlyMap<Tree, AddedItem>,
  merged: MapTree,
): readonly Finding[] {
  if (added.size === 0) return findings;
  const told = new Set<Tree>();
  const hinted = findings.map((finding): Finding => {
    const tree = valueAt(merged, finding.path);
    const item = tree === undefined ? undefined : added.get(tree);
    if (tree === undefined || item === undefined || finding.hint !== undefined) return finding;
    told.add(tree);
    const known = `the list that this one is laid over has no item “${item.id}”; it has: ${listNames(item.others)}`;
    return { ...finding, hint: didYouMean(item.id, item.others) ?? known };
  });
  const warnings = [...walkTree(merged)].flatMap(([path, tree]): readonly Finding[] => {
    const item = told.has(tree) ? undefined : added.get(tree);
    // Ids that differ in a number alone, such as wave-1 and wave-2, are no slip of the pen.
    const others = item?.others.filter((other) => withoutNumbers(other) !== withoutNumbers(item.id)) ?? [];
    const hint = didYouMean(item?.id ?? "", others);
    if (item === undefined || hint === undefined) return [];
    const message = `This adds an item: the list that this one is laid over has no item “${item.id}”`;
    return [{ severity: "warning", path: [...path, "id"], message, hint }];
  });
  return [...hinted, ...warnings];
}

function withoutNumbers(id: string): string {
  return id.replaceAll(/-?\d+/g, "");
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
