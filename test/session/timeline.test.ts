/**
 * A timeline against an oracle of its own: worlds played by the engine alone, record by record and day by day.
 */

import { join } from "node:path";
import { expect, test } from "vitest";
import {
  advance,
  cloneWorld,
  createModel,
  createWorld,
  explain,
  openStream,
  readGauges,
  readPostures,
  type Scenario,
  saveWorld,
} from "../../src/engine/index.js";
import {
  beginSession,
  type Entry,
  headOf,
  isRefusal,
  type RecordEntry,
  recordsOf,
  resumeSession,
  type Session,
  type Timeline,
  timeline,
  worldAt,
  worldNameAt,
  worldNow,
} from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { crossing } from "../scenarios/crossing.js";
import { begin, beginningOf, give, inFolder, playExercise, sealedBy } from "./exercise.js";
import { secretive } from "./tables.js";

const scenario = libraryScenario("tavush-2020");
const model = createModel(scenario);

function played(seed: string): Session {
  const session = beginSession(beginningOf(scenario, seed, { seats: [] }));
  give(session, { type: "advance", to: scenario.horizon });
  return session;
}

const all = (session: Session) => timeline(session.model, session.state, "facilitator");
const bare = ({ record }: RecordEntry) => record;

test("the facilitator's records are the engine's for the seed, in order and unchanged", () => {
  for (const seed of ["karabakh-7", "a", "b"]) {
    const whole = advance(model, createWorld(model, { seed }), scenario.horizon);
    expect(all(played(seed)).records.map(bare)).toEqual(whole);
  }
});

test("each entry begins where the one before it ended, but for drift in between, and the last is where the world stands", () => {
  const session = played("karabakh-7");
  const { entries, latest } = all(session);
  for (const [index, { time, before }] of entries.entries()) {
    const last = entries[index - 1];
    if (last === undefined) continue;
    expect({ ...before, gauges: {} }).toEqual({ ...last.after, gauges: {} });
    // No time passes within a cascade.
    if (time === last.time) expect(before.gauges).toEqual(last.after.gauges);
  }
  for (const { before, record } of all(session).records)
    for (const { gauge, from } of "effects" in record ? record.effects : []) expect(before.gauges[gauge]).toBe(from);
  expect(latest.gauges).toEqual(readGauges(session.model, worldNow(session.state)));
  expect(latest.postures).toEqual(readPostures(session.model, worldNow(session.state)));
});

test("at each day boundary gauges and postures are those of a world that the engine has played there", () => {
  const { entries } = all(played("karabakh-7"));
  const world = createWorld(model, { seed: "karabakh-7" });
  const gauges: { [day: number]: object } = {};
  const postures: { [day: number]: object } = {};
  advance(model, world, scenario.horizon, {
    onDay: (day, at) => {
      gauges[day] = readGauges(model, at);
      postures[day] = readPostures(model, at);
    },
  });
  const days = entries.filter(({ kind, time }) => kind === "day" && time > 0);
  expect(days.length).toBeGreaterThan(20);
  for (const { time, after } of days) {
    expect(after.gauges).toEqual(gauges[time]);
    expect(after.postures).toEqual(postures[time]);
  }
});

test("records of one instant each have a situation of their own, that of their effects", () => {
  let shared = 0;
  for (const seed of ["a", "b", "c", "d"]) {
    const { records } = all(played(seed));
    for (const [index, { record, before, after, time }] of records.entries()) {
      if (records[index - 1]?.time === time) shared += 1;
      if (!("effects" in record)) continue;
      for (const { gauge, from, to } of record.effects.slice(-1)) {
        expect(after.gauges[gauge]).toBe(to);
        if (record.effects.filter((effect) => effect.gauge === gauge).length === 1)
          expect(before.gauges[gauge]).toBe(from);
      }
    }
  }
  expect(shared).toBeGreaterThan(5);
});

test("derived gauges follow the others at every entry, also between midnights", () => {
  for (const seed of ["a", "b", "c"]) {
    const session = beginSession(beginningOf(crossing, seed, { seats: [] }));
    give(session, { type: "advance", to: crossing.horizon });
    for (const { before, after } of all(session).entries)
      for (const { gauges } of [before, after]) {
        const { tension = 0, trust = 0, anger = 0 } = gauges;
        expect(gauges.danger).toBeCloseTo(Math.max(0, tension - 0.5 * trust + 0.5 * anger), 9);
        expect(gauges.worst).toBe(Math.max(tension, anger));
        expect(gauges.heat).toBe(tension * trust);
      }
  }
});

test("where drift counts from moment to moment, a record begins with its gauges brought up, and the session stands where its world does", () => {
  let brought = 0;
  const session = beginSession(beginningOf(crossing, "stop", { seats: [] }));
  for (let to = 0.7; to < crossing.horizon; to += 1.7) {
    if (isRefusal(session.give({ type: "advance", to }))) break;
    const told = all(session);
    expect(told.latest.gauges).toEqual(readGauges(session.model, worldNow(session.state)));
  }
  for (const { record, before, after, index } of all(session).records) {
    if (!("effects" in record)) continue;
    const started = new Set<string>();
    for (const { gauge, from } of record.effects) {
      if (started.has(gauge)) continue;
      started.add(gauge);
      expect(before.gauges[gauge]).toBe(from);
      if (all(session).entries[index - 1]?.after.gauges[gauge] !== from) brought += 1;
    }
    for (const { gauge, to } of record.effects.slice(-1)) expect(after.gauges[gauge]).toBe(to);
  }
  expect(brought).toBeGreaterThan(3);
});

/** Every entry of two timelines, explanations included. */
const told = ({ entries }: Timeline) =>
  entries.map((entry: Entry) => ({
    kind: entry.kind,
    time: entry.time,
    before: entry.before,
    after: entry.after,
    ...(entry.kind === "record"
      ? { record: entry.record, why: entry.why, act: entry.act, answered: entry.answered }
      : {}),
  }));

test("grown act by act, a timeline is what a fresh reading of its log gives, for every viewer", () => {
  for (const seed of ["one", "two", "three", "four"]) {
    inFolder((folder) => {
      const file = join(folder, "log");
      const sealed = seed === "three" || seed === "four" ? { rule: sealedBy(seed) } : {};
      const session = beginSession(beginningOf(secretive, seed, sealed), { file });
      const grow = session.give.bind(session);
      const viewers = ["facilitator", "table", "seat:patron"] as const;
      session.give = (input, options) => {
        const given = grow(input, { ...options, explain: true });
        for (const viewer of viewers) timeline(session.model, session.state, viewer);
        return given;
      };
      playExercise(session, seed, 6);
      session.close();
      const again = resumeSession(file).session;
      for (const viewer of viewers) {
        const grown = told(timeline(session.model, session.state, viewer));
        expect(told(timeline(again.model, again.state, viewer))).toEqual(grown);
      }
      again.close();
    });
  }
});

test("a record played without explanation explains itself as it would have when it was played", () => {
  const explained = beginSession(beginningOf(scenario, "late", { seats: [] }));
  explained.give({ type: "advance", to: scenario.horizon }, { explain: true });
  const plain = beginSession(beginningOf(scenario, "late", { seats: [] }));
  plain.give({ type: "advance", to: scenario.horizon });
  expect(told(all(plain))).toEqual(told(all(explained)));
});

test("an explanation is the engine's own for the world just before the record", () => {
  const session = played("karabakh-7");
  const { records } = all(session);
  const hazards = records.filter(({ record }) => record.type === "transition");
  for (const { record, why, time } of hazards.slice(0, 12)) {
    if (record.type !== "transition") continue;
    const world = createWorld(session.model, { seed: "karabakh-7" });
    advance(session.model, world, time - 1e-9);
    const own = explain(session.model, world, record.transition);
    expect(why?.ratePerDay).toBe(own.ratePerDay);
    expect(why?.factors).toEqual(own.factors);
  }
});

test("an act is told by identity: two of one kind are two", () => {
  const session = begin(scenario, "acts");
  give(session, { type: "ad-hoc", text: "Jets land" });
  const first = session.state.inputs;
  give(session, { type: "ad-hoc", text: "Talks in Tehran" });
  const { records } = all(session);
  const acts = records.map(({ act }) => act?.sequence);
  expect(acts).toEqual([first, first + 1]);
  expect(records.map(({ act }) => (act?.input.type === "ad-hoc" ? act.input.text : ""))).toEqual([
    "Jets land",
    "Talks in Tehran",
  ]);
});

test("an inject put on a day to come is the act of whoever put it there, when it comes", () => {
  const session = begin(scenario, "plan");
  const inject = scenario.injects[0]?.id as string;
  give(session, { type: "inject", inject, at: 3.5 });
  const sequence = session.state.inputs;
  give(session, { type: "advance", to: 5 });
  const record = all(session).records.find((entry) => entry.record.type === "inject" && entry.record.inject === inject);
  expect(record?.time).toBe(3.5);
  expect(record?.act).toEqual({ sequence, input: { type: "inject", inject, at: 3.5 } });
});

test("a veto and what is left of its happening keep the acts that they came from", () => {
  const session = begin(scenario, "veto");
  give(session, { type: "ad-hoc", text: "Guns", postures: { "front.fires": "drones" } });
  const order = session.state.inputs;
  const answer = recordsOf(session.state).find(({ type }) => type === "response");
  if (answer === undefined) return;
  give(session, { type: "does-not-happen", record: answer.seq, reason: "no" });
  const { records } = all(session);
  const vetoed = records.find(({ record }) => record.type === "inject" && record.inject === "@denied");
  expect(vetoed?.act?.input).toEqual({ type: "does-not-happen", record: answer.seq, reason: "no" });
  const rest = records.find(({ record }) => record.type === "inject" && record.inject === "@ad-hoc");
  expect(rest?.act?.sequence).toBe(order);
});

test("a response names the entry that it answered", () => {
  let answers = 0;
  for (const seed of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
    const { entries, records } = all(played(seed));
    for (const { record, answered, time } of records) {
      if (record.type !== "response") continue;
      const cause = entries[answered ?? -1];
      expect(cause?.kind === "record" && cause.time === time).toBe(true);
      if (cause?.kind !== "record") continue;
      const path =
        cause.record.type === "inject"
          ? `inject.${cause.record.inject}`
          : "transition" in cause.record
            ? cause.record.transition
            : "";
      expect(path).toBe(record.answers);
      answers += 1;
    }
  }
  expect(answers).toBeGreaterThan(5);
});

test("the world after any entry is the one that the engine has there, and has one name", () => {
  const session = played("karabakh-7");
  const seen = all(session);
  const names = new Map<string, string>();
  for (let position = 2; position <= seen.entries.length; position += 3) {
    const world = createWorld(session.model, { seed: "karabakh-7" });
    advance(session.model, world, seen.entries[position - 1]?.time ?? 0);
    const saved = saveWorld(session.model, worldAt(seen, position));
    expect(saved).toEqual(saveWorld(session.model, world));
    const text = JSON.stringify(saved);
    const name = worldNameAt(seen, position);
    expect(names.get(name) ?? text).toBe(text);
    names.set(name, text);
  }
  expect(new Set(names.values()).size).toBe(names.size);
});

test("a world handed out may be played: the session stays where it was", () => {
  const session = played("a");
  const before = JSON.stringify(saveWorld(session.model, worldNow(session.state)));
  const seen = all(session);
  for (const position of [1, 5, seen.entries.length]) {
    const world = worldAt(seen, position);
    if (!world.ended) advance(session.model, world, scenario.horizon);
  }
  expect(JSON.stringify(saveWorld(session.model, worldNow(session.state)))).toBe(before);
  expect(cloneWorld(worldNow(session.state)).ended).toBe(true);
});

test("stepping gives the records that one long advance gives, and plays nothing twice", () => {
  const stepped = beginSession(beginningOf(scenario, "step", { seats: [] }));
  const onDays: number[] = [];
  while (!headOf(stepped.state).world.ended) {
    const next = stepped.nextTime({ onDay: (day) => onDays.push(day) });
    expect(isRefusal(stepped.step({ onDay: (day) => onDays.push(day) }))).toBe(false);
    expect(headOf(stepped.state).world.time).toBe(next);
  }
  expect(recordsOf(stepped.state)).toEqual(recordsOf(played("step").state));
  expect(new Set(onDays).size).toBe(onDays.length);
});

test("dice of an exercise decide nothing of what is told: the same inputs, the same timeline", () => {
  const dice = openStream("same", 0, "timeline");
  const seed = `same-${Math.floor(dice() * 1000)}`;
  const two = [begin(scenario as Scenario, seed), begin(scenario as Scenario, seed)];
  for (const session of two) playExercise(session, seed, 4);
  expect(told(all(two[0] as Session))).toEqual(told(all(two[1] as Session)));
});
