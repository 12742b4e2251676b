/**
 * A timeline looked at from one position: where every posture stands and since when, how every gauge has gone, and what
 * has happened. Derived from the entries on demand, so that forward, back and jump show the same.
 */
import { type EndRecord, readBeliefPath } from "../engine/index.js";
import type { Entry, MessageEntry, RecordEntry, Situation } from "./entry.js";
import type { Timeline } from "./timeline.js";

/** Where a posture stands. */
export interface PostureView {
  readonly state: string;
  /** The state before, once it has moved. */
  readonly before: string | null;
  /** When it moved, in days; null while it has not. */
  readonly movedAt: number | null;
  /** How often it has moved. */
  readonly moves: number;
}

export interface GaugeView {
  readonly value: number;
  /** The value when the day before began, to tell rising from falling. */
  readonly yesterday: number;
  /** One value for each day begun, the latest last. */
  readonly history: readonly number[];
}

/** What an actor takes a posture or a gauge to be, where that is not so. */
export interface Parting {
  readonly actor: string;
  /** Path of the posture, or id of the gauge. */
  readonly about: string;
  /** A state of the posture, or a value of the gauge. */
  readonly believed: string | number;
}

export interface View {
  /** Days since the start. */
  readonly time: number;
  readonly day: number;
  /** By path. */
  readonly postures: ReadonlyMap<string, PostureView>;
  /** By id. */
  readonly gauges: ReadonlyMap<string, GaugeView>;
  /** For the facilitator: where beliefs part from the truth, in the scenario's order. Else none. */
  readonly partings: readonly Parting[];
  /** What happened, oldest first. */
  readonly records: readonly RecordEntry[];
  /** What was written, and what became of it, oldest first. */
  readonly messages: readonly MessageEntry[];
  /** The last record of the run, once it is over. */
  readonly end: EndRecord | null;
}

/** The situation after the first `position` entries, with what the viewer does not see before the next. */
export function situationAt({ entries, latest }: Timeline, position: number): Situation {
  return entries[position]?.before ?? latest;
}

/** The two asked for last: a screen shows one moment, and another one that somebody has selected in it. */
const views = new WeakMap<Timeline, readonly { readonly position: number; readonly view: View }[]>();

/** The view after the first `position` entries, at least one. */
export function viewAt(timeline: Timeline, position: number): View {
  const known = views.get(timeline) ?? [];
  const goal = Math.min(Math.max(1, position), timeline.entries.length);
  const found = known.find((one) => one.position === goal);
  if (found !== undefined) return found.view;
  const view = viewOf(timeline, goal);
  views.set(timeline, [{ position: goal, view }, ...known.slice(0, 1)]);
  return view;
}

function viewOf(timeline: Timeline, position: number): View {
  const entry = timeline.entries[position - 1] as Entry;
  const records = timeline.records.slice(0, entry.recordCount);
  const days = timeline.days.slice(0, position - entry.recordCount - entry.messageCount);
  const situation = situationAt(timeline, position);
  const gauges = new Map(
    Object.entries(situation.gauges).map(([id, value]) => {
      const history = days.map(({ after }) => after.gauges[id] as number);
      return [id, { value, yesterday: history.at(-2) ?? history.at(-1) ?? value, history }] as const;
    }),
  );
  const last = records.at(-1)?.record;
  return {
    time: entry.time,
    day: Math.floor(entry.time),
    postures: posturesOf(situation),
    gauges,
    partings: partingsIn(situation),
    records,
    messages: timeline.messages.slice(0, entry.messageCount),
    end: last?.type === "end" ? last : null,
  };
}

const unmoved = { before: null, movedAt: null, moves: 0 };

function posturesOf({ postures, moved }: Situation): Map<string, PostureView> {
  return new Map(Object.entries(postures).map(([path, state]) => [path, { state, ...(moved[path] ?? unmoved) }]));
}

/** Where the beliefs of a situation part from the truth of it. */
export function partingsIn({ believed, postures, gauges }: Situation): readonly Parting[] {
  return Object.entries(believed).flatMap(([path, value]) => {
    const { actor, subject } = readBeliefPath(path);
    return value === (postures[subject] ?? gauges[subject]) ? [] : [{ actor, about: subject, believed: value }];
  });
}
