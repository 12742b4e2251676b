/**
 * Happenings and what follows from them: moves, responses, reports, milestones, injects, endings (step.ts, belief.ts,
 * outcome.ts). Whatever breaks a run traps; the host then plays the run again where errors have words.
 */
import { cancelTimer, dropReports, put, report, startTimer } from "./agenda";
import { holds } from "./conditions";
import { spread, stream, uniform } from "./dice";
import { afterDirtyChecks, allowHazards, areChecksDirty, clearChecks, firstDirtyChecks, markAllChecksDirty } from "./dirty";
import { chanceNow, drawEnd, isClosed, mayAnswer } from "./ends";
import { applyEffects, believedGauge, changeGauge, noteMove, noteNoted, refreshDrifts, standInFor } from "./gauges";
import { openReplaced, refreshDirty, resetPressure } from "./hazards";
import { ended, heard, injected, log, moved, reachedMilestone, skipped } from "./log";
import { bits, byte, int, num, setByte, setInt, setNum } from "./memory";
import { forgetOccasion, noteOccasion } from "./orders";
import {
  beliefDelayStream,
  beliefErrorStream,
  beliefKind,
  beliefOf,
  beliefPlace,
  beliefs,
  beliefsOfPosture,
  beliefsOfPostureAt,
  cascadeLimit,
  checkCondition,
  checkIndex,
  checkKind,
  checks,
  delayCount,
  delayHigh,
  delayLow,
  delayMode,
  endEffectsFrom,
  endEffectsTo,
  endsAt,
  endTarget,
  entryFrom,
  entryStream,
  entryTo,
  errorRows,
  errors,
  injectEffectsFrom,
  injectEffectsTo,
  injectHistorical,
  injectStream,
  markCounts,
  marks,
  marksOf,
  marksOfAt,
  marksOfState,
  marksOfStateAt,
  milestones,
  milestonesOn,
  milestonesOnAt,
  postures,
  proRata,
  recordLimit,
  responders,
  respondersAt,
  span,
  stateCount,
  timers,
  timersAt,
  transitionHazard,
  transitionPosture,
  transitions,
  transitionWhen,
} from "./tables";
import { scoreDrew, scoreFired, scoring } from "./scores";
import { tallyEnd, tallyMilestone, tallyMove } from "./tally";
import {
  agendaSequence,
  answered,
  cascade,
  delivered,
  dirtyChecks,
  isOver,
  markValues,
  playsHistory,
  reached,
  recordCount,
  setEnded,
  setRecordCount,
  states,
  time,
  waitingMilestones,
} from "./world";

/** What a move comes of: a happening that it answers, by place, or one of these. */
export const byHazard: i32 = -1;
export const byTimeout: i32 = -2;
const byOrder: i32 = -3;

/** What delivers an inject. */
export const bySchedule: i32 = 0;
export const byFacilitator: i32 = 1;
const byCondition: i32 = 2;

let cascadeLength: i32 = 0;
let answers: i32 = 0;

function countRecord(): void {
  setRecordCount(recordCount() + 1);
  if (recordCount() > recordLimit) unreachable();
}

function setMark(mark: i32): void {
  setNum(markValues, mark, int(markCounts, mark) ? num(markValues, mark) + 1 : time());
}

/** Remembers at once what the list holds, then marks what depends on it, as the engine does. */
function noteMarks(at: usize, list: usize, owner: i32, telling: bool): void {
  if (marks == 0) return;
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) setMark(int(list, place));
  if (!telling) return;
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) noteNoted(milestones + int(list, place));
}

/** `place` is that of a posture, or of a belief about one. */
export function noteEntry(place: i32, state: i32, telling: bool): void {
  noteMarks(marksOfStateAt, marksOfState, place * span + state, telling);
}

function noteHappening(happening: i32): void {
  noteMarks(marksOfAt, marksOf, happening, true);
  countRecord();
}

export function startTimersOf(posture: i32): void {
  const cell = posture * span + int(states, posture);
  for (let place = int(timersAt, cell); place < int(timersAt, cell + 1); place += 1) startTimer(int(timers, place));
}

/** Moves a posture to another state, with effects of the end and of entry. */
function changeState(posture: i32, to: i32, from0: i32, to0: i32, ofStream: i32): void {
  const from = int(states, posture);
  setInt(states, posture, to);
  allowHazards(posture, to);
  noteMove(posture, from, to);
  noteEntry(posture, to, true);
  const before = posture * span + from;
  for (let place = int(timersAt, before); place < int(timersAt, before + 1); place += 1) {
    cancelTimer(int(timers, place));
    forgetOccasion(int(timers, place));
  }
  applyEffects(from0, to0, ofStream);
  const after = posture * span + to;
  applyEffects(int(entryFrom, after), int(entryTo, after), int(entryStream, after));
  startTimersOf(posture);
}

function move(transition: i32, cause: i32): void {
  const posture = int(transitionPosture, transition);
  const first = int(endsAt, transition);
  const end = int(endsAt, transition + 1) - first == 1 ? first : drawEnd(transition);
  const from = int(states, posture);
  const to = int(endTarget, end * span + from);
  if (to < 0) unreachable();
  const hazard = int(transitionHazard, transition);
  if (hazard >= 0 && cause >= 0) standInFor(cause - transitions);
  if (to == from) {
    applyEffects(int(endEffectsFrom, end), int(endEffectsTo, end), transition);
    if (cause == byTimeout) startTimer(transition);
  } else changeState(posture, to, int(endEffectsFrom, end), int(endEffectsTo, end), transition);
  if (hazard >= 0) {
    if (scoring() && cause == byHazard) scoreFired(hazard);
    resetPressure(hazard);
  }
  forgetOccasion(transition);
  noteHappening(transition);
  tallyMove(transition, end, from);
  log(moved, transition, cause, from, to, <f64>(end - first));
  setInt(cascade, cascadeLength, transition);
  cascadeLength += 1;
  if (beliefs > 0) tellOfMove(posture);
}

/** Reports to the actors that hold beliefs about a posture. */
function tellOfMove(posture: i32): void {
  for (let place = int(beliefsOfPostureAt, posture); place < int(beliefsOfPostureAt, posture + 1); place += 1) {
    const belief = int(beliefsOfPosture, place);
    const truth = <f64>int(states, posture);
    const days = spread(
      int(delayCount, belief),
      num(delayLow, belief),
      num(delayMode, belief),
      num(delayHigh, belief),
      int(beliefDelayStream, belief),
    );
    if (days > 0) put(time() + days, report, belief, truth);
    else takeIn(belief, truth, time(), agendaSequence());
  }
}

/** An actor takes in a report, of a posture or a gauge, that was sent at some time. */
export function takeIn(belief: i32, truth: f64, sent: f64, sequence: i32): void {
  dropReports(belief, sequence);
  const place = int(beliefPlace, belief);
  if (int(beliefKind, belief) == 1) {
    changeGauge(place, believedGauge(belief, truth));
    return;
  }
  const from = int(states, place);
  const to = takenFor(belief, <i32>truth);
  if (to == from) return;
  setInt(states, place, to);
  noteMove(place, from, to);
  noteEntry(place, to, true);
  countRecord();
  log(heard, belief, from, to, <i32>truth, sent);
}

/** The state that a report tells of. */
function takenFor(belief: i32, truth: i32): i32 {
  const rows = int(errorRows, belief);
  if (rows < 0) return truth;
  const draw = uniform(stream(int(beliefErrorStream, belief)));
  const count = int(stateCount, int(beliefOf, belief));
  let sum: f64 = 0;
  for (let state = 0; state < count; state += 1) {
    sum += num(errors, rows + truth * count + state);
    if (draw < sum) return state;
  }
  return truth;
}

/** Plays the responses to one happening, in declaration order, at most one per posture. */
function answer(happening: i32): void {
  answers += 1;
  for (let place = int(respondersAt, happening); place < int(respondersAt, happening + 1); place += 1) {
    const transition = int(responders, place);
    const posture = int(transitionPosture, transition);
    if (int(answered, posture) == answers || !mayAnswer(transition)) continue;
    if (isClosed(transition)) {
      noteOccasion(transition);
      continue;
    }
    const chance: f64 = int(transitionHazard, transition) >= 0 ? 1 : chanceNow(transition);
    const granted = chance >= 1 || uniform(stream(transition)) < chance;
    if (scoring() && chance < 1) scoreDrew(transition, chance, granted);
    if (!granted) continue;
    setInt(answered, posture, answers);
    move(transition, happening);
  }
}

/** Plays a transition, with its cascade and all that follows. */
export function playMove(transition: i32, cause: i32): void {
  cascadeLength = 0;
  move(transition, cause);
  runCascade();
  settleHappening();
}

/** Plays the orders in the first places of the cascade at one instant: all of them first, then what answers them. */
export function playOrders(orders: i32): void {
  cascadeLength = 0;
  for (let place = 0; place < orders; place += 1) move(int(cascade, place), byOrder);
  runCascade();
  settleHappening();
}

/** Delivers an inject, with its cascade and all that follows. */
export function playInject(inject: i32, by: i32): void {
  deliver(inject, by);
  settleHappening();
}

export function skipInject(inject: i32): void {
  setByte(delivered, inject, 1);
  openReplaced(inject);
  countRecord();
  log(skipped, inject);
  settleHappening();
}

function deliver(inject: i32, by: i32): void {
  cascadeLength = 0;
  setByte(delivered, inject, 1);
  openReplaced(inject);
  applyEffects(int(injectEffectsFrom, inject), int(injectEffectsTo, inject), int(injectStream, inject));
  noteHappening(transitions + inject);
  log(injected, inject, by);
  setInt(cascade, cascadeLength, transitions + inject);
  cascadeLength += 1;
  runCascade();
}

function runCascade(): void {
  // Of several first happenings each may have as many answers as the only one of others.
  const limit = cascadeLimit + cascadeLength - 1;
  for (let place = 0; place < cascadeLength; place += 1) {
    answer(int(cascade, place));
    if (cascadeLength > limit) unreachable();
  }
  refreshDirty();
  noteMilestonesOn();
}

/** Milestones that the happenings of the cascade reach, in declaration order. */
function noteMilestonesOn(): void {
  let waiting = false;
  for (let place = 0; place < cascadeLength; place += 1) {
    const happening = int(cascade, place);
    for (let at = int(milestonesOnAt, happening); at < int(milestonesOnAt, happening + 1); at += 1) {
      const milestone = int(milestonesOn, at);
      if (num(reached, milestone) >= 0) continue;
      setByte(waitingMilestones, milestone, 1);
      waiting = true;
    }
  }
  if (!waiting) return;
  for (let milestone = 0; milestone < milestones; milestone += 1) {
    if (byte(waitingMilestones, milestone) == 0) continue;
    setByte(waitingMilestones, milestone, 0);
    note(milestone);
  }
}

function note(milestone: i32): void {
  setNum(reached, milestone, time());
  noteNoted(milestone);
  countRecord();
  tallyMilestone(milestone);
  log(reachedMilestone, milestone);
}

export function end(by: i32): void {
  setEnded(by);
  setRecordCount(recordCount() + 1);
  tallyEnd();
  log(ended, by);
}

/** Checks milestones, conditional injects and endings, until an inject that is delivered makes no other one due. */
export function settleHappening(): void {
  settleChecks();
  if (proRata) refreshDrifts();
}

function settleChecks(): void {
  while (areChecksDirty()) {
    const inject = runChecks();
    if (isOver()) return;
    refreshDirty();
    if (inject < 0) return;
    markAllChecksDirty();
    deliver(inject, byCondition);
  }
  refreshDirty();
}

/** The next dirty check from a place on; their number if there is none. */
@inline
function nextDirty(from: i32): i32 {
  const after = afterDirtyChecks();
  let word = max(from >> 6, firstDirtyChecks());
  if (word >= after) return checks;
  let left = bits(dirtyChecks, word);
  if (word == from >> 6) left &= u64.MAX_VALUE << <u64>from;
  while (left == 0) {
    word += 1;
    if (word >= after) return checks;
    left = bits(dirtyChecks, word);
  }
  return (word << 6) + <i32>ctz<u64>(left);
}

/** Evaluates the dirty checks. Returns an inject to deliver, or −1. */
function runChecks(): i32 {
  for (let noted = true; noted; ) {
    noted = false;
    for (let place = nextDirty(0); place < checks; place = nextDirty(place + 1)) {
      if (int(checkKind, place) != 0) break;
      const milestone = int(checkIndex, place);
      if (num(reached, milestone) >= 0 || !holds(int(checkCondition, place))) continue;
      note(milestone);
      noted = true;
    }
  }
  let inject: i32 = -1;
  for (let place = nextDirty(0); place < checks; place = nextDirty(place + 1)) {
    const kind = int(checkKind, place);
    if (kind == 0) continue;
    const index = int(checkIndex, place);
    if (kind == 1) {
      if (!holds(int(checkCondition, place))) continue;
      refreshDirty();
      end(index);
      break;
    }
    if (byte(delivered, index) == 1 || (int(injectHistorical, index) && !playsHistory())) continue;
    if (!holds(int(checkCondition, place))) continue;
    inject = index;
    break;
  }
  clearChecks();
  return inject;
}
