/**
 * The white cell's hand: a gauge set, a posture forced, an inject written on the spot or put on another day. Each is a
 * happening like any other: it is recorded, what answers it answers, and milestones and endings are looked at after it.
 * A refusal is returned, and changes nothing.
 */
import { markGaugeDirty } from "./dirty.js";
import type { OrderError } from "./errors.js";
import { applyEffects } from "./gauge.js";
import type { Model, ModelGauge, ModelPosture } from "./model.js";
import type { GaugeChange, PostureChange } from "./record.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { countRecord, enterState, happen, leaveState, move } from "./step.js";
import { putOnAgenda, type World } from "./world.js";

/** What the white cell writes on the spot. */
export interface AdHocInject {
  /** What the players read. */
  readonly text: string;
  /** Added to gauges, by id; clamped to their bounds. */
  readonly gauges?: { readonly [gauge: string]: number };
  /** State that a posture is set to, by posture path, wherever it stands and whatever its statechart allows. */
  readonly postures?: { readonly [posture: string]: string };
}

export function refusal(message: string, hint?: string): OrderError {
  return { kind: "order-error", message, ...(hint === undefined ? {} : { hint }) };
}

export const runHasEnded = refusal("the run has ended", "rewind to a moment before its end");

const headlineLimit = 140;

/** The first line of a text, short enough to be a headline. */
export function headlineOf(text: string): string {
  const first = (text.split("\n")[0] as string).trim();
  return first.length <= headlineLimit ? first : `${first.slice(0, headlineLimit - 1).trimEnd()}…`;
}

/** Makes a transition happen now, whatever its hazard, chance or `when` say; its statechart must allow it. */
export function forceTransition(
  model: Model,
  world: World,
  path: string,
  reason: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.names.transition(path);
  const transition = model.transitions[index];
  if (transition === undefined) return refusal(`there is no transition ${path}`);
  if (world.ended) return runHasEnded;
  const { path: posture, states } = model.postures[transition.posture] as ModelPosture;
  const state = world.states[transition.posture] as number;
  if ((model.moves[index]?.[state] ?? -1) < 0) {
    const open = model.transitions.flatMap((other, at) =>
      other.posture === transition.posture && (model.moves[at]?.[state] ?? -1) >= 0 ? [other.path] : [],
    );
    return refusal(
      `${path} can't happen now: ${posture} stands at ${states[state]}`,
      `from there: ${open.join(", ") || "nothing"}`,
    );
  }
  const { trigger } = transition.source;
  const recorder = new Recorder(model, world, { ...options, reason });
  // A statechart knows an answer by what it answers.
  const answers = trigger.kind === "response" ? (trigger.on[0] as string) : null;
  const first = { transition: index, cause: "hand", answers } as const;
  happen(model, world, (queue) => move(model, world, first, recorder, queue), recorder);
  return recorder.records;
}

/** Sets a gauge to a value within its bounds. */
export function setGauge(
  model: Model,
  world: World,
  gauge: string,
  value: number,
  reason: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.gauges.findIndex(({ id }) => id === gauge);
  if (index < 0)
    return refusal(`there is no gauge ${gauge}`, `the scenario has ${model.gauges.map(({ id }) => id).join(", ")}`);
  if (world.ended) return runHasEnded;
  const { min, max } = model.gauges[index] as ModelGauge;
  if (!(value >= min && value <= max)) return refusal(`${gauge} goes from ${min} to ${max}, not to ${value}`);
  const label = model.scenario.gauges[index]?.label ?? gauge;
  const recorder = new Recorder(model, world, options);
  const set = () => {
    const from = world.gauges[index] as number;
    world.gauges[index] = value;
    markGaugeDirty(model, world, index);
    countRecord(world, "@gauge");
    const headline = `${label} is set from ${readable(from)} to ${readable(value)}`;
    recorder.reservedInject({
      inject: "@gauge",
      headline,
      effects: [{ gauge, from, to: value }],
      reason,
      visibility: [],
    });
  };
  happen(model, world, set, recorder);
  return recorder.records;
}

/** At most two decimals, by exact arithmetic alone. */
function readable(value: number): string {
  const hundredths = value * 100;
  const whole = hundredths - (hundredths % 1);
  return `${whole / 100}`;
}

/** Delivers an inject written on the spot, now. */
export function adHocInject(
  model: Model,
  world: World,
  inject: AdHocInject,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  if (world.ended) return runHasEnded;
  const forced: { posture: number; to: number }[] = [];
  for (const [path, state] of Object.entries(inject.postures ?? {})) {
    const posture = model.postures.findIndex((candidate) => candidate.path === path);
    if (posture < 0) return refusal(`there is no posture ${path}`);
    const { states } = model.postures[posture] as ModelPosture;
    const to = states.indexOf(state);
    if (to < 0) return refusal(`${path} has no state ${state}`, `it has ${states.join(", ")}`);
    forced.push({ posture, to });
  }
  const effects: { gauge: number; add: readonly [number] }[] = [];
  for (const [id, add] of Object.entries(inject.gauges ?? {})) {
    const gauge = model.gauges.findIndex((candidate) => candidate.id === id);
    if (gauge < 0)
      return refusal(`there is no gauge ${id}`, `the scenario has ${model.gauges.map((known) => known.id).join(", ")}`);
    effects.push({ gauge, add: [add] });
  }
  const recorder = new Recorder(model, world, options);
  const deliver = () => {
    const changes: GaugeChange[] = [];
    // Fixed amounts take no draw, so no stream is asked for.
    applyEffects(model, world, effects, -1, changes);
    const moved = forced.flatMap(({ posture, to }) => setPosture(model, world, posture, to, changes));
    countRecord(world, "@ad-hoc");
    const { text } = inject;
    const headline = headlineOf(text);
    recorder.reservedInject({
      inject: "@ad-hoc",
      headline,
      text,
      effects: changes,
      ...(moved.length > 0 ? { moved } : {}),
    });
  };
  happen(model, world, deliver, recorder);
  return recorder.records;
}

/** Puts a posture in a state as if it had arrived there: clocks and effects of entering it included. */
function setPosture(model: Model, world: World, index: number, to: number, changes: GaugeChange[]): PostureChange[] {
  const from = world.states[index] as number;
  if (from === to) return [];
  const { path, states } = model.postures[index] as ModelPosture;
  leaveState(model, world, index, to);
  enterState(model, world, index, changes);
  return [{ posture: path, from: states[from] as string, to: states[to] as string }];
}

/**
 * Puts an inject on a day to come, from the world's time to before the horizon. It then comes on that day and no
 * longer by its own schedule. Answers with a refusal, or null.
 */
export function scheduleInject(model: Model, world: World, inject: string, at: number): OrderError | null {
  const index = model.names.inject(inject);
  if (index < 0) return refusal(`there is no inject ${inject}`, `the scenario has ${knownInjects(model)}`);
  if (world.ended) return runHasEnded;
  if (!(at >= world.time && at < world.horizon)) {
    return refusal(`an inject can be put on a day from ${world.time} to before ${world.horizon}, not on ${at}`);
  }
  const own = world.agenda.findIndex(
    (item) => (item.kind === "inject" || item.kind === "hand") && item.index === index,
  );
  if (own >= 0) world.agenda.splice(own, 1);
  world.delivered[index] = 1;
  putOnAgenda(world, at, "hand", index);
  return null;
}

export function knownInjects(model: Model): string {
  return model.injects.map(({ id }) => id).join(", ") || "none";
}
