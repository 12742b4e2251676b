/**
 * The agenda (agenda.ts): slots of items, in the order of (time, priority, sequence). Kinds are numbered by priority:
 * 0 report, 1 day, 2 inject, 3 inject by hand, 4 timeout, 5 horizon.
 */
import { spread } from "./dice";
import { int, num, setInt, setNum } from "./memory";
import { afterCount, afterHigh, afterLow, afterMode, agendaRoom } from "./tables";
import {
  agendaOrder,
  itemIndex,
  itemKind,
  items,
  itemSequence,
  itemSince,
  itemTime,
  itemTruth,
  nextSequence,
  setItems,
  time,
} from "./world";

export const report: i32 = 0;
export const day: i32 = 1;
export const inject: i32 = 2;
export const byHand: i32 = 3;
export const timeout: i32 = 4;
export const endOfPlay: i32 = 5;

function comesBefore(one: i32, other: i32): bool {
  const early = num(itemTime, one);
  const late = num(itemTime, other);
  if (early != late) return early < late;
  const priority = int(itemKind, one) - int(itemKind, other);
  return priority != 0 ? priority < 0 : int(itemSequence, one) < int(itemSequence, other);
}

/** Inserts a slot that is filled. Slots in use stand in the first places of the order, free ones after them. */
function insert(slot: i32): void {
  let place = items();
  for (; place > 0 && comesBefore(slot, int(agendaOrder, place - 1)); place -= 1)
    setInt(agendaOrder, place, int(agendaOrder, place - 1));
  setInt(agendaOrder, place, slot);
  setItems(items() + 1);
}

/** Takes the item at a place off the agenda; its slot is free then. */
export function removeAt(place: i32): void {
  const slot = int(agendaOrder, place);
  const last = items() - 1;
  for (let at = place; at < last; at += 1) setInt(agendaOrder, at, int(agendaOrder, at + 1));
  setInt(agendaOrder, last, slot);
  setItems(last);
}

/** Puts an item on the agenda, after all others of its time and priority. Traps where there is no room. */
export function put(at: f64, kind: i32, index: i32, truth: f64): void {
  if (items() >= agendaRoom) unreachable();
  const slot = int(agendaOrder, items());
  setNum(itemTime, slot, at);
  setNum(itemTruth, slot, truth);
  setNum(itemSince, slot, time());
  setInt(itemKind, slot, kind);
  setInt(itemIndex, slot, index);
  setInt(itemSequence, slot, nextSequence());
  insert(slot);
}

/** Gives the item at a place another time. */
export function postpone(place: i32, to: f64): void {
  const slot = int(agendaOrder, place);
  removeAt(place);
  setNum(itemTime, slot, to);
  insert(slot);
}

/** Starts the timer of a transition. */
export function startTimer(transition: i32): void {
  const days = spread(
    int(afterCount, transition),
    num(afterLow, transition),
    num(afterMode, transition),
    num(afterHigh, transition),
    transition,
  );
  put(time() + days, timeout, transition, 0);
}

/** Removes a transition's timer, if it runs. */
export function cancelTimer(transition: i32): void {
  for (let place = 0; place < items(); place += 1) {
    const slot = int(agendaOrder, place);
    if (int(itemKind, slot) != timeout || int(itemIndex, slot) != transition) continue;
    removeAt(place);
    return;
  }
}

/** Removes the reports to a belief that were sent before one that has arrived. */
export function dropReports(belief: i32, before: i32): void {
  for (let place = items() - 1; place >= 0; place -= 1) {
    const slot = int(agendaOrder, place);
    if (int(itemKind, slot) == report && int(itemIndex, slot) == belief && int(itemSequence, slot) < before)
      removeAt(place);
  }
}
