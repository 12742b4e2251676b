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

function edgeOf(lookup: Lookup, path: string, target: string) {
  const transition = lookup.transitions.get(path) as Transition;
  const { headline, trigger, when } = transition;
  return {
    target,
    description: `${headline} (${triggerWords(lookup, transition)})`,
    meta: {
      path,
      headline,
      trigger,
      ...(when === undefined ? {} : { when }),
      ...basisOf(transition),
    },
  };
}

type Edge = ReturnType<typeof edgeOf>;
type EngineState = ReturnType<typeof machineConfig>["states"][string]["states"][string];

/**
 * A transition goes under its own path; a response besides under all that it answers, where of several the first that
 * was declared goes, as if every chance came up.
 */
function edgesOf(lookup: Lookup, state: EngineState): Readonly<Record<string, readonly Edge[]>> {
  const own = new Map<string, Edge[]>();
  const answers = new Map<string, Edge[]>();
  for (const [event, candidates] of Object.entries(state.on)) {
    for (const { target, meta } of candidates) {
      const edge = edgeOf(lookup, meta.path, target);
      own.set(meta.path, [edge]);
      if (event !== meta.path) answers.set(event, [...(answers.get(event) ?? []), edge]);
    }
  }
  const events = new Set([...own.keys(), ...answers.keys()]);
  return Object.fromEntries(
    [...events].map((event) => [event, [...(own.get(event) ?? []), ...(answers.get(event) ?? [])]]),
  );
}

/** What `createMachine` of XState 5 takes, for one actor: parallel regions, one a posture. */
export type StatechartConfig = ReturnType<typeof actorStatechart>;

/** One actor's statechart, derived from the machine the engine plays. */
export function actorStatechart(scenario: Scenario, actor: Actor) {
  const lookup = createLookup(scenario);
  const engine = machineConfig(actor);
  const regions = actor.postures.map((posture) => {
    const region = engine.states[posture.id];
    const states = posture.states.map((state) => {
      const node = region?.states[state.id] as EngineState;
      const described = state.description === undefined ? {} : { description: state.description };
      return [state.id, { ...described, meta: node.meta, on: edgesOf(lookup, node) }] as const;
    });
    const meta = { label: posture.label };
    return [posture.id, { initial: posture.initial, meta, states: Object.fromEntries(states) }] as const;
  });
  return {
    id: actor.id,
    type: "parallel" as const,
    ...(actor.description === undefined ? {} : { description: actor.description }),
    meta: { label: actor.label },
    states: Object.fromEntries(regions),
  };
}

/** All actors' statecharts, by actor id. */
export function scenarioStatecharts(scenario: Scenario): Readonly<Record<string, StatechartConfig>> {
  return Object.fromEntries(scenario.actors.map((actor) => [actor.id, actorStatechart(scenario, actor)]));
}
