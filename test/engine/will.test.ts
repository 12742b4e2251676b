/**
 * What is an actor's will does not come about by itself where a person plays the actor: whatever sets it off, it is ordered or allowed.
 * What is not its will goes on, and under the first rule so does all that is no order.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  explain,
  forkFuture,
  giveOrder,
  instruct,
  isRefusal,
  offeredOrders,
  type Record,
  restoreWorld,
  type SeatRule,
  saveWorld,
  seatRules,
  type Transition,
  type World,
  withoutSeats,
} from "../../src/engine/index.js";
import { answering, loneActor, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";

const act = { event: { cameo: "010" } };
const edge = (id: string, trigger: Transition["trigger"], more: Partial<Transition> = {}) => ({
  id,
  from: "calm",
  to: "tense",
  trigger,
  ...act,
  ...more,
});

/** North calls every day; South would answer, act by chance and in time, and loses what it loses. */
const scenario = tinyScenario({
  format: 2,
  actors: [
    loneActor("north", ["on"], [{ id: "call", from: "on", to: "on", trigger: rate(1) }]),
    loneActor("answerer", ["calm", "tense"], [edge("answer", answering(1, "north.stance.call"))]),
    loneActor("chancer", ["calm", "tense"], [edge("act", rate(5))]),
    loneActor("timer", ["calm", "tense"], [edge("begin", timeout(3))]),
    loneActor("loser", ["calm", "tense"], [edge("lose", rate(5), { involuntary: "losses in battle" })]),
    loneActor("host", ["calm", "tense"], [edge("be-left", rate(5), { event: { cameo: "010", source: "timer" } })]),
  ],
});
const seats = ["answerer", "chancer", "timer", "loser"];
const model = createModel(scenario);
const begin = (seatRule: SeatRule = seatRules.allItsWill) => createWorld(model, { seed: "1", seats, seatRule });
const moved = (records: readonly Record[]) =>
  records.flatMap((record) => ("transition" in record && record.actor !== "north" ? [record.transition] : [])).sort();
const offered = (world: World) =>
  seats.flatMap((seat) => offeredOrders(model, world, seat)).map((one) => one.transition);

describe("an act of will of a seated actor", () => {
  it("never comes about by itself, while what is not its will does", () => {
    expect(moved(advance(model, begin(), 20))).toEqual(["loser.stance.lose"]);
  });

  it("comes about by itself as ever where nobody is seated, or seats decide their orders alone", () => {
    const all = [
      "answerer.stance.answer",
      "chancer.stance.act",
      "host.stance.be-left",
      "loser.stance.lose",
      "timer.stance.begin",
    ];
    expect(moved(advance(model, createWorld(model, { seed: "1" }), 20))).toEqual(all);
    expect(moved(advance(model, begin(seatRules.ordersAlone), 20))).toEqual(all);
    expect(moved(advance(model, forkFuture(model, withoutSeats(model, begin()), "1", 0), 20))).toEqual(all);
  });

  it("that was withheld when its time came is due at once where nobody is seated any more, and only once", () => {
    const world = begin();
    advance(model, world, 4);
    const before = structuredClone(saveWorld(model, world));
    const free = forkFuture(model, withoutSeats(model, world), "1", 0);
    expect(saveWorld(model, world)).toEqual(before);
    const restored = forkFuture(model, restoreWorld(model, saveWorld(model, free)), "2", 0);
    for (const one of [free, restored]) {
      const begun = advance(model, one, 20).filter((record) => "transition" in record && record.actor === "timer");
      expect(begun.map(({ time }) => time)).toEqual([4]);
    }
    expect(moved(advance(model, forkFuture(model, withoutSeats(model, begin()), "1", 0), 2))).not.toContain(
      "timer.stance.begin",
    );
  });

  it("is offered as an order once there is occasion for it, under its headline", () => {
    const world = begin();
    expect(offered(world)).toEqual(["chancer.stance.act"]);
    advance(model, world, 4);
    expect(offered(world)).toEqual(["answerer.stance.answer", "chancer.stance.act", "timer.stance.begin"]);
    for (const path of offered(world)) {
      const given = giveOrder(model, world, path);
      expect(isRefusal(given) ? given.message : moved(given)).toEqual([path]);
    }
    expect(offered(world)).toEqual([]);
  });

  it("that answers is offered for a turn's length only", () => {
    const world = begin();
    const calls = advance(model, world, 2).filter((record) => "transition" in record);
    expect(calls.length).toBeGreaterThan(0);
    world.occasions.set(model.names.transition("answerer.stance.answer"), world.time - 7.01);
    expect(offered(world)).not.toContain("answerer.stance.answer");
    world.occasions.set(model.names.transition("answerer.stance.answer"), world.time - 7);
    expect(offered(world)).toContain("answerer.stance.answer");
  });

  it("comes about by itself once it is allowed, also in another's posture, and not after it is forbidden again", () => {
    for (const path of ["answerer.stance.answer", "chancer.stance.act", "timer.stance.begin", "host.stance.be-left"]) {
      const [open, shut] = [begin(), begin()];
      expect(instruct(model, open, path, true)).toBeNull();
      expect(moved(advance(model, open, 20))).toContain(path);
      instruct(model, shut, path, true);
      instruct(model, shut, path, false);
      expect(moved(advance(model, shut, 20))).not.toContain(path);
    }
  });

  it("is neither ordered nor allowed where it is not the seat's", () => {
    const world = begin();
    expect(instruct(model, world, "loser.stance.lose", true)).toMatchObject({ hint: "losses in battle" });
    expect(giveOrder(model, world, "loser.stance.lose")).toMatchObject({ hint: "losses in battle" });
    expect(giveOrder(model, world, "host.stance.be-left")).toMatchObject({ kind: "order-error" });
    expect(instruct(model, begin(seatRules.ordersAlone), "chancer.stance.act", true)).toMatchObject({
      kind: "order-error",
    });
  });

  it("is saved with what was allowed and what there was occasion for", () => {
    const world = begin();
    instruct(model, world, "chancer.stance.act", true);
    advance(model, world, 4);
    const saved = JSON.parse(JSON.stringify(saveWorld(model, world)));
    const restored = restoreWorld(model, saved);
    expect(saveWorld(model, restored)).toEqual(saved);
    expect(offered(restored)).toEqual(offered(world));
    expect(advance(model, restored, 20)).toEqual(advance(model, world, 20));
    const { will: _will, ...old } = saved;
    expect(() => restoreWorld(model, old)).toThrow(/what its seats decide/);
  });

  it("is explained as what its seat decides, and what is not its will with its reason", () => {
    const world = begin();
    expect(explain(model, world, "chancer.stance.act")).toMatchObject({ will: "by-order", possible: false });
    instruct(model, world, "chancer.stance.act", true);
    expect(explain(model, world, "chancer.stance.act")).toMatchObject({ will: "allowed", possible: true });
    expect(explain(model, world, "loser.stance.lose")).toMatchObject({ will: { involuntary: "losses in battle" } });
    expect(explain(model, createWorld(model, { seed: "1" }), "loser.stance.lose")).not.toHaveProperty("will");
  });
});
