/**
 * The same seed plays the same crisis: however it is stepped, wherever it is saved and taken up again, and whoever
 * moves the postures.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  cloneWorld,
  createModel,
  createWorld,
  dateOfDay,
  explain,
  fireInject,
  giveOrder,
  hashRecords,
  type Model,
  offeredOrders,
  openStream,
  type Record,
  readGauges,
  readPostures,
  restoreWorld,
  saveWorld,
  step,
  type World,
} from "../../src/engine/index.js";
import { full } from "../share.js";
import { fictional } from "./fictional.js";

const model = createModel(fictional);
const horizon = fictional.horizon;
const seeds = Array.from({ length: full ? 20 : 6 }, (_, index) => `${index + 1}`);

const playWhole = (played: Model, seed: string, run = 0): Record[] =>
  advance(played, createWorld(played, { seed, run }), horizon);

const throughJson = (world: World): World => restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));

describe("the same seed", () => {
  it("gives the same records twice, from a model built twice", () => {
    for (const seed of seeds) {
      expect(playWhole(createModel(structuredClone(fictional)), seed)).toEqual(playWhole(model, seed));
    }
  });
  it("gives other records in another run, and another seed does too", () => {
    const hashes = seeds.flatMap((seed) => [0, 1, 2].map((run) => hashRecords(playWhole(model, seed, run))));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  it("gives the same records whether XState moves the postures or the table compiled from it", () => {
    const table = createModel(fictional, { mover: "table" });
    for (let run = 0; run < (full ? 200 : 40); run += 1) {
      expect(hashRecords(playWhole(table, "movers", run))).toBe(hashRecords(playWhole(model, "movers", run)));
    }
  });
  it("gives the same records with and without explanations", () => {
    for (const seed of seeds) {
      const explained = advance(model, createWorld(model, { seed }), horizon, { explain: true });
      expect(hashRecords(explained)).toBe(hashRecords(playWhole(model, seed)));
      expect(explained.some((record) => record.why !== undefined)).toBe(true);
    }
  });
});

describe("stepping", () => {
  const stepped = (seed: string, next: () => number): Record[] => {
    const world = createWorld(model, { seed });
    const records: Record[] = [];
    for (let until = 0; !world.ended; ) {
      until += next();
      records.push(...advance(model, world, Math.min(until, horizon)));
    }
    return records;
  };

  it.each([60, 1, 0.37, 7.5])("by %d days gives the records of one go", (days) => {
    for (const seed of seeds) expect(stepped(seed, () => days)).toEqual(playWhole(model, seed));
  });
  it("by happenings gives the records of one go", () => {
    for (const seed of seeds) {
      const world = createWorld(model, { seed });
      const records: Record[] = [];
      for (let found = step(model, world); found.length > 0; found = step(model, world)) records.push(...found);
      expect(world.ended).toBe(true);
      expect(records).toEqual(playWhole(model, seed));
    }
  });
  it("by any sizes, in any mixture, gives the records of one go", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (seed, sizes) => {
          let turn = 0;
          const next = (): number => sizes[turn++ % sizes.length]! + 0.01;
          expect(hashRecords(stepped(seed, next))).toBe(hashRecords(playWhole(model, seed)));
        },
      ),
      { seed: 1, numRuns: full ? 100 : 30 },
    );
  });
  it("may stop at an instant at which something happens, and includes it", () => {
    for (const seed of seeds) {
      const whole = playWhole(model, seed);
      const { time } = whole[Math.floor(whole.length / 2)]!;
      const world = createWorld(model, { seed });
      const first = advance(model, world, time);
      expect(first.at(-1)!.time).toBe(time);
      expect([...first, ...advance(model, world, horizon)]).toEqual(whole);
    }
  });
  it("back in time does nothing", () => {
    const world = createWorld(model, { seed: "1" });
    advance(model, world, 10);
    expect(advance(model, world, 5)).toEqual([]);
    expect(world.time).toBe(10);
  });
  it("looking does not disturb: reading, explaining, saving and cloning between steps change nothing", () => {
    const paths = fictional.actors.flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions));
    for (const seed of seeds.slice(0, 3)) {
      const world = createWorld(model, { seed });
      const records: Record[] = [];
      while (!world.ended) {
        records.push(...advance(model, world, world.time + 0.5));
        readPostures(model, world);
        readGauges(model, world);
        for (const { path } of paths) explain(model, world, path);
        saveWorld(model, world);
        step(model, cloneWorld(world));
      }
      expect(records).toEqual(playWhole(model, seed));
    }
  });
});

describe("saving and taking up again", () => {
  it("at every record, and between, gives the records of one go", () => {
    for (const seed of seeds) {
      const whole = playWhole(model, seed);
      let world = createWorld(model, { seed });
      const records: Record[] = [];
      while (!world.ended) {
        world = throughJson(world);
        records.push(...step(model, world));
      }
      expect(hashRecords(records)).toBe(hashRecords(whole));
    }
  });
  it("from each of those points on, in one go, gives the rest", () => {
    for (const seed of seeds.slice(0, 3)) {
      const whole = playWhole(model, seed);
      const world = createWorld(model, { seed });
      for (let played = 0; !world.ended; ) {
        const restored = throughJson(world);
        expect(advance(model, restored, horizon)).toEqual(whole.slice(played));
        const copy = cloneWorld(world);
        expect(advance(model, copy, horizon)).toEqual(whole.slice(played));
        played += step(model, world).length;
      }
    }
  });
  it("at odd times, with drift and clocks half run, gives the rest too", () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.double({ min: 0, max: 60, noNaN: true }), (seed, moment) => {
        const world = createWorld(model, { seed });
        const first = advance(model, world, moment);
        const rest = advance(model, throughJson(world), horizon);
        expect(hashRecords([...first, ...rest])).toBe(hashRecords(playWhole(model, seed)));
      }),
      { seed: 2, numRuns: full ? 60 : 20 },
    );
  });
  it("saves the same bytes again", () => {
    for (const seed of seeds) {
      const world = createWorld(model, { seed });
      while (!world.ended) {
        const saved = saveWorld(model, world);
        expect(saveWorld(model, restoreWorld(model, saved))).toEqual(saved);
        step(model, world);
      }
      expect(saveWorld(model, throughJson(world))).toEqual(saveWorld(model, world));
    }
  });
  it("keeps seats, history, orders and injects by hand", () => {
    const play = (world: World, between: (world: World) => World): Record[] => {
      const records: Record[] = [];
      const orders = openStream("orders", 0, "choice");
      let current = world;
      for (let day = 7; day <= 56; day += 7) {
        records.push(...advance(model, current, day));
        current = between(current);
        const open = offeredOrders(model, current, "patron").concat(offeredOrders(model, current, "mediator"));
        if (current.ended) break;
        if (open.length > 0 && orders() < 0.7) {
          const given = giveOrder(model, current, open[Math.floor(orders() * open.length)]!.transition);
          records.push(...(given as Record[]));
        }
        current = between(current);
        if (day === 21 && !current.ended) records.push(...(fireInject(model, current, "by-hand") as Record[]));
        current = between(current);
      }
      return [...records, ...advance(model, current, horizon)];
    };
    for (const seed of seeds) {
      const options = { seed, seats: ["patron", "mediator"], historical: true };
      const straight = play(createWorld(model, options), (world) => world);
      expect(play(createWorld(model, options), throughJson)).toEqual(straight);
      expect(play(createWorld(model, options), cloneWorld)).toEqual(straight);
      expect(straight.some((record) => record.type === "inject" && record.inject === "by-hand")).toBe(
        straight.some((record) => record.day >= 21 && record.type !== "end") || straight.at(-1)!.day >= 21,
      );
    }
  });
});

describe("records", () => {
  it("count up, go forward in time, and carry the date of their day", () => {
    for (const seed of seeds) {
      const records = playWhole(model, seed);
      expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index));
      for (const [index, { time, day, date }] of records.entries()) {
        expect(time).toBeGreaterThanOrEqual(records[index - 1]?.time ?? 0);
        expect(day).toBe(Math.floor(time));
        expect(date).toBe(dateOfDay(fictional.start, day));
      }
      expect(records.filter(({ type }) => type === "end")).toHaveLength(1);
      expect(records.at(-1)!.type).toBe("end");
    }
  });
});
