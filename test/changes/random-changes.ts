/**
 * Random changes to a resolved scenario, each of which leaves it one by its schema, and what makes the listed changes to a
 * scenario: the oracle of the tests, which shares no line with the code that finds them.
 */
import { expect } from "vitest";
import { openStream, type Scenario } from "../../src/engine/index.js";
import { findFault, scenarioSchema } from "../../src/engine/scenario.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Listed {
  readonly kind: string;
  readonly path: readonly (string | number)[];
  readonly at?: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

const isMap = (value: unknown): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A stream of whole numbers below a bound. */
export function below(seed: string): (bound: number) => number {
  const stream = openStream(seed, 0, "random-changes");
  return (bound) => Math.floor(stream() * bound);
}

/** The scenario with `number` random changes. */
export function randomlyChanged(scenario: Scenario, number: number, pick: (bound: number) => number): Scenario {
  let changed = structuredClone(scenario) as unknown as Json;
  for (let made = 0; made < number; ) {
    const next = structuredClone(changed);
    mutate(next, pick);
    if (findFault(scenarioSchema, next) !== null) continue;
    changed = next;
    made += 1;
  }
  return changed as unknown as Scenario;
}

function mutate(root: Json, pick: (bound: number) => number): void {
  const holders: (Json[] | { [key: string]: Json })[] = [];
  const walk = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    holders.push(value);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(root);
  const holder = holders[pick(holders.length)]!;
  const keys = Object.keys(holder);
  const key = keys[pick(keys.length)];
  if (key === undefined) return;
  if (Array.isArray(holder)) mutateList(holder, Number(key), pick);
  else if (pick(5) === 0) delete holder[key];
  else holder[key] = otherThan(holder[key]!, pick);
}

function mutateList(list: Json[], place: number, pick: (bound: number) => number): void {
  const item = list[place]!;
  const how = pick(5);
  if (how === 0) list.splice(place, 1);
  else if (how === 1) list.reverse();
  else if (how === 2) list.push(list.shift()!);
  else if (how === 3) list[place] = otherThan(item, pick);
  else {
    const copy = structuredClone(item);
    if (isMap(copy) && typeof copy.id === "string") copy.id = `${copy.id}-${pick(100)}`.slice(-60);
    list.splice(pick(list.length + 1), 0, copy);
  }
}

function otherThan(value: Json, pick: (bound: number) => number): Json {
  if (typeof value === "number") return [value + 1, value * 2, value / 3, Math.round(value) + 2, 0][pick(5)]!;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return pick(2) === 0 ? `${value}-x` : value.replace(/[a-z](?=[^a-z]*$)/, "q");
  if (isMap(value) && pick(2) === 0) return Object.fromEntries(Object.entries(value).slice(1));
  return value;
}

/** Makes the changes to the scenario: parents are found first, in the scenario as it was. */
export function apply(scenario: Scenario, changes: readonly Listed[]): unknown {
  const root = { whole: structuredClone(scenario) as unknown as Json };
  const idOf = (item: Json) => (isMap(item) ? (item.id ?? item.milestone) : undefined);
  const step = (here: Json, part: string | number): Json => {
    if (!Array.isArray(here)) return (here as { [key: string]: Json })[part]!;
    return typeof part === "number" ? here[part]! : here.find((item) => idOf(item) === part)!;
  };
  const parents = changes.map(({ path, kind }) =>
    (kind === "reordered" ? path : path.slice(0, -1)).reduce<Json>(step, root.whole),
  );
  const items = changes.map(
    ({ path, kind }, place) =>
      kind === "removed" && Array.isArray(parents[place]) && step(parents[place]!, path.at(-1)!),
  );
  for (const [place, { kind, path, before, after, at }] of changes.entries()) {
    const parent = parents[place]!;
    const key = path.at(-1)!;
    if (Array.isArray(parent)) {
      if (kind === "removed") parent.splice(parent.indexOf(items[place] as Json), 1);
      if (kind === "reordered") {
        const order = after as string[];
        expect(order.toSorted()).toEqual((before as string[]).toSorted());
        parent.sort((one, two) => order.indexOf(String(idOf(one))) - order.indexOf(String(idOf(two))));
      }
      if (kind === "changed") throw new Error("items are changed by their keys");
    } else if (kind === "removed") delete (parent as { [key: string]: Json })[key];
    else if (at === undefined) (parent as { [key: string]: Json })[key] = structuredClone(after) as Json;
  }
  const inserted = changes
    .map((change, place) => ({ ...change, parent: parents[place]! }))
    .filter(({ at }) => at !== undefined);
  for (const { parent, at, after } of inserted.toSorted((one, two) => one.at! - two.at!)) {
    (parent as Json[]).splice(at!, 0, structuredClone(after) as Json);
  }
  return root.whole;
}
