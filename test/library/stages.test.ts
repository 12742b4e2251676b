/**
 * How many stages a wait has follows from what kind of act it is, for every crisis alike: so no crisis has its
 * dates narrowed for its own sake. The rule stands in docs/library.md.
 */
import { describe, expect, it } from "vitest";
import type { Transition } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import { transitionsOf } from "./south-caucasus.js";

const crises = ["four-day-war-2016", "tavush-2020", "autumn-war-2020", "aftermath-2020", "long-arc"];

/** Longer than the longest crisis of the library: such a wait says how seldom something comes, not how long it takes. */
const seldomDays = 180;

/** Shorter waits whose basis says how seldom all the same. */
const seldom = new Set(["front.advance.rally", "front.sky.recover"]);

/** It comes when shells and fresh companies run out: nobody has to offer it. What is offered has transitions of its own. */
const exhaustion = "front.hostilities.halt";

/** Waits for a day that is set beforehand: when a council next meets, when troops are due. */
const calendar = new Map([
  ["russia.council.lapse", 50],
  ["turkey.council.lapse", 50],
  ["turkey.exercise.begin-late", 20],
]);

/** Stages that a wait of this kind has: what one says or decides, and what comes by accident, has one. */
function stagesOwed({ path, trigger, involuntary, event, headline }: Transition): number {
  if (trigger.kind !== "hazard") throw new Error(`${path} is no hazard`);
  const set = calendar.get(path);
  if (set !== undefined) return set;
  const days = "wait" in trigger && typeof trigger.wait === "number" ? trigger.wait : 0;
  if (days < 1 || days >= seldomDays || seldom.has(path) || path === exhaustion) return 1;
  if (involuntary === "losses in battle" || event?.cameo === "057") return 3;
  if (/parliament/i.test(headline ?? "")) return 3;
  return event?.cameo === "0871" && involuntary === "it takes both sides" ? 2 : 1;
}

describe("the stages of a wait", () => {
  it.each(crises)("follow from what kind of act it is: %s", (id) => {
    const hazards = transitionsOf(libraryScenario(id)).filter(({ trigger }) => trigger.kind === "hazard");
    const stages = (of: (transition: Transition) => number) =>
      Object.fromEntries(hazards.map((transition) => [transition.path, of(transition)]));
    expect(hazards.length).toBeGreaterThan(60);
    expect(stages(({ trigger }) => (trigger.kind === "hazard" ? (trigger.shape ?? 1) : 0))).toEqual(stages(stagesOwed));
  });

  it("are the same for a wait that crises share, whatever their own length for it", () => {
    const found = new Map<string, Set<number>>();
    for (const transition of crises.slice(0, 4).flatMap((id) => transitionsOf(libraryScenario(id)))) {
      if (transition.trigger.kind !== "hazard") continue;
      found.set(transition.path, (found.get(transition.path) ?? new Set()).add(transition.trigger.shape ?? 1));
    }
    expect([...found].filter(([, stages]) => stages.size > 1)).toEqual([]);
    expect([...found].filter(([, stages]) => !stages.has(1)).length).toBeGreaterThan(12);
  });
});
