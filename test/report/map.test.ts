/**
 * The map shows where things stand, moves with them, and is left out where the atlas knows nobody.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { drawMap, hasMap, initialStates } from "../../src/report/diagram/map.js";
import { quoteCss } from "../../src/report/page/handout-style.js";
import { library, smallest } from "./library.js";

const named = (id: string) => library.find((scenario) => scenario.id === id) as Scenario;
const group = (svg: string, posture: string): string[] =>
  [...svg.matchAll(/<g [^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`data-posture="${posture}"`));

describe("the map", () => {
  const aftermath = named("aftermath-2020");
  const standing = initialStates(aftermath);

  it("shows the stretch of the front that is fought over, and no other", () => {
    const shown = (where: string) =>
      group(drawMap(aftermath, { ...standing, "front.line": where }, "m"), "front.line")
        .filter((tag) => !tag.includes("quiet"))
        .map((tag) => /data-states="(\w+)/.exec(tag)?.[1]);
    expect(shown("border")).toEqual(["border"]);
    expect(shown("karabakh")).toEqual(["karabakh"]);
    expect(shown("both")).toEqual(["border", "karabakh"]);
  });
  it("shows a contingent while it is in place", () => {
    const away = (state: string) =>
      group(drawMap(aftermath, { ...standing, "russia.contingent": state }, "m"), "russia.contingent").every((tag) =>
        tag.includes("quiet"),
      );
    expect([away("withdrawn"), away("deployed")]).toEqual([true, false]);
  });
  it("has a square for every posture", () => {
    const svg = drawMap(aftermath, standing, "m");
    const postures = aftermath.actors.flatMap((actor) => actor.postures).map(({ path }) => path);
    expect(postures.filter((path) => !svg.includes(`data-pip="${path}"`))).toEqual([]);
  });
  it("keeps to a few kilobytes and to its frame", () => {
    const svg = drawMap(named("tavush-2020"), initialStates(named("tavush-2020")), "m");
    expect(svg.length).toBeLessThan(40_000);
    expect(svg).not.toMatch(/NaN|undefined|<script|href/);
  });
  it("is left out where the actors are nowhere on it", () => {
    expect(hasMap(smallest)).toBe(false);
    expect(hasMap(named("tutorial"))).toBe(false);
    expect(library.filter(hasMap).length).toBe(library.length - 1);
  });
  it("places contingents by states that the library has", () => {
    const places = [...drawMap(aftermath, standing, "m").matchAll(/data-posture="([^"]+)" data-states="([^"]+)"/g)];
    const known = aftermath.actors.flatMap((actor) => actor.postures);
    for (const [, path, states = ""] of places) {
      const ids = known.find((posture) => posture.path === path)?.states.map(({ id }) => id) ?? [];
      expect([path, states.split(" ").filter((state) => !ids.includes(state) && state !== "record-mission")]).toEqual([
        path,
        [],
      ]);
    }
  });
});

it("a marking can't end the string, the rule or the style element it stands in", () => {
  const quoted = quoteCss('"; } </style><script>\\ \n é');
  expect(quoted).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"$/);
});
