/**
 * The kernel against the engine: every event, row of outcomes, count, sum and bin of a batch, for the library, the examples
 * and scenarios that nobody wrote, as whole runs and as futures of moments on the way. To the bit, and where a run breaks,
 * both break.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { playerOf } from "../../src/analysis/player.js";
import {
  advance,
  createModel,
  createWorld,
  drawnAssumptions,
  instruct,
  type Model,
  type Scenario,
  ScenarioError,
  saveWorld,
  standingInstructions,
} from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { allDrawn, arbitraryScenario, withMechanism } from "../analysis/arbitrary-scenario.js";
import { library } from "../report/library.js";
import { full, isUsual, share, sweepUnless } from "../share.js";
import { answering, loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";
import { compareAnew, compared, differences, longest, planOf } from "./differences.js";

beforeAll(compareAnew);

/** A saved world on the way; null where the run is over or broken by then. */
function momentOf(model: Model, scenario: Scenario, share: number, seats: readonly string[]): unknown {
  const world = createWorld(model, { seed: "moment", seats });
  for (const seat of seats)
    for (const [place, { transition }] of standingInstructions(model, world, seat).entries())
      if (place % 3 === 0) instruct(model, world, transition, true);
  try {
    advance(model, world, share * scenario.horizon);
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
  return JSON.parse(JSON.stringify(saveWorld(model, world)));
}

const written = [
  ...library,
  ...["able-archer-1983", "cuba-1962", "four-submarines", "july-1914", "veiled-warning"].map(
    (id) => loadScenario(`docs/examples/${id}.yaml`).scenario,
  ),
];

describe("the kernel", () => {
  for (const scenario of written) {
    const { id } = scenario;
    it(`plays what the engine plays: ${id}`, sweepUnless(isUsual(id) || id === "cuba-1962"), () => {
      const model = createModel(scenario, { mover: "table" });
      const runs = full ? 2000 : id === "long-arc" ? 4 : 12;
      expect(differences(model, planOf(scenario, "kernel"), 0, runs)).toEqual([]);
      expect(differences(model, planOf(scenario, "kernel", { historical: true }), 1000, Math.ceil(runs / 2))).toEqual(
        [],
      );
      const drawn = allDrawn(scenario);
      const sample = drawnAssumptions(drawn, {});
      if (sample.length > 0) {
        const sampled = createModel(drawn, { mover: "table" });
        expect(differences(sampled, planOf(scenario, "kernel"), 2000, Math.ceil(runs / 2), { sample })).toEqual([]);
      }
      const seats = scenario.actors.slice(0, 2).map((actor) => actor.id);
      for (const part of [0, 0.13, 0.4, 0.8]) {
        const from = momentOf(model, scenario, part, part === 0.4 ? seats : []);
        expect(
          differences(model, planOf(scenario, "kernel", { from }), 7, Math.ceil(runs / 4)),
          `from ${part}`,
        ).toEqual([]);
      }
    });
  }

  it("logs more than there is room for at once", { tags: "sweep" }, () => {
    expect(longest).toBeGreaterThan(256);
  });

  it("plays what the engine plays of scenarios that nobody wrote, and breaks where it breaks", {
    tags: "sized",
  }, () => {
    const tried = share(10, 30, 3000);
    let [whole, futures, sampled] = [0, 0, 0];
    const property = fc.property(
      arbitraryScenario,
      fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 }).filter((seed) => /^\w+$/.test(seed)),
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (written, seed, historical, part) => {
        const scenario = historical ? written : allDrawn(written);
        const model = createModel(scenario, { mover: "table" });
        expect(differences(model, planOf(scenario, seed, { historical }), 0, 4)).toEqual([]);
        whole += 1;
        const off = createModel(withMechanism(scenario), { mover: "table", variant: "without-m1" });
        expect(differences(off, planOf(scenario, seed, { historical }), 5, 2)).toEqual([]);
        const drawn = drawnAssumptions(scenario, {});
        if (drawn.length > 0) {
          expect(differences(model, planOf(scenario, seed, { historical }), 9, 4, { sample: drawn })).toEqual([]);
          sampled += 1;
        }
        const from = momentOf(model, scenario, part, part < 0.5 ? [] : [scenario.actors[0]!.id]);
        if (from === null) return;
        expect(differences(model, planOf(scenario, seed, { from }), 3, 4)).toEqual([]);
        futures += 1;
      },
    );
    fc.assert(property, { seed: 20200712, numRuns: tried, endOnFailure: true });
    expect(whole).toBeGreaterThan((2 / 3) * tried);
    expect(futures).toBeGreaterThan(0.4 * tried);
    expect(sampled).toBeGreaterThan((2 / 3) * tried);
  });

  it("has compared every kind of event", () => {
    const moves = ["hazard", "response", "timeout"].map((cause) => `moved ${cause}`);
    const injects = ["schedule", "condition"].map((by) => `injected ${by}`);
    expect([...compared].sort()).toEqual(["ended", "heard", "milestone", "skipped", ...injects, ...moves].sort());
  });

  it("fills every array of a tally as the engine does", () => {
    const { scenario } = loadScenario("tutorial");
    const model = createModel(scenario, { mover: "table" });
    const [one, other] = [true, false].map((kernel) => {
      const player = playerOf(model, planOf(scenario, "1"), { kernel });
      return finish(player.steps({ firstRun: 0, runs: 20, rows: true, events: "s1" }));
    });
    expect(one).toEqual(other);
    expect(one!.events).toMatch(/^\{"event_id":"tutorial:s1:\d+:/);
  });

  it("plays runs that draw assumptions with events and scores", () => {
    const scenario = allDrawn(loadScenario("tavush-2020").scenario);
    const model = createModel(scenario, { mover: "table" });
    const sample = drawnAssumptions(scenario, {});
    const [one, other] = [true, false].map((kernel) => {
      const player = playerOf(model, planOf(scenario, "1"), { kernel, sample });
      return finish(player.steps({ firstRun: 0, runs: 20, rows: true, events: "s1", controls: true }));
    });
    expect(one).toEqual(other);
  });

  it("plays batches of its own where nothing breaks", () => {
    const scenario = loadScenario("tutorial").scenario;
    const model = createModel(scenario, { mover: "table" });
    const steps = playerOf(model, planOf(scenario, "1")).steps({ firstRun: 0, runs: 3, rows: true });
    expect(finish(steps).tally.runs).toBe(3);
  });

  it("leaves a run that breaks to the engine, which says why", () => {
    const echo = (own: string, other: string) =>
      loneActor(
        own,
        ["on"],
        [
          { id: "call", from: "on", to: "on", trigger: rate(own === "a" ? 0.5 : 0) },
          { id: "echo", from: "on", to: "on", trigger: answering(1, `${other}.stance.call`, `${other}.stance.echo`) },
        ],
      );
    const scenario = tinyScenario({ format: 2, actors: [echo("a", "b"), echo("b", "a")] });
    const model = createModel(scenario, { mover: "table" });
    const steps = playerOf(model, planOf(scenario, "1")).steps({ firstRun: 4, runs: 3, rows: true });
    expect(() => finish(steps)).toThrow(/run 4 of seed 1 broke: responses trigger each other without end/);
  });
});
