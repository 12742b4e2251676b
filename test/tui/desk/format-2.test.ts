/**
 * The desk with a scenario of format 2: outcomes, derived and hidden gauges, and long labels.
 */
import { expect, test } from "vitest";
import { readGauges } from "../../../src/engine/index.js";
import { worldNow } from "../../../src/session/index.js";
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
