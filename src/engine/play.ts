/**
 * Advancing a world: to a time, to the next happening, or to the end. The only output is records.
 */
import type { Model } from "./model.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { type Listener, playNext } from "./step.js";
import type { World } from "./world.js";

/**
 * Plays everything up to and including `until`, in days from the start. The records are the same however a span is
 * divided into calls. Throws ScenarioError for an endless cascade, TypeError if `until` is negative or NaN.
 */
export function advance(model: Model, world: World, until: number, options: AdvanceOptions = {}): ExplainedRecord[] {
  if (!(until >= 0)) throw new TypeError(`can't play until day ${until}: expected 0 or more`);
  const recorder = new Recorder(model, world, options);
  while (playNext(model, world, until, recorder));
  return recorder.records;
}

/** Plays to the next happening and its cascade. Returns no records only if the run has already ended. */
export function step(model: Model, world: World, options: AdvanceOptions = {}): ExplainedRecord[] {
  const recorder = new Recorder(model, world, options);
  while (recorder.records.length === 0 && playNext(model, world, Infinity, recorder));
  return recorder.records;
}

/**
 * Plays the next item that is due by `until`, with its cascade. Returns an empty array for a day boundary without
 * records, and null if nothing is due; the world's time is then `until`.
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

/** Plays to the end for a listener, without creating records. */
export function playThrough(model: Model, world: World, listener: Listener): void {
  while (playNext(model, world, Infinity, listener));
}
