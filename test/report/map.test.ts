/**
 * The map shows where things stand, moves with them, and is left out where the atlas knows nobody.
 */
import { describe, expect, it } from "vitest";
import { drawMap, hasMap, initialStates, type Mapped } from "../../src/report/diagram/map.js";
import { quoteCss } from "../../src/report/page/handout-style.js";
import { library, smallest } from "./library.js";

const named = (id: string) => library.find((scenario) => scenario.id === id) as Mapped;
const group = (svg: string, posture: string): string[] =>
  [...svg.matchAll(/<g [^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`data-posture="${posture}"`));

describe("the map", () => {
  const aftermath = named("aftermath-2020");
  const standing = initialStates(aftermath);

  it("shows the stretch of the front that is fought over, and no other", () => {
    const shown = (where: string) => [
      ...new Set(
        group(drawMap(aftermath, { ...standing, "front.line": where }, "m"), "front.line")
          .filter((tag) => !tag.includes("quiet"))
          .map((tag) => /data-states="(\w+)/.exec(tag)?.[1]),
      ),
    ];
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
  it("draws another theatre from what its scenario says", () => {
    const elsewhere: Mapped = {
      ...smallest,
      map: {
        box: [-85, 19, -66, 31],
        land: ["Cuba", "Haiti"],
        homes: {
          moscow: {
            country: "United States of America",
            at: [-82, 29],
            capital: { label: "Miami", at: [-80.2, 25.8], side: "right" },
          },
        },
      },
    };
    const svg = drawMap(elsewhere, initialStates(elsewhere), "m");
    expect(svg).toContain(">Miami</text>");
    expect([...svg.matchAll(/<path class="land[^"]*" d="M[^"]{40,}"/g)]).toHaveLength(3);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
  it("is left out where a scenario brings none", () => {
    expect(hasMap(smallest)).toBe(false);
    expect(hasMap(named("tutorial"))).toBe(false);
    expect(library.filter(hasMap).length).toBe(library.length - 1);
  });
  it("places contingents by states that the library has", () => {
    const places = [...drawMap(aftermath, standing, "m").matchAll(/data-posture="([^"]+)" data-states="([^"]+)"/g)];
    const known = aftermath.actors.flatMap((actor) => actor.postures);
    for (const [, path, states = ""] of places) {
      const ids = known.find((posture) => posture.path === path)?.states.map(({ id }) => id) ?? [];
      expect([path, states.split(" ").filter((state) => !ids.includes(state))]).toEqual([path, []]);
    }
  });
});

it("a marking can't end the string, the rule or the style element it stands in", () => {
  const quoted = quoteCss('"; } </style><script>\\ \n é');
  expect(quoted).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"$/);
});
