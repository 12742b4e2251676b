/**
 * The timeline: one branch of a session as entries that one viewer may see, in order and with random access. Every face
 * renders it, so that all of them tell the same. It is read off the session's checkpoints, and nothing is played for it.
 */
import {
  advance,
  beliefPath,
  cloneWorld,
  type ExplainedRecord,
  type Model,
  nameOfRecord,
  type PostureChange,
  type Record as RunRecord,
  readBeliefs,
  readBelievedPostures,
  readPostures,
  type World,
  withDerived,
} from "../engine/index.js";
import { recordIn } from "../text/index.js";
import { isNewTo, type MessageEvent, seatOf, type Viewer, type Visibility, visibilityOf } from "../visibility/index.js";
import { type Act, type Checkpoint, gaugesAt, wayTo } from "./checkpoint.js";
import {
  type DayEntry,
  type Entry,
  type MessageEntry,
  type RecordEntry,
  recordEntry,
  type Situation,
} from "./entry.js";
import { isOrder } from "./input.js";
import { draftBehind } from "./orders-given.js";
import { headOf, type SessionState } from "./state.js";
import { causeOf } from "./veto.js";

export interface Timeline {
  readonly model: Model;
  readonly viewer: Viewer;
  readonly allowed: Visibility;
  /** Whether the facilitator shows probabilities to the others. */
  readonly probabilitiesShown: boolean;
  /** At least one: the start. */
  readonly entries: readonly Entry[];
  /** The entries by kind. */
  readonly records: readonly RecordEntry[];
  readonly days: readonly DayEntry[];
  readonly messages: readonly MessageEntry[];
  /** The situation as it stands, with what the viewer did not see since the last entry. */
  readonly latest: Situation;
  /** Checkpoints from the start to where the branch stands. */
  readonly way: readonly Checkpoint[];
  /** For each checkpoint: how many entries there are up to it, and the situation after it. */
  readonly reached: readonly Reached[];
}

interface Reached {
  readonly entries: number;
  readonly situation: Situation;
  readonly gauges: Situation["gauges"];
  /** By number of a message on the branch: the number that the viewer knows it by. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly untold: Situation["gauges"];
}

const latestOf = new WeakMap<Model, Map<Viewer, Timeline>>();

/** The current branch of a session, or the one named, as a viewer may know it. Costs no more than what is new since the last call. */
export function timeline(model: Model, state: SessionState, viewer: Viewer, branch = state.current): Timeline {
  const known = latestOf.get(model) ?? new Map<Viewer, Timeline>();
  latestOf.set(model, known);
  const head = (state.branches.get(branch) ?? { head: headOf(state) }).head;
  const shown = viewer === "facilitator" || state.probabilitiesShown;
  const before = known.get(viewer);
  if (before?.way.at(-1) === head && before.probabilitiesShown === shown) return before;
  const way = wayTo(head);
  const builder = new Builder(model, visibilityOf(model, viewer), shown);
  const shared = before?.probabilitiesShown === shown ? sharedLength(before.way, way) : 0;
  if (before !== undefined && shared > 0) builder.takeOver(before, shared);
  const made = builder.build(way);
  known.set(viewer, made);
  return made;
}

/** How many checkpoints two ways have in common; once apart they stay apart. */
function sharedLength(one: readonly Checkpoint[], other: readonly Checkpoint[]): number {
  let [low, high] = [0, Math.min(one.length, other.length)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (one[middle - 1] === other[middle - 1]) low = middle;
    else high = middle - 1;
  }
  return low;
}

class Builder {
  readonly #model: Model;
  readonly #allowed: Visibility;
  readonly #shown: boolean;
  #entries: Entry[] = [];
  #records: RecordEntry[] = [];
  #days: DayEntry[] = [];
  #messages: MessageEntry[] = [];
  /** By number of a message on the branch: the number that the viewer knows it by. */
  #numbers: ReadonlyMap<number, number> = new Map();
  #reached: Reached[] = [];
  /** True values; the viewer may see only some of them. */
  #gauges: Situation["gauges"] = {};
  /** By gauge: what has changed it since the day began without the viewer's learning of it, in its units. */
  #untold: Situation["gauges"] = {};
  #situation: Situation = { gauges: {}, postures: {}, believed: {}, moved: {} };

  constructor(model: Model, allowed: Visibility, shown: boolean) {
    this.#model = model;
    this.#allowed = allowed;
    this.#shown = shown;
  }

  /** Begins with what another timeline has of the first so many checkpoints. */
  takeOver({ entries, records, days, messages, reached }: Timeline, checkpoints: number): void {
    const last = reached[checkpoints - 1] as Reached;
    this.#entries = entries.slice(0, last.entries);
    const { recordCount = 0, messageCount = 0 } = this.#entries.at(-1) ?? {};
    this.#records = records.slice(0, recordCount);
    this.#messages = messages.slice(0, messageCount);
    this.#days = days.slice(0, last.entries - recordCount - messageCount);
    this.#numbers = last.numbers;
    this.#reached = reached.slice(0, checkpoints);
    this.#gauges = last.gauges;
    this.#untold = last.untold;
    this.#situation = last.situation;
  }

  build(way: readonly Checkpoint[]): Timeline {
    for (const checkpoint of way.slice(this.#reached.length)) {
      if (checkpoint.parent === null) this.#start(checkpoint);
      else this.#add(checkpoint, way);
      this.#reached.push({
        entries: this.#entries.length,
        situation: this.#situation,
        gauges: this.#gauges,
        numbers: this.#numbers,
        untold: this.#untold,
      });
    }
    return {
      model: this.#model,
      viewer: this.#allowed.viewer,
      allowed: this.#allowed,
      probabilitiesShown: this.#shown,
      entries: this.#entries,
      records: this.#records,
      days: this.#days,
      messages: this.#messages,
      latest: this.#situation,
      way,
      reached: this.#reached,
    };
  }

  #start(checkpoint: Checkpoint): void {
    const { world } = checkpoint;
    const [model, allowed] = [this.#model, this.#allowed];
    this.#gauges = gaugesAt(model, world);
    this.#situation = {
      gauges: allowed.gauges(this.#gauges),
      // A posture that only ever moves in secret is not named at all.
      postures: allowed.postures({ ...readPostures(model, world), ...readBelievedPostures(model, world) }),
      believed: allowed.beliefs(readBeliefs(model, world)),
      moved: {},
    };
    this.#addDay(checkpoint, 0);
  }

  #add(checkpoint: Checkpoint, way: readonly Checkpoint[]): void {
    const { records, days } = checkpoint;
    const written = checkpoint.messages.events.slice(checkpoint.parent?.messages.events.length ?? 0);
    const lapses = written.filter(({ step }) => step === "lapsed");
    const passLapses = (before: number) => {
      while (lapses[0] !== undefined && lapses[0].time < before)
        this.#addMessage(checkpoint, lapses.shift() as MessageEvent);
    };
    let day = 0;
    const passDays = (upTo: number) => {
      for (let mark = days[day]; mark !== undefined && mark.nextRecord <= upTo; mark = days[day]) {
        passLapses(mark.time);
        this.#gauges = mark.gauges;
        this.#addDay(checkpoint, mark.time);
        day += 1;
      }
    };
    // What is undone was there: it stands after what came of it.
    const undone = written.filter(({ step }) => step === "undone");
    for (const event of written)
      if (event.step !== "lapsed" && event.step !== "undone") this.#addMessage(checkpoint, event);
    for (const record of records) {
      passDays(record.seq);
      passLapses(record.time);
      this.#addRecord(checkpoint, record, way);
    }
    for (const event of undone) this.#addMessage(checkpoint, event);
    passDays(Infinity);
    passLapses(Infinity);
    // A happening brings gauges up to its time that no record names.
    this.#standAt(gaugesAt(this.#model, checkpoint.world));
  }

  #standAt(gauges: Situation["gauges"]): void {
    const stood = this.#gauges;
    if (Object.entries(gauges).every(([gauge, value]) => stood[gauge] === value)) return;
    this.#gauges = withDerived(this.#model, { ...stood, ...gauges });
    const believed = { ...this.#situation.believed, ...this.#allowed.beliefs(this.#gauges) };
    this.#situation = { ...this.#situation, gauges: this.#gaugesTold(), believed };
  }

  /** The gauges as the viewer takes them to stand: what it was not told of is news when the next day begins. */
  #gaugesTold(): Situation["gauges"] {
    const untold = Object.keys(this.#untold);
    if (untold.length === 0) return this.#allowed.gauges(this.#gauges);
    const told = untold.map((gauge) => [gauge, this.#valueTold(gauge, this.#gauges[gauge] as number)] as const);
    return this.#allowed.gauges(withDerived(this.#model, { ...this.#gauges, ...Object.fromEntries(told) }));
  }

  #valueTold(gauge: string, value: number): number {
    const untold = this.#untold[gauge];
    const bounds = this.#model.gauges.find(({ id }) => id === gauge);
    if (untold === undefined || bounds === undefined) return value;
    return Math.min(bounds.max, Math.max(bounds.min, value - untold));
  }

  #addDay(checkpoint: Checkpoint, time: number): void {
    const before = this.#situation;
    this.#untold = {};
    const believed = { ...before.believed, ...this.#allowed.beliefs(this.#gauges) };
    this.#situation = { ...before, gauges: this.#gaugesTold(), believed };
    const { length: index } = this.#entries;
    const counts = { recordCount: this.#records.length, messageCount: this.#messages.length };
    const entry: DayEntry = { kind: "day", index, time, before, after: this.#situation, ...counts, checkpoint };
    this.#entries.push(entry);
    this.#days.push(entry);
  }

  #addMessage(checkpoint: Checkpoint, event: MessageEvent): void {
    const { viewer } = this.#allowed;
    if (isNewTo(this.#model.scenario, event, viewer))
      this.#numbers = new Map(this.#numbers).set(event.number, this.#numbers.size + 1);
    const message = this.#allowed.message(event, this.#numbers.get(event.number) ?? 0);
    if (message === null) return;
    const situation = this.#situation;
    const entry: MessageEntry = {
      kind: "message",
      index: this.#entries.length,
      time: event.time,
      before: situation,
      after: situation,
      recordCount: this.#records.length,
      messageCount: this.#messages.length + 1,
      checkpoint,
      message,
    };
    this.#entries.push(entry);
    this.#messages.push(entry);
  }

  #addRecord(checkpoint: Checkpoint, explained: ExplainedRecord, way: readonly Checkpoint[]): void {
    // Drift that counts from moment to moment has been added before the effects.
    const stood = effectsOf(explained).map(({ gauge, from }) => [gauge, from] as const);
    this.#standAt(Object.fromEntries(stood.reverse()));
    const before = this.#situation;
    const known = (posture: string) => before.postures[posture] ?? initialOf(this.#model, posture);
    const value = (gauge: string, is: number) => this.#valueTold(gauge, is);
    const found = this.#allowed.record(explained, { known, value, probabilitiesShown: this.#shown });
    const seen = found === null ? null : { ...found, record: recordIn(this.#model, found.record) };
    this.#keepUntold(explained);
    this.#situation = this.#after(before, explained, seen?.record ?? null);
    if (seen === null) return;
    const record = this.#allowed.viewer === "facilitator" ? seen.record : { ...seen.record, seq: this.#records.length };
    const given = {
      index: this.#entries.length,
      time: explained.time,
      before,
      after: this.#situation,
      recordCount: this.#records.length + 1,
      messageCount: this.#messages.length,
      checkpoint,
      number: explained.seq,
      act: this.#actSeen(actOf(checkpoint, explained, way)),
      answered: this.#answered(record),
    };
    const entry = recordEntry(
      given,
      { ...seen, record },
      { model: this.#model, allowed: this.#allowed, probabilitiesShown: this.#shown, explained },
    );
    this.#entries.push(entry);
    this.#records.push(entry);
  }

  /** Adds the changes that the viewer does not learn of. */
  #keepUntold(record: ExplainedRecord): void {
    for (const change of effectsOf(record)) {
      if (this.#allowed.knows.effect(change)) continue;
      const { gauge, from, to } = change;
      this.#untold = { ...this.#untold, [gauge]: (this.#untold[gauge] ?? 0) + to - from };
    }
  }

  /** What a record moves: gauges in truth, postures as far as the viewer learns of it. */
  #after(before: Situation, record: ExplainedRecord, seen: RunRecord | null): Situation {
    const moves = seen === null ? [] : seen.type === "belief" ? [{ ...seen, posture: seen.about }] : movesOf(seen);
    if (seen?.type === "belief" && this.#allowed.viewer === "facilitator") {
      return { ...before, believed: { ...before.believed, [beliefPath(seen.actor, seen.about)]: seen.to } };
    }
    this.#standAt(Object.fromEntries(effectsOf(record).map(({ gauge, to }) => [gauge, to])));
    const { gauges } = this.#situation;
    if (moves.length === 0) return this.#situation;
    const [postures, moved] = [{ ...before.postures }, { ...before.moved }];
    for (const { posture, from, to } of moves) {
      if (from === to && "to" in record && record.to !== to) continue;
      postures[posture] = to;
      moved[posture] = { before: from, movedAt: record.time, moves: (moved[posture]?.moves ?? 0) + 1 };
    }
    return { ...before, gauges, postures, moved };
  }

  /** A viewer other than the facilitator knows of the acts of its own seat only, and not how many lines the log had before. */
  #actSeen(act: Act | null): Act | null {
    const { viewer } = this.#allowed;
    if (act === null || viewer === "facilitator") return act;
    const { input } = act;
    return isOrder(input) && input.transition.split(".")[0] === seatOf(viewer) ? { input, sequence: 0 } : null;
  }

  #answered(record: RunRecord): number | null {
    if (!("answers" in record) || record.answers === undefined) return null;
    for (let place = this.#records.length - 1; place >= 0; place -= 1) {
      const { record: earlier, index } = this.#records[place] as RecordEntry;
      if (earlier.time !== record.time) return null;
      if (nameOfRecord(earlier) === record.answers) return index;
    }
    return null;
  }
}

const effectsOf = (record: ExplainedRecord) => ("effects" in record ? record.effects : []);

function initialOf({ postures }: Model, path: string): string {
  const found = postures.find((posture) => posture.path === path);
  return found?.states[found.initial] as string;
}

/** The postures that a record moved. */
export function movesOf(record: RunRecord): readonly PostureChange[] {
  if (record.type === "inject") return record.moved ?? [];
  return "posture" in record ? [record] : [];
}

/** The act that a record came from: the input that set its happening off, vetoed it, or put it on its day. */
function actOf(checkpoint: Checkpoint, record: ExplainedRecord, way: readonly Checkpoint[]): Act | null {
  if (record.type === "inject" && record.inject === "@denied") {
    const veto = checkpoint.vetoes[record.seq - (checkpoint.count - checkpoint.records.length)];
    if (veto === undefined) return null;
    const { reason, sequence } = veto;
    return { input: { type: "does-not-happen", record: veto.record.seq, reason }, sequence };
  }
  const cause = causeOf(checkpoint);
  if (cause?.orders !== undefined) return draftBehind(checkpoint, record) ?? cause;
  if (cause !== null || record.type !== "inject" || record.by !== "hand") return cause;
  const plan = way.findLast(
    ({ input }) => input?.type === "inject" && input.inject === record.inject && input.at === record.time,
  );
  return plan?.input == null ? null : { input: plan.input, sequence: plan.sequence };
}

/** The world after the first `position` entries and all that came with the last of them, for futures. Not the session's own: it may be played. */
export function worldAt({ entries, way, model }: Timeline, position: number): World {
  const head = way.at(-1) as Checkpoint;
  const entry = entries[position - 1];
  if (entry === undefined || position >= entries.length) return cloneWorld(head.world);
  const { checkpoint, time } = entry;
  if (checkpoint.parent === null || checkpoint.world.time === time) return cloneWorld(checkpoint.world);
  const world = cloneWorld(checkpoint.parent.world);
  advance(model, world, time);
  return world;
}

/** Names that world: the same name for the same world, another for any other. */
export function worldNameAt({ entries, way }: Timeline, position: number): string {
  const last = position >= entries.length;
  const entry = last ? undefined : entries[position - 1];
  const checkpoint = entry?.checkpoint ?? (way.at(-1) as Checkpoint);
  let number = numbers.get(checkpoint);
  if (number === undefined) {
    number = numbered++;
    numbers.set(checkpoint, number);
  }
  return `${number}@${entry?.time ?? checkpoint.world.time}`;
}

const numbers = new WeakMap<Checkpoint, number>();
let numbered = 0;
