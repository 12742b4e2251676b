/**
 * Consequences of an act: responses to it, hazards that it makes more or less likely, transitions that it enables.
 * Derived from the scenario given, so that a handout from a player's scenario reveals nothing more.
 */
import {
  type Condition,
  type Inject,
  type Outcome,
  type Posture,
  type Scenario,
  type Spread,
  statesAfter,
  type Transition,
} from "../engine/index.js";

export interface Reaction {
  /** Id of the reacting actor. */
  readonly actor: string;
  readonly posture: Posture;
  readonly transition: Transition;
}

/** A rate that depends on the state of a posture. */
export interface Leaning extends Reaction {
  /** Hazard ratio in that state. */
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

/** Responses to a transition or inject, by path. */
export function answersTo(scenario: Scenario, path: string): readonly Reaction[] {
  return allTransitions(scenario).filter(
    ({ transition: { trigger } }) => trigger.kind === "response" && trigger.on.includes(path),
  );
}

/** Hazards that an inject stands in for. */
export function stoodInForBy(scenario: Scenario, { replaces = [] }: Inject): readonly Reaction[] {
  return allTransitions(scenario).filter(({ transition }) => replaces.includes(transition.path));
}

/**
 * Hazards of other postures, and outcomes of their transitions, with a ratio for this state; not for the belief that it holds,
 * which comes later or not at all.
 */
export function leaningsOn(scenario: Scenario, posture: Posture, state: string): readonly Leaning[] {
  return allTransitions(scenario).flatMap((whole) => {
    if (whole.posture.path === posture.path) return [];
    const found = [whole, ...(whole.transition.outcomes ?? []).map((outcome) => endOf(whole, outcome))];
    return found.flatMap((reaction) => leaningsOf(reaction, posture, state));
  });
}

/** One outcome as a reaction of its own. Nobody orders it: what is ordered is the transition, and chance picks its end. */
function endOf({ transition, ...reaction }: Reaction, { to, headline, ratios, effects }: Outcome): Reaction {
  const { order: _order, outcomes: _outcomes, ...rest } = transition;
  return { ...reaction, transition: { ...rest, to, headline, ratios, effects } };
}

function leaningsOf(reaction: Reaction, posture: Posture, state: string): readonly Leaning[] {
  return reaction.transition.ratios.flatMap((ratio): Leaning[] => {
    if (ratio.kind !== "condition" || typeof ratio.ratio !== "number" || ratio.ratio === 1) return [];
    const { when } = ratio;
    if (isBelieved(when)) return [];
    if (when.kind !== "posture" || when.posture !== posture.path || !when.states.includes(state)) return [];
    return [{ ...reaction, ratio: ratio.ratio, label: ratio.label }];
  });
}

const isBelieved = (condition: Condition) => "believer" in condition && condition.believer !== undefined;

/** Transitions of other postures that are possible only in a few states, this one among them; not by the belief in it. */
export function openedBy(scenario: Scenario, posture: Posture, state: string): readonly Reaction[] {
  const total = posture.states.length;
  const needs = (condition: Condition | undefined): boolean => {
    if (condition === undefined || isBelieved(condition)) return false;
    if (condition.kind === "all") return condition.of.some(needs);
    if (condition.kind !== "posture" || condition.posture !== posture.path) return false;
    return condition.states.includes(state) && condition.states.length < total - 1;
  };
  return allTransitions(scenario).filter(
    (reaction) => reaction.posture.path !== posture.path && needs(reaction.transition.when),
  );
}

/** Most rungs that a transition climbs; negative if it can only descend, 0 if its states have no rungs. */
export function climb(transition: Transition, posture: Posture): number {
  const rungOf = (id: string) => posture.states.find((state) => state.id === id)?.rung;
  const targets = statesAfter(transition).map(rungOf);
  const steps = transition.from.flatMap((id) => {
    const rung = rungOf(id);
    return targets.flatMap((target) => (rung === undefined || target === undefined ? [] : [target - rung]));
  });
  return steps.length === 0 ? 0 : Math.max(...steps);
}

/** The middle of a spread of plain numbers: the mode, or the midpoint. */
export function middleOf(add: Spread): number {
  if (typeof add === "number") return add;
  if ("assumption" in add) return 0;
  const [low, high, top] = add.map((part) => (typeof part === "number" ? part : 0));
  return top === undefined ? ((low ?? 0) + (high ?? 0)) / 2 : (high ?? 0);
}
