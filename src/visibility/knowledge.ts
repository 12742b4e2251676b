/**
 * The one decision that all others follow from: which gauges, transitions, states and milestones a viewer may know.
 * It is worked out from the scenario alone, never from what has happened, or the silence would give a secret away.
 */
import {
  type Belief,
  type Condition,
  type Posture,
  type Ratio,
  type Scenario,
  statesAfter,
  subjectOf,
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

/**
 * What a viewer may know of a scenario. A seat knows what its actor holds beliefs about, but not how that stands in truth;
 * the table does not know of what some player only believes.
 */
export interface Knowledge {
  /** Whether the viewer may know of a gauge, by id. */
  gauge(id: string): boolean;
  /** Whether it may know how the gauge stands in truth. */
  trueGauge(id: string): boolean;
  /** Whether the viewer may know of a transition, by path; true for an inject, and for any path that names no transition. */
  transition(path: string): boolean;
  /** Whether it learns of a transition or an inject whenever it happens. */
  happening(path: string): boolean;
  /** Whether it learns that a posture has moved, however that came about. */
  move(posture: string): boolean;
  /** Whether the viewer may know that a posture has a state. */
  state(posture: string, state: string): boolean;
  /** Whether it learns at once that an effect has changed its gauge. */
  effect(effect: Restricted): boolean;
  /** The actor whose beliefs are what the viewer sees. */
  readonly believer: string | null;
  /** State in which the viewer takes a posture to be on day 0. */
  initial(posture: Pick<Posture, "path" | "initial">): string;
  /** By milestone id. */
  milestone(id: string): boolean;
  /** Whether a condition can change its truth through something that the viewer does not learn of. */
  dependsOnHidden(condition: Condition): boolean;
  /** Whether a ratio on a rate does. */
  factorHidden(ratio: Ratio): boolean;
}

const pathsOf = (moves: readonly { readonly transition: Transition }[]): ReadonlySet<string> =>
  new Set(moves.map(({ transition }) => transition.path));

/** Whether a transition leads from inside these states to outside, or the other way round. */
function crosses(transition: Transition, states: readonly string[]): boolean {
  return statesAfter(transition).some((to) =>
    transition.from.some((state) => states.includes(state) !== states.includes(to)),
  );
}

/** What is kept from a viewer. */
function secretsOf(scenario: Scenario, viewer: Viewer) {
  const believed = subjectsBelieved(scenario, viewer);
  const isBelieved = ({ id }: { readonly id: string }) => believed.has(id);
  const hidden = (item: Restricted) => !mayKnow(item, viewer);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  // What a player only believes is nothing for the eyes of the table.
  const secret = (path: string) => viewer === "table" && believed.has(path);
  const gauges = new Set(scenario.gauges.filter((gauge) => hidden(gauge) || secret(gauge.id)).map(({ id }) => id));
  const all = postures.flatMap(({ path, transitions }) =>
    transitions.map((transition) => ({ posture: path, transition })),
  );
  // A seat may order in confidence what comes out where chance brings it.
  const moves = all.filter(
    ({ posture, transition }) => hidden(transition) || hidden(transition.order ?? {}) || believed.has(posture),
  );
  const unknown = moves.filter(({ posture, transition }) => hidden(transition) || secret(posture));
  const injects = scenario.injects.filter(hidden).map(({ id }) => `inject.${id}`);
  const [happenings, paths] = [new Set([...pathsOf(moves), ...injects]), pathsOf(unknown)];
  const trueGauges = new Set([...gauges, ...scenario.gauges.filter(isBelieved).map(({ id }) => id)]);
  const states = new Set(postures.flatMap((posture) => hiddenStates(posture, paths)));
  return { believed, gauges, trueGauges, moves, happenings, paths, states };
}

export function knowledgeOf(scenario: Scenario, viewer: Viewer): Knowledge {
  const seat = seatOf(viewer);
  const { believed, gauges, trueGauges, moves, happenings, paths, states } = secretsOf(scenario, viewer);
  /** Whether a viewer may not know how a gauge stands, as a believer takes it to be. */
  const gaugeHidden = (id: string, believer?: string) =>
    believer === undefined ? trueGauges.has(id) : believer !== seat || gauges.has(id);
  const milestones = new Set<string>();
  const dependsOnHidden = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "posture":
        if (condition.believer !== undefined) return condition.believer !== seat;
        return moves.some(
          ({ posture, transition }) => posture === condition.posture && crosses(transition, condition.states),
        );
      case "gauge":
        return gaugeHidden(condition.gauge, condition.believer);
      case "compare":
        return [condition.gauge, condition.other].some((id) => {
          const { believer } = condition;
          return gaugeHidden(id, believer !== undefined && holdsBelief(scenario, believer, id) ? believer : undefined);
        });
      case "day":
      case "date":
        return false;
      case "count":
        return happenings.has(condition.happening);
      case "entries":
        return moves.some(
          ({ posture, transition }) =>
            posture === condition.posture && statesAfter(transition).includes(condition.state),
        );
      case "since": {
        const { of } = condition;
        if ("milestone" in of) return milestones.has(of.milestone);
        if ("happening" in of) return happenings.has(of.happening);
        if (of.believer !== undefined) return of.believer !== seat;
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
  addHiddenMilestones(milestones, scenario, { happenings, dependsOnHidden });
  return {
    believer: seat,
    effect: (effect) => mayKnow(effect, viewer),
    initial: ({ path, initial }) => beliefAbout(scenario, seat, path)?.initial ?? initial,
    gauge: (id) => !gauges.has(id),
    trueGauge: (id) => !trueGauges.has(id),
    transition: (path) => !paths.has(path),
    happening: (path) => !happenings.has(path),
    move: (posture) => !believed.has(posture),
    state: (posture, state) => !states.has(`${posture}.${state}`),
    milestone: (id) => !milestones.has(id),
    dependsOnHidden,
    factorHidden: (ratio) =>
      ratio.kind === "condition"
        ? dependsOnHidden(ratio.when)
        : ratio.kind === "curve" && gaugeHidden(ratio.gauge, ratio.believer),
  };
}

/** Paths of postures and ids of gauges of which a viewer knows only what its actor believes; all such ones for the table. */
function subjectsBelieved({ actors }: Scenario, viewer: Viewer): ReadonlySet<string> {
  if (viewer === "facilitator") return new Set();
  const seat = seatOf(viewer);
  return new Set(
    actors.filter(({ id }) => seat === null || id === seat).flatMap(({ beliefs = [] }) => beliefs.map(subjectOf)),
  );
}

/** What an actor believes of a posture. */
function beliefAbout({ actors }: Scenario, actor: string | null, posture: string) {
  const { beliefs = [] } = actors.find(({ id }) => id === actor) ?? {};
  return beliefs.find((belief) => "posture" in belief && belief.posture === posture) as
    | Extract<Belief, { posture: string }>
    | undefined;
}

function holdsBelief({ actors }: Scenario, actor: string, subject: string): boolean {
  return actors.some(({ id, beliefs = [] }) => id === actor && beliefs.some((belief) => subjectOf(belief) === subject));
}

/**
 * Milestones that a viewer does not learn of: those that a hidden happening brings, and those that would tell how
 * something stands of which the viewer does not know, or only what its actor believes, through other milestones too.
 */
function addHiddenMilestones(
  found: Set<string>,
  { milestones }: Scenario,
  {
    happenings,
    dependsOnHidden,
  }: {
    readonly happenings: ReadonlySet<string>;
    readonly dependsOnHidden: (condition: Condition) => boolean;
  },
): void {
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { id, when, on } of milestones) {
      const tells = when !== undefined && dependsOnHidden(when);
      if (tells || on?.some((path) => happenings.has(path))) found.add(id);
    }
  }
}

/**
 * States that only hidden transitions lead to, and what only leads on from there: nobody knows beforehand what might come out. All
 * states of a posture that moves in secret only. As `actor.posture.state`.
 */
function hiddenStates({ path, initial, states, transitions }: Posture, hidden: ReadonlySet<string>): string[] {
  let secret = new Set(transitions.filter((transition) => hidden.has(transition.path)).flatMap(statesAfter));
  const open = transitions.filter((transition) => !hidden.has(transition.path));
  for (let before = -1; before !== secret.size; ) {
    before = secret.size;
    const leading = open.filter(({ from }) => from.some((state) => state === initial || !secret.has(state)));
    const reached = new Set([initial, ...leading.flatMap(statesAfter)]);
    secret = new Set([...secret].filter((state) => !reached.has(state)));
  }
  const wholly = transitions.length > 0 && open.flatMap(statesAfter).every((state) => secret.has(state));
  return states.filter(({ id }) => wholly || secret.has(id)).map(({ id }) => `${path}.${id}`);
}
