/**
 * The view: what a person should see once the first so many entries of a tape have happened. One pure reducer from
 * entry to entry, so that forward, back and jump show the same thing, and nothing on the screen has a life of its own.
 */
import type { Record as RunRecord, Scenario } from "../../engine/index.js";
import { isByChance, likelihoodOf } from "../../text/index.js";
import type { Entry, RecordEntry } from "./tape.js";

/** Where a posture stands. */
export interface Standing {
  readonly state: string;
  /** The state before, once it has moved. */
  readonly before: string | null;
  /** When it moved, in days; null while it has not. */
  readonly movedAt: number | null;
  /** How often it has moved. */
  readonly moves: number;
}

export interface Reading {
  readonly value: number;
  /** The value when the day before began, to tell rising from falling. */
  readonly yesterday: number;
  /** One value for each day begun, the latest last. */
  readonly history: readonly number[];
}

export interface View {
  /** Days since the start. */
  readonly time: number;
  readonly day: number;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly readings: ReadonlyMap<string, Reading>;
  /** What happened, oldest first. */
  readonly wire: readonly RecordEntry[];
  /** The `end` record once the run is over. */
  readonly end: (RunRecord & { readonly type: "end" }) | null;
}

/** Before anything: postures at their initial states, gauges not yet read. */
export function openingView(scenario: Scenario): View {
  const standings = new Map<string, Standing>();
  for (const actor of scenario.actors) {
    for (const posture of actor.postures) {
      standings.set(posture.path, { state: posture.initial, before: null, movedAt: null, moves: 0 });
    }
  }
  return { time: 0, day: 0, standings, readings: new Map(), wire: [], end: null };
}

/** The view one entry later. */
export function reduceView(view: View, entry: Entry): View {
  return entry.kind === "day" ? beginDay(view, entry) : addRecord(view, entry);
}

function beginDay(view: View, entry: Entry & { kind: "day" }): View {
  const readings = new Map<string, Reading>();
  for (const [gauge, value] of Object.entries(entry.gauges)) {
    const history = view.readings.get(gauge)?.history ?? [];
    readings.set(gauge, { value, yesterday: history.at(-1) ?? value, history: [...history, value] });
  }
  return { ...view, time: entry.time, day: Math.floor(entry.time), readings };
}

function addRecord(view: View, entry: RecordEntry): View {
  const { record } = entry;
  const next = { ...view, time: entry.time, day: record.day, wire: [...view.wire, entry] };
  if (record.type === "end") return { ...next, end: record };
  if (record.type === "milestone") return next;
  const readings = record.effects.length === 0 ? view.readings : withEffects(view.readings, record.effects);
  const moved = record.type === "inject" ? (record.moved ?? []) : [record];
  if (moved.length === 0) return { ...next, readings };
  const standings = new Map(view.standings);
  for (const { posture, from, to } of moved) {
    const moves = (standings.get(posture)?.moves ?? 0) + 1;
    standings.set(posture, { state: to, before: from, movedAt: entry.time, moves });
  }
  return { ...next, readings, standings };
}

function withEffects(
  readings: ReadonlyMap<string, Reading>,
  effects: readonly { readonly gauge: string; readonly to: number }[],
): ReadonlyMap<string, Reading> {
  const changed = new Map(readings);
  for (const { gauge, to } of effects) {
    const reading = changed.get(gauge);
    if (reading !== undefined) changed.set(gauge, { ...reading, value: to });
  }
  return changed;
}

const stride = 64;

/** Looks up the view after any number of entries without starting over each time. */
export function createViewer(scenario: Scenario, entries: readonly Entry[]): (position: number) => View {
  const checkpoints = [openingView(scenario)];
  let last = { position: 0, view: openingView(scenario) };
  return (position) => {
    const goal = Math.min(position, entries.length);
    if (last.position === goal) return last.view;
    let at = Math.min(Math.floor(goal / stride), checkpoints.length - 1) * stride;
    let view = checkpoints[at / stride] ?? openingView(scenario);
    if (last.position >= at && last.position < goal) ({ position: at, view } = last);
    while (at < goal) {
      const entry = entries[at];
      if (entry === undefined) break;
      view = reduceView(view, entry);
      at += 1;
      if (at % stride === 0 && checkpoints.length === at / stride) checkpoints.push(view);
    }
    last = { position: at, view };
    return view;
  };
}

/** The records that chance favoured least, least likely first; what came more than once, at its least likely. */
export function surprises(wire: readonly RecordEntry[], limit: number): { entry: RecordEntry; p: number }[] {
  const rated = wire.flatMap((entry) => {
    const known = likelihoodOf(entry.record, entry.why);
    return known.p === null || !isByChance(known) ? [] : [{ entry, p: known.p }];
  });
  const seen = new Set<string>();
  return rated
    .sort((a, b) => a.p - b.p)
    .filter(({ entry: { record } }) => {
      const name = "transition" in record ? record.transition : record.headline;
      return seen.size < seen.add(name).size;
    })
    .slice(0, limit);
}
