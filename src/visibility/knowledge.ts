/**
 * The one decision that all others follow from: which gauges, transitions, states and milestones a viewer may know.
 * It is worked out from the scenario alone, never from what has happened, or the silence would give a secret away.
 */
import {
  type Condition,
  type Posture,
  type Ratio,
  type Scenario,
  statesAfter,
  type Transition,
} from "../engine/index.js";
import { seatOf, type Viewer } from "./viewer.js";

/** Anything that a scenario may keep from some of its actors. */
interface Restricted {
  readonly visibility?: readonly string[];
}

/** Whether a viewer may know of something. No list of actors means that everyone may. */
export function mayKnow({ visibility }: Restricted, viewer: Viewer): boolean {
  if (viewer === "facilitator" || visibility === undefined) return true;
  const seat = seatOf(viewer);
  return seat !== null && visibility.includes(seat);
}

/** The actors that something is kept to; null where everyone may know of it. */
export function keptTo({ visibility }: Restricted): readonly string[] | null {
  return visibility ?? null;
}

/** What a viewer may know of a scenario. */
export interface Knowledge {
  /** By gauge id. */
  gauge(id: string): boolean;
  /** By path; true for an inject, and for any path that names no transition. */
  transition(path: string): boolean;
  /** Whether the viewer may know that a posture has a state. */
  state(posture: string, state: string): boolean;
  /** By milestone id. */
  milestone(id: string): boolean;
  /** Whether a condition can change its truth through something that the viewer does not learn of. */
  dependsOnHidden(condition: Condition): boolean;
  /** Whether a ratio on a rate does. */
  factorHidden(ratio: Ratio): boolean;
}

/** Whether a transition leads from inside these states to outside, or the other way round. */
function crosses(transition: Transition, states: readonly string[]): boolean {
  return statesAfter(transition).some((to) =>
    transition.from.some((state) => states.includes(state) !== states.includes(to)),
  );
}

export function knowledgeOf(scenario: Scenario, viewer: Viewer): Knowledge {
  const hidden = (item: Restricted) => !mayKnow(item, viewer);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const gauges = new Set(scenario.gauges.filter(hidden).map(({ id }) => id));
  const moves = postures.flatMap(({ path, transitions }) =>
    transitions.filter(hidden).map((transition) => ({ posture: path, transition })),
  );
  const paths = new Set(moves.map(({ transition }) => transition.path));
  const milestones = new Set(
    scenario.milestones.flatMap(({ id, on }) => (on?.some((path) => paths.has(path)) ? [id] : [])),
  );
  const states = new Set(postures.flatMap((posture) => hiddenStates(posture, paths)));
  const dependsOnHidden = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "posture":
        return moves.some(
          ({ posture, transition }) => posture === condition.posture && crosses(transition, condition.states),
        );
      case "gauge":
        return gauges.has(condition.gauge);
      case "compare":
        return gauges.has(condition.gauge) || gauges.has(condition.other);
      case "day":
      case "date":
        return false;
      case "count":
        return paths.has(condition.happening);
      case "since": {
        const { of } = condition;
        if ("milestone" in of) return milestones.has(of.milestone);
        if ("happening" in of) return paths.has(of.happening);
        return moves.some(
          ({ posture, transition }) =>
            posture === of.posture && statesAfter(transition).some((to) => of.states.includes(to)),
        );
      }
      case "reached":
        return milestones.has(condition.milestone);
      case "not":
        return dependsOnHidden(condition.of);
      default:
        return condition.of.some(dependsOnHidden);
    }
  };
  return {
    gauge: (id) => !gauges.has(id),
    transition: (path) => !paths.has(path),
    state: (posture, state) => !states.has(`${posture}.${state}`),
    milestone: (id) => !milestones.has(id),
    dependsOnHidden,
    factorHidden: (ratio) =>
      ratio.kind === "condition" ? dependsOnHidden(ratio.when) : ratio.kind === "curve" && gauges.has(ratio.gauge),
  };
}

/** States that only hidden transitions lead to; all of a posture that moves in secret only. As `actor.posture.state`. */
function hiddenStates({ path, initial, states, transitions }: Posture, hidden: ReadonlySet<string>): string[] {
  const open = transitions.filter((transition) => !hidden.has(transition.path));
  const secret = new Set(transitions.filter((transition) => hidden.has(transition.path)).flatMap(statesAfter));
  const wholly = open.length === 0 && transitions.length > 0;
  const reached = new Set([initial, ...open.flatMap(statesAfter)]);
  return states.filter(({ id }) => wholly || (secret.has(id) && !reached.has(id))).map(({ id }) => `${path}.${id}`);
}
