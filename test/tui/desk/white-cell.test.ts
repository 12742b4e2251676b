/**
 * What people did, as the situation screen shows it: who it was, that chance had no part, and why it was done.
 */
import { expect, test } from "vitest";
import { recordsOf } from "../../../src/session/index.js";
import { give } from "../../session/exercise.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

test("an inject that sets postures moves them on the screen, and says so in the why panel", () => {
  const session = seatedSession();
  give(session, {
    type: "ad-hoc",
    text: "Guns\nare heard",
    postures: { "front.fires": "drones", "turkey.voice": "unlimited" },
  });
  const at = sitDown(session);
  const postures = at.desk.view().scene.view.postures;
  expect(postures.get("front.fires")).toEqual({ state: "drones", before: "small-arms", movedAt: 0, moves: 1 });
  expect(postures.get("turkey.voice")?.state).toBe("unlimited");
  const screen = at.press("up").screen({ columns: 120, rows: 40 });
  expect(screen).toContain("The front · Weapons: Small arms → Drones");
  expect(screen).toContain("Written on the spot by the white cell");
  expect(screen).toMatch(/Guns +CELL +hand/);
});

test("a gauge that was set says by whom, from what to what, and why", () => {
  const session = seatedSession();
  give(session, { type: "set-gauge", gauge: "tension", value: 90, reason: "a hotter start" });
  const screen = sitDown(session).screen();
  expect(screen).toContain("The white cell set this gauge by hand, not chance. Its reason: a hotter start");
  expect(screen).toContain("Tension 52 → 90");
});

test("what was denied names what does not happen, and why", () => {
  const session = seatedSession();
  give(session, { type: "advance", to: 7 });
  const record = recordsOf(session.state).findLast(({ type }) => type === "transition");
  give(session, { type: "does-not-happen", record: record?.seq ?? 0, reason: "too early" });
  const screen = sitDown(session).screen();
  expect(screen).toContain(`Does not happen: ${record?.headline.slice(0, 30)}`);
  expect(screen.replace(/\s+/g, " ")).toContain("The white cell ruled that this does not happen, this once:");
  expect(screen.replace(/\s+/g, " ")).toContain("Its reason: too early");
});

test("an order that failed is its actor's, and tells the chance it had been given", () => {
  const session = seatedSession();
  give(session, { type: "order", transition: "russia.mediation.appeal", chance: 0.0001 });
  const screen = sitDown(session).screen();
  expect(screen).toMatch(/The order fails: Appeal to both sides +RUS +seat/);
  expect(screen).toContain("it had been given a chance of <0.1%");
});

test("an order and a forced step stand in the wire without a chance", () => {
  const session = seatedSession();
  give(session, { type: "order", transition: "russia.mediation.appeal" });
  give(session, { type: "happens-now", transition: "russia.guarantee.assure", reason: "to teach" });
  const at = sitDown(session);
  expect(at.screen()).toMatch(/RUS +seat/);
  expect(at.screen()).toMatch(/RUS +hand/);
  expect(at.screen()).toContain("The white cell made it happen, not chance. Its reason: to teach");
});
