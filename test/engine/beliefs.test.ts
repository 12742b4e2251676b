/**
 * Laws of beliefs: one that is right and at once changes nothing, a wrong one is saved and restored at any moment, and what
 * is explained follows from the reports alone.
 */
import { describe, expect, it } from "vitest";
import {
  adHocInject,
  advance,
  createModel,
  createWorld,
  type ExplainedRecord,
  type Explanation,
  type Model,
  readBeliefs,
  restoreWorld,
  type Scenario,
  saveWorld,
  step,
} from "../../src/engine/index.js";
import { clear, mistaken, rivals } from "./rivals.js";

const wrong = rivals(mistaken);
const right = rivals(clear);
const without = rivals(" {}");

const models = { machine: new Map<Scenario, Model>(), table: new Map<Scenario, Model>() };
const played = (scenario: Scenario, run: number, mover: "machine" | "table" = "table") => {
  const model = models[mover].get(scenario) ?? createModel(scenario, { mover });
  models[mover].set(scenario, model);
  return advance(model, createWorld(model, { seed: "rivals", run }), scenario.horizon);
};

/** Records but for reports, numbered anew. */
const news = (records: readonly ExplainedRecord[]) =>
  records.filter(({ type }) => type !== "belief").map((record, seq) => ({ ...record, seq }));

describe("a belief", () => {
  it("that is right and at once plays as if it were not there", () => {
    let reports = 0;
    for (let run = 0; run < 200; run += 1) {
      const records = played(right, run);
      reports += records.filter(({ type }) => type === "belief").length;
      expect(news(records)).toEqual(news(played(without, run)));
    }
    expect(reports).toBeGreaterThan(1_000);
  });

  it("that is wrong plays otherwise", () => {
    const differing = Array.from({ length: 50 }, (_, run) => run).filter(
      (run) => JSON.stringify(news(played(wrong, run))) !== JSON.stringify(news(played(without, run))),
    );
    expect(differing.length).toBeGreaterThan(40);
  });

  it("moves nobody else's dice", () => {
    // Until the east first acts, the west and the border do the same whatever the east believes.
    for (let run = 0; run < 100; run += 1) {
      const [one, other] = [played(wrong, run), played(without, run)];
      const acted = Math.min(
        ...[one, other].map(
          (all) =>
            all.find((record) => "actor" in record && record.actor === "east" && record.type !== "belief")?.time ?? 60,
        ),
      );
      const soFar = (all: readonly ExplainedRecord[]) =>
        news(all.filter((record) => record.type !== "milestone" && record.time < acted));
      expect(soFar(one)).toEqual(soFar(other));
    }
  });

  it("is saved and restored at every record, with the reports on their way", () => {
    const model = createModel(wrong);
    let onTheWay = 0;
    for (let run = 0; run < 12; run += 1) {
      const world = createWorld(model, { seed: "saved", run });
      const rest: ExplainedRecord[][] = [];
      const saved: unknown[] = [];
      while (!world.ended) {
        saved.push(JSON.parse(JSON.stringify(saveWorld(model, world))));
        onTheWay += world.agenda.filter(({ kind }) => kind === "report").length;
        rest.push(step(model, world));
      }
      saved.forEach((one, place) => {
        const again = restoreWorld(model, one);
        expect(saveWorld(model, again)).toEqual(one);
        expect(advance(model, again, wrong.horizon)).toEqual(rest.slice(place).flat());
      });
    }
    expect(onTheWay).toBeGreaterThan(100);
  });

  it("is refused where a saved world holds what it cannot be", () => {
    const model = createModel(wrong);
    const world = createWorld(model, { seed: "refused" });
    while (!world.agenda.some(({ kind, index }) => kind === "report" && index === 0)) step(model, world);
    const saved = JSON.parse(JSON.stringify(saveWorld(model, world)));
    const refused = (change: (copy: typeof saved) => void) => {
      const copy = structuredClone(saved);
      change(copy);
      expect(() => restoreWorld(model, copy)).toThrow(/can't be restored/);
    };
    const report = (copy: typeof saved) => copy.agenda.find(({ kind }: { kind: string }) => kind === "report");
    refused((copy) => delete copy.beliefs);
    refused((copy) => (copy.beliefs["east@west.exercise"] = "asleep"));
    refused((copy) => (copy.beliefs["east@tension"] = 101));
    refused((copy) => (copy.beliefs["west@tension"] = 1));
    refused((copy) => (report(copy).truth = 7));
    refused((copy) => delete report(copy).truth);
    refused((copy) => (report(copy).index = 9));
    refused((copy) => (report(copy).time = report(copy).since + 4.5));
    expect(restoreWorld(model, saved)).toBeDefined();
  });

  it("is played alike by XState and by the table made from it", () => {
    for (let run = 0; run < 40; run += 1) expect(played(wrong, run, "machine")).toEqual(played(wrong, run));
  });

  it("follows what the white cell sets by hand", () => {
    const model = createModel(right);
    const world = createWorld(model, { seed: "hand" });
    adHocInject(model, world, {
      text: "Columns turn back",
      postures: { "west.exercise": "attack" },
      gauges: { tension: 9 },
    });
    expect(readBeliefs(model, world)).toEqual({
      "east@west.exercise": "attack",
      "east@border.calm": "quiet",
      "east@tension": 39,
    });
  });
});

describe("why an actor did something", () => {
  it("follows from what it had been told, and not from what was so", () => {
    const model = createModel(wrong, { mover: "table" });
    let [explained, mistakenly] = [0, 0];
    for (let run = 0; run < 1_000; run += 1) {
      const world = createWorld(model, { seed: "why", run });
      // What the records alone say: reports as they came, moves as they were.
      let [told, truth, border, heardOfBorder] = ["home", "home", "quiet", "broken"];
      for (const record of advance(model, world, wrong.horizon, { explain: true })) {
        if (record.type === "belief") {
          if (record.about === "west.exercise") told = record.to;
          else heardOfBorder = record.to;
        }
        if (!("posture" in record)) continue;
        if (record.posture === "west.exercise") truth = record.to;
        if (record.posture === "border.calm") border = record.to;
        if (record.transition !== "east.alert.raise") continue;
        const why = record.why as Explanation;
        const factor = (label: RegExp) => why.factors.find((one) => label.test(one.label))!;
        expect(factor(/attack/i).applies).toBe(told === "attack");
        expect(factor(/Shots/).applies).toBe(heardOfBorder !== "quiet");
        const { gauge, ratio } = factor(/Tension/);
        expect(gauge!.believer).toBe("east");
        expect(ratio).toBeCloseTo(0.4 + (2.6 * gauge!.value) / 100, 12);
        expect(why.factors.reduce((rate, one) => rate * one.ratio, why.basePerDay)).toBeCloseTo(record.ratePerDay!, 12);
        explained += 1;
        if (told !== truth || border !== heardOfBorder) mistakenly += 1;
      }
    }
    expect(explained).toBeGreaterThan(1_000);
    expect(mistakenly).toBeGreaterThan(200);
  });
});
