/**
 * Backtests: what an arm plays is what any ensemble plays, what it says follows from the runs, and the test of days
 * finds a record that lies too near the middle, and lets one pass that is a run like the others.
 */
import { describe, expect, it } from "vitest";
import { setByCalendar } from "../../src/analysis/calendar-sets.js";
import {
  backtest,
  baselinesOf,
  openEnsemble,
  openWorkerPool,
  playAgainstHistory,
  type RankedMilestone,
  rankTest,
  scoredMilestones,
  together,
} from "../../src/analysis/index.js";
import { createModel, openStream, type Scenario } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import {
  actorOf,
  answering,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  postureOf,
  tinyScenario,
  wait,
} from "../validation/tiny-scenario.js";

const milestone = (id: string, when: Scenario["milestones"][number]["when"]) => ({
  id,
  label: id,
  headline: id,
  evidence: [],
  ...(when && { when }),
});
const entry = (id: string, date?: string) => ({
  milestone: id,
  evidence: [],
  publicRecord: true,
  ...(date !== undefined && { date }),
});

/** One posture that goes once, with a mean wait of 20 days, over 30 days from 12 July. */
const once = tinyScenario({
  horizon: 30,
  actors: [loneActor("a", ["off", "on"], [{ id: "go", from: "off", to: "on", trigger: wait(20) }])],
  milestones: [
    milestone("on", inState("a.stance", "on")),
    milestone("off", inState("a.stance", "off")),
    milestone("never", { kind: "all", of: [inState("a.stance", "on"), inState("a.stance", "off")] }),
  ],
  history: [entry("on", "2020-07-22"), entry("off", "2020-07-12"), entry("never")],
});
const arm = { scenario: once, variant: null, set: {} };
const play = async (runs: number, workers = 0) =>
  (await playAgainstHistory(arm, scoredMilestones(createModel(once)), { seed: "1", runs, workers }))!.scores;

describe("an arm against history", () => {
  it("scores what an exponential wait would", async () => {
    const { of, bits, log, milestones } = await play(20_000);
    const p = 1 - Math.exp(-30 / 20);
    expect(of.on!.p).toBeCloseTo(p, 2);
    expect(of.on!.bits).toBeCloseTo(-Math.log2(p), 1);
    expect(of.on!.rank).toBeCloseTo((1 - Math.exp(-10.5 / 20)) / p, 1);
    const by = (day: number) => 1 - Math.exp(-Math.min(30, day + 1) / 20);
    const crps = Array.from({ length: 31 }, (_, day) => (by(day) - (day >= 10 ? 1 : 0)) ** 2);
    expect(of.on!.crps).toBeCloseTo(
      crps.reduce((sum, term) => sum + term, 0),
      0,
    );
    // What the start gives is in no mean.
    expect(milestones).toBe(2);
    expect(log).toBeCloseTo(bits / 2, 3);
  });

  it("plays the very runs of an ensemble, whatever the number of workers", async () => {
    const scenario = libraryScenario("tavush-2020");
    const model = createModel(scenario);
    const scored = scoredMilestones(model);
    const one = { scenario, variant: null, set: {} };
    const plan = { seed: "7", runs: 600, historical: true };
    const alone = (await playAgainstHistory(one, scored, { ...plan, workers: 0 }))!.scores;
    expect((await playAgainstHistory(one, scored, { ...plan, workers: 2 }))!.scores).toEqual(alone);
    const pool = await openWorkerPool([one], { workers: 0 });
    const ensemble = openEnsemble({ model, plan: { ...plan, days: scenario.horizon }, pool });
    await ensemble.runTo(600);
    for (const [place, { id }] of scenario.milestones.entries()) {
      if (alone.of[id] !== undefined) expect([id, alone.of[id].count]).toEqual([id, ensemble.tally.milestones[place]]);
    }
  });

  it("plays every arm with the same dice, and sums crises up", async () => {
    const tavush = libraryScenario("tavush-2020");
    const options = { seed: "1", runs: 300, workers: 0 };
    const first = (await backtest(tavush, { ...options, heldOut: { scenario: tavush, changes: [] } }))!;
    const kinds = first.backtest.arms.map(({ kind, variant }) => variant ?? kind);
    expect(kinds).toEqual(["free", "historical", "hold-out", ...tavush.variants.map(({ id }) => id)]);
    const [free, historical, heldOut, variant] = first.backtest.arms;
    expect(heldOut!.hash).toBe(free!.hash);
    expect(historical!.hash).not.toBe(free!.hash);
    expect(variant!.hash).not.toBe(free!.hash);
    const second = (await backtest(once, { ...options, variants: false }))!;
    const all = together([first, second]);
    expect(all.map(({ kind }) => kind)).toEqual(["free", "historical"]);
    expect(all[0]!.bits).toBeCloseTo(free!.bits + second.backtest.arms[0]!.bits, 12);
    expect(all[0]!.ranks.dates).toBe(free!.ranks.dates + 1);
  });

  it("beats, in every crisis of the library, both who says the base rate and who says one half", async () => {
    for (const id of ["tavush-2020", "autumn-war-2020", "aftermath-2020", "four-day-war-2016"]) {
      const scenario = libraryScenario(id);
      const scored = scoredMilestones(createModel(scenario));
      const one = { scenario, variant: null, set: {} };
      const { scores } = (await playAgainstHistory(one, scored, { seed: "1", runs: 1000, workers: 0 }))!;
      const { baseRate, uniform } = baselinesOf(scenario, scored);
      for (const baseline of [baseRate, uniform]) {
        expect(scores.log, id).toBeLessThan(baseline.log);
        expect(scores.brier, id).toBeLessThan(baseline.brier);
        expect(scores.crps, id).toBeLessThan(baseline.crps);
      }
    }
  });
});

describe("the test of days", () => {
  /** Twenty milestones whose days are drawn evenly from 0 to 99 in 3,000 runs; the record has them on `day`. */
  const evenly = (day: (milestone: number) => number): RankedMilestone[] =>
    Array.from({ length: 20 }, (_, place) => {
      const stream = openStream("days", place, "day");
      const runs = Int32Array.from({ length: 3000 }, () => Math.floor(stream() * 100));
      const days = Array.from({ length: 100 }, (_, at) => runs.filter((run) => run === at).length);
      return { counts: { runs: 3000, reached: 3000, days }, day: day(place), runs };
    });

  it("lets chance have the share that a binomial gives it", () => {
    const { low, high, histories } = rankTest(evenly(() => 50));
    // Of 20 halves the central 90% is 6 to 14.
    expect(histories).toBe(2000);
    expect(low * 20).toBeGreaterThanOrEqual(5.9);
    expect(high * 20).toBeLessThanOrEqual(14.1);
    expect(high - low).toBeGreaterThan(0.3);
  });

  it("finds days that all lie in the middle, or all outside, and none that lie evenly", () => {
    expect(rankTest(evenly(() => 50))).toMatchObject({ dates: 20, central: 20, within: false });
    expect(rankTest(evenly((place) => (place % 2 === 0 ? 2 : 97)))).toMatchObject({ central: 0, within: false });
    expect(rankTest(evenly((place) => 2 + place * 5))).toMatchObject({ central: 10, within: true });
  });

  it("takes for the record what single runs did, so that milestones that come together count once", () => {
    const one = evenly(() => 50)[0]!;
    const { low, high } = rankTest(Array.from({ length: 20 }, () => one));
    // Twenty copies of one milestone are all central or none is.
    expect([low, high]).toEqual([0, 1]);
  });
});

describe("the level of the test of days", () => {
  /**
   * Twelve milestones of a made-up model, whose days in a run all lean on one draw, as the days of a war do on its first; each is
   * reached two times in three. What is said of a run is the same whether it is one of the model's or the record.
   */
  const size = 12;
  const drawn = (seed: string, run: number, spread = 1) => {
    const stream = openStream(seed, run, "day");
    const common = stream() - 0.5;
    return Array.from({ length: size }, () => {
      const [own, reached] = [stream() - 0.5, stream() < 2 / 3];
      return reached ? Math.floor(100 + 60 * spread * (0.7 * common + 0.5 * own)) : -1;
    });
  };
  const runs = Array.from({ length: 2000 }, (_, run) => drawn("model", run));
  const model = Array.from({ length: size }, (_, place) => {
    const own = Int32Array.from(runs, (days) => days[place] as number);
    const counts = Array.from({ length: 201 }, (_, day) => own.filter((at) => at === day).length);
    return { runs: own, counts: { runs: 2000, reached: own.filter((at) => at >= 0).length, days: counts } };
  });
  const { low, high } = rankTest(model.map((one) => ({ ...one, day: null })));
  /** Of 600 records drawn with this spread, the part whose share in the central half lies from `from` to `to`. */
  const passed = (spread: number, from = low, to = high) => {
    const shares = Array.from({ length: 600 }, (_, record) => {
      const days = drawn("record", record, spread);
      const of = model.flatMap((one, place) =>
        (days[place] as number) < 0 ? [] : [{ ...one, day: days[place] as number }],
      );
      return rankShare(of);
    });
    return shares.filter((share) => share >= from && share <= to).length / shares.length;
  };
  const rankShare = (of: readonly RankedMilestone[]) => {
    const inside = of.filter(({ counts: { days, reached }, day }) => {
      const earlier = Array.from(days).slice(0, day as number);
      const rank = (earlier.reduce((sum, count) => sum + count, 0) + (days[day as number] as number) / 2) / reached;
      return rank >= 0.25 && rank <= 0.75;
    });
    return inside.length / of.length;
  };

  it("is nine in ten, at least, for records that the model itself draws, though their days hang together", () => {
    // Three standard errors of 600 records are 0.037. Shares are fractions, so that the interval holds a little more than nine in ten.
    expect(passed(1)).toBeGreaterThan(0.9 - 0.037);
    expect(passed(1)).toBeLessThan(0.97);
    // Of eight independent days two to six, and so nine in ten, would lie in the central half.
    expect(passed(1, 0.25, 0.75)).toBeLessThan(0.9 - 0.037);
  });

  it("is far lower for records whose days lie nearer the middle than the model's", () => {
    expect(passed(0.3)).toBeLessThan(0.5);
  });
});

describe("what the calendar sets", () => {
  const crisis = tinyScenario({
    actors: [
      actorOf(
        "a",
        postureOf(
          "a.stance",
          ["off", "on", "far"],
          [
            { id: "answer", from: "off", to: "on", trigger: answering(1, "inject.dated") },
            { id: "go", from: "on", to: "far", trigger: wait(5) },
            { id: "by-hand", from: "off", to: "far", trigger: answering(1, "inject.loose") },
          ],
        ),
      ),
      loneActor("b", ["off", "on"], [{ id: "go", from: "off", to: "on", trigger: wait(5) }]),
    ],
    injects: [
      injectOf("dated", { historical: true, schedule: { at: 3 } }),
      injectOf("loose", {}),
      injectOf("stands-in", { historical: true, schedule: { at: 5 }, replaces: ["b.stance.go"] }),
      injectOf("kills", {
        historical: true,
        schedule: { at: 6 },
        effects: [
          { gauge: "dead", add: [2, 4] },
          { gauge: "anger", add: 9 },
        ],
      }),
      injectOf("kills-by-hand", { effects: [{ gauge: "dead", add: 50 }] }),
    ],
    gauges: [gaugeOf("dead", { initial: 1 }), gaugeOf("anger", { initial: 1, baseline: 1, settle: 5 })],
    milestones: [
      // The inject brings three of them for certain, and five perhaps.
      milestone("dead-for-certain", { kind: "gauge", gauge: "dead", min: 3 }),
      milestone("dead-perhaps", { kind: "gauge", gauge: "dead", min: 4 }),
      milestone("few-dead", { kind: "gauge", gauge: "dead", max: 4 }),
      milestone("anger-that-settles", { kind: "gauge", gauge: "anger", min: 5 }),
      milestone("on", inState("a.stance", "on")),
      milestone("replaced", inState("b.stance", "on")),
      milestone("not-replaced", inState("b.stance", "off")),
      milestone("far", inState("a.stance", "far")),
      { id: "told", label: "told", headline: "told", evidence: [], on: ["inject.dated"] },
      { id: "answered", label: "answered", headline: "answered", evidence: [], on: ["a.stance.answer"] },
      milestone("after-on", { kind: "all", of: [{ kind: "reached", milestone: "on" }, inState("a.stance", "far")] }),
      { id: "gone", label: "gone", headline: "gone", evidence: [], on: ["a.stance.go"] },
    ],
  });

  it("is also what an inject stands in for", () => {
    expect(setByCalendar(crisis)).toContain("replaced");
    expect(setByCalendar(crisis)).not.toContain("not-replaced");
  });

  it("is what a dated inject of the record brings about, itself or by what answers it", () => {
    const own = [...setByCalendar(crisis)].filter((id) => !/dead|anger/.test(id));
    expect(own.sort()).toEqual(["after-on", "answered", "on", "replaced", "told"]);
  });

  it("is also a count that one inject brings for certain, on a gauge that keeps it", () => {
    expect([...setByCalendar(crisis)].filter((id) => /dead|anger/.test(id))).toEqual(["dead-for-certain"]);
  });
});
