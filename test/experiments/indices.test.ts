/**
 * Estimators of sensitivity against functions whose indices are known in closed form, with dice and without.
 */
import { describe, expect, it } from "vitest";
import { gFunction, ishigami, noisyG } from "../../bench/known-indices.mjs";
import { openStream } from "../../src/engine/index.js";
import { saltelliGroups, saltelliPairs, trajectories, trajectoryPairs } from "../../src/experiments/designs.js";
import { elementaryEffects } from "../../src/experiments/elementary-effects.js";
import { jackknifed } from "../../src/experiments/jackknife.js";
import { sobolIndices } from "../../src/experiments/sobol-indices.js";
import { full } from "../share.js";
import { drive } from "./driver.js";

const indicesOf = (
  play: Parameters<typeof drive>[0],
  factors: number,
  n: number,
  seed: string,
  points: "sobol" | "random",
  runs = 2,
) =>
  sobolIndices(drive(play, saltelliGroups(factors, n, seed, points), saltelliPairs(factors), runs), factors, {
    seed,
    sampling: points,
  })[0]!;

/** A uniform number of a run, the same at every point. */
const dice = (run: number, path: string) => openStream("dice", run, path)();

describe("Sobol indices", () => {
  it("of Ishigami's function with 4096 points lie within 0.02 of the closed form", () => {
    for (const seed of ["1", "2", "3"]) {
      const { first, total, shares } = indicesOf(ishigami.play, 3, 4096, seed, "sobol");
      for (const factor of [0, 1, 2]) {
        expect(Math.abs(first[factor]!.value - ishigami.first[factor]!), `first ${factor}`).toBeLessThan(0.02);
        expect(Math.abs(total[factor]!.value - ishigami.total[factor]!), `total ${factor}`).toBeLessThan(0.02);
      }
      // Nothing is left to dice.
      expect(shares.assumptions.value).toBeCloseTo(1, 12);
    }
    expect(ishigami.first[0]).toBeCloseTo(0.314, 3);
    expect(ishigami.first[1]).toBeCloseTo(0.442, 3);
    expect(ishigami.total[0]).toBeCloseTo(0.558, 3);
    expect(ishigami.total[2]).toBeCloseTo(0.244, 3);
  });

  it.each([
    { what: "the g-function, 256 groups", known: () => gFunction, groups: 256, runs: 2, sampling: "sobol" },
    { what: "the g-function, 64 groups", known: () => gFunction, groups: 64, runs: 2, sampling: "sobol" },
    { what: "the g-function, random points", known: () => gFunction, groups: 256, runs: 2, sampling: "random" },
    { what: "the g-function with dice", known: noisyG, groups: 64, runs: 20, sampling: "sobol" },
  ] as const)(
    "of $what: intervals at nominal 95% hold 90 to 98% of the time",
    { tags: "sweep" },
    ({ known, groups, runs, sampling }) => {
      const repetitions = full ? 400 : 30;
      const held: number[] = [];
      for (let seed = 0; seed < repetitions; seed += 1) {
        const { play, factors, ...truth } = known(seed);
        const { first, total, shares } = indicesOf(play, factors, groups, `${seed}`, sampling, runs);
        const pairs = [
          ...first.map((found, factor) => [found, truth.first[factor]!] as const),
          ...total.map((found, factor) => [found, truth.total[factor]!] as const),
          // Without dice all shares are the same in every study.
          ...(["assumptions", "dice", "both"] as const)
            .filter(() => truth.shares.dice > 0)
            .map((part) => [shares[part], truth.shares[part]] as const),
        ];
        for (const [place, [{ low, high }, value]] of pairs.entries())
          held[place] = (held[place] ?? 0) + (low <= value && value <= high ? 1 : 0);
      }
      const all = held.reduce((sum, one) => sum + one, 0) / (held.length * repetitions);
      expect(all).toBeGreaterThan(0.9);
      expect(all).toBeLessThan(0.98);
      // Of each index, within four standard errors of such a share.
      const margin = 4 * Math.sqrt((0.9 * 0.1) / repetitions);
      for (const [place, one] of held.entries())
        expect(one / repetitions, `index ${place}`).toBeGreaterThan(0.9 - margin);
    },
  );

  it("of 4096 Sobol points are nearer to the truth than those of as many random points", { tags: "sweep" }, () => {
    const errorOf = (sampling: "sobol" | "random") => {
      const found = ["1", "2", "3"].flatMap((seed) => indicesOf(ishigami.play, 3, 4096, seed, sampling).first);
      return Math.sqrt(found.reduce((sum, { value }, place) => sum + (value - ishigami.first[place % 3]!) ** 2, 0));
    };
    // Standard errors of the worst index are 0.006 and 0.019.
    expect(errorOf("sobol")).toBeLessThan(errorOf("random") / 1.5);
  });

  it("of probabilities are those of the probabilities, whatever the runs add to them", () => {
    // A run has the outcome if its dice are below p(x); p has a share of 0.8 from the first factor and 0.2 from the second.
    const chance = ([x = 0, y = 0]: readonly number[]) => 0.3 + 0.2 * x + 0.1 * y;
    const found = indicesOf(
      (point, run) => (dice(run, "u") < chance(point) ? 1 : 0),
      2,
      full ? 8192 : 2048,
      "5",
      "sobol",
      8,
    );
    const variance = (0.2 ** 2 + 0.1 ** 2) / 12;
    const mean = 0.45;
    const whole = mean * (1 - mean);
    expect(found.mean).toBeCloseTo(mean, 1);
    // Of all variance the assumptions have 1.7%, and without correction eight runs a point would say 13%.
    const { assumptions, dice: chanceAlone, both } = found.shares;
    expect(assumptions.low).toBeLessThan(variance / whole);
    expect(assumptions.high).toBeGreaterThan(variance / whole);
    expect(assumptions.high).toBeLessThan(0.05);
    expect(assumptions.value + chanceAlone.value + both.value).toBeCloseTo(1, 12);
    for (const [estimates, truth] of [[found.first, [0.8, 0.2]] as const, [found.total, [0.8, 0.2]] as const])
      for (const [factor, { low, high }] of estimates.entries()) {
        expect(low, `factor ${factor}`).toBeLessThanOrEqual(truth[factor]!);
        expect(high, `factor ${factor}`).toBeGreaterThanOrEqual(truth[factor]!);
      }
  });

  it("split a run's variance into that of assumptions, of dice, and of both together", () => {
    // x + d + xd with x and d uniform around 0: variances 1/12, 1/12 and 1/144.
    const found = indicesOf(
      ([x = 0], run) => x - 0.5 + (dice(run, "d") - 0.5) + (x - 0.5) * (dice(run, "d") - 0.5),
      1,
      4096,
      "7",
      "sobol",
      4,
    );
    const whole = 1 / 12 + 1 / 12 + 1 / 144;
    // A standard error is about 0.011 with 4096 groups.
    for (const [share, part] of [
      [found.shares.assumptions, 1 / 12],
      [found.shares.dice, 1 / 12],
      [found.shares.both, 1 / 144],
    ] as const)
      expect(Math.abs(share.value - part / whole)).toBeLessThan(0.03);
    expect(found.sd).toBeCloseTo(Math.sqrt(whole), 1);
    expect(found.isTold).toBe(true);
  });

  it("are not told where dice are all there is", () => {
    let told = 0;
    for (let seed = 0; seed < 40; seed += 1)
      if (indicesOf((_, run) => (dice(run + 1000 * seed, "u") < 0.4 ? 1 : 0), 2, 64, `${seed}`, "random", 5).isTold)
        told += 1;
    // The interval leaves 0 out above it in 2.5% of cases: of 40, more than 5 are 1 in 1,000.
    expect(told).toBeLessThanOrEqual(5);
  });

  it("need two groups, of Sobol points as many of each randomisation, and two runs a point", () => {
    expect(() => indicesOf(ishigami.play, 3, 1, "1", "random")).toThrow(RangeError);
    expect(() => indicesOf(ishigami.play, 3, 8, "1", "random", 1)).toThrow(RangeError);
    for (const groups of [0, 7, 12])
      expect(() => indicesOf(ishigami.play, 3, groups, "1", "sobol")).toThrow(RangeError);
    expect(indicesOf(ishigami.play, 3, 16, "1", "sobol").first).toHaveLength(3);
  });
});

describe("the jackknife", () => {
  it("of a mean is Student's interval", () => {
    const units = [1, 4, 2, 8, 5, 7, 3, 6].map((value) => Float64Array.of(value));
    const [found] = jackknifed(units, ([mean = 0]) => [mean]);
    // Mean 4.5, variance 6; the quantile of seven degrees of freedom is 2.3646.
    expect(found!.value).toBe(4.5);
    expect(found!.high - 4.5).toBeCloseTo(2.3646 * Math.sqrt(6 / 8), 2);
    expect(4.5 - found!.low).toBeCloseTo(found!.high - 4.5, 12);
  });

  it("tells the estimate how many units its means are of", () => {
    const counts: number[] = [];
    jackknifed(
      [1, 2, 3, 4].map((value) => Float64Array.of(value)),
      (_, count) => {
        counts.push(count);
        return [];
      },
    );
    expect(counts).toEqual([4, 3, 3, 3, 3]);
  });
});

describe("elementary effects", () => {
  const effectsOf = (play: Parameters<typeof drive>[0], factors: number, n: number, runs = 2) => {
    const design = trajectories(factors, n, "1");
    return elementaryEffects(
      design,
      drive(
        play,
        design.map(({ points }) => points),
        trajectoryPairs(factors),
        runs,
      ),
      "1",
    )[0]!;
  };

  it("of a sum are its coefficients, without spread", () => {
    const [x, y, z] = effectsOf(([x = 0, y = 0]) => 3 * x - 2 * y, 3, 10);
    expect(x!.mu.value).toBeCloseTo(3, 12);
    expect(y!.mu.value).toBeCloseTo(-2, 12);
    expect(y!.muStar.value).toBeCloseTo(2, 12);
    expect(z!.muStar.value).toBeCloseTo(0, 12);
    for (const { sigma, floor } of [x!, y!, z!]) {
      expect(sigma).toBeCloseTo(0, 6);
      expect(floor).toBeCloseTo(0, 6);
    }
  });

  it("of a product spread, and do not where only dice do", () => {
    const [x] = effectsOf(([x = 0, y = 0]) => x * y, 2, 400);
    // The effect of x is y, which takes 0, 1/3, 2/3 and 1 alike: mean 1/2, variance 5/36.
    expect(x!.mu.value).toBeCloseTo(0.5, 1);
    expect(x!.sigma).toBeCloseTo(Math.sqrt(5 / 36), 1);
    const noisy = effectsOf(([x = 0], run) => (dice(run, "u") < 0.2 + 0.3 * x ? 1 : 0), 2, 400, 20);
    expect(noisy[0]!.mu.low).toBeLessThan(0.3);
    expect(noisy[0]!.mu.high).toBeGreaterThan(0.3);
    // Four standard errors of a variance estimated from 400 effects that chance alone spreads.
    const { floor } = noisy[0]!;
    const noise = (floor * floor * Math.PI) / 2;
    expect(noisy[0]!.sigma ** 2).toBeLessThan(4 * noise * Math.sqrt(2 / 400));
    // Dice are the same at both ends of a step, so that what has no effect has none at all.
    expect(noisy[1]!.muStar.value).toBe(0);
    expect(noisy[1]!.floor).toBe(0);
  });
});
