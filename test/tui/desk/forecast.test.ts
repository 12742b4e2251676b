/**
 * Forecasts at the desk: keys, what is closed meanwhile, and that nothing on the screen before a forecast depends on what comes.
 */
import { expect, test } from "vitest";
import type { Model, World } from "../../../src/engine/index.js";
import { Forecasting } from "../../../src/exercise/index.js";
import { askQuestions, type Question } from "../../../src/forecast/index.js";
import { beginSession } from "../../../src/session/index.js";
import { guessAt } from "../../../src/tui/anywhere.js";
import { visibilityOf } from "../../../src/visibility/index.js";
import { libraryScenario } from "../../report/library.js";
import { beginningOf } from "../../session/exercise.js";
import { sitDown } from "./at-the-desk.js";

const tutorial = libraryScenario("tutorial");
const small = { columns: 80, rows: 24 };

const choose = async (model: Model, world: World, before: readonly Question[]) =>
  askQuestions(model, world, { known: visibilityOf(model, "table").knows, turn: tutorial.turn, before, futures: 60 });

async function forecastAt(run: number) {
  const session = beginSession(beginningOf(tutorial, "7", { seats: [], run }));
  const forecasting = new Forecasting(session, { choose, keep: () => null });
  const at = sitDown(session, { forecasting });
  await forecasting.ready();
  return { ...at, forecasting };
}

test("what the screen shows before a forecast is the same, byte for byte, whatever comes after it", async () => {
  const runs = await Promise.all([0, 1, 2].map(forecastAt));
  const keys = [
    "right",
    "+",
    "down",
    "left",
    "-",
    "escape",
    "o",
    "escape",
    "5",
    "tab",
    "d",
    "x",
    "w",
    "escape",
    "t",
    "n",
  ];
  for (const key of keys) {
    const screens = runs.map((at) => at.press(key).screen(small));
    expect(new Set(screens).size, key).toBe(1);
  }
  // They are runs that differ, as is seen once the forecasts are in.
  const later = runs.map((at) => at.press("f", "down", "down", "down", "down", "enter", "t").screen(small));
  expect(new Set(later).size).toBeGreaterThan(1);
});

test("two keys give a probability between 1 and 99%, and Enter leads on to the row that gives them all", async () => {
  const { press, screen, forecasting } = await forecastAt(0);
  press("right", "right", "+", "+");
  expect(forecasting.percents[0]).toBe(62);
  press("right");
  expect(forecasting.percents[0]).toBe(65);
  press(...Array.from({ length: 20 }, () => "left"));
  expect(forecasting.percents[0]).toBe(1);
  expect(screen(small)).toContain("1%  almost no chance");
  press(...forecasting.asked.map(() => "enter"));
  expect(forecasting.phase).toBe("guessing");
  press("enter");
  expect(forecasting.phase).toBe("watching");
  expect(screen(small)).toContain("The forecasts are in.");
});

test("odds, what if and the acts stay closed while they could tell; odds of the turn's start open with the forecasts", async () => {
  const { press, screen, forecasting, desk } = await forecastAt(0);
  press("escape", "o");
  expect(screen(small)).toContain("It opens once your forecasts of this turn are in");
  expect(desk.watched()).toBeNull();
  press("escape");
  for (const key of ["x", "i", "m", "b", "z"]) expect(press(key).screen(small)).toContain("once the run is over");
  for (const key of ["n", "space", "t", "G"]) expect(press(key).screen(small)).toContain("First your forecasts");
  press("f", ...forecasting.asked.map(() => "down"), "enter", "o");
  expect(desk.watched()).not.toBeNull();
  expect(screen(small)).not.toContain("It opens once");
  press("escape", "N", "o");
  expect(desk.watched()).toBeNull();
});

test("a turn that is over reveals what is settled, play stands still until it is read, and the card comes at the end", async () => {
  const { press, screen, forecasting } = await forecastAt(0);
  for (let turn = 0; turn < 6 && forecasting.phase !== "over"; turn += 1) {
    if (forecasting.phase === "guessing") press(...forecasting.asked.map(() => "down"), "enter");
    else press("enter");
    press("t");
    if (forecasting.revealed.length > 0) expect(screen(small)).toMatch(/You said 50%, the model \d+%\./);
    if (forecasting.phase === "revealing") press("enter");
    await forecasting.ready();
  }
  expect(forecasting.phase).toBe("over");
  const card = screen({ columns: 80, rows: 40 });
  for (const part of ["Mean scores of", "the model", "Calibration", "Best call", "Worst call"])
    expect(card).toContain(part);
  press("escape", "x");
  expect(screen(small)).not.toContain("once the run is over");
});

test("where the run can be begun anew, f offers forecasts of it, and says if it has been watched", () => {
  const begun: string[] = [];
  const session = beginSession(beginningOf(tutorial, "7", { seats: [] }));
  const { press, screen } = sitDown(session, { beginForecasts: () => begun.push("begun") });
  expect(press("f").screen(small)).toContain("The run with seed 7 begins again at its first day.");
  expect(screen(small)).not.toContain("You have seen");
  press("escape", "N", "N", "f");
  expect(screen(small)).toMatch(/You have seen its first \d+ days/);
  expect(begun).toEqual([]);
  press("enter");
  expect(begun).toEqual(["begun"]);
  expect(sitDown(session).press("f").screen(small)).toContain("played without forecasts");
});

test("a control of a page gives any probability, of any question", async () => {
  const { desk, forecasting, screen } = await forecastAt(0);
  desk.ask(guessAt(desk.view(), 1, 37));
  expect(forecasting.percents.slice(0, 2)).toEqual([50, 37]);
  expect(screen(small)).toMatch(/▶ 2 /);
  desk.ask(guessAt(desk.view(), 1, 0));
  expect(forecasting.percents[1]).toBe(1);
});

test("leaving with forecasts that were thought of and not given is asked about", async () => {
  const { press, screen, desk } = await forecastAt(0);
  press("right", "q");
  expect(screen(small)).toContain("q leaves without them");
  press("escape");
  expect(desk.leaving).toBeNull();
  press("q", "q");
  expect(desk.leaving).toBe(0);
});

test("a listener hears the question, how it stands, and each probability", async () => {
  const { press, desk } = await forecastAt(0);
  const before = desk.spoken().length;
  press("escape", "f", "right", "down");
  const heard = desk.spoken().slice(before).join("\n");
  expect(heard).toContain("Question 1 of");
  expect(heard).toContain("55%, roughly even chance.");
  expect(heard).toContain("Question 2 of");
});
