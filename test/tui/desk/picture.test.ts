/**
 * One key keeps a picture of what is on the screen, whatever page that is, and says where; where letters are text, it is a letter.
 */
import { expect, test } from "vitest";
import { beginSession } from "../../../src/session/index.js";
import type { ScreenPicture } from "../../../src/tui/screens/desk/desk-options.js";
import { plainLine } from "../../../src/tui/term/line.js";
import { beginningOf } from "../../session/exercise.js";
import { seatedSession, sitDown, tavush } from "./at-the-desk.js";

const size = { columns: 100, rows: 30 };
const watched = () => beginSession(beginningOf(tavush, "amber-4", { seats: [] }), {});

/** A desk with somebody who keeps its pictures. */
function photographed(session = watched()) {
  const kept: ScreenPicture[] = [];
  const keepPicture = (picture: ScreenPicture) => {
    kept.push(picture);
    return `${picture.name}-${kept.length}.svg`;
  };
  return { at: sitDown(session, { keepPicture }), kept };
}

const linesOf = ({ lines }: ScreenPicture) => lines.map((line) => plainLine(line).trimEnd()).join("\n");

test.each([
  ["the situation", []],
  ["a record that is selected", ["n", "n", "n", "up"]],
  ["why", ["n", "w"]],
  ["who is who", ["k"]],
  ["the help", ["?"]],
  ["the acts", ["i"]],
  ["the events list", ["m"]],
  ["the branches", ["b"]],
  ["where it was decided", ["d"]],
  ["a what-if", ["n", "n", "n", "x", "enter"]],
  ["the end", [...Array.from({ length: 30 }, () => "]"), "G"]],
])("is kept of %s, which stays open", (_, keys) => {
  const { at, kept } = photographed();
  at.screen(size);
  at.press(...keys);
  const before = at.screen(size);
  at.press("v");
  expect(kept).toHaveLength(1);
  expect(linesOf(kept[0] as ScreenPicture)).toBe(before);
  expect(kept[0]?.size).toEqual(size);
  expect(at.screen(size)).toContain(`A picture of the screen is in ${kept[0]?.name}-1.svg`);
  expect(at.screen(size).split("\n")[0]).toBe(before.split("\n")[0]);
});

test("is kept of a seat's page, under a name that gives away neither seed nor branch", () => {
  const { at, kept } = photographed(seatedSession());
  at.screen(size);
  at.press("t");
  const before = at.screen(size);
  at.press("v", "v");
  expect(kept.map(linesOf)).toEqual([before, before]);
  expect(kept.map(({ name }) => name)).toEqual(["tavush-2020-day-0", "tavush-2020-day-0"]);
  expect(kept[0]?.label).toBe("Faultline, Tavush, July 2020, Sun 12 Jul 2020");
  expect(at.screen(size)).toContain("Russia (seat 1 of 2)");
});

test("is not kept where its key is text, or nothing can be seen", () => {
  const { at, kept } = photographed();
  at.screen(size);
  at.press("n", "/", "v");
  expect(at.screen(size)).toContain("/ v");
  at.press("escape", "i", "n", "v");
  at.press("escape", "escape");
  at.screen({ columns: 40, rows: 10 });
  at.press("v");
  expect(kept).toEqual([]);
});

test("that can't be kept says why, and play goes on", () => {
  const keepPicture = () => {
    throw new Error("could not write x.svg: no permission\u001b[2J");
  };
  const refused = sitDown(watched(), { keepPicture });
  refused.screen(size);
  expect(refused.press("v").screen(size)).toContain("No picture: could not write x.svg: no permission\\x1b[2J");
  expect(refused.press("n").screen(size)).not.toContain("No picture");
  expect(sitDown(watched()).press("v").screen(size)).toContain("Pictures can't be kept from here.");
});
