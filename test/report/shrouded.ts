/**
 * A scenario in which much is kept from somebody: every third transition and every second gauge is known to one or two
 * actors alone, and every text that tells of one is a word that occurs nowhere else.
 */
import type { Actor, Posture, Scenario, Transition } from "../../src/engine/index.js";

export interface Secret {
  readonly word: string;
  readonly kind: "headline" | "order" | "brief" | "gauge" | "ratio" | "state";
  readonly knownTo: readonly string[];
}

export interface Shrouded {
  readonly scenario: Scenario;
  readonly secrets: readonly Secret[];
}

/** Draws the shroud over a scenario. */
export function shrouded(scenario: Scenario): Shrouded {
  const secrets: Secret[] = [];
  let count = 0;
  const secret = (kind: Secret["kind"], knownTo: readonly string[]): string => {
    count += 1;
    const word = `Secret${kind}${count}x`;
    secrets.push({ word, kind, knownTo });
    return word;
  };
  const gauges = scenario.gauges.map((gauge, index) =>
    index % 2 === 0 ? gauge : { ...gauge, visibility: ["armenia"], label: secret("gauge", ["armenia"]) },
  );
  const hidden = new Set(gauges.filter(({ visibility }) => visibility !== undefined).map(({ id }) => id));

  const shroud = (actor: string, transition: Transition, place: number): Transition => {
    const ratios = transition.ratios.map((ratio) =>
      ratio.kind === "curve" && hidden.has(ratio.gauge) ? { ...ratio, label: secret("ratio", ["armenia"]) } : ratio,
    );
    if (place % 3 !== 0) return { ...transition, ratios };
    const knownTo = place % 2 === 0 ? [actor] : [actor, "armenia"];
    const { order } = transition;
    return {
      ...transition,
      ratios,
      visibility: knownTo,
      headline: secret("headline", knownTo),
      ...(order === undefined ? {} : { order: { label: secret("order", knownTo), brief: secret("brief", knownTo) } }),
    };
  };

  /** One state more, which only a secret step leads to. */
  const withBackRoom = (actor: string, posture: Posture): Posture => {
    const knownTo = [actor];
    const state = {
      id: "back-room",
      label: secret("state", knownTo),
      description: secret("state", knownTo),
      effects: [],
      final: true,
    };
    const step: Transition = {
      id: "slip-away",
      path: `${posture.path}.slip-away`,
      from: [posture.initial],
      to: state.id,
      trigger: { kind: "hazard", wait: 30 },
      ratios: [],
      effects: [],
      evidence: [],
      headline: secret("headline", knownTo),
      visibility: knownTo,
    };
    return { ...posture, states: [...posture.states, state], transitions: [...posture.transitions, step] };
  };

  const actors = scenario.actors.map((actor, first): Actor => {
    const postures = actor.postures.map((posture, second) => ({
      ...posture,
      transitions: posture.transitions.map((transition, third) => shroud(actor.id, transition, first + second + third)),
    }));
    return {
      ...actor,
      postures: postures.map((posture, index) => (index === 0 ? withBackRoom(actor.id, posture) : posture)),
    };
  });
  return { scenario: { ...scenario, gauges, actors }, secrets };
}
