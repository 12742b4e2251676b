/**
 * The course of the day as the plan's agenda has it, beside what has become of it: what is under way, what comes next, and how late it is. Turns
 * are where play stands; everything else is told by the clock on the wall. On another date than the plan's, the clock says nothing of the agenda.
 */
import { say } from "../catalogue/index.js";
import type { Exercise, Model } from "../engine/index.js";
import { headOf, type SessionState } from "../session/index.js";
import { longDate } from "../text/index.js";
import { turnCount } from "./seat-page.js";
import { type TurnTime, timeUsed } from "./time-used.js";

type AgendaItem = Exercise["agenda"][number];

export interface Day {
  readonly items: readonly AgendaItem[];
  /** Place of what is under way; null before the first. */
  readonly now: number | null;
  /** Place of what comes next; null for the last. */
  readonly next: number | null;
  /** Minutes by which what is under way began later than planned; 0 for in time, or not known. */
  readonly beganLateMinutes: number;
  /** Minutes by which what comes next is overdue; 0 while it is not. */
  readonly overdueMinutes: number;
  /** Minutes until what comes next; 0 once it is due. */
  readonly untilNextMinutes: number;
  /** Where the plan is for another date: that date and today's. All minutes are 0 then. */
  readonly elsewhen: { readonly planned: string; readonly today: string } | null;
}

/** Minutes since midnight by the clock on the wall here. */
export function minuteOfDay(instant: number): number {
  const date = new Date(instant);
  return date.getHours() * 60 + date.getMinutes();
}

/** The date of the calendar on the wall here. */
function dateHere(instant: number): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Before every item: none has come by the clock. */
const noMinute = -1;

const minuteOf = ({ at }: AgendaItem): number => {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  return hours * 60 + minutes;
};

/** How far the turn under way is. */
function standingOf({ clock }: SessionState, sitting: TurnTime | undefined): "ahead" | "deciding" | "decided" {
  if (sitting?.ended != null) return "decided";
  const begun =
    clock.turn !== null || (sitting !== undefined && (sitting.givenSeconds !== null || sitting.ready.length > 0));
  return begun ? "deciding" : "ahead";
}

/** The latest of some items, from one place up to another, whose time has come; null for none. */
function latestBy(items: readonly AgendaItem[], from: number, to: number, minute: number): number | null {
  let found: number | null = null;
  for (let place = from; place < to; place += 1) if (minuteOf(items[place] as AgendaItem) <= minute) found = place;
  return found;
}

/** What is under way. */
function placeNow(
  items: readonly AgendaItem[],
  turn: number,
  standing: ReturnType<typeof standingOf> | "over",
  minute: number,
) {
  const anchor = items.findIndex((item) => item.turn === turn);
  const turnBefore = (place: number) => items.findLastIndex((item, at) => at < place && item.turn !== undefined);
  if (standing === "over") {
    const last = turnBefore(items.length);
    return latestBy(items, last + 1, items.length, minute) ?? (last < 0 ? null : last);
  }
  if (anchor < 0) return latestBy(items, 0, items.length, minute);
  if (standing === "deciding") return anchor;
  if (standing === "decided") {
    const after = items.findIndex((item, at) => at > anchor && item.turn !== undefined);
    return latestBy(items, anchor + 1, after < 0 ? items.length : after, minute) ?? anchor;
  }
  const before = turnBefore(anchor);
  return latestBy(items, before + 1, anchor, minute) ?? (before < 0 ? null : before);
}

/** The day at an instant, in milliseconds since 1970; null where the plan has no agenda. */
export function dayOf(model: Model, state: SessionState, now: number): Day | null {
  const { agenda: items = [], date: planned } = model.scenario.exercise ?? {};
  if (items.length === 0) return null;
  const today = dateHere(now);
  const elsewhen = planned === undefined || planned === today ? null : { planned, today };
  const { number: turn } = turnCount(model, state);
  const minute = elsewhen === null ? minuteOfDay(now) : noMinute;
  const sitting = timeUsed(state).findLast((one) => one.branch === state.current && one.turn === turn);
  const standing = headOf(state).world.ended ? "over" : standingOf(state, sitting);
  const place = placeNow(items, turn, standing, minute);
  const next = place === null ? 0 : place + 1 < items.length ? place + 1 : null;
  const here = place === null ? undefined : items[place];
  const isTimed = elsewhen === null;
  const began = isTimed && here?.turn === turn && sitting !== undefined ? minuteOfDay(Date.parse(sitting.began)) : null;
  const ahead = !isTimed || next === null ? null : minuteOf(items[next] as AgendaItem) - minute;
  return {
    items,
    now: place,
    next,
    beganLateMinutes: began === null || here === undefined ? 0 : Math.max(0, began - minuteOf(here)),
    overdueMinutes: ahead === null ? 0 : Math.max(0, -ahead),
    untilNextMinutes: ahead === null ? 0 : Math.max(0, ahead),
    elsewhen,
  };
}

/** What is under way, what comes next, and how late it is. */
export function agendaInWords(day: Day): string {
  const [now, next] = [day.now, day.next].map((place) => (place === null ? undefined : day.items[place]));
  const { beganLateMinutes: late, overdueMinutes: overdue, untilNextMinutes: ahead, elsewhen } = day;
  const under = { known: now !== undefined, what: now?.what ?? "" };
  return [
    elsewhen === null
      ? say("clock.day-now", { ...under, late })
      : say("clock.day-elsewhen", { ...under, date: longDate(elsewhen.planned), today: longDate(elsewhen.today) }),
    ...(next === undefined
      ? []
      : [say("clock.day-next", { at: next.at, what: next.what, timed: elsewhen === null, overdue, ahead })]),
  ].join(" ");
}
