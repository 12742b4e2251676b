/**
 * The brief of a seat once play has begun: what that seat has been told, and nothing that was for another. What each may
 * read stands here by hand, beside the inputs.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { briefsUnderWay, handoutsOf, renderMarkdown } from "../../src/report/index.js";
import { beginSession, type Input, isRefusal } from "../../src/session/index.js";
import { beginningOf } from "../session/exercise.js";
import { library } from "./library.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;
const seats = ["russia", "turkey", "armenia"];

/** What is given, in order, and whom its words reach. */
const given: readonly (readonly [input: Input, words: string, readers: readonly string[]])[] = [
  [{ type: "message", from: "russia", to: ["turkey"], text: "Hold your jets" }, "Hold your jets", ["russia", "turkey"]],
  [{ type: "message", from: "turkey", to: ["armenia"], text: "We see all", public: true }, "We see all", seats],
  [{ type: "message", as: "A friend", to: ["armenia"], text: "Go to the border" }, "Go to the border", ["armenia"]],
  [
    { type: "ad-hoc", text: "The generals are in Ganja", from: "GRU", delivery: "cable", to: ["russia"] },
    "The generals are in Ganja",
    ["russia"],
  ],
  [
    { type: "ad-hoc", text: "Smoke over Tovuz", from: "Evening news", delivery: "television", to: "all" },
    "Smoke over Tovuz",
    seats,
  ],
  [
    { type: "proposal", from: "russia", parties: ["russia", "armenia"], text: "A corridor", until: 20 },
    "A corridor",
    ["russia", "armenia"],
  ],
  [{ type: "advance", to: 7 }, "", []],
  [{ type: "refuse", seat: "armenia", proposal: 3 }, "", []],
  [{ type: "route", messages: "through-white-cell" }, "", []],
  [{ type: "message", from: "turkey", to: ["russia"], text: "Not yet read" }, "Not yet read", ["turkey"]],
  [{ type: "message", from: "armenia", to: ["russia"], text: "Too frank" }, "Too frank", ["armenia"]],
];

function underWay() {
  const session = beginSession(beginningOf(tavush, "brief-under-way", { days: 28, seats }));
  for (const [input] of given) {
    const done = session.give(input);
    if (isRefusal(done)) throw new Error(`${JSON.stringify(input)}: ${done.message}`);
  }
  const stopped = session.give({ type: "stop", message: 6, reason: "Nobody writes so" });
  if (isRefusal(stopped)) throw new Error(stopped.message);
  return session;
}

describe("the brief of a seat in an exercise that is under way", () => {
  const { model, state } = underWay();
  const briefs = new Map(
    briefsUnderWay({ model, state }, seats).map(({ name, document }) => [name, renderMarkdown(document)]),
  );
  it.each(seats)("tells %s all that reached it, and nothing else", (seat) => {
    const text = briefs.get(`seat-${seat}`) ?? "";
    for (const [, words, readers] of given)
      if (words !== "") expect([words, text.includes(words)]).toEqual([words, readers.includes(seat)]);
    // Why it was stopped is the white cell's alone.
    expect(text).not.toContain("Nobody writes so");
  });

  it("says by which way the white cell's words came, and what became of a proposal", () => {
    expect(briefs.get("seat-russia")).toMatch(/CABLE, IN CONFIDENCE · from GRU · to Russia/);
    expect(briefs.get("seat-armenia")).toMatch(/ON TELEVISION · Evening news/);
    expect(briefs.get("seat-russia")).toMatch(/Armenia refuses/);
    expect(briefs.get("seat-turkey")).not.toMatch(/Armenia refuses/);
  });

  it("is of now: where its postures stand, and which orders are open", () => {
    expect(briefs.get("seat-russia")).toContain("Open now");
    expect(briefs.get("seat-russia")).toContain("Sun 12 Jul 2020 to Sun 9 Aug 2020, in 4 turns");
    expect(briefs.get("seat-russia")).toContain("Sun 19 Jul 2020, day 7");
    const before = handoutsOf(model, seats).find(({ name }) => name === "seat-russia");
    const text = before === undefined ? "" : renderMarkdown(before.document);
    expect(text).toContain("Open on the first day");
    expect(text).not.toContain("What you have been told");
  });
});
