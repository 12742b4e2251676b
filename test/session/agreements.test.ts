/**
 * Agreements of a scenario: the last acceptance brings about their inject, which others answer; who may propose them, that it can
 * be replayed and taken back, and what breaks one.
 */
import { describe, expect, it } from "vitest";
import { agreementsOf, seatPage } from "../../src/exercise/index.js";
import { agreementBlocks } from "../../src/report/after-action/agreements.js";
import { playedOn } from "../../src/report/after-action/played.js";
import { startOf } from "../../src/session/header.js";
import { beginSession, foldSession, headOf, isRefusal, isSteered, recordsOf } from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { acts } from "../../src/white-cell/index.js";
import { libraryScenario } from "../report/library.js";
import { begin, beginningOf, give } from "./exercise.js";

const war = libraryScenario("autumn-war-2020");
const proposes = { type: "proposal", from: "azerbaijan", agreement: "truce-of-the-two" } as const;

describe("an agreement of the scenario", () => {
  it("comes about with the last acceptance, is answered, breaks, and is the same when folded again", () => {
    const session = beginSession(beginningOf(war, "3", { seats: ["armenia", "azerbaijan", "turkey"] }));
    give(session, { type: "advance", to: 7 });
    const rows = (seat: string) =>
      seatPage(session.model, session.state, seat).rows.filter(({ kind }) => kind === "propose-agreement").length;
    expect([rows("armenia"), rows("turkey")]).toEqual([1, 0]);
    const refused = session.give({ ...proposes, from: "turkey" });
    expect(isRefusal(refused) && refused.message).toContain("may not propose");
    const unknown = session.give({ ...proposes, agreement: "nothing" });
    expect(isRefusal(unknown) && unknown.hint).toContain("truce-of-the-two");
    give(session, proposes);
    expect(isSteered(session.state)).toBe(false);
    const { records } = give(session, { type: "accept", seat: "armenia", proposal: 1 });
    expect(records[0]).toMatchObject({ type: "inject", inject: "truce-of-the-two", by: "agreement" });
    expect(records[1]).toMatchObject({ transition: "front.hostilities.agree", answers: "inject.truce-of-the-two" });
    expect(isSteered(session.state)).toBe(true);
    const veto = session.give({ type: "does-not-happen", record: records[0]?.seq ?? 0, reason: "no" });
    expect(isRefusal(veto) && veto.message).toContain("agreed");
    give(session, { type: "advance", to: 40 });
    const [made] = agreementsOf(session.model, session.state);
    const broken = recordsOf(session.state).find(
      (record) => record.time > 7 && "transition" in record && /[.](collapse|break-truce)$/.test(record.transition),
    );
    expect(made).toMatchObject({ standing: "agreed", settledAt: 7, brokenAt: broken?.time ?? null });
    expect(broken).toBeDefined();
    const inputs = [
      { type: "advance", to: 7 } as const,
      proposes,
      { type: "accept", seat: "armenia", proposal: 1 } as const,
      { type: "advance", to: 40 } as const,
    ].map((input, place) => ({ input, sequence: place + 1 }));
    const again = foldSession(session.model, startOf(session.header), inputs);
    expect(recordsOf(again)).toEqual(recordsOf(session.state));
    give(session, { type: "rewind", before: records[0]?.seq ?? 0 });
    expect(headOf(session.state).messages.messages[0]?.proposed?.standing).toBe("open");
  });

  it("is not broken by what happened on the same day before it was made, and says so in the report and at the desk", () => {
    const session = beginSession(beginningOf(war, "3", { seats: ["armenia", "azerbaijan", "turkey"] }));
    give(session, { type: "advance", to: 7 });
    give(session, proposes);
    give(session, { type: "accept", seat: "armenia", proposal: 1 });
    give(session, { type: "happens-now", transition: "front.hostilities.break-truce", reason: "to try it" });
    give(session, proposes);
    give(session, { type: "accept", seat: "armenia", proposal: 2 });
    const { model, state } = session;
    expect(agreementsOf(model, state).map(({ standing, brokenAt }) => [standing, brokenAt])).toEqual([
      ["agreed", 7],
      ["agreed", null],
    ]);
    const lookup = createLookup(model.scenario);
    const played = playedOn(session, state.current);
    const report = JSON.stringify(agreementBlocks({ played } as Parameters<typeof agreementBlocks>[0], lookup));
    expect(report.match(/What breaks it, as the scenario has it, happened on [^".]*/g)).toEqual([
      expect.stringMatching(/day 7/),
    ]);
    const act = acts.find(({ name }) => name === "agreement");
    const context = { session, lookup, records: [], selected: undefined };
    const hints = ["1", "2"].map(
      (proposal) => act?.fields(context, { proposal }).find(({ name }) => name === "kept")?.hint,
    );
    expect(hints).toEqual([expect.stringMatching(/happened on .*day 7\.$/), undefined]);
  });

  it("is told under earlier rules as agreed and open again where the white cell denies what answered it, and as agreed once it is accepted anew", () => {
    const seats = ["armenia", "azerbaijan", "turkey"];
    const session = beginSession(beginningOf(war, "3", { seats, rule: { version: 2, orders: "open" } }));
    const { model } = session;
    const lookup = createLookup(model.scenario);
    const reported = () => {
      const played = playedOn(session, session.state.current);
      return JSON.stringify(agreementBlocks({ played } as Parameters<typeof agreementBlocks>[0], lookup));
    };
    const deny = () => {
      const { records } = give(session, { type: "accept", seat: "armenia", proposal: 1 });
      const answer = records[1];
      give(session, { type: "does-not-happen", record: answer?.seq ?? 0, reason: "no" });
      return answer?.headline ?? "";
    };
    give(session, { type: "advance", to: 7 });
    give(session, proposes);
    const headline = deny();
    const onceUndone = [
      { by: "armenia", answer: "accepted", time: 7 },
      { by: null, answer: "undone", time: 7, denied: [headline] },
    ];
    expect(agreementsOf(model, session.state)).toMatchObject([{ standing: "open", answers: onceUndone }]);
    expect(reported()).toContain("Agreed once, and open again");
    expect(reported()).toContain(`denies what came of the agreement, and the proposal is open again: “${headline}”`);
    expect(reported()).not.toContain("Still open");
    // What a seat is not told, its page does not say.
    expect(agreementsOf(model, session.state, "seat:azerbaijan")).toMatchObject([{ standing: "open", answers: [] }]);
    deny();
    expect(agreementsOf(model, session.state)).toMatchObject([{ answers: [...onceUndone, ...onceUndone] }]);
    give(session, { type: "accept", seat: "armenia", proposal: 1 });
    expect(agreementsOf(model, session.state)).toMatchObject([
      {
        standing: "agreed",
        settledAt: 7,
        answers: [...onceUndone, ...onceUndone, { by: "armenia", answer: "accepted" }],
      },
    ]);
    expect(reported()).not.toContain('open again"');
    give(session, { type: "rewind", before: session.state.branches.get("main")?.head.records[0]?.seq ?? 0 });
    expect(agreementsOf(model, session.state)).toMatchObject([{ standing: "open" }]);
  });

  it("is nothing where a scenario has none", () => {
    const session = begin(libraryScenario("tavush-2020"));
    const refused = session.give({ type: "proposal", agreement: "truce-of-the-two" });
    expect(isRefusal(refused) && refused.hint).toContain("none");
  });
});
