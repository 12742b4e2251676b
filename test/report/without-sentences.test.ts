/**
 * What a report says would have been without an act is so: every sentence is checked against the exercise played by
 * hand on the engine without that act (`bench/without-sentences.mjs`; `bench/report-sentences.mjs` checks 300 exercises).
 */
import { describe, expect, it } from "vitest";
import { falseSentences, linesOf, playByHand, randomExercise } from "../../bench/without-sentences.mjs";
import * as engine from "../../src/engine/index.js";
import { changeText } from "../../src/report/after-action/acts.js";
import { playedOn } from "../../src/report/after-action/played.js";
import { changeOf, playWithout } from "../../src/report/after-action/without.js";
import * as session from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { share } from "../share.js";
import { library } from "./library.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as engine.Scenario;

/** What is said of each act of a session, in the order of the acts. */
function sentencesOf(made: session.Session): readonly (readonly string[])[] {
  const played = playedOn({ header: made.header, model: made.model, state: made.state });
  const acts = played.steps.filter(({ input }) => input.type !== "advance");
  const lookup = createLookup(made.model.scenario);
  return acts.map((step) => linesOf(changeText(lookup, changeOf(played, step, playWithout(played, step)))));
}

describe("what would have been without an act", () => {
  it("is so, in every sentence of random exercises", { tags: "sized" }, () => {
    const seen: Record<string, number> = {};
    for (let seed = 1000; seed < share(1001, 1003, 1020); seed += 1) {
      const resolved = library[seed % library.length] as engine.Scenario;
      const { session: made, done } = randomExercise({ engine, session }, resolved, seed);
      const { header, model } = made;
      const played = playByHand(engine, model, header, done);
      const hash = engine.hashRecords(played.records.map(({ record }) => record));
      expect([seed, hash]).toEqual([seed, engine.hashRecords(session.recordsOf(made.state))]);
      const places = done.flatMap(({ kind }, place) => (kind === "advance" ? [] : [place]));
      const until = played.world.ended ? played.world.horizon : played.world.time;
      for (const [index, sentences] of sentencesOf(made).entries()) {
        const left = places[index] as number;
        const without = playByHand(engine, model, header, done, left, until);
        const found = falseSentences({ engine, model, played, without, left, done, sentences, seen });
        expect([seed, index, found]).toEqual([seed, index, []]);
      }
    }
    expect(Object.keys(seen).length).toBeGreaterThan(share(3, 8, 8));
  });

  const begin = (seed: string) =>
    session.beginSession({
      resolved: tavush,
      variant: null,
      set: {},
      seed,
      run: 0,
      days: 60,
      historical: false,
      seats: ["russia", "turkey"],
    });

  it("tells a failed order from another that fails later", () => {
    const fails = (made: session.Session, transition: string) => {
      const given = made.give({ type: "order", transition, chance: 0.0001 });
      expect("records" in given && given.records[0]?.headline).toMatch(/^The order fails: /);
    };
    const made = begin("amber-4");
    fails(made, "russia.guarantee.assure");
    made.give({ type: "advance", to: 14 });
    fails(made, "russia.mediation.appeal");
    made.give({ type: "advance", to: 20 });
    const [first = []] = sentencesOf(made);
    expect(first.join("\n")).not.toContain("The order fails");
    expect(first).toEqual(["no other happening and no gauge at last would be different"]);
  });

  it("tells an event written on the spot from another one", () => {
    const made = begin("amber-4");
    made.give({ type: "ad-hoc", text: "Jets are seen" });
    made.give({ type: "advance", to: 14 });
    made.give({ type: "ad-hoc", text: "Tehran speaks" });
    made.give({ type: "advance", to: 20 });
    for (const sentences of sentencesOf(made)) {
      expect(sentences).toEqual(["no other happening and no gauge at last would be different"]);
    }
  });

  it("says that an event which was due by itself would have come all the same", () => {
    const made = begin("amber-4");
    // Due on day 0 by the scenario.
    made.give({ type: "inject", inject: "opening" });
    made.give({ type: "inject", inject: "opening" });
    made.give({ type: "advance", to: 20 });
    const [first, second] = sentencesOf(made);
    const played = playedOn({ header: made.header, model: made.model, state: made.state });
    const comes = played.records.filter((record) => record.type === "inject" && record.inject === "opening");
    expect(comes.map(({ time }) => time)).toEqual([0, 0]);
    for (const sentences of [first, second]) expect(sentences?.join("\n")).not.toContain("at the same time");

    const once = begin("amber-4");
    once.give({ type: "inject", inject: "opening" });
    once.give({ type: "advance", to: 20 });
    expect(sentencesOf(once)).toEqual([
      [
        "it would have happened at the same time without the act",
        "no other happening and no gauge at last would be different",
      ],
    ]);
  });

  it("tells a denial from another one", () => {
    const made = begin("amber-4");
    made.give({ type: "advance", to: 20 });
    const chance = () => session.recordsOf(made.state).filter(({ type }) => type === "transition");
    const deny = (record: number) => made.give({ type: "does-not-happen", record, reason: "no" });
    deny(chance()[0]?.seq ?? -1);
    made.give({ type: "advance", to: 20 });
    deny(chance().at(-1)?.seq ?? -1);
    made.give({ type: "advance", to: 20 });
    const told = sentencesOf(made).flat().join("\n");
    expect(told).not.toMatch(/the first of them.*Does not happen: .* on .*, not on/);
  });

  it("never gives two figures that read the same as different", () => {
    const change = {
      anyway: false,
      ending: { with: { ended: false, ending: null, date: "" }, without: { ended: false, ending: null, date: "" } },
      milestones: { with: [], without: [], moved: [] },
      happenings: { with: 0, without: 0, moved: 0, shifted: 0 },
      first: null,
      gauges: [{ id: "tension", with: 66.4, without: 65.6 }],
      lost: [],
    };
    const lookup = createLookup(tavush);
    expect(linesOf(changeText(lookup, change))).toEqual([
      "no other happening and no gauge at last would be different, as far as figures show",
    ]);
    const wider = { ...change, gauges: [{ id: "tension", with: 66.4, without: 65.4 }] };
    expect(linesOf(changeText(lookup, wider))).toEqual(["at last: Tension 65 instead of 66"]);
  });
});
