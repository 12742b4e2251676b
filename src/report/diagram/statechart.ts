/**
 * Statecharts for anyone's XState. An exported configuration is plain JSON and goes into `createMachine` as it is. The
 * engine's own machines guard responses, because only its dice may grant one; a guard without its implementation throws
 * the moment its event comes, so the export says in words what the guard decides, and leaves the guard out.
 */
import { say } from "../../catalogue/index.js";
import { type Actor, basisOf, machineConfig, type Scenario, type Transition } from "../../engine/index.js";
import {
  chanceInWords,
  conditionInWords,
  createLookup,
  type Lookup,
  quantityInWords,
  timeoutInWords,
  waitInWords,
} from "../../text/index.js";

function triggerWords(lookup: Lookup, transition: Transition): string {
  const { trigger, when } = transition;
  const only =
    when === undefined ? "" : `, ${say("diagram.only-while", { condition: conditionInWords(lookup, when) })}`;
  if (trigger.kind === "hazard")
    return `${say("diagram.before-ratios", { wait: waitInWords(lookup, trigger) })}${only}`;
  if (trigger.kind === "timeout") return `${timeoutInWords(lookup, trigger.after)}${only}`;
  const answers = say("diagram.answers", {
    on: trigger.on.join(" or "),
    chance: chanceInWords(lookup, transition),
  });
  return `${answers}${only}`;
}

type EngineEdge = EngineState["on"][string][number];

function edgeOf(lookup: Lookup, { target, meta: { path, outcome: id, headline } }: EngineEdge) {
  const transition = lookup.transitions.get(path) as Transition;
  const { trigger, when } = transition;
  const outcome = transition.outcomes?.find((one) => one.id === id);
  const weight =
    outcome === undefined ? "" : `, ${say("diagram.weight", { weight: quantityInWords(lookup, outcome.weight) })}`;
  return {
    target,
    description: `${headline} (${triggerWords(lookup, transition)}${weight})`,
    meta: {
      path,
      ...(outcome === undefined ? {} : { outcome: outcome.id, weight: outcome.weight }),
      headline,
      trigger,
      ...(when === undefined ? {} : { when }),
      ...basisOf(transition),
    },
  };
}

/** The event that takes an edge, and no other: its path, and of several ends the outcome too. */
const ownEvent = ({ path, outcome }: EngineEdge["meta"]): string =>
  outcome === undefined ? path : `${path}.${outcome}`;

type Edge = ReturnType<typeof edgeOf>;
type EngineState = ReturnType<typeof machineConfig>["states"][string]["states"][string];

/**
 * Every edge goes under its own path, each of several outcomes under the path and its id. For `answering` charts a response goes besides under all that it answers, where
 * of several the first that was declared is taken, as if every chance came up.
 */
function edgesOf(lookup: Lookup, state: EngineState, answering: boolean): Readonly<Record<string, readonly Edge[]>> {
  const own = new Map<string, Edge[]>();
  const answers = new Map<string, Edge[]>();
  for (const [event, candidates] of Object.entries(state.on)) {
    for (const candidate of candidates) {
      const edge = edgeOf(lookup, candidate);
      own.set(ownEvent(candidate.meta), [edge]);
      if (answering && event !== candidate.meta.path) answers.set(event, [...(answers.get(event) ?? []), edge]);
    }
  }
  const events = new Set([...own.keys(), ...answers.keys()]);
  return Object.fromEntries(
    [...events].map((event) => [event, [...(own.get(event) ?? []), ...(answers.get(event) ?? [])]]),
  );
}

/** One actor as a parallel node of XState, one region a posture, derived from the machine the engine plays. */
function actorNode(lookup: Lookup, actor: Actor, answering: boolean) {
  const engine = machineConfig(actor);
  const regions = actor.postures.map((posture) => {
    const region = engine.states[posture.id];
    const states = posture.states.map((state) => {
      const node = region?.states[state.id] as EngineState;
      const described = state.description === undefined ? {} : { description: state.description };
      return [state.id, { ...described, meta: node.meta, on: edgesOf(lookup, node, answering) }] as const;
    });
    const meta = { label: posture.label };
    return [posture.id, { initial: posture.initial, meta, states: Object.fromEntries(states) }] as const;
  });
  return {
    type: "parallel" as const,
    ...(actor.description === undefined ? {} : { description: actor.description }),
    meta: { label: actor.label },
    states: Object.fromEntries(regions),
  };
}

/** What `createMachine` of XState 5 takes, for one actor: it answers what others do, whenever it is told of it. */
export function actorStatechart(scenario: Scenario, actor: Actor) {
  const { meta, ...node } = actorNode(createLookup(scenario), actor, true);
  return { id: actor.id, ...node, meta: { ...meta, driving: say("diagram.driving-an-actor") } };
}

/**
 * What `createMachine` of XState 5 takes, for a whole scenario: every actor a parallel region, and in it every posture.
 * All regions receive every event, so that a response moves by its own path only: under what it answers it would happen
 * in the same step as its cause, and also where the dice refused it.
 */
export function scenarioStatechart(scenario: Scenario) {
  const lookup = createLookup(scenario);
  return {
    id: scenario.id,
    type: "parallel" as const,
    description: scenario.summary,
    meta: { label: scenario.title, driving: say("diagram.driving-a-scenario") },
    states: Object.fromEntries(scenario.actors.map((actor) => [actor.id, actorNode(lookup, actor, false)])),
  };
}
