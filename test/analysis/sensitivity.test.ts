/**
 * What 10% more of a number would do: score functions against closed forms, assumptions that act in several places and through
 * others among them; pairs of runs for what scores do not reach; and the same sums wherever runs are played.
 */
import { describe, expect, it } from "vitest";
import { finish, type RunPlan } from "../../src/analysis/batch.js";
import { slopeFit } from "../../src/analysis/controls.js";
import { openEnsemble } from "../../src/analysis/ensemble.js";
import { Folds } from "../../src/analysis/folds.js";
import { playerOf } from "../../src/analysis/player.js";
import { type Influence, type Sensitivity, sensitivityOf } from "../../src/analysis/sensitivity.js";
import { slopeColumns, slopeOf } from "../../src/analysis/slopes.js";
import { armModel } from "../../src/analysis/task-runner.js";
import { openWorkerPool } from "../../src/analysis/worker-pool.js";
import { writtenNumbers } from "../../src/analysis/written-numbers.js";
import {
  type Assumption,
  assumptionScores,
  createModel,
  type DerivedAssumption,
  type Scenario,
  scoreTerms,
} from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { expectNear } from "../validation/measure.js";
import {
  answering,
  curveOver,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  rate,
  stateOf,
  timeout,
  tinyScenario,
  wait,
  whileHolds,
} from "../validation/tiny-scenario.js";

const own = (id: string, value: number): Assumption => ({
  id,
  label: id,
  note: "",
  evidence: [],
  value,
  range: [value / 4, value * 4],
});
const derived = (id: string, how: DerivedAssumption): Assumption => ({ ...own(id, 0), range: [0, 1], derived: how });
const milestone = (actor: string) => ({
  id: actor,
  label: actor,
  headline: actor,
  on: [`${actor}.stance.go`],
  evidence: [],
});

const planOf = (scenario: Scenario): RunPlan => ({ seed: "slopes", days: scenario.horizon, historical: false });

async function sensitivity(
  scenario: Scenario,
  runs: number,
  pairs = 500,
  everyNumber = false,
  signal?: AbortSignal,
): Promise<Sensitivity> {
  const arm = { scenario, variant: null, set: {} };
  const model = armModel(arm);
  const pool = await openWorkerPool([arm], { workers: 0 });
  const ensemble = openEnsemble({ model, plan: planOf(scenario), pool, controls: true });
  await ensemble.runTo(1000);
  ensemble.watchSlopes();
  await ensemble.runTo(1000 + runs);
  await pool.close();
  return sensitivityOf(model, ensemble.slopes!, {
    arm,
    plan: planOf(scenario),
    workers: 0,
    pairs,
    everyNumber,
    signal,
  });
}

/** Holds a change for 10% more to a derivative to the logarithm. */
function expectSlope(influence: Influence | undefined, derivative: number): void {
  const { change, low, high } = influence!;
  expectNear(change, 0.1 * derivative, (high - low) / 2 / 1.96);
}

describe("sensitivities by score functions", () => {
  // Calls come at rate c; a goes by itself at pace / 20 a day, b answers a call with p, c with 1 − p, d with p².
  const [pace, p, call, days] = [2, 0.3, 0.1, 10];
  const answers = (id: string, assumption: string) =>
    loneActor(
      id,
      ["calm", "grave"],
      [{ id: "go", from: "calm", to: "grave", trigger: answering({ assumption }, "drum.stance.beat") }],
    );
  const scenario = tinyScenario({
    format: 2,
    horizon: days,
    assumptions: [
      own("pace", pace),
      own("p", p),
      own("slow", 8),
      derived("not-p", { oneMinus: "p" }),
      derived("twice", { product: ["p", "p"] }),
    ],
    actors: [
      loneActor(
        "a",
        ["calm", "grave"],
        [
          {
            id: "go",
            from: "calm",
            to: "grave",
            trigger: rate(1 / 20),
            ratios: [{ kind: "assumption", assumption: "pace", label: "pace", evidence: [] }],
          },
        ],
      ),
      answers("b", "p"),
      answers("c", "not-p"),
      answers("d", "twice"),
      loneActor(
        "e",
        ["calm", "grave"],
        [{ id: "go", from: "calm", to: "grave", trigger: wait({ assumption: "slow" }) }],
      ),
      loneActor("drum", ["on"], [{ id: "beat", from: "on", to: "on", trigger: rate(call) }]),
    ],
    milestones: ["a", "b", "c", "d", "e"].map(milestone),
  });

  it("are the derivatives of closed forms, of what assumptions act through", async () => {
    const { milestones, unknown, pairs } = await sensitivity(scenario, 19_000);
    expect({ unknown, pairs }).toEqual({ unknown: [], pairs: 0 });
    const of = (outcome: string, kind: Influence["kind"], name: string) =>
      milestones[outcome]!.find((influence) => influence.kind === kind && influence.of === name);
    const go = (pressure: number) => pressure * Math.exp(-pressure);
    const own = (days * pace) / 20;
    expectSlope(of("a", "assumption", "pace"), go(own));
    expectSlope(of("a", "rate", "a.stance.go"), go(own));
    const beats = days * call;
    // P = 1 − e^(−μT q), q the chance; dP/d ln p = μT e^(−μT q) dq/d ln p.
    expectSlope(of("b", "assumption", "p"), go(beats * p));
    expectSlope(of("b", "chance", "b.stance.go"), go(beats * p));
    expectSlope(of("c", "assumption", "p"), -beats * p * Math.exp(-beats * (1 - p)));
    expectSlope(of("d", "assumption", "p"), 2 * go(beats * p * p));
    expectSlope(of("b", "rate", "drum.stance.beat"), go(beats * p));
    // It is written as a waiting time.
    expectSlope(of("e", "assumption", "slow"), -go(days / 8));
    for (const { by } of Object.values(milestones).flat()) expect(by).toBe("scores");
    // The largest first.
    for (const found of Object.values(milestones))
      expect(found.map(({ change }) => Math.abs(change))).toEqual(
        found.map(({ change }) => Math.abs(change)).sort((one, other) => other - one),
      );
  });

  it("are surer than the plain product of outcome and score, and agree with it", () => {
    const model = createModel(scenario, { mover: "table" });
    const terms = scoreTerms(model, true);
    const columns = slopeColumns(model, terms);
    const player = playerOf(model, planOf(scenario));
    const pilot = finish(player.steps({ firstRun: 0, runs: 250, rows: false, controls: true }));
    const folds = new Folds();
    folds.add(0, pilot.moments!);
    const fit = slopeFit(folds.moments());
    const nothing = { intercepts: fit.intercepts.map(() => 0), coefficients: fit.coefficients.map(() => 0) };
    const [fitted, plain] = [fit, nothing].map((slopes) => {
      const request = { firstRun: 250, runs: 250, rows: false, slopes };
      return finish(player.steps(request)).slopes!;
    });
    const outcome = model.endings.length + 1;
    const column = columns.findIndex(({ kind, id }) => kind === "assumption" && id === "pace");
    const place = outcome * columns.length + column;
    const [one, other] = [slopeOf(fitted!, place), slopeOf(plain!, place)];
    expect(one.error).toBeLessThan(0.8 * other.error);
    expectNear(one.slope, other.slope, other.error);
  });

  it("say nothing of a hazard that no run has seen fire", async () => {
    const found = await sensitivity(
      tinyScenario({
        horizon: 2,
        actors: [
          loneActor(
            "a",
            ["calm", "grave"],
            [
              { id: "go", from: "calm", to: "grave", trigger: rate(0.8) },
              { id: "rare", from: "calm", to: "calm", trigger: rate(1e-6) },
            ],
          ),
        ],
        milestones: [milestone("a")],
      }),
      2000,
    );
    expect(found.milestones.a?.map(({ of }) => of)).toEqual(["a.stance.go"]);
  });

  it("are the same sums in the kernel and in the engine", () => {
    const model = createModel(loadScenario("tutorial").scenario, { mover: "table" });
    const plan = planOf(model.scenario);
    const [one, other] = [true, false].map((kernel) => {
      const player = playerOf(model, plan, { kernel });
      const { moments } = finish(player.steps({ firstRun: 0, runs: 250, rows: false, controls: true }));
      const request = { firstRun: 250, runs: 40, rows: false, slopes: slopeFit([moments!]) };
      return finish(player.steps(request)).slopes;
    });
    expect(one?.runs).toBe(40);
    expect(one).toEqual(other);
  });
});

describe("assumptions that act on more than rates, chances, weights and ratios", () => {
  const scenario = tinyScenario({
    format: 2,
    horizon: 10,
    assumptions: [own("both", 0.05), own("when", 6), own("level", 40), own("idle", 3), own("nought", 0)],
    gauges: [gaugeOf("heat", { initial: { assumption: "level" } })],
    actors: [
      loneActor(
        "a",
        ["calm", "grave"],
        [
          {
            id: "go",
            from: "calm",
            to: "grave",
            trigger: rate({ assumption: "both" }),
            ratios: [curveOver("heat", [0, 0.5], [100, { assumption: "both" }])],
          },
        ],
      ),
      loneActor(
        "b",
        ["calm", "grave"],
        [{ id: "go", from: "calm", to: "grave", trigger: timeout({ assumption: "when" }) }],
      ),
      loneActor(
        "c",
        ["calm", "grave"],
        [
          {
            id: "go",
            from: "calm",
            to: "grave",
            trigger: rate(0.1),
            ratios: [
              whileHolds(inState("b.stance", "grave"), 2),
              whileHolds(inState("b.stance", "calm"), { assumption: "nought" }),
            ],
          },
        ],
      ),
    ],
    milestones: ["a", "b", "c"].map(milestone),
  });

  it("are asked about 10% less of, and said to be, where their range ends at their value", async () => {
    const answered = loneActor(
      "b",
      ["calm", "grave"],
      [{ id: "go", from: "calm", to: "grave", trigger: answering({ assumption: "sure" }, "drum.stance.beat") }],
    );
    const drum = loneActor("drum", ["on"], [{ id: "beat", from: "on", to: "on", trigger: rate(0.1) }]);
    const found = await sensitivity(
      tinyScenario({
        horizon: 10,
        assumptions: [{ ...own("sure", 1), range: [0, 1] }],
        actors: [answered, drum],
        milestones: [milestone("b")],
      }),
      500,
      2000,
    );
    const influence = found.milestones.b!.find(({ of }) => of === "sure")!;
    expect(influence).toMatchObject({ less: true, by: "pairs" });
    const at = (p: number) => 1 - Math.exp(-0.1 * 10 * p);
    expectNear(influence.change, at(0.9) - at(1), (influence.high - influence.low) / 2 / 1.96);
  });

  it("are counted where a stop left them unplayed, and not called unplayable", async () => {
    const { unknown, unplayed, pairs } = await sensitivity(scenario, 500, 500, false, AbortSignal.abort());
    expect({ unknown, unplayed, pairs }).toEqual({ unknown: ["nought"], unplayed: 3, pairs: 0 });
  });

  it("are found, and those that act on nothing are not", () => {
    const model = createModel(scenario);
    const found = assumptionScores(model, scoreTerms(model, true));
    expect(found.map(({ id, actsElsewhere, parts }) => [id, actsElsewhere, parts.length])).toEqual([
      ["both", true, 1],
      ["when", true, 0],
      ["level", true, 0],
      ["nought", false, 1],
    ]);
  });

  it("are answered from pairs of runs with the same dice, and marked so; what is 0 is not answered", async () => {
    const { milestones, gauges, unknown, pairs } = await sensitivity(scenario, 1000, 2000);
    expect({ unknown, pairs }).toEqual({ unknown: ["nought"], pairs: 2000 });
    const paired = milestones.c!.filter(({ by }) => by === "pairs").map(({ of }) => of);
    expect(paired).toContain("when");
    const later = milestones.c!.find(({ of }) => of === "when")!;
    // From day t on at 0.2 a day, before it never: P = 1 − e^(−0.2 (10 − t)).
    const at = (day: number) => 1 - Math.exp(-0.2 * (10 - day));
    expectNear(later.change, at(6.6) - at(6), (later.high - later.low) / 2 / 1.96);
    expect(gauges.heat!.find(({ of }) => of === "level")).toMatchObject({ change: 4, by: "pairs" });
    expect(milestones.a!.filter(({ kind, of }) => kind === "assumption" && of === "both")).toMatchObject([
      { by: "pairs" },
    ]);
  });
});

describe("numbers that are written into a scenario", () => {
  const heated = (add: number) => [{ gauge: "heat", add, evidence: [] }];
  const scenario = tinyScenario({
    format: 2,
    horizon: 10,
    gauges: [
      gaugeOf("heat", { max: 1000, drift: [{ perDay: 3, evidence: [] }] }),
      gaugeOf("cold", {
        initial: 5,
        drift: [{ when: { kind: "gauge", gauge: "heat", min: 20 }, perDay: 1, evidence: [] }],
      }),
    ],
    actors: [
      loneActor(
        "b",
        ["calm", stateOf("grave", heated(20))],
        [{ id: "go", from: "calm", to: "grave", trigger: timeout([4, 6]), effects: heated(40) }],
      ),
    ],
    injects: [injectOf("spark", { effects: heated(7), schedule: { at: 2 } })],
    milestones: [
      milestone("b"),
      { id: "hot", label: "hot", headline: "hot", when: { kind: "gauge", gauge: "heat", min: 95 }, evidence: [] },
    ],
  });

  it("are found, each once, and changed alone", () => {
    const found = writtenNumbers(scenario);
    expect(found.map(({ kind, of, gauge }) => [kind, of, gauge])).toEqual([
      ["effect", "b.stance.grave", "heat"],
      ["time", "b.stance.go", ""],
      ["effect", "b.stance.go", "heat"],
      ["drift", "heat", ""],
      ["drift", "cold", ""],
      ["threshold", "cold", "heat"],
      ["effect", "inject.spark", "heat"],
      ["time", "inject.spark", ""],
      ["threshold", "hot", "heat"],
    ]);
    for (const { times } of found) {
      const text = JSON.stringify(times(2));
      // One number, or one spread, is another: nothing else.
      expect(text).not.toBe(JSON.stringify(scenario));
      expect(JSON.stringify(times(1))).toBe(JSON.stringify(scenario));
    }
    expect(found[1]!.times(2).actors[0]!.postures[0]!.transitions[0]!.trigger).toMatchObject({ after: [8, 12] });
  });

  it("move outcomes by as much as arithmetic says, in pairs of runs, and are asked about only if wanted", async () => {
    const { gauges, milestones } = await sensitivity(scenario, 1000, 50, true);
    const heat = new Map(gauges.heat!.map(({ kind, of, change }) => [`${kind} ${of}`, change]));
    // 3 a day, 7 once, 40 and 20 once: a tenth more of each.
    expect(heat.get("drift heat")).toBeCloseTo(3, 9);
    expect(heat.get("effect inject.spark")).toBeCloseTo(0.7, 9);
    expect(heat.get("effect b.stance.go")).toBeCloseTo(4, 9);
    expect(heat.get("effect b.stance.grave")).toBeCloseTo(2, 9);
    expect(heat.has("time inject.spark")).toBe(false);
    // Heat ends at 97: with a threshold of 104.5 it is never hot.
    expect(milestones.hot!.find(({ kind }) => kind === "threshold")).toMatchObject({
      of: "hot",
      gauge: "heat",
      change: -1,
    });
    const { gauges: fewer } = await sensitivity(scenario, 1000, 50);
    expect(fewer.heat).toEqual([]);
  });
});
