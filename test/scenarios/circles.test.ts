/**
 * Circles of responses, against brute force: every small scenario of a family is played from every gauge value and state
 * that its circle may start from. It must be warned of where some start breaks the run, and only there.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, type Scenario, ScenarioError } from "../../src/engine/index.js";
import { loadFiles } from "./valley.js";

/** How the parts of a circle are written; what is absent is left out. */
interface Parts {
  readonly there?: string;
  readonly back?: string;
  /** The other posture's way back. */
  readonly other?: string;
  readonly start?: string;
}

const states = "states: { x: { label: X }, y: { label: Y } }";
const two = (more: Parts) => `
  a: { label: A, postures: { p: { label: P, initial: x, ${states}, transitions: {
    there: { from: x, to: y, on: [b.p.back, ${more.start ?? "inject.spark"}], headline: h, judgement: j, ${more.there ?? ""} },
    back: { from: y, to: x, on: b.p.there, headline: h, judgement: j, ${more.back ?? ""} } } } } }
  b: { label: B, postures: { p: { label: P, initial: x, ${states}, transitions: {
    there: { from: x, to: y, on: a.p.there, headline: h, judgement: j },
    back: { from: y, to: x, on: a.p.back, headline: h, judgement: j, ${more.other ?? ""} } } } } }`;
const one = (more: Parts) => `
  a: { label: A, postures: { p: { label: P, initial: x, ${states}, transitions: {
    there: { from: x, to: y, on: [a.p.back, ${more.start ?? "inject.spark"}], headline: h, judgement: j, ${more.there ?? ""} },
    back: { from: y, to: x, on: a.p.there, headline: h, judgement: j, ${more.back ?? ""} } } } } }`;

/** A posture that no circle moves. */
const bystander = `
  c: { label: C, postures: { q: { label: Q, initial: off, states: { off: { label: Off }, on: { label: On } }, transitions: {
    up: { from: off, to: on, wait: 1000, headline: h, judgement: j },
    down: { from: on, to: off, wait: 1000, headline: h, judgement: j } } } } }`;

const file = (actors: string, extra = "") => `format: 1
id: ring
title: Ring
summary: Responses that may go round.
start: 2030-01-01
horizon: 5
gauges: { heat: { label: Heat, min: 0, max: 100, initial: 50, judgement: j } }
actors:${actors}${bystander}
injects: { spark: { label: Spark, from: F, to: All, delivery: press, text: t, headline: h, at: 1, judgement: j } }
${extra}`;

const loaded = new Map<string, ReturnType<typeof loadFiles>>();

/** Loads it, once. */
function load(text: string): ReturnType<typeof loadFiles> {
  const known = loaded.get(text) ?? loadFiles({ "entry.yaml": text });
  loaded.set(text, known);
  return known;
}

const warned = (text: string) =>
  load(text).warnings.some(({ message }) => message.includes("always answer one another"));

/** Whether the run breaks from some gauge value and some states of the bystander and of B; A must be in x to begin. */
function breaks(text: string): boolean {
  const { scenario } = load(text);
  for (const heat of [0, 20, 50, 80, 100])
    for (const bystanding of ["off", "on"])
      for (const other of ["x", "y"]) if (breaksFrom(scenario, heat, bystanding, other)) return true;
  return false;
}

function breaksFrom(scenario: Scenario, heat: number, bystanding: string, other: string): boolean {
  const changed: Scenario = {
    ...scenario,
    gauges: scenario.gauges.map((gauge) => ({ ...gauge, initial: heat })),
    actors: scenario.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        initial: actor.id === "c" ? bystanding : actor.id === "b" ? other : "x",
      })),
    })),
  };
  const model = createModel(changed);
  try {
    advance(model, createWorld(model, { seed: "1" }), 5);
    return false;
  } catch (error) {
    if (error instanceof ScenarioError) return true;
    throw error;
  }
}

const conditions = [
  "",
  "when: { heat: { min: 50 } }",
  "when: { heat: { max: 50 } }",
  "when: { c.q: on }",
  "when: { c.q: on, heat: { min: 20, max: 80 } }",
  "when: { not: { c.q: on } }",
  "when: { a.p: y }",
  "when: { any: [{ heat: { max: 10 } }, { c.q: on }] }",
  "when: { day: { max: 3 } }",
  "chance: 0.9",
];
const effects = [
  "",
  "effects: [{ gauge: heat, add: 1 }]",
  "effects: [{ gauge: heat, add: 10 }]",
  "effects: [{ gauge: heat, add: -10 }]",
];

describe("a circle of responses", () => {
  const family = [two, one].flatMap((shape) =>
    conditions.flatMap((back) =>
      effects.flatMap((effect) =>
        ["", "when: { c.q: on }"].map((there) =>
          file(shape({ there, back: [back, effect].filter((part) => part !== "").join(", ") })),
        ),
      ),
    ),
  );

  it("is warned of exactly where some start breaks the run", { tags: "sweep" }, () => {
    const chancy = (text: string) => text.includes("chance: 0.9");
    for (const text of family) {
      if (chancy(text)) expect(warned(text), text).toBe(false);
      else expect(warned(text), text).toBe(breaks(text));
    }
    expect(family.filter(warned).length).toBeGreaterThan(30);
    expect(family.filter((text) => !warned(text)).length).toBeGreaterThan(30);
  });

  it("whose conditions exclude one another, or what starts it, earns none", () => {
    const excluded = file(one({ there: "when: { c.q: on }", back: "when: { c.q: off }" }));
    expect([warned(excluded), breaks(excluded)]).toEqual([false, false]);
    expect(warned(file(one({ start: "c.q.down", back: "when: { c.q: on }" })))).toBe(false);
    expect(warned(file(one({ start: "c.q.up", back: "when: { c.q: on }" })))).toBe(true);
  });

  it("that a draw may stop earns none", () => {
    expect(warned(file(one({ back: "when: { heat: { min: 40 } }, effects: [{ gauge: heat, add: [-10, 10] }]" })))).toBe(
      false,
    );
  });

  it("is found beside a response that would stop it, but need not answer", () => {
    const aside = "aside: { from: x, to: x2, on: a.p.back, headline: h, judgement: j, when: { c.q: on } }, ";
    const text = file(two({}))
      .replace(
        "b: { label: B, postures: { p: { label: P, initial: x, states: { x: { label: X }, ",
        `b: { label: B, postures: { p: { label: P, initial: x, states: { x2: { label: Z, final: true }, x: { label: X }, `,
      )
      .replace(
        "transitions: {\n    there: { from: x, to: y, on: a.p.there",
        `transitions: { ${aside.replace("from: x,", "from: y,")}\n    there: { from: x, to: y, on: a.p.there`,
      );
    expect([warned(text), breaks(text)]).toEqual([true, true]);
  });
});
