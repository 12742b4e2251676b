/**
 * A hold-out puts back the numbers that a crisis changed about what it shares with most others, and nothing else.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scenario, Transition } from "../../src/engine/index.js";
import { loadHeldOut, loadScenario } from "../../src/scenarios/index.js";

const actors = `
gauges:
  heat: { label: Heat, min: 0, max: 10, initial: 1, baseline: 2, settle: 10, judgement: Ours.,
    drift: [{ when: { a.stance: on }, perDay: 1, judgement: Ours. }] }
actors:
  a:
    label: A
    postures:
      stance:
        label: Stance
        initial: off
        states: { off: { label: Off }, on: { label: On } }
        transitions:
          rise:
            from: off
            to: on
            wait: 10
            when: { heat: { max: 9 } }
            ratios:
              - { gauge: heat, curve: [[0, 1], [10, 2]], label: Heat, judgement: Ours. }
              - { when: { a.stance: off }, ratio: 2, label: Off, judgement: Ours. }
            effects: [{ gauge: heat, add: 1, judgement: Ours. }]
            headline: It rises
            judgement: Ours.
          fall: { from: on, to: off, after: [2, 4], headline: It falls, judgement: Ours. }
`;

const crisis = (id: string, rest = "", imports = "actors.yaml") => `
format: 2
id: ${id}
title: ${id}
summary: One of several.
imports: [${imports}]
start: 2030-06-01
horizon: 30
turn: 7
milestones: { on: { label: On, headline: It is on, when: { a.stance: on } } }
endings: { hot: { label: Hot, headline: Hot, when: { heat: { min: 10 } }, judgement: Ours. } }
history: { on: { never: true, publicRecord: true } }
${rest}`;

/** What the crisis changes: numbers, conditions, lists, words, where it starts, and postures of its own. */
const changes = `
gauges: { heat: { initial: 5, baseline: 6, settle: 3 } }
actors:
  a:
    postures:
      stance:
        states: { gone: { label: Gone, final: true } }
        transitions:
          rise:
            wait: 3
            when: { heat: { max: 7 } }
            ratios:
              - { gauge: heat, curve: [[0, 3], [10, 9]], label: Heat, judgement: Ours. }
              - { when: { a.stance: [off, gone] }, ratio: 7, label: Off, judgement: Ours. }
              - { when: { b.mood: bad }, ratio: 5, label: B is angry, judgement: Ours. }
              - { when: { heat: { min: 3 } }, ratio: 4, label: It is warm, judgement: Ours. }
            effects: [{ gauge: heat, add: 4, judgement: Ours. }]
            headline: It shoots up
          fall: { after: [9, 12] }
          vanish: { from: on, to: gone, wait: 5, headline: It is gone, judgement: Ours. }
  b:
    label: B
    postures:
      mood:
        label: Mood
        initial: good
        states: { good: { label: Good }, bad: { label: Bad, final: true } }
        transitions: { sour: { from: good, to: bad, wait: 4, headline: It sours, judgement: Ours. } }
`;

function heldOut(files: Readonly<Record<string, string>>, id = "one") {
  const library = mkdtempSync(join(tmpdir(), "faultline-hold-out-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(library, name), text);
    return loadHeldOut(id, { library, workingFolder: library });
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

const shared = { "actors.yaml": actors, "two.yaml": crisis("two"), "three.yaml": crisis("three") };
const transition = (scenario: Scenario, id: string): Transition =>
  scenario.actors[0]!.postures[0]!.transitions.find((one) => one.id === id)!;

describe("a hold-out", () => {
  const { scenario, changes: putBack } = heldOut({ ...shared, "one.yaml": crisis("one", changes) })!;
  const rise = transition(scenario, "rise");

  it("puts back waits, times and settling, effects, and conditions that the others could state", () => {
    expect(rise).toMatchObject({ trigger: { wait: 10 }, when: { max: 9 }, effects: [{ add: 1 }] });
    expect(transition(scenario, "fall").trigger).toMatchObject({ after: [2, 4] });
    expect(scenario.gauges[0]!.settle).toBe(10);
  });

  it("keeps, of a list, what names something of the crisis alone, with the shared numbers where there are some", () => {
    expect(rise.ratios.map(({ label }) => label)).toEqual(["Heat", "Off", "B is angry"]);
    expect(rise.ratios[0]).toMatchObject({
      curve: [
        [0, 1],
        [10, 2],
      ],
    });
    expect(rise.ratios[1]).toMatchObject({ ratio: 2, when: { states: ["off", "gone"] } });
    expect(rise.ratios[2]).toMatchObject({ ratio: 5 });
  });

  it("keeps where the crisis starts, what it adds, and its words", () => {
    expect(scenario.gauges[0]).toMatchObject({ initial: 5, baseline: 6 });
    expect(transition(scenario, "vanish").trigger).toMatchObject({ wait: 5 });
    expect(scenario.actors.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rise.headline).toBe("It shoots up");
  });

  it("says what it put back", () => {
    expect(putBack).toEqual([
      { path: "a.stance.rise", keys: ["wait", "when", "ratios", "effects"] },
      { path: "a.stance.fall", keys: ["after"] },
      { path: "heat", keys: ["settle"] },
    ]);
  });

  it("is the crisis itself where nothing shared is changed", () => {
    const same = heldOut({ ...shared, "one.yaml": crisis("one") })!;
    expect(same.changes).toEqual([]);
  });

  it("is none where most others do not import what it imports, or have no history, or are it under another name", () => {
    const lonely = { "actors.yaml": actors, "one.yaml": crisis("one", changes) };
    expect(heldOut(lonely)).toBeNull();
    const other = crisis("two").replace(/^history.*$/m, "");
    expect(heldOut({ ...lonely, "two.yaml": other })).toBeNull();
    const elsewhere = { "more.yaml": actors, "two.yaml": crisis("two", "", "more.yaml") };
    expect(heldOut({ ...lonely, ...elsewhere })).toBeNull();
    expect(heldOut({ ...lonely, "copy.yaml": crisis("one") }, "one")).toBeNull();
  });
});

describe("in the library", () => {
  it("times what is put back as the crisis does that changes nothing", () => {
    const transitions = ({ actors }: Scenario) =>
      new Map(
        actors
          .flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions))
          .map((one) => [one.path, one]),
      );
    const unchanged = transitions(loadScenario("tavush-2020").scenario);
    expect(loadHeldOut("tavush-2020")!.changes).toEqual([]);
    const { scenario, changes: putBack } = loadHeldOut("aftermath-2020")!;
    const timed = putBack.filter(({ keys }) => keys.includes("wait") || keys.includes("after"));
    expect(timed.length).toBeGreaterThan(0);
    for (const { path } of timed) {
      expect([path, transitions(scenario).get(path)!.trigger]).toEqual([path, unchanged.get(path)!.trigger]);
    }
  });
});
