/**
 * A what-if is the same run on the same dice with one thing changed: what is not touched draws as before, and where the two
 * runs part is the first record in which they differ (`bench/what-if-checks.mjs` finds it by comparing every record with
 * every other; `bench/what-if.mjs` checks 2,000).
 */
import { describe, expect, it } from "vitest";
import { faultsOf, randomWhatIf } from "../../bench/what-if-checks.mjs";
import * as engine from "../../src/engine/index.js";
import * as session from "../../src/session/index.js";
import type { Change } from "../../src/text/index.js";
import { answerWhatIf, courseLines, type Run, type WhatIfAnswer } from "../../src/what-if/index.js";
import { library, libraryScenario } from "../report/library.js";
import { full, isUsual, share, sweepUnless } from "../share.js";
import { actorOf, gaugeOf, loneActor, postureOf, timeout, tinyScenario, wait } from "../validation/tiny-scenario.js";

const { isRefusal } = engine;
const doors = { engine, session };

const tavush: Run = { scenario: libraryScenario("tavush-2020"), variant: null, set: {}, start: { seed: "amber-4" } };

function answered(run: Run, at: number | null, change: Change): WhatIfAnswer {
  const answer = answerWhatIf(run, { at, change });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

const bare = ({ why: _why, ...record }: engine.ExplainedRecord) => record as engine.Record;
const hashOf = (records: readonly engine.ExplainedRecord[]) => engine.hashRecords(records.map(bare));

const played = ({ scenario, variant, set, start }: Run) => {
  const model = engine.createModel(scenario, { variant, set });
  const world = engine.createWorld(model, start);
  return { model, world, records: engine.advance(model, world, Number.POSITIVE_INFINITY) };
};

describe("with nothing changed", () => {
  const tried = library.filter(({ id }) => full || ["tutorial", "tavush-2020", "aftermath-2020"].includes(id));
  for (const scenario of tried)
    it(`${scenario.id} plays the same`, sweepUnless(isUsual(scenario.id)), () => {
      const run: Run = { scenario, variant: null, set: {}, start: { seed: "7", days: Math.min(90, scenario.horizon) } };
      const { model, records } = played(run);
      const assumption = scenario.assumptions.find(({ derived }) => derived === undefined)?.id;
      if (assumption === undefined) return;
      const value = model.assumptions.get(assumption) as number;
      for (const at of full
        ? [null, 0, Math.floor(records.length / 3), Math.floor(records.length / 2)]
        : [null, Math.floor(records.length / 3)]) {
        const answer = answered(run, at, { kind: "set", assumption, value });
        expect(hashOf(answer.played.records)).toBe(hashOf(records));
        expect(hashOf(answer.changed.records)).toBe(hashOf(records));
        expect(answer.parting).toBeNull();
        expect(answer.rows.every(({ mark }) => mark === "same")).toBe(true);
        expect(answer.gauges).toEqual([]);
      }
    });
});

describe("with an inject put in at the very time at which it comes anyway", () => {
  it("the runs do not part", () => {
    const longArc = libraryScenario("long-arc");
    const run: Run = { scenario: longArc, variant: null, set: {}, start: { seed: "169", days: 60 } };
    const { records } = played(run);
    const opening = records.find((record) => record.type === "inject");
    expect(opening).toMatchObject({ inject: "opening", time: 0 });
    const { rows, parting } = answered(run, 0, { kind: "inject", inject: "opening" });
    expect(rows.length).toBeGreaterThan(10);
    expect(parting).toBeNull();
    expect(rows.filter(({ mark, own }) => mark !== "same" || own)).toEqual([]);
  });
});

describe("with one happening left out", () => {
  it("no stream but its own has been drawn from", () => {
    const { model, records } = played(tavush);
    const openers = records.flatMap((record) =>
      record.type === "transition" || record.type === "timeout" ? [record] : [],
    );
    expect(openers.length).toBeGreaterThan(10);
    const dropped = openers.filter((_, place) => full || place % 16 === 0);
    for (const { seq, transition, time } of dropped) {
      const { changed } = answered(tavush, seq, { kind: "drop" });
      const before = engine.createWorld(model, tavush.start);
      engine.advance(model, before, time - 1e-9);
      const apart = model.streamPaths.filter((_, index) => {
        const [one, other] = [changed.from.streams[index], before.streams[index]];
        return JSON.stringify(one?.state()) !== JSON.stringify(other?.state());
      });
      for (const path of apart) expect(path).toBe(transition);
    }
  });
});

describe("random what-ifs", () => {
  it("are the runs that a session plays, and part where brute force says", { tags: "sized" }, () => {
    const count = share(2, 6, 200);
    for (let seed = 0; seed < count; seed += 1) {
      const { run, whatIf } = randomWhatIf(doors, library[seed % library.length] as engine.Scenario, seed);
      const answer = answerWhatIf(run, whatIf);
      if (isRefusal(answer)) throw new Error(answer.message);
      expect(faultsOf(doors, answer, run, whatIf), `${seed} ${JSON.stringify(whatIf)}`).toEqual([]);
    }
  });
});

describe("an assumption that changes in the middle of a run", () => {
  const scenario = tinyScenario({
    assumptions: [{ id: "haste", label: "Haste", value: 1, range: [0.1, 10], note: "", evidence: [] }],
    gauges: [gaugeOf("heat", { drift: [{ perDay: 1, evidence: [] }] })],
    actors: [
      loneActor("clock", ["a", "b"], [{ id: "tick", from: "a", to: "b", trigger: timeout(2) }]),
      actorOf(
        "moscow",
        postureOf(
          "moscow.stance",
          ["calm", "angry"],
          [
            {
              id: "rise",
              from: "calm",
              to: "angry",
              trigger: wait(20),
              ratios: [{ kind: "assumption", assumption: "haste", label: "haste", evidence: [] }],
            },
          ],
        ),
      ),
    ],
  });

  it("lets pressure grow at the new rate from then on, towards the same breaking point", () => {
    for (const seed of ["1", "2", "3", "4", "5", "6"]) {
      const run: Run = { scenario, variant: null, set: {}, start: { seed } };
      const rise = (records: readonly engine.ExplainedRecord[]) =>
        records.find((record) => "transition" in record && record.transition === "moscow.stance.rise")?.time ?? 60;
      const { records } = played(run);
      const tick = records.find((record) => "transition" in record && record.transition === "clock.stance.tick");
      const answer = answered(run, tick?.seq ?? 0, { kind: "set", assumption: "haste", value: 4 });
      const first = rise(records);
      // Two days at the old rate, and the rest of the way four times as fast.
      const expected = first <= 2 || first === 60 ? first : 2 + (first - 2) / 4;
      if (first < 60) expect(rise(answer.changed.records)).toBeCloseTo(expected, 9);
      if (first > 2 && first < 60)
        expect(answer.parting?.record.seq).toBe(
          answer.changed.records.findIndex((record) => record.time === rise(answer.changed.records)),
        );
    }
  });
});

describe("refusals", () => {
  it("say what can't be changed", () => {
    const { records } = played(tavush);
    const refusal = (at: number | null, change: Change) => {
      const answer = answerWhatIf(tavush, { at, change });
      return isRefusal(answer) ? answer.message : "";
    };
    expect(refusal(records.length, { kind: "drop" })).toBe(`the run has no record ${records.length}`);
    expect(refusal(null, { kind: "drop" })).toContain("left out");
    expect(refusal(3, { kind: "force", transition: "russia.mediation.no-such" })).toContain("there is no transition");
    expect(refusal(3, { kind: "inject", inject: "no-such" })).toContain("there is no inject");
    expect(refusal(3, { kind: "order", transition: "russia.mediation.hint" })).not.toBe("");
    const milestone = records.find(({ type }) => type === "milestone");
    if (milestone !== undefined) expect(refusal(milestone.seq, { kind: "drop" })).toContain("follows from");
  });
});

describe("two courses where there is little room", () => {
  const { rows } = answered(tavush, 5, { kind: "drop" });
  const lines = (width: number) => courseLines(rows, { width, plain: (text) => text }).map(({ text }) => text);

  it("stand one below the other, and say the same", () => {
    const narrow = lines(43);
    for (const text of narrow) expect(text.length).toBeLessThanOrEqual(43);
    expect(narrow.some((text) => text.includes(" | "))).toBe(false);
    expect(lines(78)[0]).toContain(" | ");
    const words = narrow.join(" ").replace(/\s+/g, " ");
    for (const { played, changed } of rows)
      for (const record of [played, changed]) if (record !== null) expect(words).toContain(record.headline);
  });

  it("mark what only one of them has by its side", () => {
    const narrow = lines(60);
    const firstOf = ({ headline }: engine.ExplainedRecord) =>
      narrow.filter((text) => text.includes(headline.slice(0, 20)));
    const parts = rows.filter(({ own, mark }) => !own && (mark === "played" || mark === "changed"));
    expect(parts.length).toBeGreaterThan(0);
    for (const { mark, played, changed } of parts) {
      const sign = mark === "played" ? " - " : " + ";
      const record = (played ?? changed) as engine.ExplainedRecord;
      expect(firstOf(record).some((text) => text.includes(sign))).toBe(true);
    }
  });
});
