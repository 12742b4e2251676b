/**
 * What a scenario keeps from the table, worked out from the scenario alone: whether something is told must never hang
 * on whether the secret has happened, or the silence would give it away.
 */
import type { Condition, Model, Ratio, Scenario, Transition } from "../../../engine/index.js";

export interface Secrets {
  /** Whether a gauge, by id, is kept from the table. */
  gauge(id: string): boolean;
  /** Whether a transition, by path, is. */
  transition(path: string): boolean;
  /** Whether a milestone, by id, is. */
  milestone(id: string): boolean;
  /** Whether a condition may hold or not hold because of something the table does not learn of. */
  touches(condition: Condition): boolean;
  /** Whether a factor on a rate rests on such a thing. */
  factor(ratio: Ratio): boolean;
}

const isKept = ({ visibility }: { readonly visibility?: readonly string[] }): boolean => visibility !== undefined;

/** Whether a hidden move leads from inside these states to outside, or the other way round. */
function crosses({ from, to }: Transition, states: readonly string[]): boolean {
  const inside = states.includes(to);
  return from.some((state) => states.includes(state) !== inside);
}

export function secretsOf({ scenario }: Pick<Model, "scenario">): Secrets {
  const gauges = new Set(scenario.gauges.filter(isKept).map(({ id }) => id));
  const moves = scenario.actors.flatMap(({ postures }) =>
    postures.flatMap(({ path: posture, transitions }) =>
      transitions.filter(isKept).map((transition) => ({ posture, transition })),
    ),
  );
  const paths = new Set(moves.map(({ transition }) => transition.path));
  const milestones = new Set(
    scenario.milestones.flatMap(({ id, on }) => (on?.some((path) => paths.has(path)) ? [id] : [])),
  );
  const touches = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "posture":
        return moves.some(
          ({ posture, transition }) => posture === condition.posture && crosses(transition, condition.states),
        );
      case "gauge":
        return gauges.has(condition.gauge);
      case "day":
        return false;
      case "reached":
        return milestones.has(condition.milestone);
      case "not":
        return touches(condition.of);
      default:
        return condition.of.some(touches);
    }
  };
  return {
    gauge: (id) => gauges.has(id),
    transition: (path) => paths.has(path),
    milestone: (id) => milestones.has(id),
    touches,
    factor: (ratio) => {
      if (ratio.kind === "condition") return touches(ratio.when);
      return ratio.kind === "curve" && gauges.has(ratio.gauge);
    },
  };
}

/** The scenario without what is kept from the table, so that no panel can name it by mistake. */
export function publicScenario(scenario: Scenario, secrets: Secrets): Scenario {
  return {
    ...scenario,
    gauges: scenario.gauges.filter(({ id }) => !secrets.gauge(id)),
    milestones: scenario.milestones.filter(({ id }) => !secrets.milestone(id)),
    actors: scenario.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        transitions: posture.transitions.filter(({ path }) => !secrets.transition(path)),
      })),
    })),
  };
}
