/**
 * The map on the projector: it covers the screen on a key, moves with play, and shows nothing that the table may not know.
 */
import { expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.js";
import { libraryScenario } from "../../report/library.js";
import { begin } from "../../session/exercise.js";
import { stage } from "./shown.js";

const autumn = libraryScenario("autumn-war-2020");

it("fills the terminal at any size, on a key and back, and moves with play", () => {
  const on = stage(begin(autumn, "map"), []);
  on.press("m");
  for (const [columns, rows] of [
    [80, 24],
    [100, 30],
    [200, 50],
  ] as const) {
    const lines = on.rows(columns, rows);
    expect(lines).toHaveLength(rows);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines.join("\n")).toMatch(/● Stepanakert/);
    expect(lines.join("\n")).toContain("Limited war");
  }
  on.give({ type: "ad-hoc", text: "The fighting moves north", postures: { "front.line": "border" } });
  expect(on.text()).toMatch(/○ Stepanakert/);
  expect(on.text()).toMatch(/● Tovuz/);
  on.give({ type: "ad-hoc", text: "All-out war", postures: { "front.hostilities": "general-war" } });
  expect(on.text()).toContain("General war");
  on.press("escape");
  expect(on.text()).toContain("1 Postures");
  on.press("m", "m");
  expect(on.text()).toContain("1 Postures");
  on.press("?");
  expect(on.text(100, 80)).toContain("the map: where it is fought");
});

it("shows a place as the table knows it, and marks none for what is kept from it", () => {
  const secretive: Scenario = {
    ...autumn,
    actors: autumn.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) =>
        posture.path === "front.advance"
          ? {
              ...posture,
              transitions: posture.transitions.map((transition) => ({ ...transition, visibility: ["azerbaijan"] })),
            }
          : posture,
      ),
    })),
  };
  const shows = (scenario: Scenario, seed: string) => {
    const on = stage(begin(scenario, seed), [{ type: "advance", to: 40 }]);
    on.press("m");
    return on.text(200, 50);
  };
  const seeds = Array.from({ length: 12 }, (_, number) => `map-${number}`);
  const seed = seeds.find((one) => shows(autumn, one).includes("Lachin ●"));
  expect(seed).toBeDefined();
  expect(shows(secretive, seed ?? "")).toContain("Lachin ○");
});

it("says so where a scenario brings no map", () => {
  const on = stage(begin(libraryScenario("tutorial"), "map"), []);
  on.press("m");
  expect(on.text()).toContain("This scenario brings no map.");
});
