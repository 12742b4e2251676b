/**
 * The time that turns took, against a table clerk who looks at the room once a second and keeps a tally.
 */
import { ftruncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStream } from "../../src/engine/index.js";
import { type TurnTime, timeUsed } from "../../src/exercise/index.js";
import {
  beginSession,
  type DiskCalls,
  type Input,
  isRefusal,
  resumeSession,
  type Session,
} from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { beginningOf, give, inFolder, sealedBy } from "../session/exercise.js";
import { morning, type WallClock, wallClock } from "../session/wall-clock.js";
import { share } from "../share.js";

const beginning = (seed: string) => beginningOf(fictional, seed, { rule: sealedBy(seed) });
const [first = "", second = ""] = beginning("").seats;
const ready = (seat: string): Input => ({ type: "ready", seat });
const clock = (does: "pause" | "resume" | "stop"): Input => ({ type: "clock", do: does });
const minutes = (does: "start" | "extend" | "break", n: number): Input => ({ type: "clock", do: does, minutes: n });
const secondsIn = (seconds: number) => new Date(morning + seconds * 1000).toISOString();

describe("the time used", () => {
  it("is that from the start of the clock until orders are carried out, without pauses, breaks and absence", () => {
    inFolder((folder) => {
      const wall = wallClock();
      const file = join(folder, "told.log");
      let session = beginSession(beginning("told"), { ...wall.options, file });
      const at = (seconds: number, input: Input) => {
        wall.wait(seconds);
        give(session, input);
      };
      at(100, minutes("start", 20)); // 100 s of welcome are none of it
      at(60, clock("pause"));
      at(30, clock("resume"));
      at(200, ready(first));
      at(40, minutes("break", 10));
      at(600, clock("resume"));
      at(10, minutes("extend", 5));
      wall.wait(50);
      session.close();
      wall.wait(3000);
      session = resumeSession(file, wall.options).session;
      at(20, clock("resume"));
      at(90, ready(second));
      at(500, { type: "advance", to: fictional.turn });
      at(15, ready(second));
      at(15, { type: "unready", seat: second });
      wall.wait(5);
      const [turn, next] = timeUsed(session.state, wall.now) as [TurnTime, TurnTime];
      expect(turn).toEqual({
        branch: "main",
        turn: 1,
        began: secondsIn(100),
        ended: secondsIn(4200),
        givenSeconds: 1500,
        usedSeconds: 60 + 200 + 40 + 10 + 50 + 90,
        pausedSeconds: 30 + 20,
        breakSeconds: 600,
        awaySeconds: 3000,
        carriedOut: "ready",
        ready: [
          { seat: first, at: secondsIn(390), usedSeconds: 260 },
          { seat: second, at: secondsIn(4200), usedSeconds: 450 },
        ],
      });
      expect(next).toMatchObject({ turn: 2, ended: null, usedSeconds: 35, givenSeconds: null, ready: [] });
      // Up to what the log knows, where nobody says what time it is.
      expect(timeUsed(session.state)[1]?.usedSeconds).toBe(30);
      session.close();
    });
  });

  it("names why orders were carried out, gives a turn gone back to another sitting, and knows of branches", () => {
    const wall = wallClock();
    const session = beginSession(beginning("again"), wall.options);
    const at = (seconds: number, input: Input) => {
      wall.wait(seconds);
      give(session, input);
    };
    at(10, { type: "resolve", by: "time" });
    at(10, { type: "advance", to: 20 });
    at(10, { type: "resolve" });
    at(10, { type: "rewind", to: 0 });
    at(10, { type: "branch", name: "other" });
    wall.wait(10);
    expect(
      timeUsed(session.state, wall.now).map(({ branch, turn, usedSeconds, carriedOut }) => [
        branch,
        turn,
        usedSeconds,
        carriedOut,
      ]),
    ).toEqual([
      ["main", 1, 10, "time"],
      ["main", 1 + Math.floor(20 / fictional.turn), 10, "white-cell"],
      ["main", turnOfFirst(session), 10, null],
      ["other", turnOfFirst(session), 10, null],
    ]);
  });

  it("is nothing for a session whose log has no wall clock", () => {
    const session = beginSession(beginning("none"));
    give(session, { type: "advance", to: 10 });
    expect(timeUsed(session.state)).toEqual([]);
  });

  const sessions = share(5, 20, 2000);
  it(`is what a clerk counts second by second, over ${sessions} random mornings`, { tags: "sized" }, () => {
    let sittings = 0;
    inFolder((folder) => {
      for (let number = 0; number < sessions; number += 1) sittings += compareWithClerk(number, folder);
    });
    expect(sittings).toBeGreaterThan(sessions * 2);
  });
});

function turnOfFirst({ state }: Session): number {
  return (state.moments.findLast(({ what }) => what.kind === "turn")?.turn ?? -1) + 1;
}

interface Tally {
  used: number;
  paused: number;
  break: number;
  away: number;
  readonly ready: Map<string, number>;
}

const blank = (): Tally => ({ used: 0, paused: 0, break: 0, away: 0, ready: new Map() });

/** Watches a table, and is told of each thing that is done. Knows nothing of logs. */
class Clerk {
  readonly sheets: Tally[] = [blank()];
  private column: "used" | "paused" | "break" = "used";
  private clocked = false;
  private everClocked = false;
  private done = false;

  get sheet(): Tally {
    return this.sheets.at(-1) as Tally;
  }

  /** Another second has gone by. */
  tick(open: boolean): void {
    if (!this.done) this.sheet[open ? this.column : "away"] += 1;
  }

  back(): void {
    this.column = this.clocked ? "paused" : this.column === "break" ? "used" : this.column;
  }

  see(input: Input, allReady: boolean, newTurn: boolean): void {
    if (newTurn) {
      this.sheets.push(blank());
      Object.assign(this, { column: "used", clocked: false, everClocked: false, done: false });
      return;
    }
    if (this.done) return;
    if (input.type === "clock") this.seeClock(input.do);
    if (input.type === "ready") this.sheet.ready.set(input.seat, this.sheet.used);
    if (input.type === "unready") this.sheet.ready.delete(input.seat);
    if (allReady || input.type === "resolve" || input.type === "advance") this.done = true;
  }

  private seeClock(does: string): void {
    if (does === "start") {
      if (!this.everClocked && this.sheet.ready.size === 0) this.sheets[this.sheets.length - 1] = blank();
      this.clocked = true;
      this.everClocked = true;
    }
    if (does === "stop") this.clocked = false;
    if (does === "extend") return;
    this.column = does === "break" ? "break" : does === "pause" ? "paused" : "used";
  }
}

/** A disk that is not waited for: nothing is killed here. */
const disk: DiskCalls = { write: writeSync, sync: () => undefined, truncate: ftruncateSync };

function compareWithClerk(number: number, folder: string): number {
  const dice = openStream(`clerk-${number}`, 0, "room");
  const wall = wallClock();
  const file = join(folder, `clerk-${number}.log`);
  let session = beginSession(beginning(`clerk-${number}`), { ...wall.options, file, disk });
  const clerk = new Clerk();
  const wait = (seconds: number, open = true) => passes(wall, clerk, seconds, open);
  const acts: readonly (() => Input)[] = [
    () => minutes("start", 1 + Math.floor(dice() * 20)),
    () => minutes("extend", Math.floor(dice() * 9) - 3.5),
    () => minutes("break", 5),
    () => clock("pause"),
    () => clock("resume"),
    () => clock("resume"),
    () => clock("stop"),
    () => ready(dice() < 0.5 ? first : second),
    () => ({ type: "unready", seat: dice() < 0.5 ? first : second }),
    () => ({ type: "resolve", by: "time" }),
    () => ({ type: "note", text: "They argue" }),
    () => ({ type: "advance", to: (Math.floor(turns / 2) + (turns % 2 === 0 ? 0.5 : 1)) * fictional.turn }),
  ];
  let turns = 0;
  for (let act = 0; act < 40 && turns < 8; act += 1) {
    wait(Math.floor(dice() * 90));
    if (dice() < 0.06) {
      session.close();
      wait(Math.floor(dice() * 900), false);
      session = resumeSession(file, { ...wall.options, disk }).session;
      clerk.back();
      continue;
    }
    const input = (acts[Math.floor(dice() * acts.length)] as () => Input)();
    if (isRefusal(session.give(input))) continue;
    const advanced = input.type === "advance";
    if (advanced) turns += 1;
    const both = [first, second].every(
      (seat) => clerk.sheet.ready.has(seat) || (input.type === "ready" && input.seat === seat),
    );
    clerk.see(input, input.type === "ready" && both, advanced && turns % 2 === 0);
  }
  wait(30);
  const found = timeUsed(session.state, wall.now);
  session.close();
  expect(
    found.map(({ usedSeconds, pausedSeconds, breakSeconds, awaySeconds, ready: seats }) => ({
      used: usedSeconds,
      paused: pausedSeconds,
      break: breakSeconds,
      away: awaySeconds,
      ready: new Map(seats.map(({ seat, usedSeconds: used }) => [seat, used])),
    })),
    `clerk-${number}`,
  ).toEqual(clerk.sheets);
  return found.length;
}

function passes(wall: WallClock, clerk: Clerk, seconds: number, open: boolean): void {
  for (let second = 0; second < seconds; second += 1) clerk.tick(open);
  wall.wait(seconds);
}
