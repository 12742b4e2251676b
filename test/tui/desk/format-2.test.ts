/**
 * The desk with a scenario of format 2: outcomes, derived and hidden gauges, and long labels.
 */
import { expect, test } from "vitest";
import { readGauges } from "../../../src/engine/index.js";
import { recordsOf, worldNow } from "../../../src/session/index.js";
import { crossing } from "../../scenarios/crossing.js";
import { give } from "../../session/exercise.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

const session = () => seatedSession({ resolved: crossing, seed: "11", seats: ["north", "south"] });

test("only gauges with values of their own are offered to be set", () => {
  const screen = sitDown(session()).press("i", "g").screen();
  expect(screen).toMatch(/Tension +now 40/);
  expect(screen).not.toMatch(/Danger +now/);
});

test("derived gauges stand on the screen as they follow from an order, before any midnight", () => {
  const ordered = session();
  give(ordered, { type: "advance", to: 5 });
  give(ordered, { type: "order", transition: "north.front.strike" });
  const { tension = 0, anger = 0, trust = 0 } = readGauges(ordered.model, worldNow(ordered.state));
  const danger = Math.round(tension - 0.5 * trust + 0.5 * anger);
  expect(sitDown(ordered).screen({ columns: 120, rows: 40 })).toMatch(new RegExp(`Danger +${danger} `));
});

/** A desk with nobody seated, at the strike that broke through, and what the engine made of it. */
function atTheBreakthrough() {
  const played = seatedSession({ resolved: crossing, seed: "3", seats: [] });
  give(played, { type: "advance", to: crossing.horizon });
  const record = recordsOf(played.state).find((one) => "outcome" in one && one.outcome === "breaks-through");
  if (record === undefined || !("outcomeChance" in record)) throw new Error("it never breaks through");
  const share = `${Math.round((record.outcomeChance ?? 0) * 100)}%`;
  return { share, at: sitDown(played).press("esc", "/").type("breaks").press("enter") };
}

test("where there is hardly any room, it is said beside the chance of a strike how often it ends as it did", () => {
  const { at, share } = atTheBreakthrough();
  expect(at.screen({ columns: 80, rows: 24 })).toContain(`it ends so in ${share} of cases`);
});

test("outcomes that share a headline are told apart by their states, and nothing of the page is cut", () => {
  const { at, share } = atTheBreakthrough();
  const page = at.press("w").screen({ columns: 80, rows: 90 }).replace(/\s+/g, " ");
  expect(page).toMatch(new RegExp(`${share} The north breaks through → War`));
  // The weight stands at the end of the first line of two.
  expect(page).toMatch(/strikes across the front weight 0\.3 line → Skirmishes/);
  expect(page).toMatch(/strikes across the front weight 0\.02 line, stays Quiet/);
  expect(page).toMatch(/, that it happens and ends so/);
  expect(page).not.toContain("…");
});

test("the odds of an answer stand apart from what they follow", () => {
  const ordered = session();
  give(ordered, { type: "advance", to: 5 });
  give(ordered, { type: "order", transition: "north.front.strike" });
  expect(recordsOf(ordered.state).at(-1)).toMatchObject({ type: "response" });
  expect(sitDown(ordered).press("w").screen({ columns: 120, rows: 40 })).toMatch(/odds × [0-9.]+ +Rancour/);
});

test("the wire says whose act it was, also where chance picked its end", () => {
  const ordered = session();
  give(ordered, { type: "advance", to: 5 });
  give(ordered, { type: "order", transition: "north.front.strike" });
  expect(sitDown(ordered).screen({ columns: 120, rows: 40 })).toMatch(/NOR +seat/);
});

test("an order says that it ends in one of several ways, each once as far as the seat can tell them apart", () => {
  const seated = session();
  give(seated, { type: "advance", to: 5 });
  const page = sitDown(seated).press("t").screen({ columns: 120, rows: 60 });
  const read = page
    .split("\n")
    .map((line) => line.slice(line.indexOf("│") + 1))
    .join(" ")
    .replace(/\s+/g, " ");
  expect(read).toContain("It ends in one of these 4 ways:");
  expect(read.match(/\(The long northern front line: Skirmishes; Tension \+1 to \+3\)/g)).toHaveLength(1);
  expect(read).toContain("Strike across the long front line at a place and hour of your own choosing The long");
});

test("a seat is told no likelihood of an answer that something hidden bears on", () => {
  const seated = session();
  give(seated, { type: "advance", to: 5 });
  const page = sitDown(seated).press("t").screen({ columns: 160, rows: 60 });
  expect(page).toContain("Southland may answer: ");
  expect(page).not.toMatch(/likely|\d%/);
  expect(page).not.toMatch(/Southland answers/);
  expect(page).not.toContain("Rancour");
});

test("what could happen next says where it may lead, if chance picks that", () => {
  const played = seatedSession({ resolved: crossing, seed: "3", seats: [] });
  give(played, { type: "advance", to: 6 });
  const page = sitDown(played).press("o").screen({ columns: 120, rows: 40 });
  expect(page).toMatch(/strikes across the front line\n +leads to Quiet, Skirmishes or War\n/);
});
