/**
 * Gauges of format 2 against closed forms and daily difference equations: drift that counts from moment to moment, drift and
 * effects that follow curves, and gauges that are worked out from others.
 */
import { describe, expect, it } from "vitest";
import {
  adHocInject,
  advance,
  createModel,
  createWorld,
  type Gauge,
  readGauges,
  restoreWorld,
  type Scenario,
  saveWorld,
  setGauge,
  step,
} from "../../src/engine/index.js";
import { eachRun, expectMean, movesUntil } from "./measure.js";
import { gaugeOf, inState, loneActor, rate, timeout, tinyScenario } from "./tiny-scenario.js";

const basis = { evidence: [] };
const calm = loneActor("a", ["calm"], []);
const of = (gauges: readonly Gauge[], parts: Partial<Scenario> = {}) =>
  tinyScenario({ format: 2, horizon: 60, gauges, actors: [calm], ...parts });

/** The values of the gauges at each midnight, from day 0 on. */
function midnights(scenario: Scenario): { readonly [gauge: string]: number }[] {
  const model = createModel(scenario);
  const world = createWorld(model, { seed: "midnights" });
  const seen: { readonly [gauge: string]: number }[] = [];
  advance(model, world, scenario.horizon, { onDay: () => seen.push(readGauges(model, world)) });
  return seen;
}

/** Straight line from (x0, y0) to (x1, y1). */
const line = (gauge: string, x0: number, y0: number, x1: number, y1: number) => ({
  gauge,
  curve: [
    [x0, y0],
    [x1, y1],
  ] as const,
});

describe("drift pro rata", () => {
  const war = (horizon: number) =>
    tinyScenario({
      format: 2,
      horizon,
      gauges: [
        gaugeOf("dead", { max: 1e6, drift: [{ when: inState("a.stance", "war"), perDay: 40, ...basis }] }),
        gaugeOf("settling", { initial: 50, baseline: 20, settle: 5, drift: [{ perDay: 1, ...basis }] }),
      ],
      actors: [
        loneActor(
          "a",
          ["peace", "war", "truce"],
          [
            { id: "start", from: "peace", to: "war", trigger: rate(0.5) },
            { id: "halt", from: "war", to: "truce", trigger: rate(1.5) },
          ],
        ),
        // What has nothing to do with the gauge changes nothing about it.
        loneActor("b", ["on"], [{ id: "beat", from: "on", to: "on", trigger: rate(0.6) }]),
      ],
    });

  it("counts for exactly as long as its condition holds", () => {
    const dead: number[] = [];
    eachRun(war(60), (model, world) => {
      const moves = movesUntil(model, world, 60);
      const [start, halt] = ["a.stance.start", "a.stance.halt"].map((path) =>
        moves.find(({ transition }) => transition === path),
      );
      const days = (halt?.time ?? 60) - (start?.time ?? 60);
      expect(readGauges(model, world).dead).toBeCloseTo(40 * days, 6);
      dead.push(readGauges(model, world).dead as number);
    });
    // The war lasts 1/1.5 days on average; that it has not begun by day 60 has probability e^(−30).
    expectMean(dead, 40 / 1.5, (40 / 1.5) ** 2);
  });

  it("settles at midnight only, after drift", () => {
    let value = 50;
    for (const seen of midnights(war(30)).slice(1)) {
      value += 1;
      value += (20 - value) / 5;
      expect(seen.settling).toBeCloseTo(value, 9);
    }
  });

  it("is the same however a run is divided, and from whatever record it is restored", () => {
    const scenario = war(12);
    const model = createModel(scenario);
    const whole = advance(model, createWorld(model, { seed: "split" }), 12);
    const world = createWorld(model, { seed: "split" });
    const records = [];
    let now = world;
    for (let days = 0.13; !now.ended; days += 0.37) {
      records.push(...advance(model, now, days));
      now = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, now))));
    }
    expect(records).toEqual(whole);
  });
});

describe("drift along a curve", () => {
  it("is Lanchester's square law, by its daily difference equations", () => {
    const gauges = [
      gaugeOf("red", { initial: 90, drift: [{ perDay: line("blue", 0, 0, 100, -4), ...basis }] }),
      gaugeOf("blue", { initial: 70, drift: [{ perDay: line("red", 0, 0, 100, -5), ...basis }] }),
    ];
    let [red, blue] = [90, 70];
    const seen = midnights(of(gauges));
    for (const day of seen.slice(1)) {
      [red, blue] = [Math.max(0, red - 0.04 * blue), Math.max(0, blue - 0.05 * red)];
      expect(day.red).toBeCloseTo(red, 9);
      expect(day.blue).toBeCloseTo(blue, 9);
    }
    // Red wins: 5 · 90² > 4 · 70².
    expect(seen.at(-1)).toMatchObject({ blue: 0 });
    expect(seen.at(-1)!.red).toBeGreaterThan(30);
  });

  it("is Richardson's arms race, by its daily difference equations", () => {
    const own = (name: string) => line(name, 0, 0, 1000, -60);
    const gauges = [
      gaugeOf("x", {
        max: 1000,
        initial: 10,
        drift: [
          { perDay: line("y", 0, 0, 1000, 50), ...basis },
          { perDay: own("x"), ...basis },
          { perDay: 2, ...basis },
        ],
      }),
      gaugeOf("y", {
        max: 1000,
        initial: 30,
        drift: [
          { perDay: line("x", 0, 0, 1000, 40), ...basis },
          { perDay: own("y"), ...basis },
          { perDay: 1, ...basis },
        ],
      }),
    ];
    let [x, y] = [10, 30];
    for (const day of midnights(of(gauges)).slice(1)) {
      [x, y] = [x + 0.05 * y - 0.06 * x + 2, y + 0.04 * x - 0.06 * y + 1];
      expect(day.x).toBeCloseTo(x, 9);
      expect(day.y).toBeCloseTo(y, 9);
    }
  });

  it("changes with the gauge at the moment of a happening, and not before", () => {
    // Supplies are cut at 2.5; what they feed grows by 1 per 10 of supplies a day.
    const gauges = [
      gaugeOf("supplies", { initial: 80 }),
      gaugeOf("force", { drift: [{ perDay: line("supplies", 0, 0, 100, 10), ...basis }] }),
    ];
    const cut = {
      id: "cut",
      from: "calm",
      to: "cut",
      trigger: timeout(2.5),
      effects: [{ gauge: "supplies", add: -60 }],
    };
    const scenario = of(gauges, { horizon: 5, actors: [loneActor("a", ["calm", "cut"], [cut])] });
    expect(midnights(scenario)[3]!.force).toBeCloseTo(2.5 * 8 + 0.5 * 2, 9);
  });
});

describe("an effect scaled by a gauge", () => {
  it("is multiplied by what the curve says then", () => {
    const gauges = [
      gaugeOf("alert", { initial: 20, drift: [{ perDay: 10, ...basis }] }),
      gaugeOf("tension", { max: 1000 }),
    ];
    const beat = {
      id: "beat",
      from: "on",
      to: "on",
      trigger: timeout(1.5),
      effects: [{ gauge: "tension", add: 6, scale: line("alert", 20, 0.5, 60, 2.5) }],
    };
    const scenario = of(gauges, { horizon: 8, actors: [loneActor("a", ["on"], [beat])] });
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "scaled" });
    // At 1.5 alert is 35, at 3 it is 50, at 4.5 it is 65 and beyond the curve.
    const added = movesUntil(model, world, 4.6).map(({ effects }) => effects[0]!.to - effects[0]!.from);
    expect(added.map((amount) => Number(amount.toFixed(9)))).toEqual([6 * 1.25, 6 * 2, 6 * 2.5]);
  });
});

describe("a derived gauge", () => {
  const gauges = [
    gaugeOf("red", { initial: 30, drift: [{ perDay: 1.5, ...basis }] }),
    gaugeOf("blue", { initial: 60, drift: [{ perDay: -2, ...basis }] }),
    gaugeOf("both", { max: 1e6, derived: { product: ["red", "balance"] } }),
    gaugeOf("balance", {
      min: -1000,
      max: 1000,
      derived: {
        sum: [
          { gauge: "red", weight: 2 },
          { gauge: "blue", weight: -0.5 },
        ],
      },
    }),
    gaugeOf("least", { derived: { min: ["red", "blue"] } }),
    gaugeOf("most", { max: 65, derived: { max: ["red", "blue", "least"] } }),
  ].map((gauge): Gauge => {
    if (gauge.derived === undefined) return gauge;
    const { initial: _initial, ...rest } = gauge;
    return rest;
  });
  const shock = {
    id: "shock",
    from: "on",
    to: "on",
    trigger: rate(0.7),
    effects: [
      { gauge: "red", add: [0, 9] as const },
      { gauge: "blue", add: 3 },
    ],
  };
  const scenario = of(gauges, {
    actors: [loneActor("a", ["on"], [shock])],
    milestones: [
      { id: "turn", label: "t", headline: "t", when: { kind: "gauge", gauge: "balance", min: 60 }, ...basis },
    ],
  });

  it("follows those it is made of, at every record and at every midnight", () => {
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "derived" });
    const check = () => {
      const { red, blue, both, balance, least, most } = readGauges(model, world) as Record<string, number>;
      expect(balance).toBeCloseTo(2 * red! - 0.5 * blue!, 9);
      expect(both).toBeCloseTo(Math.max(0, red! * balance!), 6);
      expect(least).toBe(Math.min(red!, blue!));
      expect(most).toBe(Math.min(65, Math.max(red!, blue!)));
    };
    check();
    let records = 0;
    while (!world.ended) {
      records += step(model, world, { onDay: check }).length;
      check();
    }
    expect(records).toBeGreaterThan(20);
  });

  it("is seen by milestones as soon as it is there", () => {
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "milestone" });
    let before = 0;
    for (;;) {
      const records = step(model, world);
      if (records.some(({ type }) => type === "milestone")) break;
      before = readGauges(model, world).balance as number;
      expect(before).toBeLessThan(60);
    }
    expect(readGauges(model, world).balance).toBeGreaterThanOrEqual(60);
  });

  it("cannot be made of itself, or added to", () => {
    const self = gauges.map((gauge) => (gauge.id === "balance" ? { ...gauge, derived: { max: ["both"] } } : gauge));
    expect(() => createModel(of(self))).toThrow("worked out from itself");
    const added = { ...shock, effects: [{ gauge: "least", add: 1 }] };
    expect(() => createModel(of(gauges, { actors: [loneActor("a", ["on"], [added])] }))).toThrow(
      "worked out from other",
    );
  });

  it("cannot be set or added to by hand either", () => {
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "by hand" });
    const before = readGauges(model, world);
    const refused = { message: "both is worked out from other gauges", hint: "change one of red, balance" };
    expect(setGauge(model, world, "both", 50, "why not")).toMatchObject(refused);
    expect(adHocInject(model, world, { text: "More of both", gauges: { both: 5 } })).toMatchObject(refused);
    expect(readGauges(model, world)).toEqual(before);
  });
});
