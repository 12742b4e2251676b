/**
 * What the facilitator's screen says of beliefs, held against a world that is played again.
 */
import { expect, it } from "vitest";
import { advance, createModel, createWorld, readBelievedPostures, readPostures } from "../../src/engine/index.js";
import { beginSession, timeline, viewAt } from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { gaugesPanel } from "../../src/tui/panels/gauges.js";
import { posturesPanel } from "../../src/tui/panels/postures.js";
import { whyPageLines } from "../../src/tui/panels/why.js";
import { plainLine } from "../../src/tui/term/line.js";
import { mistaken, rivals } from "../engine/rivals.js";
import { beginningOf, give } from "../session/exercise.js";
import { sceneAt } from "./drawn.js";

const scenario = rivals(mistaken);
const model = createModel(scenario);
const lookup = createLookup(scenario);
const session = beginSession(beginningOf(scenario, "screen", { seats: [] }));
give(session, { type: "advance", to: scenario.horizon });
const told = timeline(model, session.state, "facilitator");
const sceneOf = (position: number) => ({ ...sceneAt(1, 120, 40), lookup, view: viewAt(told, position) });
const state = (path: string, id: string) => lookup.stateLabel(path, id);

it("the postures say who takes one to stand elsewhere than it does, and the sentences say it too", () => {
  let parted = 0;
  for (const [place, entry] of told.entries.entries()) {
    if (told.entries[place + 1]?.time === entry.time) continue;
    const world = createWorld(model, { seed: "screen" });
    advance(model, world, entry.time);
    const wrong = Object.entries(readBelievedPostures(model, world)).flatMap(([path, believed]) => {
      const about = path.split("@")[1]!;
      return believed === readPostures(model, world)[about] ? [] : [`EAS believes: ${state(about, believed)}`];
    });
    const scene = sceneOf(place + 1);
    const lines = posturesPanel.lines(scene, { width: 40, height: 20 }, false).map((line) => plainLine(line).trim());
    expect(lines.filter((line) => line.startsWith("≠"))).toEqual(wrong.map((words) => `≠ ${words}`));
    expect(posturesPanel.spoken(scene).filter((line) => line.includes(" believes: ")).length).toBe(wrong.length);
    parted += wrong.length;
  }
  expect(parted).toBeGreaterThan(10);
});

it("a gauge says what it is taken for, and where there is no room it says the true value alone", () => {
  const scene = sceneOf(told.entries.length);
  const lines = (height: number) =>
    gaugesPanel.lines(scene, { width: 30, height }, false).map((line) => plainLine(line).trim());
  expect(lines(20).filter((line) => line.startsWith("≠ EAS believes: "))).toHaveLength(1);
  expect(lines(2).filter((line) => line.startsWith("≠"))).toEqual([]);
  expect(lines(2)).toHaveLength(2);
});

it("why a report was wrong says what was so when it was sent, and how long it took", () => {
  const wrong = Array.from({ length: 20 }, (_, seed) => {
    const other = beginSession(beginningOf(scenario, `wrong-${seed}`, { seats: [] }));
    give(other, { type: "advance", to: scenario.horizon });
    return timeline(model, other.state, "facilitator").records;
  })
    .flat()
    .find(({ record }) => record.type === "belief" && record.truth !== record.to && record.sent !== record.time)!;
  if (wrong.record.type !== "belief") throw new Error("no report was wrong");
  const { about, from, to, truth } = wrong.record;
  const page = whyPageLines(lookup, wrong, 500).map((line) => plainLine(line).trim());
  expect(page).toContain(
    `East believed that ${lookup.postureLabel(about)} stood at ${state(about, from)}, and now believes that it stands at ${state(about, to)}.`,
  );
  expect(page).toContain(`It is wrong: the report was sent when this stood at ${state(about, truth!)}.`);
});
