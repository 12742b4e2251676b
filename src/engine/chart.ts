/**
 * Statecharts. The only file that uses XState: it builds one machine per actor, moves postures with XState's transition
 * function, and compiles the same machines into the integer table that ensembles use. XState decides which moves are
 * legal; its timers, actors and actions are never used.
 */
import { type AnyStateMachine, createMachine, transition as transitionMachine } from "xstate";
import { BugError } from "./errors.js";
import type { ModelPosture, ModelTransition } from "./model.js";
import type { Actor, Scenario, State, Transition } from "./scenario.js";

export type Machine = AnyStateMachine;

/** Requests one particular transition of a machine; `granted` distinguishes responses to the same event. */
interface PostureEvent {
  readonly type: string;
  readonly granted: string;
}

/**
 * Events on which a machine takes the transition: those it responds to, or its own path; both if a seat may order it.
 */
function eventTypes({ trigger, path, order }: Transition): readonly string[] {
  if (trigger.kind !== "response") return [path];
  return order === undefined ? trigger.on : [...trigger.on, path];
}

function edgeConfig(transition: Transition, answered: ReadonlySet<string>) {
  const meta = { path: transition.path, headline: transition.headline, evidence: [...transition.evidence] };
  if (transition.trigger.kind !== "response" && !answered.has(transition.path)) return { target: transition.to, meta };
  // Several edges may share an event. The engine grants one of them, by `when` and by its own draw.
  return { target: transition.to, guard: { type: "granted", params: { transition: transition.path } }, meta };
}

function stateConfig(state: State, transitions: readonly Transition[], answered: ReadonlySet<string>) {
  const on: { [event: string]: ReturnType<typeof edgeConfig>[] } = {};
  for (const transition of transitions) {
    if (!transition.from.includes(state.id)) continue;
    for (const type of eventTypes(transition)) {
      on[type] ??= [];
      on[type].push(edgeConfig(transition, answered));
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
  granted: ({ event }: { event: unknown }, params: unknown): boolean =>
    (event as PostureEvent).granted === (params as { transition: string }).transition,
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

/** Where each transition leads from each state: `targets[transition][state]`, −1 where the machine has no such edge. */
export type MoveTable = readonly Int8Array[];

/** Compiles the integer table from the edges of the machines, so that the two cannot disagree. */
export function compileMoves(
  machines: ReadonlyMap<string, Machine>,
  postures: readonly ModelPosture[],
  transitions: readonly ModelTransition[],
): MoveTable {
  return transitions.map((transition) => {
    const posture = postures[transition.posture] as ModelPosture;
    const region = machines.get(posture.actor)?.states[posture.id];
    return Int8Array.from(posture.states, (stateId) => {
      const edges = eventTypes(transition.source).flatMap((type) => [
        ...(region?.states[stateId]?.transitions.get(type) ?? []),
      ]);
      const edge = edges.find((candidate) => candidate.meta?.path === transition.path);
      const target = edge?.target?.[0]?.key;
      return target === undefined ? -1 : posture.states.indexOf(target);
    });
  });
}

/** Given all states, a transition and the event it happens on, returns the posture's new state; −1 if it is illegal. */
export type Mover = (states: Int32Array, transition: number, event: string) => number;

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
  return (states, index, event) => {
    const { posture, path } = transitions[index] as ModelTransition;
    const { actor, id, states: names } = postures[posture] as ModelPosture;
    const machine = machines.get(actor) as Machine;
    const regions = regionsOf.get(actor) as number[];
    const value: { [region: string]: string } = {};
    for (const region of regions) {
      const { id: regionId, states: regionStates } = postures[region] as ModelPosture;
      value[regionId] = regionStates[states[region] as number] as string;
    }
    const before = machine.resolveState({ value, context: {} });
    const asked: PostureEvent = { type: event, granted: path };
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
  return (states, index) => {
    const { posture } = transitions[index] as ModelTransition;
    return (moves[index] as Int8Array)[states[posture] as number] as number;
  };
}
