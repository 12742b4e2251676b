/**
 * Draws of assumptions: each distribution against its closed form, shared and opposed draws against rank correlation, and
 * a sampled ensemble against a loop with dice of its own that plays each run by hand.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { type Batch, openEnsemble, openWorkerPool, outcomePlaces } from "../../src/analysis/index.js";
import {
  type Assumption,
  advance,
  createModel,
  createWorld,
  quantileOf,
  readGauges,
  type Scenario,
  sampler,
} from "../../src/engine/index.js";
import { expectDistribution, expectMean, expectNear, expectVariance, runCount } from "./measure.js";
import { gaugeOf, loneActor, tinyScenario, wait } from "./tiny-scenario.js";

type Drawn = Pick<Assumption, "distribution" | "value" | "range"> & Pick<Partial<Assumption>, "with">;

const assumptionOf = (id: string, drawn: Drawn): Assumption => ({ id, label: id, note: "", evidence: [], ...drawn });
const scenarioOf = (drawn: { readonly [id: string]: Drawn }): Scenario =>
  tinyScenario({
    format: 2,
    assumptions: Object.entries(drawn).map(([id, parts]) => assumptionOf(id, parts)),
    actors: [loneActor("a", ["calm"], [])],
  });

/** Values of every assumption over many runs. */
function drawMany(scenario: Scenario, seed = "validation"): { readonly [id: string]: Float64Array } {
  const ids = scenario.assumptions.map(({ id }) => id);
  const draw = sampler(scenario, ids);
  const values = Object.fromEntries(ids.map((id) => [id, new Float64Array(runCount)]));
  for (let run = 0; run < runCount; run += 1) {
    for (const [id, value] of Object.entries(draw(seed, run))) values[id]![run] = value;
  }
  return values;
}

/** Mean, variance, fourth central moment and distribution function of a density, by the midpoint rule. */
function momentsOf([low, high]: readonly [number, number], density: (x: number) => number, steps = 20_000) {
  const width = (high - low) / steps;
  const at = (step: number) => low + (step + 0.5) * width;
  const sum = (of: (x: number) => number) => {
    let total = 0;
    for (let step = 0; step < steps; step += 1) total += of(at(step)) * density(at(step)) * width;
    return total;
  };
  const whole = sum(() => 1);
  const mean = sum((x) => x) / whole;
  const below: number[] = [0];
  for (let step = 0; step < steps; step += 1) below.push(below[step]! + (density(at(step)) * width) / whole);
  return {
    mean,
    variance: sum((x) => (x - mean) ** 2) / whole,
    fourth: sum((x) => (x - mean) ** 4) / whole,
    cdf: (x: number) => below[Math.round(((x - low) / (high - low)) * steps)]!,
  };
}

/** The density, not normalised, as textbooks write it. */
function densityOf({ distribution, value, range: [low, high] }: Drawn): (x: number) => number {
  switch (distribution) {
    case "triangular":
      return (x) => (x < value ? (x - low) / (value - low) : (high - x) / (high - value));
    case "pert": {
      const first = (4 * (value - low)) / (high - low);
      return (x) => (x - low) ** first * (high - x) ** (4 - first);
    }
    case "log-uniform":
      return (x) => 1 / x;
    default:
      return () => 1;
  }
}

/** Mean and variance in closed form. */
function closedForm({ distribution, value, range: [low, high] }: Drawn): readonly [mean: number, variance: number] {
  switch (distribution) {
    case "triangular":
      return [
        (low + value + high) / 3,
        (low ** 2 + value ** 2 + high ** 2 - low * value - low * high - value * high) / 18,
      ];
    case "pert": {
      const mean = (low + 4 * value + high) / 6;
      return [mean, ((mean - low) * (high - mean)) / 7];
    }
    case "log-uniform": {
      const log = Math.log(high / low);
      const mean = (high - low) / log;
      return [mean, (high ** 2 - low ** 2) / (2 * log) - mean ** 2];
    }
    default:
      return [(low + high) / 2, (high - low) ** 2 / 12];
  }
}

const shapes: readonly Drawn[] = [
  { distribution: "uniform", value: 1, range: [-2, 5] },
  { distribution: "triangular", value: 2, range: [0.5, 7] },
  { distribution: "triangular", value: 0.5, range: [0.5, 7] },
  { distribution: "triangular", value: 7, range: [0.5, 7] },
  { distribution: "pert", value: 2, range: [0.5, 7] },
  { distribution: "pert", value: 0.5, range: [0.5, 7] },
  { distribution: "pert", value: 7, range: [0.5, 7] },
  { distribution: "pert", value: -1, range: [-3, 1] },
  { distribution: "log-uniform", value: 1, range: [0.4, 2.5] },
  { distribution: "log-uniform", value: 1, range: [0.05, 20] },
];
const named = shapes.map(
  (drawn) => [`${drawn.distribution} ${drawn.range.join(" to ")} at ${drawn.value}`, drawn] as const,
);

describe("the draws of an assumption", () => {
  it.each(named)("have the deciles, mean and variance of their distribution: %s", (_name, drawn) => {
    const values = drawMany(scenarioOf({ x: drawn })).x!;
    const [low, high] = drawn.range;
    const { mean, variance, fourth, cdf } = momentsOf(drawn.range, densityOf(drawn));
    const [exactMean, exactVariance] = closedForm(drawn);
    expect(mean / exactMean).toBeCloseTo(1, 4);
    expect(variance / exactVariance).toBeCloseTo(1, 4);
    expectMean(values, exactMean, exactVariance);
    expectVariance(values, exactMean, exactVariance, fourth);
    const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((decile) => quantileOf(drawn)!(decile / 10));
    expectDistribution(values, deciles, cdf);
    for (const [place, value] of deciles.entries()) expect(cdf(value)).toBeCloseTo((place + 1) / 10, 3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...values)).toBeLessThanOrEqual(high);
  });

  it("of a log-uniform one are the exponential of a uniform one, to 1e-14", () => {
    const quantile = quantileOf({ distribution: "log-uniform", value: 1, range: [0.4, 2.5] })!;
    for (let step = 0; step <= 1000; step += 1) {
      const exact = 0.4 * Math.exp((step / 1000) * Math.log(2.5 / 0.4));
      expect(Math.abs(quantile(step / 1000) / exact - 1)).toBeLessThan(1e-14);
    }
  });

  it.each([
    // Where one parameter of the beta distribution is 1 or both are whole, its distribution function is a polynomial.
    ["at its lowest", 0, (x: number) => 1 - (1 - x) ** 5],
    ["at its highest", 1, (x: number) => x ** 5],
    ["in the middle", 0.5, (x: number) => x ** 3 * (10 - 15 * x + 6 * x ** 2)],
    ["at a quarter", 0.25, (x: number) => 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4],
  ] as const)("of a PERT one invert its distribution function to 1e-12, with the mode %s", (_where, value, cdf) => {
    const quantile = quantileOf({ distribution: "pert", value, range: [0, 1] })!;
    for (let step = 0; step <= 1000; step += 1) expect(cdf(quantile(step / 1000))).toBeCloseTo(step / 1000, 12);
    expect([quantile(0), quantile(1)]).toEqual([0, 1]);
  });

  it("of a PERT one are those of its closed forms to 1e-13 of the range, with the mode at either end", () => {
    const [low, high] = [0, 1].map((value) => quantileOf({ distribution: "pert", value, range: [0, 1] })!);
    for (let step = 0; step <= 1000; step += 1) {
      const p = step / 1000;
      expect(Math.abs(low!(p) - (1 - (1 - p) ** 0.2))).toBeLessThan(1e-13);
      expect(Math.abs(high!(p) - p ** 0.2)).toBeLessThan(1e-13);
    }
  });

  /** The integral of the beta density up to x, by tanh-sinh quadrature, which copes with powers that are not whole. */
  function betaArea(first: number, second: number, x: number): number {
    let sum = 0;
    for (let k = -400; k <= 400; k += 1) {
      const t = k / 100;
      // The distance to each end by itself, or it would lose its digits.
      const left = x / (1 + Math.exp(-Math.PI * Math.sinh(t)));
      const right = x / (1 + Math.exp(Math.PI * Math.sinh(t)));
      const weight = (Math.PI * Math.cosh(t) * left * right) / x / 100;
      sum += left ** (first - 1) * (1 - x + right) ** (second - 1) * weight;
    }
    return sum;
  }

  it.each([0.01, 0.1, 0.3, 0.37, 0.8, 0.999])(
    "of a PERT one invert its integral to 1e-12, with the mode at %d",
    (value) => {
      const quantile = quantileOf({ distribution: "pert", value, range: [0, 1] })!;
      const [first, second] = [1 + 4 * value, 5 - 4 * value];
      const whole = betaArea(first, second, 1);
      for (let step = 1; step < 100; step += 1) {
        expect(betaArea(first, second, quantile(step / 100)) / whole).toBeCloseTo(step / 100, 12);
      }
    },
  );

  it.each(named)("never fall as the probability rises: %s", (_name, drawn) => {
    const quantile = quantileOf(drawn)!;
    const values = Array.from({ length: 20_001 }, (_, step) => quantile(step / 20_000));
    expect(values.filter((value, place) => place > 0 && !(value >= values[place - 1]!))).toEqual([]);
  });
});

/** Spearman's correlation. */
function rankCorrelation(one: Float64Array, other: Float64Array): number {
  const ranks = (values: Float64Array) => {
    const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
    const found = new Float64Array(values.length);
    for (const [rank, place] of order.entries()) found[place] = rank;
    return found;
  };
  const [first, second] = [ranks(one), ranks(other)];
  let squares = 0;
  for (let place = 0; place < first.length; place += 1) squares += (first[place]! - second[place]!) ** 2;
  const n = first.length;
  return 1 - (6 * squares) / (n * (n * n - 1));
}

describe("shared draws", () => {
  const values = drawMany(
    scenarioOf({
      alone: { distribution: "uniform", value: 1, range: [0, 2] },
      lead: { distribution: "pert", value: 1, range: [0, 5] },
      alike: { distribution: "log-uniform", value: 1, range: [0.1, 9], with: { assumption: "lead" } },
      against: { distribution: "triangular", value: 1, range: [0, 9], with: { assumption: "alike", opposed: true } },
      again: { distribution: "uniform", value: 1, range: [0, 9], with: { assumption: "against", opposed: true } },
    }),
  );

  it.each([
    ["lead", "alike", 1],
    ["lead", "against", -1],
    ["alike", "against", -1],
    ["lead", "again", 1],
  ] as const)("put %s and %s in one order", (one, other, sign) => {
    expect(rankCorrelation(values[one]!, values[other]!)).toBeCloseTo(sign, 6);
  });

  it("leave others alone", () => {
    for (const other of ["lead", "alike", "against", "again"]) {
      expectNear(rankCorrelation(values.alone!, values[other]!), 0, 1 / Math.sqrt(runCount - 1));
    }
  });
});

describe("a sampled ensemble", () => {
  const scenario = tinyScenario({
    format: 2,
    horizon: 20,
    gauges: [gaugeOf("heat", { max: 1e6 })],
    assumptions: [
      assumptionOf("pace", { distribution: "log-uniform", value: 1, range: [0.2, 5] }),
      assumptionOf("size", {
        distribution: "pert",
        value: 4,
        range: [1, 16],
        with: { assumption: "pace", opposed: true },
      }),
    ],
    actors: [
      loneActor(
        "a",
        ["calm"],
        [
          {
            id: "flare",
            from: "calm",
            to: "calm",
            trigger: wait(4),
            ratios: [{ kind: "assumption", assumption: "pace", label: "pace", evidence: [] }],
            effects: [{ gauge: "heat", add: { assumption: "size" } }],
          },
        ],
      ),
    ],
  });

  /** mulberry32, which the engine does not know. */
  function ownDice(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  it("spreads as runs do that are set and played one by one with values drawn by other dice", async () => {
    const sample = ["pace", "size"];
    const pool = await openWorkerPool([{ scenario, variant: null, set: {}, sample }], { workers: 0 });
    const model = createModel(scenario);
    const place = outcomePlaces(model).gauges;
    const sampled: number[] = [];
    const onBatch = ({ outcomes }: Batch) => {
      const rows = outcomes!;
      for (let row = 0; row < rows.length; row += place + 2) sampled.push(rows[row + place]!);
    };
    const plan = { seed: "validation", days: 20, historical: false };
    await openEnsemble({ model, plan, pool, rows: true, onBatch }).runTo(runCount);
    await pool.close();
    expect(sampled).toHaveLength(runCount);

    const dice = ownDice(7);
    const { cdf } = momentsOf([1, 16], densityOf({ distribution: "pert", value: 4, range: [1, 16] }), 20_000);
    const byHand: number[] = [];
    for (let run = 0; run < runCount; run += 1) {
      const uniform = dice();
      const pace = 0.2 * Math.exp(uniform * Math.log(25));
      // Bisection of the numerical distribution function.
      let [low, high] = [1, 16];
      while (high - low > 1e-3) {
        const middle = (low + high) / 2;
        if (cdf(middle) < 1 - uniform) low = middle;
        else high = middle;
      }
      const one = createModel(scenario, { set: { pace, size: low }, mover: "table" });
      const world = createWorld(one, { seed: "by-hand", run });
      advance(one, world, 20);
      byHand.push(readGauges(one, world).heat!);
    }

    const moments = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const power = (exponent: number) =>
        values.reduce((sum, value) => sum + (value - mean) ** exponent, 0) / values.length;
      return { mean, variance: power(2), fourth: power(4) };
    };
    const [first, second] = [moments(sampled), moments(byHand)];
    expectNear(first.mean, second.mean, Math.sqrt((first.variance + second.variance) / runCount));
    const error = (of: typeof first) => (of.fourth - of.variance ** 2) / runCount;
    expectNear(first.variance, second.variance, Math.sqrt(error(first) + error(second)));
    // Without sampling the spread is another: this comparison can fail.
    const plain = moments(
      Array.from({ length: 2000 }, (_, run) => {
        const world = createWorld(model, { seed: "plain", run });
        advance(model, world, 20);
        return readGauges(model, world).heat!;
      }),
    );
    expect(plain.variance).toBeLessThan(0.8 * first.variance);
  });
});
