/**
 * From a file to the engine's scenario: order, defaults, conditions, dates, generated labels.
 */
import { describe, expect, it } from "vitest";
import { createModel, type Ratio, type Transition } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { crossing } from "./crossing.js";
import { loadChanged, valleyFile } from "./valley.js";

const { scenario } = loadScenario(valleyFile);

function transition(path: string): Transition {
  const found = scenario.actors
    .flatMap((actor) => actor.postures)
    .flatMap((posture) => posture.transitions)
    .find((one) => one.path === path);
  if (found === undefined) throw new Error(`no transition ${path}`);
  return found;
}

function raiseRatios(ratio: string): readonly Ratio[] {
  const change = `actors: { upland: { postures: { guard: { transitions: { raise: { ratios: [${ratio}] } } } } } }\n`;
  return loadChanged(change).scenario.actors[0]?.postures[0]?.transitions[0]?.ratios ?? [];
}

describe("resolving", () => {
  it("what is resolved is a scenario the engine accepts, in every variant", () => {
    for (const variant of [null, "weary"]) expect(createModel(scenario, { variant }).scenario).toBe(scenario);
  });

  it("defaults are filled in", () => {
    expect(scenario.actors.map(({ short }) => short)).toEqual(["UPL", "LOW", "MED"]);
    expect(loadChanged("turn: null\n").scenario.turn).toBe(7);
    expect(scenario.milestones[0]).toMatchObject({ headline: "A quarrel" });
    expect(scenario.endings[0]).toMatchObject({ headline: "Exhaustion", evidence: [] });
    expect(scenario.gauges[1]).toMatchObject({ drift: [], calming: false, evidence: [], judgement: "a price" });
    expect(transition("lowland.tolls.raise")).toMatchObject({ from: ["low"], ratios: [], effects: [], evidence: [] });
    expect(scenario.injects.map(({ historical }) => historical)).toEqual([false, false, true]);
  });

  it("a response answers for certain unless told", () => {
    const loaded = loadChanged(
      "actors: { upland: { postures: { guard: { transitions: { stand-down: { chance: null } } } } } }\n",
    );
    expect(loaded.scenario.actors[0]?.postures[0]?.transitions[2]?.trigger).toEqual({
      kind: "response",
      on: ["mediator.office.call", "inject.harvest"],
      chance: 1,
    });
  });

  it("each trigger takes the engine's form", () => {
    expect(transition("upland.guard.raise").trigger).toEqual({ kind: "hazard", wait: 5 });
    expect(transition("upland.guard.mass").trigger).toEqual({ kind: "hazard", rate: 0.1 });
    expect(transition("lowland.tolls.lower").trigger).toEqual({ kind: "timeout", after: [3, 6] });
  });

  it("several keys of a condition must all hold; `not` a state becomes the others", () => {
    expect(transition("upland.guard.mass").when).toEqual({
      kind: "all",
      of: [
        {
          kind: "any",
          of: [
            { kind: "day", min: 3 },
            { kind: "reached", milestone: "quarrel" },
          ],
        },
        { kind: "gauge", gauge: "tension", min: 40 },
      ],
    });
    expect(transition("lowland.tolls.raise").when).toEqual({
      kind: "posture",
      posture: "upland.guard",
      states: ["raised", "massed"],
    });
    expect(transition("upland.guard.stand-down").when).toEqual({
      kind: "not",
      of: { kind: "gauge", gauge: "tension", min: 90 },
    });
  });

  it("a date becomes days from the start, a number stays", () => {
    expect(scenario.injects.map(({ schedule }) => schedule)).toEqual([
      { at: 10 },
      { when: { kind: "gauge", gauge: "tension", min: 60 } },
      { at: 12.5 },
    ]);
  });

  it("a ratio without a label is given one that a person can read", () => {
    expect(raiseRatios("{ when: { lowland.tolls: raised }, ratio: 2 }").map(({ label }) => label)).toEqual([
      "lowland tolls is raised",
    ]);
    expect(raiseRatios("{ when: { tension: { min: 40 } }, ratio: 2 }").map(({ label }) => label)).toEqual([
      "tension at least 40",
    ]);
    expect(
      raiseRatios("{ when: { not: { upland.guard: [massed, raised] }, reached: peace }, ratio: 2 }").map(
        ({ label }) => label,
      ),
    ).toEqual(["not (upland guard is massed or raised), peace reached"]);
    expect(transition("upland.guard.raise").ratios.map(({ label }) => label)).toEqual([
      "tension (curve)",
      "Tolls are up",
      "The mediator's patience",
    ]);
  });

  it("in format 2, that label calls everything by its label, and nothing by a path or an id", () => {
    const transitions = crossing.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
    const ratios = transitions.flatMap(({ ratios, outcomes = [] }) => [
      ...ratios,
      ...outcomes.flatMap((outcome) => outcome.ratios),
    ]);
    expect(ratios.map(({ label }) => label)).toEqual([
      "Nerve of the north",
      "at most 2 days since “Envoys meet”",
      "Rancour at least 50",
      "Danger (curve)",
      "Northern stock (curve)",
      "Rancour above Trust between the two capitals as polled by an institute",
      "“The northern army strikes across the front line” at least 3 times",
      "Patience of the south",
      "Rancour (curve)",
    ]);
  });

  it("a milestone that never happened has no date", () => {
    expect(scenario.history).toEqual([
      { milestone: "quarrel", date: "2030-03-04", evidence: ["survey-p1"], publicRecord: false },
      { milestone: "massing", evidence: [], publicRecord: true, note: "It never came to that." },
    ]);
  });

  it("nothing in it is undefined, so that it is the same after a trip through JSON", () => {
    expect(JSON.parse(JSON.stringify(scenario))).toStrictEqual(scenario);
  });
});
