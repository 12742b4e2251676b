/**
 * The kernel for one model: its tables and worlds laid out in WebAssembly memory, runs and futures played there, and the
 * tally and outcomes of a batch read back. What it plays is what the engine plays, to the bit.
 */
import {
  cascadeLimit,
  futureSuffix,
  type Importance,
  type Model,
  recordLimit,
  ScenarioError,
  type ScoreTerms,
  type Values,
  type World,
  wordsOf,
} from "../engine/index.js";
import type { DrawnTables } from "./drawn.js";
import { layOut, logRoom, type TallyArray } from "./layout.js";
import { type KernelCode, link } from "./link.js";
import { logWidth, type Moment, type RunListener, tellRows } from "./log.js";
import { ordersIn, type Seated } from "./orders.js";
import { tablesOf } from "./tables.js";

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
  /** Seats that are played by rules, from the day of their first decision on; by nobody if absent. Of futures, in the world of their origin. */
  readonly seated?: Seated | null;
  /** Most runs of a batch, at most 255. */
  readonly runs: number;
  /** Scores of each run to keep; none by default. */
  readonly scores?: ScoreTerms | null;
  /** Where the kinds of details begin in the row of a run, if details are to be kept (src/analysis/details.ts). */
  readonly details?: { readonly [kind in "states" | "happenings" | "gauges" | "width"]: number } | null;
  /** What `climb` follows; none by default. */
  readonly importance?: Importance | null;
  /** Bins of the histograms of gauges; 0 counts no gauges. */
  readonly bins: number;
  /** Constants that round what is summed (src/analysis/rounding.ts): four a gauge, and two for stays in states. */
  readonly rounding: { readonly [name in "gaugeRounding" | "dayRounding"]: Float64Array };
}

type Exports = { readonly [name: string]: (...values: number[]) => number };

/** A world at a moment, from which futures go on. */
export interface Branch {
  /** Its arrays, as they lie in memory. */
  readonly world: Uint8Array;
  /** Items of the agenda in their order, `agendaColumns` numbers each. */
  readonly items: Float64Array;
}

const agendaColumns = ["itemTime", "itemTruth", "itemSince", "itemKind", "itemIndex", "itemSequence"] as const;

/** Items that the agenda of the kernel has room for beyond timers and injects. */
const spareItems = 2000;

const pageBytes = 65_536;

export class Kernel {
  readonly #exports: Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #forks: boolean;
  readonly #blocks: ReturnType<typeof layOut>["blocks"];
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
    const { drawn = null, draw = null, seated = null } = plan;
    this.runs = plan.runs;
    this.#drawn = drawn;
    this.#draw = draw;
    const tables = drawn?.tables ?? tablesOf(model, plan.scores ?? null, ordersIn(model, seated));
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
    const climbing = {
      climbingPostures: plan.importance?.postures.length ?? 0,
      climbingGauges: plan.importance?.gauges.length ?? 0,
    };
    const constants = new Map([
      ...addresses,
      ...Object.entries({ ...numbers, ...detail, ...climbing, ...layout.blocks }),
    ]);
    this.#exports = new WebAssembly.Instance(link(code, constants), imports).exports as unknown as Exports;
    this.#forks = origin !== null;
    for (const [name, list] of Object.entries(tables.integers)) this.#integers(name).set(list);
    for (const [name, list] of Object.entries(tables.doubles)) this.#doubles(name).set(list);
    for (const [name, list] of Object.entries(rounding)) this.#doubles(name).set(list);
    this.#integers("agendaOrder").set(Array.from({ length: rooms }, (_, slot) => slot));
    this.#doubles("occasions").fill(-1);
    if (origin === null) this.#writeBlank(model, seated);
    else this.#writeWorld(model, origin);
    if (plan.importance) this.#writeImportance(plan.importance, tables.sizes.span as number);
    this.#blocks = layout.blocks;
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

  /**
   * Plays a future of the origin, or of the branch that was put in its place, until its importance is at least `level`, or to its end.
   * Returns the greatest importance on the way; null if the run breaks.
   */
  climb(run: number, level: number): number | null {
    try {
      return this.#call("climb", run, level);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) return null;
      throw error;
    }
  }

  /** Where `climb` has stopped, in days from the start. */
  get time(): number {
    return this.#doubles("scalars")[0] as number;
  }

  /** The world where `climb` has stopped. */
  branch(): Branch {
    const { worldBlock, worldBytes } = this.#blocks;
    const world = new Uint8Array(this.#memory.buffer, worldBlock, worldBytes).slice();
    const order = this.#integers("agendaOrder").subarray(0, this.#doubles("scalars")[3]);
    const items = new Float64Array(order.length * agendaColumns.length);
    for (const [column, name] of agendaColumns.entries()) {
      const from = column < 3 ? this.#doubles(name) : this.#integers(name);
      for (const [place, slot] of order.entries()) items[place * agendaColumns.length + column] = from[slot] as number;
    }
    return { world, items };
  }

  /** The world whose futures `climb` plays as long as no branch is put in its place. */
  origin(): Branch {
    this.#call("copyOrigin");
    return this.branch();
  }

  /** From here on, `climb` plays futures of this branch. Returns its time. */
  branchFrom({ world, items }: Branch): number {
    const { worldBlock, originBlock, agendaBlock, originAgendaBlock } = this.#blocks;
    const { buffer } = this.#memory;
    new Uint8Array(buffer).set(world, originBlock);
    const count = items.length / agendaColumns.length;
    for (const [column, name] of agendaColumns.entries()) {
      const at = this.#place(name).at - agendaBlock + originAgendaBlock;
      const into = column < 3 ? new Float64Array(buffer, at, count) : new Int32Array(buffer, at, count);
      for (let place = 0; place < count; place += 1)
        into[place] = items[place * agendaColumns.length + column] as number;
    }
    const scalars = this.#place("scalars").at - worldBlock + originBlock;
    return new Float64Array(buffer, scalars, 1)[0] as number;
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

  #call(name: string, ...values: number[]): number {
    return (this.#exports[name] as Exports[string])(...values);
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

  #writeImportance({ target, postures, gauges }: Importance, span: number): void {
    this.#integers("climbingPosture").set(postures.map(({ posture }) => posture));
    for (const [place, { states }] of postures.entries()) this.#doubles("climbingStates").set(states, place * span);
    this.#integers("climbingGauge").set(gauges.map(({ gauge }) => gauge));
    this.#doubles("climbingFrom").set(gauges.map(({ from }) => from));
    this.#doubles("climbingTo").set(gauges.map(({ to }) => to));
    this.#doubles("climbingWeight").set(gauges.map(({ weight }) => weight));
    const at = (kind: Importance["target"]["kind"]) => (target.kind === kind ? target.index : -1);
    this.#call("setTarget", at("milestone"), at("ending"));
  }

  #writeBlank(model: Model, seated: Seated | null): void {
    this.#doubles("breaking").fill(-1);
    this.#doubles("reached").fill(-1);
    this.#doubles("markValues").set(model.marks.map(({ kind }) => (kind === "count" ? 0 : -1)));
    this.#integers("activePlaces").fill(-1);
    this.#bytes("dirtyDrifts").fill(1);
    this.#doubles("scalars").set([0, 0, 0, 0, 0, -1, 0]);
    // Play shuts what injects stand in for itself.
    if (seated !== null) this.#writeClosed(model, seated.world.closed, () => 0);
  }

  #writeClosed({ hazards }: Model, closed: Uint8Array, shut: (hazard: number) => number): void {
    this.#bytes("seatDecides").set(closed);
    this.#bytes("hazardClosed").set(
      hazards.map(({ transition }, hazard) => (closed[transition] as number) + 2 * shut(hazard)),
    );
  }

  #writeWorld(model: Model, origin: World): void {
    for (const name of ["drifts", "drifted", "pressure", "since", "breaking", "steady", "rate", "reached"] as const)
      this.#doubles(name).set(origin[name]);
    this.#doubles("gaugeValues").set(origin.gauges);
    this.#doubles("markValues").set(origin.marks);
    this.#integers("states").set(origin.states);
    this.#integers("activePlaces").fill(-1);
    this.#bytes("dirtyDrifts").set(origin.dirtyDrifts);
    this.#bytes("delivered").set(origin.delivered);
    this.#writeClosed(model, origin.closed, (hazard) => origin.shut[hazard] as number);
    const occasions = this.#doubles("occasions");
    for (const [transition, then] of origin.occasions) occasions[transition] = then;
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
    this.#doubles("scalars").set([time, seq, agendaSequence, agenda.length, ended ? 1 : 0, ending, 0]);
  }
}
