/**
 * The dice: von Neumann's exponentials over a million draws, and streams whose keys are as alike as keys here get.
 */
import { describe, expect, it } from "vitest";
import { drawExponential, openStream } from "../../src/engine/index.js";
import { expectDeciles, expectDistribution, expectMean, expectNear, expectShare, expectVariance } from "./measure.js";

describe("von Neumann's exponentials", () => {
  const draws = new Float64Array(1_000_000);
  const stream = openStream("validation", 0, "a.stance.go");
  for (let index = 0; index < draws.length; index += 1) draws[index] = drawExponential(stream);

  it("have mean 1, variance 1 and third moment 6 over a million draws", () => {
    expectMean(draws, 1, 1);
    expectVariance(draws, 1, 1, 9);
    expectMean(
      draws.map((x) => x ** 3),
      6,
      720 - 36,
    );
  });
  it("have the deciles and the tail of an exponential", () => {
    expectDeciles(draws, (p) => -Math.log(1 - p));
    expectDistribution(draws, [3, 5, 7, 9], (x) => 1 - Math.exp(-x));
  });
  it("have whole and fractional parts that are independent", () => {
    const meanFraction = 1 - 1 / (Math.E - 1);
    const meanWhole = 1 / (Math.E - 1);
    const products = draws.map((x) => (Math.floor(x) - meanWhole) * (x - Math.floor(x) - meanFraction));
    const varianceWhole = Math.E / (Math.E - 1) ** 2;
    const varianceFraction = 1 - varianceWhole;
    expectMean(products, 0, varianceWhole * varianceFraction);
  });
  it("do not follow from the draw before", () => {
    const products = draws.slice(1).map((x, index) => (x - 1) * (draws[index]! - 1));
    expectMean(products, 0, 1);
  });
});

describe("streams whose keys are alike", () => {
  const length = 20_000;
  type Key = readonly [seed: string, run: number, path: string];
  const uniforms = ([seed, run, path]: Key): number[] => {
    const stream = openStream(seed, run, path);
    return Array.from({ length }, () => stream());
  };

  const path = "russia.mediation.hint";
  const pairs: readonly (readonly [string, Key, Key])[] = [
    ["neighbouring runs", ["1", 0, path], ["1", 1, path]],
    ["runs 1 and 11", ["1", 1, path], ["1", 11, path]],
    ["seeds 1 and 11", ["1", 0, path], ["11", 0, path]],
    ["seeds 11 and 111", ["11", 0, path], ["111", 0, path]],
    ["seeds that differ in case", ["a", 0, path], ["A", 0, path]],
    ["paths that differ in the last letter", ["1", 0, "a.stance.t1"], ["1", 0, "a.stance.t2"]],
    ["paths that share a prefix", ["1", 0, "a.stance.go"], ["1", 0, "a.stance.go-on"]],
    ["a run and a seed that swap places", ["1", 2, path], ["2", 1, path]],
    ["a long seed and its neighbour", ["x".repeat(63).concat("1"), 0, path], ["x".repeat(63).concat("2"), 0, path]],
  ];

  it.each(pairs)("do not follow each other, at any lag up to 3: %s", (_name, one, two) => {
    const [first, second] = [uniforms(one), uniforms(two)];
    for (const lag of [-3, -2, -1, 0, 1, 2, 3]) {
      const products: number[] = [];
      for (let index = 3; index < length - 3; index += 1) {
        products.push((first[index]! - 0.5) * (second[index + lag]! - 0.5));
      }
      expectMean(products, 0, 1 / 144);
    }
  });
  it.each(pairs)("share no draw: %s", (_name, one, two) => {
    const first = new Set(uniforms(one).slice(0, 100));
    expect(uniforms(two).filter((draw) => first.has(draw))).toEqual([]);
  });

  /** The n-th draw of each of many streams that differ in one part of their key. */
  const across = (key: (index: number) => Key, nth: number): number[] =>
    Array.from({ length }, (_, index) => {
      const stream = openStream(...key(index));
      for (let skipped = 1; skipped < nth; skipped += 1) stream();
      return stream();
    });

  const families: readonly (readonly [string, (index: number) => Key])[] = [
    ["runs", (index) => ["1", index, path]],
    ["seeds", (index) => [`${index}`, 0, path]],
    ["paths", (index) => ["1", 0, `a.stance.t${index}`]],
  ];

  it.each(families)("begin uniformly across %s, and unlike their neighbours", (_name, key) => {
    for (const nth of [1, 2, 5]) {
      const draws = across(key, nth);
      expectMean(draws, 0.5, 1 / 12);
      expectVariance(draws, 0.5, 1 / 12, 1 / 80);
      expectDeciles(draws, (p) => p);
      const neighbours = draws.slice(1).map((draw, index) => (draw - 0.5) * (draws[index]! - 0.5));
      expectMean(neighbours, 0, 1 / 144);
      const tenApart = draws.slice(10).map((draw, index) => (draw - 0.5) * (draws[index]! - 0.5));
      expectMean(tenApart, 0, 1 / 144);
    }
  });
  it.each(families)("fill the square of their first two draws evenly across %s", (_name, key) => {
    const side = 10;
    const cells = new Array<number>(side * side).fill(0);
    const [firsts, seconds] = [across(key, 1), across(key, 2)];
    for (const [index, first] of firsts.entries()) {
      cells[Math.floor(first * side) * side + Math.floor(seconds[index]! * side)]! += 1;
    }
    const expected = length / cells.length;
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const freedom = cells.length - 1;
    expectNear(chiSquare, freedom, Math.sqrt(2 * freedom));
  });
  it.each(families)("set every bit of a draw as often as not, across %s", (_name, key) => {
    const draws = across(key, 1).map((draw) => draw * 2 ** 32);
    for (let bit = 0; bit < 32; bit += 1) {
      const set = draws.filter((draw) => Math.floor(draw / 2 ** bit) % 2 === 1).length;
      expectShare(set, length, 0.5);
    }
  });
});
