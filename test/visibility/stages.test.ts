/**
 * The figures of a waiting time in stages tell since when it has been possible, so that a seat that is given them could work
 * out when something unseen stood in its way. No seat is given any.
 */
import { describe, expect, it } from "vitest";
import {
  createModel,
  createWorld,
  type Explanation,
  type PostureRecord,
  readPostures,
  step,
} from "../../src/engine/index.js";
import { seatViewer, visibilityOf } from "../../src/visibility/index.js";
import { inState, loneActor, rate, staged, tinyScenario, whileHolds } from "../validation/tiny-scenario.js";

const scenario = tinyScenario({
  format: 2,
  horizon: 200,
  actors: [
    loneActor(
      "gate",
      ["shut", "open"],
      [{ id: "open", from: "shut", to: "open", trigger: rate(0.2), visibility: ["gate"] }],
    ),
    loneActor(
      "a",
      ["calm", "alarmed", "grave"],
      [
        { id: "alarm", from: "calm", to: "alarmed", trigger: staged(5, 3), when: inState("gate.stance", "open") },
        {
          id: "go",
          from: "alarmed",
          to: "grave",
          trigger: rate(0.1),
          ratios: [whileHolds(inState("gate.stance", "open"), 3), whileHolds(inState("a.stance", "alarmed"), 2)],
        },
      ],
    ),
  ],
});

describe("a seat", () => {
  const model = createModel(scenario);
  const world = createWorld(model, { seed: "stages" });
  const moves: (PostureRecord & { readonly why?: Explanation })[] = [];
  let before = readPostures(model, world);
  const seen = new Map<string, ReturnType<ReturnType<typeof visibilityOf>["explanation"]>>();
  const records = new Map<string, object>();
  const visibility = visibilityOf(model, seatViewer("a"));
  while (!world.ended) {
    for (const record of step(model, world, { explain: true })) {
      if (record.type !== "transition") continue;
      const standing = before;
      moves.push(record as PostureRecord);
      const told = visibility.record(record, {
        known: (path) => standing[path] as string,
        value: (_, value) => value,
        probabilitiesShown: true,
      });
      if (told === null) continue;
      records.set(record.transition, told.record);
      seen.set(record.transition, visibility.explanation(told, (record.why ?? null) as Explanation | null, true));
    }
    before = readPostures(model, world);
  }

  it("is told of the happening and of none of its figures", () => {
    expect(moves.map(({ transition }) => transition)).toEqual(["gate.stance.open", "a.stance.alarm", "a.stance.go"]);
    expect(moves[1]).toMatchObject({ shape: 3, ratePerDay: 0.2, pressure: expect.any(Number) });
    const told = records.get("a.stance.alarm")!;
    for (const figure of ["ratePerDay", "shape", "pressure", "chance"]) expect(told).not.toHaveProperty(figure);
    expect(seen.get("a.stance.alarm")).toEqual({ why: null, knownFactors: [] });
  });

  it("reads a factor that it may know without what all factors make", () => {
    const { why, knownFactors } = seen.get("a.stance.go")!;
    expect(why).toBeNull();
    expect(knownFactors.map(({ ratio, ratePerDay }) => [ratio, ratePerDay])).toEqual([[2, 0]]);
  });
});
