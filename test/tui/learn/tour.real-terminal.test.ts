/**
 * The first start on a real terminal: the tour is offered once, plays, and leads to the menu.
 * @module-tag sweep
 */
import { expect, test } from "vitest";
import { openTerminal, stateOf } from "../real-terminal.js";

const isMenu = (screen: string) => screen.includes("[Scenario]");

test("the first start offers the tour, plays it, and never offers it again", async () => {
  const environment = { XDG_STATE_HOME: stateOf(null) };
  const first = await openTerminal([], { columns: 80, rows: 24, environment });
  await first.until((screen) => screen.includes("first time") && screen.includes("Esc skip"), "the offer");
  first.type("\r");
  await first.until((screen) => screen.includes("Watch it turn") && screen.includes("%"), "the first page");
  first.type("\r");
  await first.until((screen) => screen.includes("General war"), "the whole table");
  first.type("\u001b");
  await first.until(isMenu, "the menu");
  first.type("q");
  expect(await first.exited).toMatchObject({ exitCode: 0 });
  const second = await openTerminal([], { columns: 80, rows: 24, environment });
  await second.until(isMenu, "the menu at once");
  second.type("t");
  await second.until((screen) => screen.includes("Watch it turn"), "the tour from the menu");
  second.type("\u0003");
  expect(await second.exited).toMatchObject({ exitCode: 130 });
});
