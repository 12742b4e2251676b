/**
 * What the plan of an exercise says of how it is played; the command line may say otherwise.
 */
import type { Scenario } from "../engine/index.js";
import type { PlayOptions } from "./play.js";
import type { RunOptions } from "./prepare.js";

/** The options of a run of this scenario, completed from its plan. */
export function plannedRun<Options extends RunOptions>({ exercise }: Scenario, options: Options): Options {
  if (exercise === undefined) return options;
  const { orders: _orders, timeUp: _timeUp, ...play } = exercise.play;
  const seats = exercise.seats.map(({ actor }) => actor);
  // A reading named on the command line takes none of the plan's assumptions with it.
  const reading = options.variant === undefined ? play : { ...play, set: {} };
  const planned = { ...reading, ...(seats.length > 0 && { seat: seats }) };
  return { ...planned, ...options, ...((reading.set ?? options.set) && { set: { ...reading.set, ...options.set } }) };
}

/** The same for a session: its orders are as the plan has them. */
export function plannedPlay(scenario: Scenario, options: PlayOptions): PlayOptions {
  const orders = options.orders ?? scenario.exercise?.play.orders;
  return { ...plannedRun(scenario, options), ...(orders !== undefined && { orders }) };
}
