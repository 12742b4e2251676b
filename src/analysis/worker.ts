/**
 * What a worker thread does: builds each arm's model once, then plays batches as they are ordered.
 */
import { workerData } from "node:worker_threads";
import { type Arm, createCrewmate } from "./crewmate.js";

/** The task that the pool calls by name. */
export const play = createCrewmate(workerData as readonly Arm[]);
