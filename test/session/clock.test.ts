/**
 * The clock on the wall stands beside play, is kept by the log, and what is left of it is a function of the log and an instant.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  beginSession,
  type Countdown,
  countedNow,
  digestOf,
  foldSession,
  followLog,
  headOf,
  type Input,
  isRefusal,
  isSteered,
  leftOf,
  readLog,
  recordsOf,
  resumeSession,
  ruleOf,
  type Session,
  startOf,
  timeline,
} from "../../src/session/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { fictional } from "../engine/fictional.js";
import { beginningOf, give, inFolder, sealedBy } from "./exercise.js";
import { type WallClock, wallClock } from "./wall-clock.js";

const sealed = (seed = "clock") => beginningOf(fictional, seed, { rule: sealedBy(seed) });
const begin = (wall: WallClock) => beginSession(sealed(), wall.options);
const start = (minutes: number): Input => ({ type: "clock", do: "start", minutes });
const clock = (does: "pause" | "resume" | "stop"): Input => ({ type: "clock", do: does });
const counted = ({ state }: Session): Countdown => {
  const found = countedNow(state.clock);
  if (found === null) throw new Error("nothing is counted down");
  return found;
};
/** Seconds left on the wall. */
const left = (session: Session, { now }: WallClock) => leftOf(counted(session), now) / 1000;
const refused = (session: Session, input: Input): string => {
  const { state } = session;
  const given = session.give(input);
  if (!isRefusal(given)) throw new Error(`${JSON.stringify(input)} was not refused`);
  expect(session.state).toBe(state);
  return given.message;
};

describe("the clock on the wall", () => {
  it("counts down, stands while it is paused, and is made longer and shorter", () => {
    const wall = wallClock();
    const session = begin(wall);
    give(session, start(10));
    wall.wait(60);
    expect(left(session, wall)).toBe(540);
    give(session, clock("pause"));
    wall.wait(300);
    expect(left(session, wall)).toBe(540);
    give(session, { type: "clock", do: "extend", minutes: 2.5 });
    give(session, clock("resume"));
    wall.wait(30);
    expect(left(session, wall)).toBe(660);
    give(session, { type: "clock", do: "extend", minutes: -11 });
    wall.wait(12);
    expect(left(session, wall)).toBe(-12);
    expect(JSON.parse(JSON.stringify(session.state.clock))).toEqual(session.state.clock);
  });

  it("stands still in a break, which is counted instead and may be made longer", () => {
    const wall = wallClock();
    const session = begin(wall);
    give(session, start(10));
    wall.wait(60);
    give(session, { type: "clock", do: "break", minutes: 15 });
    wall.wait(120);
    expect(left(session, wall)).toBe(13 * 60);
    give(session, { type: "clock", do: "extend", minutes: 5 });
    wall.wait(20 * 60);
    expect(left(session, wall)).toBe(-120);
    expect(refused(session, clock("pause"))).toMatch(/break/);
    give(session, clock("resume"));
    wall.wait(1);
    expect(left(session, wall)).toBe(539);
  });

  it("is over once orders are carried out, play goes on, or another turn is under way", () => {
    const wall = wallClock();
    const session = begin(wall);
    const turn = () => session.state.clock.turn;
    give(session, start(10));
    give(session, { type: "resolve", by: "time" });
    expect(turn()).toBeNull();
    give(session, start(10));
    give(session, { type: "advance", to: 2 });
    expect(turn()).toBeNull();
    give(session, start(10));
    give(session, { type: "note", text: "They argue" });
    give(session, { type: "branch", name: "other" });
    expect(turn()).toBeNull();
    give(session, start(3));
    give(session, { type: "clock", do: "break", minutes: 5 });
    give(session, { type: "advance", to: 7 });
    expect(session.state.clock.turn).toBeNull();
    expect(session.state.clock.break).not.toBeNull();
  });

  it("changes neither the run nor what anybody is told, and steers nothing", () => {
    const [plain, timed] = [begin(wallClock()), begin(wallClock())];
    const both = (input: Input) => {
      for (const session of [plain, timed]) give(session, input);
    };
    give(timed, start(10));
    both({ type: "advance", to: 12 });
    give(timed, { type: "clock", do: "break", minutes: 5 });
    both({ type: "advance", to: 30 });
    expect(digestOf(timed.state)).toEqual(digestOf(plain.state));
    expect(headOf(timed.state).choices).toEqual(headOf(plain.state).choices);
    expect(isSteered(timed.state)).toBe(false);
    for (const viewer of ["facilitator", "table", seatViewer(sealed().seats[0] as string)] as const)
      expect(timeline(timed.model, timed.state, viewer).records.map(({ record }) => record)).toEqual(
        timeline(plain.model, plain.state, viewer).records.map(({ record }) => record),
      );
  });

  it.each([
    [{ type: "clock", do: "start" }, /minutes above 0/],
    [{ type: "clock", do: "start", minutes: 0 }, /minutes above 0/],
    [{ type: "clock", do: "break", minutes: -1 }, /minutes above 0/],
    [{ type: "clock", do: "pause", minutes: 3 }, /none with pause/],
    [{ type: "clock", do: "extend", minutes: 0 }, /more or fewer/],
    [{ type: "clock", do: "start", minutes: 601 }, /600/],
    [{ type: "clock", do: "wind" }, /pause/],
    [{ type: "clock", do: "pause" }, /has not been started/],
    [{ type: "clock", do: "resume" }, /has not been started/],
    [{ type: "clock", do: "stop" }, /has not been started/],
    [{ type: "clock", do: "extend", minutes: 5 }, /has not been started/],
  ] as const)("refuses %j before it has been started", (input, why) => {
    expect(refused(begin(wallClock()), input as Input)).toMatch(why);
  });

  it("refuses what it does already, to time a run that is over, and to run where the log has no wall clock", () => {
    const wall = wallClock();
    const session = begin(wall);
    give(session, start(10));
    expect(refused(session, clock("resume"))).toMatch(/already running/);
    give(session, clock("pause"));
    expect(refused(session, clock("pause"))).toMatch(/already paused/);
    give(session, { type: "advance", to: fictional.horizon });
    expect(refused(session, start(10))).toMatch(/has ended/);
    expect(refused(beginSession(sealed()), start(10))).toMatch(/keeps no time/);
  });
});

describe("a log with the clock", () => {
  it("comes back as it was after a kill, standing at the latest instant that it knows of; a break is over", () => {
    inFolder((folder) => {
      const wall = wallClock();
      const file = join(folder, "killed.log");
      const session = beginSession(sealed(), { ...wall.options, file });
      give(session, start(20));
      wall.wait(100);
      give(session, { type: "note", text: "the latest that is known" });
      wall.wait(5000); // Then somebody trips over the cable: the process is gone, its lock is taken over.
      const bytes = readFileSync(file);
      session.close();
      const again = join(folder, "again.log");
      writeFileSync(again, bytes);
      const resumed = resumeSession(again, wall.options).session;
      expect(left(resumed, wall)).toBe(1100);
      expect(counted(resumed).since).toBeNull();
      give(resumed, clock("resume"));
      wall.wait(10);
      expect(left(resumed, wall)).toBe(1090);
      give(resumed, { type: "clock", do: "break", minutes: 5 });
      resumed.close();
      wall.wait(3600);
      const third = resumeSession(again, wall.options).session;
      expect(third.state.clock).toEqual({ turn: { length: 1_200_000, used: 110_000, since: null }, break: null });
      third.close();
    });
  });

  it("tells whoever follows it the same clock, and is what its lines give when they are folded again", () => {
    inFolder((folder) => {
      const wall = wallClock();
      const file = join(folder, "followed.log");
      const session = beginSession(sealed(), { ...wall.options, file });
      const follower = followLog(file);
      for (const input of [start(20), clock("pause"), { type: "note", text: "now" }, clock("resume")] as const) {
        wall.wait(7);
        give(session, input);
      }
      follower.poll();
      expect(follower.state.clock).toEqual(session.state.clock);
      expect(follower.state.moments).toEqual(session.state.moments);
      const { header, lines } = readLog(readFileSync(file));
      const inputs = lines.flatMap((line) => ("input" in line ? [line] : []));
      const folded = foldSession(session.model, startOf(header), inputs, ruleOf(header));
      expect(folded.clock).toEqual(session.state.clock);
      follower.close();
      session.close();
    });
  });

  it("keeps time where play goes on step by step, as where it goes on at once", () => {
    const [stepped, leapt] = [wallClock(), wallClock()].map((wall) => ({ wall, session: begin(wall) }));
    if (stepped === undefined || leapt === undefined) throw new Error("there are two");
    for (const { wall, session } of [stepped, leapt]) {
      give(session, start(10));
      wall.wait(90);
    }
    while (headOf(stepped.session.state).world.time < 7) stepped.session.step();
    give(leapt.session, { type: "advance", to: headOf(stepped.session.state).world.time });
    expect(recordsOf(stepped.session.state)).toEqual(recordsOf(leapt.session.state));
    const told = ({ session: { state } }: typeof leapt) =>
      state.moments.map(({ at, turn, what }) => ({ at, turn, what }));
    const kept = told(stepped).filter(({ what }) => what.kind !== "played");
    expect(kept).toEqual(told(leapt).filter(({ what }) => what.kind !== "played"));
  });
});
