/**
 * Runs tasks, on a worker thread or on the main thread: the same code, so the same bytes.
 */
import { createModel, type Model, type Policies, type Scenario } from "../engine/index.js";
import { type Batch, type BatchRequest, listenerFor, type RunPlan } from "./batch.js";
import { type PairBatch, pairBatchSteps } from "./pair.js";
import { type Player, playerOf } from "./player.js";
import { type PointPlayer, pointPlayerOf } from "./point-player.js";
import { responseReader, responsesOf } from "./responses.js";
import { type Splitting, splitterOf } from "./splitting.js";
import type { TallyListener } from "./tally.js";
import { type ResponseReading, type Unit, type UnitKeeping, type UnitSums, unitSteps } from "./unit.js";

/** One arm of an analysis: a scenario with its assumption values. */
export interface Arm {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly set: Readonly<{ [assumption: string]: number }>;
  /** Ids of the assumptions that each run draws; none by default. */
  readonly sample?: readonly string[];
  /** How seats are played; by the model if absent. */
  readonly policies?: Policies | undefined;
}

/** Models by scenario, then by what is set: an author's every save is compared with the same scenario. */
const made = new WeakMap<Scenario, Map<string, Model>>();

/** The table-driven model of an arm; the same one for the same scenario and values. */
export function armModel({ scenario, variant, set }: Arm): Model {
  const models = made.get(scenario) ?? new Map<string, Model>();
  const key = JSON.stringify([variant, set]);
  const model = models.get(key) ?? createModel(scenario, { variant, set, mover: "table" });
  // Whoever sweeps over values needs each once.
  if (models.size < 4) made.set(scenario, models.set(key, model));
  return model;
}

/** What a task gives. */
export type Played = Batch | readonly PairBatch[] | readonly UnitSums[];

export interface Task {
  /** Identifies the plan, so that a saved world is restored once per plan and not once per batch. */
  readonly planId: number;
  readonly plan: RunPlan;
  readonly request: BatchRequest;
  /** Play all arms with common random numbers, and pair the first with each other. */
  readonly paired: boolean;
}

/** Units of an experiment, to be played one after another. */
export interface UnitsTask {
  readonly planId: number;
  /** By arm. */
  readonly plans: readonly RunPlan[];
  /** Assumptions that the points give a value. */
  readonly ids: readonly string[];
  readonly keeping: UnitKeeping;
  readonly units: readonly Unit[];
  /** Units are repetitions of this, and not points. */
  readonly splitting?: Splitting | undefined;
}

/** Returns a function that plays units, one run a step. Each arm is made ready once for all points. */
function unitRunner(arms: readonly Arm[], models: readonly Model[]): (task: UnitsTask) => Generator<void, UnitSums[]> {
  let prepared = -1;
  let players: (PointPlayer | undefined)[] = [];
  let split: ReturnType<typeof splitterOf> | null = null;
  let readings: (ResponseReading | undefined)[] = [];
  return function* ({ planId, plans, ids, keeping, units, splitting }) {
    if (prepared !== planId) {
      players = [];
      readings = [];
      split = splitting === undefined ? null : splitterOf(models[0] as Model, splitting);
    }
    prepared = planId;
    const found: UnitSums[] = [];
    for (const unit of units) {
      if (split !== null) {
        found.push(yield* split(unit));
        continue;
      }
      const [model, plan] = [models[unit.arm] as Model, plans[unit.arm] as RunPlan];
      players[unit.arm] ??= pointPlayerOf(model, plan, ids, arms[unit.arm]);
      readings[unit.arm] ??= { count: responsesOf(model, keeping).length, read: responseReader(model, keeping) };
      found.push(
        yield* unitSteps(players[unit.arm] as PointPlayer, readings[unit.arm] as ResponseReading, unit, keeping),
      );
    }
    return found;
  };
}

/**
 * Returns a function that runs tasks for these arms, one run a step; a task that has begun a step may be abandoned. The tasks of one plan must differ only in their runs, and use the
 * same tally, one after another: allocating one per batch uses memory faster than it is collected.
 */
export function createTaskRunner(
  arms: readonly Arm[],
  kernel = true,
): (task: Task | UnitsTask) => Generator<void, Played> {
  const models = arms.map(armModel);
  const playUnits = unitRunner(arms, models);
  let prepared = -1;
  let players: Player[] = [];
  let listener: TallyListener | null = null;
  let listensTo = 0;
  return (task) => {
    if ("units" in task) return playUnits(task);
    const { planId, plan, request, paired } = task;
    if (prepared !== planId) {
      players = models.map((model, place) => playerOf(model, plan, { ...arms[place], kernel }));
      prepared = planId;
      listener = null;
      listensTo = 0;
    }
    const [first] = models;
    const [playFirst] = players;
    if (first === undefined || playFirst === undefined) throw new RangeError("there is no arm to play");
    if (!paired) {
      if (request.runs > listensTo) listener = null;
      listensTo = Math.max(listensTo, request.runs);
      listener ??= listenerFor(first, plan, request);
      return playFirst.steps(request, listener);
    }
    if (models.length < 2) throw new RangeError("a pair needs two arms");
    return pairBatchSteps(models, request, players);
  };
}
