/**
 * A model with other values for some assumptions is the one that compiling the scenario with these values would give:
 * every number, table and program of it, over scenarios that refer to assumptions wherever one may stand.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  drawnAssumptions,
  type Model,
  type Record,
  revaluer,
  ScenarioError,
  sampler,
  tagDrawn,
  variableRates,
} from "../../src/engine/index.js";
import { allDrawn, arbitraryScenario } from "../analysis/arbitrary-scenario.js";
import { full } from "../share.js";
import { gaugeOf, loneActor, tinyScenario, wait } from "../validation/tiny-scenario.js";
import { withRates } from "./with-rates.js";

/** All of a model but what moves postures, which no number is part of. */
function numbersOf({ mover: _mover, names: _names, machines: _machines, ...rest }: Model) {
  return rest;
}

/** The records of a run, or how it broke. */
function untilItBreaks(play: () => readonly Record[]): string {
  try {
    return JSON.stringify(play());
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return JSON.stringify(error.problems);
  }
}

/** Both ways to take other values refuse one value, and take another after it. */
function refuses(model: Model, id: string, { bad, good }: { bad: number; good: number }): void {
  for (const take of [revaluer(model, [id]), tagDrawn(model, [id], 1e-9).read]) {
    expect(() => take({ [id]: bad })).toThrow(ScenarioError);
    expect(() => take({ [id]: good })).not.toThrow();
  }
}

describe("a model with factors on rates", () => {
  it("is the model of the scenario in which these rates are written", () => {
    let [staged, ofAssumptions, scaledRates] = [0, 0, 0];
    const property = fc.property(arbitraryScenario, fc.nat(1e6), (scenario, run) => {
      const ids = drawnAssumptions(scenario, {});
      const model = createModel(scenario, { mover: "table" });
      const paths = variableRates(model).filter((_, place) => (run + place) % 3 !== 0);
      const modelWith = revaluer(model, [...ids, ...paths]);
      const { tags, read } = tagDrawn(model, [...ids, ...paths], 1e-9);
      for (const factor of [2, 0.3]) {
        const set = sampler(scenario, ids)("rates", run);
        const plain = createModel(scenario, { set, mover: "table" });
        const rates = new Map(
          paths.map((path) => [path, plain.transitions.find((one) => one.path === path)!.basePerDay * factor]),
        );
        const written = createModel(withRates(scenario, rates), { set, mover: "table" });
        const values = { ...set, ...Object.fromEntries(paths.map((path) => [path, factor])) };
        const found = modelWith(values);
        expect(found.packed).toEqual(written.packed);
        expect(found.transitions.map(({ basePerDay }) => basePerDay)).toEqual(
          written.transitions.map(({ basePerDay }) => basePerDay),
        );
        expect(read(values)).toHaveLength(tags.length);
        for (const rate of rates.values()) expect(read(values)).toContain(rate);
        const [one, two] = [found, written].map((either) => {
          const world = createWorld(either, { seed: "rates", run });
          return untilItBreaks(() => advance(either, world, scenario.horizon));
        });
        expect(one).toBe(two);
      }
      scaledRates += paths.length;
      staged += model.transitions.filter(({ path, shape }) => paths.includes(path) && shape > 1).length;
      ofAssumptions += model.transitions.filter(
        ({ path, source }) => paths.includes(path) && JSON.stringify(source.trigger).includes("assumption"),
      ).length;
    });
    fc.assert(property, { numRuns: full ? 1000 : 20, seed: 1 });
    expect(scaledRates).toBeGreaterThan(30);
    expect(staged).toBeGreaterThan(3);
    expect(ofAssumptions).toBeGreaterThan(3);
  });

  it("is refused where a rate is out of bounds or the name of nothing, and the next one is not", () => {
    const actor = loneActor("a", ["calm", "firm"], [{ id: "go", from: "calm", to: "firm", trigger: wait(0.01) }]);
    const model = createModel(tinyScenario({ format: 2, actors: [actor] }));
    refuses(model, "a.stance.go", { bad: 1e9, good: 2 });
    refuses(model, "a.stance.go", { bad: Number.NaN, good: 0 });
    expect(() => revaluer(model, ["a.stance.went"])({ "a.stance.went": 2 })).toThrow(/no assumption a.stance.went/);
  });
});

describe("a model with other values of assumptions", () => {
  it("is the model of the scenario with these values", () => {
    let [referring, following, believing] = [0, 0, 0];
    const property = fc.property(arbitraryScenario, fc.boolean(), fc.nat(1e6), (drawn, all, run) => {
      const scenario = all ? allDrawn(drawn) : drawn;
      const ids = drawnAssumptions(scenario, {});
      const model = createModel(scenario, { mover: "table" });
      const modelWith = revaluer(model, ids);
      for (const number of [run, run + 1]) {
        const set = sampler(scenario, ids)("values", number);
        const whole = createModel(scenario, { set, mover: "table" });
        expect(numbersOf(modelWith(set))).toEqual(numbersOf(whole));
        const refersTo = (id: string) => JSON.stringify(scenario.actors).includes(`"assumption":"${id}"`);
        if (ids.some(refersTo)) referring += 1;
        const follows = ids.includes("boldness") || ids.includes("constructor");
        if (follows && ["both", "doubt"].some(refersTo)) following += 1;
        const held = JSON.stringify(scenario.actors.map(({ beliefs = [] }) => beliefs));
        if (!ids.some((id) => held.includes(`"assumption":"${id}"`))) continue;
        believing += 1;
        // Delays, errors and biases are the same ones, and so are the runs.
        const [one, two] = [modelWith(set), whole].map((either) => {
          const world = createWorld(either, { seed: "values", run: number });
          return untilItBreaks(() => advance(either, world, scenario.horizon));
        });
        expect(one).toBe(two);
      }
    });
    fc.assert(property, { numRuns: full ? 2000 : 30, seed: 1 });
    expect(referring).toBeGreaterThan(50);
    expect(believing).toBeGreaterThan(20);
    expect(following).toBeGreaterThan(50);
  });

  it("is refused where its numbers are out of bounds, and the next one is not", () => {
    const assumption = { label: "x", value: 1, range: [1, 9] as const, note: "", evidence: [] };
    const scenario = tinyScenario({
      format: 2,
      gauges: [gaugeOf("g")],
      assumptions: [
        { id: "low", ...assumption },
        { id: "high", ...assumption, value: 5 },
      ],
      actors: [
        loneActor(
          "a",
          ["calm", "firm"],
          [
            {
              id: "go",
              from: "calm",
              to: "firm",
              trigger: wait(3),
              effects: [{ gauge: "g", add: [{ assumption: "low" }, { assumption: "high" }] }],
            },
          ],
        ),
      ],
    });
    const modelWith = revaluer(createModel(scenario), ["low"]);
    expect(() => modelWith({ low: 6 })).toThrow(ScenarioError);
    expect(modelWith({ low: 4 }).assumptions.get("low")).toBe(4);
  });

  it("is refused where chances of error add up to more than 1, and the next one is not", () => {
    const assumption = { label: "x", value: 0.25, range: [0, 1] as const, note: "", evidence: [] };
    const as = ["firm", "angry"].map((state, place) => ({ state, chance: { assumption: `p${place}` } }));
    const watcher = loneActor("b", ["here"], []);
    const scenario = tinyScenario({
      format: 2,
      assumptions: [
        { id: "p0", ...assumption },
        { id: "p1", ...assumption },
      ],
      actors: [
        loneActor("a", ["calm", "firm", "angry"], [{ id: "go", from: "calm", to: "firm", trigger: wait(3) }]),
        { ...watcher, beliefs: [{ posture: "a.stance", error: [{ state: "calm", as }], evidence: [] }] },
      ],
    });
    refuses(createModel(scenario), "p0", { bad: 0.8, good: 0.7 });
  });

  it("is refused where no outcome has a weight, and the next one is not", () => {
    const assumption = { label: "x", value: 1, range: [0, 1] as const, note: "", evidence: [] };
    const outcome = { headline: "x", effects: [], ratios: [], evidence: [], to: "firm" };
    const outcomes = [
      { ...outcome, id: "one", weight: { assumption: "w" } },
      { ...outcome, id: "two", weight: 0 },
    ];
    const actor = loneActor("a", ["calm", "firm"], [{ id: "go", from: "calm", to: "firm", trigger: wait(3) }]);
    const [stance] = actor.postures;
    const { to: _to, ...transition } = stance!.transitions[0]!;
    const postures = [{ ...stance!, transitions: [{ ...transition, outcomes }] }];
    const assumptions = [{ id: "w", ...assumption }];
    const scenario = tinyScenario({ format: 2, assumptions, actors: [{ ...actor, postures }] });
    refuses(createModel(scenario), "w", { bad: 0, good: 0.5 });
  });
});
