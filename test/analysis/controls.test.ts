/**
 * Control variates: the regression against one that is worked out from the runs themselves, by elimination; the intervals
 * against how often they hold the truth; and the rules about where they are used.
 */
import { describe, expect, it } from "vitest";
import { finish, type RunPlan } from "../../src/analysis/batch.js";
import { controlledEstimates } from "../../src/analysis/controls.js";
import { Folds } from "../../src/analysis/folds.js";
import { solveNormal } from "../../src/analysis/least-squares.js";
import { controlledOutcomes, likelihoodWith, sharedLikelihoods } from "../../src/analysis/likelihood.js";
import { outcomeColumns, outcomePlaces } from "../../src/analysis/outcome.js";
import { playerOf } from "../../src/analysis/player.js";
import { addTally, blankTally } from "../../src/analysis/tally.js";
import { createModel, createWorld, type Model, playThrough, RunScores, scoreTerms } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { nobody } from "../nobody.js";
import { loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";

const tutorial = createModel(loadScenario("tutorial").scenario, { mover: "table" });
const planOf = (model: Model, seed: string): RunPlan => ({ seed, days: model.scenario.horizon, historical: false });

/** An ensemble in batches, with its folds. */
function ensemble(model: Model, seed: string, runs: number, batch = 250) {
  const player = playerOf(model, planOf(model, seed));
  const folds = new Folds();
  const tally = blankTally(model, model.scenario.horizon, { gauges: false });
  const rows: number[][] = [];
  const width = outcomeColumns(model);
  for (let first = 0; first < runs; first += batch) {
    const request = { firstRun: first, runs: batch, rows: true, gauges: false, controls: true };
    const found = finish(player.steps(request));
    addTally(tally, found.tally);
    folds.add(first / batch, found.moments!);
    for (let row = 0; row < batch; row += 1) rows.push([...found.outcomes!.subarray(row * width, (row + 1) * width)]);
  }
  return { folds: folds.moments(), tally, rows };
}

/** Scores of each run, played in the engine. */
function scoresOf(model: Model, seed: string, runs: number): number[][] {
  const scores = new RunScores(model, scoreTerms(model));
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { seed, run, scores });
    playThrough(model, world, nobody);
    scores.finish(model, world);
    return [...scores.values];
  });
}

/** Solves a x = b by Gauss's elimination with pivots. */
function eliminate(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] as number]);
  const n = rows.length;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < n; row += 1) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= n; k += 1) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

describe("estimates with control variates", () => {
  it("are those of a regression of the runs themselves, each fold by the others", () => {
    const runs = 1500;
    const { folds, rows } = ensemble(tutorial, "brute", runs);
    const at = outcomePlaces(tutorial);
    const outcome = rows.map((row) => ((row[at.milestones] as number) >= 0 ? 1 : 0) as number);
    const scores = scoresOf(tutorial, "brute", runs);
    // No score of the tutorial is explained by others but those of the last end of each transition.
    const kept = scores[0]!
      .map((_, term) => term)
      .filter((term) => {
        const { kind, transition, end } = scoreTerms(tutorial).list[term]!;
        const isLast = kind === "weight" && end === tutorial.transitions[transition]!.ends.length - 1;
        return !isLast && scores.some((row) => row[term] !== 0);
      });
    let sum = 0;
    const residuals: number[] = [];
    for (let fold = 0; fold < runs / 250; fold += 1) {
      const others = scores.map((_, run) => run).filter((run) => Math.floor(run / 250) !== fold);
      const mean = (of: (run: number) => number) => others.reduce((all, run) => all + of(run), 0) / others.length;
      const means = kept.map((term) => mean((run) => scores[run]![term]!));
      const meanOutcome = mean((run) => outcome[run]!);
      const product = (of: (run: number) => number, other: (run: number) => number) =>
        others.reduce((all, run) => all + of(run) * other(run), 0);
      const centred = (place: number) => (run: number) => scores[run]![kept[place]!]! - means[place]!;
      const matrix = kept.map((_, i) => kept.map((__, j) => product(centred(i), centred(j))));
      const right = kept.map((_, i) => product(centred(i), (run) => outcome[run]! - meanOutcome));
      const weights = eliminate(matrix, right);
      for (let run = fold * 250; run < (fold + 1) * 250; run += 1) {
        const told = kept.reduce((all, term, place) => all + weights[place]! * scores[run]![term]!, 0);
        residuals.push(outcome[run]! - told);
        sum += outcome[run]! - told;
      }
    }
    const mean = sum / runs;
    const variance = residuals.reduce((all, value) => all + (value - mean) ** 2, 0) / (runs - 1);
    const found = controlledEstimates(folds)[tutorial.endings.length + 1]!;
    expect(found.mean).toBeCloseTo(mean, 9);
    expect(found.variance).toBeCloseTo(variance, 9);
    expect(found.plainVariance / found.variance).toBeGreaterThan(1.1);
  });

  it("hold the truth as often as they say, where a closed form knows it", () => {
    // One hazard: P = 1 − e^(−λT) = 20%.
    const scenario = tinyScenario({
      horizon: 10,
      actors: [
        loneActor(
          "a",
          ["calm", "grave"],
          [{ id: "go", from: "calm", to: "grave", trigger: rate(-Math.log(0.8) / 10) }],
        ),
      ],
      milestones: [{ id: "went", label: "went", on: ["a.stance.go"], evidence: [] } as never],
    });
    const model = createModel(scenario, { mover: "table" });
    let held = 0;
    const ensembles = 300;
    for (let number = 0; number < ensembles; number += 1) {
      const { folds, tally } = ensemble(model, `coverage-${number}`, 1000);
      const { controlled, used } = controlledOutcomes(tally, folds);
      const place = model.endings.length + 1;
      expect(used.has(place)).toBe(true);
      const { low, high, plainRuns } = likelihoodWith(tally.milestones[0]!, 1000, controlled[place]!);
      expect(plainRuns).toBeGreaterThan(1500);
      if (low <= 0.2 && 0.2 <= high) held += 1;
    }
    // 95% of 300, with four standard errors to each side.
    expect(held / ensembles).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / ensembles));
    expect(held / ensembles).toBeLessThan(0.95 + 4 * Math.sqrt((0.95 * 0.05) / ensembles));
  });

  it("hold the truth where a hazard is so rare that no run has seen it fire", () => {
    const rare = loneActor(
      "a",
      ["calm", "tense", "grave"],
      [
        { id: "warm", from: "calm", to: "tense", trigger: rate(0.8) },
        { id: "go", from: "tense", to: "grave", trigger: rate(0.8) },
        // Fires in one of a million runs. In all others its score follows the time spent in calm, and is never above 0.
        { id: "rare", from: "calm", to: "tense", trigger: rate(1e-6) },
      ],
    );
    const reached = { id: "reached", label: "", headline: "", on: ["a.stance.go"], evidence: [] };
    const model = createModel(tinyScenario({ horizon: 2, actors: [rare], milestones: [reached] }), { mover: "table" });
    const truth = 1 - Math.exp(-1.6) * (1 + 1.6);
    let held = 0;
    const ensembles = 60;
    for (let number = 0; number < ensembles; number += 1) {
      const { folds } = ensemble(model, `rare ${number}`, 1000);
      const { mean, variance, plainVariance } = controlledEstimates(folds)[1]!;
      expect(variance).toBeLessThan(plainVariance);
      if (Math.abs(mean - truth) <= 1.96 * Math.sqrt(variance / 1000)) held += 1;
    }
    expect(held / ensembles).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / ensembles));
  });

  it("are used neither for few runs nor for rare outcomes, nor where they gain nothing", () => {
    const { folds, tally } = ensemble(tutorial, "few", 250);
    expect([...controlledOutcomes(tally, folds).used]).toEqual([]);
    const { folds: many, tally: counted } = ensemble(tutorial, "many", 2000);
    const { controlled, used } = controlledOutcomes(counted, many);
    const counts = [...counted.endings, ...counted.milestones];
    expect(used.size).toBeGreaterThan(0);
    for (const [place, count] of counts.entries()) {
      const share = count / 2000;
      const { variance, plainVariance } = controlled[place]!;
      if (used.has(place)) {
        expect(share).toBeGreaterThanOrEqual(0.01);
        expect(share).toBeLessThanOrEqual(0.99);
        expect(plainVariance / variance).toBeGreaterThanOrEqual(1.1);
      }
    }
  });

  it("of endings add up to 1, whichever of them are estimated", () => {
    const controlled = [
      { mean: 0.31, variance: 0.05, plainVariance: 0.2 },
      null,
      { mean: 0.66, variance: 0.05, plainVariance: 0.2 },
    ];
    const found = sharedLikelihoods([300, 20, 680], 1000, controlled);
    expect(found.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(found[1]).toMatchObject({ p: 0.02, count: 20 });
    expect(found[1]).not.toHaveProperty("plainRuns");
    expect(found[0]!.p).toBeCloseTo((0.98 * 0.31) / 0.97, 12);
    expect(found[0]!.plain).toMatchObject({ p: 0.3 });
  });
});

describe("normal equations", () => {
  it("leave out a variable that those before it explain", () => {
    // Third = first + second.
    const covariance = [
      [2, 0.5, 2.5],
      [0.5, 1, 1.5],
      [2.5, 1.5, 4],
    ];
    const right = [1, 2, 3];
    const { scores, weights } = solveNormal([0, 1, 2], (i, j) => covariance[i]![j]!)((score) => right[score]!);
    expect(scores).toEqual([0, 1]);
    const expected = eliminate(
      [
        [2, 0.5],
        [0.5, 1],
      ],
      [1, 2],
    );
    for (const [place, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[place]!, 12);
  });
});
