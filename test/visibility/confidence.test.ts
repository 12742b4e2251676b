/**
 * What is done in confidence: an inject, an order, an effect and a milestone reach those they are for, and what the others are
 * told is the same, byte for byte, as if it had not been so. What comes out tells its headline, and no state that nobody knew of.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { type Session, timeline } from "../../src/session/index.js";
import { seatViewer, type Viewer } from "../../src/visibility/index.js";
import { begin, give } from "../session/exercise.js";
import {
  answering,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  stateOf,
  tinyScenario,
  wait,
  whileHolds,
} from "../validation/tiny-scenario.js";

const noBasis = { evidence: [] };
const never = 1e9;
const scenario: Scenario = tinyScenario({
  format: 2,
  horizon: 20,
  turn: 5,
  gauges: [gaugeOf("trust", { initial: 50 }), gaugeOf("stock", { initial: 50 })],
  injects: [
    injectOf("call", { to: ["a", "b"], delivery: "call", text: "In confidence.", visibility: ["a", "b"] }),
    injectOf("paper", { to: ["a"], text: "The whole story." }),
  ],
  actors: [
    loneActor(
      "a",
      ["calm", stateOf("asking"), "ready", "armed"],
      [
        {
          id: "ask",
          from: "calm",
          to: "asking",
          trigger: wait(never),
          order: { label: "Ask" },
          visibility: ["a", "b"],
        },
        { id: "come-out", from: "asking", to: "asking", trigger: answering(1, "b.stance.tell") },
        {
          id: "arm",
          from: "calm",
          to: "armed",
          trigger: wait(never),
          order: { label: "Arm", visibility: ["a"] },
          effects: [
            { gauge: "stock", add: 7, visibility: ["a"], ...noBasis },
            { gauge: "stock", add: 2, ...noBasis },
            { gauge: "trust", add: -5, ...noBasis },
          ],
        },
      ],
    ),
    loneActor(
      "b",
      ["calm", "told"],
      [
        { id: "tell", from: "calm", to: "told", trigger: wait(never), order: { label: "Tell" }, visibility: ["b"] },
        {
          id: "stir",
          from: "calm",
          to: "told",
          trigger: wait(never),
          ratios: [whileHolds(inState("a.stance", "asking"), 2)],
        },
      ],
    ),
    loneActor("c", ["calm", "angry"], [{ id: "rise", from: "calm", to: "angry", trigger: wait(never) }]),
  ],
  milestones: [
    { id: "asks", label: "Asks", headline: "A asks", when: inState("a.stance", "asking"), ...noBasis },
    { id: "called", label: "Called", headline: "Called", on: ["inject.call"], ...noBasis },
    { id: "arms", label: "Arms", headline: "A arms", on: ["a.stance.arm"], ...noBasis },
  ],
});

const seated = (seed = "c") => begin(scenario, seed, {});
const seen = ({ model, state }: Session, viewer: Viewer) => timeline(model, state, viewer);
const headlines = (session: Session, viewer: Viewer) =>
  seen(session, viewer).records.map(({ record }) => record.headline);
/** All that a viewer is told, as bytes. */
const told = (session: Session, viewer: Viewer) => {
  const { entries, latest } = seen(session, viewer);
  return JSON.stringify([
    latest,
    entries.map((entry) =>
      entry.kind === "record"
        ? [entry.record, entry.message, entry.before, entry.after, entry.why, entry.knownFactors]
        : [entry.time, entry.before, entry.after],
    ),
  ]);
};
const [a, b, c] = ["a", "b", "c"].map(seatViewer) as [Viewer, Viewer, Viewer];

describe("an inject in confidence", () => {
  it("is read by those it is for, and leaves no trace for the others", () => {
    const [plain, called] = [seated(), seated()];
    give(called, { type: "inject", inject: "call" });
    for (const viewer of [a, b]) {
      expect(headlines(called, viewer)).toEqual(["call", "Called"]);
      expect(seen(called, viewer).records[0]?.message).toMatchObject({
        medium: "call",
        text: "In confidence.",
        arrival: "ON THE TELEPHONE · control to a, b",
      });
    }
    for (const viewer of [c, "table"] as const) expect(told(called, viewer)).toBe(told(plain, viewer));
  });

  it("in public has a headline for all and a text for those it is addressed to", () => {
    const session = seated();
    give(session, { type: "inject", inject: "paper" });
    const text = (viewer: Viewer) => seen(session, viewer).records[0]?.message?.text;
    expect([a, b, "table" as const].map(text)).toEqual(["The whole story.", "", ""]);
    expect(headlines(session, "table")).toEqual(["paper"]);
  });
});

describe("an order in confidence", () => {
  it("is known to those it lists, though chance would make it public", () => {
    const [plain, armed, forced] = [seated(), seated(), seated()];
    give(armed, { type: "order", transition: "a.stance.arm" });
    give(forced, { type: "happens-now", transition: "a.stance.arm", reason: "chance" });
    expect(headlines(armed, a)).toEqual(["arm", "A arms"]);
    expect(headlines(armed, c)).toEqual([]);
    expect(seen(armed, c).latest.postures).toEqual(seen(plain, c).latest.postures);
    expect(headlines(forced, c)).toEqual(["arm"]);
    expect(seen(forced, c).latest.postures["a.stance"]).toBe("armed");
  });

  it("keeps from others the milestones that would tell of it", () => {
    const asked = seated();
    give(asked, { type: "order", transition: "a.stance.ask" });
    expect(headlines(asked, b)).toEqual(["ask", "A asks"]);
    for (const viewer of [c, "table"] as const) expect(told(asked, viewer)).toBe(told(seated(), viewer));
  });
});

describe("an effect in confidence", () => {
  const stock = ({ latest }: ReturnType<typeof seen>) => latest.gauges.stock;

  it("is told at once to those it lists, and to the others when the next day begins", () => {
    const session = seated();
    give(session, { type: "happens-now", transition: "a.stance.arm", reason: "chance" });
    expect([a, b, "table" as const].map((viewer) => stock(seen(session, viewer)))).toEqual([59, 52, 52]);
    const effects = (viewer: Viewer) => {
      const { record } = seen(session, viewer).records[0]!;
      return "effects" in record ? record.effects.map(({ gauge, from, to }) => [gauge, from, to]) : [];
    };
    expect(effects(a)).toEqual([
      ["stock", 50, 57],
      ["stock", 57, 59],
      ["trust", 50, 45],
    ]);
    expect(effects(c)).toEqual([
      ["stock", 50, 52],
      ["trust", 50, 45],
    ]);
    give(session, { type: "advance", to: 1 });
    expect([a, b, "table" as const].map((viewer) => stock(seen(session, viewer)))).toEqual([59, 59, 59]);
  });
});

describe("what comes out", () => {
  it("tells its headline, and neither the state nor what it answers", () => {
    const session = seated();
    give(session, { type: "order", transition: "a.stance.ask" });
    give(session, { type: "order", transition: "b.stance.tell" });
    const [leak, ...more] = seen(session, c).records;
    expect(more).toEqual([]);
    expect(leak?.record).toMatchObject({ headline: "come-out", from: "calm", to: "calm" });
    expect(leak?.record).not.toHaveProperty("answers");
    expect(told(session, c)).not.toContain("asking");
    expect(seen(session, c).latest.postures["a.stance"]).toBe("calm");
    expect(seen(session, b).latest.postures["a.stance"]).toBe("asking");
  });

  it("is not announced beforehand: nobody else knows that there is something to come out", () => {
    const { scenario: handout } = seen(seated(), c).allowed.inHandout;
    const whole = JSON.stringify(handout);
    for (const secret of ["asking", "come-out", "a.stance.ask", "A asks"]) expect(whole).not.toContain(secret);
    expect(JSON.stringify(seen(seated(), c).allowed.inPlay.scenario)).not.toContain("asking");
  });
});
