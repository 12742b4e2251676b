/**
 * Assumptions that change from run to run, or from point to point of an experiment. Which numbers of the tables depend on them,
 * and how, is found once, from a model that has a tag in place of each number that is read of them; after that only these are
 * written. The engine reads and checks the numbers.
 */
import {
  constantFactors,
  type Model,
  productOf,
  type ScoreTerms,
  type seatOrders,
  type TaggedModel,
  tagDrawn,
  type Values,
} from "../engine/index.js";
import { ordersIn, type Seated } from "./orders.js";
import { type Tables, tablesOf } from "./tables.js";

/** A number of a table, made of what is read with some values. */
interface Slot {
  readonly table: string;
  readonly place: number;
  value(read: readonly number[]): number;
}

export interface DrawnTables {
  readonly tables: Tables;
  readonly slots: readonly Slot[];
  /** What the model reads with these values. Throws ScenarioError where the engine refuses them. */
  read(values: Values): readonly number[];
}

/** The tables of a model in which these assumptions change; null if it is not certain what of them depends on them. */
export function drawnTables(
  model: Model,
  ids: readonly string[],
  scores: ScoreTerms | null = null,
  seated: Seated | null = null,
): DrawnTables | null {
  const orders = (numbers: Parameters<typeof seatOrders>[2]) => ordersIn(model, seated, numbers);
  const [tagged, other] = [tagDrawn(model, ids, 1e-9, orders), tagDrawn(model, ids, 1.5e-9, orders)];
  const [tables, expected] = [tagged, other].map((one) => tablesOf(one.model, scores, one.also)) as [Tables, Tables];
  const slots = slotsOf(tables, tagged);
  // With the other tags in its slots, the one must become the other.
  const doubles = Object.fromEntries(Object.entries(tables.doubles).map(([name, list]) => [name, [...list]]));
  for (const { table, place, value } of slots) (doubles[table] as number[])[place] = value(other.tags);
  const alike = (one: object, two: object) => JSON.stringify(one) === JSON.stringify(two);
  if (!alike([doubles, tables.integers], [expected.doubles, expected.integers])) return null;
  return { tables, slots, read: tagged.read };
}

/** Conditions test the states of a posture with the bits of one number. */
const mostStates = 32;

function slotsOf({ doubles }: Tables, { model, tags }: Pick<TaggedModel, "model" | "tags">): readonly Slot[] {
  const places = new Map(tags.map((tag, place) => [tag, place]));
  const reader = (number: number) => {
    const place = places.get(number);
    return (read: readonly number[]) => (place === undefined ? number : (read[place] as number));
  };
  const holds = (...numbers: readonly (number | undefined)[]) => numbers.some((number) => places.has(number as number));
  const slotAt = (table: string, list: readonly number[], place: number): Slot["value"] | null => {
    const number = list[place] as number;
    if (holds(number)) return reader(number);
    if (table === "hazardBase") {
      const transition = model.packed.transitions[place] as number;
      const factors = constantFactors(model.transitions[transition] as Model["transitions"][number]);
      const readers = factors.map(reader);
      return holds(...factors) ? (read) => productOf(readers.map((factor) => factor(read))) : null;
    }
    if (table === "errors") {
      // A chance of error is shared among the states that are not the true one.
      for (let others = 2; others < mostStates; others += 1) {
        const chance = tags.find((tag) => tag / others === number);
        if (chance !== undefined) return (read) => reader(chance)(read) / others;
      }
      return null;
    }
    if (table !== "points" && table !== "numbers") return null;
    // The slope of a curve, between its point and the next.
    const [x = 0, y = 0, slope, nextX = 0, nextY = 0] = list.slice(place - 2, place + 3);
    if (!holds(y, nextY) || slope !== (nextY - y) / (nextX - x)) return null;
    const [low, high] = [reader(y), reader(nextY)];
    return (read) => (high(read) - low(read)) / (nextX - x);
  };
  return Object.entries(doubles).flatMap(([table, list]) =>
    list.flatMap((_, place) => {
      const value = slotAt(table, list, place);
      return value === null ? [] : [{ table, place, value }];
    }),
  );
}
