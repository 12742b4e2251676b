/**
 * `sweep --queue` and `sensitivity --queue`: an experiment whose units the workers of a queue play.
 */
import { type Arm, partsOf, RunFailure, type WorkerPool } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Experiment } from "../experiments/index.js";
import { armStudy, type OpenedArm } from "./arms.js";
import { complainInWords } from "./output.js";
import { openQueue, type QueueOptions, watchWorkers } from "./queue.js";

/** What plays the units of an experiment. */
export interface UnitsPool extends Pick<WorkerPool, "playUnits"> {
  /** Takes why the experiment ended: what broke it, or null; and whether all of it was played. */
  close(failure?: unknown, whole?: boolean): Promise<void>;
}

/** Opens the queue in place of a pool of workers. Throws UsageError and QueueFault. */
export async function openQueuedPool(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  { units, ids, pairs, rows }: Experiment,
  options: QueueOptions,
  { signal, clear }: { readonly signal: AbortSignal; clear(): void },
): Promise<UnitsPool> {
  const connection = await openQueue(options);
  try {
    const { openQueuedUnits, QueueFault } = await import("../queue/index.js");
    const pool = await openQueuedUnits(connection, {
      arms: opened.map((arm) => ({ study: armStudy(arm, set), scenario: arm.model.scenario, world: null })),
      ids,
      pairs,
      rows,
      parts: units.flatMap(partsOf),
      chunk: options.chunk,
      signal,
      onLook: watchWorkers(connection, clear),
    });
    return {
      playUnits: pool.playUnits,
      async close(failure = null, whole = false) {
        try {
          await pool.close(whole || failure instanceof QueueFault || failure instanceof RunFailure);
          if (signal.aborted) complainInWords(say("queue.stopped-units"));
        } catch (error) {
          // What was wrong before is what matters.
          if (failure === null) throw error;
        } finally {
          connection.close();
        }
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}
