/**
 * What was least to be expected is what the fewest runs have by that day, not what was unlikely on its very day.
 */
import { describe, expect, it } from "vitest";
import { playBatch } from "../../src/analysis/batch.js";
import { estimatesOf, firedBy, leastExpected, studyOf } from "../../src/analysis/index.js";
import { advance, createModel, createWorld, type Scenario } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { crossing } from "../scenarios/crossing.js";

const file = listScenarios().find(({ id }) => id === "tavush-2020")?.file ?? "";
const scenario: Scenario = loadScenario(file).scenario;
const model = createModel(scenario, { mover: "table" });
const [days, runs] = [scenario.horizon, 250];

const request = { firstRun: 0, runs, rows: false };
const share = firedBy(model, playBatch(model, { seed: "rare", days, historical: false }, request).tally);

const play = (seed: string, run: number) => advance(model, createWorld(model, { seed, run, days }), days);

describe("the share of runs that have something by a day", () => {
  it("is what counting the runs' own records gives", () => {
    const first = Array.from({ length: runs }, (_, run) => {
      const found = new Map<string, number>();
      for (const record of play("rare", run)) {
        if ("transition" in record && !found.has(record.transition)) found.set(record.transition, record.day);
      }
      return found;
    });
    for (const { path } of model.transitions) {
      for (const day of [0, 6, 20, days]) {
        const counted = first.filter((run) => (run.get(path) ?? Number.POSITIVE_INFINITY) <= day).length;
        expect([path, day, share(path, day)]).toEqual([path, day, counted / runs]);
      }
    }
  });
});

describe("the least expected", () => {
  it("are the rarest by their day; what most runs have by then is not among them, however unlikely on the day", () => {
    const records = play("amber-4", 0);
    const common = records.find(({ type }) => type === "transition");
    const path = common !== undefined && "transition" in common ? common.transition : "";
    const found = leastExpected(records, (one, day) => (one === path ? 0.85 : day / 200), 50);
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ record }) => record.transition)).not.toContain(path);
    const listed = found.map(({ share }) => share);
    expect(listed).toEqual([...listed].sort((one, other) => one - other));
    expect(new Set(found.map(({ record }) => record.transition)).size).toBe(found.length);
  });
  it("leave out what people ordered or forced", () => {
    const records = play("amber-4", 0).map((record) =>
      "transition" in record ? { ...record, by: "seat" as const } : record,
    );
    expect(leastExpected(records, () => 0, 50)).toEqual([]);
  });
});

describe("of a transition with several ends", () => {
  const crossed = createModel(crossing, { mover: "table" });
  const horizon = crossing.horizon;
  const tally = playBatch(crossed, { seed: "ends", days: horizon, historical: false }, request).tally;
  const shareOf = firedBy(crossed, tally);
  const played = Array.from({ length: runs }, (_, run) =>
    advance(crossed, createWorld(crossed, { seed: "ends", run, days: horizon }), horizon),
  );
  const ended = (transition: string, outcome: string) =>
    played.map((records) =>
      records.filter((one) => "outcome" in one && one.transition === transition && one.outcome === outcome),
    );

  it("each end is counted by itself, as the runs' own records have it", () => {
    const study = studyOf(crossed, { seed: "ends", days: horizon, historical: false });
    const head = { study, partial: false, hash: "" };
    const { transitions } = estimatesOf(crossed, tally, head);
    let seldom = 0;
    for (const { path, source } of crossed.transitions) {
      expect(transitions[path]?.outcomes === undefined).toBe(source.outcomes === undefined);
      for (const { id } of source.outcomes ?? []) {
        const found = ended(path, id);
        const having = found.filter((records) => records.length > 0).length;
        const firings = found.reduce((sum, records) => sum + records.length, 0);
        expect(transitions[path]?.outcomes?.[id]).toEqual({ runs: having, p: having / runs, perRun: firings / runs });
        for (const day of [6, 15, horizon]) {
          const by = found.filter(([first]) => first !== undefined && first.day <= day).length;
          expect([path, id, day, shareOf(path, day, id)]).toEqual([path, id, day, by / runs]);
          if (shareOf(path, day, id) < shareOf(path, day)) seldom += 1;
        }
      }
    }
    expect(seldom).toBeGreaterThan(10);
  });

  it("a rare end of what is common is among the least expected, by its own share", () => {
    const records =
      played.find((one) => one.some((record) => "outcome" in record && record.outcome === "misfire")) ?? [];
    const misfire = leastExpected(records, shareOf, 50).find(({ record }) => record.outcome === "misfire");
    expect(misfire?.share).toBe(shareOf("north.front.strike", misfire?.record.day ?? 0, "misfire"));
    expect(misfire?.share).toBeLessThan(shareOf("north.front.strike", misfire?.record.day ?? 0));
  });
});
