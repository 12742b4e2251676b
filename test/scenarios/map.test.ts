/**
 * A scenario's map: what the loader refuses of it, that the hash leaves it out, and that a viewer's map shows no posture or
 * state that the viewer does not know.
 */
import { describe, expect, it } from "vitest";
import { createModel, hashScenario } from "../../src/engine/index.js";
import { type Viewer, visibilityOf } from "../../src/visibility/index.js";
import { loneActor, tinyScenario, wait } from "../validation/tiny-scenario.js";
import { loadChanged, saysOf } from "./valley.js";

const map = (parts: string) => `map: { box: [22, 58, 31, 61], ${parts} }\n`;

describe("a map", () => {
  it("is taken over as it is written, and is no part of the hash", () => {
    const { scenario } = loadChanged(map("homes: { upland: { country: Finland, at: [24, 60] } }"));
    expect(scenario.map).toEqual({ box: [22, 58, 31, 61], homes: { upland: { country: "Finland", at: [24, 60] } } });
    const { scenario: bare } = loadChanged("");
    expect(hashScenario(scenario)).toBe(hashScenario(bare));
    expect(hashScenario({ ...scenario, title: "Another" })).not.toBe(hashScenario(bare));
  });

  it.each([
    ["a box that is inside out", "map: { box: [31, 58, 22, 61] }\n", "map.box: This box is inside out"],
    [
      "a place outside the box",
      map("towns: { far: { label: Far, at: [60, 24], side: left } }"),
      "map.towns.far.at: This place lies outside the map's box",
    ],
    [
      "a country that the atlas does not have",
      map("land: [Finnland]"),
      "map.land[0]: There is no country of Natural Earth called “Finnland”",
    ],
    [
      "an actor that the scenario does not have",
      map("homes: { uplands: { country: Finland, at: [24, 60] } }"),
      "map.homes.uplands: There is no actor called “uplands”",
    ],
    [
      "a posture that it does not have",
      map("forces: { x: { posture: upland.gard, states: [massed], at: [24, 60], mark: X, label: X } }"),
      "map.forces.x.posture: There is no posture called “upland.gard”",
    ],
    [
      "a state that its posture does not have",
      map("forces: { x: { posture: upland.guard, states: [mased], at: [24, 60], mark: X, label: X } }"),
      "map.forces.x.states[0]: “upland.guard” has no state called “mased”",
    ],
    [
      "a front of no course",
      map("fronts: { x: { posture: upland.guard, states: [massed], heat: upland.guard, at: [24, 60] } }"),
      "map.fronts.x: A front has either a line or a border",
    ],
  ])("is refused with %s", (_, change, says) => {
    expect(saysOf(change)).toEqual([`error ${says}`]);
  });
});

it("a viewer's map shows nothing that is drawn for a state or posture that the viewer does not know", () => {
  const scenario = tinyScenario({
    actors: [
      loneActor(
        "north",
        ["calm", "away", "hidden"],
        [
          { id: "leave", from: "calm", to: "away", trigger: wait(3) },
          { id: "hide", from: "calm", to: "hidden", trigger: wait(3), visibility: ["north"] },
        ],
      ),
      loneActor("south", ["calm"], []),
    ],
    map: {
      box: [22, 58, 31, 61],
      forces: {
        open: { posture: "north.stance", states: ["away", "hidden"], at: [24, 60], mark: "N", label: "Open" },
        secret: { posture: "north.stance", states: ["hidden"], at: [25, 60], mark: "N", label: "Secret" },
      },
    },
  });
  const model = createModel(scenario);
  const forcesSeenBy = (viewer: Viewer) =>
    Object.entries(visibilityOf(model, viewer).inPlay.scenario.map?.forces ?? {}).map(([id, { states }]) => [
      id,
      states,
    ]);
  expect(forcesSeenBy("table")).toEqual([["open", ["away"]]]);
  const all = [
    ["open", ["away", "hidden"]],
    ["secret", ["hidden"]],
  ];
  expect(forcesSeenBy("seat:north")).toEqual(all);
  expect(forcesSeenBy("facilitator")).toEqual(all);
});
