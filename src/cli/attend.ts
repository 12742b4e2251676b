/**
 * Who a long command answers to while it plays: a person at a terminal, who sees how far it is and stops it with Ctrl-C, or a program that
 * called it, which is told and stops it with a signal.
 */
import { exitCodes } from "./failure.js";
import { type Progress, showProgress } from "./progress.js";

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
  return { update: onProgress, clear: () => undefined };
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
