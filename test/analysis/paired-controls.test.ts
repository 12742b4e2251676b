/**
 * Control variates of paired runs: the regression against projections of the runs themselves; intervals against how often they
 * hold a difference that a closed form knows; and the rules about where they are used.
 */
import { describe, expect, it } from "vitest";
import { finish, type RunPlan } from "../../src/analysis/batch.js";
import { type Differences, differencesOf } from "../../src/analysis/compare.js";
import { controlledEstimates } from "../../src/analysis/controls.js";
import { type PairedDifference, sharesDiffer, sharesEstimated } from "../../src/analysis/difference.js";
import { Folds } from "../../src/analysis/folds.js";
import { addPairTally, blankPairTally, pairBatchSteps } from "../../src/analysis/pair.js";
import { playerOf } from "../../src/analysis/player.js";
import {
  advance,
  createModel,
  createWorld,
  type Model,
  playThrough,
  RunScores,
  type Scenario,
  scoreTerms,
} from "../../src/engine/index.js";
import { nobody } from "../nobody.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";

type Models = readonly [Model, Model];

const batch = 250;
const planOf = ([{ scenario }]: Models, seed: string): RunPlan => ({ seed, days: scenario.horizon, historical: false });
const modelOf = (scenario: Scenario, set = {}) => createModel(scenario, { set, mover: "table" });

/** A comparison of pairs that are played here, in batches of 250, with its folds. */
function compared(models: Models, seed: string, runs: number, controls = true) {
  const plan = planOf(models, seed);
  const players = [playerOf(models[0], plan), playerOf(models[1], plan)] as const;
  const pair = blankPairTally(models);
  const folds = new Folds();
  for (let firstRun = 0; firstRun < runs; firstRun += batch) {
    const request = { firstRun, runs: batch, rows: false, controls };
    const part = finish(pairBatchSteps(models, request, players))[0]!;
    addPairTally(pair, part.pair);
    if (part.moments !== undefined) folds.add(firstRun / batch, part.moments);
  }
  return {
    comparison: differencesOf(models, pair, folds.moments()),
    folds: folds.moments(),
    pair,
  };
}

/** Each run's scores, and whether it reached the milestone, played in the engine. */
function played(model: Model, seed: string, runs: number, milestone: string) {
  const scores = new RunScores(model, scoreTerms(model));
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { seed, run, scores });
    playThrough(model, world, nobody);
    scores.finish(model, world);
    const records = advance(model, createWorld(model, { seed, run }), model.scenario.horizon);
    const reached = records.some((record) => record.type === "milestone" && record.milestone === milestone);
    return { scores: [...scores.values], reached: Number(reached) };
  });
}

/** What is left of a vector when its projections on others, orthogonal to each other, are taken away. */
function lessProjections(vector: readonly number[], on: readonly (readonly number[])[]): number[] {
  let left = [...vector];
  // Twice, because once leaves rounding errors.
  for (const other of [...on, ...on]) {
    const share = dot(left, other) / dot(other, other);
    left = left.map((value, place) => value - share * (other[place] as number));
  }
  return left;
}

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, place) => sum + value * (other[place] as number), 0);

const changes = ({ endings, milestones, gauges }: Differences): [string, PairedDifference][] =>
  [endings, milestones, gauges].flatMap((kind) => Object.entries(kind));

/** Three steps, the first of which has the given rate. */
const steps = (first: number, ids = ["go", "on", "far"]) => {
  const states = ["calm", "tense", "grave", "open"];
  const transitions = ids.map((id, place) => ({
    id,
    from: states[place],
    to: states[place + 1],
    trigger: rate(place === 0 ? first : 0.1),
  }));
  return tinyScenario({
    horizon: 10,
    actors: [loneActor("a", states, transitions as never)],
    milestones: [
      { id: "went", label: "went", on: [`a.stance.${ids[0]}`], evidence: [] } as never,
      { id: "ended", label: "ended", on: [`a.stance.${ids[1]}`], evidence: [] } as never,
    ],
  });
};

describe("differences of paired runs with control variates", () => {
  it("are those of a regression on both arms' own scores, each fold by the others", () => {
    const models = [modelOf(steps(0.05)), modelOf(steps(0.08))] as const;
    const runs = 1500;
    const { folds, pair } = compared(models, "brute", runs);
    const [one, two] = models.map((model) => played(model, "brute", runs, "ended"));
    const apart = two!.map(({ reached }, run) => reached - one![run]!.reached);
    const scores = one!.map((run, place) => [...run.scores, ...two![place]!.scores]);
    const residuals: number[] = [];
    for (let fold = 0; fold < runs / batch; fold += 1) {
      const others = scores.map((_, run) => run).filter((run) => Math.floor(run / batch) !== fold);
      // Columns of the runs of the other folds, each made orthogonal to those before it; with it, by which mix of columns.
      const columns: number[][] = [others.map(() => 1)];
      const basis: number[][] = [others.map(() => 1)];
      for (const term of scores[0]!.keys()) {
        const column = others.map((run) => scores[run]![term]!);
        const left = lessProjections(column, basis);
        if (dot(left, left) <= 1e-6 * dot(column, column)) continue;
        columns.push(column);
        basis.push(left);
      }
      expect(columns.length).toBe(7);
      // Coefficients from the last column backwards: only it has a share in the last direction.
      let left = others.map((run) => apart[run]!);
      const weights = columns.map(() => 0);
      for (let place = columns.length - 1; place >= 0; place -= 1) {
        const direction = lessProjections(columns[place]!, basis.slice(0, place));
        weights[place] = dot(left, direction) / dot(direction, direction);
        left = left.map((value, row) => value - weights[place]! * columns[place]![row]!);
      }
      for (let run = fold * batch; run < (fold + 1) * batch; run += 1)
        residuals.push(apart[run]! - dot(weights.slice(1), scores[run]!));
    }
    const mean = residuals.reduce((sum, value) => sum + value, 0) / runs;
    const variance = residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
    const place = Object.keys(pair.endings).length + Object.keys(pair.milestones).indexOf("ended");
    const found = controlledEstimates(folds)[2 * place + 1]!;
    expect(found.mean).toBeCloseTo(mean, 9);
    expect(found.variance).toBeCloseTo(variance, 9);
    expect(found.plainVariance / found.variance).toBeGreaterThan(1.1);
  });

  // One hazard: P = 1 − e^(−λT) = 20% and 27%.
  const [rateOfFirst, rateOfSecond] = [-Math.log(0.8) / 10, -Math.log(0.73) / 10];
  it.each([
    ["of one hazard", ["go", "on", "far"]],
    ["of hazards that the arms do not share", ["start", "on", "far"]],
  ])("hold the truth as often as they say, where a closed form knows it: two rates %s", (_, ids) => {
    const models = [modelOf(steps(rateOfFirst)), modelOf(steps(rateOfSecond, ids))] as const;
    const ensembles = full ? 300 : 40;
    let held = 0;
    let gain = 0;
    for (let number = 0; number < ensembles; number += 1) {
      const { went } = compared(models, `coverage-${number}`, 1000).comparison.milestones;
      const { low, high, plain } = went!;
      if (low <= 0.07 && 0.07 <= high) held += 1;
      if (plain !== undefined) gain += ((plain.high - plain.low) / (high - low)) ** 2 / ensembles;
    }
    expect(gain).toBeGreaterThan(1.2);
    // 95%, with four standard errors to each side.
    expect(held / ensembles).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / ensembles));
    expect(held / ensembles).toBeLessThan(0.95 + 4 * Math.sqrt((0.95 * 0.05) / ensembles));
  });

  const scenario = libraryScenario("tavush-2020");
  const [assumption] = scenario.assumptions;
  if (assumption === undefined) throw new Error("the scenario has assumptions");
  const models = [modelOf(scenario), modelOf(scenario, { [assumption.id]: assumption.range[1] })] as const;

  it("are near what many more pairs with other dice count", { tags: "sweep" }, () => {
    const estimated = changes(compared(models, "few", 2000).comparison).filter(([, { plain }]) => plain !== undefined);
    const many = new Map(changes(compared(models, "many", full ? 15_000 : 6_000, false).comparison));
    expect(estimated.length).toBeGreaterThan(10);
    for (const [id, { difference, low, high }] of estimated) {
      const truth = many.get(id)!;
      const error = Math.hypot(high - low, truth.high - truth.low) / (2 * 1.96);
      expect(Math.abs(difference - truth.difference) / error, id).toBeLessThan(4);
    }
  });

  it("keep what was counted beside them, and are surer than it", () => {
    const counted = new Map(changes(compared(models, "beside", 2000, false).comparison));
    const found = changes(compared(models, "beside", 2000).comparison);
    let estimated = 0;
    for (const [id, { plain, ...change }] of found) {
      const { independentRuns, varianceRatio, ...figures } = counted.get(id)!;
      if (plain === undefined) {
        expect({ ...change }, id).toEqual({ ...figures, independentRuns, varianceRatio });
        continue;
      }
      estimated += 1;
      expect(plain, id).toEqual(figures);
      expect(change.second - change.first, id).toBeCloseTo(change.difference, 12);
      expect(change.independentRuns, id).toBeGreaterThan(1.09 * independentRuns!);
    }
    expect(estimated).toBeGreaterThan(10);
    expect(counted.size).toBe(found.length);
  });

  it("are the same wherever the runs are played", () => {
    const request = { firstRun: 40, runs: 60, rows: false, controls: true };
    const plan = planOf(models, "places");
    const [kernel, engine] = [true, false].map((inKernel) => {
      const players = models.map((model) => playerOf(model, plan, { kernel: inKernel }));
      return finish(pairBatchSteps(models, request, players))[0];
    });
    expect(kernel?.moments?.runs).toBe(60);
    expect(kernel).toEqual(engine);
  });
});

describe("a difference of shares", () => {
  const of = (mean: number, variance: number, plainVariance: number) => ({ mean, variance, plainVariance });
  const controls = { first: of(0.31, 0.1, 0.2), difference: of(0.021, 0.02, 0.04) };
  const counts = { both: 280, onlyFirst: 20, onlySecond: 40 };
  const gone = { ...controls, difference: of(0.75, 0.02, 0.04) };
  const small = { ...controls, difference: of(0.021, 0.037, 0.04) };

  it("is estimated where control variates help", () => {
    const { plain, first, second, difference } = sharesEstimated(counts, 1000, controls);
    expect([first, difference]).toEqual([0.31, 0.021]);
    expect(second).toBeCloseTo(0.331, 12);
    expect(plain).toMatchObject({ first: 0.3, second: 0.32 });
  });

  it.each([
    ["with fewer than 500 runs", counts, 499, controls],
    ["where fewer than 30 runs differ", { both: 280, onlyFirst: 9, onlySecond: 20 }, 1000, controls],
    ["where fewer than 1% of the runs differ", counts, 6001, controls],
    ["where the gain is below 1.1", counts, 1000, small],
    ["where the estimate is no probability", counts, 1000, gone],
    ["where there are no control variates", counts, 1000, { first: undefined, difference: undefined }],
  ])("is counted %s", (_, cells, n, estimate) => {
    expect(sharesEstimated(cells, n, estimate)).toEqual(sharesDiffer(cells, n));
  });

  it("is added to what the first arm counts, where control variates help with the difference only", () => {
    const found = sharesEstimated(counts, 1000, { ...controls, first: of(0.31, 0.19, 0.2) });
    expect(found).toMatchObject({ first: 0.3, difference: 0.021 });
  });
});
