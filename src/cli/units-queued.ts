/**
 * `sweep --queue` and its like: an experiment whose units the workers of a queue play. Each stage is a study of its own in Redis, and all of
 * them stay there to the end, so that whoever gathers can be killed at any stage.
 */
import { type Arm, partsOf, RunFailure, type Unit, type WorkerPool } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Experiment } from "../experiments/index.js";
import type { QueuedUnits } from "../queue/index.js";
import { armStudy, type OpenedArm } from "./arms.js";
import { complainInWords } from "./output.js";
import { openQueue, type QueueOptions, watchWorkers } from "./queue.js";

/** What plays the units of an experiment. */
export interface UnitsPool extends Pick<WorkerPool, "playUnits"> {
  /** Before a stage: all of its units, those that were played before included. */
  begin?(units: readonly Unit[]): Promise<void>;
  /** Takes why the experiment ended: what broke it, or null; and whether all of it was played. */
  close(failure?: unknown, whole?: boolean): Promise<void>;
}

/** Opens the queue in place of a pool of workers. Throws UsageError and QueueFault. */
export async function openQueuedPool(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  { ids, pairs, rows, days = false, splitting }: Omit<Experiment, "units">,
  options: QueueOptions,
  { signal, clear }: { readonly signal: AbortSignal; clear(): void },
): Promise<UnitsPool> {
  const connection = await openQueue(options);
  try {
    const { openQueuedUnits, QueueFault } = await import("../queue/index.js");
    const stages: QueuedUnits[] = [];
    const onLook = watchWorkers(connection, clear);
    return {
      async begin(units) {
        const parts = splitting === undefined ? units.flatMap(partsOf) : units;
        const offered = opened.map((arm) => ({ study: armStudy(arm, set), scenario: arm.model.scenario, world: null }));
        const { chunk } = options;
        const common = { arms: offered, ids, pairs, rows, days, splitting, chunk, signal, onLook };
        stages.push(await openQueuedUnits(connection, { ...common, parts }));
      },
      playUnits: (job, take) => (stages.at(-1) as QueuedUnits).playUnits(job, take),
      async close(failure = null, whole = false) {
        try {
          const isOver = whole || failure instanceof QueueFault || failure instanceof RunFailure;
          for (const stage of stages) await stage.close(isOver);
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
