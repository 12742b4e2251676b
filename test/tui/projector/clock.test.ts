/**
 * The clock on the projector: what the log tells, counted by itself, large, with a bell, and still where nobody plays.
 */
import { describe, expect, it } from "vitest";
import { begin } from "../../session/exercise.js";
import { secretive } from "../../session/tables.js";
import { stage } from "./shown.js";

/** The time that the digits in a screen show: read back from the points that they are drawn of. */
function readDigits(rows: readonly string[], from: number): string {
  const signs: { readonly [points: string]: string } = {
    "█▀█|█ █|▀▀▀": "0",
    "▄█ | █ |▀▀▀": "1",
    "▀▀█|█▀▀|▀▀▀": "2",
    "▀▀█|▀▀█|▀▀▀": "3",
    "█ █|▀▀█|  ▀": "4",
    "█▀▀|▀▀█|▀▀▀": "5",
    "█▀▀|█▀█|▀▀▀": "6",
    "▀▀█|  █|  ▀": "7",
    "█▀█|█▀█|▀▀▀": "8",
    "█▀█|▀▀█|▀▀▀": "9",
    " ▄ | ▄ |   ": ":",
    " ▄ |▀█▀|   ": "+",
  };
  const [first = "", second = "", third = ""] = rows.map((row) => row.padEnd(120));
  let read = "";
  for (let at = from; at < 120; at += 4) {
    const points = [first, second, third].map((row) => row.slice(at, at + 3)).join("|");
    if (points.trim().replaceAll("|", "").trim() !== "") read += signs[points] ?? "?";
  }
  return read;
}

/** Of the top of a screen of so many columns. */
function timeAtTop(rows: readonly string[], columns = 100, signs = 5): string {
  return readDigits(rows.slice(0, 3), columns - 1 - (signs * 4 - 1));
}

const start = { type: "clock", do: "start", minutes: 10 } as const;
const minute = 60_000;

describe("the clock on the projector", () => {
  it("stands large at the top while something is counted down, goes on by itself, and goes when play goes on", () => {
    const on = stage(begin(secretive));
    expect(on.rows()[1]).toContain("turn 1");
    on.give(start);
    expect(timeAtTop(on.rows())).toBe("10:00");
    on.wait(83_000);
    expect(timeAtTop(on.rows())).toBe("08:37");
    expect(on.text()).toContain("Time left in this turn");
    expect(timeAtTop(on.rows(80, 24), 80)).toBe("08:37");
    on.give({ type: "clock", do: "extend", minutes: 5 }, { type: "clock", do: "pause" });
    on.wait(minute);
    expect(timeAtTop(on.rows())).toBe("13:37");
    on.give({ type: "advance", to: 7 });
    expect(timeAtTop(on.rows())).not.toMatch(/\d/);
  });

  it("rings for the warning and when time is up, and then counts what has gone since", () => {
    const on = stage(begin(secretive), []);
    on.give(start);
    for (let second = 0; second < 8 * 60; second += 1) on.wait(1000);
    expect(on.rung()).toBe(1);
    for (let second = 0; second < 125; second += 1) on.wait(1000);
    expect(on.rung()).toBe(2);
    expect(timeAtTop(on.rows(), 100, 6)).toBe("+00:05");
    expect(on.text()).toContain("Time is up");
    expect(on.projector.spoken().join(" ")).toContain("Time is up");
  });

  it("has the screen to itself in a break, unless somebody looks at something, and by its key", () => {
    const on = stage(begin(secretive));
    on.give({ type: "clock", do: "break", minutes: 15 });
    on.wait(250);
    expect(on.text()).toMatch(/─ The clock ─/);
    expect(on.text()).toMatch(/Break/);
    on.give({ type: "clock", do: "resume" });
    on.wait(250);
    expect(on.text()).not.toMatch(/─ The clock ─/);
    on.press("z");
    expect(on.text()).toContain("Nothing is counted down");
    on.press("z", "?");
    on.give({ type: "clock", do: "break", minutes: 15 });
    on.wait(250);
    expect(on.text()).not.toMatch(/─ The clock ─/);
    on.press("escape", "z");
    expect(on.text()).toMatch(/█{8}/);
  });

  it("stands where the log last knew it once nobody plays any more", () => {
    const on = stage(begin(secretive));
    on.give(start);
    on.wait(minute);
    on.give({ type: "note", text: "the latest that is known" });
    on.watch.abandoned = true;
    on.wait(5 * minute);
    expect(timeAtTop(on.rows())).toBe("09:00");
    expect(on.text()).toContain("the clock is paused");
    on.wait(10 * minute);
    expect(on.rung()).toBe(0);
  });
});
