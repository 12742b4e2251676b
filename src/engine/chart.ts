/**
 * Statecharts. The only file that uses XState: it builds one machine per actor, moves postures with XState's transition
 * function, and compiles the same machines into the integer table that ensembles use. XState decides which moves are
 * legal; its timers, actors and actions are never used.
 */
import { type AnyStateMachine, createMachine, transition as transitionMachine } from "xstate";
import { endsOf } from "./ends.js";
import { BugError } from "./errors.js";
import type { ModelPosture, ModelTransition } from "./model.js";
import type { Actor, Scenario, State, Transition } from "./scenario.js";

export type Machine = AnyStateMachine;

/**
 * Requests one particular edge of a machine; `granted` distinguishes responses to the same event, and `outcome` the ends of
 * one transition.
 */
interface PostureEvent {
  readonly type: string;
  readonly granted: string;
  readonly outcome: string | null;
}

/**
 * Events on which a machine takes the transition: those it responds to, or its own path; both if a seat may order it.
 */
function eventTypes({ trigger, path, order }: Transition): readonly string[] {
  if (trigger.kind !== "response") return [path];
  return order === undefined ? trigger.on : [...trigger.on, path];
}

/**
 * The event on which a statechart takes a transition that nothing sets off but itself: a hazard, also where it answers the
 * inject that stands in for it, or an order. An answer that is not marked as an order has only those that it answers.
 */
export function ownEvent({ path, source: { order, trigger } }: ModelTransition): string {
  return order === undefined && trigger.kind === "response" ? (trigger.on[0] as string) : path;
}

/** One edge for each end of a transition. */
function edgeConfigs(transition: Transition, answered: ReadonlySet<string>) {
  const { path, trigger } = transition;
  return endsOf(transition).map(({ outcome, to, headline, evidence }) => {
    const meta = { path, ...(outcome === null ? {} : { outcome: outcome.id }), headline, evidence: [...evidence] };
    if (outcome === null && trigger.kind !== "response" && !answered.has(path)) return { target: to, meta };
    // Several edges may share an event. The engine grants one of them, by `when` and by its own draw.
    const params = { transition: path, outcome: outcome?.id ?? null };
    return { target: to, guard: { type: "granted", params }, meta };
  });
}

function stateConfig(state: State, transitions: readonly Transition[], answered: ReadonlySet<string>) {
  const on: { [event: string]: ReturnType<typeof edgeConfigs> } = {};
  for (const transition of transitions) {
    if (!transition.from.includes(state.id)) continue;
    for (const type of eventTypes(transition)) {
      on[type] ??= [];
      on[type].push(...edgeConfigs(transition, answered));
    }
  }
  const meta = {
    label: state.label,
    ...(state.rung === undefined ? {} : { rung: state.rung }),
    ...(state.hostility === undefined ? {} : { hostility: state.hostility }),
  };
  return { meta, on };
}

/** The XState configuration of one actor, plain JSON: parallel regions, named events, labels in `meta`. */
export function machineConfig(actor: Actor) {
  const transitions = actor.postures.flatMap((posture) => posture.transitions);
  const answered = new Set(transitions.flatMap(({ trigger }) => (trigger.kind === "response" ? trigger.on : [])));
  const regions = actor.postures.map((posture) => {
    const states = posture.states.map(
      (state) => [state.id, stateConfig(state, posture.transitions, answered)] as const,
    );
    return [posture.id, { initial: posture.initial, states: Object.fromEntries(states) }] as const;
  });
  return { id: actor.id, type: "parallel" as const, states: Object.fromEntries(regions) };
}

const guards = {
  granted: ({ event }: { event: unknown }, params: unknown): boolean => {
    const { granted, outcome } = event as PostureEvent;
    const wanted = params as { transition: string; outcome: string | null };
    return granted === wanted.transition && outcome === wanted.outcome;
  },
};

/** One XState machine per actor, by actor id, in declaration order. */
export function buildMachines(scenario: Scenario): ReadonlyMap<string, Machine> {
  return new Map(
    scenario.actors.map((actor) => [
      actor.id,
      createMachine(machineConfig(actor) as Parameters<typeof createMachine>[0], { guards } as never),
    ]),
  );
}

/** Where each end of each transition leads: `targets[transition][end][state]`, −1 where the machine has no such edge. */
export type MoveTable = readonly (readonly Int8Array[])[];

/** Compiles the integer table from the edges of the machines, so that the two cannot disagree. */
export function compileMoves(
  machines: ReadonlyMap<string, Machine>,
  postures: readonly ModelPosture[],
  transitions: readonly ModelTransition[],
): MoveTable {
  return transitions.map((transition) => {
    const posture = postures[transition.posture] as ModelPosture;
    const region = machines.get(posture.actor)?.states[posture.id];
    return transition.ends.map(({ outcome }) =>
      Int8Array.from(posture.states, (stateId) => {
        const edges = eventTypes(transition.source).flatMap((type) => [
          ...(region?.states[stateId]?.transitions.get(type) ?? []),
        ]);
        const edge = edges.find(({ meta }) => meta?.path === transition.path && meta?.outcome === outcome?.id);
        const target = edge?.target?.[0]?.key;
        return target === undefined ? -1 : posture.states.indexOf(target);
      }),
    );
  });
}

/**
 * Given all states, a transition, the event it happens on and the place of its end, returns the posture's new state; −1 if it
 * is illegal.
 */
export type Mover = (states: Int32Array, transition: number, event: string, end: number) => number;

/** Live play: every move is made by XState. */
export function machineMover(
  machines: ReadonlyMap<string, Machine>,
  postures: readonly ModelPosture[],
  transitions: readonly ModelTransition[],
): Mover {
  const regionsOf = new Map<string, number[]>();
  postures.forEach((posture, index) => {
    regionsOf.set(posture.actor, [...(regionsOf.get(posture.actor) ?? []), index]);
  });
  return (states, index, event, end) => {
    const { posture, path, ends } = transitions[index] as ModelTransition;
    const { actor, id, states: names } = postures[posture] as ModelPosture;
    const machine = machines.get(actor) as Machine;
    const regions = regionsOf.get(actor) as number[];
    const value: { [region: string]: string } = {};
    for (const region of regions) {
      const { id: regionId, states: regionStates } = postures[region] as ModelPosture;
      value[regionId] = regionStates[states[region] as number] as string;
    }
    const before = machine.resolveState({ value, context: {} });
    const asked: PostureEvent = { type: event, granted: path, outcome: ends[end]?.outcome?.id ?? null };
    if (!before.can(asked)) return -1;
    const [after] = transitionMachine(machine, before, asked);
    const reached = after.value as { [region: string]: string };
    for (const region of regions) {
      const regionId = (postures[region] as ModelPosture).id;
      if (regionId !== id && reached[regionId] !== value[regionId]) {
        throw new BugError(`${path} moved ${actor}.${regionId}, which is not its posture`);
      }
    }
    return names.indexOf(reached[id] as string);
  };
}

/** Ensembles: the table compiled from the machines. */
export function tableMover(moves: MoveTable, transitions: readonly ModelTransition[]): Mover {
  return (states, index, _event, end) => {
    const { posture } = transitions[index] as ModelTransition;
    return moves[index]?.[end]?.[states[posture] as number] as number;
  };
}
