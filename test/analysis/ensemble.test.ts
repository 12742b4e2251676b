/**
 * Ensembles: the same runs give the same bytes whoever plays them and however they are asked for, a stopped one says
 * so, a broken one names the run, and futures of a world count their past.
 */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Arm,
  armModel,
  type Batch,
  batchRuns,
  type EnsembleOptions,
  type Estimates,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  RunFailure,
  studyOf,
  type WorkerPool,
  type WorkerPoolOptions,
} from "../../src/analysis/index.js";
import { addTally, blankTally } from "../../src/analysis/tally.js";
import { advance, createModel, createWorld, type Scenario, ScenarioError, saveWorld } from "../../src/engine/index.js";
import { clear, mistaken, rivals } from "../engine/rivals.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { answering, gaugeOf, inState, loneActor, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";

const tavush = libraryScenario("tavush-2020");
const armOf = (scenario: Scenario): Arm => ({ scenario, variant: null, set: {} });
const arm = armOf(tavush);
const model = armModel(arm);
const planOf = (seed: string) => ({ seed, days: tavush.horizon, historical: false });

let alone: WorkerPool;
beforeAll(async () => {
  alone = await openWorkerPool([arm], { workers: 0 });
});
afterAll(() => alone.close());

/** Plays runs in pieces; answers with the ensemble and all its figures as text. */
async function ensemble(pieces: readonly number[], options: Partial<EnsembleOptions> & { seed?: string } = {}) {
  const { seed = "1", ...rest } = options;
  const opened = openEnsemble({ model, plan: planOf(seed), pool: alone, ...rest });
  for (const n of pieces) await opened.runTo(n);
  const of = options.model ?? model;
  const head = { study: studyOf(of, planOf(seed)), partial: opened.partial, hash: opened.hash() };
  const estimates = estimatesOf(of, opened.tally, head);
  return { opened, estimates, text: JSON.stringify(estimates) };
}

// Not a multiple of a batch, so that the last batch is a short one.
const runs = 1100;

describe("the same runs", () => {
  it.each(full ? [1, 2, 3, 8] : [2])("give the same bytes on %i workers as on none", async (workers) => {
    const pool = await openWorkerPool([arm], { workers });
    try {
      const order: number[] = [];
      const rows: Batch[] = [];
      const onBatch = (batch: Batch) => {
        order.push(batch.firstRun);
        rows.push(batch);
      };
      const { text } = await ensemble([runs], { pool, onBatch, rows: true });
      expect(text).toBe((await ensemble([runs])).text);
      expect(order).toEqual([0, 250, 500, 750, 1000]);
      expect(rows.at(-1)!.outcomes!.length).toBe((runs - 1000) * (rows[0]!.outcomes!.length / batchRuns));
    } finally {
      await pool.close();
    }
  });

  it("give the same bytes in pieces as at once", async () => {
    expect((await ensemble([250, 250, 750, 1000, runs])).text).toBe((await ensemble([runs])).text);
  });

  it.each(full ? [0, 2] : [0])(
    "give the same bytes in pieces that are no whole batches (%i workers)",
    async (workers) => {
      const pool = await openWorkerPool([arm], { workers });
      const { text } = await ensemble([runs]);
      expect((await ensemble([1, 100, 249, 250, 251, 600, 999, runs], { pool })).text).toBe(text);
      await pool.close();
    },
  );

  it("have the hash that their rows have, in blocks of 250 from run 0", async () => {
    const rows: Batch[] = [];
    const first = 130;
    const { opened } = await ensemble([100, 700], { first, rows: true, onBatch: (batch) => rows.push(batch) });
    const all = rows.flatMap(({ outcomes }) => [...outcomes!]);
    const width = all.length / 700;
    const blocks = [0, 120, 370, 620].map((from, at, list) => {
      const block = Float64Array.from(all.slice(from * width, (list[at + 1] ?? 700) * width));
      return createHash("sha256").update(new Uint8Array(block.buffer)).digest("hex");
    });
    expect(opened.hash()).toBe(createHash("sha256").update(blocks.join("")).digest("hex"));
  });

  it.each(full ? [0, 2] : [2])("have the same figures as two shards put together (%i workers)", async (workers) => {
    const pool = await openWorkerPool([arm], { workers });
    const whole = await ensemble([700]);
    const parts = [await ensemble([333], { pool }), await ensemble([367], { pool, first: 333 })];
    const tally = blankTally(model, tavush.horizon);
    for (const part of parts) addTally(tally, part.opened.tally);
    expect(tally).toEqual(whole.opened.tally);
    await pool.close();
  });

  it("are those of play, one by one", async () => {
    const { estimates } = await ensemble([250]);
    const count: { [ending: string]: number } = {};
    for (let run = 0; run < 250; run += 1) {
      const world = createWorld(model, { seed: "1", run });
      advance(model, world, tavush.horizon);
      const ending = world.ending ?? "horizon";
      count[ending] = (count[ending] ?? 0) + 1;
    }
    for (const [id, { count: counted }] of Object.entries(estimates.endings)) expect(counted, id).toBe(count[id] ?? 0);
  });

  it("of another seed are other runs", async () => {
    const [one, two] = [await ensemble([250]), await ensemble([250], { seed: "2" })];
    expect(two.estimates.hash).not.toBe(one.estimates.hash);
    expect(two.estimates.gauges).not.toEqual(one.estimates.gauges);
  });
});

describe("what actors believe", () => {
  const basis = { evidence: [] };
  const raised = { gauge: "heat", add: 5, ...basis };
  const actors = [
    loneActor("a", ["x", "y"], [{ id: "go", from: "x", to: "y", trigger: rate(0.2), effects: [raised] }]),
  ];
  const gauges = [gaugeOf("cold", { initial: 3 }), gaugeOf("heat", { initial: 40 })];
  const plain = tinyScenario({ format: 2, horizon: 20, gauges, actors });
  const believed = (gauge: string) => ({ gauge, delay: 2, bias: 9, ...basis });
  const beliefs = [believed("heat"), believed("cold")];
  const held = { ...plain, actors: plain.actors.map((actor) => ({ ...actor, beliefs })) };

  it.each([0, 1])("is not counted among the gauges (%i workers)", async (workers) => {
    const figures = async (scenario: Scenario) => {
      const pool = await openWorkerPool([armOf(scenario)], { workers });
      const [of, plan] = [armModel(armOf(scenario)), { ...planOf("1"), days: 20 }];
      const opened = openEnsemble({ model: of, plan, pool });
      await opened.runTo(500);
      await pool.close();
      return estimatesOf(of, opened.tally, { study: studyOf(of, plan), partial: false, hash: "" });
    };
    const [one, other] = [await figures(held), await figures(plain)];
    expect(other.gauges.heat).toBeDefined();
    const unnamed = { scenarioHash: "", study: "" };
    expect({ ...one, ...unnamed }).toEqual({ ...other, ...unnamed });
  });
});

describe("an ensemble that is stopped", () => {
  it.each([0, 2])("keeps its first runs, and says that it is partial (%i workers)", async (workers) => {
    const pool = await openWorkerPool([arm], { workers });
    try {
      const stop = new AbortController();
      let batches = 0;
      const onBatch = () => {
        batches += 1;
        if (batches === 2) stop.abort();
      };
      const { opened, text } = await ensemble([20_000], { pool, onBatch, signal: stop.signal });
      expect(opened.partial).toBe(true);
      expect(opened.tally.runs).toBeGreaterThanOrEqual(2 * batchRuns);
      expect(opened.tally.runs).toBeLessThan(20_000);
      const prefix = await ensemble([opened.tally.runs]);
      expect({ ...JSON.parse(text), partial: false }).toEqual(JSON.parse(prefix.text));
      const before = opened.tally.runs;
      await opened.runTo(20_000);
      expect(opened.tally.runs).toBe(before);
    } finally {
      await pool.close();
    }
  });

  it.each([0, 2])("waits for no batch in progress (%i workers)", async (workers) => {
    const pool = await openWorkerPool([arm], { workers });
    const stop = new AbortController();
    let begun = false;
    setImmediate(() => {
      begun = true;
      stop.abort();
    });
    // A batch that would take minutes: waited for, it would outlast the test.
    const job = { plan: planOf("1"), firstRun: 0, runs: 1_000_000, batch: 1_000_000, gauges: false };
    const played = await pool.play({ ...job, signal: stop.signal }, () => undefined);
    expect({ begun, played }).toEqual({ begun: true, played: 0 });
    await pool.close();
  });

  it("before its first run has no runs, and claims to know nothing", async () => {
    const stop = AbortSignal.abort();
    const { opened, estimates } = await ensemble([1000], { signal: stop });
    expect(opened).toMatchObject({ partial: true, tally: { runs: 0 } });
    for (const ending of Object.values(estimates.endings)) expect(ending).toMatchObject({ count: 0, low: 0, high: 1 });
  });
});

/** Rarely begun, and then without end. */
const echo = tinyScenario({
  horizon: 20,
  actors: [
    loneActor(
      "a",
      ["calm", "grave"],
      [
        { id: "shout", from: "calm", to: "grave", trigger: rate(0.0001) },
        { id: "first", from: "grave", to: "grave", trigger: answering(1, "a.stance.shout", "a.stance.second") },
        { id: "second", from: "grave", to: "grave", trigger: answering(1, "a.stance.first") },
      ],
    ),
  ],
});

describe("a run that breaks", () => {
  it.each(full ? [0, 1, 2] : [0, 2])(
    "fails the ensemble with its number and seed, and breaks alone as well (%i workers)",
    async (n) => {
      const pool = await openWorkerPool([armOf(echo)], { workers: n });
      try {
        const failure = await ensemble([5000], {
          pool,
          model: armModel(armOf(echo)),
          plan: { seed: "1", days: 20, historical: false },
        }).then(
          () => null,
          (error: unknown) => error,
        );
        expect(failure).toBeInstanceOf(RunFailure);
        const { run, seed, message } = failure as RunFailure;
        expect(run).toBeGreaterThan(batchRuns);
        const breaksAlone = (k: number): string | null => {
          const machine = createModel(echo);
          try {
            advance(machine, createWorld(machine, { seed, run: k }), echo.horizon);
            return null;
          } catch (error) {
            expect(error).toBeInstanceOf(ScenarioError);
            return (error as ScenarioError).problems[0]!.message;
          }
        };
        expect(message).toContain(breaksAlone(run)!);
        // It is the first that breaks, not the first that was heard of.
        for (let k = 0; k < run; k += 1) expect(breaksAlone(k), `run ${k}`).toBeNull();
      } finally {
        await pool.close();
      }
    },
  );
});

describe("futures of a world", () => {
  const scenario = tinyScenario({
    horizon: 10,
    gauges: [gaugeOf("tension", { initial: 30, drift: [{ perDay: 1, evidence: [] }] })],
    actors: [
      loneActor(
        "a",
        ["calm", "tense", "grave"],
        [
          { id: "tense", from: "calm", to: "tense", trigger: timeout(2.5) },
          { id: "fall", from: "tense", to: "grave", trigger: rate(0.2) },
        ],
      ),
    ],
    milestones: [{ id: "tense", label: "", headline: "", when: inState("a.stance", "tense"), evidence: [] }],
    endings: [{ id: "fallen", label: "", headline: "", when: inState("a.stance", "grave"), evidence: [] }],
  });
  const futureModel = armModel(armOf(scenario));

  async function futuresAt(days: number, runsWanted = 500): Promise<{ from: number; estimates: Estimates }> {
    const worlds = Array.from({ length: 20 }, (_, run) => createWorld(futureModel, { seed: "5", run }));
    for (const each of worlds) advance(futureModel, each, days);
    const world = worlds.find(({ ended }) => ended === (days === 10))!;
    const pool = await openWorkerPool([armOf(scenario)], { workers: 0 });
    const plan = { seed: "odds", days: 10, historical: false, from: saveWorld(futureModel, world) };
    const { estimates } = await ensemble([runsWanted], { pool, model: futureModel, plan });
    return { from: world.time, estimates };
  }

  it("count what the past has reached as reached, on its day", async () => {
    const { estimates } = await futuresAt(4);
    expect(estimates.milestones.tense).toMatchObject({ p: 1, day: { p05: 2, p50: 2, p95: 2 } });
  });

  it.each([4, 4.5])("count every run on every day from now on (from day %d)", async (now) => {
    const { estimates } = await futuresAt(now);
    expect(estimates.endings.fallen!.count).toBeGreaterThan(100);
    for (const { day, tension } of estimates.gauges.tension!.byDay.map((tension, day) => ({ day, tension }))) {
      if (day < now) continue;
      // Had the day only counted the runs that were over before, its mean would be that of an earlier day.
      if (day === 4) expect(tension.mean).toBe(34);
      expect(tension.mean).toBeLessThanOrEqual(30 + day);
      expect(Number.isNaN(tension.p50)).toBe(false);
    }
  });

  it("of a world that has ended are its ending, every one", async () => {
    const { estimates } = await futuresAt(10);
    expect(estimates.n).toBe(500);
    expect(Object.values(estimates.endings).map(({ p }) => p)).toContain(1);
    expect(estimates.gauges.tension!.sd).toBe(0);
  });

  it("are refused for another horizon than the world is played for", async () => {
    const pool = await openWorkerPool([armOf(scenario)], { workers: 0 });
    const from = saveWorld(futureModel, createWorld(futureModel, { seed: "1" }));
    const plan = { seed: "odds", days: 8, historical: false, from };
    await expect(ensemble([250], { pool, model: futureModel, plan })).rejects.toThrow(/10 days, not 8/);
  });
});

describe("an ensemble of a scenario with beliefs", () => {
  it("has the figures of the one without, where the beliefs are right and at once", async () => {
    const figures = async (scenario: Scenario) => {
      const pool = await openWorkerPool([armOf(scenario)], { workers: 0 });
      const believing = armModel(armOf(scenario));
      const plan = { seed: "1", days: scenario.horizon, historical: false };
      const opened = openEnsemble({ model: believing, plan, pool });
      await opened.runTo(400);
      const head = { study: studyOf(believing, plan), partial: false, hash: "" };
      const estimates = estimatesOf(believing, opened.tally, head);
      await pool.close();
      return JSON.stringify({ ...estimates, scenario: "", scenarioHash: "", study: "" });
    };
    const [one, other] = [await figures(rivals(clear)), await figures(rivals(" {}"))];
    expect(one).toBe(other);
    expect(one).toContain("tension");
    expect(await figures(rivals(mistaken))).not.toBe(other);
  });
});

describe("a pool", () => {
  const workersOf = async (options: WorkerPoolOptions) => {
    const pool = await openWorkerPool([arm], options);
    await pool.close();
    return pool.workers;
  };
  it("starts threads where there is enough to play to repay them, and as many as it is told", {
    tags: "sweep",
  }, async () => {
    expect(await workersOf({ days: 1000 * 60 })).toBe(0);
    expect(await workersOf({ days: 10_000 * 60 })).toBe(availableParallelism());
    expect(await workersOf({})).toBe(availableParallelism());
    expect(await workersOf({ days: 1, workers: 1 })).toBe(1);
  });
});
