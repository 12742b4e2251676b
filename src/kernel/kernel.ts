/**
 * The kernel for one model: its tables and worlds laid out in WebAssembly memory, runs and futures played there, and the
 * tally and outcomes of a batch read back. What it plays is what the engine plays, to the bit.
 */
import {
  cascadeLimit,
  futureSuffix,
  type Model,
  recordLimit,
  ScenarioError,
  type ScoreTerms,
  type Values,
  type World,
  wordsOf,
} from "../engine/index.js";
import type { DrawnTables } from "./drawn.js";
import { type KernelCode, link } from "./link.js";
import { logWidth, type Moment, type RunListener, tellRows } from "./log.js";
import { type Tables, tablesOf } from "./tables.js";

/** Arrays of a tally, by the names that the kernel knows them by. */
export const tallyArrays = [
  "endingRuns",
  "endDays",
  "milestoneRuns",
  "milestoneDays",
  "transitionRuns",
  "transitionFirings",
  "transitionDays",
  "stateDays",
  "stateDaysLow",
  "gaugeSums",
  "gaugeSumsLow",
  "gaugeSquares",
  "gaugeSquaresLow",
  "gaugeLeast",
  "gaugeGreatest",
] as const;
export type TallyArray = (typeof tallyArrays)[number];

export interface KernelPlan {
  readonly seed: string;
  readonly days: number;
  readonly historical: boolean;
  /** Tables in which assumptions change, instead of those of the model. */
  readonly drawn?: DrawnTables | null;
  /** What each run draws of them; null where only `revalue` changes them. */
  readonly draw?: ((run: number) => Values) | null;
  /** The world whose futures are played, instead of whole runs. */
  readonly origin: World | null;
  /** Most runs of a batch, at most 255. */
  readonly runs: number;
  /** Scores of each run to keep; none by default. */
  readonly scores?: ScoreTerms | null;
  /** Where the kinds of details begin in the row of a run, if details are to be kept (src/analysis/details.ts). */
  readonly details?: { readonly [kind in "states" | "happenings" | "gauges" | "width"]: number } | null;
  /** Bins of the histograms of gauges; 0 counts no gauges. */
  readonly bins: number;
  /** Constants that round what is summed (src/analysis/rounding.ts): four a gauge, and two for stays in states. */
  readonly rounding: { readonly [name in "gaugeRounding" | "dayRounding"]: Float64Array };
}

type Exports = { readonly [name: string]: (...values: number[]) => void };

/** Items that the agenda of the kernel has room for beyond timers and injects. */
const spareItems = 2000;

/** Rows that the log of a run has room for before it is read. */
const logRoom = 256;

export class Kernel {
  readonly #exports: Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #forks: boolean;
  readonly #places = new Map<string, { readonly at: number; readonly length: number }>();
  readonly #drawn: DrawnTables | null;
  readonly #draw: ((run: number) => Values) | null;
  #values: Values = {};
  /** Who hears of each run, if anybody, and the moment that it hears of. */
  #listener: RunListener | null = null;
  readonly #moment: { -readonly [key in keyof Moment]: Moment[key] };
  /** Numbers in a row of outcomes. */
  readonly width: number;
  /** Most runs of a batch. */
  readonly runs: number;

  /** Lays a model and a plan out. */
  constructor(code: KernelCode, model: Model, plan: KernelPlan) {
    const { drawn = null, draw = null } = plan;
    this.runs = plan.runs;
    this.#drawn = drawn;
    this.#draw = draw;
    const tables = drawn?.tables ?? tablesOf(model, plan.scores ?? null);
    const rooms = model.transitions.length + model.injects.length + spareItems;
    this.width = 3 + model.milestones.length + model.gauges.length;
    const layout = layOut(tables, model, plan, { rooms, row: this.width });
    this.#places = layout.places;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(layout.align() / pageBytes) + 1 });
    const imports = {
      env: { memory: this.#memory, abort: () => undefined, readLog: (rows: number) => this.#readLog(model, rows) },
    };
    const { days, bins, seed, historical, origin, rounding } = plan;
    const addresses = [...layout.places].map(([name, { at }]) => [name, at] as const);
    const numbers = { ...tables.sizes, recordLimit, cascadeLimit, agendaRoom: rooms, bins, tallyDays: days, logRoom };
    const { states = 0, happenings = 0, gauges = 0, width = 0 } = plan.details ?? {};
    const detail = { detailStates: states, detailHappenings: happenings, detailGauges: gauges, detailWidth: width };
    const constants = new Map([...addresses, ...Object.entries({ ...numbers, ...detail, ...layout.blocks })]);
    this.#exports = new WebAssembly.Instance(link(code, constants), imports).exports as unknown as Exports;
    this.#forks = origin !== null;
    for (const [name, list] of Object.entries(tables.integers)) this.#integers(name).set(list);
    for (const [name, list] of Object.entries(tables.doubles)) this.#doubles(name).set(list);
    for (const [name, list] of Object.entries(rounding)) this.#doubles(name).set(list);
    this.#writeWorld(model, origin, rooms);
    const { worldBlock, worldBytes, originBlock, agendaBlock, agendaBytes, originAgendaBlock } = layout.blocks;
    const bytes = new Uint8Array(this.#memory.buffer);
    bytes.copyWithin(originBlock, worldBlock, worldBlock + worldBytes);
    bytes.copyWithin(originAgendaBlock, agendaBlock, agendaBlock + agendaBytes);
    this.#moment = { seed: origin === null ? seed : `${seed}${futureSuffix}`, run: 0, time: 0, seq: 0 };
    const words = wordsOf(this.#moment.seed);
    this.#call("setSeed", words.high | 0, words.low | 0);
    this.#call("setPlan", days, historical ? 1 : 0);
  }

  /** Clears the tally. The listener hears of all runs until the next time. */
  startOver(listener: RunListener | null = null): void {
    this.#call("clearTally");
    this.#listener = listener;
    this.#call("setLogging", listener === null ? 0 : 1);
  }

  /** From here on, these assumptions of the tables have these values. Throws ScenarioError where the engine refuses them. */
  revalue(values: Values): void {
    this.#values = values;
    if (this.#draw === null) this.#write(values);
  }

  /** Plays a run and keeps its row. False if the run breaks, and then nothing of this batch counts. */
  play(run: number, row: number): boolean {
    this.#moment.run = run;
    this.#listener?.begin(this.#moment);
    try {
      if (this.#draw !== null) this.#write({ ...this.#values, ...this.#draw(run) });
      this.#call(this.#forks ? "playFuture" : "playRun", run, row);
      return true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof ScenarioError) return false;
      throw error;
    }
  }

  /** Views on the scores of the last run, and on a row of outcomes. */
  scores(): Float64Array {
    return this.#doubles("scores");
  }

  rows(): Float64Array {
    return this.#doubles("outcomes");
  }

  /** Copies the rows of outcomes played so far. */
  outcomes(runs: number): Float64Array {
    return this.#doubles("outcomes").slice(0, runs * this.width);
  }

  /** Copies the rows of details played so far; empty where none are kept. */
  details(runs: number): Float64Array {
    const { length } = this.#place("details");
    const { runs: most } = this;
    return this.#doubles("details").slice(0, (length / most) * runs);
  }

  /** Views on an array of the tally: valid until the next batch. */
  tally(name: TallyArray): Float64Array {
    return this.#doubles(name);
  }

  histogram(): Uint8Array {
    return this.#bytes("gaugeHistogram");
  }

  #readLog(model: Model, rows: number): void {
    if (this.#listener === null) return;
    tellRows(this.#doubles("logRows").subarray(0, rows * logWidth), model, this.#listener, this.#moment);
  }

  #call(name: string, ...values: number[]): void {
    (this.#exports[name] as Exports[string])(...values);
  }

  #place(name: string) {
    return this.#places.get(name) as { readonly at: number; readonly length: number };
  }

  #integers(name: string): Int32Array {
    const { at, length } = this.#place(name);
    return new Int32Array(this.#memory.buffer, at, length);
  }

  #doubles(name: string): Float64Array {
    const { at, length } = this.#place(name);
    return new Float64Array(this.#memory.buffer, at, length);
  }

  #bytes(name: string): Uint8Array {
    const { at, length } = this.#place(name);
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  /** Writes what depends on the assumptions that change. */
  #write(values: Values): void {
    if (this.#drawn === null) return;
    const read = this.#drawn.read(values);
    const memory = new Float64Array(this.#memory.buffer);
    for (const { table, place, value } of this.#drawn.slots) memory[this.#place(table).at / 8 + place] = value(read);
  }

  /** Writes a world, or a blank one. */
  #writeWorld(model: Model, origin: World | null, rooms: number): void {
    this.#integers("agendaOrder").set(Array.from({ length: rooms }, (_, slot) => slot));
    if (origin === null) {
      this.#doubles("breaking").fill(-1);
      this.#doubles("reached").fill(-1);
      this.#doubles("markValues").set(model.marks.map(({ kind }) => (kind === "count" ? 0 : -1)));
      this.#integers("activePlaces").fill(-1);
      this.#bytes("dirtyDrifts").fill(1);
      this.#doubles("scalars").set([0, 0, 0, 0, 0, -1]);
      return;
    }
    for (const name of ["drifts", "drifted", "pressure", "since", "breaking", "steady", "rate", "reached"] as const)
      this.#doubles(name).set(origin[name]);
    this.#doubles("gaugeValues").set(origin.gauges);
    this.#doubles("markValues").set(origin.marks);
    this.#integers("states").set(origin.states);
    this.#integers("activePlaces").fill(-1);
    this.#bytes("dirtyDrifts").set(origin.dirtyDrifts);
    this.#bytes("delivered").set(origin.delivered);
    const closed = model.hazards.map(
      ({ orderedBy }, hazard) =>
        (orderedBy !== null && origin.seats.has(orderedBy) ? 1 : 0) + (origin.shut[hazard] === 1 ? 2 : 0),
    );
    this.#bytes("hazardClosed").set(closed);
    const kinds = ["report", "day", "inject", "hand", "timeout", "horizon"];
    origin.agenda.forEach(({ time, truth, since, kind, index, sequence }, slot) => {
      this.#doubles("itemTime")[slot] = time;
      this.#doubles("itemTruth")[slot] = truth;
      this.#doubles("itemSince")[slot] = since;
      this.#integers("itemKind")[slot] = kinds.indexOf(kind);
      this.#integers("itemIndex")[slot] = index;
      this.#integers("itemSequence")[slot] = sequence;
    });
    const { time, seq, agendaSequence, ended, agenda } = origin;
    const ending = model.endings.findIndex(({ id }) => id === origin.ending);
    this.#doubles("scalars").set([time, seq, agendaSequence, agenda.length, ended ? 1 : 0, ending]);
  }
}

const pageBytes = 65_536;

/** Arrays of a world, as the kernel names them; the widest first, so that each is aligned. */
function worldArrays(model: Model): readonly (readonly [name: string, width: number, length: number])[] {
  const { beliefs, gauges, hazards, milestones, marks, stateCounts, injects } = model;
  const perHazard = ["pressure", "since", "breaking", "steady", "rate", "activeDue"] as const;
  return [
    ["gaugeValues", 8, gauges.length + beliefs.filter(({ kind }) => kind === "gauge").length],
    ["drifts", 8, gauges.length],
    ["drifted", 8, gauges.length],
    ...perHazard.map((name) => [name, 8, hazards.length] as const),
    ["reached", 8, milestones.length],
    ["markValues", 8, marks.length],
    ["scalars", 8, 6],
    ["states", 4, stateCounts.length],
    ["activeIndices", 4, hazards.length],
    ["activePlaces", 4, hazards.length],
    ["dirtyDrifts", 1, gauges.length],
    ["delivered", 1, injects.length],
    ["hazardClosed", 1, hazards.length],
  ];
}

/** Lays everything out: tables, world, what play needs besides, and last the tally. */
function layOut(
  tables: Tables,
  model: Model,
  { runs, days, bins, rounding, details }: KernelPlan,
  { rooms, row }: { readonly rooms: number; readonly row: number },
): Layout {
  const { gauges, hazards, postures, milestones, endings, packed, streamPaths } = model;
  const layout = new Layout();
  for (const [name, { length }] of Object.entries(tables.integers)) layout.add(name, 4, length);
  for (const [name, { length }] of Object.entries(tables.doubles)) layout.add(name, 8, length);
  for (const [name, { length }] of Object.entries(rounding)) layout.add(name, 8, length);
  layout.begin("world");
  for (const [name, width, length] of worldArrays(model)) layout.add(name, width, length);
  layout.finish("world");
  layout.begin("origin");
  layout.add("", 1, layout.blocks.worldBytes);
  layout.begin("agenda");
  for (const name of ["itemTime", "itemTruth", "itemSince"]) layout.add(name, 8, rooms);
  for (const name of ["itemKind", "itemIndex", "itemSequence", "agendaOrder"]) layout.add(name, 4, rooms);
  layout.finish("agenda");
  layout.begin("originAgenda");
  layout.add("", 1, layout.blocks.agendaBytes);
  layout.add("streamWords", 8, 2 * streamPaths.length);
  layout.add("streamEpoch", 4, streamPaths.length);
  const { hazardWords = 0, checkWords = 0, scoreTerms = 0 } = tables.sizes;
  for (const name of ["allowedHazards", "openHazards", "dirtyDaily", "dirtyAll"]) layout.add(name, 8, hazardWords);
  layout.add("dirtyChecks", 8, checkWords);
  layout.add("cascade", 4, cascadeLimit + postures.length + 2);
  layout.add("answered", 4, postures.length);
  layout.add("waitingMilestones", 1, milestones.length);
  layout.add("scratch", 8, Math.max(gauges.length, ...packed.shapes));
  layout.add("pending", 4, rooms);
  layout.add("lastRun", 4, tables.tallied);
  layout.add("entered", 8, postures.length);
  layout.add("logRows", 8, logRoom * logWidth);
  layout.add("scores", 8, scoreTerms);
  layout.add("scoreBegun", 8, hazards.length);
  layout.add("scoreCounted", 8, hazards.length);
  layout.add("scoreGathered", 8, scoreTerms);
  layout.add("scoreInForce", 1, scoreTerms);
  layout.add("outcomes", 8, runs * row);
  layout.add("details", 8, runs * (details?.width ?? 0));
  layout.begin("tally");
  const perDay = bins > 0 ? gauges.length * (days + 1) : 0;
  const states = postures.reduce((sum, posture) => sum + posture.states.length, 0);
  const lengths: { readonly [name in TallyArray]: number } = {
    endingRuns: endings.length + 1,
    endDays: days + 1,
    milestoneRuns: milestones.length,
    milestoneDays: milestones.length * (days + 1),
    transitionRuns: tables.tallied,
    transitionFirings: tables.tallied,
    transitionDays: tables.tallied * (days + 1),
    stateDays: states,
    stateDaysLow: states,
    gaugeSums: perDay,
    gaugeSumsLow: perDay,
    gaugeSquares: perDay,
    gaugeSquaresLow: perDay,
    gaugeLeast: perDay,
    gaugeGreatest: perDay,
  };
  for (const name of tallyArrays) layout.add(name, 8, lengths[name]);
  layout.add("gaugeHistogram", 1, perDay * bins);
  layout.finish("tally");
  return layout;
}

/** Places in memory, one after another. */
class Layout {
  readonly places = new Map<string, { readonly at: number; readonly length: number }>();
  /** First byte of each block, and how many bytes those have that are copied or cleared. */
  readonly blocks = {
    worldBlock: 0,
    worldBytes: 0,
    originBlock: 0,
    agendaBlock: 0,
    agendaBytes: 0,
    originAgendaBlock: 0,
    tallyBlock: 0,
    tallyBytes: 0,
  };
  // Nothing lies at 0, so that a table that is missing is found.
  #end = 1024;

  add(name: string, width: number, length: number): void {
    this.#end = Math.ceil(this.#end / 8) * 8;
    this.places.set(name, { at: this.#end, length });
    this.#end += width * length;
  }

  begin(block: "world" | "origin" | "agenda" | "originAgenda" | "tally"): void {
    this.blocks[`${block}Block`] = this.align();
  }

  finish(block: "world" | "agenda" | "tally"): void {
    this.blocks[`${block}Bytes`] = this.align() - this.blocks[`${block}Block`];
  }

  /** The end of all that has been laid out, where a block may begin. */
  align(): number {
    this.#end = Math.ceil(this.#end / 16) * 16;
    return this.#end;
  }
}
