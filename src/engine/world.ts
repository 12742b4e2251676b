/**
 * The state of one run: arrays, numbers and random streams. The engine changes it in place; clone, save and restore are
 * exact.
 */
import { type AgendaItem, schedule } from "./agenda.js";
import { blankArrays, cloneArrays, copyArrays, type WorldArrays } from "./arrays.js";
import type { Model } from "./model.js";
import { drawSpread, openKeyed, restoreStream, type Stream, type Words, wordsOf } from "./random.js";
import type { RunScores } from "./scores.js";
import { closedToChance, type SeatRule, seatRules } from "./will.js";

export interface World extends WorldArrays {
  readonly seed: string;
  /** Derived: the hashed seed. */
  readonly seedWords: Words;
  /** Replication number within an ensemble, from 0. */
  run: number;
  /** Ids of the actors played by people. */
  readonly seats: ReadonlySet<string>;
  /** How much these decide. */
  readonly seatRule: SeatRule;
  /** By transition: 1 if its seat decides it and has not allowed it, so that neither chance nor time brings it about. Never changed in place. */
  closed: Uint8Array;
  /** By transition: when chance or time would last have brought about what a seat decides. */
  readonly occasions: Map<number, number>;
  /** Whether the historical calendar of injects is played. */
  readonly historical: boolean;
  /** Days to play; the scenario's horizon by default. */
  readonly horizon: number;
  /** Days since the start, exact. */
  time: number;
  /** Number of the next record. */
  seq: number;
  /** Number of the next agenda item. */
  agendaSequence: number;
  /** True once the `end` record is out. */
  ended: boolean;
  /** The ending reached; null while playing, and if the horizon came first. */
  ending: string | null;
  /** By stream index of the model; null until first needed. */
  readonly streams: (Stream | null)[];
  readonly agenda: AgendaItem[];
  /** Its scores, where they are wanted; not part of what is saved. */
  scores: RunScores | null;
  /** Who hears of each value that a gauge takes during play, if anybody; not part of what is saved. */
  gaugeListener: GaugeListener | null;
}

export interface GaugeListener {
  /** A gauge, or a belief about one (`place` in the world's gauges), has taken a value at a time in days. */
  took(place: number, value: number, time: number): void;
}

export interface WorldOptions {
  /** Required: 1 to 64 letters, digits, dots, hyphens and underscores. */
  readonly seed: string;
  /** Replication number; 0 by default. */
  readonly run?: number;
  /** Actor ids played by people. */
  readonly seats?: Iterable<string>;
  /** How much they decide; by default all that is their actor's will. */
  readonly seatRule?: SeatRule;
  /** Play the historical calendar of injects; false by default. */
  readonly historical?: boolean;
  /** Whole days to play instead of the scenario's horizon, 1 to 3660. */
  readonly days?: number;
  /** Keep the scores of the run; null by default. */
  readonly scores?: RunScores | null;
}

/** A world with nothing in it; `createWorld` initialises it. */
export function blankWorld(model: Model, options: WorldOptions): World {
  const seats = new Set(options.seats ?? []);
  const seatRule = options.seatRule ?? seatRules.allItsWill;
  return {
    seed: options.seed,
    seedWords: wordsOf(options.seed),
    run: options.run ?? 0,
    seats,
    seatRule,
    closed: closedToChance(model, seats, seatRule),
    occasions: new Map(),
    historical: options.historical ?? false,
    horizon: options.days ?? model.scenario.horizon,
    time: 0,
    seq: 0,
    agendaSequence: 0,
    ended: false,
    ending: null,
    streams: new Array<Stream | null>(model.streamPaths.length).fill(null),
    agenda: [],
    scores: options.scores ?? null,
    gaugeListener: null,
    ...blankArrays(model),
  };
}

/** Resets a world to blank for another run. */
export function startOver(world: World, blank: WorldArrays, run: number): void {
  world.run = run;
  world.time = 0;
  world.seq = 0;
  world.agendaSequence = 0;
  world.ended = false;
  world.ending = null;
  world.streams.fill(null);
  world.occasions.clear();
  world.agenda.length = 0;
  copyArrays(blank, world);
}

/** Schedules an item after all others of its time and priority. */
export function putOnAgenda(world: World, time: number, kind: AgendaItem["kind"], index: number, truth = 0): void {
  schedule(world.agenda, { time, kind, index, since: world.time, sequence: world.agendaSequence, truth });
  world.agendaSequence += 1;
}

/** Starts the timers of transitions with a timeout. */
export function startTimeouts(model: Model, world: World, transitions: readonly number[]): void {
  for (const index of transitions) {
    const after = model.transitions[index]?.after ?? [0];
    putOnAgenda(world, world.time + drawSpread(after, streamOf(model, world, index)), "timeout", index);
  }
}

/** The stream with this index; opened on first use. */
export function streamOf(model: Model, world: World, index: number): Stream {
  const open = world.streams[index];
  if (open) return open;
  const stream = openKeyed(world.seedWords, world.run, model.streamWords[index] as Words);
  world.streams[index] = stream;
  return stream;
}

/** Whether the statechart allows a transition from the state that its posture is in. */
export function mayMove(model: Model, world: World, transition: number): boolean {
  const state = world.states[model.transitions[transition]?.posture as number] as number;
  return (model.moves[transition]?.[0]?.[state] as number) >= 0;
}

/** Whether a timeout may lead back to the state that its posture is in; its timer then starts again whenever it expires. */
export function isRecurring(model: Model, world: World, transition: number): boolean {
  const state = world.states[model.transitions[transition]?.posture as number] as number;
  return model.moves[transition]?.some((targets) => targets[state] === state) ?? false;
}

/** What nobody follows yet. */
const unwatched = { scores: null, gaugeListener: null };

/** A deep copy. */
export function cloneWorld(world: World): World {
  const [seats, occasions] = [new Set(world.seats), new Map(world.occasions)];
  const streams = world.streams.map((stream) => (stream ? restoreStream("a clone", stream.state()) : null));
  return { ...world, seats, occasions, streams, agenda: world.agenda.slice(), ...unwatched, ...cloneArrays(world) };
}

/** A copy whose future draws come from streams of this seed and run. */
export function cloneForFuture(world: World, seed: string, run: number): World {
  const streams = new Array<Stream | null>(world.streams.length).fill(null);
  const [agenda, occasions] = [world.agenda.slice(), new Map(world.occasions)];
  return {
    ...world,
    seed,
    seedWords: wordsOf(seed),
    run,
    streams,
    agenda,
    occasions,
    ...unwatched,
    ...cloneArrays(world),
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
