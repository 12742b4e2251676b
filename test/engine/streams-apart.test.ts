/**
 * Everyone has dice of their own: an actor more, or a number changed, re-rolls nobody else's. That is what makes
 * "the same dice, one thing changed" exact.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type PostureRecord,
  type Record,
  type Scenario,
  saveWorld,
  type World,
} from "../../src/engine/index.js";
import { loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";
import { fictional, fictionalWithBystander } from "./fictional.js";

const seeds = Array.from({ length: 30 }, (_, index) => `${index + 1}`);

const play = (scenario: Scenario, seed: string, set: { [assumption: string]: number } = {}) => {
  const model = createModel(scenario, { set });
  const world = createWorld(model, { seed });
  const records = advance(model, world, scenario.horizon);
  return { records, saved: saveWorld(model, world) };
};

const withoutSeq = (records: readonly Record[]) => records.map(({ seq: _seq, ...rest }) => rest);
const isOf = (record: Record, actor: string): boolean => "actor" in record && record.actor === actor;

describe("an actor more", () => {
  it("leaves the records of all others as they were, byte for byte", () => {
    let heard = 0;
    for (const seed of seeds) {
      const alone = play(fictional, seed);
      const together = play(fictionalWithBystander, seed);
      const others = together.records.filter((record) => !isOf(record, "bystander"));
      heard += together.records.length - others.length;
      expect(withoutSeq(others)).toEqual(withoutSeq(alone.records));
    }
    expect(heard).toBeGreaterThan(100);
  });
  it("leaves the state of every other stream, pressure and breaking point as it was", () => {
    for (const seed of seeds) {
      const alone = play(fictional, seed).saved;
      const together = play(fictionalWithBystander, seed).saved;
      expect(Object.keys(alone.streams).length).toBeGreaterThan(5);
      for (const [path, state] of Object.entries(alone.streams)) expect(together.streams[path]).toEqual(state);
      for (const [path, hazard] of Object.entries(alone.hazards)) expect(together.hazards[path]).toEqual(hazard);
      const added = Object.keys(together.streams).filter((path) => !(path in alone.streams));
      expect(added.every((path) => path.startsWith("bystander."))).toBe(true);
    }
  });
});

describe("a future", () => {
  it("rolls other dice than the past, of its own seed and run too", () => {
    const scenario = tinyScenario({
      actors: Array.from({ length: 4 }, (_, index) =>
        loneActor(`a${index}`, ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(0.1) }]),
      ),
    });
    const model = createModel(scenario);
    for (const seed of seeds) {
      const world = createWorld(model, { seed, run: 3 });
      const future = forkFuture(model, world, seed, 3);
      const times = (of: World) => advance(model, of, 60).map(({ time }) => time);
      expect(times(future)).not.toEqual(times(world));
    }
  });
});

describe("an assumption changed", () => {
  it("leaves actors alone that nothing of it reaches", () => {
    const pair = (days: number): Scenario =>
      tinyScenario({
        actors: [
          loneActor(
            "a",
            ["one", "two"],
            [
              { id: "go", from: "one", to: "two", trigger: rate(1 / days) },
              { id: "back", from: "two", to: "one", trigger: rate(1) },
            ],
          ),
          loneActor(
            "b",
            ["one", "two"],
            [
              { id: "go", from: "one", to: "two", trigger: rate(0.5) },
              { id: "back", from: "two", to: "one", trigger: rate(0.5) },
            ],
          ),
        ],
      });
    for (const seed of seeds) {
      const [before, later] = [play(pair(2), seed).records, play(pair(5), seed).records];
      const ofB = (records: readonly Record[]) => withoutSeq(records.filter((record) => isOf(record, "b")));
      expect(ofB(later)).toEqual(ofB(before));
      expect(ofB(before).length).toBeGreaterThan(5);
      expect(later).not.toEqual(before);
    }
  });
  it("moves the first firing in proportion, because the breaking point stays", () => {
    for (const seed of seeds) {
      const first = (days: number) =>
        play(fictional, seed, { "days-to-fire": days, boldness: 1 }).saved.hazards["front.hostilities.open-fire"];
      expect(first(8)!.breaking).not.toBeUndefined();
      const at = (days: number): PostureRecord => {
        const scenario = tinyScenario({
          horizon: 400,
          assumptions: [{ id: "days", label: "Days", value: 3, range: [1, 50], note: "", evidence: [] }],
          actors: [
            loneActor(
              "a",
              ["one", "two"],
              [{ id: "go", from: "one", to: "two", trigger: { kind: "hazard", wait: { assumption: "days" } } }],
            ),
          ],
        });
        return play(scenario, seed, { days }).records.find((record) => isOf(record, "a")) as PostureRecord;
      };
      expect(at(9).time / at(3).time).toBeCloseTo(3, 12);
    }
  });
});
