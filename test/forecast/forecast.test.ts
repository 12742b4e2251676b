/**
 * What people are asked is uncertain, settled by what happens, and scored so that honesty pays. Odds are checked on futures that
 * the questions were not chosen by, answers by the world as it stands and by a plain search of the records
 * (`bench/forecast-questions.mjs` plays many seeds).
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, type Record, readGauges, readPostures } from "../../src/engine/index.js";
import {
  askQuestions,
  baseRateOf,
  bitsOf,
  brierOf,
  calibrationOf,
  futuresOf,
  meanScores,
  oddsOf,
  type Question,
  settle,
  subjectOf,
} from "../../src/forecast/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";

const everything = { gauge: () => true, milestone: () => true, move: () => true, state: () => true };

describe("scores", () => {
  const settled = [
    { guess: 0.5, odds: 0.25, observed: 3 },
    { guess: 0.25, odds: 0.5, observed: null },
    { guess: 0.75, odds: 0.5, observed: 0 },
    { guess: 0.875, odds: 0.25, observed: null },
  ];

  it("are the values worked out by hand", () => {
    // Brier: 0.25, 0.0625, 0.0625, 0.765625; bits: 1, 0.415037, 0.415037, 3.
    const { brier, bits } = meanScores(settled, ({ guess }) => guess);
    expect(brier).toBeCloseTo(0.28515625, 12);
    expect(bits).toBeCloseTo(1.2075187, 6);
    // Brier: 0.5625, 0.25, 0.25, 0.0625; bits: 2, 1, 1, 0.415037.
    const model = meanScores(settled, ({ odds }) => odds);
    expect(model.brier).toBeCloseTo(0.28125, 12);
    expect(model.bits).toBeCloseTo(1.1037594, 6);
    expect(baseRateOf(settled)).toBe(0.5);
  });

  it("put guesses of about the same size together", () => {
    expect(calibrationOf(settled)).toEqual([
      { low: 0.2, high: 0.4, count: 1, meanGuess: 0.25, share: 0 },
      { low: 0.4, high: 0.6, count: 1, meanGuess: 0.5, share: 1 },
      { low: 0.6, high: 0.8, count: 1, meanGuess: 0.75, share: 1 },
      { low: 0.8, high: 1, count: 1, meanGuess: 0.875, share: 0 },
    ]);
  });

  it.each([
    ["Brier", brierOf],
    ["log", bitsOf],
  ] as const)("%s: whoever says what he believes expects the best score, and nobody else does", (_, scoreOf) => {
    for (let belief = 1; belief <= 99; belief += 1) {
      const p = belief / 100;
      const expected = (said: number) => p * scoreOf(said / 100, 1) + (1 - p) * scoreOf(said / 100, null);
      for (let said = 1; said <= 99; said += 1) {
        if (said !== belief) expect(expected(said)).toBeGreaterThan(expected(belief));
      }
    }
  });
});

interface Asked {
  readonly question: Question;
  readonly from: number;
  readonly day: number;
}

/** Asks at each of the first three turns: what is asked there, and its odds by other futures. Played once. */
function playAsking(name: string) {
  const known = played.get(name) ?? playedAsking(name, "amber-4", 3);
  played.set(name, known);
  return known;
}
const played = new Map<string, ReturnType<typeof playedAsking>>();

function playedAsking(name: string, seed: string, mostTurns: number) {
  const turns: { readonly asked: readonly Asked[]; readonly fresh: readonly number[] }[] = [];
  const scenario = libraryScenario(name);
  const model = createModel(scenario);
  const world = createWorld(model, { seed });
  const { turn } = scenario;
  const known = visibilityOf(model, "table").knows;
  const before: Question[] = [];
  const records: Record[] = advance(model, world, 0);
  for (let played = 0; played < mostTurns && !world.ended; played += 1) {
    const asked = askQuestions(model, world, { known, turn, before });
    const fresh = futuresOf(model, world, { turn, futures: 300, seed: "fresh" });
    const day = Math.floor(world.time);
    turns.push({
      asked: asked.map(({ question }) => ({ question, from: records.length, day })),
      fresh: asked.map(({ question }) => oddsOf(question, fresh)),
    });
    before.push(...asked.map(({ question }) => question));
    records.push(...advance(model, world, day + turn));
  }
  return { model, seed, turns };
}

describe("questions", () => {
  const names = full ? ["tavush-2020", "tutorial", "aftermath-2020"] : ["tavush-2020"];

  it.each(names)(
    "of %s are uncertain on fresh futures, two to four, and no two about the same",
    { tags: "sweep" },
    (name) => {
      const odds: number[] = [];
      for (const { asked, fresh } of playAsking(name).turns) {
        expect(asked.length).toBeGreaterThanOrEqual(2);
        expect(asked.length).toBeLessThanOrEqual(4);
        expect(new Set(asked.map(({ question }) => subjectOf(question))).size).toBe(asked.length);
        odds.push(...fresh);
      }
      const within = odds.filter((p) => p >= 0.1 && p <= 0.9).length;
      expect(within / odds.length).toBeGreaterThanOrEqual(0.9);
    },
  );

  it("are the same for the same moment, and leave it as it was", () => {
    const model = createModel(libraryScenario("tutorial"));
    const [world, other] = [createWorld(model, { seed: "7" }), createWorld(model, { seed: "7" })];
    const options = { known: everything, turn: 7, before: [] };
    const asked = askQuestions(model, world, options);
    expect(askQuestions(model, world, options)).toEqual(asked);
    expect(advance(model, world, 30)).toEqual(advance(model, other, 30));
  });

  it("are not about what may not be known", () => {
    const model = createModel(libraryScenario("tutorial"));
    const known = { ...everything, gauge: () => false, move: () => false };
    const asked = askQuestions(model, createWorld(model, { seed: "7" }), { known, turn: 7, before: [] });
    expect(asked.every(({ question: { kind } }) => kind === "milestone" || kind === "ending")).toBe(true);
  });

  it("are settled as the run played once more, day by day, settles them", { tags: "sweep" }, () => {
    const { model, seed, turns } = playAsking("tavush-2020");
    for (const { question, from, day } of turns.flatMap(({ asked }) => asked)) {
      const world = createWorld(model, { seed });
      const records = advance(model, world, day);
      expect(records.length).toBe(from);
      let seen = false;
      // Second way: look at the world after each day that counts; a posture that comes and goes within a day is in the records.
      const later: Record[] = [];
      for (let next = day + 1; next <= question.by; next += 1) {
        later.push(...advance(model, world, next));
        const headline = later.find((record) => {
          if (record.day >= question.by) return false;
          if (question.kind === "milestone")
            return record.type === "milestone" && record.milestone === question.milestone;
          if (question.kind === "ending") return record.type === "end" && record.ending === question.ending;
          return "posture" in record && question.kind === "posture"
            ? record.posture === question.posture && record.to === question.state
            : false;
        });
        seen ||= headline !== undefined;
        if (question.kind === "posture" && next < question.by)
          seen ||= readPostures(model, world)[question.posture] === question.state;
      }
      const gauges = readGauges(model, world);
      if (question.kind === "gauge") seen = (gauges[question.gauge] as number) >= question.atLeast;
      const answer = settle(question, { records: later, day: question.by, ended: world.ended, gauges });
      expect(answer !== null).toBe(seen);
    }
  });

  it("stay open until their day, unless they have come true", () => {
    const question: Question = { kind: "milestone", milestone: "m", by: 7 };
    const came = { type: "milestone", milestone: "m", day: 6 } as Record;
    const since = { records: [], day: 6, ended: false, gauges: {} };
    expect(settle(question, since)).toBeUndefined();
    expect(settle(question, { ...since, records: [came] })).toBe(6);
    expect(settle(question, { ...since, records: [{ ...came, day: 7 } as Record], day: 7 })).toBeNull();
    expect(settle(question, { ...since, ended: true })).toBeNull();
  });
});
