/**
 * Exact sums against whole numbers of any size: nothing is rounded, whatever the numbers, their order and how they are grouped.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExactSums } from "../../src/analysis/exact-sums.js";

/** A double as a whole number of 2⁻¹³⁰; its lower bits are dropped, as sums drop them. */
function inUnits(value: number): bigint {
  const scaled = value * 2 ** 100;
  if (Number.isSafeInteger(scaled)) return BigInt(scaled) << 30n;
  // A double above 2⁵³ is whole.
  return scaled > -(2 ** 53) && scaled < 2 ** 53 ? BigInt(Math.round(scaled * 2 ** 30)) : BigInt(scaled) << 30n;
}

/** Numbers whose bits all lie at or above 2⁻¹³⁰, of sizes far apart. */
const addend = fc
  .tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: -100, max: 90 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

const digitsOf = (sums: ExactSums) => JSON.stringify(sums.limbs());
const sumOf = (values: readonly number[]) => {
  const sums = new ExactSums(1);
  for (const value of values) sums.addAll(Float64Array.of(value));
  return sums;
};

/** What digits stand for, in units of 2⁻¹³⁰. */
const told = (sums: ExactSums) =>
  sums.limbs().reduce((sum, { unit, digits }) => sum + (BigInt(digits[0] as number) << BigInt(unit + 130)), 0n);

describe("exact sums", () => {
  it("are those of whole numbers", () => {
    const rule = fc.property(fc.array(addend, { maxLength: 40 }), (values) => {
      const exact = values.reduce((sum, value) => sum + inUnits(value), 0n);
      const sums = sumOf(values);
      expect(told(sums)).toBe(exact);
      const near = Number(exact) * 2 ** -130;
      expect(Math.abs((sums.values()[0] as number) - near)).toBeLessThanOrEqual(Math.abs(near) * 2 ** -52);
    });
    fc.assert(rule, { seed: 20200712, numRuns: 500 });
  });

  it("have the same digits in any order and grouping, read from digits or not", () => {
    const rule = fc.property(
      fc.array(addend, { minLength: 2, maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      (values, choices) => {
        const whole = sumOf(values);
        let parts = values.map((value) => sumOf([value]));
        while (parts.length > 1) {
          const at = choices.next().value % parts.length;
          const one = parts[at] as ExactSums;
          parts = parts.filter((_, place) => place !== at);
          const other = parts[choices.next().value % parts.length] as ExactSums;
          other.merge(choices.next().value % 2 === 0 ? one : (ExactSums.read(1, one.limbs()) as ExactSums));
        }
        expect(digitsOf(parts[0] as ExactSums)).toBe(digitsOf(whole));
        expect((parts[0] as ExactSums).values()).toEqual(whole.values());
      },
    );
    fc.assert(rule, { seed: 20200712, numRuns: 300 });
  });

  it("stay exact when they are doubled far past what a double counts", () => {
    const sums = sumOf([0.1, 3, -2e-9, 12345.678]);
    const once = told(sums);
    for (let times = 0; times < 60; times += 1) sums.merge(ExactSums.read(1, sums.limbs()) as ExactSums);
    expect(told(sums)).toBe(once << 60n);
  });

  it("carry in time where the same digits come again and again", () => {
    // Half the unit of the next limb, the most that an addend puts into one.
    const sums = sumOf([2 ** 25 - 1]);
    const many = new ExactSums(1);
    // As many merges as addends leave room for, each of the heaviest sum that has not carried.
    for (let times = 0; times < 25; times += 1) sums.merge(sums);
    for (let times = 0; times < 100; times += 1) many.merge(sums);
    expect(told(many)).toBe((BigInt(2 ** 25 - 1) << 155n) * 100n);
  });

  it("refuse what is not finite, and digits that are none", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 156])
      expect(() => sumOf([value])).toThrow(RangeError);
    const digits = sumOf([0.1]).limbs();
    expect(ExactSums.read(1, digits)).not.toBeNull();
    const wrong = [
      digits.map((limb) => ({ ...limb, unit: limb.unit + 1 })),
      digits.map((limb) => ({ ...limb, digits: [] })),
      digits.map((limb) => ({ ...limb, digits: [0.5] })),
      digits.map((limb) => ({ ...limb, digits: [2 ** 25] })),
      [...digits, ...digits],
    ];
    for (const limbs of wrong) expect(ExactSums.read(1, limbs)).toBeNull();
  });
});
