/**
 * The desk for readers who hear it: every page and every answer in sentences, and nothing twice.
 */
import { expect, test } from "vitest";
import { seatedSession, sitDown } from "./at-the-desk.js";

/** What keys add to what has been said. */
function hearing(at = sitDown()) {
  let heard = at.desk.spoken().length;
  return {
    at,
    press(...keys: string[]): string {
      at.press(...keys);
      const said = at.desk.spoken().slice(heard);
      heard += said.length;
      return said.join("\n");
    },
    type(text: string): string {
      return this.press(...Array.from(text, (character) => (character === " " ? "space" : character)));
    },
  };
}

test("it opens with the crisis, how it stands, and the first keys", () => {
  const said = sitDown().desk.spoken().join("\n");
  expect(said).toContain("Tavush, July 2020.");
  expect(said).toContain("This is turn 1 of 9: t opens it for the seats.");
});

test("a seat's page is read out whole, then each row as it is chosen", () => {
  const ears = hearing();
  const page = ears.press("t");
  expect(page).toContain("Turn 1 of 9. Russia. Holds two chairs");
  expect(page).toContain("Where you stand. Mediation: Watching.");
  expect(page).toContain("Orders: Appeal to both sides,");
  expect(ears.press("down")).toMatch(/^Accept Baku's choice\. Guarantee: Neutral broker → Tepid acceptance\./);
  expect(ears.press("tab")).toContain("Turn 1 of 9. Turkey.");
  expect(ears.press("H")).toBe("Turkey holds.");
});

test("each page says what it is, and a form asks, offers and repeats what it will do", () => {
  const ears = hearing();
  expect(ears.press("i")).toContain("f: Fire an inject, one of the list");
  expect(ears.press("g")).toMatch(/Set a gauge\nWhich gauge\? 6 to choose from\.\nTension, now 52/);
  expect(ears.press("down")).toContain("Stability of the front");
  expect(ears.press("enter")).toContain("To what value?");
  expect(ears.type("999")).toBe("");
  expect(ears.press("enter")).toBe("It goes from 0 to 100");
  expect(ears.press("ctrl-u", "5", "enter")).toContain("Why?");
  expect(ears.press("enter")).toContain("is set from 14 to 5");
  expect(ears.press("enter")).toContain("Stability of the front is set from 14 to 5.");
  expect(ears.press("m")).toMatch(/inject|event/i);
  expect(ears.press("escape")).toBe("The situation.");
  expect(ears.press("b")).toContain("main");
});

test("at a turn's end only the seat's page is read out; the records are told on the situation", () => {
  const ears = hearing();
  ears.press("t");
  expect(ears.press("t")).toBe("Russia and Turkey have chosen nothing yet. t again ends the turn, and they hold.");
  const said = ears.press("t");
  expect(said).toContain("Played: turn 1 of 9");
  expect(said).toContain("Turn 2 of 9. Russia.");
  expect(said).not.toMatch(/\d+% a day/);
  expect(said).not.toMatch(/[●○─│▶◂]/);
  expect(ears.at.desk.where()).toContain("turn 2 of 9, NOT SAVED");
  expect(ears.at.desk.where()).not.toContain("main");
  const back = ears.press("escape");
  expect(back).toMatch(/\. The front\. .*\. \d+% a day; \d+% within a week, .*\./);
  expect(back).toContain("The situation.");
  expect(ears.press("t", "escape")).not.toMatch(/\d+% a day/);
  expect(ears.at.desk.where()).toContain("main, turn 2 of 9, NOT SAVED");
});

test("the odds are told with how the seats are played on", () => {
  const ears = hearing();
  expect(ears.press("o")).toContain("The seats are played on as the model would play them;");
});

test("leaving unsaved is asked in words", () => {
  const ears = hearing(sitDown(seatedSession()));
  ears.press("t", "enter");
  expect(ears.press("q")).toContain("This exercise is not saved.");
});

test("nobody listening, nothing is put into words", () => {
  const at = sitDown();
  at.press("t", "t", "escape");
  expect(at.desk.spoken()[0]).toContain("Tavush");
  expect(at.desk.spoken().join("\n")).not.toContain("Orders:");
});

test("a bookmark is told where it is gone to, and in the list", () => {
  const ears = hearing();
  ears.press("n", "n", "n", "*");
  ears.type("for the talk");
  expect(ears.press("enter")).toMatch(/^Bookmarked: /);
  ears.press("n", "n");
  expect(ears.press("j")).toMatch(/^\w+ \d+ \w+ \d{4}\. [\s\S]*\nBookmarked: for the talk\.\nBookmark 1 of 1\.$/);
  expect(ears.press("B")).toMatch(/^1 bookmark\.\n.*Note: for the talk\.$/);
});
