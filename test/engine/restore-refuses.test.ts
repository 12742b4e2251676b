/**
 * Restoring trusts nothing: a saved world with anything malformed, foreign or impossible in it is refused, by name,
 * with a SessionError, because a clock or a generator that is slightly wrong would lie without ever failing.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  restoreWorld,
  type SavedWorld,
  SessionError,
  type Spread,
  saveWorld,
} from "../../src/engine/index.js";
import { loneActor, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";
import { fictional, fictionalWithBystander } from "./fictional.js";

const model = createModel(fictional);

/** A world in mid-play, with every kind of thing in it. */
const saved: SavedWorld = (() => {
  for (let run = 0; run < 1_000; run += 1) {
    const world = createWorld(model, { seed: "restore", run, seats: ["mediator"], historical: true });
    advance(model, world, 16.3);
    const found = saveWorld(model, world);
    const full =
      Object.keys(found.reached).length > 0 &&
      found.delivered.length > 0 &&
      Object.keys(found.hazards).length > 2 &&
      world.rate.some((rate) => rate > 0) &&
      found.agenda.some(({ kind }) => kind === "timeout") &&
      found.agenda.some(({ kind }) => kind === "inject");
    if (full) return found;
  }
  throw new Error("no run of the fictional crisis has every kind of thing in it on day 16");
})();

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const plain = (): { [key: string]: Json } => JSON.parse(JSON.stringify(saved)) as { [key: string]: Json };

/** Every place in the saved world, as the keys that lead to it. */
function placesOf(value: Json, trail: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const own = trail.length > 0 ? [trail] : [];
  if (value === null || typeof value !== "object") return own;
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [...own, ...keys.flatMap((key) => placesOf((value as { [key: string]: Json })[key]!, [...trail, key]))];
}

function corrupted(
  trail: readonly (string | number)[],
  change: (parent: { [key: string]: unknown }, key: string) => void,
) {
  const copy = plain();
  let parent: Json = copy;
  for (const key of trail.slice(0, -1)) parent = (parent as { [key: string]: Json })[key]!;
  change(parent as { [key: string]: unknown }, `${trail.at(-1)}`);
  return copy;
}

const at = (trail: readonly (string | number)[]): Json =>
  trail.reduce<Json>((value, key) => (value as { [key: string]: Json })[key]!, plain());

const places = placesOf(plain());
const named = places.map((trail) => [trail.join("/"), trail] as const);

/** Wrong in kind wherever they stand, unless the value there is of that kind itself. */
const wrongKinds: readonly unknown[] = [null, true, "nonsense", Number.NaN, Infinity, 0.5, [], {}, undefined];

/** Fields that hold whole numbers; elsewhere a fraction is as good as any number. */
const whole = /^(?:format|run|seq|agendaSequence)$|^agenda\/\d+\/(?:index|sequence)$|^streams\//;

/** Maps and lists that may be empty. */
const mayBeEmpty = /^(?:seats|reached|delivered|will\/allowed|will\/occasions)$/;

const sameKind = (name: string, value: Json, wrong: unknown): boolean => {
  // Under the first rule seats decide their orders alone, and nothing more is saved of them.
  if (name === "will" && wrong === null) return true;
  if (value === null || wrong === null) return value === wrong;
  if (typeof value === "number") return wrong === 0.5 && !whole.test(name);
  if (typeof value === "object") return Array.isArray(value) === Array.isArray(wrong) && mayBeEmpty.test(name);
  return typeof value === typeof wrong;
};

const refused = (copy: unknown): void => {
  expect(() => restoreWorld(model, copy)).toThrow(SessionError);
};

describe("a saved world", () => {
  it("is restored when nothing is wrong with it, so that what follows means something", () => {
    expect(saveWorld(model, restoreWorld(model, plain()))).toEqual(saved);
    expect(places.length).toBeGreaterThan(100);
  });
  it.each(named)("is refused with anything of another kind in place of %s", (name, trail) => {
    for (const wrong of wrongKinds) {
      if (sameKind(name, at(trail), wrong)) continue;
      refused(corrupted(trail, (parent, key) => Object.assign(parent, { [key]: wrong })));
    }
  });
  const mapKeys = named.filter(([, trail]) => typeof trail.at(-1) === "string");
  // Without these a world is another one, but a possible one: what was noted, or once drawn from, can't be told from here.
  const free = /^(?:reached|streams|hazards)\/[^/]+$/;
  it.each(mapKeys.filter(([name]) => !free.test(name)))("is refused without %s", (_name, trail) => {
    const copy = corrupted(trail, (parent, key) => {
      delete parent[key];
    });
    refused(copy);
  });
  const maps = [["", [] as (string | number)[]] as const, ...named.filter(([, trail]) => isMap(at(trail)))];
  it.each(maps)("is refused with an unknown key in the map %s", (_name, trail) => {
    refused(
      corrupted([...trail, "unknown"], (parent, key) => {
        parent[key] = 0;
      }),
    );
  });
  it.each([null, undefined, 0, "", "{}", [], true, () => 0])("is refused when it is %s", (value) => {
    refused(value);
  });
});

function isMap(value: Json): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

describe("a number out of its bounds", () => {
  const hazard = Object.keys(saved.hazards)[0]!;
  const stream = Object.keys(saved.streams)[0]!;
  const timeoutAt = saved.agenda.findIndex(({ kind }) => kind === "timeout");
  it.each<[string, readonly (string | number)[], unknown]>([
    ["a run below 0", ["run"], -1],
    ["a run that is not whole", ["run"], 1.5],
    ["a time below 0", ["time"], -0.1],
    ["a time beyond the horizon", ["time"], 61],
    ["a time before the clocks that run", ["time"], 1],
    ["a record number below 0", ["seq"], -1],
    ["an agenda number that is in use", ["agendaSequence"], 0],
    ["a gauge below its least", ["gauges", "tension"], -1],
    ["a gauge above its most", ["gauges", "tension"], 100.5],
    ["a milestone in the future", ["reached", Object.keys(saved.reached)[0]!], 59],
    ["a milestone before the start", ["reached", Object.keys(saved.reached)[0]!], -1],
    ["a pressure above its breaking point", ["hazards", hazard, "pressure"], saved.hazards[hazard]!.breaking + 1],
    ["a pressure below 0", ["hazards", hazard, "pressure"], -0.001],
    ["a breaking point below 0", ["hazards", hazard, "breaking"], -1],
    ["a clock in the future", ["hazards", hazard, "since"], saved.time + 1],
    ["a stream word beyond 32 bits", ["streams", stream, "a"], 2 ** 31],
    ["a stream word that is not whole", ["streams", stream, "d"], 0.25],
    ["a stream stuck at zero", ["streams", stream], { a: 0, b: 0, c: 0, d: 0 }],
    ["an agenda item in the past", ["agenda", timeoutAt, "time"], saved.time - 1],
    ["a timeout of no transition", ["agenda", timeoutAt, "index"], 9999],
    ["an agenda item of no known kind", ["agenda", timeoutAt, "kind"], "alarm"],
    ["an agenda item numbered ahead", ["agenda", timeoutAt, "sequence"], saved.agendaSequence],
    ["a horizon moved", ["agenda", saved.agenda.findIndex(({ kind }) => kind === "horizon"), "time"], 90],
    ["a day that is not the next", ["agenda", saved.agenda.findIndex(({ kind }) => kind === "day"), "index"], 40],
    ["an unknown state", ["postures", "front.hostilities"], "peace"],
    ["a state of another posture", ["postures", "front.hostilities"], "muted"],
    ["an unknown seat", ["seats"], ["nobody"]],
    ["an ending while it plays on", ["ending"], "ruin"],
    ["an unknown inject delivered", ["delivered"], ["no-such"]],
    ["a malformed seed", ["seed"], "a~b"],
    ["an empty seed", ["seed"], ""],
    ["another format", ["format"], 2],
    ["another assumption value", ["assumptions", "boldness"], 1],
  ])("is refused: %s", (_name, trail, value) => {
    refused(corrupted(trail, (parent, key) => Object.assign(parent, { [key]: value })));
  });
  it("is refused: an agenda out of order", () => {
    refused({ ...plain(), agenda: [...saved.agenda].reverse() });
  });
  it.each(["day", "horizon", "timeout", "inject"])("is refused: an agenda without its %s", (kind) => {
    refused({ ...plain(), agenda: saved.agenda.filter((item) => item.kind !== kind) });
  });
  it.each(["day", "horizon", "timeout", "inject"])("is refused: an agenda with its %s twice", (kind) => {
    const place = saved.agenda.findIndex((item) => item.kind === kind);
    const agenda = saved.agenda.toSpliced(place + 1, 0, { ...saved.agenda[place]!, sequence: saved.agendaSequence });
    refused({ ...plain(), agendaSequence: saved.agendaSequence + 1, agenda });
  });
  it("is refused: a scheduled inject at another time than its own", () => {
    const place = saved.agenda.findIndex(({ kind }) => kind === "inject");
    const { time } = saved.agenda[place]!;
    for (const moved of [time - 0.01, time + 0.01]) {
      refused(corrupted(["agenda", place, "time"], (parent) => Object.assign(parent, { time: moved })));
    }
  });
});

describe("a running timeout", () => {
  /** Day 2.5 of a scenario whose one timeout runs since the start, for as long as that. */
  const running = (after: Spread, days: number) => {
    const model = createModel(
      tinyScenario({
        actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: timeout(after) }])],
      }),
    );
    const world = createWorld(model, { seed: "1" });
    advance(model, world, 2.5);
    const found = saveWorld(model, world);
    const agenda = found.agenda.map((item) => (item.kind === "timeout" ? { ...item, time: item.since + days } : item));
    agenda.sort((one, other) => one.time - other.time);
    return () => restoreWorld(model, { ...found, agenda });
  };
  it.each([
    [9.5, 9.5],
    [[3, 9], 3],
    [[3, 9], 5.25],
    [[3, 9], 9],
    [[3, 4, 9], 8.75],
  ] as const)("of %j days may run for %f", (after, days) => {
    expect(running(after, days)).not.toThrow();
  });
  it.each([
    [9.5, 9.25],
    [9.5, 9.75],
    [[3, 9], 2.75],
    [[3, 9], 9.25],
    [[3, 4, 9], 2.75],
    [[3, 4, 9], 9.25],
  ] as const)("of %j days is refused where it runs for %f", (after, days) => {
    expect(running(after, days)).toThrow(SessionError);
  });
});

describe("a foreign world", () => {
  it("is refused: of another edition of the scenario", () => {
    const edited = createModel({ ...fictional, title: "Edited" });
    expect(() => restoreWorld(edited, saved)).toThrow(SessionError);
  });
  it("is refused: of another scenario, of the same id or not", () => {
    expect(() => restoreWorld(createModel(fictionalWithBystander), saved)).toThrow(SessionError);
    expect(() => restoreWorld(createModel({ ...fictional, id: "other" }), saved)).toThrow(SessionError);
  });
  it("is refused: played under other assumptions", () => {
    expect(() => restoreWorld(createModel(fictional, { set: { boldness: 1 } }), saved)).toThrow(SessionError);
  });
  it("says in one sentence what is wrong", () => {
    const message = (copy: unknown): string => {
      try {
        restoreWorld(model, copy);
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    expect(message({ ...plain(), gauges: { ...saved.gauges, tension: 400 } })).toMatch(/tension/);
    expect(message({ ...plain(), postures: { ...saved.postures, "patron.voice": "angry" } })).toMatch(
      /patron\.voice.*angry/,
    );
  });
});

describe("a count of entries", () => {
  // A posture may begin in the state that is counted, so that a world without a record has counted one.
  const model = createModel(
    tinyScenario({
      format: 2,
      actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(0.1) }])],
      milestones: [
        {
          id: "back",
          label: "back",
          headline: "back",
          evidence: [],
          when: { kind: "entries", posture: "a.stance", state: "calm", min: 2 },
        },
      ],
    }),
  );
  const saved = saveWorld(model, createWorld(model, { seed: "1" }));
  const mark = Object.keys(saved.marks ?? {})[0]!;

  it("is restored before the first record", () => {
    expect(saved).toMatchObject({ seq: 0, marks: { [mark]: 1 } });
    expect(saveWorld(model, restoreWorld(model, saved))).toEqual(saved);
  });
  it("is refused above the records there are and the start", () => {
    expect(() => restoreWorld(model, { ...saved, marks: { [mark]: 2 } })).toThrow(SessionError);
  });
});
