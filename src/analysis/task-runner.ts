/**
 * One who plays batches, on a worker thread or on this one: the same code, so the same bytes.
 */
import { createModel, type Model, type Scenario, type World } from "../engine/index.js";
import { type Batch, type BatchOrder, listenerFor, playBatch, type RunPlan, worldMaker } from "./batch.js";
import { type PairBatch, playPairBatch } from "./pair.js";
import type { TallyListener } from "./tally.js";

/** One arm of an analysis: a scenario with its assumption values. */
export interface Arm {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly set: Readonly<{ [assumption: string]: number }>;
}

/** The table-driven model of an arm. */
export function armModel({ scenario, variant, set }: Arm): Model {
  return createModel(scenario, { variant, set, mover: "table" });
}

export interface Task {
  /** Tells plans apart, so that a saved world is restored once and not for every batch. */
  readonly planId: number;
  readonly plan: RunPlan;
  readonly order: BatchOrder;
  /** Play both arms with the same dice. */
  readonly paired: boolean;
  /** Most tasks of a plan, this one included, whose answers may not have been read when it is begun. */
  readonly ahead: number;
}

/**
 * Answers a function that carries out tasks for these arms, all those of one plan alike but for their runs. The tally of
 * an answer is good for as many tasks as may be ahead of its reader, and then written over: memory that is asked for
 * batch by batch, and copied to the reader, piles up faster than it is given back.
 */
export function createTaskRunner(arms: readonly Arm[]): (task: Task) => Batch | PairBatch {
  const models = arms.map(armModel);
  let prepared = -1;
  let makers: ((run: number) => World)[] = [];
  let listeners: TallyListener[] = [];
  let listensTo = 0;
  let played = 0;
  return ({ planId, plan, order, paired, ahead }) => {
    if (prepared !== planId) {
      makers = models.map((model) => worldMaker(model, plan));
      prepared = planId;
      listeners = [];
      listensTo = 0;
    }
    const [first, second] = models;
    const [makeFirst, makeSecond] = makers;
    if (first === undefined || makeFirst === undefined) throw new RangeError("there is no arm to play");
    if (!paired) {
      if (order.runs > listensTo) listeners = [];
      listensTo = Math.max(listensTo, order.runs);
      played += 1;
      listeners[played % ahead] ??= listenerFor(first, plan, order, ahead > 1);
      return playBatch(first, plan, order, makeFirst, listeners[played % ahead]);
    }
    if (second === undefined || makeSecond === undefined) throw new RangeError("a pair needs two arms");
    return playPairBatch([first, second], plan, order, [makeFirst, makeSecond]);
  };
}
