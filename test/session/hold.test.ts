/**
 * Holding is choosing that nothing be ordered: it steers nothing, and it takes nothing back.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, hashRecords, offeredOrders } from "../../src/engine/index.js";
import { hashAt, headOf, type Input, isRefusal, isSteered, startOf, worldNow } from "../../src/session/index.js";
import { begin, give } from "./exercise.js";
import { secretive } from "./tables.js";

/** A session in which both seats hold in every turn, to the end. */
function heldThroughout(seed: string) {
  const session = begin(secretive, seed);
  const { turn } = secretive;
  while (!worldNow(session.state).ended) {
    for (const seat of session.header.seats) give(session, { type: "hold", seat });
    give(session, { type: "advance", to: Math.min(worldNow(session.state).time + turn, secretive.horizon) });
  }
  return session;
}

describe("a session in which the seats only held", () => {
  it("is the run that its seed and seats play by themselves, and is not steered", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const session = heldThroughout(`hold-${seed}`);
      const model = createModel(secretive);
      const alone = advance(model, createWorld(model, startOf(session.header)), secretive.horizon);
      expect(hashAt(headOf(session.state))).toBe(hashRecords(alone));
      expect(isSteered(session.state)).toBe(false);
    }
  });

  it.each<Input>([
    { type: "ad-hoc", text: "A drone is filmed over the ridge" },
    { type: "set-gauge", gauge: secretive.gauges[0]!.id, value: secretive.gauges[0]!.max },
    { type: "inject", inject: secretive.injects[0]!.id },
  ])("is steered once the white cell acts: $type", (input) => {
    const session = begin(secretive, "steer");
    give(session, { type: "hold", seat: session.header.seats[0]! });
    expect(isSteered(session.state)).toBe(false);
    give(session, input);
    expect(isSteered(session.state)).toBe(true);
    give(session, { type: "advance", to: 3 });
    expect(isSteered(session.state)).toBe(true);
  });
});

/** A session in which a seat has just given an order, and another order that it had for the same posture. */
function withOrder() {
  for (let seed = 0; seed < 100; seed += 1) {
    const session = begin(secretive, `order-${seed}`);
    give(session, { type: "advance", to: 20 });
    for (const seat of session.header.seats) {
      const [offered] = worldNow(session.state).ended
        ? []
        : offeredOrders(session.model, worldNow(session.state), seat);
      if (offered === undefined) continue;
      give(session, { type: "order", transition: offered.transition, chance: 0.000_001 });
      // It failed, so the posture stands where it stood, and the same order would be open but for the rule.
      const again = offeredOrders(session.model, worldNow(session.state), seat);
      if (again.some(({ transition }) => transition === offered.transition)) return { session, seat, offered };
    }
  }
  throw new Error("no seed shows it");
}

describe("a hold after an order", () => {
  it.each(["in that posture", "in all"])("leaves the order standing: %s", (where) => {
    const { session, seat, offered } = withOrder();
    const { transition, posture } = offered;
    const second: Input = { type: "order", transition };
    expect(isRefusal(session.give(second))).toBe(true);
    give(session, { type: "hold", seat, ...(where === "in all" ? {} : { posture }) });
    const refused = session.give(second);
    expect(isRefusal(refused) && refused.message).toMatch(/already has an order this turn/);
  });

  it("and before one leaves the order open, and the order of one turn leaves the next turn's open", () => {
    const { session, seat, offered } = withOrder();
    const { turn } = secretive;
    const { time } = worldNow(session.state);
    give(session, { type: "advance", to: (Math.floor(time / turn) + 1) * turn });
    const open = offeredOrders(session.model, worldNow(session.state), seat);
    const next = open.find(({ posture }) => posture === offered.posture);
    if (next === undefined) throw new Error("the posture has an order in the turn after as well");
    give(session, { type: "hold", seat });
    give(session, { type: "order", transition: next.transition });
  });
});
