import { expect, test } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  readGauges,
  readPostures,
  restoreWorld,
  saveWorld,
} from "../../src/engine/index.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { createTape } from "../../src/tui/screens/tape.js";
import { createViewer } from "../../src/tui/screens/view.js";

const { scenario } = loadScenario(findScenario("tavush-2020"));
const model = createModel(scenario);
const freshWorld = (seed: string) => createWorld(model, { seed });

test("however it is looked at, a tape holds the records the engine gives for its seed", () => {
  for (const seed of ["karabakh-7", "a", "b"]) {
    const whole = advance(model, freshWorld(seed), scenario.horizon);
    const tape = createTape({ model, world: freshWorld(seed) });
    let position = 1;
    for (let step = 0; step < 20; step += 1) position = tape.after(position, () => true);
    tape.after(position, () => false);
    expect(tape.entries.flatMap((entry) => (entry.kind === "record" ? [entry.record] : []))).toEqual(whole);
  }
});

test("a tape is played no further than someone has looked", () => {
  const tape = createTape({ model, world: freshWorld("karabakh-7") });
  expect(tape.entries).toHaveLength(1);
  const position = tape.after(1, (entry) => entry.kind === "record");
  expect(tape.entries.length).toBeLessThan(position + 10);
});

test("the world handed over is never played", () => {
  const world = freshWorld("karabakh-7");
  createTape({ model, world }).after(1, () => false);
  expect(world.time).toBe(0);
  expect(world.ended).toBe(false);
});

test("at the end of each day the screen shows the postures and gauges of the engine's own world", () => {
  const tape = createTape({ model, world: freshWorld("karabakh-7") });
  const viewAt = createViewer(tape.scenario, tape.entries);
  for (let position = 1; position < tape.entries.length || position === 1; ) {
    const next = tape.after(position, (entry) => entry.kind === "day");
    const boundary = tape.entries[next - 1];
    if (boundary?.kind !== "day") break;
    // Just before the boundary, so that what happens exactly on it is still to come for both.
    const world = freshWorld("karabakh-7");
    advance(model, world, boundary.time - 1e-9);
    const view = viewAt(next - 1);
    expect(Object.fromEntries([...view.standings].map(([path, { state }]) => [path, state]))).toEqual(
      readPostures(model, world),
    );
    const gauges = readGauges(model, world);
    for (const [gauge, { value }] of view.readings) expect(value).toBe(gauges[gauge]);
    position = next;
  }
});

test("the odds at a moment are a race whose shares make one", () => {
  const tape = createTape({ model, world: freshWorld("karabakh-7") });
  const position = tape.after(10, (entry) => entry.kind === "record");
  const odds = tape.oddsAt(position);
  expect(odds.length).toBeGreaterThan(3);
  expect(odds.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(tape.oddsAt(tape.after(1, () => false))).toEqual([]);
});

test("the world saved at any position is the one the engine has there, and plays on the same", () => {
  const tape = createTape({ model, world: freshWorld("karabakh-7") });
  tape.after(1, () => false);
  const whole = advance(model, freshWorld("karabakh-7"), scenario.horizon);
  for (let position = 1; position <= tape.entries.length; position += 7) {
    const time = tape.entries[position - 1]?.time ?? 0;
    const world = freshWorld("karabakh-7");
    advance(model, world, time);
    expect(tape.savedAt(position)).toEqual(saveWorld(model, world));
    const restored = restoreWorld(model, tape.savedAt(position));
    expect(advance(model, restored, scenario.horizon)).toEqual(whole.filter((record) => record.time > time));
  }
});

test("every record of a posture can be explained", () => {
  const tape = createTape({ model, world: freshWorld("a") });
  tape.after(1, () => false);
  for (const entry of tape.entries) {
    if (entry.kind !== "record" || !("transition" in entry.record)) continue;
    expect(entry.why?.transition).toBe(entry.record.transition);
  }
});

test("a tape tells which reading it plays, assumptions set by hand included", () => {
  const [assumption] = scenario.assumptions;
  if (assumption === undefined) throw new Error("the scenario has assumptions");
  const reading = (options: Parameters<typeof createModel>[1]) => {
    const chosen = createModel(scenario, options);
    return createTape({ model: chosen, world: createWorld(chosen, { seed: "a" }) }).reading;
  };
  expect(reading({})).toBe("as written");
  expect(reading({ variant: "ankara-restrained" })).toBe("variant ankara-restrained");
  expect(reading({ set: { [assumption.id]: assumption.range[0] } })).toBe(
    `as written, ${assumption.id}=${assumption.range[0]}`,
  );
});

test("worlds of a run have one name each", () => {
  const tape = createTape({ model, world: freshWorld("karabakh-7") });
  const end = tape.after(1, () => false);
  const worlds = new Map<string, string>();
  for (let position = 1; position <= end; position += 1) {
    const world = JSON.stringify(tape.savedAt(position));
    const name = tape.momentAt(position);
    expect(worlds.get(name) ?? world).toBe(world);
    worlds.set(name, world);
  }
  expect(new Set(worlds.values()).size).toBe(worlds.size);
});
