/**
 * Who writes first gains nothing: the same decisions of the seats, handed in in any order, give the same records to the
 * last byte. 2,000 random exercises of every crisis with two to five seats in full, a share elsewhere.
 */
import { describe, expect, it } from "vitest";
import { createModel, type Model, offeredOrders, openStream, type Scenario } from "../../src/engine/index.js";
import { seatsOf } from "../../src/report/index.js";
import { hashAt, headOf, type Input, isRefusal, type Session, worldNow } from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { library } from "../report/library.js";
import { share } from "../share.js";
import { beginningOf, beginOver, sealedBy } from "./exercise.js";
import { secretive } from "./tables.js";

const exercises = share(6, 24, 2000);
const turns = 4;

interface Table {
  readonly scenario: Scenario;
  readonly model: Model;
  /** All that can be seated. */
  readonly actors: readonly string[];
}

const tables = [...library, secretive, fictional].flatMap((scenario): Table[] => {
  const model = createModel(scenario);
  const actors = seatsOf(model);
  return actors.length < 2 ? [] : [{ scenario, model, actors }];
});

const beginAt = ({ scenario, model, actors }: Table, seed: string, count: number): Session =>
  beginOver(model, beginningOf(scenario, seed, { seats: actors.slice(0, count), rule: sealedBy(seed) }));

/**
 * What a seat hands in this turn, one after the other: from its own dice and what it is offered. In some turns the first
 * seat is never ready, so that the white cell has to end them, and others may change their minds.
 */
function decisionsOf({ model, state, header }: Session, seat: string, seed: string): Input[] {
  const world = worldNow(state);
  const dice = openStream(seed, 0, `${seat} in turn ${world.time}`);
  const offered = offeredOrders(model, world, seat).filter(() => dice() < 0.5);
  const drafts = offered.flatMap(({ transition, posture }): Input[] => [
    { type: "draft", transition, ...(dice() < 0.3 ? { chance: 0.5 } : {}) },
    ...(dice() < 0.2 ? [{ type: "hold", seat, posture } as const] : []),
  ]);
  const endedByCell = openStream(seed, 0, `turn ${world.time}`)() < 0.3;
  const wavers =
    endedByCell && dice() < 0.5
      ? ([
          { type: "ready", seat },
          { type: "unready", seat },
        ] as const)
      : [];
  const never = endedByCell && seat === header.seats[0];
  return never ? drafts : [...wavers, ...drafts, { type: "ready", seat }];
}

/** The decisions of all seats in some order of arrival; each seat's own stay in theirs. */
function shuffled(queues: readonly (readonly Input[])[], dice: () => number): Input[] {
  const left = queues.map((queue) => [...queue]);
  const arrived: Input[] = [];
  while (left.some((queue) => queue.length > 0)) {
    const waiting = left.filter((queue) => queue.length > 0);
    arrived.push(waiting[Math.floor(dice() * waiting.length)]?.shift() as Input);
  }
  return arrived;
}

/** Plays an exercise with the decisions arriving as `arrival` has it. Answers the hash of its records, and how many orders were carried out. */
function play(table: Table, seed: string, count: number, arrival: string): { hash: string; orders: number } {
  const session = beginAt(table, seed, count);
  const dice = openStream(arrival, 0, "arrival");
  let orders = 0;
  for (let turn = 0; turn < turns && !worldNow(session.state).ended; turn += 1) {
    const queues = session.header.seats.map((seat) => decisionsOf(session, seat, seed));
    for (const input of shuffled(queues, dice)) {
      const given = session.give(input);
      if (isRefusal(given)) throw new Error(`${JSON.stringify(input)}: ${given.message}`);
    }
    // Refused where all were ready.
    session.give({ type: "resolve" });
    orders += headOf(session.state).orders?.length ?? 0;
    const { time, horizon } = worldNow(session.state);
    session.give({ type: "advance", to: Math.min(horizon, time + table.scenario.turn) });
  }
  return { hash: hashAt(headOf(session.state)), orders };
}

describe(`${exercises} exercises of sealed orders`, { tags: "sized" }, () => {
  it("give the same records in whatever order the seats hand in", () => {
    let orders = 0;
    for (let number = 0; number < exercises; number += 1) {
      const table = tables[number % tables.length] as Table;
      const count = Math.min(table.actors.length, 2 + (Math.floor(number / tables.length) % 4));
      const seed = `arrival-${number}`;
      const first = play(table, seed, count, "first");
      orders += first.orders;
      for (const arrival of ["second", "third"])
        expect([seed, arrival, play(table, seed, count, arrival)]).toEqual([seed, arrival, first]);
    }
    expect(orders).toBeGreaterThan(exercises);
  }, 600_000);
});
