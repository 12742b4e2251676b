import { expect, test } from "vitest";
import { createViewer, openingView, reduceView, surprises, type View } from "../../src/tui/screens/view.js";
import { entries, scenario } from "./fixture.js";

const viewAt = (position: number) => createViewer(scenario, entries)(position);

test("before anything, every posture stands at its initial state", () => {
  const { standings, wire, end } = viewAt(1);
  expect([...standings].map(([path, { state, movedAt }]) => [path, state, movedAt])).toEqual([
    ["north.voice", "calm", null],
    ["north.patrol", "home", null],
    ["front.ford", "quiet", null],
  ]);
  expect(wire).toEqual([]);
  expect(end).toBeNull();
});

test("a record moves its posture, remembers where it was and when it moved", () => {
  expect(viewAt(4).standings.get("front.ford")).toEqual({ state: "clashes", before: "quiet", movedAt: 1.5, moves: 1 });
  expect(viewAt(3).standings.get("front.ford")?.state).toBe("quiet");
});

test("a gauge shows the record's effect at once, and its course one value a day", () => {
  expect(viewAt(3).readings.get("tension")).toEqual({ value: 41, yesterday: 40, history: [40, 41] });
  expect(viewAt(4).readings.get("tension")).toEqual({ value: 56, yesterday: 40, history: [40, 41] });
  expect(viewAt(6).readings.get("tension")).toEqual({ value: 55, yesterday: 41, history: [40, 41, 55] });
});

test("milestones and the end join the wire but move nothing", () => {
  const before = viewAt(4);
  const after = viewAt(5);
  expect(after.standings).toEqual(before.standings);
  expect(after.readings).toEqual(before.readings);
  expect(after.wire.map(({ record }) => record.type)).toEqual(["transition", "transition", "milestone"]);
  expect(viewAt(8).end?.ending).toBeNull();
});

test("going back shows what was shown, from any position to any other", () => {
  const direct: View[] = [];
  for (const entry of entries) direct.push(reduceView(direct.at(-1) ?? openingView(scenario), entry));
  const viewer = createViewer(scenario, entries);
  for (const position of [8, 1, 5, 4, 4, 7, 2, 8, 3]) expect(viewer(position)).toEqual(direct[position - 1]);
});

test("checkpoints change nothing in a long run", () => {
  const long = Array.from({ length: 300 }, (_, day) => ({
    kind: "day" as const,
    time: day,
    gauges: { tension: day, trust: 0 },
  }));
  const viewer = createViewer(scenario, long);
  expect(viewer(300).readings.get("tension")?.history).toHaveLength(300);
  expect(viewer(131).readings.get("tension")).toMatchObject({ value: 130, yesterday: 129 });
  expect(viewer(130).day).toBe(129);
  expect(viewer(10).readings.get("tension")?.history).toHaveLength(10);
});

test("surprises come least likely first", () => {
  expect(surprises(viewAt(8).wire, 2).map(({ p }) => p)).toEqual([0.03, 0.1175]);
});
