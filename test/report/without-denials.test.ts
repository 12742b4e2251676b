/**
 * What was denied stands in the way of nobody's "Without it": an exercise folds again whatever was denied, also where the
 * denied happening came at the very time at which somebody acted, or followed from sealed orders.
 */
import { describe, expect, it } from "vitest";
import { hashRecords, type Scenario, vetoRefusal } from "../../src/engine/index.js";
import { playedOn } from "../../src/report/after-action/played.js";
import { changeOf, foldsAgain, playWithout } from "../../src/report/after-action/without.js";
import {
  type Beginning,
  beginSession,
  type Input,
  isRefusal,
  recordsOf,
  type Session,
  worldNow,
} from "../../src/session/index.js";
import { beginningOf, sealedBy } from "../session/exercise.js";
import { library } from "./library.js";

const scenarioOf = (id: string) => library.find((one) => one.id === id) as Scenario;
const tavush = scenarioOf("tavush-2020");
const to = (day: number): Input => ({ type: "advance", to: day });

function sessionOf(inputs: readonly Input[], scenario = tavush, changes: Partial<Beginning> = {}): Session {
  const session = beginSession(beginningOf(scenario, "denied", { days: 60, seats: ["russia", "turkey"], ...changes }));
  for (const input of inputs) give(session, input);
  return session;
}

function give(session: Session, input: Input): void {
  const given = session.give(input);
  if (isRefusal(given)) throw new Error(`${JSON.stringify(input)}: ${given.message}`);
}

const playedIn = ({ header, model, state }: Session) => playedOn({ header, model, state });
const hashOf = (session: Session) => hashRecords(recordsOf(session.state));

/** Denies the first record that is like this. */
function deny(session: Session, like: { readonly inject?: string; readonly type?: string }): void {
  const found = recordsOf(session.state).find(
    (record) =>
      Object.entries(like).every(([key, value]) => record[key as keyof typeof record] === value) &&
      vetoRefusal(record) === null,
  );
  give(session, { type: "does-not-happen", record: found?.seq ?? -1, reason: "to see" });
}

/** Checks that it folds again, and answers the records without the last act of a type. */
function withoutLast(session: Session, type: Input["type"]) {
  const played = playedIn(session);
  expect(foldsAgain(played)).toBe(true);
  const step = played.steps.findLast(({ input }) => input.type === type);
  if (step === undefined) throw new Error(`nobody gave ${type}`);
  const without = playWithout(played, step);
  expect(changeOf(played, step, without).lost).toEqual([]);
  return hashRecords(without.traced.map(({ record }) => record));
}

describe("an exercise in which something was denied", () => {
  it("folds again where it was an event of the first instant", () => {
    const session = sessionOf([to(14)]);
    deny(session, { inject: "opening" });
    give(session, to(14));
    expect(withoutLast(session, "does-not-happen")).toBe(hashOf(sessionOf([to(14)])));
  });

  it("tells that an event would have come where nothing was played after its denial", () => {
    const session = sessionOf([to(14)]);
    deny(session, { inject: "opening" });
    const played = playedIn(session);
    const without = playWithout(played, played.steps.at(-1) as (typeof played.steps)[number]);
    expect(without.traced.filter(({ record }) => record.type === "inject" && record.inject === "opening").length).toBe(
      1,
    );
    expect(
      changeOf(played, played.steps.at(-1) as (typeof played.steps)[number], without).happenings.without,
    ).toBeGreaterThan(0);
  });

  it("folds again where others came at the same time as what was denied, before it and after it", () => {
    const set = { type: "set-gauge", gauge: "tension", value: 58 } as const;
    const [one, two, three] = tavush.injects.filter(({ id }) => id !== "opening").map(({ id }) => id);
    const on = (inject = "") => ({ type: "inject", inject, at: 9 }) as const;
    const planned = [set, on(one), on(two), on(three)];
    const session = sessionOf([...planned, to(16)]);
    deny(session, { inject: two as string });
    give(session, to(16));
    expect(withoutLast(session, "does-not-happen")).toBe(hashOf(sessionOf([...planned, to(16)])));
    // Without what stands before them, the denial still finds its event.
    const never = sessionOf([...planned.slice(1), to(16)]);
    deny(never, { inject: two as string });
    give(never, to(16));
    expect(withoutLast(session, "set-gauge")).toBe(hashOf(never));
  });

  it("folds again where time was turned back to between two happenings of one instant", () => {
    const session = sessionOf([{ type: "set-gauge", gauge: "tension", value: 58 }, to(14)]);
    const opening = recordsOf(session.state).find((record) => record.type === "inject" && record.inject === "opening");
    give(session, { type: "rewind", before: opening?.seq ?? -1 });
    expect(worldNow(session.state).time).toBe(0);
    expect(foldsAgain(playedIn(session))).toBe(true);
    give(session, { type: "ad-hoc", text: "Nobody has fired" });
    give(session, to(14));
    expect(foldsAgain(playedIn(session))).toBe(true);
  });

  it("folds again where an answer to what the white cell forced was denied while orders were drafted", () => {
    const long = scenarioOf("long-arc");
    const draft = { type: "draft", transition: "russia.guarantee.shrug" } as const;
    const forced = { type: "happens-now", transition: "russia.mission.deploy", reason: "to see" } as const;
    const session = answered((seed) => sessionOf([draft, forced], long, { seed, rule: sealedBy(seed) }));
    deny(session, { type: "response" });
    for (const input of [{ type: "resolve" }, to(7)] as const) give(session, input);
    const { seed } = session.header;
    const never = sessionOf([draft, { type: "resolve" }, to(7)], long, { seed, rule: sealedBy(seed) });
    expect(withoutLast(session, "does-not-happen")).toBe(hashOf(never));
  });

  it("folds again where an answer to sealed orders was denied, with and without standing instructions", () => {
    const autumn = scenarioOf("autumn-war-2020");
    const seats = ["azerbaijan", "turkey"];
    const draft = { type: "draft", transition: "azerbaijan.diplomacy.ask-enlarged" } as const;
    const allow = { type: "allow", transition: "turkey.exercise.begin-late" } as const;
    for (const more of [[], [allow]]) {
      const beginning = (seed: string) => ({ seed, seats, rule: { ...sealedBy(seed), version: 2 as const } });
      const session = answered((seed) => sessionOf([draft, ...more, { type: "resolve" }], autumn, beginning(seed)));
      deny(session, { type: "response" });
      give(session, to(7));
      // The act is the order with its denied consequence; what else was sealed that turn stands.
      const never = sessionOf([...more, { type: "resolve" }, to(7)], autumn, beginning(session.header.seed));
      expect(withoutLast(session, "does-not-happen")).toBe(hashOf(never));
    }
  });
});

/** The first of some sessions in which somebody answers: whether anybody does is a matter of dice. */
function answered(make: (seed: string) => Session): Session {
  for (let number = 0; number < 40; number += 1) {
    const session = make(`answer-${number}`);
    if (recordsOf(session.state).some((record) => record.type === "response" && vetoRefusal(record) === null))
      return session;
  }
  throw new Error("nobody answers");
}
