/**
 * Tables of seats that are played by rules (assembly/orders.ts): the orders of each that are its to give, with when and on what
 * occasion.
 */
import {
  isOrderable,
  type Model,
  occasionDays,
  type Policies,
  type SeatOrders,
  seatOrders,
  type World,
} from "../engine/index.js";
import { columns, type Part, starts, type Writer } from "./writer.js";

/** How seats are played, and a world in which they are taken. */
export interface Seated {
  readonly policies: Policies;
  readonly world: World;
}

/** The orders that seats can ever give; none where nobody is seated. `numbers` reads those of conditions. */
export function ordersIn(
  model: Model,
  seated: Seated | null,
  numbers?: Parameters<typeof seatOrders>[2],
): readonly SeatOrders[] {
  if (seated === null) return [];
  const { world, policies } = seated;
  return seatOrders(model, policies, numbers).map(({ every, rules }) => ({
    every,
    rules: rules.filter(({ transition }) => isOrderable(model, world, transition)),
  }));
}

export function orderTables(model: Model, orders: readonly SeatOrders[], writer: Writer): Part {
  const rules = orders.flatMap((seat) => seat.rules);
  return {
    integers: {
      seatEvery: orders.map(({ every }) => every),
      rulesAt: starts(orders.map((seat) => seat.rules)),
      ...columns(
        ["ruleWhen", "rules"],
        rules.map(({ when, transition }) => [writer.condition(when), transition]),
      ),
    },
    doubles: { ruleOccasion: rules.map(({ transition }) => occasionDays(model, transition) ?? -1) },
  };
}
