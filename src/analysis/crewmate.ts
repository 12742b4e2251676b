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
}

/**
 * Answers a function that carries out tasks for these arms, all those of one plan alike but for their runs. The tally of
 * an answer is good until the next task: memory that is asked for batch by batch piles up faster than it is given back.
 */
export function createCrewmate(arms: readonly Arm[]): (task: Task) => Batch | PairBatch {
  const models = arms.map(armModel);
  let prepared = -1;
  let makers: ((run: number) => World)[] = [];
  let listener: TallyListener | undefined;
  let listensTo = 0;
  return ({ planId, plan, order, paired }) => {
    if (prepared !== planId) {
      makers = models.map((model) => worldMaker(model, plan));
      prepared = planId;
      listener = undefined;
    }
    const [first, second] = models;
    const [makeFirst, makeSecond] = makers;
    if (first === undefined || makeFirst === undefined) throw new RangeError("there is no arm to play");
    if (!paired) {
      if (listener === undefined || order.runs > listensTo) {
        listener = listenerFor(first, plan, order);
        listensTo = order.runs;
      }
      return playBatch(first, plan, order, makeFirst, listener);
    }
    if (second === undefined || makeSecond === undefined) throw new RangeError("a pair needs two arms");
    return playPairBatch([first, second], plan, order, [makeFirst, makeSecond]);
  };
}
