/**
 * The desk's page of who has joined: seats with their words, and the link of another white cell, which is shown when it is asked for and never
 * before.
 */
import { expect, test } from "vitest";
import type { Hosting } from "../../../src/tui/screens/desk/hosting.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

const link = "http://127.0.0.1:8460/#key=CELLSECRET";

function hosted() {
  const done: string[] = [];
  const hosting: Hosting = {
    connect: () => undefined,
    subscribe: () => () => undefined,
    address: "http://127.0.0.1:8460",
    code: "ABC DEF",
    picture: ["▀▀ code"],
    seats: () => [
      { seat: "russia", label: "Russia", people: 2, word: "bamo-kefi-ruta", link: "http://127.0.0.1:8460/#key=SEAT" },
    ],
    whiteCell: () => ({ people: 1, link }),
    renewWhiteCell: () => done.push("white cell"),
    pictureOf: (of) => [`▀▀ ${of.length}`],
    watchers: () => 0,
    renew: (seat) => done.push(seat),
  };
  return { done, at: sitDown(seatedSession(), { hosting }) };
}

test("the white cell's link stays hidden until Enter shows it, and is hidden again on the way on", () => {
  const { at } = hosted();
  at.press("u");
  expect(at.screen()).toContain("bamo-kefi-ruta");
  expect(at.screen()).toContain("link hidden");
  at.press("enter");
  expect(at.screen()).not.toContain("CELLSECRET");
  at.press("down");
  expect(at.screen()).toContain("Enter shows it");
  expect(at.screen()).not.toContain("CELLSECRET");
  at.press("enter");
  expect(at.screen()).toContain(link);
  expect(at.screen({ columns: 130, rows: 30 })).toContain(`▀▀ ${link.length}`);
  at.press("up");
  expect(at.screen()).not.toContain("CELLSECRET");
  at.press("down");
  expect(at.screen()).not.toContain("CELLSECRET");
});

test("r, pressed twice, draws another link for whoever is chosen", () => {
  const { at, done } = hosted();
  at.press("u", "down", "r");
  expect(at.screen()).toContain("whoever works with the old one in a browser");
  expect(done).toEqual([]);
  at.press("r");
  expect(done).toEqual(["white cell"]);
  at.press("up", "r", "r");
  expect(done).toEqual(["white cell", "russia"]);
});

test("what a white cell elsewhere has done is said at the desk, as text alone", () => {
  const { at } = hosted();
  at.desk.hear("Another white cell: Set a gauge. \u001b[31mred");
  expect(at.screen()).toContain("Another white cell: Set a gauge. \\x1b[31mred");
});
