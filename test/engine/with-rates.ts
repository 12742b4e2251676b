/**
 * A scenario in which some rates are written as other numbers: what factors on rates are compared with.
 */
import type { Scenario } from "../../src/engine/index.js";

/** `rates` by the path of a hazard, per day. */
export function withRates(scenario: Scenario, rates: ReadonlyMap<string, number>): Scenario {
  const actors = scenario.actors.map((actor) => ({
    ...actor,
    postures: actor.postures.map((posture) => ({
      ...posture,
      transitions: posture.transitions.map((transition) => {
        const rate = rates.get(transition.path);
        const { trigger } = transition;
        if (rate === undefined || trigger.kind !== "hazard") return transition;
        const { shape } = trigger;
        return { ...transition, trigger: { kind: "hazard" as const, rate, ...(shape !== undefined && { shape }) } };
      }),
    })),
  }));
  return { ...scenario, actors };
}
