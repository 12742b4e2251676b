/**
 * The state of one run. A world is arrays and numbers and nothing else that matters: the random streams it holds are
 * four words each. It belongs to its caller; the engine changes it in place, and clone, save and restore are exact.
 */
import { type AgendaItem, schedule } from "./agenda.js";
import { blankArrays, cloneArrays, copyArrays, type WorldArrays } from "./arrays.js";
import type { Model } from "./model.js";
import { drawSpread, openKeyed, restoreStream, type Stream, type Words, wordsOf } from "./random.js";

/** What a world holds beside its arrays. */
interface Bearings {
  readonly seed: string;
  /** Derived: the seed, mixed. */
  readonly seedWords: Words;
  /** Replication number within an ensemble, from 0. */
  run: number;
  /** Actors played by people; their orders do not fire by hazard. */
  readonly seats: ReadonlySet<string>;
  /** Whether the documents' own calendar of injects is played. */
  readonly historical: boolean;
  /** Days to play; the scenario's own unless told. */
  readonly horizon: number;
  /** Days since the start, exact. */
  time: number;
  /** Number of the next record. */
  seq: number;
  /** Number of the next agenda item. */
  agendaSequence: number;
  /** True once the `end` record is out. */
  ended: boolean;
  /** The ending reached; null while playing, and where the horizon came first. */
  ending: string | null;
  /** By stream index of the model; null until first needed. */
  readonly streams: (Stream | null)[];
  readonly agenda: AgendaItem[];
}

export interface World extends Bearings, WorldArrays {}

export interface WorldOptions {
  /** Mandatory: 1 to 64 letters, digits, dots, hyphens and underscores. */
  readonly seed: string;
  /** Replication number, 0 unless told. */
  readonly run?: number;
  /** Actor ids played by people. */
  readonly seats?: Iterable<string>;
  /** Play the injects marked historical; off unless told. */
  readonly historical?: boolean;
  /** Whole days to play instead of the scenario's horizon, 1 to 3660. */
  readonly days?: number;
}

/** Every world is put together here, key by key, so that all have one shape and the loops of play stay fast. */
function worldOf(bearings: Bearings, arrays: WorldArrays): World {
  return {
    seed: bearings.seed,
    seedWords: bearings.seedWords,
    run: bearings.run,
    seats: bearings.seats,
    historical: bearings.historical,
    horizon: bearings.horizon,
    time: bearings.time,
    seq: bearings.seq,
    agendaSequence: bearings.agendaSequence,
    ended: bearings.ended,
    ending: bearings.ending,
    streams: bearings.streams,
    agenda: bearings.agenda,
    states: arrays.states,
    gauges: arrays.gauges,
    drifts: arrays.drifts,
    dirtyDrifts: arrays.dirtyDrifts,
    pressure: arrays.pressure,
    since: arrays.since,
    breaking: arrays.breaking,
    steady: arrays.steady,
    rate: arrays.rate,
    due: arrays.due,
    active: arrays.active,
    reached: arrays.reached,
    delivered: arrays.delivered,
    dirtyHazards: arrays.dirtyHazards,
    dirtyChecks: arrays.dirtyChecks,
  };
}

/** A world before anything is put in it. */
export function blankWorld(model: Model, options: WorldOptions): World {
  const bearings: Bearings = {
    seed: options.seed,
    seedWords: wordsOf(options.seed),
    run: options.run ?? 0,
    seats: new Set(options.seats ?? []),
    historical: options.historical ?? false,
    horizon: options.days ?? model.scenario.horizon,
    time: 0,
    seq: 0,
    agendaSequence: 0,
    ended: false,
    ending: null,
    streams: new Array<Stream | null>(model.streamPaths.length).fill(null),
    agenda: [],
  };
  return worldOf(bearings, blankArrays(model));
}

/** Makes a world blank again, for another run of the same kind. */
export function startOver(world: World, blank: WorldArrays, run: number): void {
  world.run = run;
  world.time = 0;
  world.seq = 0;
  world.agendaSequence = 0;
  world.ended = false;
  world.ending = null;
  world.streams.fill(null);
  world.agenda.length = 0;
  copyArrays(blank, world);
}

/** Schedules an item as the youngest of its time and priority. */
export function putOnAgenda(world: World, time: number, kind: AgendaItem["kind"], index: number): void {
  schedule(world.agenda, { time, kind, index, since: world.time, sequence: world.agendaSequence });
  world.agendaSequence += 1;
}

/** Starts the clocks of the transitions that leave a state by timeout. */
export function startTimeouts(model: Model, world: World, transitions: readonly number[]): void {
  for (const index of transitions) {
    const after = model.transitions[index]?.after ?? [0];
    putOnAgenda(world, world.time + drawSpread(after, streamOf(model, world, index)), "timeout", index);
  }
}

/** The stream with this index, opened when first needed. */
export function streamOf(model: Model, world: World, index: number): Stream {
  const open = world.streams[index];
  if (open) return open;
  const stream = openKeyed(world.seedWords, world.run, model.streamWords[index] as Words);
  world.streams[index] = stream;
  return stream;
}

/** An independent copy that plays on exactly as the original would. */
export function cloneWorld(world: World): World {
  const seats = new Set(world.seats);
  const streams = world.streams.map((stream) => (stream ? restoreStream("a clone", stream.state()) : null));
  return worldOf({ ...world, seats, streams, agenda: world.agenda.slice() }, cloneArrays(world));
}

/** A copy without dice: whatever is drawn from now on comes from streams of this seed and run. */
export function cloneForFuture(world: World, seed: string, run: number): World {
  const streams = new Array<Stream | null>(world.streams.length).fill(null);
  const bearings: Bearings = { ...world, seed, seedWords: wordsOf(seed), run, streams, agenda: world.agenda.slice() };
  return worldOf(bearings, cloneArrays(world));
}

/** State id of every posture, by path. */
export function readPostures(model: Model, world: World): { [posture: string]: string } {
  return Object.fromEntries(
    model.postures.map((posture, index) => [posture.path, posture.states[world.states[index] as number] as string]),
  );
}

/** Value of every gauge, by id. */
export function readGauges(model: Model, world: World): { [gauge: string]: number } {
  return Object.fromEntries(model.gauges.map((gauge, index) => [gauge.id, world.gauges[index] as number]));
}
