import { expect, test } from "vitest";
import { beginSession, timeline as fullTimeline, viewAt } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { entries, entriesOf, timeline, timelineOf } from "../tui/fixture.js";
import { beginningOf, give } from "./exercise.js";

const at = (position: number) => viewAt(timeline, position);

test("before anything, every posture stands at its initial state", () => {
  const { postures, records, end } = at(1);
  expect([...postures].map(([path, { state, movedAt }]) => [path, state, movedAt])).toEqual([
    ["north.voice", "calm", null],
    ["north.patrol", "home", null],
    ["front.ford", "quiet", null],
  ]);
  expect(records).toEqual([]);
  expect(end).toBeNull();
});

test("a record moves its posture, remembers where it was and when it moved", () => {
  expect(at(4).postures.get("front.ford")).toEqual({ state: "clashes", before: "quiet", movedAt: 1.5, moves: 1 });
  expect(at(3).postures.get("front.ford")?.state).toBe("quiet");
});

test("a gauge shows the record's effect at once, and its course one value a day", () => {
  expect(at(3).gauges.get("tension")).toEqual({ value: 41, yesterday: 40, history: [40, 41] });
  expect(at(4).gauges.get("tension")).toEqual({ value: 56, yesterday: 40, history: [40, 41] });
  expect(at(6).gauges.get("tension")).toEqual({ value: 55, yesterday: 41, history: [40, 41, 55] });
});

test("milestones and the end join the wire but move nothing", () => {
  const before = at(4);
  const after = at(5);
  expect(after.postures).toEqual(before.postures);
  expect(after.gauges).toEqual(before.gauges);
  expect(after.records.map(({ record }) => record.type)).toEqual(["transition", "transition", "milestone"]);
  expect(at(8).end?.ending).toBeNull();
});

test("going back shows what was shown, from any position to any other", () => {
  const direct = entries.map((_, index) => viewAt(timelineOf(entries), index + 1));
  for (const position of [8, 1, 5, 4, 4, 7, 2, 8, 3]) expect(at(position)).toEqual(direct[position - 1]);
});

test("a long run keeps one value a day", () => {
  const days = Array.from({ length: 300 }, (_, day) => ({
    kind: "day" as const,
    time: day,
    gauges: { tension: day, trust: 0 },
  }));
  const long = timelineOf(entriesOf(days));
  expect(viewAt(long, 300).gauges.get("tension")?.history).toHaveLength(300);
  expect(viewAt(long, 131).gauges.get("tension")).toMatchObject({ value: 130, yesterday: 129 });
  expect(viewAt(long, 130).day).toBe(129);
  expect(viewAt(long, 10).gauges.get("tension")?.history).toHaveLength(10);
});

test("from any position of a run, postures and gauges are what a walk over its entries finds", () => {
  const session = beginSession(beginningOf(libraryScenario("autumn-war-2020"), "walk", { seats: [] }));
  give(session, { type: "advance", to: 40 });
  for (const viewer of ["facilitator", "table", "seat:armenia"] as const) {
    const told = fullTimeline(session.model, session.state, viewer);
    const walked = new Map<string, { before: string; movedAt: number; moves: number }>();
    const history: Record<string, number[]> = {};
    told.entries.forEach((entry, index) => {
      if (entry.kind === "day")
        for (const [id, value] of Object.entries(entry.after.gauges)) history[id] = [...(history[id] ?? []), value];
      else if (entry.kind === "record") {
        const { record } = entry;
        const moves = record.type === "inject" ? (record.moved ?? []) : "posture" in record ? [record] : [];
        for (const { posture, from } of moves)
          walked.set(posture, { before: from, movedAt: entry.time, moves: (walked.get(posture)?.moves ?? 0) + 1 });
      }
      const view = viewAt(told, index + 1);
      for (const [path, { state: _, ...moved }] of view.postures)
        expect(moved, path).toEqual(walked.get(path) ?? { before: null, movedAt: null, moves: 0 });
      for (const [id, gauge] of view.gauges) expect(gauge.history, id).toEqual(history[id]);
    });
    expect(walked.size, String(viewer)).toBeGreaterThan(3);
  }
});
