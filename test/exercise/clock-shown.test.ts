/**
 * What stands on the wall at an instant, and when it rings.
 */
import { describe, expect, it } from "vitest";
import { Bell, shownClock, untilNextSecond, warningBefore } from "../../src/exercise/index.js";
import type { Clock } from "../../src/session/index.js";
import { morning } from "../session/wall-clock.js";

const minutes = (n: number) => n * 60_000;
const running = (length: number, of: "turn" | "break" = "turn"): Clock => {
  const counted = { length, used: 0, since: morning };
  return of === "turn" ? { turn: counted, break: null } : { turn: { ...counted, since: null }, break: counted };
};

describe("the clock as it is shown", () => {
  it.each([
    [0, "10:00", "running"],
    [1, "10:00", "running"],
    [1000, "09:59", "running"],
    [minutes(8) - 1, "02:01", "running"],
    [minutes(8), "02:00", "soon"],
    [minutes(10) - 1, "00:01", "soon"],
    [minutes(10), "00:00", "up"],
    [minutes(10) + 61_500, "01:01", "up"],
  ] as const)("after %i ms of ten minutes it is %s, %s", (gone, time, phase) => {
    expect(shownClock(running(minutes(10)), morning + gone)).toEqual({ of: "turn", time, runs: true, phase });
  });

  it("shows the break before the turn, more than an hour in minutes, and nothing where nothing is counted", () => {
    expect(shownClock(running(minutes(75), "break"), morning)).toMatchObject({ of: "break", time: "75:00" });
    expect(shownClock({ turn: null, break: null }, morning)).toBeNull();
  });

  it("is drawn again when another second begins, also after a pause within one, and when the wall clock was set back", () => {
    expect(untilNextSecond(running(minutes(1)), morning + 250)).toBe(750);
    const paused: Clock = { turn: { length: minutes(1), used: 1400, since: morning }, break: null };
    expect(untilNextSecond(paused, morning)).toBe(600);
    expect(
      untilNextSecond(
        { turn: { ...(paused.turn as { length: number; used: number }), since: null }, break: null },
        morning,
      ),
    ).toBeNull();
    expect(untilNextSecond(running(minutes(1)), morning - 250)).toBe(250);
  });

  it("warns two minutes before the end, one of less than ten, and not of two or less", () => {
    expect([10, 9.5, 3, 2].map((n) => warningBefore(minutes(n)))).toEqual([minutes(2), minutes(1), minutes(1), 0]);
  });

  it("rings for each that begins while somebody looks: warning, end, again after an extension; never while it stands", () => {
    const bell = new Bell();
    const at = (clock: Clock, seconds: number) => bell.rings(shownClock(clock, morning + seconds * 1000));
    const five = running(minutes(5));
    expect([0, 239, 240, 250, 299, 300, 400].map((seconds) => at(five, seconds))).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
    const longer = running(minutes(8));
    expect([401, 420, 480].map((seconds) => at(longer, seconds))).toEqual([false, true, true]);
    expect(at({ turn: { length: 0, used: 0, since: null }, break: null }, 481)).toBe(false);
    expect(new Bell().rings(shownClock(five, morning + minutes(6)))).toBe(false);
  });
});
