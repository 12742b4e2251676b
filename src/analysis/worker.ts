/**
 * The entry point of a worker thread: builds each arm's model once, then runs tasks.
 */
import { workerData } from "node:worker_threads";
import { type Batch, type Breakage, finish, RunFailure } from "./batch.js";
import { fillRing, type RingTask } from "./ring.js";
import { type Arm, createTaskRunner, type Played, type Task, type UnitsTask } from "./task-runner.js";

const playTask = createTaskRunner(workerData as readonly Arm[]);

/** Called by the pool. Returns a failed run as data, because an error would lose its run number between threads. */
export function play(task: Task | UnitsTask | RingTask): Played | Breakage | undefined {
  if ("ring" in task) {
    const { planId, asked } = task;
    fillRing(
      task,
      (request) => playTask({ planId, plan: asked.plan, request, paired: false }) as Generator<void, Batch>,
    );
    task.port.close();
    return undefined;
  }
  try {
    return finish(playTask(task));
  } catch (error) {
    if (error instanceof RunFailure) return error.breakage;
    throw error;
  }
}
