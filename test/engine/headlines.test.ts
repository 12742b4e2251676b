/**
 * What is said of a happening may depend on what has been before: the first headline whose condition holds just before
 * it is said, in records and in event data alike, and nothing else about play depends on it.
 */
import { describe, expect, it } from "vitest";
import { playerOf } from "../../src/analysis/player.js";
import {
  advance,
  createModel,
  createWorld,
  type Headline,
  type Record,
  restoreWorld,
  type Scenario,
  saveWorld,
} from "../../src/engine/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { injectOf, inState, loneActor, timeout, tinyScenario } from "../validation/tiny-scenario.js";

const count = (happening: string, min: number): Headline["when"] => ({ kind: "count", happening, min });
const event = { cameo: "190" };

/** Goes on days 2, 6, 10 and so on, comes back two days after each. */
const swing = (headlines?: readonly Headline[]) =>
  loneActor(
    "a",
    ["calm", "grave"],
    [
      {
        id: "go",
        from: "calm",
        to: "grave",
        trigger: timeout(2),
        event,
        ...(headlines === undefined ? {} : { headlines: [...headlines] }),
      },
      { id: "back", from: "grave", to: "calm", trigger: timeout(2) },
    ],
  );
const counted: readonly Headline[] = [
  { when: count("a.stance.go", 2), headline: "Again, and again" },
  { when: count("a.stance.go", 1), headline: "Again" },
];
const scenarioOf = (parts: Partial<Scenario> = {}, headlines: readonly Headline[] | undefined = counted) =>
  tinyScenario({ format: 2, horizon: 15, actors: [swing(headlines)], ...parts });
const play = (scenario: Scenario): Record[] => {
  const model = createModel(scenario);
  return advance(model, createWorld(model, { seed: "words" }), scenario.horizon);
};
const said = (records: readonly Record[], path: string) =>
  records.flatMap((record) => ("transition" in record && record.transition === path ? [record.headline] : []));

describe("headlines", () => {
  it("are the first whose condition holds just before the happening, else the one that it has in any case", () => {
    expect(said(play(scenarioOf()), "a.stance.go")).toEqual(["go", "Again", "Again, and again", "Again, and again"]);
    const reversed = scenarioOf({}, [...counted].reverse());
    expect(said(play(reversed), "a.stance.go")).toEqual(["go", "Again", "Again", "Again"]);
  });

  it("see the state that a happening leaves, not the one that it leads to", () => {
    const leaving = [{ when: inState("a.stance", "grave"), headline: "From grave" }];
    expect(new Set(said(play(scenarioOf({}, leaving)), "a.stance.go"))).toEqual(new Set(["go"]));
  });

  it("are said of injects too, before their effects", () => {
    const inject = injectOf("news", {
      schedule: { at: 3 },
      headline: "All is calm",
      headlines: [{ when: inState("a.stance", "grave"), headline: "In the middle of it" }],
    });
    const told = (at: number) =>
      play(scenarioOf({ injects: [{ ...inject, schedule: { at } }] })).find(({ type }) => type === "inject")?.headline;
    expect([told(1), told(3), told(5)]).toEqual(["All is calm", "In the middle of it", "All is calm"]);
  });

  it("change nothing else about play", () => {
    const plain = play(scenarioOf({}, []));
    const worded = play(scenarioOf());
    const unworded = (records: readonly Record[]) => records.map(({ headline: _headline, ...record }) => record);
    expect(worded).not.toEqual(plain);
    expect(unworded(worded)).toEqual(unworded(plain));
  });

  it("are the same after a save in the middle", () => {
    const scenario = scenarioOf();
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "words" });
    const before = advance(model, world, 7);
    const after = advance(model, restoreWorld(model, saveWorld(model, world)), scenario.horizon);
    expect([...before, ...after].map(({ headline }) => headline)).toEqual(
      play(scenario).map(({ headline }) => headline),
    );
  });

  it("are the same in event data as in records", () => {
    const model = createModel(scenarioOf());
    const plan = { seed: "words", days: 15, historical: false, seats: [] };
    const steps = playerOf(model, plan).steps({ firstRun: 0, runs: 1, rows: false, events: "s1" });
    let next = steps.next();
    while (next.done !== true) next = steps.next();
    const headlines = (next.value.events ?? "")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { headline: string }).headline);
    expect(headlines).toEqual(said(play(scenarioOf()), "a.stance.go"));
  });

  it("tell no player beforehand what they depend on", () => {
    const model = createModel(scenarioOf());
    const { scenario } = visibilityOf(model, "table").inPlay;
    expect(JSON.stringify(scenario)).not.toContain("Again");
  });
});
