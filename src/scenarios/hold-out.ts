/**
 * A crisis with the numbers of its shared actors as the other crises leave them: what it changes about a transition or a
 * gauge that they share is put back, and what it adds or starts with stays. It shows how much of a fit was bought by
 * tuning the crisis itself.
 *
 * Numbers are always put back. Of conditions, triggers and list items stays what the shared files could not say, because it
 * names something that only this crisis has: a posture, state, transition, gauge, assumption, milestone or inject.
 */
import { collectNames } from "./names.js";
import {
  type Entry,
  formatPath,
  keysAt,
  type ListTree,
  type MapTree,
  type Path,
  plainOf,
  type Tree,
  valueAt,
} from "./tree.js";

/** A shared transition or gauge, and those of its keys that the crisis had changed. */
export interface PutBack {
  /** As `front.hostilities.widen`, or the id of a gauge. */
  readonly path: string;
  readonly keys: readonly string[];
}

/** What a transition is played by, its numbers first. Its words are not put back. */
const numbers: ReadonlySet<string> = new Set(["wait", "rate", "shape", "chance", "after", "settle"]);
const transitionKeys = [
  "wait",
  "rate",
  "shape",
  "chance",
  "after",
  "from",
  "to",
  "on",
  "when",
  "ratios",
  "effects",
  "outcomes",
];
/** What moves a gauge. Where a crisis finds it and where it settles is how things stood, so `initial` and `baseline` stay. */
const gaugeKeys = ["settle", "drift"];

/** Puts back in `whole`, which is laid over `shared`, what it changed. */
export function putBack(
  whole: MapTree,
  shared: MapTree,
): { readonly tree: MapTree; readonly changes: readonly PutBack[] } {
  const isOwn = ownNames(whole, shared);
  const changes: PutBack[] = [];
  let tree = whole;
  const restore = (path: Path, name: string, keys: readonly string[]) => {
    const [here, there] = [valueAt(tree, path), valueAt(shared, path)];
    if (here?.kind !== "map" || there?.kind !== "map") return;
    const entries = new Map(here.entries);
    const changed = keys.filter((key) => restoreKey(entries, there, key, isOwn));
    if (changed.length === 0) return;
    changes.push({ path: name, keys: changed });
    tree = withMapAt(tree, path, { ...here, entries });
  };
  for (const actor of keysAt(shared, ["actors"])) {
    for (const posture of keysAt(shared, ["actors", actor, "postures"])) {
      const path = ["actors", actor, "postures", posture, "transitions"];
      for (const transition of keysAt(shared, path))
        restore([...path, transition], `${actor}.${posture}.${transition}`, transitionKeys);
    }
  }
  for (const gauge of keysAt(shared, ["gauges"])) restore(["gauges", gauge], gauge, gaugeKeys);
  return { tree, changes };
}

type IsOwn = (value: Tree) => boolean;

/** Puts one key back; true if the crisis had changed it. */
function restoreKey(here: Map<string, Entry>, there: MapTree, key: string, isOwn: IsOwn): boolean {
  const [is, was] = [here.get(key), there.entries.get(key)];
  const value = restored(is?.value, was?.value, numbers.has(key) ? () => false : isOwn);
  if (isSame(is?.value, value)) return false;
  if (value === undefined) here.delete(key);
  else here.set(key, { keyPlace: ((is ?? was) as Entry).keyPlace, value });
  return true;
}

function restored(is: Tree | undefined, was: Tree | undefined, isOwn: IsOwn): Tree | undefined {
  if (is === undefined || isSame(is, was)) return was;
  if (was === undefined) return isOwn(is) ? is : undefined;
  if (is.kind === "list" && was.kind === "list" && was.items.every(({ kind }) => kind === "map")) {
    return restoredItems(is, was, isOwn);
  }
  return isOwn(is) ? is : was;
}

/** Items as they were, each under the crisis's own condition where only the crisis could state it, and then its own items. */
function restoredItems(is: ListTree, was: ListTree, isOwn: IsOwn): ListTree {
  const changed = new Map(is.items.map((item) => [identityOf(item), item]));
  const kept = was.items.map((item): Tree => {
    const when = valueAt(changed.get(identityOf(item)) ?? item, ["when"]);
    return item.kind === "map" && when !== undefined && isOwn(when) ? withMapAt(item, ["when"], when) : item;
  });
  const known = new Set(was.items.map(identityOf));
  return { ...was, items: [...kept, ...is.items.filter((item) => !known.has(identityOf(item)) && isOwn(item))] };
}

/** By what an item of a list is the same as another: its id, its label, its gauge or its assumption, else all of it. */
function identityOf(item: Tree): string {
  for (const key of ["id", "label", "gauge", "assumption"]) {
    const value = valueAt(item, [key]);
    if (value?.kind === "scalar") return `${key} ${value.source}`;
  }
  return JSON.stringify(plainOf(item));
}

/** Whether a value names something that `whole` has and `shared` has not. */
function ownNames(whole: MapTree, shared: MapTree): IsOwn {
  const [all, known] = [namesIn(whole), namesIn(shared)];
  const isOwnName = (name: string) => all.has(name) && !known.has(name);
  const isOwn = (value: Tree): boolean => {
    if (value.kind === "list") return value.items.some(isOwn);
    if (value.kind === "scalar") return isOwnName(String(value.value));
    return [...value.entries].some(([key, entry]) => isOwnName(key) || isOwn(entry.value));
  };
  return isOwn;
}

function namesIn(tree: MapTree): ReadonlySet<string> {
  const { postures, happenings, gauges, assumptions, milestones } = collectNames(tree);
  const states = [...postures.values()].flat();
  return new Set([...postures.keys(), ...states, ...happenings, ...gauges, ...assumptions, ...milestones]);
}

/** The tree with another value at a path of maps. */
function withMapAt(tree: MapTree, [key, ...rest]: Path, value: Tree): MapTree {
  const entry = tree.entries.get(String(key));
  if (entry === undefined) throw new RangeError(`nothing stands at ${formatPath([String(key), ...rest])}`);
  const inner = rest.length === 0 ? value : withMapAt(entry.value as MapTree, rest, value);
  return { ...tree, entries: new Map(tree.entries).set(String(key), { ...entry, value: inner }) };
}

export function isSame(one: Tree | undefined, other: Tree | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(plainOf(one)) === JSON.stringify(plainOf(other));
}
