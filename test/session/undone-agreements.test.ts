/**
 * An agreement whose consequences the white cell denied: under the rule of new sessions it is over, and whoever would accept it again is told
 * why and what to do; logs of earlier rules, under which it could be accepted again, give the records that they gave.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agreementsOf, messageInWords, seatDoor, seatPage } from "../../src/exercise/index.js";
import { agreementBlocks } from "../../src/report/after-action/agreements.js";
import { playedOn } from "../../src/report/after-action/played.js";
import {
  beginSession,
  copySession,
  type Input,
  isRefusal,
  recordsOf,
  type Session,
  timeline,
  verifyLog,
} from "../../src/session/index.js";
import { readLog } from "../../src/session/log.js";
import { createLookup } from "../../src/text/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { acts } from "../../src/white-cell/index.js";
import { beginningOf, give } from "./exercise.js";

const kept = join(import.meta.dirname, "ruled-logs");
const logs = readdirSync(kept).map((name) => join(kept, name));
const { resolved: pact } = readLog(readFileSync(logs[0] as string)).header;

const proposes = { type: "proposal", agreement: "sea-lanes" } as const;
const accepts = (proposal: number) => ({ type: "accept", seat: "south", proposal }) as const;
const reached = (session: Session) =>
  recordsOf(session.state).filter((record) => record.type === "inject" && record.inject === "sea-lanes").length;

/** Proposed by a seat, which agrees by that; where nobody is seated the white cell proposes, and accepts for both. */
function propose(session: Session, proposal: number): void {
  if (session.header.seats.length > 0) give(session, { ...proposes, from: "north" });
  else for (const input of [proposes, { type: "accept", seat: "north", proposal }] as const) give(session, input);
}

/** A session in which the agreement was made; with `denied`, its first consequence was denied. */
function played(denied: boolean, seats = ["north", "south"]): { session: Session; answer: number } {
  const session = beginSession(beginningOf(pact, "pact", { seats }));
  give(session, { type: "advance", to: 3 });
  propose(session, 1);
  const { records } = give(session, accepts(1));
  const answer = records[1]?.seq ?? -1;
  if (denied) give(session, { type: "does-not-happen", record: answer, reason: "to see" });
  return { session, answer };
}

function refused(session: Session, input: Input) {
  const given = session.give(input);
  if (!isRefusal(given)) throw new Error("was not refused");
  return given;
}

describe("logs of earlier rules, in which a proposal was accepted again after a denial", () => {
  it.each(logs)("give the records that they gave: %s", (file) => {
    const { lines } = readLog(readFileSync(file));
    expect(verifyLog(file)).toMatchObject({ verdict: "sound", hash: lines.at(-1)?.after.hash, records: 5 });
    expect(reached(copySession(file))).toBe(2);
  });
});

describe("an agreement that the white cell has denied", () => {
  it.each([
    ["of seats", ["north", "south"]],
    ["where nobody is seated", []],
  ])(
    "is over and can't be accepted again, refused or withdrawn: a new proposal brings it about again, %s",
    (_, seats) => {
      const { session } = played(true, seats);
      for (const input of [accepts(1), { ...accepts(1), type: "refuse" }, { type: "withdraw", proposal: 1 }] as const) {
        const { message, hint } = refused(session, input);
        expect(message).toMatch(/proposal 1 was agreed, and the white cell has denied .* is over/);
        expect(hint).toContain("make a new proposal");
      }
      expect(reached(session)).toBe(1);
      propose(session, 2);
      give(session, accepts(2));
      expect(reached(session)).toBe(2);
    },
  );

  it("is the same after each denial of the same happening, and when the log is read back", () => {
    const { session, answer } = played(true);
    const next = recordsOf(session.state).find(({ headline }) => headline === "The southern ports open")?.seq ?? -1;
    expect(next).toBeGreaterThan(answer);
    give(session, { type: "does-not-happen", record: next, reason: "nor this" });
    const steps = timeline(session.model, session.state, "facilitator").messages.map(({ message: { step } }) => step);
    expect(steps).toEqual(["written", "accepted", "agreed", "undone"]);
    expect(agreementsOf(session.model, session.state)).toMatchObject([
      {
        standing: "undone",
        settledAt: 3,
        brokenAt: null,
        answers: [
          { by: "south", answer: "accepted" },
          { by: null, answer: "undone", denied: ["The northern fleet goes home", "The southern ports open"] },
        ],
      },
    ]);
    give(session, { type: "rewind", before: 0 });
    expect(agreementsOf(session.model, session.state)).toMatchObject([{ standing: "open", answers: [] }]);
    expect(session.give(accepts(1))).not.toHaveProperty("kind");
  });

  it("tells a seat at the desk, in the browser and through the door that it is over, and offers no answer to it", () => {
    const { session } = played(true);
    const { model, state } = session;
    for (const seat of ["north", "south"]) {
      const rows = seatPage(model, state, seat).rows.map(({ kind }) => kind);
      expect(rows).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:accept|refuse|withdraw)$/)]));
      const last = timeline(model, state, seatViewer(seat)).messages.at(-1)?.message;
      expect(last && messageInWords(pact, last)).toEqual({
        title: expect.stringMatching(/^The agreement by proposal 1 of North is over: the white cell has denied/),
        body: [expect.stringContaining("make a new proposal")],
      });
      expect(seatDoor(model, state, seat).know.messages.at(-1)).toMatchObject({
        step: "undone",
        by: null,
        proposal: { standing: "undone" },
      });
      // What was denied is for the white cell alone.
      expect(agreementsOf(model, state, seatViewer(seat))[0]?.answers.at(-1)).toEqual({
        by: null,
        answer: "undone",
        time: 3,
      });
    }
  });

  it("is said in the report, and before the denial to the white cell", () => {
    const { session, answer } = played(false);
    const lookup = createLookup(pact);
    const context = {
      session,
      lookup,
      records: timeline(session.model, session.state, "facilitator").records,
      selected: undefined,
    };
    const act = acts.find(({ name }) => name === "denies");
    const sure = (record: number) => act?.sentence({ record: String(record), reason: "no" }, context).join(" ");
    expect(sure(answer)).toMatch(/agreement by proposal 1, which is over then\. To agree again, .* new proposal/);
    give(session, { type: "does-not-happen", record: answer, reason: "no" });
    const report = JSON.stringify(
      agreementBlocks({ played: playedOn(session, "main") } as Parameters<typeof agreementBlocks>[0], lookup),
    );
    expect(report).toContain("and over since the white cell denied what came of it");
    expect(report).toContain("denies what came of the agreement, which is over: “The northern fleet goes home”");
    expect(report).not.toContain("open again");
  });
});
