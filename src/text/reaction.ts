/**
 * What an act sets in motion: who answers it, what it makes likelier or rarer elsewhere, what it makes possible. Read off
 * the scenario it is given, so a handout written from what a player may know tells no more than that.
 */
import type { Condition, Posture, Scenario, Spread, Transition } from "../engine/index.js";

export interface Reaction {
  /** Actor id of who reacts. */
  readonly actor: string;
  readonly posture: Posture;
  readonly transition: Transition;
}

/** A rate that depends on where a posture stands. */
export interface Leaning extends Reaction {
  /** Hazard ratio while it stands there. */
  readonly ratio: number;
  readonly label: string;
}

export function allTransitions(scenario: Scenario): readonly Reaction[] {
  return scenario.actors.flatMap((actor) =>
    actor.postures.flatMap((posture) =>
      posture.transitions.map((transition) => ({ actor: actor.id, posture, transition })),
    ),
  );
}

/** Responses that answer a transition or inject, by path. */
export function answersTo(scenario: Scenario, path: string): readonly Reaction[] {
  return allTransitions(scenario).filter(
    ({ transition: { trigger } }) => trigger.kind === "response" && trigger.on.includes(path),
  );
}

/** Hazards of others whose rate has a factor of its own while a posture stands in a state. */
export function leaningsOn(scenario: Scenario, posture: Posture, state: string): readonly Leaning[] {
  return allTransitions(scenario).flatMap((reaction) => {
    if (reaction.posture.path === posture.path) return [];
    return reaction.transition.ratios.flatMap((ratio): Leaning[] => {
      if (ratio.kind !== "condition" || typeof ratio.ratio !== "number" || ratio.ratio === 1) return [];
      const { when } = ratio;
      if (when.kind !== "posture" || when.posture !== posture.path || !when.states.includes(state)) return [];
      return [{ ...reaction, ratio: ratio.ratio, label: ratio.label }];
    });
  });
}

/** Transitions of others that are possible only while a posture stands in one of a few states, this one among them. */
export function openedBy(scenario: Scenario, posture: Posture, state: string): readonly Reaction[] {
  const total = posture.states.length;
  const needs = (condition: Condition | undefined): boolean => {
    if (condition === undefined) return false;
    if (condition.kind === "all") return condition.of.some(needs);
    if (condition.kind !== "posture" || condition.posture !== posture.path) return false;
    return condition.states.includes(state) && condition.states.length < total - 1;
  };
  return allTransitions(scenario).filter(
    (reaction) => reaction.posture.path !== posture.path && needs(reaction.transition.when),
  );
}

/** Rungs that a transition climbs at most; negative where it can only go down, 0 where its states have no rungs. */
export function climb({ from, to }: Transition, posture: Posture): number {
  const rungOf = (id: string) => posture.states.find((state) => state.id === id)?.rung;
  const target = rungOf(to);
  const steps = from.flatMap((id) => {
    const rung = rungOf(id);
    return rung === undefined || target === undefined ? [] : [target - rung];
  });
  return steps.length === 0 ? 0 : Math.max(...steps);
}

/** The middle of a spread of plain numbers: its mode, or halfway. */
export function middleOf(add: Spread): number {
  if (typeof add === "number") return add;
  if ("assumption" in add) return 0;
  const [low, high, top] = add.map((part) => (typeof part === "number" ? part : 0));
  return top === undefined ? ((low ?? 0) + (high ?? 0)) / 2 : (high ?? 0);
}
