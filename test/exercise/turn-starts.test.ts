/**
 * Going back to the start of a turn: the world stands there as it stood when the seats decided, whatever has been
 * done since, on this branch and on a new one.
 */
import { describe, expect, test } from "vitest";
import { hashRecords, saveWorld } from "../../src/engine/index.js";
import { branchTree, turnStarts } from "../../src/exercise/index.js";
import { beginSession, headOf, type Input, isRefusal, recordsOf, type Session } from "../../src/session/index.js";
import { library } from "../report/library.js";
import { beginningOf, give, playExercise } from "../session/exercise.js";
import { seatedSession, sitDown } from "../tui/desk/at-the-desk.js";

const startsOf = ({ model, state }: Session) => turnStarts(model, state);

function giveAll(session: Session, inputs: readonly Input[]): void {
  for (const input of inputs) give(session, input);
}

/** All that decides what comes next. */
function standing(session: Session): string {
  const { world } = headOf(session.state);
  return JSON.stringify([saveWorld(session.model, world), hashRecords(recordsOf(session.state))]);
}

describe("the start of a turn", () => {
  test("is where the seats decided: before their orders, at the turn's first day, to the last figure", () => {
    const session = seatedSession();
    const at = [standing(session)];
    give(session, { type: "order", transition: "russia.mediation.appeal" });
    for (const to of [7, 14, 21]) {
      give(session, { type: "advance", to });
      at.push(standing(session));
      if (to === 14) give(session, { type: "ad-hoc", text: "News", gauges: { tension: 5 } });
    }
    expect(startsOf(session).map(({ number }) => number)).toEqual([3, 2, 1]);
    for (const number of [3, 2, 1]) {
      const start = startsOf(session).find((one) => one.number === number);
      expect(start?.exact).toBe(true);
      giveAll(session, start?.back ?? []);
      expect(standing(session), `turn ${number}`).toBe(at[number - 1]);
    }
  });

  test("on a new branch it is the same, and the branch left behind stays whole", () => {
    const session = seatedSession();
    give(session, { type: "order", transition: "russia.mediation.appeal" });
    give(session, { type: "advance", to: 7 });
    const second = standing(session);
    give(session, { type: "advance", to: 20 });
    const main = standing(session);
    giveAll(
      session,
      startsOf(session)
        .find(({ number }) => number === 2)
        ?.branch("again") ?? [],
    );
    expect(standing(session)).toBe(second);
    give(session, { type: "switch", to: "main" });
    expect(standing(session)).toBe(main);
    giveAll(
      session,
      startsOf(session)
        .find(({ number }) => number === 1)
        ?.branch("from-the-top") ?? [],
    );
    expect(headOf(session.state).world.time).toBe(0);
    give(session, { type: "switch", to: "main" });
    expect(standing(session)).toBe(main);
    // What another branch goes on along has not been given up.
    expect(branchTree(session.model, session.state).map(({ kind }) => kind)).toEqual(["branch", "branch", "branch"]);
  });

  test("keeps an inject that had been put on a day to come before it", () => {
    const session = seatedSession();
    give(session, { type: "advance", to: 6.9 });
    give(session, { type: "inject", inject: "helicopter-down", at: 12 });
    give(session, { type: "advance", to: 7 });
    const second = standing(session);
    give(session, { type: "advance", to: 14 });
    giveAll(session, startsOf(session).find(({ number }) => number === 2)?.back ?? []);
    expect(standing(session)).toBe(second);
  });

  test("of the turn under way is offered once anything has been done in it, and not before", () => {
    const session = seatedSession();
    expect(startsOf(session)).toEqual([]);
    give(session, { type: "advance", to: 7 });
    expect(startsOf(session).map(({ number }) => number)).toEqual([1]);
    give(session, { type: "ad-hoc", text: "News" });
    expect(startsOf(session).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("over every scenario and random exercises: what is called the start of a turn is at its time", () => {
    let tried = 0;
    for (const [place, scenario] of library.entries()) {
      const seats = scenario.actors.slice(0, 2).map(({ id }) => id);
      const session = beginSession(beginningOf(scenario, `starts-${place}`, { seats }));
      playExercise(session, `starts-${place}`, 6);
      for (const { number } of startsOf(session)) {
        const start = startsOf(session).find((one) => one.number === number);
        if (start === undefined) continue;
        const branch = session.state.current;
        for (const input of start.branch(`try-${number}`)) {
          const given = session.give(input);
          expect(isRefusal(given) ? given.message : "", `${scenario.id} turn ${number}`).toBe("");
        }
        const { time } = headOf(session.state).world;
        if (start.exact) expect(time, `${scenario.id} turn ${number}`).toBe(start.time);
        expect(recordsOf(session.state)).toHaveLength(start.count);
        give(session, { type: "switch", to: branch });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(5);
  });
});

test("the form offers turns first and asks no side; once done it says so, and where play stands", () => {
  const at = sitDown();
  at.press("t", "t", "t", "enter", "t", "t", "escape", "i", "r");
  expect(at.screen()).toMatch(/▶ The start of turn 2 +Sun 19 Jul 2020/);
  expect(at.screen()).toMatch(/ The start of turn 1 +Sun 12 Jul 2020/);
  at.press("enter");
  expect(at.screen()).toContain("Back to the start of turn 2, Sun 19 Jul 2020.");
  at.press("enter");
  expect(at.screen().replace(/\s+/g, " ")).toContain(
    "Back to the start of turn 2, Sun 19 Jul 2020. It is Sun 19 Jul 2020, turn 2 of 9, on main. t opens the seats' page.",
  );
  expect(headOf(at.session.state).world.time).toBe(7);
  expect(recordsOf(at.session.state).some((record) => "by" in record && record.by === "seat")).toBe(false);
});

test("a turn is found by what it is called, though other choices have the same figure in their date", () => {
  const at = sitDown();
  for (let turn = 1; turn < 5; turn += 1) at.press("t", "t", "t");
  at.press("i", "r").type("turn 2");
  expect(at.screen()).toMatch(/▶ The start of turn 2 +Sun 19 Jul 2020/);
});

test("a record that was gone to in the wire is what rewinding has in mind", () => {
  const at = sitDown();
  at.press("t", "t", "t", "escape", "up", "up", "i", "r");
  expect(at.screen()).not.toContain("▶ The start of turn");
  at.press("enter");
  expect(at.screen()).toContain("Before it or after it?");
});
