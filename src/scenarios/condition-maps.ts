/**
 * Conditions as written, taken apart: the maps that they are made of, and the tests in them.
 */
import type { ConditionFile } from "./format.js";
import type { Reference } from "./references.js";
import type { Path } from "./tree.js";

/** Every map of a condition at any depth, itself included. */
export function mapsIn(condition: ConditionFile, path: Path): readonly Reference<ConditionFile>[] {
  const inside = Object.entries(condition).flatMap(([key, test]) => {
    if (key === "not" || key === "inTruth") return mapsIn(test as ConditionFile, [...path, key]);
    // A list of conditions, or a map of actors to conditions.
    if (!compound.has(key)) return [];
    return Object.entries(test as Record<string, ConditionFile>).flatMap(([part, item]) =>
      mapsIn(item, [...path, key, Array.isArray(test) ? Number(part) : part]),
    );
  });
  return [{ value: condition, path }, ...inside];
}

const compound = new Set(["all", "any", "not", "inTruth", "believedBy"]);

/** Every test of a condition at any depth: its key, such as a posture, `day` or `since`, and where it stands. */
export function testsIn(
  condition: ConditionFile,
  path: Path,
): readonly (Reference<unknown> & { readonly key: string })[] {
  return mapsIn(condition, path).flatMap(({ value, path: at }) =>
    Object.entries(value).flatMap(([key, test]) =>
      compound.has(key) ? [] : [{ key, value: test as unknown, path: [...at, key] }],
    ),
  );
}
