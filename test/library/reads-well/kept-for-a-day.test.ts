/**
 * What the rule of that name finds in transcripts, seed by seed, is found here in the model itself: a transition that would
 * take back what another has just said waits for the next day, so that no seed of any run can show it.
 */
import { describe, expect, it } from "vitest";
import type { Condition, Posture, Transition } from "../../../src/engine/index.js";
import { library, libraryScenario } from "../../report/library.js";
import { posturesOf } from "../south-caucasus.js";
import { isSaid } from "./told-rules.js";

type Said = Transition & { readonly to: string };

/** The conditions that must all hold for this one to hold. */
function parts(condition: Condition | undefined): readonly Condition[] {
  if (condition?.kind === "all") return condition.of.flatMap(parts);
  if (condition?.kind === "not" && condition.of.kind === "any")
    return condition.of.of.flatMap((of) => parts({ kind: "not", of }));
  return condition === undefined ? [] : [condition];
}

/** Whether a condition is false for the rest of the day on which the transition has happened. */
function waitsADay(condition: Condition, { path }: Posture, after: Said): boolean {
  if (condition.kind === "not" && condition.of.kind === "since") {
    const { of, min = 0, max = Number.POSITIVE_INFINITY } = condition.of;
    return "happening" in of && of.happening === after.path && min === 0 && Number(max) >= 0;
  }
  if (condition.kind !== "since") return false;
  const { of, min = 0 } = condition;
  return "posture" in of && of.posture === path && of.states.includes(after.to) && Number(min) >= 1;
}

/** Pairs of which the second may take back, on one day, what the first has said: `posture: first, second`. */
function takenBack(posture: Posture): readonly string[] {
  const transitions = posture.transitions.flatMap((one) => (one.to === undefined ? [] : [{ ...one, to: one.to }]));
  return transitions.flatMap((first) => {
    const backs = transitions.filter(
      ({ from, to }) =>
        from.includes(first.to) &&
        first.from.includes(to) &&
        isSaid(posture.path, to, first.to) &&
        isSaid(posture.path, first.to, to),
    );
    const soon = backs.filter(({ trigger, when }) => {
      const late = trigger.kind === "timeout" && [trigger.after].flat().every((days) => Number(days) >= 1);
      return !late && !parts(when).some((part) => waitsADay(part, posture, first));
    });
    return soon.map((second) => `${posture.path}: ${first.id}, ${second.id}`);
  });
}

/** Ankara's ties with Moscow, with one transition free of its conditions. */
function tiesThatNeverWait(id: string): Posture {
  const ties = posturesOf(libraryScenario("four-day-war-2016")).find(({ path }) => path === "turkey.ties");
  if (ties === undefined) throw new Error("the crisis of 2016 has lost Ankara's ties with Moscow");
  const transitions = ties.transitions.map(({ when, ...rest }) =>
    rest.id === id || when === undefined ? rest : { ...rest, when },
  );
  return { ...ties, transitions };
}

const crises = library.filter(({ id }) => id !== "tutorial");

describe("what is said stands for the day", () => {
  it.each(crises)("in $id, whatever the dice", (scenario) => {
    expect(posturesOf(scenario).flatMap(takenBack)).toEqual([]);
  });

  it("and a letter that could follow a quarrel on its day is found", () => {
    expect(takenBack(tiesThatNeverWait("regret"))).toEqual(["turkey.ties: cool, regret"]);
  });

  it("and a visit that could follow a letter on its day is no retraction", () => {
    expect(takenBack(tiesThatNeverWait("meet"))).toEqual([]);
  });
});
