/**
 * What only some seats know stays out of the others' timelines, whatever is played.
 */
import { describe, expect, it } from "vitest";
import type { Record as RunRecord } from "../../src/engine/index.js";
import { recordsOf, type Session, timeline } from "../../src/session/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { library } from "../report/library.js";
import { begin, give, playExercise } from "../session/exercise.js";
import { secretive } from "../session/tables.js";
import { full, isUsual, sweepUnless } from "../share.js";
import { findLeak, isNoNews, type Looker, secretsOf, standing } from "./oracle.js";

const scenarios = [secretive, ...library];

const seenBy = ({ model, state }: Session, looker: Looker) =>
  timeline(model, state, looker === null ? "table" : seatViewer(looker));

const toldTo = (session: Session, looker: Looker): RunRecord[] =>
  seenBy(session, looker).records.map(({ record }) => record);

describe("a viewer's timeline", () => {
  it("has something to hide in these scenarios", () => {
    expect(secretsOf(secretive, null).paths.length).toBeGreaterThan(3);
    expect(secretsOf(secretive, null).gauges.length).toBe(1);
  });

  for (const scenario of scenarios) {
    const { id } = scenario;
    it(
      `of ${id} holds no secret of another's, and all that is none`,
      sweepUnless(isUsual(id) || id === "secretive"),
      () => {
        const exercises = id === "secretive" ? (full ? 60 : 20) : full ? 5 : 2;
        let hidden = 0;
        for (let number = 0; number < exercises; number += 1) {
          const session = begin(scenario, `view-${number}`);
          playExercise(session, `view-${number}`, 4);
          const records = recordsOf(session.state);
          for (const looker of [null, ...scenario.actors.map((actor) => actor.id)]) {
            const seen = seenBy(session, looker);
            const leak = findLeak(
              scenario,
              looker,
              seen.records.map(({ record }) => record),
            );
            if (leak !== undefined) throw new Error(`view-${number}, ${looker}: ${leak}`);
            const news = records.filter((record) => !isNoNews(scenario, looker, record));
            expect(seen.records.map(({ number: seq }) => seq)).toEqual(news.map(({ seq }) => seq));
            expect(standing(scenario, looker, records)).toMatchObject(seen.latest.postures);
            const { gauges } = secretsOf(scenario, looker);
            for (const { before, after } of seen.entries)
              expect(gauges.filter((gauge) => gauge in before.gauges || gauge in after.gauges)).toEqual([]);
            hidden += records.length - news.length;
          }
        }
        if (id === "secretive") expect(hidden).toBeGreaterThan(exercises);
      },
    );
  }

  it("is everything for the facilitator, whatever is hidden", () => {
    const session = begin(secretive, "all");
    playExercise(session, "all", 5);
    const { records } = timeline(session.model, session.state, "facilitator");
    expect(records.map(({ record }) => record)).toEqual(
      recordsOf(session.state).map(({ why: _why, ...record }) => record),
    );
  });

  it("knows a posture to stand where its last news left it, and reads its next move from there", () => {
    const session = begin(secretive, "known");
    give(session, { type: "happens-now", transition: "front.hostilities.open-fire", reason: "secret" });
    expect(seenBy(session, "mediator").latest.postures["front.hostilities"]).toBe("quiet");
    expect(seenBy(session, "patron").latest.postures["front.hostilities"]).toBe("clashes");
    give(session, { type: "ad-hoc", text: "War!", postures: { "front.hostilities": "war" } });
    expect(toldTo(session, "mediator").find((record) => record.type === "inject")).toMatchObject({
      moved: [{ posture: "front.hostilities", from: "quiet", to: "war" }],
    });
  });

  it("takes what was forced for news like any other", () => {
    const session = begin(secretive, "forced");
    give(session, { type: "happens-now", transition: "patron.voice.raise", reason: "to test them" });
    const [news] = toldTo(session, "front");
    expect(news).toMatchObject({ transition: "patron.voice.raise" });
    expect(news).not.toHaveProperty("by");
  });

  it("names no act but the orders of its own seat", () => {
    for (let number = 0; number < 20; number += 1) {
      const session = begin(secretive, `acts-${number}`);
      playExercise(session, `acts-${number}`, 4);
      for (const looker of [null, ...secretive.actors.map(({ id }) => id)]) {
        for (const { act } of seenBy(session, looker).records) {
          if (act === null) continue;
          expect(act.input.type === "order" && act.input.transition.split(".")[0]).toBe(looker);
        }
      }
    }
  });

  it("is the same where two sessions differ only in what the viewer may not know", () => {
    const visible = (session: Session, looker: Looker) =>
      JSON.stringify([
        seenBy(session, looker).latest,
        seenBy(session, looker).entries.map((entry) =>
          entry.kind === "record"
            ? [entry.record, entry.before, entry.after, entry.why]
            : [entry.time, entry.after, "message" in entry ? entry.message : null],
        ),
      ]);
    const [plain, steered] = [begin(secretive, "pair"), begin(secretive, "pair")];
    const hiddenGauge = secretsOf(secretive, null).gauges[0] as string;
    give(steered, { type: "set-gauge", gauge: hiddenGauge, value: 1 });
    expect(visible(steered, null)).toBe(visible(plain, null));
    const owner = secretive.gauges.find(({ id }) => id === hiddenGauge)?.visibility?.[0] as string;
    expect(visible(steered, owner)).not.toBe(visible(plain, owner));
  });
});
