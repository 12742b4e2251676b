/**
 * Seats that are played by rules, in the kernel against the engine: every event, row, count and score, for the library and for
 * scenarios and policies that nobody wrote; as whole runs, point by point, and split on the way. To the bit, and where a run breaks,
 * both break.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Batch, finish, RunFailure, type RunPlan, runMaker } from "../../src/analysis/batch.js";
import { type ClimbPlan, engineClimber, type Foothold, kernelClimber } from "../../src/analysis/climber.js";
import { openKernel } from "../../src/analysis/player.js";
import { pointPlayerOf } from "../../src/analysis/point-player.js";
import { createTaskRunner } from "../../src/analysis/task-runner.js";
import {
  type Assumption,
  type Condition,
  createModel,
  drawnAssumptions,
  type Importance,
  type Model,
  type Policies,
  RunScores,
  type Scenario,
  ScenarioError,
  sampler,
  saveWorld,
  scoreTerms,
  seatedWorld,
  type Trigger,
} from "../../src/engine/index.js";
import { loadPolicies } from "../../src/scenarios/index.js";
import { allDrawn, arbitraryScenario } from "../analysis/arbitrary-scenario.js";
import { nobody } from "../nobody.js";
import { library, libraryScenario } from "../report/library.js";
import { full, isUsual, share, sweepUnless } from "../share.js";
import { answering, inState, loneActor, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";
import { policiesOf, rawPolicies } from "./arbitrary-policies.js";
import { compareAnew, compared, differences, planOf } from "./differences.js";

beforeAll(compareAnew);

const bare = { runs: 1, bins: 0, scores: null };
const modelOf = (scenario: Scenario) => createModel(scenario, { mover: "table" });

/** Some policies that nobody would write, for a scenario. */
const drawnPolicies = (model: Model, count: number, seed: number) =>
  fc.sample(rawPolicies, { numRuns: count, seed }).map((raw) => policiesOf(model, raw));

/** Runs whose scores differ, those of ratios included; broken runs are another test's. */
function scoreDifferences(model: Model, plan: RunPlan, runs: number, policies: Policies): string[] {
  const terms = scoreTerms(model, true);
  const scores = new RunScores(model, terms);
  const worldOf = runMaker(model, plan, [], scores, policies);
  const kernel = openKernel(model, plan, { policies }, { runs: 1, bins: 0, scores: terms })!;
  kernel.startOver();
  return Array.from({ length: runs }, (_, run) => run).flatMap((run) => {
    const { world, play } = worldOf(run);
    try {
      play!(world, nobody);
    } catch (error) {
      if (error instanceof ScenarioError) return [];
      throw error;
    }
    scores.finish(model, world);
    expect(kernel.play(run, 0)).toBe(true);
    const found = kernel.scores();
    const term = scores.values.findIndex((value, at) => !Object.is(value, found[at]));
    return term < 0 ? [] : [`run ${run}, term ${term}: ${found[term]}, not ${scores.values[term]}`];
  });
}

/** The rows of points that give the drawn assumptions other values; what is said where a run breaks. */
function pointsOf(model: Model, plan: RunPlan, policies: Policies, kernel: boolean) {
  const ids = drawnAssumptions(model.scenario, {});
  const draw = sampler(model.scenario, ids);
  const player = pointPlayerOf(model, plan, ids, { policies, kernel });
  return [0, 1].map((point) => {
    try {
      return [...finish(player.steps(draw("values", point), 3, 2))];
    } catch (error) {
      if (error instanceof RunFailure) return error.message;
      throw error;
    }
  });
}

/** How far climbs come in the kernel and in the engine, and what their scores are, from level to level; each as text. */
function climbs(model: Model, plan: ClimbPlan, levels: readonly number[], trials: number) {
  const climbers = [kernelClimber(model, plan)!, engineClimber(model, plan)] as const;
  let footholds: (readonly [Foothold, Foothold])[] = [];
  const told: [kernel: string, engine: string][] = [];
  for (const [stage, level] of [...levels, Number.POSITIVE_INFINITY].entries()) {
    const next: typeof footholds = [];
    for (let run = 0; run < trials; run += 1) {
      const start = footholds[run % footholds.length] ?? [null, null];
      const [one, other] = climbers.map((climber, which) => {
        climber.beginAt(start[which] ?? null);
        try {
          const found = climber.climb(1000 * stage + run, level);
          return { ...found, text: found === null ? "broken" : `${found.highest} ${found.days} ${climber.scores()}` };
        } catch (error) {
          if (error instanceof RunFailure) return { text: "broken" };
          throw error;
        }
      }) as [{ highest?: number; text: string }, { text: string }];
      told.push([one.text, other.text]);
      if (one.highest !== undefined && one.highest >= level && stage < levels.length)
        next.push([climbers[0].foothold(), climbers[1].foothold()]);
    }
    if (next.length === 0) break;
    footholds = next;
  }
  return told;
}

/** What splitting climbs: every posture from its first state on, to the first milestone. */
function importanceOf({ milestones, postures, gauges }: Model): Importance {
  return {
    target: { kind: "milestone", index: milestones.length - 1 },
    postures: postures.map(({ states }, posture) => ({ posture, states: states.map((_, state) => state / 10) })),
    gauges: gauges.slice(0, 1).map((_, gauge) => ({ gauge, from: 0, to: 100, weight: 0.7 })),
  };
}

function climbDifferences(model: Model, plan: RunPlan, policies: Policies) {
  const { seed, days, historical } = plan;
  const from = saveWorld(model, seatedWorld(model, policies, { seed, days, historical }));
  const importance = importanceOf(model);
  const start = kernelClimber(model, { seed, from, importance, policies })!.climb(0, -1)!.highest;
  const told = climbs(model, { seed, from, importance, policies, scored: true }, [start + 0.15, start + 0.3], 6);
  climbed += told.length > 6 ? 1 : 0;
  return told.filter(([kernel, engine]) => kernel !== engine);
}

let climbed = 0;

describe("seats under a policy, in the kernel", () => {
  for (const scenario of library) {
    const { id } = scenario;
    it(`play as in the engine: ${id}`, sweepUnless(isUsual(id)), () => {
      const model = modelOf(scenario);
      const sampled = modelOf(allDrawn(scenario));
      const days = id === "long-arc" ? 400 : scenario.horizon;
      const runs = full ? 100 : 2;
      for (const [place, policies] of drawnPolicies(model, full ? 40 : 1, 20201110).entries()) {
        const plan = planOf(scenario, `seats-${place}`, { days, historical: (place + id.length) % 2 === 1 });
        const sample = drawnAssumptions(sampled.scenario, {});
        expect(differences(model, plan, 0, runs, { policies })).toEqual([]);
        expect(differences(sampled, plan, 9, runs, { policies, sample })).toEqual([]);
        expect(scoreDifferences(model, plan, runs, policies)).toEqual([]);
        expect(climbDifferences(model, plan, policies)).toEqual([]);
      }
    });
  }

  it("play as in the engine, of scenarios and policies that nobody wrote, and break where they break", {
    tags: "sized",
  }, () => {
    const tried = share(8, 25, 3000);
    const property = fc.property(
      arbitraryScenario,
      rawPolicies,
      fc.constantFrom("1", "2", "x-1_a"),
      fc.boolean(),
      (written, raw, seed, historical) => {
        const scenario = allDrawn(written);
        const model = modelOf(scenario);
        const policies = policiesOf(model, raw);
        const plan = planOf(scenario, seed, { historical });
        expect(differences(model, plan, 0, 4, { policies })).toEqual([]);
        const sample = drawnAssumptions(scenario, {});
        expect(differences(model, plan, 9, 3, { policies, sample })).toEqual([]);
        expect(scoreDifferences(model, plan, 2, policies)).toEqual([]);
        expect(pointsOf(model, plan, policies, true)).toEqual(pointsOf(model, plan, policies, false));
        expect(climbDifferences(model, plan, policies)).toEqual([]);
      },
    );
    fc.assert(property, { seed: 20200712, numRuns: tried, endOnFailure: true });
    expect(climbed).toBeGreaterThan(tried / 3);
  });

  it("order an answer within a turn of what it answers, and what had its time and did not lapse until its state is left", () => {
    const event = { cameo: "112" };
    const move = (id: string, from: string, to: string, trigger: Trigger) => ({ id, from, to, trigger });
    const north = loneActor(
      "north",
      ["calm", "armed"],
      [
        { ...move("arm", "calm", "armed", timeout(2.5)), event },
        { ...move("drill", "armed", "armed", timeout([0.5, 2])), event },
        { ...move("answer", "armed", "armed", answering(0.7, "south.stance.poke")), event },
        { ...move("call-off", "armed", "calm", timeout(1)), event, when: inState("south.stance", "open") },
        move("tire", "armed", "calm", rate(1 / 6)),
      ],
    );
    const south = loneActor(
      "south",
      ["calm", "open"],
      [
        move("poke", "calm", "calm", rate(1 / 6)),
        move("open", "calm", "open", rate(1 / 3)),
        move("close", "open", "calm", rate(1)),
      ],
    );
    const scenario = tinyScenario({ horizon: 60, turn: 2, actors: [north, south] });
    const model = modelOf(scenario);
    for (const every of [1, 2, 5]) {
      const orders = ["arm", "call-off", "answer", "drill"].map((id) => ({ order: `north.stance.${id}` }));
      const policies: Policies = { north: { every, orders }, south: "hold" };
      expect(differences(model, planOf(scenario, "occasions"), 0, 20, { policies })).toEqual([]);
      expect(climbDifferences(model, planOf(scenario, "occasions"), policies)).toEqual([]);
    }
  });

  it("read the assumptions that their rules ask for in each run that draws them", () => {
    const order = { label: "Go", brief: "Go." };
    const go = { id: "go", from: "calm", to: "gone", trigger: rate(1), order };
    const patience: Assumption = {
      ...{ id: "patience", label: "Patience", note: "Made up.", evidence: [] },
      ...{ value: 5, range: [1, 30], distribution: "uniform" },
    };
    const scenario = tinyScenario({ assumptions: [patience], actors: [loneActor("north", ["calm", "gone"], [go])] });
    const when: Condition = { kind: "day", min: { assumption: "patience" } };
    const policies: Policies = { north: { every: 1, orders: [{ when, order: "north.stance.go" }] } };
    const playing = { policies, sample: ["patience"] };
    expect(differences(modelOf(scenario), planOf(scenario, "patience"), 0, 10, playing)).toEqual([]);
  });

  it("break where several orders have more answers than one cascade may, and nowhere before", () => {
    const order = { label: "Go", brief: "Go." };
    const seat = (id: string) =>
      loneActor(id, ["calm", "gone"], [{ id: "go", from: "calm", to: "gone", trigger: rate(1), order }]);
    const chain = (length: number) =>
      Array.from({ length }, (_, place) => ({
        id: `r${place}`,
        from: "calm",
        to: "calm",
        trigger: answering(1, place === 0 ? "north.stance.go" : `chain.stance.r${place - 1}`),
      }));
    const go = (id: string) => [id, { every: 1, orders: [{ order: `${id}.stance.go` }] }] as const;
    const policies: Policies = Object.fromEntries([go("north"), go("south"), go("west")]);
    const broke = [63, 64].map((length) => {
      const actors = ["north", "south", "west"].map(seat);
      const scenario = tinyScenario({ actors: [...actors, loneActor("chain", ["calm"], chain(length))] });
      const model = modelOf(scenario);
      const plan = planOf(scenario, "limit");
      expect(differences(model, plan, 0, 2, { policies })).toEqual([]);
      const { play, world } = runMaker(model, plan, [], null, policies)(0);
      try {
        play!(world, nobody);
        return "";
      } catch (error) {
        return `${(error as Error).message}`;
      }
    });
    expect(broke).toEqual(["", expect.stringMatching(/trigger each other without end/)]);
  });

  it("give the same batches, paired with the model's runs too: events, details and sums", () => {
    const scenario = libraryScenario("tavush-2020");
    const policies = loadPolicies("docs/policies/all-brake.yaml", scenario);
    const plan = planOf(scenario, "1", { days: 30 });
    const arm = { scenario, variant: null, set: {} };
    const [one, other] = [true, false].map((kernel) => {
      const task = { planId: 0, plan };
      const play = createTaskRunner([arm, { ...arm, policies }], kernel);
      const paired = { firstRun: 0, runs: 20, rows: true, controls: true };
      const alone = { ...paired, events: "s1", details: true };
      return [
        finish(play({ ...task, request: paired, paired: true })),
        finish(createTaskRunner([{ ...arm, policies }], kernel)({ ...task, request: alone, paired: false })),
      ];
    });
    expect(one).toEqual(other);
    // By chance it does not come about under this policy.
    const { events } = one![1] as Batch;
    expect(events!.includes('"transition":"russia.mediation.appeal"')).toBe(true);
  });

  it("are refused with what the engine refuses", () => {
    const model = modelOf(libraryScenario("tavush-2020"));
    const orders = [{ order: "russia.mediation.appeal" }];
    const plan = { seed: "1", days: 5, historical: false };
    for (const every of [0, 0.5, Number.NaN])
      expect(() => openKernel(model, plan, { policies: { russia: { every, orders } } }, bare)).toThrow(
        /no number of days between two decisions/,
      );
    expect(() => openKernel(model, plan, { policies: { nobody: "hold" } }, bare)).toThrow("there is no actor nobody");
  });

  it("have given every kind of order", () => {
    const orders = [...compared].filter((kind) => kind.includes("order")).sort();
    const kinds = ["hazard", "response", "timeout"];
    expect(orders).toEqual(
      ["marked", "unmarked"].flatMap((order) => kinds.map((kind) => `moved ${order} order of a ${kind}`)),
    );
  });
});
