/**
 * Threads that play what they are given, each with the engine and its models for itself.
 */
import type { MessagePort, Worker } from "node:worker_threads";

export interface Threads<Task, Result> {
  /** `ports` go to the thread with the task. */
  run(task: Task, ports?: readonly MessagePort[]): Promise<Result>;
  /** Ends them, and what they are at. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** What each thread gets as it starts. */
  readonly workerData?: unknown;
  /** Passes over an error of a thread that plays nothing, which ends the process otherwise. */
  readonly outlivesIdleErrors?: boolean;
}

/** Starts threads that run a built file, given by its path in `dist`. */
export async function openThreads<Task, Result>(
  built: string,
  count: number,
  { workerData, outlivesIdleErrors = false }: ThreadOptions = {},
): Promise<Threads<Task, Result>> {
  const { Piscina } = await import("piscina");
  const threads = new Piscina<Task, Result>({
    // Threads load JavaScript only, so they run the built file even if this one is loaded from source.
    filename: new URL(`../../dist/${built}`, import.meta.url).href,
    name: "play",
    minThreads: count,
    maxThreads: count,
    workerData,
    recordTiming: false,
    // A run's garbage is dead by the next run, so a small young generation suffices and keeps memory low.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
  });
  if (outlivesIdleErrors) threads.on("error", () => undefined);
  const loaded = Promise.all(threads.threads.map(firstWord));
  return {
    run: (task, ports = []) => threads.run(task, { transferList: [...ports] }),
    async close() {
      // Piscina takes a result that arrives after destroy() for an error, which without a listener ends the process.
      threads.on("error", () => undefined);
      await loaded;
      await threads.destroy();
    },
  };
}

/**
 * A thread speaks first when it has loaded its program. Node 20 aborts the whole process where a thread is stopped in the midst of that,
 * as when somebody opens the odds and leaves at once.
 */
function firstWord(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ["message", "error", "exit"]) thread.once(event, () => resolve());
  });
}
