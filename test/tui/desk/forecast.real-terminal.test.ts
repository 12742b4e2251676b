/**
 * Forecasts on a real terminal of 80 by 24: given, revealed, left and gone on with.
 * @module-tag sweep
 */
import { expect, test } from "vitest";
import { openTerminal, stateOf } from "../real-terminal.js";

const opening = () => ({ columns: 80, rows: 24, environment: { XDG_STATE_HOME: stateOf(null) } });

test("forecasts are given, revealed, left and gone on with", async () => {
  const around = opening();
  const words = ["play", "tutorial", "--forecast", "--seed", "7"];
  const first = await openTerminal(words, around);
  await first.until((screen) => screen.includes("Give these forecasts"), "the questions");
  first.type("\u001b[C\u001b[C+");
  await first.until((screen) => screen.includes("61%  likely"), "another probability");
  first.type("\u001b[B\u001b[B\u001b[B\u001b[B\r");
  await first.until((screen) => screen.includes("The forecasts are in."), "the situation");
  first.type("t");
  await first.until((screen) => screen.includes("Brier score"), "what is revealed");
  first.type("\r");
  await first.until((screen) => screen.includes("Give these forecasts"), "the next questions");
  first.type("q");
  expect(await first.exited).toMatchObject({ exitCode: 0 });
  const said = first.rows().join(" ").replace(/\s+/g, " ");
  expect(said).toContain("4 forecasts are kept:");
  expect(said).toContain("play tutorial --seed 7 --forecast");
  const second = await openTerminal(words, around);
  await second.until((screen) => screen.includes("Forecasts of this run"), "where it was left");
  second.type("\u0003");
  expect(await second.exited).toMatchObject({ exitCode: 130 });
});
