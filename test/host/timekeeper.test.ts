/**
 * Where nobody sits at a desk the host keeps the time: orders are carried out once the turn's time is up by the clock of the log, no sooner, and
 * never where the plan leaves that to the white cell. The clock here is moved by hand.
 */
import { expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { keepTime, withoutDesk } from "../../src/host/index.js";
import { beginSession, headOf, type Input, sealedTurn } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { beginningOf, emptyPlan, sealedBy } from "../session/exercise.js";

const tavush = libraryScenario("tavush-2020");
const minute = 60_000;

/** A host that nobody sits at, and its clock. */
function hosted(scenario: Scenario = tavush) {
  let now = Date.parse("2026-01-05T09:00:00Z");
  let waits: { readonly at: number; readonly then: () => void } | null = null;
  const beginning = beginningOf(scenario, "time", { rule: sealedBy("time"), seats: ["russia", "turkey"] });
  const session = beginSession(beginning, { now: () => new Date(now).toISOString() });
  const host = withoutDesk(session);
  let woken = 0;
  const release = keepTime(host, (milliseconds, then) => {
    const mine = { at: now + milliseconds, then };
    waits = mine;
    return () => {
      if (waits === mine) waits = null;
    };
  });
  return {
    session,
    release,
    woken: () => woken,
    give: (input: Input) => host.give(input),
    carriedOut: () => sealedTurn(session.model, headOf(session.state)).resolved,
    lastBy: () => session.state.moments.findLast(({ what }) => what.kind === "carried-out")?.what,
    /** Lets so many milliseconds pass, and calls whoever waits for one of them. */
    pass(milliseconds: number) {
      const until = now + milliseconds;
      while (waits !== null && waits.at <= until) {
        const { at, then } = waits;
        [now, waits] = [Math.max(now, at), null];
        woken += 1;
        then();
      }
      now = until;
    },
  };
}

it("carries out the orders when the time is up, to the second", () => {
  const { give, pass, carriedOut, lastBy, woken } = hosted();
  give({ type: "draft", transition: "russia.mediation.appeal" });
  pass(60 * minute);
  expect([carriedOut(), woken()]).toEqual([false, 0]);
  give({ type: "clock", do: "start", minutes: 7 });
  pass(7 * minute - 1);
  expect(carriedOut()).toBe(false);
  pass(1);
  expect(carriedOut()).toBe(true);
  expect(lastBy()).toEqual({ kind: "carried-out", by: "time" });
  const before = woken();
  pass(60 * minute);
  expect(woken()).toBe(before);
});

it("waits through pauses and breaks, and for more time", () => {
  const { give, pass, carriedOut } = hosted();
  give({ type: "clock", do: "start", minutes: 5 });
  pass(4 * minute);
  give({ type: "clock", do: "pause" });
  pass(30 * minute);
  give({ type: "clock", do: "resume" });
  give({ type: "clock", do: "break", minutes: 1 });
  pass(30 * minute);
  give({ type: "clock", do: "resume" });
  give({ type: "clock", do: "extend", minutes: 2 });
  pass(3 * minute - 1);
  expect(carriedOut()).toBe(false);
  pass(1);
  expect(carriedOut()).toBe(true);
});

it("leaves it to the white cell where the plan merely offers it, and to nobody once it is released", () => {
  const offers = hosted({ ...tavush, exercise: { ...emptyPlan, play: { timeUp: "offer" } } });
  offers.give({ type: "clock", do: "start", minutes: 5 });
  offers.pass(60 * minute);
  expect(offers.carriedOut()).toBe(false);
  const released = hosted();
  released.give({ type: "clock", do: "start", minutes: 5 });
  released.release();
  released.pass(60 * minute);
  expect(released.carriedOut()).toBe(false);
});
