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
import { perScenario } from "./per-scenario.js";

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

/** All transitions of a scenario, in the order in which it declares them. */
export const allTransitions: (scenario: Scenario) => readonly Reaction[] = perScenario((scenario) =>
  scenario.actors.flatMap((actor) =>
    actor.postures.flatMap((posture) =>
      posture.transitions.map((transition) => ({ actor: actor.id, posture, transition })),
    ),
  ),
);

/** Adds to the list that stands under a name. */
function put<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}

/** Responses by the path of what they answer. */
const answersByPath = perScenario((scenario) => {
  const found = new Map<string, Reaction[]>();
  for (const reaction of allTransitions(scenario)) {
    const { trigger } = reaction.transition;
    if (trigger.kind === "response") for (const path of new Set(trigger.on)) put(found, path, reaction);
  }
  return found;
});

/** Responses to a transition or inject, by path. */
export const answersTo = (scenario: Scenario, path: string): readonly Reaction[] =>
  answersByPath(scenario).get(path) ?? [];

/** Hazards that an inject stands in for. */
export function stoodInForBy(scenario: Scenario, { replaces = [] }: Inject): readonly Reaction[] {
  return allTransitions(scenario).filter(({ transition }) => replaces.includes(transition.path));
}

/**
 * Hazards of other postures, and outcomes of their transitions, with a ratio for this state; not for the belief that it holds,
 * which comes later or not at all.
 */
export function leaningsOn(scenario: Scenario, posture: Posture, state: string): readonly Leaning[] {
  const leaning = leaningsByPosture(scenario).get(posture.path) ?? [];
  return leaning.flatMap(({ states, ...one }) => (states.includes(state) ? [one] : []));
}

/** The same for all states in which the ratio counts, by the path of the posture. */
const leaningsByPosture = perScenario((scenario) => {
  const found = new Map<string, (Leaning & { readonly states: readonly string[] })[]>();
  for (const whole of allTransitions(scenario)) {
    const ends = (whole.transition.outcomes ?? []).map((outcome) => endOf(whole, outcome));
    for (const reaction of [whole, ...ends])
      for (const ratio of reaction.transition.ratios) {
        if (ratio.kind !== "condition" || typeof ratio.ratio !== "number" || ratio.ratio === 1) continue;
        const { when } = ratio;
        if (isBelieved(when) || when.kind !== "posture" || when.posture === whole.posture.path) continue;
        put(found, when.posture, { ...reaction, ratio: ratio.ratio, label: ratio.label, states: when.states });
      }
  }
  return found;
});

/** One outcome as a reaction of its own. Nobody orders it: what is ordered is the transition, and chance picks its end. */
function endOf({ transition, ...reaction }: Reaction, { to, headline, ratios, effects }: Outcome): Reaction {
  const { order: _order, outcomes: _outcomes, ...rest } = transition;
  return { ...reaction, transition: { ...rest, to, headline, ratios, effects } };
}

const isBelieved = (condition: Condition) => "believer" in condition && condition.believer !== undefined;

/** Transitions of other postures that are possible only in a few states, this one among them; not by the belief in it. */
export function openedBy(scenario: Scenario, posture: Posture, state: string): readonly Reaction[] {
  const most = posture.states.length - 2;
  const found = new Set<Reaction>();
  for (const { reaction, states } of needsByPosture(scenario).get(posture.path) ?? [])
    if (states.includes(state) && states.length <= most) found.add(reaction);
  return [...found];
}

/** What a condition needs of postures: each with the states that will do. Of alternatives none is needed. */
function needsOf(condition: Condition | undefined): readonly Extract<Condition, { kind: "posture" }>[] {
  if (condition === undefined || isBelieved(condition)) return [];
  if (condition.kind === "all") return condition.of.flatMap(needsOf);
  return condition.kind === "posture" ? [condition] : [];
}

/** Transitions that need a posture to stand in some of its states, by the path of the posture. */
const needsByPosture = perScenario((scenario) => {
  const found = new Map<string, { readonly reaction: Reaction; readonly states: readonly string[] }[]>();
  for (const reaction of allTransitions(scenario))
    for (const { posture, states } of needsOf(reaction.transition.when))
      if (posture !== reaction.posture.path) put(found, posture, { reaction, states });
  return found;
});

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
