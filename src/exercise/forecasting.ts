/**
 * A run whose turns begin with forecasts: questions are chosen, somebody answers them with probabilities, the turn is played, and what
 * is settled by then is revealed. It plays nothing by itself but the opening, and whatever is answered is handed out to be kept at once.
 */
import { advance, cloneWorld, type Model, type World } from "../engine/index.js";
import {
  type AskedQuestion,
  type AskOptions,
  cardOf,
  type Forecast,
  type MeanScores,
  type Observed,
  type Question,
  settle,
} from "../forecast/index.js";
import { isRefusal, type Session, timeline, turnEnd, worldNow } from "../session/index.js";
import { visibilityOf } from "../visibility/index.js";

/** Chooses the questions of a moment; rejects with why it can't. */
export type ChooseQuestions = (
  model: Model,
  world: World,
  before: readonly Question[],
) => Promise<readonly AskedQuestion[]>;

export interface ForecastingOptions {
  readonly choose: ChooseQuestions;
  /** Keeps what has been answered so far; answers with why that failed, else with null. */
  readonly keep: (forecasts: readonly Forecast[], finished: boolean) => string | null;
  /** Forecasts of the same run that were given before, to go on after the last of them. */
  readonly kept?: readonly Forecast[];
  /** Mean scores of the run before this one. */
  readonly last?: MeanScores | null;
}

export type ForecastPhase =
  /** Questions are being chosen. */
  | "counting"
  | "guessing"
  /** The forecasts are in, and the turn is played. */
  | "watching"
  | "revealing"
  | "over";

/** What the questions of a turn are chosen by, in every program: only that is asked of which the table learns. */
export function questionOptions(
  model: Model,
  before: readonly Question[],
): Pick<AskOptions, "known" | "turn" | "before"> {
  return { known: visibilityOf(model, "table").knows, turn: model.scenario.turn, before };
}

/** What a forecast begins at. */
export const firstPercent = 50;

/** A forecast, and how many records there were when it was asked. */
interface Given extends Forecast {
  readonly from: number;
}

/** Answers questions as a session stands, by how many records there were when each was asked; undefined while one is open. */
export function answersOf({
  model,
  state,
}: Pick<Session, "model" | "state">): (question: Question, from: number) => Observed | undefined {
  const seen = timeline(model, state, "facilitator");
  const records = seen.records.map(({ record }) => record);
  const { time, ended } = worldNow(state);
  const day = Math.floor(time);
  const gaugesOn = (by: number) => seen.days.find((entry) => entry.time === by)?.after.gauges ?? seen.latest.gauges;
  return (question, from) =>
    settle(question, { records: records.slice(from), day, ended, gauges: gaugesOn(question.by) });
}

export class Forecasting {
  readonly last: MeanScores | null;
  phase: ForecastPhase = "counting";
  /** The questions of this turn, and what is going to be answered, in per cent. */
  asked: readonly AskedQuestion[] = [];
  percents: readonly number[] = [];
  /** Settled by the turn that has been played last. */
  revealed: readonly Forecast[] = [];
  /** Why questions could not be chosen or forecasts not be kept; empty for neither. */
  trouble = "";
  private readonly session: Session;
  private readonly options: ForecastingOptions;
  private given: readonly Given[] = [];
  /** The day on which the last forecasts were given; −1 for none. */
  answeredOn = -1;
  private changed: () => void = () => undefined;
  private counting: Promise<void> = Promise.resolve();
  /** Counted ahead, while somebody watches the turn. */
  private ahead: { readonly day: number; readonly questions: Promise<readonly AskedQuestion[]> } | null = null;

  /** Plays the opening, and as far as the forecasts that were kept lead. */
  constructor(session: Session, options: ForecastingOptions) {
    this.session = session;
    this.options = options;
    this.last = options.last ?? null;
    this.play(0);
    this.takeUp(options.kept ?? []);
  }

  /** Begins to choose questions, and says whenever something has changed. */
  begin(changed: () => void): void {
    this.changed = changed;
    if (this.phase === "counting") this.counting = this.count();
    else if (this.phase === "watching") this.countAhead();
  }

  /** Resolves once no questions are being chosen. */
  ready(): Promise<void> {
    return this.counting;
  }

  get forecasts(): readonly Forecast[] {
    return this.given;
  }

  /** Days that have been played. */
  get time(): number {
    return worldNow(this.session.state).time;
  }

  get day(): number {
    return Math.floor(this.time);
  }

  /** Play has to stand still: forecasts are due, or will be at this moment. */
  get stops(): boolean {
    return this.waits || (this.phase === "watching" && this.turnIsOver);
  }

  private get turnIsOver(): boolean {
    const { time } = this;
    return time > this.answeredOn && time % this.session.model.scenario.turn === 0;
  }

  /** Play has to wait for forecasts, or for somebody to have read what is revealed. */
  get waits(): boolean {
    return this.phase !== "watching" && this.phase !== "over";
  }

  /** Whether odds of a time may be shown: forecasts of that time or later have been given, and none are asked for. */
  opensOdds(time: number): boolean {
    return this.phase === "over" || (this.phase === "watching" && time <= this.answeredOn);
  }

  /** Something would be lost by leaving now. */
  get unanswered(): boolean {
    return this.phase === "guessing" && this.percents.some((percent) => percent !== firstPercent);
  }

  /** Another probability for the question at a place, kept between 1 and 99%. */
  guess(place: number, percent: number): void {
    if (this.phase !== "guessing") return;
    const within = Math.min(99, Math.max(1, Math.round(percent)));
    this.percents = this.percents.map((one, at) => (at === place ? within : one));
  }

  /** The forecasts of this turn are given. */
  commit(): void {
    if (this.phase !== "guessing") return;
    const { time: asked } = worldNow(this.session.state);
    const from = this.records.length;
    const more = this.asked.map(
      ({ question, odds }, place): Given => ({ question, asked, percent: this.percents[place] as number, odds, from }),
    );
    this.given = [...this.given, ...more];
    this.watch();
    this.keep();
  }

  /** After play has gone on: reveals what the turn has settled, once it is over. True where the phase has changed. */
  played(): boolean {
    const { time, ended } = worldNow(this.session.state);
    if (this.phase !== "watching" || !(ended || this.turnIsOver)) return false;
    // What else is due at this very time belongs to the turn, however it was played.
    if (!ended) this.play(time);
    this.revealed = this.settle();
    this.phase = "revealing";
    this.keep();
    if (this.revealed.length === 0) this.goOn();
    return true;
  }

  /** What is revealed has been read. */
  goOn(): void {
    if (this.phase !== "revealing") return;
    this.revealed = [];
    if (worldNow(this.session.state).ended) {
      this.phase = "over";
      return;
    }
    this.phase = "counting";
    this.counting = this.count();
  }

  get card() {
    return cardOf(this.given);
  }

  private get records() {
    const { model, state } = this.session;
    return timeline(model, state, "facilitator").records.map(({ record }) => record);
  }

  private play(to: number): boolean {
    return !isRefusal(this.session.give({ type: "advance", to }, { explain: true }));
  }

  private watch(): void {
    this.answeredOn = worldNow(this.session.state).time;
    this.asked = [];
    this.percents = [];
    this.phase = "watching";
    this.countAhead();
  }

  private keep(): void {
    this.trouble = this.options.keep(this.given, worldNow(this.session.state).ended) ?? "";
  }

  /** Settles what can be settled, and answers with it. */
  private settle(): readonly Forecast[] {
    const answer = answersOf(this.session);
    const now: Given[] = [];
    this.given = this.given.map((one): Given => {
      if (one.observed !== undefined) return one;
      const observed = answer(one.question, one.from);
      if (observed === undefined) return one;
      const settled = { ...one, observed };
      now.push(settled);
      return settled;
    });
    return now;
  }

  /** Forecasts that were given before, turn after turn, with the turns between them played. */
  private takeUp(kept: readonly Forecast[]): void {
    const { session } = this;
    const last = kept.at(-1)?.asked ?? -1;
    if (last < 0) return;
    for (;;) {
      const world = worldNow(session.state);
      const from = this.records.length;
      const here = kept.filter(({ asked }) => asked === world.time);
      this.given = [...this.given, ...here.map(({ observed: _observed, ...one }): Given => ({ ...one, from }))];
      if (world.ended || world.time >= last || !this.play(turnEnd(session.model.scenario, world))) break;
      this.settle();
    }
    this.phase = "watching";
    this.answeredOn = last;
  }

  private async count(): Promise<void> {
    const { session } = this;
    const world = worldNow(session.state);
    try {
      const counted = this.ahead?.day === world.time ? await this.ahead.questions : null;
      const asked = counted ?? (await this.choose(world));
      this.asked = asked;
      this.percents = asked.map(() => firstPercent);
      this.phase = "guessing";
      if (asked.length === 0) this.watch();
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
      this.watch();
    }
    this.changed();
  }

  private choose(world: World) {
    return this.options.choose(
      this.session.model,
      world,
      this.given.map(({ question }) => question),
    );
  }

  /** Counts the questions of the next turn while this one is watched: the dice say already how it will stand then. */
  private countAhead(): void {
    const { model, state } = this.session;
    const world = cloneWorld(worldNow(state));
    if (world.ended) return;
    advance(model, world, turnEnd(model.scenario, world));
    if (world.ended) return;
    const questions = this.choose(world);
    // Whoever waits for it hears of the failure.
    questions.catch(() => undefined);
    this.ahead = { day: world.time, questions };
  }
}
