/**
 * The verbs of play: advance to a time, or step to the next happening. Both answer with records, and nothing else.
 */
import type { Model } from "./model.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { type Listener, playNext } from "./step.js";
import type { World } from "./world.js";

/**
 * Plays everything up to and including `until`, in days from the start, and answers with the records in order.
 * However a span is divided into calls, the records are the same. Throws ScenarioError for a runaway
 * cascade, TypeError for a time that is none.
 */
export function advance(model: Model, world: World, until: number, options: AdvanceOptions = {}): ExplainedRecord[] {
  if (!(until >= 0)) throw new TypeError(`can't play until day ${until}`);
  const recorder = new Recorder(model, world, options);
  while (playNext(model, world, until, recorder));
  return recorder.records;
}

/**
 * Plays to the next happening, with everything it sets off at once. Answers with its records; with none only where
 * the run has already ended. Day boundaries on the way pass silently, but for `onDay`.
 */
export function step(model: Model, world: World, options: AdvanceOptions = {}): ExplainedRecord[] {
  const recorder = new Recorder(model, world, options);
  while (recorder.records.length === 0 && playNext(model, world, Infinity, recorder));
  return recorder.records;
}

/**
 * Plays the next moment at which anything is due, with everything it sets off at once, if it lies within `until`.
 * A day boundary may pass without a record. Answers null where nothing more was due; time then stands at `until`.
 */
export function playDue(
  model: Model,
  world: World,
  until: number,
  options: AdvanceOptions = {},
): ExplainedRecord[] | null {
  const recorder = new Recorder(model, world, options);
  return playNext(model, world, until, recorder) ? recorder.records : null;
}

/** Plays to the end for a listener, without records: what ensembles do. */
export function playThrough(model: Model, world: World, listener: Listener): void {
  while (playNext(model, world, Infinity, listener));
}
