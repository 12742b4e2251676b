/**
 * Nothing is lost between two scenarios: making the changes to the first gives the second, and every change stands in exactly
 * one line of words, which says something. And what the words are.
 */
import { describe, expect, it } from "vitest";
import { type ChangeLine, changeLines, changesBetween, perhapsRenamed, plainOf } from "../../src/changes/index.js";
import { type Condition, canonicalJson, type Scenario, type Transition } from "../../src/engine/index.js";
import { library, libraryScenario } from "../report/library.js";
import { full, isUsual, sweepUnless } from "../share.js";
import { gaugeOf, loneActor, timeout, tinyScenario, wait } from "../validation/tiny-scenario.js";
import { apply, below, randomlyChanged } from "./random-changes.js";

const tavush = libraryScenario("tavush-2020");

const changesOf = (before: Scenario, after: Scenario) => changesBetween(plainOf(before), plainOf(after));

function linesBetween(before: Scenario, after: Scenario): readonly ChangeLine[] {
  return changeLines(changesOf(before, after), before, after);
}

const wordsBetween = (before: Scenario, after: Scenario): readonly string[] =>
  linesBetween(before, after).map(({ element, words }) => `${element}: ${words}`);

function holdsAll(before: Scenario, after: Scenario): void {
  const changes = changesOf(before, after);
  expect(canonicalJson(apply(before, changes))).toBe(canonicalJson(after));
  const lines = changeLines(changes, before, after);
  const told = lines.flatMap((line) => line.changes);
  expect(told.length).toBe(changes.length);
  expect(new Set(told)).toEqual(new Set(changes));
  for (const { words, element } of lines) {
    expect(words.trim()).not.toBe("");
    expect(words).not.toMatch(/undefined|\[object|NaN/);
    expect(element).not.toBe("");
    const [one = "", two, ...more] = words.replace(/, (?:cited .*|by judgement)$/, "").split(" → ");
    if (more.length > 0 || two === undefined) continue;
    const isSame = words.includes("condition: ") ? one.endsWith(`condition: ${two}`) : ` ${one}`.endsWith(` ${two}`);
    expect(isSame ? words : "").toBe("");
  }
}

describe("random changes to a resolved scenario", () => {
  const rounds = full ? 60 : 4;
  for (const scenario of library) {
    const { id } = scenario;
    it(`${id}: none is lost, and all are told`, sweepUnless(isUsual(id)), () => {
      for (let round = 0; round < rounds; round += 1) {
        const pick = below(`${id}-${round}`);
        holdsAll(scenario, randomlyChanged(scenario, 1 + round, pick));
      }
    });
  }

  it("two scenarios of the library: none is lost, and all are told", () => {
    for (const [place, scenario] of library.entries()) {
      holdsAll(scenario, library[(place + 1) % library.length] as Scenario);
    }
  });

  it("a scenario has no changes from itself, whatever the order of its keys", () => {
    const turned = Object.fromEntries(Object.entries(tavush).toReversed()) as unknown as Scenario;
    expect(changesOf(tavush, structuredClone(turned))).toEqual([]);
  });
});

/** An actor with one posture of three states, and one transition that is changed in one way. */
const rise = {
  id: "rise",
  from: ["calm"],
  to: "angry",
  trigger: { kind: "hazard", rate: 0.1 },
  ratios: [],
  effects: [],
  headline: "It rises",
  evidence: ["paper-p1"],
} as const;

function crisis(change: Partial<Transition>, more: Partial<Scenario> = {}): Scenario {
  const actors = [loneActor("moscow", ["calm", "angry", "furious"], [{ ...rise, ...change } as never])];
  return tinyScenario({ gauges: [gaugeOf("tension", { initial: 10 })], actors, ...more } as never);
}

describe("in words", () => {
  const at = (states: readonly string[]): Condition => ({ kind: "posture", posture: "moscow.stance", states });
  const tense = (min: number): Condition => ({ kind: "gauge", gauge: "tension", min });
  const ratio = (more: object) => ({
    kind: "condition",
    label: "Tense",
    evidence: [],
    when: tense(60),
    ratio: 2,
    ...more,
  });

  it.each<[string, Partial<Transition>, Partial<Transition>, readonly string[]]>([
    ["a rate", {}, { trigger: { kind: "hazard", rate: 0.25 } }, ["rate 0.1 → 0.25 a day, cited paper-p1"]],
    ["a wait in place of a rate", {}, { trigger: wait(6) }, ["once in 10 days → once in 6 days, cited paper-p1"]],
    ["a timeout in place of a rate", {}, { trigger: timeout(3) }, ["once in 10 days → after 3 days, cited paper-p1"]],
    ["a state gained", { when: at(["calm"]) }, { when: at(["calm", "furious"]) }, ["gained “furious”"]],
    ["a state lost", { when: at(["calm", "angry"]) }, { when: at(["calm"]) }, ["lost “angry”"]],
    ["a bound", { when: tense(60) }, { when: tense(70) }, ["is 60 or more → ", "is 70 or more"]],
    ["a condition", {}, { when: tense(60) }, ["condition: always → "]],
    [
      "a requirement gained",
      { when: { kind: "all", of: [tense(5)] } },
      { when: { kind: "all", of: [tense(5), at(["calm"])] } },
      ["condition gained the requirement: "],
    ],
    [
      "an alternative lost",
      { when: { kind: "any", of: [tense(5), at(["calm"])] } },
      { when: { kind: "any", of: [tense(5)] } },
      ["condition lost the alternative: "],
    ],
    [
      "a ratio",
      { ratios: [ratio({})] as never },
      { ratios: [ratio({ ratio: 3 })] as never },
      ["ratio “Tense”: factor 2 → 3, cited paper-p1"],
    ],
    [
      "a new ratio before an old one",
      { ratios: [ratio({})] as never },
      { ratios: [ratio({ label: "New", when: at(["calm"]), ratio: 9 }), ratio({})] as never },
      ["new ratio “New”, 9"],
    ],
    ["evidence", {}, { evidence: ["paper-p2"] }, ["cites paper-p2 in place of paper-p1"]],
    ["where it leads", {}, { to: "furious" }, ["leads to “angry” → “furious”"]],
    ["where it leaves from", {}, { from: ["calm", "furious"] }, ["leaves from gained “furious”"]],
    ["a headline", {}, { headline: "It climbs" }, ["headline “It rises” → “It climbs”"]],
  ])("%s is said as it is", (_, before, after, expected) => {
    const [said, ...others] = wordsBetween(crisis(before), crisis(after));
    expect(others).toEqual([]);
    expect(said?.startsWith("moscow.stance.rise: ")).toBe(true);
    for (const words of expected) expect(said).toContain(words);
  });

  it("texts in other languages are counted, and each that is written otherwise is told", () => {
    const words = (before: Partial<Scenario>, after: Partial<Scenario>) =>
      wordsBetween(crisis({}, before), crisis({}, after)).map((line) => line.replace(/^[^:]*: /, ""));
    const ru = { title: "Кризис", "gauges.tension": "Напряжение" };
    const two = { ru, hy: { title: "Ճգնաժամ" } };
    expect(words({}, { labels: two })).toEqual(["labels none → ru (2 texts) and hy (1 text)"]);
    expect(words({ labels: { ru } }, { labels: two })).toEqual(["labels.hy none → 1 text"]);
    expect(words({ labels: two }, { labels: { ru: { ...ru, title: "Спор" } } })).toEqual([
      "labels.ru.title “Кризис” → “Спор”",
      "labels.hy 1 text → none",
    ]);
  });

  it("an element that another name stands for is perhaps renamed, and is still told as gone and new", () => {
    const renamed = crisis({ id: "climb" });
    const changes = changesOf(crisis({}), renamed);
    expect(changes.map(({ kind }) => kind).toSorted()).toEqual(["added", "removed"]);
    expect(perhapsRenamed(changes)).toEqual([
      expect.objectContaining({
        before: expect.arrayContaining(["rise"]),
        after: expect.arrayContaining(["climb"]),
        alike: 1,
      }),
    ]);
  });

  it("an element that is unlike the one that is gone is no renamed one", () => {
    const other = crisis({
      id: "fall",
      from: ["furious"],
      to: "calm",
      headline: "It falls",
      trigger: timeout(9),
      evidence: [],
    });
    expect(perhapsRenamed(changesOf(crisis({}), other))).toEqual([]);
  });

  it("two that are gone and alike leave it open which was renamed", () => {
    const two = tinyScenario({
      actors: [
        loneActor("moscow", ["calm", "angry"], [{ ...rise, id: "one" } as never, { ...rise, id: "two" } as never]),
      ],
    });
    const one = tinyScenario({ actors: [loneActor("moscow", ["calm", "angry"], [{ ...rise, id: "three" } as never])] });
    expect(perhapsRenamed(changesOf(two, one))).toEqual([]);
  });
});
