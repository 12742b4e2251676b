/**
 * Scores: their mean is 0 in whatever is played, and the mean of an outcome times a score is the derivative of its
 * probability, which closed forms give for a rate, a shape, a ratio, a chance and a weight.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type Model,
  playThrough,
  RunScores,
  type Scenario,
  type ScoreTerm,
  scoreTerms,
  type World,
} from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { nobody } from "../nobody.js";
import { library } from "../report/library.js";
import { full } from "../share.js";
import { expectNear, runCount } from "./measure.js";
import { answering, inState, loneActor, rate, staged, tinyScenario, whileHolds } from "./tiny-scenario.js";

/** Plays runs with their scores. */
function eachScored(
  model: Model,
  runs: number,
  take: (world: World, scores: Float64Array) => void,
  makeWorld = (run: number, scores: RunScores) => createWorld(model, { seed: "scores", run, scores }),
): void {
  const scores = new RunScores(model, scoreTerms(model, true));
  for (let run = 0; run < runs; run += 1) {
    const world = makeWorld(run, scores);
    playThrough(model, world, nobody);
    scores.finish(model, world);
    take(world, scores.values);
  }
}

/** Holds the mean of something over runs to its expectation, within four standard errors of what was measured. */
function expectMeanOf(values: readonly number[], expected: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expectNear(mean, expected, Math.sqrt(variance / values.length));
}

/** Holds the derivative of the probability of a state at the end to a closed form. */
function expectDerivative(
  scenario: Scenario,
  { kind, ratio = false, end = -1 }: { kind: ScoreTerm["kind"]; ratio?: boolean; end?: number },
  reached: (model: Model, world: World) => boolean,
  expected: number,
  runs = runCount,
): void {
  const model = createModel(scenario, { mover: "table" });
  const term = scoreTerms(model, true).list.findIndex(
    (of) => of.kind === kind && of.ratio >= 0 === ratio && (kind !== "weight" || of.end === end),
  );
  const found: number[] = [];
  eachScored(model, runs, (world, scores) => {
    found.push((reached(model, world) ? 1 : 0) * (scores[term] as number));
  });
  expectMeanOf(found, expected);
}

const stateOf = (model: Model, world: World, actor: number) =>
  model.postures[actor]?.states[world.states[actor] as number];
const isGrave = (model: Model, world: World) => stateOf(model, world, 0) === "grave";

const go = (trigger: ReturnType<typeof rate>, more = {}) => ({ id: "go", from: "calm", to: "grave", trigger, ...more });

describe("the mean of an outcome times a score is a derivative", () => {
  it("to the rate of a hazard", () => {
    const scenario = tinyScenario({ horizon: 10, actors: [loneActor("a", ["calm", "grave"], [go(rate(0.08))])] });
    // P = 1 − e^(−λT); dP/d ln λ = λT e^(−λT).
    expectDerivative(scenario, { kind: "rate" }, isGrave, 0.8 * Math.exp(-0.8));
  });

  it.each([2, 3, 10])("to the rate of a wait in %d stages", (shape) => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 10,
      actors: [loneActor("a", ["calm", "grave"], [go(staged(12, shape))])],
    });
    // P is the Erlang distribution at x = kT/mean; dP/d ln λ = x times its density.
    const x = (shape * 10) / 12;
    let density = Math.exp(-x);
    for (let j = 1; j < shape; j += 1) density *= x / j;
    expectDerivative(scenario, { kind: "rate" }, isGrave, x * density);
  });

  it("to a ratio that is in force for part of the time", () => {
    // b turns at rate μ; from then on a's rate is λr. P(a not grave) = ∫ μe^(−μs) e^(−λs − λr(T−s)) ds + e^(−(μ+λ)T).
    const [T, lambda, mu, r] = [20, 0.03, 0.1, 2.5];
    const scenario = tinyScenario({
      horizon: T,
      actors: [
        loneActor("a", ["calm", "grave"], [go(rate(lambda), { ratios: [whileHolds(inState("b.stance", "on"), r)] })]),
        loneActor("b", ["off", "on"], [{ id: "turn", from: "off", to: "on", trigger: rate(mu) }]),
      ],
    });
    const p = (ratio: number) => {
      const k = mu + lambda - lambda * ratio;
      return 1 - (mu * Math.exp(-lambda * ratio * T) * (1 - Math.exp(-k * T))) / k - Math.exp(-(mu + lambda) * T);
    };
    const h = 1e-5;
    expectDerivative(scenario, { kind: "rate", ratio: true }, isGrave, (p(r * (1 + h)) - p(r * (1 - h))) / (2 * h));
  });

  it("to the odds of a chance, and to a ratio on them", () => {
    const asks = { id: "ask", from: "on", to: "on", trigger: rate(0.2) };
    const answers = {
      id: "go",
      from: "calm",
      to: "grave",
      trigger: answering(0.1, "b.stance.ask"),
      ratios: [whileHolds(inState("b.stance", "on"), 3)],
    };
    const scenario = tinyScenario({
      format: 2,
      horizon: 10,
      actors: [loneActor("a", ["calm", "grave"], [answers]), loneActor("b", ["on"], [asks])],
    });
    // Asked at rate μ, it answers with p: P = 1 − e^(−μpT); dP/d ln odds = μT p(1 − p) e^(−μpT).
    const p = (0.1 * 3) / (0.1 * 3 + 0.9);
    const expected = 2 * p * (1 - p) * Math.exp(-2 * p);
    expectDerivative(scenario, { kind: "chance" }, isGrave, expected);
    expectDerivative(scenario, { kind: "chance", ratio: true }, isGrave, expected);
  });

  it("to the weight of an outcome", () => {
    const outcome = (id: string, to: string, weight: number) => ({
      id,
      to,
      weight,
      ratios: [],
      effects: [],
      headline: id,
      evidence: [],
    });
    const outcomes = [outcome("bad", "grave", 2), outcome("good", "well", 3), outcome("none", "calm", 5)];
    const scenario = tinyScenario({
      format: 2,
      horizon: 10,
      actors: [
        loneActor("a", ["calm", "grave", "well"], [{ id: "go", from: "calm", trigger: rate(0.3), outcomes } as never]),
      ],
    });
    // Leaves at rate λ(a + b), to grave with a/(a + b), where a and b are the shares of weights out of the whole.
    const p = (bad: number) => {
      const [a, b] = [bad / (bad + 8), 3 / (bad + 8)];
      return (a / (a + b)) * (1 - Math.exp(-3 * (a + b)));
    };
    const h = 1e-5;
    expectDerivative(scenario, { kind: "weight", end: 0 }, isGrave, (p(2 * (1 + h)) - p(2 * (1 - h))) / (2 * h));
  });

  it("of futures, where a wait in stages has begun", () => {
    const shape = 3;
    const scenario = tinyScenario({
      format: 2,
      horizon: 20,
      actors: [loneActor("a", ["calm", "grave"], [go(staged(15, shape))])],
    });
    const model = createModel(scenario, { mover: "table" });
    let origin = createWorld(model, { seed: "begun" });
    for (let run = 1; origin.time < 8 || isGrave(model, origin); run += 1) {
      origin = createWorld(model, { seed: "begun", run });
      advance(model, origin, 8);
    }
    // Given that it waits at day 8: S(H + 12λ)/S(H) with S(H) = e^(−kH) Σ (kH)^j/j!.
    const survival = (pressure: number) => {
      let [term, sum] = [1, 0];
      for (let j = 0; j < shape; j += 1) {
        sum += term;
        term *= (shape * pressure) / (j + 1);
      }
      return sum * Math.exp(-shape * pressure);
    };
    const p = (factor: number) => 1 - survival(8 / 15 + (factor * 12) / 15) / survival(8 / 15);
    const found: number[] = [];
    eachScored(
      model,
      runCount,
      (world, scores) => found.push((isGrave(model, world) ? 1 : 0) * (scores[0] as number)),
      (run, scores) => forkFuture(model, origin, "future", run, scores),
    );
    const h = 1e-5;
    expectMeanOf(found, (p(1 + h) - p(1 - h)) / (2 * h));
  });
});

describe("the mean of a score is 0", () => {
  const runs = full ? 4000 : 1000;
  it.each(
    [
      ...library.filter(({ id }) => full || id === "tavush-2020" || id === "tutorial"),
      loadScenario("docs/examples/cuba-1962.yaml").scenario,
    ].map((of) => [of.id, of] as const),
  )(
    "in %s, for every rate, chance, weight and ratio",
    (_, scenario) => {
      const model = createModel(scenario, { mover: "table" });
      const { list } = scoreTerms(model, true);
      const sums = list.map(() => [0, 0, 0] as [number, number, number]);
      eachScored(model, runs, (_world, scores) => {
        scores.forEach((score, term) => {
          const sum = sums[term] as [number, number, number];
          if (score !== 0) sum[0] += 1;
          sum[1] += score;
          sum[2] += score * score;
        });
      });
      let tried = 0;
      sums.forEach(([some, sum, squares], term) => {
        // A mean of few values is not normal. Hundreds are tried, so that one of them may lie beyond four errors.
        if (some < 200) return;
        tried += 1;
        expect(Math.abs(sum), JSON.stringify(list[term])).toBeLessThan(4.5 * Math.sqrt(squares));
      });
      expect(tried).toBeGreaterThan(5);
    },
    300_000,
  );
});
