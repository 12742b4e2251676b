/**
 * The desk's keys for turns: the seats' pages and their orders, how a turn ends, play by itself, and the timer.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { headOf, recordsOf } from "../../../src/session/index.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

describe("turns", () => {
  test("t opens the seats' page where they decide, and ends the turn from there; the next page opens by itself", () => {
    const at = sitDown();
    expect(at.screen()).toContain("turn 1 of 9");
    at.press("t");
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
    at.press("H", "tab", "H", "t");
    expect(headOf(at.session.state).world.time).toBe(7);
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
    expect(at.screen()).toContain("turn 2 of 9");
    expect(at.screen()).toContain("Played: turn 1 of 9");
  });

  test("before a turn ends in which a seat has chosen nothing, that is said once, and any other key takes it back", () => {
    const at = sitDown();
    at.press("t", "enter", "t");
    expect(at.screen()).toContain("Turkey has chosen nothing yet. t again ends the turn, and it holds.");
    at.press("down", "t");
    expect(at.screen()).toContain("Turkey has chosen nothing yet.");
    expect(headOf(at.session.state).world.time).toBe(0);
    at.press("t");
    expect(headOf(at.session.state).world.time).toBe(7);
    // The row at the end of the list says who has chosen nothing: Enter there needs no second one.
    for (let row = 0; row < 20 && !/▶ End the turn/.test(at.screen()); row += 1) at.press("down");
    expect(at.screen().replace(/\s*│\s*|\s+/g, " ")).toContain("Nothing chosen yet:");
    at.press("enter");
    expect(headOf(at.session.state).world.time).toBe(14);
  });

  test("t opens the page of the seat that one came from, as long as the turn is the same", () => {
    const at = sitDown();
    at.press("t", "tab", "escape", "t");
    expect(at.screen()).toContain("Turkey (seat 2 of 2)");
    at.press("t", "t");
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
  });

  test("in the midst of a turn t opens the seats' page too", () => {
    const at = sitDown();
    at.press("N");
    expect(headOf(at.session.state).world.time).toBe(1);
    at.press("t");
    expect(headOf(at.session.state).world.time).toBe(1);
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
    at.press("t", "t");
    expect(headOf(at.session.state).world.time).toBe(7);
  });

  test("a second Enter after an order orders nothing else: what was ordered stays where it was chosen", () => {
    const at = sitDown();
    at.press("t", "tab", "down", "enter");
    expect(at.screen()).toMatch(/▶ Put it to the Council +ordered/);
    at.press("enter");
    expect(at.session.state.inputs).toBe(1);
    expect(at.screen()).toContain("takes no more orders this turn: i r goes back to before them.");
  });

  test("what a branch is called is not for seats to read", () => {
    const at = sitDown(seatedSession(), { minutes: 5 });
    at.press("i", "b").type("moscow-will-lose").press("enter", "enter", "enter");
    expect(at.screen()).toContain("moscow-will");
    for (const keys of [["t"], ["c"], ["escape", "tab"], ["H"], ["t"], ["t"]]) {
      at.press(...keys);
      expect(at.screen()).not.toContain("moscow");
      expect(at.screen()).toMatch(/turn [12] of 9 · NOT SAVED · 0[45]:\d\d/);
    }
  });

  test("from a note and from a look at the lists one comes back to the seat's page, from an act to the situation", () => {
    const at = sitDown();
    at.press("t", "tab", "i", "n").type("Quick").press("enter", "enter", "enter");
    expect(at.screen()).toContain("Turkey (seat 2 of 2)");
    expect(at.screen()).toContain("Noted.");
    for (const key of ["m", "b", "i"]) {
      at.press(key, "escape");
      expect(at.screen(), key).toContain("Turkey (seat 2 of 2)");
    }
    at.press("i", "m", "escape", "escape");
    expect(at.screen()).toContain("Turkey (seat 2 of 2)");
    at.press("i", "g", "enter").type("70").press("enter", "enter", "enter");
    expect(at.screen()).toContain("1 Postures");
    expect(at.screen()).toContain("▸ Tension is set from 52 to 70.");
  });

  test("Tab goes from seat to seat, and Enter gives the chosen order", () => {
    const at = sitDown();
    at.press("t", "tab");
    expect(at.screen()).toContain("Turkey (seat 2 of 2)");
    at.press("tab", "enter");
    expect(at.screen()).toContain("Ordered: Appeal to both sides.");
    expect(recordsOf(at.session.state)[0]).toMatchObject({ transition: "russia.mediation.appeal", by: "seat" });
  });

  test("a posture has one order a turn; the second is refused in words", () => {
    const at = sitDown();
    at.press("t", "enter");
    const barred = at
      .screen()
      .split("\n")
      .filter((line) => line.includes("next turn")).length;
    expect(barred).toBeGreaterThan(0);
    for (let down = 0; down < 20 && !/▶ .*next turn/.test(at.screen()); down += 1) at.press("down");
    at.press("enter");
    expect(at.screen()).toContain("takes no more orders this turn");
    expect(at.session.state.inputs).toBe(1);
  });

  test("c sets the chance of the next order only, from the list or typed", () => {
    const at = sitDown();
    at.press("t", "c", "down", "enter");
    // How likely that is, is the white cell's: seats read the screen too.
    expect(at.screen()).toContain("the next one may fail");
    at.press("c").type("62,5").press("enter");
    expect(at.screen()).toContain("the next one may fail");
    at.press("enter");
    expect(headOf(at.session.state).input).toMatchObject({ type: "order", chance: 0.625 });
    expect(at.screen()).not.toContain("next one");
  });

  test("h holds in the chosen posture, H holds the seat, and neither is lost by looking at the situation", () => {
    const at = sitDown();
    at.press("t", "h");
    expect(at.screen()).toContain("Russia holds in Mediation.");
    expect(headOf(at.session.state).input).toEqual({ type: "hold", seat: "russia", posture: "russia.mediation" });
    at.press("escape", "t", "tab", "H");
    expect(headOf(at.session.state).input).toEqual({ type: "hold", seat: "turkey" });
  });

  test("space plays to the end of the turn and stops there; the page opens by itself", () => {
    const at = sitDown();
    at.press("space");
    let ticks = 0;
    while (at.desk.tickDelay() !== null && ticks < 200) {
      at.desk.tick();
      ticks += 1;
    }
    expect(headOf(at.session.state).world.time).toBe(7);
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
  });

  test("play at any speed plays the same as t", () => {
    const slow = sitDown();
    slow.press("space");
    while (slow.desk.tickDelay() !== null) slow.desk.tick();
    const fast = sitDown();
    fast.press("t", "t", "t");
    expect(recordsOf(slow.session.state).map(({ headline, time }) => [headline, time])).toEqual(
      recordsOf(fast.session.state).map(({ headline, time }) => [headline, time]),
    );
  });

  test("with nobody seated t plays turn by turn, and space to the end", () => {
    const at = sitDown(seatedSession({ seats: [] }));
    at.press("t");
    expect(headOf(at.session.state).world.time).toBe(7);
    expect(at.screen()).toContain("1 Postures");
    at.press("space");
    while (at.desk.tickDelay() !== null) at.desk.tick();
    expect(headOf(at.session.state).world.ended).toBe(true);
    expect(at.screen()).toContain("faultline replay");
  });

  test("the last screen says how to come back, never a code that can't play what people did", () => {
    const folder = mkdtempSync(join(tmpdir(), "faultline-desk-"));
    const log = join(folder, "log");
    const session = seatedSession({ days: 7 }, { file: log });
    const at = sitDown(session);
    at.press("t", "t", "t");
    expect(at.screen()).toContain(`faultline resume ${log}`);
    expect(at.screen()).not.toContain("faultline replay");
    session.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("the timer", () => {
  test("it starts with each turn's page, counts down, says when time is up, counts over, and never plays", () => {
    const at = sitDown(seatedSession(), { minutes: 1.5 });
    expect(at.screen()).not.toMatch(/\d\d:\d\d/);
    at.press("t");
    expect(at.screen()).toContain("01:30");
    at.wait(31);
    expect(at.screen()).toContain("00:59");
    at.wait(59);
    expect(at.screen()).toContain("time is up +00:00");
    at.wait(12);
    expect(at.screen()).toContain("time is up +00:12");
    expect(headOf(at.session.state).world.time).toBe(0);
  });

  test("z pauses it and goes on; looking at the situation does not stop it; playing on does", () => {
    const at = sitDown(seatedSession(), { minutes: 10 });
    at.press("t").wait(60).press("z").wait(600);
    expect(at.screen()).toContain("09:00 ‖");
    expect(at.desk.timerDelay()).toBe(null);
    at.press("z", "escape").wait(30);
    expect(at.screen()).toContain("08:30");
    at.press("t");
    expect(at.screen()).toContain("08:30");
    at.press("t", "t");
    expect(at.screen()).toContain("10:00");
    at.press("escape", "n");
    expect(at.screen()).not.toMatch(/\d\d:\d\d/);
  });

  test("without minutes none runs until z starts one of ten", () => {
    const at = sitDown();
    at.press("t");
    expect(at.screen()).not.toMatch(/\d\d:\d\d/);
    at.press("z").wait(1);
    expect(at.screen()).toContain("09:59");
  });

  test("it asks to be drawn again when its face changes, and not in between", () => {
    const at = sitDown(seatedSession(), { minutes: 1 });
    at.press("t").wait(0.25);
    expect(at.desk.timerDelay()).toBe(750);
  });
});
