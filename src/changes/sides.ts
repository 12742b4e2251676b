/**
 * The two scenarios that are compared, each as plain values and with its labels.
 */
import type { Scenario } from "../engine/index.js";
import { createLookup, type Lookup } from "../text/index.js";
import type { Path, Plain, PlainMap } from "./change.js";
import { valueAt } from "./owner.js";

export interface Side {
  readonly scenario: Scenario;
  readonly lookup: Lookup;
  /** The value at a path of this scenario; undefined if there is none. */
  at(path: Path): Plain | undefined;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

export const plainOf = (scenario: Scenario): PlainMap => scenario as unknown as PlainMap;

export function sideOf(scenario: Scenario): Side {
  const plain = plainOf(scenario);
  return { scenario, lookup: createLookup(scenario), at: (path) => valueAt(plain, path) };
}
