/**
 * Pairs what has no id, or another id, by how much it has in common: items of two lists in order, and elements that one
 * scenario has and the other has not.
 */
import type { Plain, PlainMap } from "./change.js";

/** Below this share of values in common two items are not the same one changed. */
const leastAlike = 0.3;

/**
 * Pairs of indices, ascending in both lists, whose items have the most in common in all: the longest common subsequence,
 * weighted by likeness.
 */
export function alignItems(
  before: readonly PlainMap[],
  after: readonly PlainMap[],
): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const likeness = before.map((one) => after.map((two) => likenessOf(one, two)));
  // best[i * width + j]: the most that the items from i and from j on can have in common.
  const best = new Float64Array((before.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const paired = (i: number, j: number) => {
    const alike = likeness[i]?.[j] ?? 0;
    return alike < leastAlike ? Number.NEGATIVE_INFINITY : alike + at(i + 1, j + 1);
  };
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (paired(i, j) === at(i, j)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) === at(i, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Share of the values of both that they have in common, from 0 to 1; 0 for items of different kinds. */
export function likenessOf(one: PlainMap, two: PlainMap): number {
  if (one.kind !== two.kind) return 0;
  const [first, second] = [leavesOf(one), leavesOf(two)];
  const total = first.length + second.length;
  if (total === 0) return 1;
  const counts = new Map<string, number>();
  for (const leaf of first) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  let common = 0;
  for (const leaf of second) {
    const left = counts.get(leaf) ?? 0;
    if (left === 0) continue;
    counts.set(leaf, left - 1);
    common += 2;
  }
  return common / total;
}

/** Every single value with its path, as a text each. */
function leavesOf(value: Plain, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${path} ${typeof value} ${String(value)}`];
  // Places in a list are left out, so that one more at its start does not make all of it different.
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${path}[]`));
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}
