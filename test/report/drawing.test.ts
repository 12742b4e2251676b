/**
 * Diagrams: Graphviz draws every one of them with all its states, and no label is more than a label.
 */
import { describe, expect, it } from "vitest";
import type { Posture, Scenario } from "../../src/engine/index.js";
import { escapeMermaid, mermaidName } from "../../src/report/diagram/mermaid.js";
import {
  actorDot,
  actorMermaid,
  answersDot,
  answersMermaid,
  drawSvg,
  postureDot,
  scenarioDot,
  scenarioMermaid,
} from "../../src/report/index.js";
import { escapeHtml } from "../../src/scenarios/light.js";
import { full, sweepUnless } from "../share.js";
import { actorOf, postureOf, tinyScenario, wait } from "../validation/tiny-scenario.js";
import { hostile, library, respelled, smallest } from "./library.js";

/** In full all of them; Graphviz takes its time over each, and crises of the library are of the same actors. */
const drawn = full ? library : library.filter(({ id }) => ["tutorial", "tavush-2020"].includes(id));

const nodes = (svg: string): number => [...svg.matchAll(/class="node state/g)].length;
const arrows = (svg: string, kind = ""): number => [...svg.matchAll(new RegExp(`class="edge ${kind}`, "g"))].length;
const statesOf = (postures: readonly Posture[]): number => postures.reduce((sum, { states }) => sum + states.length, 0);
/** One arrow a transition and state it leaves, or one in all where there are more than two. */
const arrowsOf = (postures: readonly Posture[]): number =>
  postures
    .flatMap(({ transitions }) => transitions)
    .reduce((sum, { from }) => sum + (from.length > 2 ? 1 : from.length), 0);

for (const scenario of [...drawn, smallest])
  describe(`the diagrams of ${scenario.id}`, sweepUnless(scenario.id !== "tavush-2020"), () => diagramsOf(scenario));

function diagramsOf(scenario: Scenario): void {
  it("are drawn for each actor, with every state and arrow", async () => {
    for (const actor of scenario.actors) {
      const svg = await drawSvg(actorDot(actor));
      expect([actor.id, nodes(svg)]).toEqual([actor.id, statesOf(actor.postures)]);
      expect([actor.id, arrows(svg, "arrow")]).toEqual([actor.id, arrowsOf(actor.postures)]);
    }
  });
  it("are drawn for each posture", async () => {
    for (const posture of scenario.actors.flatMap((actor) => (full ? actor.postures : actor.postures.slice(0, 1)))) {
      expect(nodes(await drawSvg(postureDot(posture)))).toBe(posture.states.length);
    }
  });
  it("are drawn for all actors together, in one, and for who answers whom", async () => {
    const postures = scenario.actors.flatMap((actor) => actor.postures);
    const svg = await drawSvg(scenarioDot(scenario));
    expect(nodes(svg)).toBe(statesOf(postures));
    expect(arrows(svg, "arrow")).toBe(arrowsOf(postures));
    expect(await drawSvg(answersDot(scenario))).toContain("</svg>");
  });
  it("have one Mermaid line for each arrow, between nodes that are named", () => {
    for (const actor of scenario.actors) {
      const text = actorMermaid(actor);
      const named = new Set([...text.matchAll(/ as (\w+)/g)].map((match) => match[1]));
      const ends = [...text.matchAll(/(\w+) --> (\w+) : /g)].flatMap((match) => [match[1], match[2]]);
      expect(ends).toHaveLength(
        2 * actor.postures.flatMap(({ transitions }) => transitions).reduce((sum, { from }) => sum + from.length, 0),
      );
      expect(ends.filter((end) => !named.has(end))).toEqual([]);
    }
  });
}

describe("a label", () => {
  const posture = { ...postureOf("a.b", ["calm"], []), label: hostile };
  const calm = { ...posture.states[0]!, label: hostile };

  it("is drawn as exactly its text", async () => {
    const svg = await drawSvg(postureDot({ ...posture, states: [calm] }));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
    const plain = texts
      .join(" ")
      .replaceAll("&#160;", " ")
      .replaceAll("&#45;", "-")
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    expect(plain.replace(/\s+/g, " ")).toBe(hostile);
  });
  it("can't leave its quotes in DOT, nor its node in Mermaid", async () => {
    const spoiled = respelled(library[0]!, () => hostile);
    const harmless = respelled(library[0]!, () => "Words");
    expect(arrows(await drawSvg(scenarioDot(spoiled)))).toBe(arrows(await drawSvg(scenarioDot(harmless))));
    for (const draw of [scenarioMermaid, answersMermaid, (one: Scenario) => actorMermaid(one.actors[0]!)]) {
      expect(draw(spoiled).split(escapeMermaid(hostile)).join("Words")).toBe(draw(harmless));
    }
    expect(escapeMermaid(hostile)).not.toMatch(/["'`<>%\\{}[\]|\n]/);
  });
  it("that hostile would have been something else", () => {
    expect(escapeHtml(hostile)).not.toBe(hostile);
  });
});

describe("a Mermaid name", () => {
  it("is another for another path", () => {
    const paths = ["a.b", "a-b", "a--b", "a.b-c", "a-b.c", "a-b-c", "a--b-c", "a-.b", "ah-b", "a-hb"];
    expect(new Set(paths.map(mermaidName)).size).toBe(paths.length);
    for (const path of paths) expect(mermaidName(path)).toMatch(/^\w+$/);
  });
});

describe("a transition out of many states", () => {
  const transitions = [{ id: "stop", from: ["b", "c", "d"], to: "a", trigger: wait(1) }];
  const draw = (states: readonly string[], rungs: boolean) => {
    const posture = postureOf("x.y", states, transitions);
    const full = posture.states.map((state, index) => (rungs ? { ...state, rung: index } : state));
    return drawSvg(actorDot(actorOf("x", { ...posture, states: full })));
  };
  it("is one arrow, from words that say where it starts", async () => {
    expect(await draw(["a", "b", "c", "d"], true)).toContain(">any other<");
    expect(await draw(["a", "e", "b", "c", "f", "d"], true)).toContain(">rungs 2–3, 5<");
    expect(await draw(["a", "b", "c", "d", "e"], false)).toContain(">b / c / d<");
    expect(arrows(await draw(["a", "b", "c", "d", "e"], true), "arrow")).toBe(1);
  });
});

it("a scenario without a response has a diagram of who answers whom all the same", async () => {
  const scenario = tinyScenario({ actors: [actorOf("x", postureOf("x.y", ["a"], []))] });
  expect(await drawSvg(answersDot(scenario))).toContain("</svg>");
});
