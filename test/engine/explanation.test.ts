/**
 * What an explanation says is what the engine used: its parts make the rate that fired, to the last bit.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  type Explanation,
  estimativeWord,
  explain,
  type PostureRecord,
  probabilityWithin,
  type Ratio,
} from "../../src/engine/index.js";
import { fictional } from "./fictional.js";

const model = createModel(fictional);
const runs = 250;

interface Fired {
  readonly record: PostureRecord;
  readonly why: Explanation;
}

const fired: Fired[] = [];
for (let run = 0; run < runs; run += 1) {
  const world = createWorld(model, { seed: "explanation", run });
  for (const record of advance(model, world, fictional.horizon, { explain: true })) {
    if (!("transition" in record)) continue;
    fired.push({ record, why: record.why! });
  }
}
const byHazard = fired.filter(({ record }) => record.type === "transition");

describe(`every transition fired in ${runs} runs`, () => {
  it("is explained", () => {
    expect(byHazard.length).toBeGreaterThan(runs * 3);
    expect(fired.every(({ record, why }) => why.transition === record.transition)).toBe(true);
    expect(fired.every(({ record, why }) => why.from === record.from && why.to === record.to)).toBe(true);
  });
  it("had the rate that base × ratios make, multiplied in the order shown, exactly", () => {
    for (const { record, why } of byHazard) {
      let ratePerDay = why.basePerDay;
      for (const factor of why.factors) {
        ratePerDay *= factor.ratio;
        expect(factor.ratePerDay).toBe(ratePerDay);
      }
      expect(why.ratePerDay).toBe(ratePerDay);
      expect(record.ratePerDay).toBe(ratePerDay);
    }
  });
  it("lists every ratio of the scenario: assumptions, then what moves with postures, then with gauges", () => {
    const declared = new Map(
      fictional.actors
        .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
        .map(({ path, ratios }) => {
          const pace = (ratio: Ratio) => {
            if (ratio.kind === "assumption") return 0;
            return ratio.kind === "condition" && !/"kind":"(gauge|day)"/.test(JSON.stringify(ratio.when)) ? 1 : 2;
          };
          return [path, [...ratios].sort((one, other) => pace(one) - pace(other))];
        }),
    );
    for (const { why } of fired) {
      expect(why.factors.map(({ label }) => label)).toEqual(declared.get(why.transition)!.map(({ label }) => label));
    }
  });
  it("fired with its pressure at its breaking point", () => {
    for (const { why } of byHazard) {
      expect(why.breakingPoint).not.toBeNull();
      expect(Math.abs(why.pressure - why.breakingPoint!)).toBeLessThan(1e-12 * Math.max(1, why.breakingPoint!));
    }
  });
  it("was possible, and its probabilities and words follow from its rate", () => {
    for (const { why } of byHazard) {
      expect(why.possible).toBe(true);
      for (const [days, likelihood] of [
        [1, why.withinDay],
        [7, why.withinWeek],
      ] as const) {
        expect(likelihood?.p).toBe(probabilityWithin(why.ratePerDay, days));
        expect(likelihood?.word).toBe(estimativeWord(likelihood?.p ?? -1));
        expect(likelihood?.p).toBeCloseTo(1 - Math.exp(-why.ratePerDay * days), 13);
      }
    }
  });
  it("shares the race with its rivals in proportion to their rates", () => {
    for (const { why } of byHazard) {
      const total = why.rivals.reduce((sum, rival) => sum + rival.ratePerDay, why.ratePerDay);
      expect(why.share).toBeCloseTo(why.ratePerDay / total, 12);
      for (const rival of why.rivals) expect(rival.share).toBeCloseTo(rival.ratePerDay / total, 12);
      const shares = why.rivals.map(({ share }) => share);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(why.rivals.map(({ transition }) => transition)).not.toContain(why.transition);
    }
  });
  it("that answered says what, and with which chance", () => {
    const responses = fired.filter(({ record }) => record.type === "response");
    expect(responses.length).toBeGreaterThan(runs);
    for (const { record, why } of responses) {
      expect(why.trigger).toBe("response");
      expect(why.answers).toBe(record.answers);
      expect(why.chance).toBe(record.chance);
    }
  });
});

describe("shares of the race", () => {
  it("come true: each transition fires as often as its shares add up to, within four standard errors", () => {
    // Whenever some hazard fired, every entrant had a share; their sum over all such moments is the expected count.
    // Rates may have changed since the race began, which is no matter: shares are those at the moment of firing.
    const expected = new Map<string, { sum: number; variance: number; count: number }>();
    for (const { why } of byHazard) {
      for (const { transition, share } of [why, ...why.rivals]) {
        const entry = expected.get(transition) ?? { sum: 0, variance: 0, count: 0 };
        entry.sum += share;
        entry.variance += share * (1 - share);
        if (transition === why.transition) entry.count += 1;
        expected.set(transition, entry);
      }
    }
    expect(expected.size).toBeGreaterThan(4);
    for (const [transition, { sum, variance, count }] of expected) {
      const off = (count - sum) / Math.sqrt(variance);
      expect(Math.abs(off), `${transition}: ${count} times, expected ${sum.toFixed(1)}`).toBeLessThan(4);
    }
  });
});

describe("asking about what is not happening", () => {
  it("explains any transition at any time, possible or not", () => {
    const world = createWorld(model, { seed: "1" });
    advance(model, world, 5.5);
    const paths = fictional.actors.flatMap(({ postures }) =>
      postures.flatMap(({ transitions }) => transitions.map(({ path }) => path)),
    );
    const answers = paths.map((path) => explain(model, world, path));
    expect(answers.map(({ transition }) => transition)).toEqual(paths);
    expect(answers.some(({ possible }) => possible)).toBe(true);
    expect(answers.some(({ possible }) => !possible)).toBe(true);
  });
  it("refuses a path that is no transition", () => {
    expect(() => explain(model, createWorld(model, { seed: "1" }), "front.hostilities.no-such")).toThrow(RangeError);
  });
});
