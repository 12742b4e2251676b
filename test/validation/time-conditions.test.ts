/**
 * Conditions on dates, on days since something, on how often it happened, and on two gauges: against closed forms, with
 * days counted as a calendar counts them.
 */
import { describe, expect, it } from "vitest";
import { advance, type Condition, createModel, createWorld, type Scenario } from "../../src/engine/index.js";
import { eachRun, expectDistribution, expectShare, movesUntil, runCount } from "./measure.js";
import { gaugeOf, loneActor, rate, timeout, tinyScenario } from "./tiny-scenario.js";

const basis = { evidence: [] };
const milestoneAt = (id: string, when: Condition) => ({ id, label: id, headline: id, when, ...basis });

/** Day and time at which milestone `it` is reached in a run; undefined if it is not. */
function reachedAt(scenario: Scenario, run = 0): number | undefined {
  const model = createModel(scenario);
  const records = advance(model, createWorld(model, { seed: "reached", run }), scenario.horizon);
  return records.find((record) => record.type === "milestone" && record.milestone === "it")?.time;
}

/** A posture that leaves `calm` at day 2.4, comes back at 5.9, and leaves again at 8.3. */
const swing = loneActor(
  "a",
  ["calm", "grave"],
  [
    { id: "go", from: "calm", to: "grave", trigger: timeout(2.4) },
    { id: "back", from: "grave", to: "calm", trigger: timeout(3.5) },
  ],
);
const waiting = (when: Condition, parts: Partial<Scenario> = {}) =>
  tinyScenario({ format: 2, horizon: 30, actors: [swing], milestones: [milestoneAt("it", when)], ...parts });

describe("a condition on time", () => {
  it.each([
    ["a date, from its midnight on", { kind: "date", min: "2020-07-19" }, 7],
    ["dates that have begun before", { kind: "date", min: "2020-07-01", max: "2020-07-12" }, 0],
    ["days since a happening, from midnight on", { kind: "since", of: { happening: "a.stance.go" }, min: 3 }, 5],
    ["0 days since a happening: at once", { kind: "since", of: { happening: "a.stance.go" }, min: 0 }, 2.4],
    ["days since the latest of several", { kind: "since", of: { happening: "a.stance.back" }, min: 7 }, undefined],
    ["days since a state was entered", { kind: "since", of: { posture: "a.stance", states: ["grave"] }, min: 5 }, 7],
    ["days since the state on day 0", { kind: "since", of: { posture: "a.stance", states: ["calm"] }, min: 2 }, 2],
    [
      "days since the latest entry of either state",
      { kind: "since", of: { posture: "a.stance", states: ["calm", "grave"] }, min: 3 },
      5,
    ],
    ["days since a milestone", { kind: "since", of: { milestone: "first" }, min: 4, max: 4 }, 6],
    ["a second time", { kind: "count", happening: "a.stance.go", min: 2 }, 8.3],
    ["the second entry of a state", { kind: "entries", posture: "a.stance", state: "grave", min: 2 }, 8.3],
    ["an entry counted with the state on day 0", { kind: "entries", posture: "a.stance", state: "calm", min: 2 }, 5.9],
    ["a bound from above, from the first", { kind: "count", happening: "a.stance.go", max: 0 }, 0],
    [
      "the opposite of days since what never happened",
      { kind: "not", of: { kind: "since", of: { happening: "inject.never" }, min: 0 } },
      0,
    ],
  ] satisfies readonly (readonly [string, Condition, number | undefined])[])("holds at %s", (_what, when, time) => {
    const first = milestoneAt("first", { kind: "posture", posture: "a.stance", states: ["grave"] });
    const never = {
      id: "never",
      label: "n",
      from: "a",
      to: "b",
      delivery: "press",
      text: "n",
      historical: false,
      effects: [],
      headline: "n",
      ...basis,
    };
    const scenario = waiting(when, { milestones: [first, milestoneAt("it", when)], injects: [never] });
    expect(reachedAt(scenario)).toBe(time);
  });

  it("holds while one gauge lies more than so much above another, and not at exactly so much", () => {
    const gauges = [
      gaugeOf("tension", { initial: 20, drift: [{ perDay: 5, ...basis }] }),
      gaugeOf("stability", { initial: 30, drift: [{ perDay: 0, ...basis }] }),
    ];
    const compare = (by?: number): Condition => ({
      kind: "compare",
      gauge: "tension",
      side: "above",
      other: "stability",
      ...(by === undefined ? {} : { by }),
    });
    // Equal on day 2, 10 above on day 4.
    expect(reachedAt(waiting(compare(), { gauges }))).toBe(3);
    expect(reachedAt(waiting(compare(10), { gauges }))).toBe(5);
    expect(reachedAt(waiting({ ...compare(), side: "below" } as Condition, { gauges }))).toBe(0);
  });
});

describe("a rate that depends on days since", () => {
  const spark = { id: "light", from: "cold", to: "hot", trigger: rate(0.3) };
  const since: Condition = { kind: "since", of: { happening: "spark.stance.light" }, min: 2 };

  it("changes at the midnight at which so many days have passed, whenever it began", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 60,
      actors: [
        loneActor("spark", ["cold", "hot"], [spark]),
        loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(0.5), when: since }]),
      ],
    });
    const waits: number[] = [];
    eachRun(scenario, (model, world) => {
      const moves = movesUntil(model, world, 60);
      const lit = moves.find(({ actor }) => actor === "spark");
      const gone = moves.find(({ actor }) => actor === "a");
      if (lit === undefined || lit.time > 20) return;
      // Open from the second midnight after it on.
      waits.push((gone?.time ?? Number.POSITIVE_INFINITY) - (Math.floor(lit.time) + 2));
    });
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expectDistribution(waits, [0.3, 1, 2.5, 6], (days) => 1 - Math.exp(-0.5 * days));
  });
});

describe("a count", () => {
  it("reaches n in a Poisson process as the Erlang distribution says", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 12,
      actors: [loneActor("a", ["on"], [{ id: "raid", from: "on", to: "on", trigger: rate(0.4) }])],
      milestones: [milestoneAt("it", { kind: "count", happening: "a.stance.raid", min: 3 })],
    });
    let found = 0;
    eachRun(scenario, (model, world) => {
      if (advance(model, world, 12).some((record) => record.type === "milestone")) found += 1;
    });
    const mean = 0.4 * 12;
    expectShare(found, runCount, 1 - Math.exp(-mean) * (1 + mean + mean ** 2 / 2));
  });

  it("stops what has happened often enough", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [
        loneActor(
          "a",
          ["on"],
          [
            {
              id: "raid",
              from: "on",
              to: "on",
              trigger: rate(2),
              when: { kind: "count", happening: "a.stance.raid", max: 4 },
            },
          ],
        ),
      ],
    });
    eachRun(scenario, (model, world) => expect(movesUntil(model, world, 60)).toHaveLength(5), 300);
  });
});
