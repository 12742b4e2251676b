/**
 * Runs tasks, on a worker thread or on the main thread: the same code, so the same bytes.
 */
import { createModel, type Model, type Scenario } from "../engine/index.js";
import { type Batch, type BatchRequest, listenerFor, type RunPlan } from "./batch.js";
import { type PairBatch, pairBatchSteps } from "./pair.js";
import { type Player, playerOf } from "./player.js";
import type { TallyListener } from "./tally.js";

/** One arm of an analysis: a scenario with its assumption values. */
export interface Arm {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly set: Readonly<{ [assumption: string]: number }>;
  /** Ids of the assumptions that each run draws; none by default. */
  readonly sample?: readonly string[];
}

/** The table-driven model of an arm. */
export function armModel({ scenario, variant, set }: Arm): Model {
  return createModel(scenario, { variant, set, mover: "table" });
}

export interface Task {
  /** Identifies the plan, so that a saved world is restored once per plan and not once per batch. */
  readonly planId: number;
  readonly plan: RunPlan;
  readonly request: BatchRequest;
  /** Play both arms with common random numbers. */
  readonly paired: boolean;
  /** Most tasks of a plan, this one included, whose results may be unread when it starts. */
  readonly ahead: number;
}

/**
 * Returns a function that runs tasks for these arms, one run a step; a task that has begun a step may be abandoned. The tasks of one plan must differ only in their runs. Tallies are
 * reused in turn, `ahead` of them: allocating one per batch uses memory faster than it is collected.
 */
export function createTaskRunner(
  arms: readonly Arm[],
  kernel = true,
): (task: Task) => Generator<void, Batch | PairBatch> {
  const models = arms.map(armModel);
  let prepared = -1;
  let players: Player[] = [];
  let listeners: TallyListener[] = [];
  let listensTo = 0;
  let played = 0;
  return ({ planId, plan, request, paired, ahead }) => {
    if (prepared !== planId) {
      players = models.map((model, place) => playerOf(model, plan, { sample: arms[place]?.sample, kernel }));
      prepared = planId;
      listeners = [];
      listensTo = 0;
    }
    const [first, second] = models;
    const [playFirst, playSecond] = players;
    if (first === undefined || playFirst === undefined) throw new RangeError("there is no arm to play");
    if (!paired) {
      if (request.runs > listensTo) listeners = [];
      listensTo = Math.max(listensTo, request.runs);
      played += 1;
      listeners[played % ahead] ??= listenerFor(first, plan, request, ahead > 1);
      return playFirst.steps(request, listeners[played % ahead]);
    }
    if (second === undefined || playSecond === undefined) throw new RangeError("a pair needs two arms");
    return pairBatchSteps([first, second], request, [playFirst, playSecond]);
  };
}
