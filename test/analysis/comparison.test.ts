/**
 * A comparison says what its runs say: every run of both arms is played here one by one, and the differences, what they
 * vary by and what pairing is worth are worked out from that list.
 */
import { describe, expect, it } from "vitest";
import { type Arm, compareArms } from "../../src/analysis/index.js";
import { advance, createModel, createWorld, readGauges } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";

const scenario = libraryScenario("tavush-2020");
const plan = { seed: "one-by-one", days: 60, historical: false };
const runs = 120;

/** An assumption that moves much, taken from one end of its range to the other. */
const [assumption] = scenario.assumptions;
if (assumption === undefined) throw new Error("the scenario has assumptions");
const arms = assumption.range.map((value): Arm => ({ scenario, variant: null, set: { [assumption.id]: value } }));

/** What one run came to: gauges as they stood at last, milestones and endings as 1 or 0. */
interface Outcomes {
  readonly [outcome: string]: number;
}

function playedOneByOne({ set }: Arm): Outcomes[] {
  const model = createModel(scenario, { set });
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { ...plan, run });
    const records = advance(model, world, plan.days);
    const reached = new Set(records.flatMap((record) => (record.type === "milestone" ? [record.milestone] : [])));
    return Object.fromEntries([
      ...Object.entries(readGauges(model, world)).map(([id, value]) => [`gauges.${id}`, value]),
      ...scenario.milestones.map(({ id }) => [`milestones.${id}`, Number(reached.has(id))]),
      ...scenario.endings.map(({ id }) => [`endings.${id}`, Number(world.ending === id)]),
    ]);
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean squared distance from the mean. */
const variance = (values: readonly number[]): number => mean(values.map((value) => (value - mean(values)) ** 2));

describe("a comparison of two arms", async () => {
  const compared = await compareArms([arms[0] as Arm, arms[1] as Arm], plan, { runs, workers: 0 });
  const [first, second] = arms.map(playedOneByOne) as [Outcomes[], Outcomes[]];
  const outcomes = (["gauges", "milestones", "endings"] as const).flatMap((kind) =>
    Object.entries(compared[kind]).map(([id, told]) => {
      const of = (played: readonly Outcomes[]) => played.map((run) => run[`${kind}.${id}`] as number);
      const [one, two] = [of(first), of(second)];
      return { name: `${kind}.${id}`, told, one, two, apart: two.map((value, run) => value - (one[run] as number)) };
    }),
  );

  it("takes the first arm's mean from the second's", () => {
    expect(outcomes.length).toBeGreaterThan(20);
    for (const { name, told, one, two, apart } of outcomes) {
      expect(told.first, name).toBeCloseTo(mean(one), 9);
      expect(told.second, name).toBeCloseTo(mean(two), 9);
      expect(told.difference, name).toBeCloseTo(mean(apart), 9);
    }
    expect(outcomes.some(({ told }) => Math.abs(told.difference) > 0.1)).toBe(true);
  });

  it("says how many runs arms with dice of their own would need for the same variance", () => {
    let worthwhile = 0;
    for (const { name, told, one, two, apart } of outcomes) {
      const alone = variance(one) + variance(two);
      const paired = variance(apart);
      if (alone === 0 || paired === 0) {
        expect(told.independentRuns, name).toBeNull();
        continue;
      }
      // The variance of a mean falls with the runs: alone / wanted = paired / runs.
      const wanted = (runs * alone) / paired;
      expect(told.varianceRatio, name).toBeCloseTo(paired / alone, 9);
      expect(told.independentRuns, name).toBe(Math.round(wanted));
      if (wanted > 1.5 * runs) worthwhile += 1;
    }
    expect(worthwhile).toBeGreaterThan(5);
  });
});
