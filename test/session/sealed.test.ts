/**
 * Sealed orders: drafts that may be changed until their seat is ready, carried out at one instant on what everybody saw,
 * told only then, and in the log from the start.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import {
  beginSession,
  headOf,
  type Input,
  isRefusal,
  isSteered,
  recordsOf,
  resumeSession,
  type Session,
  timeline,
  worldNow,
} from "../../src/session/index.js";
import { sealedTurn } from "../../src/session/sealed.js";
import { seatViewer } from "../../src/visibility/index.js";
import {
  actorOf,
  answering,
  gaugeOf,
  inState,
  loneActor,
  postureOf,
  tinyScenario,
  wait,
} from "../validation/tiny-scenario.js";
import { beginningOf, beginSealed, give, inFolder, sealedBy } from "./exercise.js";

const never = wait(1e6);

/** Each of two seats may strike while the other is calm; both may call, and a bystander answers a strike at once. */
const duel: Scenario = tinyScenario({
  gauges: [gaugeOf("tension")],
  actors: [
    ...["left", "right"].map((id) => {
      const other = id === "left" ? "right" : "left";
      return actorOf(
        id,
        postureOf(
          `${id}.stance`,
          ["calm", "striking"],
          [
            {
              id: "strike",
              from: "calm",
              to: "striking",
              trigger: never,
              when: inState(`${other}.stance`, "calm"),
              order: { label: `${id} strikes` },
              effects: [{ gauge: "tension", add: 10 }],
            },
          ],
        ),
        postureOf(
          `${id}.voice`,
          ["quiet", "loud"],
          [
            { id: "call", from: "quiet", to: "loud", trigger: never, order: { label: `${id} calls` } },
            { id: "shout", from: "quiet", to: "loud", trigger: never, order: { label: `${id} shouts` } },
          ],
        ),
      );
    }),
    loneActor(
      "bystander",
      ["calm", "alarmed"],
      [
        {
          id: "alarm",
          from: "calm",
          to: "alarmed",
          trigger: answering(1, "left.stance.strike", "right.stance.strike"),
        },
      ],
    ),
  ],
});

const seats = ["left", "right"];
const begin = (seed = "duel") => beginSealed(duel, seed, { seats });
const strike = (seat: string): Input => ({ type: "draft", transition: `${seat}.stance.strike` });
const call = (seat: string): Input => ({ type: "draft", transition: `${seat}.voice.call` });
const ready = (seat: string): Input => ({ type: "ready", seat });
const transitionsOf = ({ state }: Session) =>
  recordsOf(state).map((record) => ("transition" in record ? record.transition : record.headline));
const draftsOf = ({ model, state }: Session) => sealedTurn(model, headOf(state)).drafts;

function refusalOf(session: Session, input: Input): string {
  const before = session.state;
  const given = session.give(input);
  if (!isRefusal(given)) throw new Error(`${JSON.stringify(input)} was not refused`);
  expect(session.state).toBe(before);
  return given.message;
}

describe("a draft", () => {
  it("brings nothing about, and steers nothing, until it is carried out", () => {
    const session = begin();
    give(session, strike("left"));
    give(session, ready("left"));
    expect(recordsOf(session.state)).toEqual([]);
    expect(isSteered(session.state)).toBe(false);
    give(session, ready("right"));
    expect(transitionsOf(session)).toEqual(["left.stance.strike", "bystander.stance.alarm"]);
    expect(isSteered(session.state)).toBe(true);
  });

  it("can be changed and taken back until its seat is ready, and again once it is not", () => {
    const session = begin();
    give(session, call("left"));
    give(session, { type: "draft", transition: "left.voice.shout", chance: 0.5 });
    expect(draftsOf(session).get("left.voice")?.order).toMatchObject({ transition: "left.voice.shout", chance: 0.5 });
    give(session, { type: "hold", seat: "left", posture: "left.voice" });
    expect(draftsOf(session).get("left.voice")?.order).toBeNull();
    give(session, call("left"));
    give(session, { type: "hold", seat: "left" });
    expect(draftsOf(session).get("left.voice")?.order).not.toBeNull();
    give(session, ready("left"));
    expect(refusalOf(session, strike("left"))).toMatch(/left is ready/);
    expect(refusalOf(session, { type: "hold", seat: "left", posture: "left.voice" })).toMatch(/left is ready/);
    expect(refusalOf(session, ready("left"))).toMatch(/left is ready/);
    give(session, { type: "unready", seat: "left" });
    expect(refusalOf(session, { type: "unready", seat: "left" })).toMatch(/not ready/);
    give(session, { type: "hold", seat: "left", posture: "left.voice" });
    give(session, ready("left"));
    give(session, ready("right"));
    expect(transitionsOf(session)).toEqual([]);
  });

  it("is refused of what can't be ordered now, of nobody seated, and of a session whose orders are open", () => {
    const session = begin();
    expect(refusalOf(session, { type: "draft", transition: "left.stance.surrender" })).toMatch(/no transition/);
    expect(refusalOf(session, { type: "draft", transition: "bystander.stance.alarm" })).toMatch(/can't be ordered/);
    expect(refusalOf(session, { type: "ready", seat: "bystander" })).toMatch(/not seated/);
    expect(refusalOf(session, { type: "order", transition: "left.stance.strike" })).toMatch(/are sealed/);
    const open = beginSession(beginningOf(duel, "duel", { seats }));
    for (const input of [
      strike("left"),
      ready("left"),
      { type: "unready", seat: "left" },
      { type: "resolve" },
    ] as const)
      expect(refusalOf(open, input)).toMatch(/sealed orders, and this session's are open/);
  });

  it("keeps time from passing over it, but a turn without any goes on", () => {
    const session = begin();
    give(session, { type: "advance", to: 3 });
    give(session, strike("left"));
    expect(refusalOf(session, { type: "advance", to: 7 })).toMatch(/drafts .*of left/);
    expect(isRefusal(session.step())).toBe(true);
    give(session, { type: "resolve", by: "time" });
    give(session, { type: "advance", to: 7 });
  });

  it("comes back after a kill and after a rewind to before it was carried out", () => {
    inFolder((folder) => {
      const file = join(folder, "exercise.log");
      const session = beginSession(beginningOf(duel, "duel", { seats, rule: sealedBy("duel") }), { file });
      give(session, { type: "advance", to: 7 });
      give(session, strike("left"));
      give(session, call("right"));
      give(session, ready("left"));
      // What a kill leaves behind: the log as it stands, never closed.
      const left = join(folder, "left.log");
      copyFileSync(file, left);
      session.close();
      const { session: again, wasClosed } = resumeSession(left);
      expect(wasClosed).toBe(false);
      expect([...draftsOf(again)]).toEqual([...draftsOf(session)]);
      expect([...sealedTurn(again.model, headOf(again.state)).ready]).toEqual(["left"]);
      give(again, ready("right"));
      expect(recordsOf(again.state).length).toBe(3);
      give(again, { type: "rewind", before: 0 });
      expect([...draftsOf(again)]).toEqual([...draftsOf(session)]);
      expect(again.state.rule).toEqual(session.state.rule);
      give(again, { type: "unready", seat: "left" });
      again.close();
    });
  });
});

describe("carrying out", () => {
  it("judges every order on what everybody saw: neither strike forestalls the other", () => {
    const session = begin();
    for (const seat of seats) {
      give(session, strike(seat));
      give(session, ready(seat));
    }
    const [first, second, answer] = transitionsOf(session);
    expect([first, second].sort()).toEqual(["left.stance.strike", "right.stance.strike"]);
    // Only once all have been carried out does anybody answer, and only once here.
    expect(answer).toBe("bystander.stance.alarm");
    expect(recordsOf(session.state)[2]).toMatchObject({ answers: first, time: worldNow(session.state).time });
    const open = beginSession(beginningOf(duel, "duel", { seats }));
    give(open, { type: "order", transition: "left.stance.strike" });
    expect(isRefusal(open.give({ type: "order", transition: "right.stance.strike" }))).toBe(true);
  });

  it("takes the seats in the order that the secret decides, and each seat's orders as the scenario declares them", () => {
    const firsts = new Set<string>();
    for (let secret = 0; secret < 20; secret += 1) {
      const session = begin(`order-${secret}`);
      for (const seat of ["right", "left"]) {
        give(session, call(seat));
        give(session, strike(seat));
        give(session, ready(seat));
      }
      const ordered = transitionsOf(session).filter((path) => path !== "bystander.stance.alarm");
      const [first = ""] = ordered;
      const lead = first.split(".")[0] as string;
      const last = lead === "left" ? "right" : "left";
      expect(ordered).toEqual([lead, last].flatMap((seat) => [`${seat}.stance.strike`, `${seat}.voice.call`]));
      firsts.add(lead);
    }
    expect(firsts.size).toBe(2);
  });

  it("fails an order that is no longer possible, says so to its seat, and carries out the others", () => {
    const session = begin();
    give(session, strike("left"));
    give(session, call("right"));
    give(session, { type: "ad-hoc", text: "Shots", postures: { "right.stance": "striking" } });
    give(session, { type: "resolve" });
    const failed = recordsOf(session.state).find(
      (record) => record.type === "inject" && record.inject === "@order-failed",
    );
    expect(failed).toMatchObject({
      path: "left.stance.strike",
      reason: "it is no longer possible",
      visibility: ["left"],
    });
    expect(transitionsOf(session)).toContain("right.voice.call");
    const told = (seat: string) =>
      timeline(session.model, session.state, seatViewer(seat)).records.map(({ record }) => record.headline);
    expect(told("left")).toContain("The order fails: left strikes");
    expect(told("right")).not.toContain("The order fails: left strikes");
  });

  it("counts drafts of seats that are not ready where time is up or the white cell says so", () => {
    const session = begin();
    give(session, strike("left"));
    give(session, { type: "resolve", by: "time" });
    expect(transitionsOf(session)).toContain("left.stance.strike");
  });

  it("comes once a turn: nothing more is ordered until the next", () => {
    const session = begin();
    give(session, { type: "resolve" });
    for (const input of [
      strike("left"),
      ready("left"),
      { type: "unready", seat: "left" },
      { type: "hold", seat: "left" },
      { type: "resolve" },
    ] as const)
      expect(refusalOf(session, input)).toMatch(/have been carried out/);
    give(session, { type: "advance", to: 7 });
    give(session, strike("left"));
    for (const seat of seats) give(session, ready(seat));
    expect(transitionsOf(session)).toEqual(["left.stance.strike", "bystander.stance.alarm"]);
  });

  it("leaves the orders carried out where an answer to them is denied", () => {
    const session = begin();
    give(session, strike("left"));
    give(session, { type: "resolve" });
    give(session, { type: "does-not-happen", record: 1, reason: "too early" });
    expect(transitionsOf(session)).toEqual(["Does not happen: alarm", "left.stance.strike"]);
    expect(refusalOf(session, call("right"))).toMatch(/have been carried out/);
  });

  it("names the draft that each record came from, and tells no seat of another's", () => {
    const session = begin();
    give(session, strike("left"));
    give(session, { type: "draft", transition: "left.voice.shout", chance: 1e-9 });
    give(session, call("right"));
    give(session, { type: "resolve" });
    const actsOf = (viewer: Parameters<typeof timeline>[2]) =>
      timeline(session.model, session.state, viewer).records.map(({ record, act }) => [
        record.headline,
        act?.sequence ?? null,
      ]);
    expect(Object.fromEntries(actsOf("facilitator"))).toEqual({
      strike: 1,
      "The order fails: left shouts": 2,
      call: 3,
      alarm: 1,
    });
    // Its own are named without the line of the log, which would tell how much others have written.
    expect(actsOf(seatViewer("left"))).toContainEqual(["strike", 0]);
    expect(actsOf(seatViewer("left"))).toContainEqual(["call", null]);
    expect(Object.fromEntries(actsOf(seatViewer("right")))).toMatchObject({ strike: null, call: 0, alarm: null });
  });
});
