/**
 * Who a long command answers to while it plays: a person, who on a terminal sees a line that counts (how many, how fast, how long still), gone
 * after, and stops it with Ctrl-C; or a program that called it, which is told and stops it with a signal.
 */
import { say } from "../catalogue/index.js";
import { exitCodes } from "./failure.js";

export interface Progress {
  update(done: number, goal: number): void;
  /** From here on it is another part of the work that is counted, at a rate of its own. */
  begin(stage: string): void;
  clear(): void;
}

/** Milliseconds between two looks of the line. */
export const patienceMs = 100;

/** Shows progress on a stream if it is a terminal, and nothing otherwise. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  const silent = () => undefined;
  if (stream.isTTY !== true) return { update: silent, begin: silent, clear: silent };
  let lineOf = progressLine();
  let [shown, prefix] = [0, ""];
  const write = (text: string) => stream.write(`\r\u001b[2K${text}`);
  return {
    update(done, goal) {
      const now = performance.now();
      if (now - shown < patienceMs && done < goal) return;
      shown = now;
      write(`  ${prefix}${lineOf(done, goal)}`);
    },
    begin(stage) {
      lineOf = progressLine();
      prefix = `${stage} · `;
    },
    clear() {
      if (shown > 0) write("");
    },
  };
}

/** What the line says from now on, when so many runs are there already. */
export function progressLine(before = 0): (done: number, goal: number) => string {
  const began = performance.now();
  return (done, goal) => {
    const perSecond = ((done - before) * 1000) / Math.max(1, performance.now() - began);
    const left = Math.ceil((goal - done) / Math.max(1, perSecond));
    // Before the first run nothing is known of the rate.
    const rate = done <= before ? "none" : spaced(Math.round(perSecond));
    return say("cli.progress", {
      done: spaced(done),
      goal: say("cli.runs", { n: goal, runs: spaced(goal) }),
      rate,
      left,
    });
  };
}

/** 12345 as `12,345`. */
export function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A program that has something played. */
export interface Caller {
  readonly signal: AbortSignal;
  /** Runs played, of how many. */
  onProgress(done: number, goal: number): void;
}

export interface Attendance {
  readonly signal: AbortSignal;
  readonly progress: Progress;
  release(): void;
}

/** The caller where there is one, else the person at the terminal. */
export function attend(caller: Caller | undefined, others: readonly NodeJS.Signals[] = []): Attendance {
  if (caller === undefined) return { ...interruptible(others), progress: showProgress(process.stderr) };
  return { signal: caller.signal, progress: progressFor(caller), release: () => undefined };
}

/** Progress as a caller is told of it. */
export function progressFor({ onProgress }: Caller): Progress {
  return { update: onProgress, begin: () => undefined, clear: () => undefined };
}

/** A signal that Ctrl-C raises once, or another signal of the system; a second one leaves at once. */
export function interruptible(others: readonly NodeJS.Signals[] = []): {
  readonly signal: AbortSignal;
  release(): void;
} {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  const signals: readonly NodeJS.Signals[] = ["SIGINT", ...others];
  for (const signal of signals) process.on(signal, onInterrupt);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onInterrupt);
    },
  };
}
