/**
 * Futures in the background: how each ending and milestone stands from a position of the timeline, counted while someone looks
 * on. Threads play them; this decides what is asked next, keeps what was answered, and says when there is news. No
 * key ever waits for it.
 */
import { availableParallelism } from "node:os";
import type { Forecaster, Outlook } from "../../analysis/index.js";
import { type Model, type SavedWorld, saveWorld, unseated } from "../../engine/index.js";
import { type Timeline, worldAt } from "../../session/index.js";
import { armOf } from "../../white-cell/index.js";
import { isComplete, type Outlooks } from "../panels/prospects.js";

/** Milliseconds after the first frame, when nobody is waiting for a thread to start. */
export const warmUpAfter = 300;
/** Milliseconds that a moment must last to be asked about while time runs by. */
export const whilePlaying = 150;

/** How the seats are played on: as the model would, everyone acting by hazard, or only holding. */
export type Way = "played" | "held";

export interface Futures {
  /** Gathers the threads, which takes a moment, and asks them how it looked from the start. */
  warmUp(): void;
  /** Counts futures from the moment after `position` entries, once it has been wanted for `delay` milliseconds; null wants none. */
  watch(position: number | null, delay: number): void;
  /** What is known of the moment after `position` entries, as the model plays unless told; null for nothing yet. */
  outlookAt(position: number, way?: Way): Outlook | null;
  /** Somebody is seated, so that the two ways differ. */
  readonly seated: boolean;
  /** What was known last of any moment since someone began to watch, to stand in until there is more; null for nothing. */
  latest(): Outlook | null;
  /** The run ends at that moment, so nothing is open. Known once it has been watched. */
  overAt(position: number): boolean;
  /** Why there will be no more answers; empty while there will. */
  problem(): string;
  /** Calls the listener whenever there is news; answers what ends that. */
  subscribe(listener: () => void): () => void;
  /** Another number whenever there is news. */
  edition(): number;
  /** Ends the threads. Nothing is told afterwards. */
  close(): Promise<void>;
}

/** The worlds at the positions of a timeline. */
export interface Worlds {
  savedAt(position: number, way: Way): SavedWorld;
  /** The same name for the same world, another for any other. */
  nameAt(position: number): string;
  /** Whether anybody is seated in them. */
  readonly seated: boolean;
}

export interface FuturesOptions {
  readonly worlds: Worlds;
  readonly open: () => Promise<Forecaster>;
  /** Least milliseconds between news of one question. */
  readonly newsEvery?: number;
}

/** Threads for a model's futures, one for each processor: keys are few, and do not wait for a thread's turn to end. Loaded only when called. */
export async function gatherForecaster(model: Model): Promise<Forecaster> {
  const { openForecaster } = await import("../../analysis/index.js");
  return openForecaster(armOf(model), { workers: availableParallelism() });
}

/** Entries before which nothing has happened. */
const startPosition = 1;

/** What is known of the moment after `position` entries, and of the start. */
export function outlooksOf(futures: Futures, position: number): Outlooks {
  const here = futures.outlookAt(position);
  return {
    here,
    held: futures.seated ? futures.outlookAt(position, "held") : null,
    seated: futures.seated,
    earlier: here === null ? futures.latest() : null,
    start: futures.outlookAt(startPosition),
    over: futures.overAt(position),
    startOver: futures.overAt(startPosition),
    problem: futures.problem(),
  };
}

/** The world after the first `position` entries of a timeline, as futures with that way of playing the seats on begin. */
export function savedFor(seen: Timeline, position: number, way: Way): SavedWorld {
  const world = worldAt(seen, position);
  return saveWorld(seen.model, way === "held" ? world : unseated(seen.model, world));
}

/** Counts futures of a timeline. */
export function createFutures(options: FuturesOptions): Futures {
  return new FuturesInBackground(options);
}

/** Who wants to hear that there is news, and how often. */
class News {
  edition = 0;
  private readonly listeners = new Set<() => void>();
  private readonly every: number;
  private telling: NodeJS.Timeout | undefined;

  constructor(every: number) {
    this.every = every;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  now(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    this.edition += 1;
    for (const listener of this.listeners) listener();
  }

  soon(): void {
    this.telling ??= setTimeout(() => this.now(), this.every);
  }

  close(): void {
    clearTimeout(this.telling);
    this.listeners.clear();
  }
}

/** What is asked about: a position of the timeline, and how its seats are played on. */
interface Subject {
  readonly position: number;
  readonly way: Way;
}

/** One question under way; a new object for each, so that a late answer is told from a new one. */
interface Question {
  readonly name: string;
}

const startSubject: Subject = { position: startPosition, way: "played" };

class FuturesInBackground implements Futures {
  private readonly worlds: Worlds;
  private readonly open: () => Promise<Forecaster>;
  private readonly news: News;
  /** By the name of what was asked about: several entries may share one. */
  private readonly outlooks = new Map<string, Outlook>();
  private readonly over = new Set<string>();
  private gathering: Promise<Forecaster> | undefined;
  private forecaster: Forecaster | undefined;
  private watched: number | null = null;
  private last: Outlook | null = null;
  private warm = false;
  private closed = false;
  private trouble = "";
  private question: Question | null = null;
  private delaying: NodeJS.Timeout | undefined;

  constructor({ worlds, open, newsEvery = 60 }: FuturesOptions) {
    this.worlds = worlds;
    this.open = open;
    this.news = new News(newsEvery);
  }

  warmUp(): void {
    this.warm = true;
    this.askNext();
  }

  watch(position: number | null, delay: number): void {
    if (position !== null && this.watched !== null && this.worlds.nameAt(position) === this.worlds.nameAt(this.watched))
      return;
    this.watched = position;
    this.last = position === null ? null : (this.outlookAt(position) ?? this.last);
    clearTimeout(this.delaying);
    if (!this.mayGoOn(position, delay)) {
      this.question = null;
      this.forecaster?.drop();
    }
    if (delay > 0) this.delaying = setTimeout(() => this.askNext(), delay);
    else this.askNext();
  }

  get seated(): boolean {
    return this.worlds.seated;
  }

  outlookAt(position: number, way: Way = "played"): Outlook | null {
    return this.outlooks.get(this.nameOf({ position, way })) ?? null;
  }

  latest(): Outlook | null {
    return this.last;
  }

  overAt(position: number): boolean {
    return this.over.has(this.worlds.nameAt(position));
  }

  problem(): string {
    return this.trouble;
  }

  subscribe = (listener: () => void): (() => void) => this.news.subscribe(listener);

  edition = (): number => this.news.edition;

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.delaying);
    this.news.close();
    const gathered = await this.gathering?.catch(() => undefined);
    await gathered?.close();
  }

  private nameOf({ position, way }: Subject): string {
    return `${way} ${this.worlds.nameAt(position)}`;
  }

  /** What there is to know of the moment watched; how the model plays the seats on comes first. */
  private watchedSubjects(): Subject[] {
    const { watched: position } = this;
    if (position === null) return [];
    return (this.worlds.seated ? (["played", "held"] as const) : (["played"] as const)).map((way) => ({
      position,
      way,
    }));
  }

  private answered({ position, way }: Subject): boolean {
    return this.overAt(position) || isComplete(this.outlookAt(position, way));
  }

  /** Whether the question under way is still wanted: the one watched now, or the start while nothing else is asked. */
  private mayGoOn(position: number | null, delay: number): boolean {
    const { question } = this;
    if (question === null || this.watchedSubjects().some((subject) => question.name === this.nameOf(subject)))
      return true;
    return question.name === this.nameOf(startSubject) && (position === null || delay > 0);
  }

  /** What someone looks at comes first; how it looked from the start fills the idle time. */
  private askNext(): void {
    if (this.closed || this.trouble !== "") return;
    const wanted = [...this.watchedSubjects(), ...(this.warm ? [startSubject] : [])];
    const next = wanted.find((subject) => !this.answered(subject));
    if (next === undefined || this.question?.name === this.nameOf(next)) return;
    void this.ask(next);
  }

  private async ask(subject: Subject): Promise<void> {
    const question = { name: this.nameOf(subject) };
    this.question = question;
    try {
      this.gathering ??= this.open();
      this.forecaster = await this.gathering;
      if (this.closed || this.question !== question) return;
      const from = this.worlds.savedAt(subject.position, subject.way);
      if (from.ended) {
        this.over.add(this.worlds.nameAt(subject.position));
        this.news.now();
      } else await this.forecaster.ask(from, (outlook) => this.hear(question, outlook));
    } catch (error) {
      if (this.closed) return;
      this.trouble = error instanceof Error ? error.message : String(error);
      this.news.now();
    }
    if (this.question !== question) return;
    this.question = null;
    this.askNext();
  }

  private hear(question: Question, outlook: Outlook): void {
    if (this.closed || this.question !== question) return;
    const before = this.outlooks.get(question.name);
    // Asked again, a question starts to count again: until it has caught up, what was known is better.
    if (before !== undefined && before.runs > outlook.runs) return;
    this.outlooks.set(question.name, outlook);
    const [watched] = this.watchedSubjects();
    if (watched !== undefined && this.nameOf(watched) === question.name) this.last = outlook;
    if (before === undefined || isComplete(outlook)) this.news.now();
    else this.news.soon();
  }
}
