/**
 * What differs between two resolved scenarios, value by value. Nothing is left out: whoever makes the changes to the first
 * scenario has the second. Elements are paired by id, and items of lists without ids by what they have in common.
 */
import { alignItems } from "./align.js";

/** A plain value of a resolved scenario: of JSON. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain;
}

/**
 * Keys and, in a list, ids of items, or indices from 0 where items have no id. In `path` indices count in the first scenario,
 * in `pathAfter` in the second.
 */
export type Path = readonly (string | number)[];

interface At {
  readonly path: Path;
  readonly pathAfter: Path;
}
export type Change = At &
  (
    | { readonly kind: "changed"; readonly before: Plain; readonly after: Plain }
    /** `at` is the index of an item in the list of the second scenario; absent for a key. */
    | { readonly kind: "added"; readonly at?: number; readonly after: Plain }
    | { readonly kind: "removed"; readonly before: Plain }
    /** The ids of the items that both lists have, in the order of each. */
    | { readonly kind: "reordered"; readonly before: readonly string[]; readonly after: readonly string[] }
  );

export const isMap = (value: Plain | undefined): value is PlainMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

/** Whether two plain values are the same. */
export function isAlike(one: Plain | undefined, other: Plain | undefined): boolean {
  if (one === other) return true;
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((item, place) => isAlike(item, other[place]));
  }
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isAlike(one[key], other[key]))
  );
}

/** The changes that make the second value of the first, in the order of the first. */
export function changesBetween(before: PlainMap, after: PlainMap): readonly Change[] {
  return changesOfMap(before, after, { path: [], pathAfter: [] });
}

const within = ({ path, pathAfter }: At, part: string | number, partAfter: string | number = part): At => ({
  path: [...path, part],
  pathAfter: [...pathAfter, partAfter],
});

function changesOfMap(before: PlainMap, after: PlainMap, at: At): readonly Change[] {
  const keys = [...Object.keys(before), ...Object.keys(after).filter((key) => !Object.hasOwn(before, key))];
  return keys.flatMap((key): readonly Change[] => {
    const [one, two] = [own(before, key), own(after, key)];
    const here = within(at, key);
    if (one === undefined) return two === undefined ? [] : [{ ...here, kind: "added", after: two }];
    return two === undefined ? [{ ...here, kind: "removed", before: one }] : changesOf(one, two, here);
  });
}

function own(map: PlainMap, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function changesOf(before: Plain, after: Plain, at: At): readonly Change[] {
  if (isAlike(before, after)) return [];
  if (isMap(before) && isMap(after) && isAlike(before.kind, after.kind)) return changesOfMap(before, after, at);
  if (isList(before) && isList(after) && [...before, ...after].every(isMap)) {
    const [one, two] = [before, after] as readonly (readonly PlainMap[])[] as [
      readonly PlainMap[],
      readonly PlainMap[],
    ];
    const key = keyOf(one, two, at.path);
    return key === undefined ? changesOfItems(one, two, at) : changesOfElements(one, two, key, at);
  }
  return [{ ...at, kind: "changed", before, after }];
}

/** The key that tells the items of both lists apart; undefined if there is none. */
function keyOf(before: readonly PlainMap[], after: readonly PlainMap[], path: Path): string | undefined {
  const key = path.length === 1 && path[0] === "history" ? "milestone" : "id";
  const distinct = (items: readonly PlainMap[]) =>
    items.every((item) => typeof own(item, key) === "string") &&
    new Set(items.map((item) => item[key])).size === items.length;
  return distinct(before) && distinct(after) ? key : undefined;
}

function changesOfElements(
  before: readonly PlainMap[],
  after: readonly PlainMap[],
  key: string,
  at: At,
): readonly Change[] {
  const idOf = (item: PlainMap) => item[key] as string;
  const [one, two] = [before, after].map((items) => new Map(items.map((item) => [idOf(item), item])));
  const kept = [before, after].map((items) => items.map(idOf).filter((id) => one?.has(id) && two?.has(id)));
  const [keptBefore = [], keptAfter = []] = kept;
  return [
    ...before.flatMap((item): readonly Change[] => {
      const now = two?.get(idOf(item));
      const here = within(at, idOf(item));
      return now === undefined ? [{ ...here, kind: "removed", before: item }] : changesOfMap(item, now, here);
    }),
    ...after.flatMap((item, place): readonly Change[] =>
      one?.has(idOf(item)) ? [] : [{ ...within(at, idOf(item)), kind: "added", at: place, after: item }],
    ),
    ...(isAlike(keptBefore, keptAfter)
      ? []
      : [{ ...at, kind: "reordered" as const, before: keptBefore, after: keptAfter }]),
  ];
}

function changesOfItems(before: readonly PlainMap[], after: readonly PlainMap[], at: At): readonly Change[] {
  const pairs = new Map(alignItems(before, after));
  const paired = new Set(pairs.values());
  return [
    ...before.flatMap((item, place): readonly Change[] => {
      const other = pairs.get(place);
      return other === undefined
        ? [{ ...within(at, place), kind: "removed", before: item }]
        : changesOfMap(item, after[other] as PlainMap, within(at, place, other));
    }),
    ...after.flatMap((item, place): readonly Change[] =>
      paired.has(place) ? [] : [{ ...within(at, place), kind: "added", at: place, after: item }],
    ),
  ];
}
