/**
 * The arrows of a transition: one for each state that it may lead to, which names all outcomes that lead there. An arrow for
 * each outcome would draw several between the same two states, one over the other.
 */
import { statesAfter, type Transition } from "../../engine/index.js";

export interface EndOfArrow {
  readonly to: string;
  /** Ids of the outcomes that lead there, such as `foothold, lost`; empty where the transition has one end. */
  readonly outcomes: string;
}

export function endsOfArrows(transition: Transition): readonly EndOfArrow[] {
  const { outcomes = [] } = transition;
  return statesAfter(transition).map((to) => ({
    to,
    outcomes: outcomes.flatMap((outcome) => (outcome.to === to ? [outcome.id] : [])).join(", "),
  }));
}
