/**
 * What every crisis of the library must keep to, whatever it is about: its variants move what they claim, its numbers
 * are founded, its history and injects are sound, its words read well. Each function adds its tests to the `describe`
 * that calls it, so that one crisis can't be held to less than another; what only one must show is in its own test.
 */
import { expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { evidenceRegister } from "../../src/scenarios/index.js";
import {
  datedMilestones,
  headlinesOf,
  isOpening,
  paragraphsOwed,
  pointsMoved,
  posturesOf,
  transitionsOf,
} from "./south-caucasus.js";

/** Each variant, and the scenario as written, in so many runs. */
export function variantsMoveWhatTheyClaim(scenario: Scenario, runs = 1000): void {
  it.each(headlinesOf(scenario.id))("$variant: $milestone", async ({ variant, milestone, direction }) => {
    expect((await pointsMoved(scenario, variant, milestone, runs)) * direction).toBeGreaterThan(10);
  });
}

/** `mechanisms` are those the crisis answers for: it cites every paragraph they owe. That each number is founded is for the register's test. */
export function numbersAreFounded(scenario: Scenario, mechanisms: readonly string[] = []): void {
  it.each(mechanisms)("cover every paragraph of %s", (mechanism) => {
    const register = evidenceRegister(scenario);
    const cited = new Set(
      register.filter(({ citedBy }) => citedBy.length > 0).map(({ source, paragraph }) => `${source} ¶${paragraph}`),
    );
    const owed = Object.entries(paragraphsOwed[mechanism] ?? {});
    const wanted = owed.flatMap(([source, paragraphs]) => paragraphs.map((n) => `${source} ¶${n}`));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((paragraph) => !cited.has(paragraph))).toEqual([]);
  });

  it("rest on claims that are all used, and that contradict each other on both sides", () => {
    expect(evidenceRegister(scenario).filter(({ citedBy }) => citedBy.length === 0)).toEqual([]);
    const claims = new Map(scenario.claims.map((claim) => [claim.id, claim]));
    for (const { id, contradicts } of scenario.claims) {
      for (const other of contradicts) expect(claims.get(other)?.contradicts, `${id}, ${other}`).toContain(id);
    }
  });
}

/** Days lie before the horizon or, where the crisis ends with something of the record, may lie on it. */
export function historyIsSound(scenario: Scenario, bound: "inside" | "up to" = "inside"): void {
  it(`dates only milestones it has, ${bound} the horizon, each with a claim or as public record`, () => {
    const ids = new Set(scenario.milestones.map(({ id }) => id));
    for (const entry of scenario.history) {
      expect(ids, entry.milestone).toContain(entry.milestone);
      expect(entry.publicRecord || entry.evidence.length > 0, entry.milestone).toBe(true);
    }
    for (const [milestone, day] of datedMilestones(scenario)) {
      expect(day, milestone).toBeGreaterThanOrEqual(0);
      if (bound === "inside") expect(day, milestone).toBeLessThan(scenario.horizon);
      else expect(day, milestone).toBeLessThanOrEqual(scenario.horizon);
    }
  });
}

/** At least `least` and at most `most` of them. */
export function injectsAreComplete({ injects: all, horizon }: Scenario, least = 6, most = 12): void {
  it(`has ${least} to ${most} injects beside its opening, complete for an exercise; the dated ones are historical and inside the horizon`, () => {
    const injects = all.filter((inject) => !isOpening(inject) && inject.agreement === undefined);
    expect(injects.length).toBeGreaterThanOrEqual(least);
    expect(injects.length).toBeLessThanOrEqual(most);
    for (const { id, expected, objective, schedule, historical } of injects) {
      expect(expected, id).toBeTruthy();
      expect(objective, id).toBeTruthy();
      expect(schedule !== undefined, id).toBe(historical);
      if (schedule !== undefined && "at" in schedule) {
        expect(schedule.at, id).toBeGreaterThanOrEqual(0);
        expect(schedule.at, id).toBeLessThan(horizon);
      }
    }
  });
}

export function wordsReadWell(scenario: Scenario): void {
  const transitions = transitionsOf(scenario);

  it("gives every state a rung, a label of at most three words and a description; ladders climb in the order written", () => {
    for (const { path, states } of posturesOf(scenario)) {
      const rungs = states.map(({ rung }) => rung);
      expect(rungs, path).toEqual(states.map((_, index) => index));
      for (const { id, label, description } of states) {
        expect(label.split(" ").length, `${path} ${id}`).toBeLessThanOrEqual(3);
        expect(description, `${path} ${id}`).toBeTruthy();
      }
    }
  });

  it("keeps headlines within a wire line of 70 characters", () => {
    const told = [...transitions, ...scenario.injects, ...scenario.milestones, ...scenario.endings];
    expect(told.map(({ headline }) => headline).filter((headline) => headline.length > 70)).toEqual([]);
  });

  it("offers a choice in every posture of the four states a person may play", () => {
    for (const id of ["russia", "turkey", "azerbaijan", "armenia"]) {
      for (const posture of scenario.actors.find((actor) => actor.id === id)?.postures ?? []) {
        const chosen = posture.transitions.some(({ order }) => order?.brief);
        expect(chosen, posture.path).toBe(true);
      }
    }
  });

  it("gives one CAMEO code one Goldstein score", () => {
    const scores = new Map<string, Set<number | undefined>>();
    for (const { event } of [...transitions, ...scenario.injects]) {
      if (event !== undefined) scores.set(event.cameo, (scores.get(event.cameo) ?? new Set()).add(event.goldstein));
    }
    for (const [cameo, given] of scores) expect([...given], cameo).toHaveLength(1);
  });
}
