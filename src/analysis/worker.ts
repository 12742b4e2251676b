/**
 * What a worker thread does: builds each arm's model once, then plays batches as they are ordered.
 */
import { workerData } from "node:worker_threads";
import { type Batch, type Breakage, RunFailure } from "./batch.js";
import type { PairBatch } from "./pair.js";
import { type Arm, createTaskRunner, type Task } from "./task-runner.js";

const playTask = createTaskRunner(workerData as readonly Arm[]);

/** The task that the pool calls by name. A broken run is handed back as data, which keeps its number on the way. */
export function play(task: Task): Batch | PairBatch | Breakage {
  try {
    return playTask(task);
  } catch (error) {
    if (error instanceof RunFailure) return error.breakage;
    throw error;
  }
}
