/**
 * The state of one run. A world is arrays and numbers and nothing else that matters: the random streams it holds are
 * four words each. It belongs to its caller; the engine changes it in place, and clone, save and restore are exact.
 */
import { type AgendaItem, schedule } from "./agenda.js";
import { blankMarks, cloneMarks, type Marks } from "./marks.js";
import type { Model } from "./model.js";
import { drawSpread, openStream, restoreStream, type Stream } from "./random.js";

export interface World {
  readonly seed: string;
  /** Replication number within an ensemble, from 0. */
  readonly run: number;
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
  /** State index of each posture. */
  readonly states: Int32Array;
  readonly gauges: Float64Array;
  /** Per gauge: a place to work in while a day closes. */
  readonly drifts: Float64Array;
  /** Per hazard: pressure at time `since`; between changes of rate it grows by rate × time, and is not stored. */
  readonly pressure: Float64Array;
  readonly since: Float64Array;
  /** Per hazard: the Exp(1) draw at which it fires; below 0 until first needed. */
  readonly breaking: Float64Array;
  /** Per hazard, derived: base rate times all but the daily ratios, 0 where postures or seats rule it out. */
  readonly steady: Float64Array;
  /** Per hazard, derived: the rate per day in force, and the time at which it fires if nothing changes. */
  readonly rate: Float64Array;
  readonly due: Float64Array;
  /** By stream index of the model; null until first needed. */
  readonly streams: (Stream | null)[];
  readonly agenda: AgendaItem[];
  /** Per milestone: when it was noted; below 0 where it was not. */
  readonly reached: Float64Array;
  /** Per inject with a condition: 1 once it has been delivered. */
  readonly delivered: Uint8Array;
  /** Hazards and checks to be looked at again; empty between happenings. */
  readonly hazardMarks: Marks;
  readonly checkMarks: Marks;
}

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

/** Arrays of the right sizes, before anything is put in them. */
export function blankWorld(model: Model, options: WorldOptions): World {
  const hazards = model.hazards.length;
  return {
    seed: options.seed,
    run: options.run ?? 0,
    seats: new Set(options.seats ?? []),
    historical: options.historical ?? false,
    horizon: options.days ?? model.scenario.horizon,
    time: 0,
    seq: 0,
    agendaSequence: 0,
    ended: false,
    ending: null,
    states: new Int32Array(model.postures.length),
    gauges: new Float64Array(model.gauges.length),
    drifts: new Float64Array(model.gauges.length),
    pressure: new Float64Array(hazards),
    since: new Float64Array(hazards),
    breaking: new Float64Array(hazards).fill(-1),
    steady: new Float64Array(hazards),
    rate: new Float64Array(hazards),
    due: new Float64Array(hazards).fill(Infinity),
    streams: new Array<Stream | null>(model.streamPaths.length).fill(null),
    agenda: [],
    reached: new Float64Array(model.milestones.length).fill(-1),
    delivered: new Uint8Array(model.injects.length),
    hazardMarks: blankMarks(hazards),
    checkMarks: blankMarks(model.checks.length),
  };
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
  const stream = openStream(world.seed, world.run, model.streamPaths[index] as string);
  world.streams[index] = stream;
  return stream;
}

/** An independent copy that plays on exactly as the original would. */
export function cloneWorld(world: World): World {
  return {
    ...world,
    seats: new Set(world.seats),
    states: world.states.slice(),
    gauges: world.gauges.slice(),
    drifts: world.drifts.slice(),
    pressure: world.pressure.slice(),
    since: world.since.slice(),
    breaking: world.breaking.slice(),
    steady: world.steady.slice(),
    rate: world.rate.slice(),
    due: world.due.slice(),
    streams: world.streams.map((stream) => (stream ? restoreStream("a clone", stream.state()) : null)),
    agenda: world.agenda.slice(),
    reached: world.reached.slice(),
    delivered: world.delivered.slice(),
    hazardMarks: cloneMarks(world.hazardMarks),
    checkMarks: cloneMarks(world.checkMarks),
  };
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
