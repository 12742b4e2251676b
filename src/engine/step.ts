/**
 * The event loop, in continuous time. All rates are constant between two happenings, so the next one is the earliest of
 * the hazards' due times and the agenda. A happening and the responses it triggers form one cascade; milestones,
 * conditional injects and endings are checked after it and at each day boundary.
 */
import { nextToFire } from "./active-hazards.js";
import { type AgendaItem, cancelTimeout } from "./agenda.js";
import { type Report, takeIn, tellOfMove } from "./belief.js";
import { cascadeError, cascadeLimit, countRecord, type Link } from "./broken-run.js";
import { chanceNow } from "./chance.js";
import { ownEvent } from "./chart.js";
import { holds } from "./condition.js";
import { clearDirty, markAllChecksDirty, markDayDirty } from "./dirty.js";
import { noteMarks, noteMilestone, noteMove, refreshDrifts } from "./drift.js";
import { BugError } from "./errors.js";
import { applyEffects, closeDay } from "./gauge.js";
import { refreshDay, refreshDirty, resetPressure } from "./hazard.js";
import { markEntry, markHappening } from "./marks.js";
import type {
  DrawnEffects,
  Model,
  ModelCheck,
  ModelEnd,
  ModelHazard,
  ModelInject,
  ModelPosture,
  ModelTransition,
} from "./model.js";
import { drawEnd } from "./outcome.js";
import type { GaugeChange, InjectRecord } from "./record.js";
import { effectsLeft, isSkipped, mayAnswer, openHazards } from "./stand-in.js";
import { noteOccasion } from "./will.js";
import { isRecurring, putOnAgenda, startTimeouts, streamOf, type World } from "./world.js";

export type Cause = "hazard" | "response" | "timeout" | "order" | "hand";

/** Callbacks of the event loop; all indices are the model's. */
export interface Listener {
  /** Whether to collect `changes`. */
  readonly wantsChanges: boolean;
  /** Called before an inject is delivered. */
  beforeInject?(inject: number): void;
  /** Called before a posture moves. */
  before?(transition: number, cause: Cause, answers: string | null): void;
  moved(
    transition: number,
    cause: Cause,
    from: number,
    to: number,
    answers: string | null,
    changes: readonly GaugeChange[],
    /** Place among the transition's ends. */
    end: number,
  ): void;
  /** Called for a scheduled inject that has nothing to stand in for. */
  skipped?(inject: number): void;
  injected(inject: number, by: InjectRecord["by"], changes: readonly GaugeChange[]): void;
  milestone(milestone: number): void;
  ended(ending: string | null): void;
  /** Called after an actor has changed what it believes of a posture. */
  heard?(belief: number, report: Report): void;
  /** Whether the white cell vetoes this response. */
  vetoes?(transition: number): boolean;
  /** Called after the drift of a day boundary. */
  day?(day: number): void;
}

const noChanges: readonly GaugeChange[] = [];
const none: readonly number[] = [];

/** Plays the next due item and its cascade. Returns false, with the time set to `until`, if nothing is due by then. */
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
    playMove(
      model,
      world,
      { transition: (model.hazards[hazard] as ModelHazard).transition, cause: "hazard" },
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
      if (isSkipped(model, world, item.index)) skipInject(model, world, item.index, listener);
      else deliverInject(model, world, item.index, "schedule", listener);
      return;
    case "hand":
      deliverInject(model, world, item.index, "hand", listener);
      return;
    case "report":
      takeIn(model, world, item, listener);
      settleHappening(model, world, listener);
      return;
    case "timeout": {
      const { when } = model.transitions[item.index] as ModelTransition;
      // As with a guard on XState's `after`: a timeout whose condition fails on expiry lapses.
      if (when !== null && !holds(when, world)) {
        if (isRecurring(model, world, item.index)) startTimeouts(model, world, [item.index]);
        return;
      }
      if (world.closed[item.index] === 1) {
        noteOccasion(world, item.index);
        if (isRecurring(model, world, item.index)) startTimeouts(model, world, [item.index]);
        return;
      }
      playMove(model, world, { transition: item.index, cause: "timeout" }, listener);
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

/** Delivers an inject now, with its cascade. */
export function deliverInject(
  model: Model,
  world: World,
  index: number,
  by: "schedule" | "hand",
  listener: Listener,
): void {
  happen(model, world, (queue) => deliver(model, world, index, by, listener, queue), listener);
}

function deliver(
  model: Model,
  world: World,
  index: number,
  by: InjectRecord["by"],
  listener: Listener,
  cascade: Link[],
): void {
  const { effects, stream, path } = model.injects[index] as ModelInject;
  listener.beforeInject?.(index);
  world.delivered[index] = 1;
  openHazards(model, world, index);
  const changes: GaugeChange[] | null = listener.wantsChanges ? [] : null;
  applyEffects(model, world, effects, stream, changes);
  noteHappening(model, world, path);
  listener.injected(index, by, changes ?? noChanges);
  cascade.push({ path, parent: -1 });
}

/** Notes that an inject is due but has nothing to stand in for. */
function skipInject(model: Model, world: World, index: number, listener: Listener): void {
  world.delivered[index] = 1;
  openHazards(model, world, index);
  countRecord(world, "@skipped");
  listener.skipped?.(index);
  settleHappening(model, world, listener);
}

/** Plays a transition now, with its cascade. */
export function playMove(model: Model, world: World, first: Move, listener: Listener): void {
  happen(model, world, (queue) => move(model, world, first, listener, queue), listener);
}

/** Plays several transitions, or what stands in their place, at one instant: all of them first, then what answers them. */
export function playTogether(
  model: Model,
  world: World,
  acts: readonly (Move | (() => void))[],
  listener: Listener,
): void {
  const first = (queue: Link[]) => {
    for (const act of acts) {
      if (typeof act === "function") act();
      else move(model, world, act, listener, queue);
    }
  };
  happen(model, world, first, listener);
}

/** Counts a happening and remembers it, as far as conditions ask. */
function noteHappening(model: Model, world: World, path: string): void {
  noteMarks(model, world, markHappening(model, world, path));
  countRecord(world, path);
}

interface Move {
  readonly transition: number;
  readonly cause: Cause;
  /** For a response: the path it responds to. */
  readonly answers?: string | null;
  readonly parent?: number;
}

/** Runs a happening and its responses to completion, then checks milestones, conditional injects and endings. */
export function happen(model: Model, world: World, first: (queue: Link[]) => void, listener: Listener): void {
  runCascade(model, world, first, listener);
  settleHappening(model, world, listener);
}

function runCascade(model: Model, world: World, first: (queue: Link[]) => void, listener: Listener): void {
  const cascade: Link[] = [];
  first(cascade);
  // Of several first happenings each may have as many answers as the only one of others.
  const limit = cascadeLimit + (cascade.length > 1 ? cascade.length - 1 : 0);
  for (let answered = 0; answered < cascade.length; answered += 1) {
    answer(model, world, cascade, answered, listener);
    if (cascade.length > limit) throw cascadeError(cascade);
  }
  refreshDirty(model, world);
  noteMilestonesOn(model, world, cascade, listener);
}

/** Plays the responses to one happening, in declaration order, at most one per posture. */
function answer(model: Model, world: World, cascade: Link[], place: number, listener: Listener): void {
  const { path } = cascade[place] as Link;
  const responders = model.responders.get(path);
  if (responders === undefined) return;
  let answered: Set<number> | null = null;
  for (const index of responders) {
    const transition = model.transitions[index] as ModelTransition;
    const { posture } = transition;
    if (answered?.has(posture) || !mayAnswer(model, world, index)) continue;
    if (world.closed[index] === 1) {
      noteOccasion(world, index);
      continue;
    }
    const chance = chanceNow(transition, world);
    // A certain response consumes no draw, so that `chance: 1` and no `chance` give the same run.
    const granted = chance >= 1 || streamOf(model, world, index)() < chance;
    if (world.scores !== null && chance < 1) world.scores.drew(model, world, index, chance, granted);
    if (!granted) continue;
    if (listener.vetoes?.(index)) continue;
    answered ??= new Set();
    answered.add(posture);
    move(model, world, { transition: index, cause: "response", answers: path, parent: place }, listener, cascade);
  }
}

/** Moves a posture, applies effects, resets its hazard and appends the happening to the cascade. */
function move(model: Model, world: World, what: Move, listener: Listener, cascade: Link[]): void {
  const { transition: index, cause, answers = null, parent = -1 } = what;
  const transition = model.transitions[index] as ModelTransition;
  const { posture, path, hazard, ends } = transition;
  listener.before?.(index, cause, answers);
  const end = ends.length === 1 ? 0 : drawEnd(model, world, index, transition);
  const from = world.states[posture] as number;
  const stoodIn = cause === "response" && hazard >= 0;
  const effects = stoodIn ? effectsLeft(model, hazard, ends[end] as ModelEnd) : (ends[end] as ModelEnd).effects;
  const to = model.mover(world.states, index, answers === null || hazard >= 0 ? ownEvent(transition) : answers, end);
  if (to < 0) throw new BugError(`the statechart refused ${path} at day ${world.time}`);
  const changes: GaugeChange[] | null = listener.wantsChanges ? [] : null;
  if (to === from) {
    // As in XState without `reenter`: the state is neither left nor entered, so only the transition's own effects apply.
    applyEffects(model, world, effects, index, changes);
    if (cause === "timeout") startTimeouts(model, world, [index]);
  } else {
    changeState(model, world, posture, to, { effects, stream: index }, changes);
  }
  if (world.scores !== null && cause === "hazard") world.scores.fired(model, world, hazard);
  if (hazard >= 0) resetPressure(model, world, hazard);
  if (world.occasions.size > 0) world.occasions.delete(index);
  noteHappening(model, world, path);
  listener.moved(index, cause, from, to, answers, changes ?? noChanges, end);
  cascade.push({ path, parent });
  tellOfMove(model, world, posture, listener);
}

/** Moves a posture to another state: cancels the timers of its state, applies effects and those of the entered state, starts its timers. */
export function changeState(
  model: Model,
  world: World,
  posture: number,
  to: number,
  { effects, stream }: DrawnEffects,
  changes: GaugeChange[] | null,
): void {
  const { timeouts, entry, path, states } = model.postures[posture] as ModelPosture;
  const from = world.states[posture] as number;
  world.states[posture] = to;
  noteMove(model, world, posture, from, to);
  noteMarks(model, world, markEntry(model, world, path, states[to]));
  for (const timeout of timeouts[from] ?? none) {
    cancelTimeout(world.agenda, timeout);
    if (world.occasions.size > 0) world.occasions.delete(timeout);
  }
  applyEffects(model, world, effects, stream, changes);
  const entered = entry[to] as DrawnEffects;
  applyEffects(model, world, entered.effects, entered.stream, changes);
  startTimeouts(model, world, timeouts[to] ?? none);
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
  // In declaration order, whichever happening came first.
  waiting?.sort((a, b) => a - b);
  for (const index of waiting ?? none) note(model, world, index, listener);
}

function note(model: Model, world: World, milestone: number, listener: Listener): void {
  world.reached[milestone] = world.time;
  noteMilestone(model, world, milestone);
  countRecord(world, `milestones.${model.milestones[milestone]?.id}`);
  listener.milestone(milestone);
}

/** Checks milestones, conditional injects and endings, until an inject that is delivered makes no other one due. */
function settleHappening(model: Model, world: World, listener: Listener): void {
  settleChecks(model, world, listener);
  if (model.proRata) refreshDrifts(model, world);
}

function settleChecks(model: Model, world: World, listener: Listener): void {
  while (world.dirtyChecks.count > 0) {
    const inject = runChecks(model, world, listener);
    if (world.ended) return;
    refreshDirty(model, world);
    if (inject < 0) return;
    // Delivery checks again, every inject included.
    markAllChecksDirty(model, world);
    runCascade(model, world, (queue) => deliver(model, world, inject, "condition", listener, queue), listener);
  }
  refreshDirty(model, world);
}

/** Evaluates the dirty checks until no further milestone is reached. Returns an inject to deliver, or −1. */
function runChecks(model: Model, world: World, listener: Listener): number {
  const { levels } = world.dirtyChecks;
  // A milestone may depend on a later one; each is reached at most once, so this terminates.
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
