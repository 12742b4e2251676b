/**
 * A session as the table knows it: a tape like that of any run, only without what is kept from the table. It is made
 * anew from the branch that is played whenever anything has changed, so that it follows every way back and every branch.
 */
import {
  advance,
  cloneWorld,
  type ExplainedRecord,
  type Model,
  playDue,
  type Record as RunRecord,
  type SavedWorld,
  type Scenario,
  saveWorld,
  type World,
} from "../../../engine/index.js";
import {
  type Checkpoint,
  headOf,
  recordSeenBy,
  recordsSeenBy,
  retell,
  type SessionState,
  type Told,
} from "../../../session/index.js";
import { safe } from "../../term/text.js";
import type { Entry, Tape } from "../tape.js";
import { type PublicEntry, publicEntry } from "./public-entry.js";
import { publicScenario, type Secrets, secretsOf } from "./secrets.js";

type Gauges = Readonly<{ [gauge: string]: number }>;

export type PublicTapeEntry = Exclude<Entry, { kind: "record" }> | PublicEntry;

export interface PublicTape extends Tape {
  readonly entries: readonly PublicTapeEntry[];
  /** The public gauges after the first `position` entries, and after all that the table did not see before the next. */
  gaugesAt(position: number): Gauges;
  /** Takes over a later state, if all that has been told still holds in it; answers whether it does. */
  extend(state: SessionState): boolean;
}

/** What of a model stays the same however the session goes. */
export interface PublicModel {
  readonly model: Model;
  readonly secrets: Secrets;
  /** Safe to show, and without what is kept from the table. */
  readonly scenario: Scenario;
}

export function publicModel(model: Model): PublicModel {
  const secrets = secretsOf(model);
  return { model, secrets, scenario: safe(publicScenario(model.scenario, secrets)) };
}

/** The moment at or before which all of the first so many records had happened. */
function momentHolding(head: Checkpoint, record: number): Checkpoint {
  let at = head;
  while (at.parent !== null && at.count - at.records.length > record) at = at.parent;
  return at;
}

/** The world right after the happening of a record. */
function worldAfterRecord(model: Model, head: Checkpoint, record: number): World {
  const moment = momentHolding(head, record);
  if (moment.parent === null || moment.input?.type !== "advance") return cloneWorld(moment.world);
  const world = cloneWorld(moment.parent.world);
  while (world.seq <= record && playDue(model, world, moment.world.time) !== null);
  return world;
}

/** The world at a day's beginning. */
function worldAtDay(model: Model, head: Checkpoint, time: number): World {
  let at = head;
  while (at.parent !== null && at.parent.world.time >= time) at = at.parent;
  const world = cloneWorld((at.parent ?? at).world);
  if (world.time < time) advance(model, world, time);
  return world;
}

function isExtension(from: Checkpoint, to: Checkpoint): boolean {
  let at: Checkpoint | null = to;
  while (at !== null && at.count > from.count) at = at.parent;
  for (; at !== null && at.count === from.count; at = at.parent) if (at === from) return true;
  return false;
}

/** Whether everything that had happened at `from` still stands at `to`. */
export function goesOnFrom(from: Checkpoint, to: Checkpoint): boolean {
  return from === to || isExtension(from, to);
}

export interface TapeSource {
  readonly known: PublicModel;
  readonly state: SessionState;
  readonly reading: string;
}

/** The current branch of a session, as far as the table knows it. */
export function tellPublic(source: TapeSource): PublicTape {
  return new TapeOfSession(source);
}

class TapeOfSession implements PublicTape {
  readonly scenario: Scenario;
  readonly seed = "";
  readonly horizon: number;
  readonly reading: string;
  readonly entries: PublicTapeEntry[] = [];
  private readonly known: PublicModel;
  private head: Checkpoint;
  private readonly shown: boolean;
  private readonly records: ExplainedRecord[] = [];
  /** For each entry that is a record: its number on the branch. */
  private readonly numbers: (number | null)[] = [];
  private readonly gauges: Gauges[] = [];
  private now: { [gauge: string]: number } = {};

  constructor({ known, state, reading }: TapeSource) {
    this.known = known;
    this.scenario = known.scenario;
    this.head = headOf(state);
    this.horizon = this.head.world.horizon;
    this.reading = safe(reading);
    this.shown = state.probabilitiesShown;
    this.add(retell(known.model, this.head));
  }

  extend(state: SessionState): boolean {
    const head = headOf(state);
    if (state.probabilitiesShown !== this.shown || !goesOnFrom(this.head, head)) return false;
    this.add(retell(this.known.model, head, this.head));
    this.head = head;
    return true;
  }

  private add(told: readonly Told[]): void {
    const { model, secrets } = this.known;
    const telling = { model, secrets, shown: this.shown };
    const before = this.records.length;
    for (const item of told) if (item.kind === "record") this.records.push(item.record);
    const seen = recordsSeenBy(model, this.records, null);
    let next = seen.length - this.records.slice(before).filter((record) => this.sees(record)).length;
    for (const item of told) {
      if (item.kind === "day") {
        this.now = { ...item.gauges };
        this.entries.push({ kind: "day", time: item.time, gauges: this.open() });
        this.numbers.push(null);
      } else {
        const { record } = item;
        if ("effects" in record) for (const { gauge, to } of record.effects) this.now[gauge] = to;
        if (this.sees(record)) {
          this.entries.push(publicEntry(telling, record, seen[next] as RunRecord));
          this.numbers.push(record.seq);
          next += 1;
        }
      }
      // What the table does not see may move what it sees.
      this.gauges[this.entries.length] = this.open();
    }
  }

  private sees(record: ExplainedRecord): boolean {
    return recordSeenBy(this.known.model, record, null) !== null;
  }

  private open(): Gauges {
    const { secrets } = this.known;
    return Object.fromEntries(Object.entries(this.now).filter(([id]) => !secrets.gauge(id)));
  }

  after(position: number, wanted: (entry: Entry) => boolean): number {
    const found = this.entries.findIndex((entry, index) => index >= position && wanted(entry));
    return found < 0 ? this.entries.length : found + 1;
  }

  /** What could happen next would tell what may not be known. */
  oddsAt(): readonly [] {
    return [];
  }

  savedAt(position: number): SavedWorld {
    const { model } = this.known;
    const place = Math.min(Math.max(1, position), this.entries.length) - 1;
    const number = this.numbers[place];
    const world =
      number == null
        ? worldAtDay(model, this.head, this.entries[place]?.time ?? 0)
        : worldAfterRecord(model, this.head, number);
    return saveWorld(model, world);
  }

  gaugesAt(position: number): Gauges {
    return this.gauges[Math.min(position, this.entries.length)] ?? {};
  }
}
