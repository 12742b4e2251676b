/**
 * Two ways to move a posture, one crisis: XState's machines and the table compiled from them must give the same
 * records, gauges, dice, agenda and errors, for every scenario of the library and for thousands that nobody wrote.
 * The same generated scenarios hold the engine to its other promises: steps, saves and futures leave no trace.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  fireInject,
  forkFuture,
  giveOrder,
  type Model,
  offeredOrders,
  type Record,
  restoreWorld,
  type Scenario,
  ScenarioError,
  saveWorld,
  step,
  type World,
} from "../../src/engine/index.js";
import { holdsIn, Memory, sceneOf } from "../conformance/holds.js";
import { library } from "../report/library.js";
import { full, isUsual, share, sweepUnless } from "../share.js";
import {
  actorOf,
  answering,
  injectOf,
  loneActor,
  postureOf,
  timeout,
  tinyScenario,
} from "../validation/tiny-scenario.js";
import {
  arbitraryScenario,
  arbitraryScript,
  modelOptionsOf,
  type Script,
  worldOptionsOf,
} from "./arbitrary-scenario.js";

/** Fixed, so that the same scenarios are drawn every time. */
const drawnAlike = { seed: 20200712, endOnFailure: true } as const;

type Mover = "machine" | "table";

interface Played {
  readonly records: readonly Record[];
  readonly world: World;
  readonly model: Model;
  readonly error: string | null;
}

/** All that a run leaves behind, as text: records, gauges, postures, dice, pressures, agenda, and how it broke. */
function tracesOf({ records, world, model, error }: Played): string[] {
  const { streams, agenda, ...rest } = saveWorld(model, world);
  return [...records, [...world.gauges], streams, agenda, rest, error].map((part) => JSON.stringify(part));
}

/** Fails with the first thing in which two runs differ, and not with all they are. */
function expectAlike(one: Played, two: Played, words = ""): void {
  const [first, second] = [tracesOf(one), tracesOf(two)];
  const place = first.findIndex((part, index) => part !== second[index]);
  if (place >= 0) expect(second[place], words).toBe(first[place]);
  expect(second.length, words).toBe(first.length);
}

/** Plays on to the end or the error, doing by hand what the script says. */
function playScript(
  model: Model,
  world: World,
  script: Script,
  take: (records: readonly Record[]) => void,
): string | null {
  const seats = [...world.seats];
  try {
    for (let turn = 0; !world.ended; turn += 1) {
      take(advance(model, world, world.time + script.steps[turn % script.steps.length]!));
      if (world.ended) break;
      const choice = script.choices[turn % script.choices.length]!;
      const open = seats.flatMap((seat) => offeredOrders(model, world, seat));
      if (open.length > 0 && choice % 2 === 0)
        takeAnswer(giveOrder(model, world, open[choice % open.length]!.transition));
      const { injects } = model.scenario;
      if (!world.ended && injects.length > 0 && choice % 7 === 0) {
        takeAnswer(fireInject(model, world, injects[choice % injects.length]!.id));
      }
    }
    return null;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return JSON.stringify(error.problems);
  }

  function takeAnswer(answer: ReturnType<typeof giveOrder>): void {
    if (!Array.isArray(answer)) throw new Error(`a legal choice was refused: ${JSON.stringify(answer)}`);
    take(answer);
  }
}

function playBy(mover: Mover, scenario: Scenario, script: Script): Played {
  const model = createModel(scenario, { ...modelOptionsOf(scenario, script), mover });
  const world = createWorld(model, worldOptionsOf(scenario, script));
  const records: Record[] = [];
  const error = playScript(model, world, script, (more) => records.push(...more));
  return { records, world, model, error };
}

const isMove = (record: Record): boolean => "transition" in record;

/** A thousand seeds and 2,000 scenarios in full, a fortieth of both otherwise. */
const part = full ? 1 : 40;
const generated = 2000 / part;

describe("the table moves postures as XState does", () => {
  // A run of the longest takes XState many times as long as the others, so it is given fewer seeds.
  const seedsOf = (id: string): number => Math.ceil((id === "long-arc" ? 100 : 1000) / part);

  for (const scenario of library) {
    const { id } = scenario;
    it(`in every run of ${id}`, sweepUnless(isUsual(id)), () => {
      const [machine, table] = (["machine", "table"] as const).map((mover) => createModel(scenario, { mover }));
      let moves = 0;
      for (let run = 0; run < seedsOf(id); run += 1) {
        const [one, two] = [machine!, table!].map((model) => {
          const world = createWorld(model, { seed: `${run}`, historical: run % 2 === 1 });
          return { records: advance(model, world, scenario.horizon), world, model, error: null };
        });
        moves += one!.records.filter(isMove).length;
        expectAlike(one!, two!, `seed ${run}`);
      }
      expect(moves / seedsOf(id)).toBeGreaterThan(3);
    });
  }

  it(`in ${generated} scenarios that nobody wrote, with seats, orders, injects, variants and runaway cascades`, {
    tags: "sweep",
  }, () => {
    const counts = { all: 0, lively: 0, broke: 0, seated: 0, restless: 0, believing: 0, mistaken: 0 };
    fc.assert(
      fc.property(arbitraryScenario, arbitraryScript, (scenario, script) => {
        const machine = playBy("machine", scenario, script);
        const table = playBy("table", scenario, script);
        expectAlike(machine, table);
        counts.all += 1;
        if (machine.world.time > 5 && machine.records.some(isMove)) counts.lively += 1;
        if (machine.error !== null) counts.broke += 1;
        if (machine.records.some((record) => "by" in record && record.by === "seat")) counts.seated += 1;
        if (machine.records.some((record) => "from" in record && record.from === record.to)) counts.restless += 1;
        const heard = machine.records.filter((record) => record.type === "belief");
        if (heard.length > 0) counts.believing += 1;
        if (heard.some(({ to, truth }) => to !== truth)) counts.mistaken += 1;
      }),
      { ...drawnAlike, numRuns: generated },
    );
    expect(counts.all).toBe(generated);
    expect(counts.lively / counts.all).toBeGreaterThanOrEqual(0.9);
    expect(counts.broke / counts.all).toBeGreaterThan(0.005);
    expect(counts.seated / counts.all).toBeGreaterThan(0.1);
    expect(counts.restless / counts.all).toBeGreaterThan(0.1);
    expect(counts.believing / counts.all).toBeGreaterThan(0.1);
    expect(counts.mistaken / counts.all).toBeGreaterThan(0.05);
  });
});

describe("found so, and worth a case of its own:", () => {
  const machine = (scenario: Scenario) => createModel(scenario, { mover: "machine" });
  const edges = (records: readonly Record[]) =>
    records.flatMap((record) =>
      "transition" in record ? [`${record.transition}: ${record.from} to ${record.to}`] : [],
    );

  it("a seat may order what is otherwise an answer", () => {
    const scenario = tinyScenario({
      injects: [injectOf("call")],
      actors: [
        loneActor(
          "a",
          ["calm", "firm"],
          [{ id: "stand", from: "calm", to: "firm", trigger: answering(1, "inject.call"), order: { label: "Stand" } }],
        ),
      ],
    });
    const model = machine(scenario);
    const answer = giveOrder(model, createWorld(model, { seed: "1", seats: ["a"] }), "a.stance.stand");
    expect(edges(answer as Record[])).toEqual(["a.stance.stand: calm to firm"]);
  });

  it("an answer moves its own posture and no other, although what it answers could happen again", () => {
    const scenario = tinyScenario({
      actors: [
        actorOf(
          "a",
          postureOf(
            "a.stance",
            ["calm", "grave"],
            [
              { id: "go", from: "calm", to: "grave", trigger: timeout(1) },
              { id: "recoil", from: "grave", to: "calm", trigger: answering(1, "a.stance.go") },
            ],
          ),
          postureOf(
            "a.voice",
            ["muted", "loud"],
            [{ id: "raise", from: "muted", to: "loud", trigger: answering(1, "a.stance.go") }],
          ),
        ),
      ],
    });
    const model = machine(scenario);
    expect(edges(advance(model, createWorld(model, { seed: "1" }), 1))).toEqual([
      "a.stance.go: calm to grave",
      "a.stance.recoil: grave to calm",
      "a.voice.raise: muted to loud",
    ]);
  });
});

/** A model and a world as the script wants them, played by the table; ScenarioErrors end a run like any other end. */
function begun(scenario: Scenario, script: Script): { model: Model; world: World } {
  const model = createModel(scenario, { ...modelOptionsOf(scenario, script), mover: "table" });
  return { model, world: createWorld(model, worldOptionsOf(scenario, script)) };
}

function untilItBreaks(play: () => void): string | null {
  try {
    play();
    return null;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return JSON.stringify(error.problems);
  }
}

/** Scenarios in which each promise below is tried. */
const tried = share(20, 60, 300);
/** A count that 300 scenarios come to, as a share of those tried. */
const of300 = (count: number) => (count * tried) / 300;

/** Holds a promise in generated scenarios, and answers in how many the run was a lively one; what seats hold back is still. */
function inGenerated(check: (scenario: Scenario, script: Script) => readonly Record[]): number {
  let lively = 0;
  const property = fc.property(arbitraryScenario, arbitraryScript, (scenario, script) => {
    if (check(scenario, script).filter(isMove).length > 2) lively += 1;
  });
  fc.assert(property, { ...drawnAlike, numRuns: tried });
  return lively;
}

describe("in scenarios that nobody wrote", { tags: "sized" }, () => {
  it("odd steps, with a save and a restore through JSON between them, play as one go does", () => {
    const lively = inGenerated((scenario, script) => {
      const whole = begun(scenario, script);
      const records: Record[] = [];
      const error = untilItBreaks(() => records.push(...advance(whole.model, whole.world, scenario.horizon)));
      const { model, world: start } = begun(scenario, script);
      let world = start;
      const stepped: Record[] = [];
      const steppedError = untilItBreaks(() => {
        for (let turn = 0; !world.ended; turn += 1) {
          stepped.push(...advance(model, world, world.time + script.steps[turn % script.steps.length]! / 3));
          world = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));
        }
      });
      expect(steppedError).toBe(error);
      if (error !== null) return [];
      expect(JSON.stringify(stepped)).toBe(JSON.stringify(records));
      expect(saveWorld(model, world)).toEqual(saveWorld(whole.model, whole.world));
      return stepped;
    });
    expect(lively).toBeGreaterThan(of300(160));
  });

  it("a save and a restore through JSON after every record, reports on their way among it, play as one go does", () => {
    let believing = 0;
    let underway = 0;
    const lively = inGenerated((scenario, script) => {
      const whole = begun(scenario, script);
      const records: Record[] = [];
      const error = untilItBreaks(() => records.push(...advance(whole.model, whole.world, scenario.horizon)));
      const { model, world: start } = begun(scenario, script);
      let world = start;
      const stepped: Record[] = [];
      const steppedError = untilItBreaks(() => {
        while (!world.ended) {
          stepped.push(...step(model, world));
          const saved = saveWorld(model, world);
          if (world.agenda.some(({ kind }) => kind === "report")) underway += 1;
          world = restoreWorld(model, JSON.parse(JSON.stringify(saved)));
          expect(saveWorld(model, world)).toEqual(saved);
        }
      });
      expect(steppedError).toBe(error);
      if (error !== null) return [];
      expect(JSON.stringify(stepped)).toBe(JSON.stringify(records));
      if (stepped.some(({ type }) => type === "belief")) believing += 1;
      for (const value of world.gauges) expect(Number.isFinite(value)).toBe(true);
      return stepped;
    });
    expect(lively).toBeGreaterThan(of300(160));
    expect(believing).toBeGreaterThan(of300(30));
    expect(underway).toBeGreaterThan(of300(300));
  });

  it("a future leaves the world it came from alone, and the same seed and run give the same one", () => {
    let other = 0;
    const lively = inGenerated((scenario, script) => {
      const { model, world } = begun(scenario, script);
      if (untilItBreaks(() => advance(model, world, scenario.horizon / 3)) !== null || world.ended) return [];
      const before = JSON.stringify(saveWorld(model, world));
      const futures = [5, 5, 6].map((run) => {
        const fork = forkFuture(model, world, "future", run);
        const saved = saveWorld(model, fork);
        const records: Record[] = [];
        const error = untilItBreaks(() => records.push(...advance(model, fork, scenario.horizon)));
        return { saved, records, error };
      });
      expect(JSON.stringify(saveWorld(model, world))).toBe(before);
      expect(futures[1]).toEqual(futures[0]);
      if (JSON.stringify(futures[2]!.records) !== JSON.stringify(futures[0]!.records)) other += 1;
      // What is saved of a future is a world like any other.
      const { saved, records, error } = futures[0]!;
      const restored = restoreWorld(model, JSON.parse(JSON.stringify(saved)));
      if (error === null) expect(advance(model, restored, scenario.horizon)).toEqual(records);
      return records;
    });
    expect(lively).toBeGreaterThan(of300(140));
    expect(other).toBeGreaterThan(of300(140));
  });

  it("no milestone, ending or inject is late: none is outstanding whose condition holds, by an evaluator apart", () => {
    const lively = inGenerated((scenario, script) => {
      const { model, world } = begun(scenario, script);
      const records: Record[] = [];
      const memory = new Memory(scenario);
      const delivered = new Set<string>();
      untilItBreaks(() => {
        while (!world.ended) {
          const more = step(model, world);
          for (const record of more) {
            if (record.type === "inject") delivered.add(record.inject);
          }
          memory.follow(more);
          records.push(...more);
          if (world.ended) break;
          const scene = sceneOf(model, world, memory);
          for (const { id, when } of scenario.milestones)
            if (when !== undefined && !memory.reached.has(id))
              expect(holdsIn(scene, when), `milestone ${id}`).toBe(false);
          for (const { id, when } of scenario.endings) expect(holdsIn(scene, when), `ending ${id}`).toBe(false);
          for (const { id, schedule, historical } of scenario.injects) {
            if (schedule === undefined || !("when" in schedule) || delivered.has(id)) continue;
            if (!historical || script.historical) expect(holdsIn(scene, schedule.when), `inject ${id}`).toBe(false);
          }
        }
      });
      return records;
    });
    expect(lively).toBeGreaterThan(of300(160));
  });
});
