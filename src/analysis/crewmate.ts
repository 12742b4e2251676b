/**
 * One who plays batches, on a worker thread or on this one: the same code, so the same bytes.
 */
import { createModel, type Model, type Scenario, type World } from "../engine/index.js";
import { type Batch, type BatchOrder, playBatch, type RunPlan, worldMaker } from "./batch.js";
import { type PairBatch, playPairBatch } from "./pair.js";

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

/** Answers a function that carries out tasks for these arms. */
export function createCrewmate(arms: readonly Arm[]): (task: Task) => Batch | PairBatch {
  const models = arms.map(armModel);
  let prepared = -1;
  let makers: ((run: number) => World)[] = [];
  return ({ planId, plan, order, paired }) => {
    if (prepared !== planId) {
      makers = models.map((model) => worldMaker(model, plan));
      prepared = planId;
    }
    const [first, second] = models;
    const [makeFirst, makeSecond] = makers;
    if (first === undefined || makeFirst === undefined) throw new RangeError("there is no arm to play");
    if (!paired) return playBatch(first, plan, order, makeFirst);
    if (second === undefined || makeSecond === undefined) throw new RangeError("a pair needs two arms");
    return playPairBatch([first, second], plan, order, [makeFirst, makeSecond]);
  };
}
