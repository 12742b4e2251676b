/**
 * A scenario that breaks in play breaks no exercise: what could not be played has not been, is told, and play stands
 * where it stood.
 */
import { describe, expect, test } from "vitest";
import { headOf } from "../../../src/session/index.js";
import { answering, injectOf, loneActor, timeout, tinyScenario } from "../../validation/tiny-scenario.js";
import { type AtTheDesk, seatedSession, sitDown } from "./at-the-desk.js";

/** From day 2.5 on two answers set each other off without end. */
const endless = tinyScenario({
  actors: [
    loneActor("spark", ["cold", "hot"], [{ id: "ring", from: "cold", to: "hot", trigger: timeout(2.5) }]),
    loneActor(
      "a",
      ["one", "two"],
      [
        {
          id: "go",
          from: "one",
          to: "two",
          trigger: answering(1, "spark.stance.ring", "inject.bell", "a.stance.back"),
        },
        { id: "back", from: "two", to: "one", trigger: answering(1, "a.stance.go") },
      ],
    ),
  ],
  injects: [injectOf("bell")],
});

const desk = (seats: string[]) => sitDown(seatedSession({ resolved: endless, seats }));
const dayOf = (at: AtTheDesk) => headOf(at.session.state).world.time;

describe("a run that breaks", () => {
  test("stops play by itself just before it, and says why", () => {
    const at = desk([]);
    at.press("space");
    for (let ticks = 0; ticks < 20 && at.desk.tickDelay() !== null; ticks += 1) at.desk.tick();
    expect(at.desk.tickDelay()).toBeNull();
    expect(at.screen()).toContain("Play can't go on: responses trigger each other without end");
    expect(dayOf(at)).toBe(2);
  });

  test("stops n, and the end of a turn, and an inject, which can then be left alone", () => {
    for (const keys of [["N", "N", "N", "N"], ["t"], ["G"]]) {
      const at = desk([]).press(...keys);
      expect(at.screen()).toContain("without end");
      expect(dayOf(at)).toBeLessThan(2.5);
      expect(at.desk.leaving).toBeNull();
    }
    const at = desk([]).press("m", "f", "enter");
    expect(at.screen()).toContain("without end");
    expect(headOf(at.session.state).count).toBe(0);
  });

  test("leaves the seats' page as it was", () => {
    const at = desk(["a"]).press("t", "H", "t");
    expect(at.screen()).toContain("without end");
    expect(dayOf(at)).toBe(0);
  });
});
