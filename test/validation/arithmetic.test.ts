/**
 * The engine's own arithmetic against the platform's: probabilities without `exp`, and dates without `Date`.
 */
import { describe, expect, it } from "vitest";
import {
  dateOfDay,
  dayOfDate,
  estimativeWord,
  exponentialMinusOne,
  openStream,
  probabilityWithin,
} from "../../src/engine/index.js";

describe("exp(x) − 1 by halving and doubling", () => {
  const stream = openStream("validation", 0, "arithmetic");
  const arguments_ = [
    ...Array.from({ length: 20_000 }, () => -(10 ** (stream() * 21 - 18))),
    ...Array.from({ length: 20_000 }, () => -750 * stream()),
    -0.03125,
    -0.0312500001,
    -0.5,
    -1,
    -745,
    -746,
  ];
  it("agrees with Math.expm1 to 2e-15, relative, from 1e-18 to 750", () => {
    let worst = 0;
    for (const x of arguments_) worst = Math.max(worst, Math.abs(exponentialMinusOne(x) / Math.expm1(x) - 1));
    expect(worst).toBeLessThan(2e-15);
  });
  it("is exact where it must be: nothing at 0, −1 far out, never below", () => {
    expect(exponentialMinusOne(0)).toBe(0);
    expect(exponentialMinusOne(-1e9)).toBe(-1);
    expect(exponentialMinusOne(-Infinity)).toBe(-1);
    for (const x of arguments_) expect(exponentialMinusOne(x)).toBeGreaterThanOrEqual(-1);
  });
  it("never falls as the argument rises", () => {
    const sorted = [...arguments_].sort((a, b) => a - b).map(exponentialMinusOne);
    const slack = 4e-16;
    for (let index = 1; index < sorted.length; index += 1) {
      expect(sorted[index]! - sorted[index - 1]!).toBeGreaterThanOrEqual(-slack);
    }
  });
});

describe("a probability within days", () => {
  it("is 1 − exp(−rate·days), and nothing for no rate or no time", () => {
    expect(probabilityWithin(1 / 6, 7)).toBeCloseTo(1 - Math.exp(-7 / 6), 14);
    expect(probabilityWithin(0, 7)).toBe(0);
    expect(probabilityWithin(1, 0)).toBe(0);
    expect(probabilityWithin(1e9, 1e3)).toBe(1);
  });
  it.each([
    [0, "not possible"],
    [0.03, "almost no chance"],
    [0.05, "very unlikely"],
    [0.2, "unlikely"],
    [0.5, "roughly even chance"],
    [0.7, "likely"],
    [0.9, "very likely"],
    [0.97, "almost certain"],
    [1, "certain"],
  ])("of %d is called, after ICD 203, %s", (p, word) => {
    expect(estimativeWord(p)).toBe(word);
  });
});

describe("dates", () => {
  it("are those of the calendar on every day of four centuries and more", () => {
    const start = Date.UTC(1899, 11, 31);
    for (let day = 0; day < 200_000; day += 1) {
      const expected = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
      const date = dateOfDay("1899-12-31", day);
      if (date !== expected || dayOfDate("1899-12-31", date) !== day) expect([date, day]).toEqual([expected, day]);
    }
  });
  it("before the start are counted back", () => {
    expect(dayOfDate("2020-07-12", "2020-07-01")).toBe(-11);
    expect(dateOfDay("2020-07-12", 48)).toBe("2020-08-29");
  });
});
