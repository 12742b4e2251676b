/**
 * `faultline work`: plays chunks of the studies in a queue.
 */
import { availableParallelism } from "node:os";
import { say } from "../catalogue/index.js";
import { escapeLine } from "../scenarios/light.js";
import { exitCodes, UsageError } from "./failure.js";
import { complain, complainInWords } from "./output.js";
import { interruptible, spaced } from "./progress.js";
import { openQueue, type QueueOptions } from "./queue.js";

export interface WorkOptions extends Omit<QueueOptions, "chunk"> {
  readonly workers?: number;
  /** Leave after so many seconds with nothing to do. */
  readonly leaveAfter?: number;
}

/** Works until Ctrl-C or SIGTERM, which let chunks that were begun come to their end; a second one leaves at once. Answers 0 where it left by itself. */
export async function workForQueue(options: WorkOptions): Promise<number> {
  if (options.queue === undefined) throw new UsageError(say("queue.work-needs-queue"), say("queue.give-queue"));
  const connection = await openQueue(options);
  const threads = options.workers ?? availableParallelism();
  const { work } = await import("../queue/index.js");
  const interrupt = interruptible(["SIGTERM"]);
  const began = performance.now();
  try {
    complain(escapeLine(say("queue.at-work", { shown: connection.shown, threads })));
    const { chunks, runs } = await work(connection, {
      threads,
      leaveAfterSeconds: options.leaveAfter,
      signal: interrupt.signal,
      onStudy: ({ id, studies: [study] }) =>
        complain(
          escapeLine(
            say("queue.plays-study", {
              scenario: study?.scenario ?? "",
              seed: study?.seed ?? "",
              study: id.slice(0, 12),
            }),
          ),
        ),
      onFault: (reason) => complainInWords(say("queue.refuses-job", { reason })),
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    complain(say("queue.worked", { chunks, chunkCount: spaced(chunks), runs: spaced(runs), seconds: spaced(seconds) }));
    return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    interrupt.release();
    connection.close();
  }
}
