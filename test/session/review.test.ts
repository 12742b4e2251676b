/**
 * The review of an exercise: what is rated, seen, planned and answered stands in the log, can be corrected and taken back, and
 * changes nothing that is played.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  digestOf,
  type Input,
  isRefusal,
  isSteered,
  openLog,
  readInput,
  recordsOf,
  resumeSession,
  reviewedObjectives,
  type Session,
} from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { begin, give, inFolder } from "./exercise.js";

const objective = "Decide in time";

function noted(seed = "review"): { session: Session; line: number } {
  const session = begin(fictional, seed);
  give(session, { type: "advance", to: 10 });
  const given = session.give({ type: "note", text: "Two minutes late", objective });
  if (isRefusal(given)) throw new Error(given.message);
  return { session, line: given.sequence };
}

const seen: Input = { type: "observation", id: "late", kind: "improvement", text: "Late", analysis: "No clock" };

function refused(session: Session, input: Input) {
  const before = session.state;
  const given = session.give(input);
  expect([input, isRefusal(given)]).toEqual([input, true]);
  expect(session.state).toBe(before);
  return isRefusal(given) ? `${given.message}. ${given.hint}` : "";
}

describe("a review", () => {
  it("keeps the latest of each name, and takes back what is withdrawn", () => {
    const { session, line } = noted();
    give(session, { type: "rating", objective, rating: "M" });
    give(session, { type: "rating", objective, rating: "S", reason: "Later", by: "Erik" });
    give(session, seen);
    give(session, { type: "observation", id: "late", kind: "improvement", note: line });
    give(session, { type: "observation", id: "calm", kind: "strength", text: "Calm" });
    give(session, { type: "improvement", id: "clock", action: "A clock", observation: "late" });
    give(session, { type: "improvement", id: "clock", action: "A clock", who: "Dora", due: "2027-02-28" });
    give(session, { type: "feedback", form: "one", agree: { time: 2 }, words: { strength: "Calls" } });
    give(session, { type: "feedback", form: "two", agree: { time: 4 } });
    const { ratings, observations, improvements, feedback } = session.state.review;
    expect([...ratings.values()]).toEqual([
      { objective, rating: "S", reason: "Later", by: "Erik", sequence: ratings.get(objective)?.sequence },
    ]);
    // It has what its note says, and stands where that was taken.
    expect(observations.get("late")).toMatchObject({ text: "Two minutes late", objective, note: line, time: 10 });
    expect([...observations.keys()]).toEqual(["late", "calm"]);
    expect(improvements.get("clock")).toMatchObject({ who: "Dora", due: "2027-02-28" });
    expect(improvements.get("clock")).not.toHaveProperty("observation");
    expect([...feedback.keys()]).toEqual(["one", "two"]);
    for (const input of [
      { type: "rating", objective, withdrawn: true },
      { type: "observation", id: "calm", withdrawn: true },
      { type: "improvement", id: "clock", withdrawn: true },
      { type: "feedback", form: "one", withdrawn: true },
    ] as const)
      give(session, input);
    const left = session.state.review;
    expect([
      left.ratings.size,
      [...left.observations.keys()],
      left.improvements.size,
      [...left.feedback.keys()],
    ]).toEqual([0, ["late"], 0, ["two"]]);
  });

  it("draws nothing: the run goes on as without it, is as steered as before, and a rewind leaves it", () => {
    const { session: plain } = noted();
    const { session } = noted();
    give(session, seen);
    give(session, { type: "rating", objective, rating: "U" });
    expect(isSteered(session.state)).toBe(isSteered(plain.state));
    for (const one of [plain, session]) give(one, { type: "advance", to: 30 });
    expect(digestOf(session.state)).toEqual(digestOf(plain.state));
    give(session, { type: "rewind", to: 0 });
    expect(session.state.review.observations.get("late")?.time).toBe(10);
    // Corrected after the rewind, it is still of the day on which it was seen.
    give(session, { ...seen, analysis: "Nobody looked" } as Input);
    expect(session.state.review.observations.get("late")).toMatchObject({ time: 10, analysis: "Nobody looked" });
  });

  it("is refused where it names what is not there, with what is", () => {
    const { session, line } = noted();
    give(session, seen);
    give(session, { type: "improvement", id: "clock", action: "A clock", observation: "late" });
    const there = JSON.stringify(objective);
    expect(refused(session, { type: "rating", objective: "Decide", rating: "P" })).toContain(there);
    expect(refused(session, { type: "rating", objective, withdrawn: true })).toMatch(/no rating .*none yet/);
    expect(refused(session, { type: "observation", id: "o", kind: "strength", note: line + 1 })).toContain(
      String(line),
    );
    expect(refused(session, { type: "observation", id: "o", kind: "strength" })).toMatch(
      /says nothing.*give it a text/,
    );
    expect(refused(session, { type: "observation", id: "o", withdrawn: true })).toContain('"late"');
    expect(refused(session, { type: "observation", id: "late", withdrawn: true })).toMatch(/clock answers/);
    expect(refused(session, { type: "improvement", id: "i", action: "x", observation: "o" })).toContain('"late"');
    expect(refused(session, { type: "feedback", form: "f" })).toMatch(/answers nothing/);
    expect(refused(session, { type: "feedback", form: "f", objectives: { decide: 3 } })).toMatch(/no objective/);
  });

  it("keeps of an evaluator's note its rating, its seat, and the record that it is about, through corrections and rewinds", () => {
    const session = begin(fictional, "evaluated");
    give(session, { type: "advance", to: 30 });
    const { seats } = session.header;
    const record = recordsOf(session.state)[1];
    if (record === undefined) throw new Error("too little has happened");
    const { seq, time, headline } = record;
    const written: Input = {
      type: "observation",
      id: "erik-1",
      kind: "note",
      text: "They asked first",
      rating: "S",
      seat: seats[0] ?? "",
      by: "Erik Falk",
      record: seq,
    };
    give(session, written);
    const place = { record: seq, headline, time, count: seq + 1, branch: "main" };
    const kept = () => session.state.review.observations.get("erik-1");
    expect(kept()).toMatchObject({ ...place, kind: "note", rating: "S", seat: seats[0], by: "Erik Falk" });
    give(session, { type: "rewind", to: 0 });
    // The record is gone, and the note is still about it.
    give(session, { ...written, kind: "strength", analysis: "They had a list" } as Input);
    expect(kept()).toMatchObject({ ...place, kind: "strength", analysis: "They had a list" });
    const { record: _record, ...unsaid } = written;
    give(session, unsaid as Input);
    expect(kept()).toMatchObject(place);
    expect(refused(session, { ...unsaid, record: 99 } as Input)).toMatch(/no record 99/);
    expect(refused(session, { ...unsaid, seat: "nobody" } as Input)).toContain(JSON.stringify(seats[0]));
    give(session, { ...unsaid, record: 0 } as Input);
    expect(kept()).toMatchObject({ record: 0, headline: recordsOf(session.state)[0]?.headline });
  });

  it("takes nothing while it is closed, and goes on once it is opened", () => {
    const { session } = noted();
    give(session, seen);
    give(session, { type: "review", do: "close" });
    const closed: readonly Input[] = [
      seen,
      { type: "observation", id: "late", withdrawn: true },
      { type: "rating", objective, rating: "P" },
      { type: "improvement", id: "i", action: "x" },
      { type: "feedback", form: "f", agree: { time: 1 } },
    ];
    for (const input of closed) expect(refused(session, input)).toMatch(/review is closed.*open it/);
    give(session, { type: "note", text: "Still noted" });
    expect(session.state.review.observations.size).toBe(1);
    give(session, { type: "review", do: "open" });
    for (const input of closed) give(session, input);
    expect(session.state.review.feedback.size).toBe(1);
  });

  it("says of an agreement whether it was kept, by its number, and of nothing else", () => {
    const session = begin(fictional, "agreed");
    const [one = "", other = ""] = session.header.seats;
    give(session, { type: "route", messages: "direct" });
    give(session, { type: "proposal", from: one, parties: [one, other], text: "A line" });
    const kept: Input = { type: "agreement", proposal: 1, kept: "broken", reason: "It was cut" };
    expect(refused(session, kept)).toMatch(/no agreement by proposal "1" .*none yet/);
    give(session, { type: "accept", seat: other, proposal: 1 });
    give(session, kept);
    expect([...session.state.review.agreements.values()]).toMatchObject([{ kept: "broken", reason: "It was cut" }]);
    give(session, { type: "agreement", proposal: 1, kept: "in-part" });
    expect([...session.state.review.agreements.values()]).toMatchObject([{ kept: "in-part" }]);
    expect(refused(session, { type: "agreement", proposal: 2, kept: "kept" })).toContain('"1"');
    give(session, { type: "agreement", proposal: 1, withdrawn: true });
    expect(session.state.review.agreements.size).toBe(0);
  });

  it.each([
    ["a rating of another letter", { type: "rating", objective, rating: "X" }, /rating: .*"P"/],
    ["a rating with another key", { type: "rating", objective, rating: "P", stars: 5 }, /stars/],
    ["an observation of another kind", { type: "observation", id: "o", kind: "hunch", text: "x" }, /kind/],
    ["an improvement due on no day", { type: "improvement", id: "i", action: "x", due: "2027-02-30" }, /due/],
    ["an improvement without an action", { type: "improvement", id: "i" }, /action/],
    ["an improvement of another element", { type: "improvement", id: "i", action: "x", element: "luck" }, /planning/],
    ["agreement beyond the scale", { type: "feedback", form: "f", agree: { time: 6 } }, /agree\.time/],
    ["agreement with another sentence", { type: "feedback", form: "f", agree: { food: 5 } }, /food/],
    ["half a letter", { type: "improvement", id: "i", action: "\ud800" }, /broken/],
  ])("reads no %s", (_what, input, says) => {
    const read = readInput(input);
    expect(isRefusal(read) && read.message).toMatch(says);
  });

  it("comes back with the log, its objectives too", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "kept", { file });
      give(session, { type: "note", text: "Seen", objective });
      give(session, seen);
      give(session, { type: "rating", objective, rating: "P" });
      session.close();
      const { session: resumed } = resumeSession(file);
      expect(resumed.state.review).toEqual(session.state.review);
      give(resumed, { type: "improvement", id: "i", action: "More", observation: "late" });
      resumed.close();
      const { model, state } = openLog(file);
      expect(state.review).toEqual(resumed.state.review);
      expect(reviewedObjectives(model, state)).toEqual([objective]);
    });
  });

  it("has its limit", () => {
    const session = begin(fictional, "many");
    for (let form = 0; form < 1000; form += 1)
      give(session, { type: "feedback", form: `f-${form}`, agree: { again: 3 } });
    expect(refused(session, { type: "feedback", form: "more", agree: { again: 3 } })).toContain("1000");
    give(session, { type: "feedback", form: "f-7", agree: { again: 5 } });
    expect(session.state.review.feedback.get("f-7")?.agree).toEqual({ again: 5 });
  });
});
