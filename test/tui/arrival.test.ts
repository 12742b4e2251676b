/**
 * The desk's why says by which way an event arrived and what it told those it was for, in the words that a seat's page uses.
 */
import { expect, test } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { injectInWords, seatPage } from "../../src/exercise/index.js";
import { beginSession, timeline } from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { whyPageLines } from "../../src/tui/panels/why.js";
import { plainLine } from "../../src/tui/term/line.js";
import { library } from "../report/library.js";
import { beginningOf } from "../session/exercise.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;
const session = beginSession(beginningOf(tavush, "arrival", { days: 28, seats: ["russia", "turkey"] }));
for (const text of ["The generals are in Ganja", "Ganja again\nThey have left for Baku"])
  session.give({ type: "ad-hoc", text, from: "GRU", delivery: "cable", to: ["russia"] });
session.give({ type: "advance", to: 2 });
const lookup = createLookup(tavush);
const told = timeline(session.model, session.state, "facilitator").records;

/** The page of a record, its lines in one. */
function why(headline: string): string {
  const entry = told.find(({ record }) => record.headline.startsWith(headline)) ?? expect.fail(`no ${headline}`);
  return whyPageLines(lookup, entry, 100)
    .map((line) => plainLine(line).trim())
    .join(" ");
}

test("of an event of the scenario: its medium and who sends it once, then its text", () => {
  const words = why("Shots on the border");
  const { from, text } = tavush.injects.find(({ id }) => id === "opening") ?? expect.fail("no opening");
  expect(words).toContain(`An inject put in by schedule. WIRE · ${from} ${text}`);
  expect(words.split(from).length).toBe(2);
});

test("of an event written on the spot, also where its headline is all of its text", () => {
  expect(why("The generals")).toContain("put in there and then. CABLE, IN CONFIDENCE · from GRU · to Russia");
  expect(why("Ganja again")).toContain("· to Russia Ganja again They have left for Baku");
});

test("as the page of the seat that reads it has it, and nobody else's", () => {
  const news = (seat: string) => seatPage(session.model, session.state, seat).news.map(({ text }) => text);
  for (const entry of told) {
    if (entry.record.type !== "inject" || entry.message === null) continue;
    const words = injectInWords(entry.message);
    expect(news("russia")).toContain(words);
    expect(news("turkey").includes(words)).toBe(!words.startsWith("CABLE"));
  }
  expect(news("russia").filter((text) => text.startsWith("CABLE")).length).toBe(2);
});
