/**
 * The ends of a transition: one for most, several where it has outcomes. Whoever asks where a transition leads asks here,
 * so that no one forgets that it may lead to several places.
 */
import type { Headline, Outcome, Transition } from "./scenario.js";

/** One end of a transition. */
export interface End {
  /** Null where the transition has one end only. */
  readonly outcome: Outcome | null;
  readonly to: string;
  readonly headline: string;
  /** Said instead, under conditions. */
  readonly headlines: readonly Headline[];
  readonly event?: NonNullable<Transition["event"]>;
  /** Those of the transition, then those of the outcome. */
  readonly effects: Transition["effects"];
  /** Claims that the transition and the outcome rest on. */
  readonly evidence: readonly string[];
}

/** All ends, in declaration order. */
export function endsOf(transition: Transition): readonly End[] {
  const { to, outcomes, headline, headlines = [], event, effects, evidence } = transition;
  const acted = event === undefined ? {} : { event };
  if (outcomes === undefined)
    return [{ outcome: null, to: to as string, headline, headlines, ...acted, effects, evidence }];
  return outcomes.map((outcome) => ({
    outcome,
    to: outcome.to,
    headline: outcome.headline,
    headlines: outcome.headlines ?? [],
    ...(outcome.event === undefined ? acted : { event: outcome.event }),
    effects: [...effects, ...outcome.effects],
    evidence: [...evidence, ...outcome.evidence.filter((claim) => !evidence.includes(claim))],
  }));
}

/** The states that a transition may lead to, each once. */
export function statesAfter(transition: Transition): readonly string[] {
  return [...new Set(endsOf(transition).map(({ to }) => to))];
}
