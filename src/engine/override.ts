/**
 * Overrides by the white cell: fire, schedule or write an inject, force a transition, set a gauge. Each is a happening
 * like any other: it is recorded, triggers responses, and milestones and endings are checked after it. A refusal is
 * returned and changes nothing.
 */

import { addressed, everybody } from "./addressees.js";
import { tellOfMove } from "./belief.js";
import { countRecord } from "./broken-run.js";
import { madeOf } from "./derived.js";
import { catchUp, changeGauge } from "./drift.js";
import { type OrderError, refusal, runHasEnded } from "./errors.js";
import { applyEffects } from "./gauge.js";
import { refreshDirty } from "./hazard.js";
import { isConfidential } from "./medium.js";
import type { Model, ModelEffect, ModelGauge, ModelPosture } from "./model.js";
import { type GaugeChange, headlineOf, type InjectRecord, type PostureChange, type Sending } from "./record.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import type { Gauge } from "./scenario.js";
import { shutHazards } from "./stand-in.js";
import { changeState, deliverInject, happen, playMove } from "./step.js";
import { mayMove, putOnAgenda, type World } from "./world.js";

/** An inject that the white cell writes during play. */
export interface AdHocInject {
  /** What the players read. */
  readonly text: string;
  /** What those read whom it is not for; its beginning, where absent. */
  readonly headline?: string;
  /** Absent where everybody reads it. In confidence it sets no posture, because everybody would see that it has moved. */
  readonly addressed?: Sending;
  /** Added to gauges, by id; clamped to their bounds. */
  readonly gauges?: { readonly [gauge: string]: number };
  /** New states, by posture path; they need no legal transition. */
  readonly postures?: { readonly [posture: string]: string };
}

/** Makes a transition happen now, regardless of its trigger and `when`. Its statechart must allow it. */
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
  if (!mayMove(model, world, index)) {
    const open = model.transitions.filter(
      (other, at) => other.posture === transition.posture && mayMove(model, world, at),
    );
    return refusal(
      `${path} can't happen now: ${posture} is in state ${states[world.states[transition.posture] as number]}`,
      `possible from there: ${open.map((other) => other.path).join(", ") || "nothing"}`,
    );
  }
  const { trigger } = transition.source;
  const recorder = new Recorder(model, world, { ...options, reason });
  // The statechart's event for a response is what it responds to.
  const answers = trigger.kind === "response" ? (trigger.on[0] as string) : null;
  playMove(model, world, { transition: index, cause: "hand", answers }, recorder);
  return recorder.records;
}

/** Sets a gauge. The value must lie within the gauge's bounds. */
export function setGauge(
  model: Model,
  world: World,
  gauge: string,
  value: number,
  reason: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = gaugeToChange(model, gauge);
  if (typeof index !== "number") return index;
  if (world.ended) return runHasEnded;
  const { min, max } = model.gauges[index] as ModelGauge;
  if (!(value >= min && value <= max))
    return refusal(`${value} is out of bounds: ${gauge} ranges from ${min} to ${max}`);
  const label = model.scenario.gauges[index]?.label ?? gauge;
  const recorder = new Recorder(model, world, options);
  const set = () => {
    catchUp(model, world, index);
    const from = world.gauges[index] as number;
    changeGauge(model, world, index, value);
    countRecord(world, "@gauge");
    const headline = `${label} is set from ${readable(from)} to ${readable(value)}`;
    const effects = [{ gauge, from, to: value }];
    recorder.reservedInject({ inject: "@gauge", headline, effects, reason, visibility: [] });
  };
  happen(model, world, set, recorder);
  return recorder.records;
}

/** Truncates to two decimals, by exact arithmetic. */
function readable(value: number): string {
  const hundredths = value * 100;
  const whole = hundredths - (hundredths % 1);
  return `${whole / 100}`;
}

/** Delivers an ad-hoc inject now. */
export function adHocInject(
  model: Model,
  world: World,
  inject: AdHocInject,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  if (world.ended) return runHasEnded;
  const sent = sendingOf(model, inject);
  if ("message" in sent) return sent;
  const forced: { posture: number; to: number }[] = [];
  for (const [path, state] of Object.entries(inject.postures ?? {})) {
    const posture = model.postures.findIndex((candidate) => candidate.path === path);
    if (posture < 0) return refusal(`there is no posture ${path}`);
    const { states } = model.postures[posture] as ModelPosture;
    const to = states.indexOf(state);
    if (to < 0) return refusal(`${path} has no state ${state}`, `it has ${states.join(", ")}`);
    forced.push({ posture, to });
  }
  const effects: ModelEffect[] = [];
  for (const [id, add] of Object.entries(inject.gauges ?? {})) {
    const gauge = gaugeToChange(model, id);
    if (typeof gauge !== "number") return gauge;
    effects.push({ gauge, add: [add], scale: null });
  }
  const recorder = new Recorder(model, world, options);
  const deliver = () => {
    const changes: GaugeChange[] = [];
    // Fixed amounts consume no draw, so no stream is needed.
    applyEffects(model, world, effects, -1, changes);
    const moved = forced.flatMap(({ posture, to }) => setPosture(model, world, posture, to, changes));
    countRecord(world, "@ad-hoc");
    const { text, headline = headlineOf(text) } = inject;
    const posturesSet = moved.length > 0 ? { moved } : {};
    recorder.reservedInject({ inject: "@ad-hoc", headline, text, ...sent, effects: changes, ...posturesSet });
    for (const { posture } of forced) tellOfMove(model, world, posture, recorder);
  };
  happen(model, world, deliver, recorder);
  return recorder.records;
}

/** Whom an ad-hoc inject is for, and who learns of it. */
function sendingOf(
  { scenario }: Model,
  { addressed: sending, postures = {} }: AdHocInject,
): Pick<InjectRecord, "addressed" | "visibility"> | OrderError {
  if (sending === undefined) return {};
  const { all, actors, unknown } = addressed(scenario, sending.to);
  const known = [
    everybody,
    ...scenario.actors.map(({ id }) => id),
    ...(scenario.exercise?.teams ?? []).map(({ id }) => id),
  ];
  if (unknown.length > 0)
    return refusal(`${unknown.join(", ")} is no actor and no team`, `the scenario has ${known.join(", ")}`);
  if (!isConfidential(sending.delivery) || all) return { addressed: sending };
  if (Object.keys(postures).length > 0)
    return refusal(
      `what arrives by ${sending.delivery} sets no posture: everybody would see that it has moved`,
      "leave the postures out, or let it arrive by wire, press, television or post",
    );
  return { addressed: sending, visibility: actors };
}

const noEffects = { effects: [], stream: -1 } as const;

/** Sets a posture's state, with the timers and effects of entering it. */
function setPosture(model: Model, world: World, index: number, to: number, changes: GaugeChange[]): PostureChange[] {
  const from = world.states[index] as number;
  if (from === to) return [];
  const { path, states } = model.postures[index] as ModelPosture;
  changeState(model, world, index, to, noEffects, changes);
  return [{ posture: path, from: states[from] as string, to: states[to] as string }];
}

/** Delivers an inject of the scenario now, in place of its own schedule or condition. It may be fired again. */
export function fireInject(
  model: Model,
  world: World,
  inject: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.names.inject(inject);
  if (index < 0) return unknownInject(model, inject);
  if (world.ended) return runHasEnded;
  unscheduleInject(world, index);
  const recorder = new Recorder(model, world, options);
  deliverInject(model, world, index, "hand", recorder);
  return recorder.records;
}

/**
 * Schedules an inject at a time from now to before the horizon, in days from the start, in place of its own schedule.
 * Returns null if done.
 */
export function scheduleInject(model: Model, world: World, inject: string, at: number): OrderError | null {
  const index = model.names.inject(inject);
  if (index < 0) return unknownInject(model, inject);
  if (world.ended) return runHasEnded;
  if (!(at >= world.time && at < world.horizon)) {
    return refusal(`day ${at} is not possible: expected ${world.time} or later, and before ${world.horizon}`);
  }
  unscheduleInject(world, index);
  world.delivered[index] = 1;
  putOnAgenda(world, at, "hand", index);
  shutHazards(model, world, index);
  refreshDirty(model, world);
  return null;
}

function unscheduleInject({ agenda }: World, index: number): void {
  const place = agenda.findIndex((item) => (item.kind === "inject" || item.kind === "hand") && item.index === index);
  if (place >= 0) agenda.splice(place, 1);
}

/** Index of a gauge that has a value of its own; one that is worked out from others has none to change. */
function gaugeToChange({ scenario: { gauges } }: Model, gauge: string): number | OrderError {
  const index = gauges.findIndex(({ id }) => id === gauge);
  if (index < 0)
    return refusal(`there is no gauge ${gauge}`, `the scenario has ${gauges.map(({ id }) => id).join(", ")}`);
  const { derived } = gauges[index] as Gauge;
  if (derived === undefined) return index;
  return refusal(`${gauge} is worked out from other gauges`, `change one of ${madeOf(derived).join(", ")}`);
}

function unknownInject(model: Model, inject: string): OrderError {
  const known = model.injects.map(({ id }) => id).join(", ") || "none";
  return refusal(`there is no inject ${inject}`, `the scenario has ${known}`);
}
