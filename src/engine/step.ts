/**
 * Play: from happening to happening in continuous time. Between two happenings every rate is constant, so the next
 * one is the earliest of the hazards' due times and the agenda. A happening and all that it sets off at once is one
 * cascade; milestones and endings are looked at after it, and at each day boundary.
 */
import { nextToFire } from "./active-hazards.js";
import { type AgendaItem, cancelTimeout } from "./agenda.js";
import { holds } from "./condition.js";
import { clearDirty, markAllChecksDirty, markDayDirty, markMilestoneDirty, markPostureDirty } from "./dirty.js";
import { BugError, ScenarioError } from "./errors.js";
import { applyEffects, closeDay } from "./gauge.js";
import { refreshDay, refreshDirty, resetPressure } from "./hazard.js";
import type { Model, ModelCheck, ModelHazard, ModelInject, ModelPosture, ModelTransition } from "./model.js";
import type { GaugeChange } from "./record.js";
import { putOnAgenda, startTimeouts, streamOf, type World } from "./world.js";

/** Happenings that one happening may set off at once. A cascade beyond it goes round in a circle. */
export const cascadeLimit = 64;

/** Records in one run. A scenario beyond it has a rate or a timeout that is far too short. */
export const recordLimit = 100_000;

export type Cause = "hazard" | "response" | "timeout" | "order" | "hand";

/** What the engine tells a listener; indices are the model's. */
export interface Listener {
  /** Whether `changes` should be collected. */
  readonly wantsChanges: boolean;
  /** Before a posture moves, with the world as it was when the transition came up. */
  before?(transition: number, cause: Cause, answers: string | null): void;
  moved(
    transition: number,
    cause: Cause,
    from: number,
    to: number,
    answers: string | null,
    changes: readonly GaugeChange[],
  ): void;
  injected(inject: number, by: "schedule" | "condition" | "hand", changes: readonly GaugeChange[]): void;
  milestone(milestone: number): void;
  ended(ending: string | null): void;
  /** Whether this answer, which chance has granted, is not to happen: the white cell's veto. */
  vetoes?(transition: number): boolean;
  /** After the drift of a day boundary. */
  day?(day: number): void;
}

const noChanges: readonly GaugeChange[] = [];
const none: readonly number[] = [];

/** Plays to the next moment at which anything is due, if it lies within `until` days. Answers whether it did. */
export function playNext(model: Model, world: World, until: number, listener: Listener): boolean {
  if (world.ended) return false;
  const hazard = nextToFire(world.active, world.due);
  let time = hazard < 0 ? Infinity : (world.due[hazard] as number);
  const item = world.agenda[0] as AgendaItem | undefined;
  const agendaFirst = item !== undefined && item.time <= time;
  if (agendaFirst) time = item.time;
  if (time > until) {
    if (until > world.time) world.time = until;
    return false;
  }
  world.time = time;
  if (agendaFirst) {
    world.agenda.shift();
    playAgendaItem(model, world, item, listener);
  } else {
    const { transition } = model.hazards[hazard] as ModelHazard;
    happen(
      model,
      world,
      (queue) => move(model, world, { transition, cause: "hazard", answers: null }, listener, queue),
      listener,
    );
  }
  return true;
}

function playAgendaItem(model: Model, world: World, item: AgendaItem, listener: Listener): void {
  switch (item.kind) {
    case "day":
      playDay(model, world, item.index, listener);
      return;
    case "inject":
      deliverInject(model, world, item.index, "schedule", listener);
      return;
    case "hand":
      deliverInject(model, world, item.index, "hand", listener);
      return;
    case "timeout": {
      const { when } = model.transitions[item.index] as ModelTransition;
      // As with a guard on XState's own `after`: a timeout whose condition fails when time is up lapses.
      if (when !== null && !holds(when, world)) return;
      const first: Move = { transition: item.index, cause: "timeout", answers: null };
      happen(model, world, (queue) => move(model, world, first, listener, queue), listener);
      return;
    }
    case "horizon":
      end(world, null, listener);
  }
}

function playDay(model: Model, world: World, day: number, listener: Listener): void {
  if (day > 0) {
    closeDay(model, world);
    markDayDirty(model, world);
    refreshDay(model, world);
  } else {
    markAllChecksDirty(model, world);
  }
  if (day < world.horizon) putOnAgenda(world, day + 1, "day", day + 1);
  listener.day?.(day);
  settleHappening(model, world, listener);
}

/** Delivers an inject at the world's time, with all that answers it. */
export function deliverInject(
  model: Model,
  world: World,
  index: number,
  by: "schedule" | "condition" | "hand",
  listener: Listener,
): void {
  const { effects, stream, path } = model.injects[index] as ModelInject;
  world.delivered[index] = 1;
  happen(
    model,
    world,
    (queue) => {
      const changes: GaugeChange[] | null = listener.wantsChanges ? [] : null;
      applyEffects(model, world, effects, stream, changes);
      countRecord(world, path);
      listener.injected(index, by, changes ?? noChanges);
      queue.push({ path, parent: -1 });
    },
    listener,
  );
}

/** Plays a transition that a seat has chosen, with all that answers it. */
export function playOrder(model: Model, world: World, transition: number, listener: Listener): void {
  const first: Move = { transition, cause: "order", answers: null };
  happen(model, world, (queue) => move(model, world, first, listener, queue), listener);
}

/** A happening of a cascade: its path, and the place in the cascade of the one it answered. */
interface Link {
  readonly path: string;
  readonly parent: number;
}

interface Move {
  readonly transition: number;
  readonly cause: Cause;
  /** Path of the happening answered, for a response. */
  readonly answers: string | null;
  readonly parent?: number;
}

/** Runs one happening and its answers to completion, then looks at milestones, conditional injects and endings. */
export function happen(model: Model, world: World, first: (queue: Link[]) => void, listener: Listener): void {
  const cascade: Link[] = [];
  first(cascade);
  for (let answered = 0; answered < cascade.length; answered += 1) {
    answer(model, world, cascade, answered, listener);
    if (cascade.length > cascadeLimit) throw cascadeError(cascade);
  }
  refreshDirty(model, world);
  noteMilestonesOn(model, world, cascade, listener);
  settleHappening(model, world, listener);
}

/** Lets every posture that can answer one happening do so, in declaration order, each at most once. */
function answer(model: Model, world: World, cascade: Link[], place: number, listener: Listener): void {
  const { path } = cascade[place] as Link;
  const responders = model.responders.get(path);
  if (responders === undefined) return;
  let answered: Set<number> | null = null;
  for (const index of responders) {
    const { posture, when, chance } = model.transitions[index] as ModelTransition;
    if (answered?.has(posture)) continue;
    if ((model.moves[index]?.[world.states[posture] as number] ?? -1) < 0) continue;
    if (when !== null && !holds(when, world)) continue;
    // A certain answer takes no draw, so a chance of 1 and no chance at all are the same scenario.
    if (chance < 1 && streamOf(model, world, index)() >= chance) continue;
    if (listener.vetoes?.(index)) continue;
    answered ??= new Set();
    answered.add(posture);
    move(model, world, { transition: index, cause: "response", answers: path, parent: place }, listener, cascade);
  }
}

/** Moves a posture and does all that goes with it; adds the happening to the cascade. */
export function move(model: Model, world: World, what: Move, listener: Listener, cascade: Link[]): void {
  const index = what.transition;
  const { posture, path, hazard, effects } = model.transitions[index] as ModelTransition;
  listener.before?.(index, what.cause, what.answers);
  const from = world.states[posture] as number;
  const to = model.mover(world.states, index, what.answers ?? path);
  if (to < 0) throw new BugError(`the statechart refused ${path} at day ${world.time}`);
  const changes: GaugeChange[] | null = listener.wantsChanges ? [] : null;
  leaveState(model, world, posture, to);
  applyEffects(model, world, effects, index, changes);
  enterState(model, world, posture, changes);
  if (hazard >= 0) resetPressure(model, world, hazard);
  countRecord(world, path);
  listener.moved(index, what.cause, from, to, what.answers, changes ?? noChanges);
  cascade.push({ path, parent: what.parent ?? -1 });
}

/** A posture stands elsewhere from now on: the clocks of the state it leaves stop. */
export function leaveState(model: Model, world: World, posture: number, to: number): void {
  const { timeouts } = model.postures[posture] as ModelPosture;
  const from = world.states[posture] as number;
  world.states[posture] = to;
  markPostureDirty(model, world, posture, from, to);
  for (const timeout of timeouts[from] ?? none) cancelTimeout(world.agenda, timeout);
}

/** What comes of standing in the state that a posture has just come to: its effects, and its clocks. */
export function enterState(model: Model, world: World, posture: number, changes: GaugeChange[] | null): void {
  const { timeouts, entry } = model.postures[posture] as ModelPosture;
  const state = world.states[posture] as number;
  const entered = entry[state];
  if (entered) applyEffects(model, world, entered.effects, entered.stream, changes);
  startTimeouts(model, world, timeouts[state] ?? none);
}

function noteMilestonesOn(model: Model, world: World, cascade: readonly Link[], listener: Listener): void {
  let waiting: number[] | null = null;
  for (const { path } of cascade) {
    for (const index of model.milestonesOn.get(path) ?? none) {
      if ((world.reached[index] as number) >= 0 || waiting?.includes(index)) continue;
      waiting ??= [];
      waiting.push(index);
    }
  }
  // In the order of their declaration, whichever happening came first.
  waiting?.sort((a, b) => a - b);
  for (const index of waiting ?? none) note(model, world, index, listener);
}

function note(model: Model, world: World, milestone: number, listener: Listener): void {
  world.reached[milestone] = world.time;
  markMilestoneDirty(model, world, milestone);
  countRecord(world, `milestones.${model.milestones[milestone]?.id}`);
  listener.milestone(milestone);
}

/** Notes milestones, delivers injects whose condition now holds, and ends the run at an ending. */
function settleHappening(model: Model, world: World, listener: Listener): void {
  const { dirtyChecks } = world;
  if (dirtyChecks.count > 0) {
    const inject = look(model, world, listener);
    if (world.ended) return;
    refreshDirty(model, world);
    if (inject >= 0) {
      // Delivering settles again, with a fresh look at every inject.
      markAllChecksDirty(model, world);
      deliverInject(model, world, inject, "condition", listener);
    }
    return;
  }
  refreshDirty(model, world);
}

/** Goes through the marked checks until nothing more comes of them. Answers with an inject to deliver, or −1. */
function look(model: Model, world: World, listener: Listener): number {
  const { levels } = world.dirtyChecks;
  // A milestone may rest on another, whichever is declared first; each is noted once, so this comes to rest.
  for (let noted = true; noted; ) {
    noted = false;
    for (let place = 0; place < model.checks.length; place += 1) {
      if (levels[place] === 0) continue;
      const { kind, index, when } = model.checks[place] as ModelCheck;
      if (kind !== "milestone") break;
      if ((world.reached[index] as number) >= 0 || !holds(when, world)) continue;
      note(model, world, index, listener);
      noted = true;
    }
  }
  let inject = -1;
  for (let place = 0; place < model.checks.length; place += 1) {
    if (levels[place] === 0) continue;
    const { kind, index, when } = model.checks[place] as ModelCheck;
    if (kind === "milestone") continue;
    if (kind === "ending") {
      if (!holds(when, world)) continue;
      refreshDirty(model, world);
      end(world, model.endings[index]?.id ?? null, listener);
      break;
    }
    if (world.delivered[index] === 1 || (model.injects[index]?.historical && !world.historical)) continue;
    if (!holds(when, world)) continue;
    inject = index;
    break;
  }
  clearDirty(world.dirtyChecks);
  return inject;
}

function end(world: World, ending: string | null, listener: Listener): void {
  world.ended = true;
  world.ending = ending;
  world.seq += 1;
  listener.ended(ending);
}

/** Counts a record before the listener hears of it; the listener reads `seq - 1`. */
export function countRecord(world: World, path: string): void {
  world.seq += 1;
  if (world.seq <= recordLimit) return;
  throw new ScenarioError([
    {
      severity: "error",
      path,
      message: `more than ${recordLimit} happenings by day ${world.time | 0} of one run`,
      hint: "look for a waiting time, rate or timeout that is far too short",
    },
  ]);
}

/** Names the circle that a runaway cascade goes round in. */
function cascadeError(cascade: readonly Link[]): ScenarioError {
  const chain: string[] = [];
  for (let place = cascade.length - 1; place >= 0; place = (cascade[place] as Link).parent) {
    chain.unshift((cascade[place] as Link).path);
  }
  const last = chain[chain.length - 1] as string;
  const before = chain.lastIndexOf(last, chain.length - 2);
  const circle = before >= 0 ? chain.slice(before) : chain;
  return new ScenarioError([
    {
      severity: "error",
      path: last,
      message: `responses set each other off without end: ${circle.join(" → ")}`,
      expected: `at most ${cascadeLimit} happenings at once`,
      hint: "give one of these responses a `when` that stops it, or a hazard instead",
    },
  ]);
}
