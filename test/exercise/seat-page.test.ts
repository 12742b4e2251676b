/**
 * What a gauge "was" on a seat's page is what the seat read when it last decided: at the start of the turn before, whatever
 * has been done in that turn since. The oracle is that page itself, kept from then.
 */
import { expect, test } from "vitest";
import { seatPage } from "../../src/exercise/index.js";
import type { Session } from "../../src/session/index.js";
import { give } from "../session/exercise.js";
import { seatedSession } from "../tui/desk/at-the-desk.js";

const gaugesOf = ({ model, state }: Session) => seatPage(model, state, "russia").gauges;

/** What each gauge reads, by label. */
const readings = (session: Session): { [label: string]: string } =>
  Object.fromEntries(gaugesOf(session).map(({ label, value }) => [label, value]));

/** What each gauge is said to have been, by label. */
const before = (session: Session): { [label: string]: string } =>
  Object.fromEntries(gaugesOf(session).map(({ label, value, was }) => [label, was === "" ? value : was]));

test("a gauge was what the seat read at the start of the turn before, and not after what was done in it", () => {
  const session = seatedSession();
  for (const to of [7, 14, 21]) {
    const decided = readings(session);
    // Within the turn, right after the seats have read their pages.
    give(session, { type: "ad-hoc", text: "Shells fall on a village", gauges: { tension: 12 } });
    expect(readings(session)).not.toEqual(decided);
    give(session, { type: "order", transition: "russia.mediation.appeal", chance: 0.0001 });
    give(session, { type: "advance", to });
    expect(before(session)).toEqual(decided);
  }
});

test("a gauge that reads as it did is not said to have been anything", () => {
  const session = seatedSession();
  expect(gaugesOf(session).map(({ was }) => was)).toEqual(gaugesOf(session).map(() => ""));
});
