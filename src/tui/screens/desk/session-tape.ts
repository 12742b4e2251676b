/**
 * A session as a tape: what has been is told again from its log, and what lies ahead is played through the session, so
 * that every step that somebody sees is an input that has been kept. Looking back never changes the session. It never
 * plays further than was asked for, or the screen would stand at another moment than the exercise does.
 */
import {
  advance,
  cloneWorld,
  competingHazards,
  type OrderError,
  type Rival,
  readGauges,
  refusal,
  type SavedWorld,
  type Scenario,
  ScenarioError,
  saveWorld,
  step,
  type World,
} from "../../../engine/index.js";
import {
  type Checkpoint,
  type Given,
  headOf,
  type Input,
  isRefusal,
  retell,
  type Session,
  worldNow,
} from "../../../session/index.js";
import { readingInWords } from "../../../text/index.js";
import { safe } from "../../term/text.js";
import { type DayEntry, type Entry, type TapeOfMoments, toEntry } from "../tape.js";

export interface SessionTape extends TapeOfMoments {
  /** Does an input, and tells what came of it: appended, or anew where the branch is now another. */
  give(input: Input): Given | OrderError;
  /** Plays on to the end of the turn, or of the run; null where the run has ended. */
  toTurnEnd(): Given | OrderError | null;
  /** Days at which the entry after `position` comes; null at the end of the run. Nothing is played. */
  timeAfter(position: number): number | null;
  /** When the turn under way is over, in days. */
  turnEnd(): number;
  /** The session stands between two turns, where seats decide. */
  betweenTurns(): boolean;
  /** Why play could not go on since this was asked last; null where it could. */
  takeTrouble(): OrderError | null;
}

/** A run that breaks ends the run and not the exercise: what could not be played has not been, and is told. */
function orRefusal(give: () => Given | OrderError): Given | OrderError {
  try {
    return give();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const what = error.problems.map(({ message }) => message).join("; ");
    const hint = "the scenario is at fault; i r goes back, i d undoes what sets it off";
    return refusal(`play can't go on: ${what}`, hint);
  }
}

/** Inputs after which the branch is another than before. */
const elsewhere: ReadonlySet<Input["type"]> = new Set(["rewind", "branch", "switch", "does-not-happen"]);

/** The tape of a session, which it plays on and never plays by itself. */
export function createSessionTape(session: Session): SessionTape {
  return new TapeOfSession(session);
}

class TapeOfSession implements SessionTape {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly horizon: number;
  readonly reading: string;
  private readonly session: Session;
  private readonly turn: number;
  private told: Entry[] = [];
  private lastOdds: { readonly key: string; readonly odds: readonly Rival[] } | undefined;
  /** Names for moments, in the order that they were asked for. */
  private readonly numbers = new WeakMap<Checkpoint, number>();
  private numbered = 0;
  private trouble: OrderError | null = null;

  constructor(session: Session) {
    const { model, header } = session;
    this.session = session;
    this.turn = model.scenario.turn;
    this.scenario = safe(model.scenario);
    this.seed = safe(header.seed);
    this.horizon = worldNow(session.state).horizon;
    this.reading = safe(readingInWords(model));
    this.tellAnew();
  }

  get entries(): readonly Entry[] {
    return this.told;
  }

  after(position: number, wanted: (entry: Entry) => boolean): number {
    // From what has been, the way leads at most to where play stands: nobody plays on without seeing that.
    let more = this.mayPlayOn(position);
    for (let index = position; ; index += 1) {
      while (index >= this.told.length) {
        if (!more) return this.told.length;
        more = this.playOn();
      }
      const entry = this.told[index];
      if (entry !== undefined && wanted(entry)) return index + 1;
    }
  }

  oddsAt(position: number): readonly Rival[] {
    const key = this.momentAt(position);
    if (this.lastOdds?.key !== key) {
      const then = this.worldAt(position);
      this.lastOdds = { key, odds: then.ended ? [] : safe(competingHazards(this.session.model, then)) };
    }
    return this.lastOdds.odds;
  }

  savedAt(position: number): SavedWorld {
    return saveWorld(this.session.model, this.worldAt(position));
  }

  momentAt(position: number): string {
    const moment = this.momentOf(position);
    const number = this.numbers.get(moment) ?? this.numbered++;
    this.numbers.set(moment, number);
    return `${number}@${this.timeAt(position)}`;
  }

  give(input: Input): Given | OrderError {
    if (!elsewhere.has(input.type)) return this.append(input);
    const given = orRefusal(() => this.session.give(input, { explain: true }));
    if (!isRefusal(given)) this.tellAnew();
    return given;
  }

  toTurnEnd(): Given | OrderError | null {
    return this.now().ended ? null : this.append({ type: "advance", to: this.turnEnd() });
  }

  timeAfter(position: number): number | null {
    return this.told[position]?.time ?? (this.now().ended ? null : this.nextTime());
  }

  turnEnd(): number {
    const { time, horizon } = this.now();
    return Math.min(horizon, (Math.floor(time / this.turn) + 1) * this.turn);
  }

  betweenTurns(): boolean {
    return !this.now().ended && this.now().time % this.turn === 0;
  }

  takeTrouble(): OrderError | null {
    const { trouble } = this;
    this.trouble = null;
    return trouble;
  }

  private now(): World {
    return worldNow(this.session.state);
  }

  private timeAt(position: number): number {
    return this.told[Math.min(position, this.told.length) - 1]?.time ?? 0;
  }

  /** The branch from its start, in another array: whoever keeps the old one can tell. */
  private tellAnew(): void {
    this.told = retell(this.session.model, headOf(this.session.state)).map((told) =>
      told.kind === "day" ? { kind: "day", time: told.time, gauges: told.gauges } : toEntry(told.record),
    );
  }

  /** Gives an input and appends what it brings, days among the records where they came. */
  private append(input: Input): Given | OrderError {
    const days: (DayEntry & { readonly before: number })[] = [];
    const onDay = (time: number, world: World) => {
      const gauges = readGauges(this.session.model, world);
      if (time > 0) days.push({ kind: "day", time, gauges, before: world.seq });
    };
    const given = orRefusal(() => this.session.give(input, { explain: true, onDay }));
    if (isRefusal(given)) return given;
    const pushDays = (before: number) => {
      while (days[0] !== undefined && days[0].before <= before) {
        const { before: _place, ...day } = days.shift() as (typeof days)[number];
        this.told.push(day);
      }
    };
    for (const record of given.records) {
      pushDays(record.seq);
      this.told.push(toEntry(record));
    }
    pushDays(Number.POSITIVE_INFINITY);
    return given;
  }

  /** When anything is next to be seen: a happening, or a day's beginning. */
  private nextTime(): number {
    const ahead = cloneWorld(this.now());
    const nextDay = Math.min(Math.floor(this.now().time) + 1, this.now().horizon);
    try {
      step(this.session.model, ahead);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
    }
    return Math.min(ahead.time, nextDay);
  }

  /** Whether a position is where play stands; in the midst of its last happening, unless seats are to decide first. */
  private mayPlayOn(position: number): boolean {
    if (position >= this.told.length) return true;
    const deciding = this.now().seats.size > 0 && this.betweenTurns();
    return !deciding && this.timeAt(position) === this.timeAt(this.told.length);
  }

  /** False where play has to stop: at the end, and where seats are to decide. */
  private playOn(): boolean {
    if (this.now().ended) return false;
    const given = this.append({ type: "advance", to: this.nextTime() });
    if (isRefusal(given)) this.trouble = given;
    return !isRefusal(given) && !(this.now().seats.size > 0 && this.betweenTurns());
  }

  /** The moment that entries up to a position stand on. */
  private momentOf(position: number): Checkpoint {
    const head = headOf(this.session.state);
    if (position >= this.told.length) return head;
    const records = this.told.slice(0, position).filter(({ kind }) => kind === "record").length;
    const time = this.timeAt(position);
    let moment = head;
    let after: Checkpoint | null = null;
    while (moment.parent !== null && (moment.count > records || moment.world.time > time)) {
      after = moment;
      moment = moment.parent;
    }
    // In the midst of what a hand did there is no world: the whole of it is taken.
    const midst = after !== null && after.input?.type !== "advance" && moment.count < records;
    return midst && after !== null ? after : moment;
  }

  private worldAt(position: number): World {
    const then = cloneWorld(this.momentOf(position).world);
    const time = this.timeAt(position);
    if (position < this.told.length && then.time < time) advance(this.session.model, then, time);
    return then;
  }
}
