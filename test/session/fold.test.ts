/**
 * The rules of inputs: what each does to a session, what is refused, and that the fold is pure.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  hashRecords,
  type InjectRecord,
  openStream,
  type PostureRecord,
  readGauges,
  readPostures,
  restoreWorld,
  saveWorld,
} from "../../src/engine/index.js";
import {
  digestOf,
  foldSession,
  hashAt,
  headOf,
  type Input,
  isRefusal,
  readInput,
  recordsOf,
  ruleOf,
  type Session,
  startOf,
  worldNow,
} from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { share } from "../share.js";
import { begin, beginSealed, essence, give, playExercise } from "./exercise.js";
import { secretive } from "./tables.js";

const open = (seed = "table") => begin(fictional, seed);
const recordsNow = (session: Session) => recordsOf(session.state);
const seqs = (session: Session) => recordsNow(session).map(({ seq }) => seq);

/** The first record of a session on day 40 that `wanted` accepts, over many seeds. */
function find(wanted: (record: ReturnType<typeof recordsNow>[number]) => boolean, scenario = fictional) {
  for (let seed = 0; seed < 60; seed += 1) {
    const session = begin(scenario, `seek-${seed}`);
    give(session, { type: "advance", to: 40 });
    const record = recordsNow(session).find(wanted);
    if (record !== undefined) return { session, record };
  }
  throw new Error("no seed shows it");
}

describe("a session without a hand in it", () => {
  it("plays the very run that its seed plays", () => {
    const session = open();
    for (let day = 3; day <= 60 && !worldNow(session.state).ended; day += 3)
      give(session, { type: "advance", to: day });
    const model = createModel(fictional);
    const world = createWorld(model, startOf(session.header));
    const records = advance(model, world, 60);
    expect(recordsNow(session)).toEqual(records);
    expect(hashAt(headOf(session.state))).toBe(hashRecords(records));
  });
});

describe("the fold", () => {
  it("gives the same session from its inputs alone, whatever the inputs", { tags: "sized" }, () => {
    for (let seed = 0; seed < share(24, 60, 60); seed += 1) {
      const session = (seed % 3 ? begin : beginSealed)(seed % 2 ? secretive : fictional, `fold-${seed}`);
      const { inputs } = playExercise(session, `fold-${seed}`, 8);
      const numbered = inputs.map((input, place) => ({ input, sequence: place + 1 }));
      const folded = foldSession(session.model, startOf(session.header), numbered, ruleOf(session.header));
      expect(digestOf(folded)).toEqual(digestOf(session.state));
      expect(saveWorld(session.model, worldNow(folded))).toEqual(saveWorld(session.model, worldNow(session.state)));
      expect(essence({ ...session, state: folded } as Session)).toEqual(essence(session));
    }
  });

  it("numbers the records of every branch from 0 without a gap, and hashes them as the engine does", () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const session = (seed % 3 ? begin : beginSealed)(secretive, `gap-${seed}`);
      playExercise(session, `gap-${seed}`, 8);
      for (const [name, { head }] of session.state.branches) {
        const records = recordsOf(session.state, name);
        expect(records.map(({ seq }) => seq)).toEqual(records.map((_, place) => place));
        expect(hashAt(head)).toBe(hashRecords(records));
        expect(head.world.seq).toBe(records.length);
      }
    }
  });

  it("leaves every world in a state that can be saved, restored and played on alike", { tags: "sized" }, () => {
    for (let seed = 0; seed < share(20, 60, 60); seed += 1) {
      const session = begin(secretive, `save-${seed}`);
      playExercise(session, `save-${seed}`, 5);
      const { model } = session;
      for (const { head } of session.state.branches.values()) {
        const saved = JSON.parse(JSON.stringify(saveWorld(model, head.world)));
        const one = restoreWorld(model, saved);
        const two = restoreWorld(model, saved);
        expect(saveWorld(model, one)).toEqual(saved);
        expect(advance(model, one, 60)).toEqual(advance(model, two, 60));
      }
    }
  });

  it("changes no state that it was given", () => {
    const session = open();
    give(session, { type: "advance", to: 20 });
    const before = session.state;
    const standing = digestOf(before);
    const saved = JSON.stringify(saveWorld(session.model, worldNow(before)));
    give(session, { type: "set-gauge", gauge: "tension", value: 99 });
    give(session, { type: "does-not-happen", record: 0, reason: "no" });
    give(session, { type: "advance", to: 30 });
    expect(digestOf(before)).toEqual(standing);
    expect(JSON.stringify(saveWorld(session.model, worldNow(before)))).toBe(saved);
  });
});

describe("step", () => {
  it("plays on from record to record and day to day, and to the end, as advancing does", () => {
    const session = open("steps");
    for (let count = 0, day = 0; !worldNow(session.state).ended; count = recordsNow(session).length) {
      expect(isRefusal(session.step())).toBe(false);
      const begun = Math.floor(worldNow(session.state).time);
      expect(recordsNow(session).length > count || begun === day + 1).toBe(true);
      day = begun;
    }
    const whole = open("steps");
    give(whole, { type: "advance", to: 60 });
    expect(recordsNow(session)).toEqual(recordsNow(whole));
    expect(isRefusal(session.step())).toBe(true);
  });
});

describe("advance", () => {
  it("goes neither back nor past the horizon, nor on after the end", () => {
    const session = open();
    give(session, { type: "advance", to: 10 });
    expect(session.give({ type: "advance", to: 9 })).toMatchObject({ kind: "order-error" });
    expect(session.give({ type: "advance", to: 61 })).toMatchObject({ kind: "order-error" });
    give(session, { type: "advance", to: 60 });
    expect(session.give({ type: "advance", to: 60 })).toMatchObject({ kind: "order-error" });
  });
});

describe("orders", () => {
  const orders: Input = { type: "order", transition: "patron.voice.speak-up" };
  /** A session in which the patron may speak up now. */
  const ready = () => {
    const session = open("orders");
    give(session, { type: "ad-hoc", text: "x", postures: { "patron.voice": "firm" } });
    return session;
  };

  it("happen at once and say that a seat gave them", () => {
    const { records } = give(ready(), orders);
    expect(records[0]).toMatchObject({ type: "transition", transition: "patron.voice.speak-up", by: "seat" });
  });

  it("are one a posture a turn", () => {
    const session = ready();
    give(session, orders);
    give(session, { type: "ad-hoc", text: "back", postures: { "patron.voice": "firm" } });
    expect(session.give(orders)).toMatchObject({ kind: "order-error" });
    give(session, { type: "advance", to: 7 });
    give(session, { type: "ad-hoc", text: "back", postures: { "patron.voice": "firm" } });
    give(session, orders);
  });

  it("can be taken back by rewinding, and given again", () => {
    const session = ready();
    give(session, orders);
    give(session, { type: "rewind", before: 1 });
    expect(readPostures(session.model, worldNow(session.state))["patron.voice"]).toBe("firm");
    give(session, orders);
  });

  it("fail as often as they are said to, and leave everyone else's dice alone", () => {
    let failed = 0;
    const tries = 150;
    const model = createModel(fictional);
    for (let run = 0; run < tries; run += 1) {
      const session = begin(fictional, `try-${run}`);
      give(session, { type: "ad-hoc", text: "x", postures: { "patron.voice": "firm" } });
      const { records } = give(session, { ...orders, chance: 0.3 });
      if ((records[0] as InjectRecord).inject === "@order-failed") failed += 1;
    }
    expect(Math.abs(failed - 0.7 * tries)).toBeLessThan(4 * Math.sqrt(tries * 0.7 * 0.3));
    const world = createWorld(model, { seed: "try-0" });
    expect(world.streams[model.names.transition("patron.voice.speak-up")] ?? null).toBeNull();
  });
});

describe("what does not happen", () => {
  const deny = (session: Session, record: number) => give(session, { type: "does-not-happen", record, reason: "no" });

  it("says so in a record, with the reason", () => {
    const { session, record } = find(({ type }) => type === "transition");
    const { records } = deny(session, record.seq);
    expect(records[0]).toMatchObject({
      type: "inject",
      inject: "@denied",
      path: (record as PostureRecord).transition,
      reason: "no",
      time: record.time,
      visibility: [],
    });
  });

  it("leaves what came before as it was, and what the posture did undone", () => {
    const { session, record } = find(({ type, seq }) => type === "transition" && seq > 3);
    const before = recordsNow(session).slice(0, record.seq);
    deny(session, record.seq);
    expect(recordsNow(session).slice(0, record.seq)).toEqual(before);
    const { posture, from } = record as PostureRecord;
    expect(readPostures(session.model, worldNow(session.state))[posture]).toBe(from);
    expect(recordsNow(session).some((later) => later.time > record.time)).toBe(false);
  });

  it("starts a hazard again from no pressure towards a new breaking point", () => {
    const { session, record } = find(({ type }) => type === "transition");
    const { model } = session;
    const path = (record as PostureRecord).transition;
    const old = saveWorld(model, worldNow(session.state)).streams[path];
    deny(session, record.seq);
    const saved = saveWorld(model, worldNow(session.state));
    expect(saved.hazards[path]).toMatchObject({ pressure: 0, since: record.time });
    expect(old).toBeDefined();
  });

  it("waits anew, exponentially: a denied hazard comes back with its own mean waiting time", () => {
    const rate = 1 / 4;
    const waits: number[] = [];
    const lone = {
      ...fictional,
      horizon: 3000,
      assumptions: [],
      injects: [],
      milestones: [],
      endings: [],
      gauges: [],
      actors: [
        {
          id: "one",
          label: "One",
          short: "ONE",
          postures: [
            {
              ...(fictional.actors[0]?.postures[0] as object),
              id: "stance",
              path: "one.stance",
              label: "Stance",
              initial: "a",
              states: [
                { id: "a", label: "A", effects: [], final: false },
                { id: "b", label: "B", effects: [], final: true },
              ],
              transitions: [
                {
                  id: "go",
                  path: "one.stance.go",
                  from: ["a"],
                  to: "b",
                  trigger: { kind: "hazard", rate },
                  ratios: [],
                  effects: [],
                  headline: "Go",
                  evidence: [],
                },
              ],
            },
          ],
        },
      ],
    } as unknown as typeof fictional;
    for (let run = 0; run < 150; run += 1) {
      const session = begin(lone, `wait-${run}`);
      give(session, { type: "advance", to: 300 });
      const first = recordsNow(session)[0]?.time as number;
      deny(session, 0);
      give(session, { type: "advance", to: 3000 });
      const again = recordsNow(session).find(({ type }) => type === "transition");
      waits.push((again?.time as number) - first);
    }
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    // Mean 4, and so is the standard deviation; four standard errors.
    expect(Math.abs(mean - 4)).toBeLessThan((4 * 4) / Math.sqrt(waits.length));
  });

  it("keeps the rest of the cascade when an answer is denied", () => {
    const { session, record } = find(({ type }) => type === "response");
    const answered = (record as PostureRecord).answers as string;
    const { records } = deny(session, record.seq);
    const paths = records.map((one) =>
      "transition" in one ? one.transition : one.type === "inject" ? `inject.${one.inject}` : "",
    );
    expect(paths).toContain(answered);
    expect(paths).not.toContain((record as PostureRecord).transition);
  });

  it("may be said of two answers of one happening, one after the other", () => {
    const twice = (session: Session) => {
      const records = recordsNow(session);
      return records.find(
        (one) =>
          one.type === "response" &&
          records.some((two) => two.type === "response" && two.seq > one.seq && two.time === one.time),
      );
    };
    for (let seed = 0; seed < 200; seed += 1) {
      const session = begin(fictional, `two-${seed}`);
      give(session, { type: "advance", to: 40 });
      const one = twice(session) as PostureRecord | undefined;
      if (one === undefined) continue;
      deny(session, one.seq);
      const next = recordsNow(session).find((later) => later.type === "response" && later.time === one.time);
      if (next === undefined) continue;
      deny(session, next.seq);
      const now = recordsNow(session).filter(({ time }) => time === one.time);
      const denied = now.flatMap((record) =>
        record.type === "inject" && record.inject === "@denied" ? [record.path] : [],
      );
      expect(denied).toEqual([one.transition, (next as PostureRecord).transition]);
      expect(now.some((record) => record.type === "response" && denied.includes(record.transition))).toBe(false);
      return;
    }
    throw new Error("no seed shows it");
  });

  it("may be said of what opened a happening after an answer to it, and then nothing of it is left", () => {
    const { session, record } = find(
      (one) => one.type === "response" && one.answers === "front.hostilities.open-fire" && one.time > 1,
    );
    deny(session, record.seq);
    const opened = recordsNow(session).find((one) => one.type === "transition" && one.time === record.time);
    deny(session, opened?.seq as number);
    const left = recordsNow(session).filter(({ time }) => time === record.time);
    expect(left.map((one) => one.type === "inject" && one.inject)).toEqual(["@denied", "@denied"]);
    expect(isRefusal(session.give({ type: "advance", to: 50 }))).toBe(false);
  });

  it("stops an inject for good, by schedule or by condition", () => {
    const session = open();
    give(session, { type: "advance", to: 2 });
    give(session, { type: "set-gauge", gauge: "losses", value: 30 });
    give(session, { type: "advance", to: 4 });
    for (const inject of ["insult", "plea"]) {
      const record = recordsNow(session).find((one) => one.type === "inject" && one.inject === inject);
      const { records } = deny(session, record?.seq as number);
      expect(records[0]).toMatchObject({ inject: "@denied", path: `inject.${inject}` });
      // The second lies before the first, so going back to it brings the first again.
      if (inject === "plea") expect(records.map((one) => "inject" in one && one.inject)).toContain("@gauge");
    }
    give(session, { type: "advance", to: 3.2 });
    expect(recordsNow(session).some((one) => one.type === "inject" && one.inject === "plea")).toBe(false);
    const { delivered } = saveWorld(session.model, worldNow(session.state));
    expect(delivered).toContain("plea");
  });

  it("starts a timeout's clock again", () => {
    const { session, record } = find(({ type }) => type === "timeout");
    const { transition, posture, from } = record as PostureRecord;
    deny(session, record.seq);
    const { agenda } = saveWorld(session.model, worldNow(session.state));
    const index = session.model.names.transition(transition);
    expect(agenda.find((item) => item.kind === "timeout" && item.index === index)).toMatchObject({
      since: record.time,
    });
    expect(readPostures(session.model, worldNow(session.state))[posture]).toBe(from);
  });

  it("is refused of milestones, endings, orders and the white cell's own acts", () => {
    const { session, record } = find(({ type }) => type === "milestone");
    expect(session.give({ type: "does-not-happen", record: record.seq, reason: "no" })).toMatchObject({
      kind: "order-error",
    });
    const hand = open();
    give(hand, { type: "set-gauge", gauge: "tension", value: 50 });
    give(hand, { type: "inject", inject: "by-hand" });
    expect(hand.give({ type: "does-not-happen", record: 0, reason: "no" })).toMatchObject({ kind: "order-error" });
    expect(hand.give({ type: "does-not-happen", record: 1, reason: "no" })).toMatchObject({ kind: "order-error" });
  });
});

describe("the white cell's hand", () => {
  it("forces a transition with everything that goes with it", () => {
    const session = open();
    const { records } = give(session, {
      type: "happens-now",
      transition: "front.hostilities.open-fire",
      reason: "time is short",
    });
    expect(records[0]).toMatchObject({
      type: "transition",
      transition: "front.hostilities.open-fire",
      by: "hand",
      reason: "time is short",
      to: "clashes",
    });
    expect(records.some(({ type }) => type === "milestone")).toBe(true);
  });

  it("forces an answer without what it answers", () => {
    const session = open();
    const { records } = give(session, { type: "happens-now", transition: "patron.voice.alarm", reason: "x" });
    expect(records[0]).toMatchObject({ type: "transition", transition: "patron.voice.alarm", by: "hand" });
  });

  it("can't force what the statechart does not allow", () => {
    expect(open().give({ type: "happens-now", transition: "front.hostilities.escalate", reason: "x" })).toMatchObject({
      kind: "order-error",
      hint: expect.stringContaining("front.hostilities.open-fire"),
    });
  });

  it("sets a gauge to the value exactly, within its bounds, and ends a run that this ends", () => {
    const session = open();
    give(session, { type: "set-gauge", gauge: "tension", value: 33.3 });
    expect(readGauges(session.model, worldNow(session.state)).tension).toBe(33.3);
    expect(session.give({ type: "set-gauge", gauge: "tension", value: 101 })).toMatchObject({ kind: "order-error" });
    const { records } = give(session, { type: "set-gauge", gauge: "losses", value: 200 });
    expect(records.at(-1)).toMatchObject({ type: "end", ending: "ruin" });
  });

  it("writes injects on the spot, with gauges and postures", () => {
    const session = open();
    const { records } = give(session, {
      type: "ad-hoc",
      text: "A convoy is filmed.\nMore follows.",
      gauges: { tension: 7 },
      postures: { "front.hostilities": "war" },
    });
    expect(records[0]).toMatchObject({
      type: "inject",
      inject: "@ad-hoc",
      headline: "A convoy is filmed.",
      moved: [{ posture: "front.hostilities", from: "quiet", to: "war" }],
    });
    expect(records.some((record) => record.type === "milestone" && record.milestone === "war")).toBe(true);
  });

  it("puts an inject on another day, from which it comes once and not on its own", () => {
    const session = open();
    give(session, { type: "inject", inject: "insult", at: 9.5 });
    give(session, { type: "advance", to: 30 });
    const insults = recordsNow(session).filter((record) => record.type === "inject" && record.inject === "insult");
    expect(insults).toMatchObject([{ time: 9.5, by: "hand" }]);
    expect(session.give({ type: "inject", inject: "insult", at: 4 })).toMatchObject({ kind: "order-error" });
  });
});

describe("rewinding", () => {
  it("stands just after the happening of any record, or just before it, and plays on alike", () => {
    const session = open("back");
    give(session, { type: "advance", to: 40 });
    const all = recordsNow(session);
    const dice = openStream("back", 0, "rewind");
    expect(all.length).toBeGreaterThan(8);
    for (let times = 0; times < 30; times += 1) {
      const record = Math.floor(dice() * all.length);
      const where =
        dice() < 0.5 ? ({ type: "rewind", to: record } as const) : ({ type: "rewind", before: record } as const);
      give(session, where);
      const kept = seqs(session);
      expect(kept).toEqual(all.slice(0, kept.length).map(({ seq }) => seq));
      expect(kept.includes(record)).toBe("to" in where);
      give(session, { type: "advance", to: 40 });
      expect(recordsNow(session)).toEqual(all);
    }
  });

  it("keeps notes, and remembers what was given up", () => {
    const session = open();
    give(session, { type: "advance", to: 20 });
    give(session, { type: "note", text: "Slow", objective: "tempo" });
    const abandoned = headOf(session.state);
    give(session, { type: "rewind", to: 0 });
    expect(session.state.notes).toMatchObject([{ text: "Slow", objective: "tempo", time: 20 }]);
    expect(session.state.rewindings.at(-1)?.abandoned).toBe(abandoned);
  });
});

describe("branches", () => {
  it("share what came before, and part from there", () => {
    const session = open("parting");
    give(session, { type: "advance", to: 20 });
    const main = recordsNow(session);
    give(session, { type: "branch", name: "other", from: 2 });
    give(session, { type: "set-gauge", gauge: "tension", value: 100 });
    give(session, { type: "advance", to: 20 });
    const other = recordsNow(session);
    const shared = session.state.branches.get("other")?.from?.count as number;
    expect(other.slice(0, shared)).toEqual(main.slice(0, shared));
    expect(other).not.toEqual(main);
    give(session, { type: "switch", to: "main" });
    expect(recordsNow(session)).toEqual(main);
  });

  it("need a name of their own, and one that exists to switch to", () => {
    const session = open();
    expect(session.give({ type: "branch", name: "main" })).toMatchObject({ kind: "order-error" });
    expect(session.give({ type: "switch", to: "nowhere" })).toMatchObject({ kind: "order-error" });
  });
});

describe("an input that is not one", () => {
  it.each([
    [null],
    [[]],
    [{}],
    [{ type: "advance" }],
    [{ type: "advance", to: "7" }],
    [{ type: "advance", to: -1 }],
    [{ type: "advance", to: 7, too: 8 }],
    [{ type: "dance" }],
    [{ type: "constructor" }],
    [{ type: "order", transition: "../etc" }],
    [{ type: "order", transition: "a.b.c", chance: 0 }],
    [{ type: "rewind" }],
    [{ type: "rewind", to: 1.5 }],
    [{ type: "rewind", to: 1, before: 1 }],
    [{ type: "note", text: "\ud800" }],
    [{ type: "branch", name: "../x/y" }],
    [JSON.parse('{"type":"ad-hoc","text":"x","gauges":{"__proto__":1}}')],
  ])("is refused: %j", (value) => {
    expect(isRefusal(readInput(value))).toBe(true);
  });
});
