/**
 * What a forecast counts, against futures that are forked and counted here one by one; and that the two ways of playing
 * seats on differ in what only a seat may order.
 */
import { describe, expect, it, test } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { type Outlook, oddsFrom, openForecaster } from "../../src/analysis/index.js";
import { playerOf } from "../../src/analysis/player.js";
import { addTally, blankTally } from "../../src/analysis/tally.js";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type Scenario,
  saveWorld,
  unseated,
  type World,
  withoutSeats,
} from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";

const file = listScenarios().find(({ id }) => id === "tavush-2020")?.file ?? "";
const scenario: Scenario = loadScenario(file).scenario;
const model = createModel(scenario, { mover: "table" });
const runs = 120;

const seats = ["russia", "turkey"];

function seatedWorld(days: number): World {
  const world = createWorld(model, { seed: "forecast", seats });
  advance(model, world, days);
  return world;
}

/** The records of each of many futures, forked by hand. */
const futuresOf = (from: World) =>
  Array.from({ length: runs }, (_, run) => {
    const future = forkFuture(model, from, "odds", run);
    return advance(model, future, future.horizon);
  });

/** What is told of a world's futures, batch by batch. */
async function forecasts(
  from: World,
  options: { readonly runs: number; readonly workers: number },
): Promise<Outlook[]> {
  const forecaster = await openForecaster({ scenario, variant: null, set: {} }, options);
  const told: Outlook[] = [];
  await forecaster.ask(saveWorld(model, from), (outlook) => told.push(outlook));
  await forecaster.close();
  return told;
}

const forecast = async (from: World) => (await forecasts(from, { runs, workers: 0 })).at(-1) as Outlook;

const byHandUnseated = (world: World) => forkFuture(model, withoutSeats(model, world), "unseated", 0);

test.each([
  ["played on", (world: World) => unseated(model, world), byHandUnseated],
  ["holding", (world: World) => world, (world: World) => world],
])(
  "with seats %s, endings and what had happened by a day are those of futures counted one by one",
  async (_, from, byHand) => {
    const outlook = await forecast(from(seatedWorld(3)));
    const played = futuresOf(byHand(seatedWorld(3)));
    for (const { id, p } of outlook.endings) {
      const ends = played.filter((records) => {
        const last = records.at(-1);
        return last?.type === "end" && (last.ending ?? "horizon") === id;
      });
      expect([id, p]).toEqual([id, ends.length / runs]);
    }
    let fired = 0;
    for (const { path } of model.transitions)
      for (const day of [5, 12, 40]) {
        const having = played.filter((records) =>
          records.some((record) => "transition" in record && record.transition === path && record.day <= day),
        ).length;
        expect([path, day, outlook.firedBy?.(path, day)]).toEqual([path, day, having / runs]);
        fired += having;
      }
    expect(fired).toBeGreaterThan(runs);
  },
);

describe("control variates", () => {
  const prospectsOf = ({ endings, milestones }: Outlook) => [...endings, ...milestones];

  it("estimate odds once all futures are in, and not before", async () => {
    const told = await forecasts(seatedWorld(3), { runs: 1000, workers: 0 });
    expect(told.map(({ runs: played }) => played)).toEqual(Array.from({ length: 20 }, (_, batch) => (batch + 1) * 50));
    for (const outlook of told.slice(0, -1))
      for (const { p, count, plainRuns } of prospectsOf(outlook))
        expect([p, plainRuns]).toEqual([count / outlook.runs, undefined]);
    const last = told.at(-1) as Outlook;
    expect(last.endings.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
    const estimated = prospectsOf(last).filter(({ plainRuns }) => plainRuns !== undefined);
    expect(estimated.length).toBeGreaterThan(5);
    for (const { plain, plainRuns, count } of estimated) {
      expect(plain?.p).toBe(count / 1000);
      expect(plainRuns).toBeGreaterThan(1100);
    }
  });

  /** What is estimated of a world lies where many more futures with other dice have it. */
  async function expectEstimates(world: World): Promise<void> {
    const { firedBy: __, ...outlook } = (await forecasts(world, { runs: 2000, workers: 0 })).at(-1) as Outlook;
    const many = 20_000;
    const plan = { seed: "others", days: world.horizon, historical: false, from: saveWorld(model, world) };
    const request = { runs: 250, rows: false, gauges: false };
    const tally = blankTally(model, world.horizon, { gauges: false });
    const player = playerOf(model, plan);
    for (let firstRun = 0; firstRun < many; firstRun += 250)
      addTally(tally, finish(player.steps({ ...request, firstRun })).tally);
    const ids = [...model.endings, { id: "horizon" }, ...model.milestones].map(({ id }) => id);
    const counts = [...tally.endings, ...tally.milestones];
    let estimated = 0;
    for (const { id, p, plainRuns } of [...outlook.endings, ...outlook.milestones]) {
      if (plainRuns === undefined) continue;
      const truth = (counts[ids.indexOf(id)] as number) / many;
      const error = Math.sqrt((truth * (1 - truth)) / plainRuns + (truth * (1 - truth)) / many);
      expect(Math.abs(p - truth) / error, id).toBeLessThan(4);
      estimated += 1;
    }
    expect(estimated).toBeGreaterThan(5);
  }
  it("estimate what many more futures with other dice count, with seats played on", { tags: "sweep" }, () =>
    expectEstimates(unseated(model, seatedWorld(3))),
  );
  it("estimate what many more futures with other dice count, with seats holding", () =>
    expectEstimates(seatedWorld(3)));

  it("give the same odds on threads", async () => {
    const world = seatedWorld(3);
    const [alone, threads] = await Promise.all(
      [0, 2].map(async (workers) => (await forecasts(world, { runs: 600, workers })).at(-1)),
    );
    expect({ ...threads, firedBy: null }).toEqual({ ...alone, firedBy: null });
    expect(alone?.milestones.some(({ plainRuns }) => plainRuns !== undefined)).toBe(true);
  });
});

test("what only a seat may order comes where the model plays the seats on, and never where they hold", () => {
  const ordered = new Set(
    model.transitions.flatMap(({ voluntary, actor, path }) => (voluntary && seats.includes(actor) ? [path] : [])),
  );
  const count = (from: World) =>
    futuresOf(from)
      .flat()
      .filter((record) => "transition" in record && ordered.has(record.transition)).length;
  expect(count(unseated(model, seatedWorld(3)))).toBeGreaterThan(20);
  expect(count(seatedWorld(3))).toBe(0);
});

test("an ended world, and one in which nobody is seated, is taken as it is", () => {
  const ended = seatedWorld(scenario.horizon);
  expect(ended.ended).toBe(true);
  expect(unseated(model, ended)).toBe(ended);
  const empty = createWorld(model, { seed: "nobody" });
  expect(unseated(model, empty)).toBe(empty);
});

test("odds that nobody waits for any more are not worked out", async () => {
  const left = new AbortController();
  const worlds = Array.from({ length: 20 }, () => saveWorld(model, seatedWorld(5)));
  // Until the first batch is played; all of it would be some hundred million.
  const asked = oddsFrom({ scenario, variant: null, set: {} }, worlds, { runs: 1e7, workers: 0, signal: left.signal });
  setTimeout(() => left.abort(), 5);
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});
