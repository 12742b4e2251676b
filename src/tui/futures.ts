/**
 * Futures in the background: how each ending and milestone stands from a moment of the tape, counted while someone looks
 * on. Threads play them; this decides what is asked next, keeps what was answered, and says when there is news. No
 * key ever waits for it.
 */
import { availableParallelism } from "node:os";
import type { Arm, Forecaster, Outlook } from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import type { Tape } from "./tape.js";

export interface Futures {
  /** Gathers the threads, which takes a moment, and asks them how it looked from the start. */
  warmUp(): void;
  /** Counts futures from the moment after `position` entries, once it has been wanted for `delay` milliseconds; null wants none. */
  watch(position: number | null, delay: number): void;
  /** What is known of the moment after `position` entries; null for nothing yet. */
  outlookAt(position: number): Outlook | null;
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

export interface FuturesOptions {
  readonly tape: Tape;
  readonly open: () => Promise<Forecaster>;
  /** Least milliseconds between news of one question. */
  readonly newsEvery?: number;
}

/** The scenario and the assumption values of a model, as a thread needs them to build it again. */
export function armOf(model: Model): Arm {
  const variant = model.scenario.variants.find(({ id }) => id === model.variant);
  const set: { [assumption: string]: number } = {};
  for (const { id, value } of model.scenario.assumptions) {
    const now = model.assumptions.get(id);
    if (now !== undefined && now !== (variant?.set[id] ?? value)) set[id] = now;
  }
  return { scenario: model.scenario, variant: model.variant, set };
}

/** Threads for a model's futures: all processors but the one that draws. Loaded only when called. */
export async function gatherForecaster(model: Model): Promise<Forecaster> {
  const { openForecaster } = await import("../analysis/index.js");
  return openForecaster(armOf(model), { workers: Math.max(1, availableParallelism() - 1) });
}

/** Entries before which nothing has happened. */
const startPosition = 1;

/** Who wants to hear that there is news, and how often. */
function createNews(every: number) {
  const listeners = new Set<() => void>();
  let edition = 0;
  let telling: NodeJS.Timeout | undefined;
  function now(): void {
    clearTimeout(telling);
    telling = undefined;
    edition += 1;
    for (const listener of listeners) listener();
  }
  return {
    now,
    soon(): void {
      telling ??= setTimeout(now, every);
    },
    edition: () => edition,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close(): void {
      clearTimeout(telling);
      listeners.clear();
    },
  };
}

/** What has been answered, by the moment it was asked of: several entries may share one. */
function createMemory(tape: Tape) {
  const outlooks = new Map<number, Outlook>();
  const over = new Set<number>();
  const timeAt = (position: number) => tape.entries[Math.min(position, tape.entries.length) - 1]?.time ?? 0;
  return {
    outlooks,
    over,
    timeAt,
    answered(position: number): boolean {
      const outlook = outlooks.get(timeAt(position));
      return over.has(timeAt(position)) || (outlook !== undefined && outlook.runs >= outlook.wanted);
    },
  };
}

export function createFutures({ tape, open, newsEvery = 60 }: FuturesOptions): Futures {
  const { outlooks, over, timeAt, answered } = createMemory(tape);
  const news = createNews(newsEvery);
  let gathering: Promise<Forecaster> | undefined;
  let forecaster: Forecaster | undefined;
  let watched: number | null = null;
  let latest: Outlook | null = null;
  let warm = false;
  let closed = false;
  let trouble = "";
  /** The question under way: a new object for each, so that a late answer is told from a new one. */
  let question: { readonly time: number } | null = null;
  let delaying: NodeJS.Timeout | undefined;

  function hear(asked: { readonly time: number }, outlook: Outlook): void {
    if (closed || question !== asked) return;
    const before = outlooks.get(asked.time);
    // Asked again, a question starts to count again: until it has caught up, what was known is better.
    if (before !== undefined && before.runs > outlook.runs) return;
    outlooks.set(asked.time, outlook);
    if (watched !== null && timeAt(watched) === asked.time) latest = outlook;
    if (before === undefined || outlook.runs >= outlook.wanted) news.now();
    else news.soon();
  }

  async function ask(position: number): Promise<void> {
    const asked = { time: timeAt(position) };
    question = asked;
    try {
      gathering ??= open();
      forecaster = await gathering;
      if (closed || question !== asked) return;
      const from = tape.savedAt(position);
      if (from.ended) {
        over.add(asked.time);
        news.now();
      } else await forecaster.ask(from, (outlook) => hear(asked, outlook));
    } catch (error) {
      if (closed) return;
      trouble = error instanceof Error ? error.message : String(error);
      news.now();
    }
    if (question !== asked) return;
    question = null;
    askNext();
  }

  /** What someone looks at comes first; how it looked from the start fills the idle time. */
  function askNext(): void {
    if (closed || trouble !== "") return;
    const next =
      watched !== null && !answered(watched) ? watched : warm && !answered(startPosition) ? startPosition : null;
    if (next === null || question?.time === timeAt(next)) return;
    void ask(next);
  }

  return {
    warmUp() {
      warm = true;
      askNext();
    },
    watch(position, delay) {
      if (position !== null && watched !== null && timeAt(position) === timeAt(watched)) return;
      watched = position;
      latest = position === null ? null : (outlooks.get(timeAt(position)) ?? latest);
      clearTimeout(delaying);
      const idle = question?.time === timeAt(startPosition) && (position === null || delay > 0);
      if (question !== null && !idle && (position === null || question.time !== timeAt(position))) {
        question = null;
        forecaster?.drop();
      }
      if (delay > 0) delaying = setTimeout(askNext, delay);
      else askNext();
    },
    outlookAt: (position) => outlooks.get(timeAt(position)) ?? null,
    latest: () => latest,
    overAt: (position) => over.has(timeAt(position)),
    problem: () => trouble,
    subscribe: news.subscribe,
    edition: news.edition,
    async close() {
      closed = true;
      clearTimeout(delaying);
      news.close();
      const gathered = await gathering?.catch(() => undefined);
      await gathered?.close();
    },
  };
}
