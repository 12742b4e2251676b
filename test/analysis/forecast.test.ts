/**
 * What a forecast counts, against futures that are forked and counted here one by one; and that the two ways of playing
 * seats on differ in what only a seat may order.
 */
import { expect, test } from "vitest";
import { type Outlook, openForecaster, unseated } from "../../src/analysis/index.js";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type Scenario,
  saveWorld,
  type World,
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

async function forecast(from: World): Promise<Outlook> {
  const forecaster = await openForecaster({ scenario, variant: null, set: {} }, { workers: 0, runs });
  let told: Outlook | undefined;
  await forecaster.ask(saveWorld(model, from), (outlook) => {
    told = outlook;
  });
  await forecaster.close();
  return told as Outlook;
}

const byHandUnseated = (world: World) => forkFuture(model, { ...world, seats: new Set() }, "unseated", 0);

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

test("what only a seat may order comes where the model plays the seats on, and never where they hold", () => {
  const ordered = new Set(
    model.hazards.flatMap(({ orderedBy, transition }) =>
      orderedBy !== null && seats.includes(orderedBy) ? [model.transitions[transition]?.path as string] : [],
    ),
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
