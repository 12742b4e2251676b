/**
 * The two examples that turn on beliefs: they keep the length they promise, play to the end from wherever they are saved,
 * and taking Moscow's misreading away moves what it leads to. The figures are counted twice, from records and by `compare`.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  advance,
  compare,
  type Record as EngineRecord,
  giveOrder,
  isRefusal,
  loadScenario,
  offeredOrders,
  openRun,
  type Reading,
  type RunChoices,
  restoreWorld,
  type Scenario,
  saveWorld,
} from "../../src/index.js";
import { full } from "../share.js";
import { root } from "../tidy/project-files.js";

const fileOf = (name: string) => join(root, "docs/examples", `${name}.yaml`);
const load = (name: string) => loadScenario(fileOf(name));

function runOf(scenario: Scenario, choices: Partial<RunChoices> = {}) {
  const opened = openRun(scenario, { seed: "belief", ...choices });
  if (isRefusal(opened)) throw new Error(opened.message);
  return opened;
}

describe.each([
  { name: "able-archer-1983", most: 150, seats: ["nato", "ussr"] },
  { name: "july-1914", most: 220, seats: ["germany", "britain"] },
])("$name", ({ name, most, seats }) => {
  const { scenario, warnings } = load(name);
  const lines = readFileSync(fileOf(name), "utf8").trimEnd().split("\n");

  it(`is one file of at most ${most} lines, and sound`, () => {
    expect(warnings).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(most);
    expect(lines.filter((line) => /^imports:/.test(line))).toEqual([]);
  });

  it("has a seat for each side, with choices of its own", () => {
    const chosen = (actor: string) =>
      scenario.actors
        .filter(({ id }) => id === actor)
        .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
        .filter(({ order }) => order !== undefined);
    for (const seat of seats) expect(chosen(seat).length, seat).toBeGreaterThan(1);
  });

  it("plays to its end alike, however often it is saved and restored on the way", () => {
    const reported = new Set<boolean>();
    for (let run = 0; run < (full ? 40 : 10); run += 1) {
      const choices = { run, historical: run % 2 === 1 };
      const plain = runOf(scenario, choices);
      const expected = advance(plain.model, plain.world, scenario.horizon);
      let { model, world } = runOf(scenario, choices);
      const records: EngineRecord[] = [];
      for (let time = 0.37; time < scenario.horizon + 1; time += 0.37) {
        records.push(...advance(model, world, Math.min(time, scenario.horizon)));
        world = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));
      }
      expect(records, `run ${run}`).toEqual(expected);
      expect(expected.at(-1)?.type).toBe("end");
      reported.add(expected.some(({ type }) => type === "belief"));
    }
    expect(reported).toContain(true);
  });

  it("plays to its end with people at both seats who take whatever is offered", () => {
    let given = 0;
    for (let run = 0; run < 10; run += 1) {
      const { model, world } = runOf(scenario, { run, seats });
      for (let day = scenario.turn; !world.ended; day += scenario.turn) {
        advance(model, world, Math.min(day, scenario.horizon));
        for (const seat of seats) {
          const order = offeredOrders(model, world, seat)[run % 3];
          if (order === undefined || world.ended) continue;
          expect(isRefusal(giveOrder(model, world, order.transition)), order.transition).toBe(false);
          given += 1;
        }
      }
    }
    expect(given).toBeGreaterThan(10);
  });
});

describe("taking a misreading away", () => {
  /** By milestone: the points by which it moves from one side to the other with the same dice, and their standard error. */
  async function moved(scenario: Scenario, other: Reading, runs: number) {
    const compared = await compare({ scenario }, { scenario, ...other }, { seed: "belief", runs, workers: 0 });
    if (isRefusal(compared)) throw new Error(compared.message);
    const points = Object.entries(compared.milestones).map(([id, { second, difference, low, high }]) => {
      const error = (high - low) / 2 / 1.959964;
      return [id, { left: second, points: 100 * difference, error: 100 * error }] as const;
    });
    return new Map(points);
  }

  /** The same points, counted from the records of each run. */
  function countedMoves(scenario: Scenario, other: Reading, runs: number): Map<string, number> {
    const moves = new Map(scenario.milestones.map(({ id }) => [id, 0]));
    for (let run = 0; run < runs; run += 1) {
      for (const [side, points] of [[{}, -100 / runs] as const, [other, 100 / runs] as const]) {
        const { model, world } = runOf(scenario, { run, ...side });
        for (const record of advance(model, world, scenario.horizon))
          if (record.type === "milestone") moves.set(record.milestone, (moves.get(record.milestone) ?? NaN) + points);
      }
    }
    return moves;
  }

  const archer = load("able-archer-1983").scenario;
  const readRight = { set: { misreading: 0 } };

  it("moves what Moscow takes Able Archer for, and its alert, by ten points and more", async () => {
    const moves = await moved(archer, readRight, 20_000);
    for (const id of ["taken-for-strike", "high-alert"]) {
      const { points, error } = moves.get(id) ?? { points: 0, error: 0 };
      expect(points + 4 * error, `${id}: ${points} ± ${error}`).toBeLessThan(-10);
    }
    expect(moves.get("taken-for-strike")?.left).toBe(0);
    // It is the false belief that comes near to war; the drill itself comes before anybody can misread it.
    expect(moves.get("near-launch")?.points).toBeLessThan(0);
    expect(Math.abs(moves.get("release-drill")?.points ?? NaN)).toBeLessThan(0.1);
  });

  it("moves as much by the records of the runs as by the comparison", async () => {
    const runs = full ? 500 : 150;
    const moves = await moved(archer, readRight, runs);
    for (const [id, points] of countedMoves(archer, readRight, runs))
      expect(moves.get(id)?.points, id).toBeCloseTo(points, 9);
  });

  it("makes fewer wars of Berlin's that count on London's neutrality, where London speaks early", async () => {
    const moves = await moved(load("july-1914").scenario, { variant: "london-speaks" }, 6000);
    for (const id of ["false-neutral", "britain-fights"]) {
      const { points, error } = moves.get(id) ?? { points: 0, error: 0 };
      expect(points + 4 * error, `${id}: ${points} ± ${error}`).toBeLessThan(0);
    }
  });
});
