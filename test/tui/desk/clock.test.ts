/**
 * The clock at the desk: its key, its page with the day, its act, the bell, and what is done when time is up.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Exercise, Scenario } from "../../../src/engine/index.js";
import { headOf, isRefusal, resumeSession, type Session } from "../../../src/session/index.js";
import { emptyPlan, inFolder, sealedBy } from "../../session/exercise.js";
import { type AtTheDesk, seatedSession, sitDown, tavush, wall } from "./at-the-desk.js";

const plan: Exercise = { ...emptyPlan, minutes: [20] };
const planned = (changes: Partial<Exercise>): Scenario => ({ ...tavush, exercise: { ...plan, ...changes } });
const sealed = (resolved = tavush): Session => seatedSession({ resolved, rule: sealedBy("clock") });

/** Sits down with a bell that is counted. */
function withBell(session: Session, minutes: number | null = null): { at: AtTheDesk; rung: () => number } {
  let rung = 0;
  const at = sitDown(session, { minutes, ring: () => (rung += 1) });
  return { at, rung: () => rung };
}

/** Lets time go by as a terminal does: the desk is asked again whenever it wanted to be. */
function beats(at: AtTheDesk, seconds: number): void {
  for (let left = seconds * 1000; left > 0; ) {
    const due = Math.min(left, at.desk.timerDelay() ?? left);
    at.wait(due / 1000);
    left -= due;
    at.desk.beat();
  }
}

describe("the clock at the desk", () => {
  it("rings two minutes before the end and at the end, once each, and carries sealed orders out then", () => {
    const { at, rung } = withBell(sealed(), 10);
    at.press("t");
    beats(at, 479);
    expect(rung()).toBe(0);
    beats(at, 1);
    expect(rung()).toBe(1);
    beats(at, 119);
    expect(rung()).toBe(1);
    expect(headOf(at.session.state).sealed?.resolved).toBeUndefined();
    beats(at, 1);
    expect(rung()).toBe(2);
    expect(headOf(at.session.state).sealed?.resolved).toBe(true);
    expect(at.screen()).toContain("Time is up: the orders have been carried out.");
    beats(at, 60);
    expect(rung()).toBe(2);
    expect(at.session.state.clock.turn).toBeNull();
  });

  it("offers to carry them out, once, where the plan says so, and more time puts the end off", () => {
    const { at, rung } = withBell(sealed(planned({ minutes: [5], play: { timeUp: "offer" } })));
    at.press("t");
    beats(at, 300);
    expect(rung()).toBe(2);
    expect(at.screen()).toContain("Time is up: R on the seats' page carries out the orders as they stand");
    at.press("down");
    beats(at, 20);
    expect(at.screen()).not.toContain("R on the seats' page");
    expect(at.screen()).toContain("time is up +00:20");
    expect(headOf(at.session.state).sealed).toBeNull();
    at.press("Z", "+");
    expect(at.screen()).toContain("00:40");
    beats(at, 40);
    expect(rung()).toBe(3);
    at.press("escape", "R");
    expect(headOf(at.session.state).sealed?.resolved).toBe(true);
  });

  it("stands in a break, which z ends; time used, given, paused and in breaks stands on the page, turn by turn", () => {
    const { at } = withBell(sealed(), 20);
    at.press("t").wait(90).press("z").wait(30).press("z", "Z", "k").type("").press("enter");
    expect(at.screen()).toContain("A break of 15 minutes begins");
    at.press("enter").wait(300);
    expect(at.screen()).toContain("break 10:00");
    at.press("z").wait(5);
    const screen = at.screen();
    expect(screen).toMatch(/turn 1 +01:35 +20:00 +00:30 +05:00/);
    expect(screen).toContain("18:25");
    at.press("escape", "r").wait(7).press("Z");
    expect(at.screen()).toContain("ready after: Russia 01:35");
    at.press("escape", "t", "t", "Z");
    expect(at.screen()).toMatch(/▶ turn 2 +00:00[\s\S]*turn 1 +01:42 +20:00/);
  });

  it("says of each seat when it was ready", () => {
    const { at } = withBell(sealed(), 20);
    at.press("t").wait(60).press("r", "tab").wait(20).press("r", "Z");
    expect(at.screen()).toContain("ready after: Russia 01:00 and Turkey 01:20");
  });

  it("keeps its time through a kill, stands then, and says so", () => {
    inFolder((folder) => {
      const file = join(folder, "killed.log");
      const session = sealed();
      session.saveAs(file);
      const at = sitDown(session, { minutes: 20 });
      at.press("t").wait(60).press("z", "z").wait(500);
      session.close();
      const again = resumeSession(file, wall.options).session;
      const back = sitDown(again, { minutes: 20 });
      expect(back.screen()).toContain("The clock is paused with 10:40 left");
      back.press("t");
      expect(back.screen()).toContain("10:40 ‖");
      back.press("z").wait(1);
      expect(back.screen()).toContain("10:39");
      again.close();
    });
  });

  it("takes more time, another start and putting away from its act, in words", () => {
    const { at } = withBell(sealed(), 20);
    at.press("t", "Z", "e", "-", "5", "enter");
    expect(at.screen()).toContain("Takes 5 minutes from the turn's time.");
    at.press("enter");
    expect(at.screen()).toContain("15:00");
    at.press("i", "c").press("down", "down", "down", "enter");
    expect(at.screen()).toContain("Nothing is counted down any more.");
    at.press("enter");
    expect(at.session.state.clock).toEqual({ turn: null, break: null });
  });

  it("refuses to run where the session keeps no time", () => {
    const session = seatedSession({}, { now: () => "" });
    const at = sitDown(session, { minutes: 20 });
    at.press("t", "z");
    expect(at.screen()).toContain("This session keeps no time");
    expect(isRefusal(session.give({ type: "clock", do: "start", minutes: 3 }))).toBe(true);
  });

  it("shows the course of the day, what is under way and what comes next, and how late it is", () => {
    const time = (instant: number) => new Date(instant).toTimeString().slice(0, 5);
    const at9 = wall.now;
    const agenda = [
      { id: "welcome", at: time(at9 - 600_000), what: "Welcome" },
      { id: "one", at: time(at9 + 600_000), what: "Turn 1", turn: 1 },
      { id: "coffee", at: time(at9 + 1_800_000), what: "Coffee" },
      { id: "two", at: time(at9 + 2_700_000), what: "Turn 2", turn: 2 },
    ].map(({ id: _id, ...item }) => item);
    const at = sitDown(sealed(planned({ agenda })));
    at.press("Z");
    expect(at.screen()).toMatch(/Now: Welcome\. Next: \d\d:\d\d Turn 1, in 10 minutes\./);
    at.wait(900);
    expect(at.screen()).toMatch(/Now: Welcome\. Next: \d\d:\d\d Turn 1, overdue by 5 minutes\./);
    at.press("escape", "t", "Z");
    expect(at.screen()).toMatch(/Now: Turn 1\. It began 5 minutes late\. Next: \d\d:\d\d Coffee, in 15 minutes\./);
    at.wait(1200);
    expect(at.screen()).toMatch(/Coffee {2}5 minutes late/);
    at.press("escape", "R", "Z");
    expect(at.screen()).toMatch(/Now: Coffee\. Next: \d\d:\d\d Turn 2, in 10 minutes\./);
  });

  it("says for which date the agenda is where that is not today's, and tells by play alone how far it has come", () => {
    const agenda = [
      { at: "00:00", what: "Welcome" },
      { at: "00:01", what: "Turn 1", turn: 1 },
      { at: "00:02", what: "Turn 2", turn: 2 },
      { at: "00:03", what: "Hot wash" },
    ];
    const said = (at: ReturnType<typeof sitDown>) => at.screen().replace(/\s+/g, " ");
    const here = new Date(wall.now);
    const today = [here.getFullYear(), here.getMonth() + 1, here.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    for (const date of ["2001-01-31", "2999-12-01"]) {
      const at = sitDown(sealed(planned({ agenda, date })));
      at.press("Z");
      expect(said(at)).toMatch(
        /The agenda is for (Wed 31 Jan 2001|Sun 1 Dec 2999); today is .*, so the clock says nothing about it\. Nothing of the agenda has begun\. Next: 00:00 Welcome\. /,
      );
      at.press("escape", "t", "z", "Z");
      expect(said(at)).toContain("Play has come to: Turn 1. Next: 00:02 Turn 2. ");
      expect(said(at)).not.toMatch(/Now:|late|overdue/);
    }
    const at = sitDown(sealed(planned({ agenda, date: today })));
    at.press("Z");
    expect(said(at)).toMatch(/Now: Welcome\. Next: 00:01 Turn 1, (overdue|due|in)/);
  });
});
