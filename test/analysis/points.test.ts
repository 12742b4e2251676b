/**
 * Points of an experiment: what is played with other values of assumptions, without compiling the scenario again, is what a plain
 * run with these values set plays, to the bit, on any number of threads and in any parts.
 */
import { describe, expect, test } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import {
  type Arm,
  armModel,
  hashOfPoint,
  joinUnits,
  openEnsemble,
  openWorkerPool,
  partsOf,
  type Unit,
  type UnitSums,
} from "../../src/analysis/index.js";
import { pointPlayerOf } from "../../src/analysis/point-player.js";
import { responseReader, responsesOf } from "../../src/analysis/responses.js";
import { unitSteps } from "../../src/analysis/unit.js";
import { sampler } from "../../src/engine/index.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { withRates } from "../engine/with-rates.js";
import { full } from "../share.js";

const armOf = (id: string): Arm => ({ scenario: loadScenario(findScenario(id)).scenario, variant: null, set: {} });
const planOf = ({ scenario }: Arm, days = scenario.horizon) => ({ seed: "points", days, historical: false });

/** The hash of a plain run of these runs with these values set. */
async function plainHash(arm: Arm, set: Arm["set"], first: number, runs: number, days: number): Promise<string> {
  const own = { ...arm, set };
  const pool = await openWorkerPool([own], { workers: 0 });
  const ensemble = openEnsemble({ model: armModel(own), plan: planOf(arm, days), pool, first });
  await ensemble.runTo(runs);
  await pool.close();
  return ensemble.hash();
}

describe("points", () => {
  const ids = full ? ["tavush-2020", "autumn-war-2020", "aftermath-2020", "four-day-war-2016"] : ["tavush-2020"];
  test.each(ids)(
    "of %s play what a plain run with the same values set plays, in the kernel and in the engine",
    async (id) => {
      const arm = armOf(id);
      const drawn = arm.scenario.assumptions
        .filter(({ distribution }) => distribution !== undefined)
        .map((one) => one.id);
      const draw = sampler(arm.scenario, drawn);
      const points = [0, 1, 2].map((run) => draw("values", run));
      const model = armModel(arm);
      const reading = { count: responsesOf(model).length, read: responseReader(model) };
      const unit: Unit = { arm: 0, points, firstRun: 240, runs: 30 };
      const keeping = { pairs: [], rows: true };
      const [inKernel, inEngine] = [true, false].map((kernel) =>
        finish(unitSteps(pointPlayerOf(model, planOf(arm, 40), drawn, { kernel }), reading, unit, keeping)),
      ) as [UnitSums, UnitSums];
      expect(inKernel).toEqual(inEngine);
      for (const [point, values] of points.entries())
        expect(hashOfPoint(inKernel, point), `point ${point}`).toBe(await plainHash(arm, values, 240, 30, 40));
      expect(new Set(points.map((_, point) => hashOfPoint(inKernel, point))).size).toBe(3);
    },
  );

  test("with factors on rates play what the scenario in which these rates are written plays", async () => {
    const arm = armOf("tavush-2020");
    const model = armModel(arm);
    const paths = ["front.hostilities.escalate", "azerbaijan.posture.mobilise", "russia.council.lapse"];
    // Values of assumptions and factors on rates act together.
    const points = [
      { [paths[0]!]: 3, "war-proneness": 1.5 },
      { [paths[1]!]: 0.25, [paths[2]!]: 2 },
    ];
    const ids = [...paths, "war-proneness"];
    const reading = { count: responsesOf(model).length, read: responseReader(model) };
    const unit: Unit = { arm: 0, points, firstRun: 240, runs: 30 };
    const [inKernel, inEngine] = [true, false].map((kernel) =>
      finish(
        unitSteps(pointPlayerOf(model, planOf(arm, 40), ids, { kernel }), reading, unit, { pairs: [], rows: true }),
      ),
    ) as [UnitSums, UnitSums];
    expect(inKernel).toEqual(inEngine);
    for (const [point, values] of points.entries()) {
      const rates = new Map(
        Object.entries(values).flatMap(([path, factor]) => {
          const found = model.transitions.find((one) => one.path === path);
          return found === undefined ? [] : [[path, found.basePerDay * factor] as const];
        }),
      );
      const written = { ...arm, scenario: withRates(arm.scenario, rates) };
      const set = "war-proneness" in values ? { "war-proneness": values["war-proneness"]! } : {};
      expect(hashOfPoint(inKernel, point), `point ${point}`).toBe(await plainHash(written, set, 240, 30, 40));
      expect(hashOfPoint(inKernel, point), `point ${point}`).not.toBe(await plainHash(arm, set, 240, 30, 40));
    }
  });

  test("give the same sums on any number of threads, and in parts as in one go", async () => {
    const arm = armOf("tavush-2020");
    const points = [{ "war-proneness": 0.5 }, { "war-proneness": 2 }];
    const units: Unit[] = [
      { arm: 0, points, firstRun: 0, runs: 300 },
      { arm: 0, points: [{ "war-proneness": 1 }], firstRun: 1900, runs: 200 },
    ];
    const played = async (workers: number) => {
      const pool = await openWorkerPool([arm], { workers });
      const found: UnitSums[] = [];
      const job = { plans: [planOf(arm)], ids: ["war-proneness"], pairs: [[0, 1] as const].slice(0, 0), rows: false };
      await pool.playUnits({ ...job, units: units.flatMap(partsOf) }, (sums) => found.push(sums));
      await pool.close();
      return found;
    };
    const alone = await played(0);
    expect(await played(2)).toEqual(alone);
    expect(partsOf(units[1]!).map(({ firstRun, runs }) => [firstRun, runs])).toEqual([
      [1900, 100],
      [2000, 100],
    ]);
    const joined = joinUnits(alone.slice(1));
    expect(joined.runs).toBe(200);
    expect(hashOfPoint(joined, 0)).toBe(await plainHash(arm, { "war-proneness": 1 }, 1900, 200, arm.scenario.horizon));
  });

  test("keep sums, squares and squared differences of paired runs that are those of the rows", () => {
    const arm = armOf("tavush-2020");
    const model = armModel(arm);
    const count = responsesOf(model).length;
    const read = responseReader(model);
    const points = [{ "war-proneness": 0.5 }, { "war-proneness": 2 }];
    const unit = { arm: 0, points, firstRun: 0, runs: 260 };
    const sums = finish(
      unitSteps(pointPlayerOf(model, planOf(arm), ["war-proneness"]), { count, read }, unit, {
        pairs: [[0, 1]],
        rows: true,
      }),
    );
    const [one, other] = sums.rows.map((rows) => {
      const into = new Float64Array(260 * count);
      read(rows, 260, into);
      return into;
    }) as [Float64Array, Float64Array];
    const general = responsesOf(model).findIndex(({ id }) => id === "general-war");
    for (const place of [general, count - 1]) {
      const column = (of: Float64Array) => Array.from({ length: 260 }, (_, run) => of[run * count + place]!);
      const [first, second] = [column(one), column(other)];
      const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
      expect(sums.sums[place]).toBeCloseTo(total(first), 6);
      expect(sums.squares[count + place]).toBeCloseTo(total(second.map((value) => value ** 2)), 6);
      expect(sums.pairSquares[place]).toBeCloseTo(total(first.map((value, run) => (second[run]! - value) ** 2)), 6);
    }
    expect(sums.sums[general]).toBeLessThan(sums.sums[count + general]!);
  });

  test("that the model refuses say why", () => {
    const arm = armOf("tavush-2020");
    const player = pointPlayerOf(armModel(arm), planOf(arm), ["war-proneness"]);
    expect(() => finish(player.steps({ "war-proneness": 99 }, 0, 1))).toThrow(/99 lies outside its range/);
    // And the player goes on with the next.
    expect(finish(player.steps({ "war-proneness": 1 }, 0, 1))).toBeInstanceOf(Float64Array);
  });
});
