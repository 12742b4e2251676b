/**
 * Injects fired by hand: what the facilitator puts in, at the world's time.
 */
import type { OrderError } from "./errors.js";
import type { Model } from "./model.js";
import { knownInjects, refusal, runHasEnded } from "./override.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { deliverInject } from "./step.js";
import type { World } from "./world.js";

/**
 * Delivers an inject now. One that was still to come by schedule or condition is thereby done; firing by hand again
 * delivers it again. A refusal is returned, and changes nothing.
 */
export function fireInject(
  model: Model,
  world: World,
  inject: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.names.inject(inject);
  if (index < 0) {
    return refusal(`there is no inject ${inject}`, `the scenario has ${knownInjects(model)}`);
  }
  if (world.ended) return runHasEnded;
  const scheduled = world.agenda.findIndex(
    (item) => (item.kind === "inject" || item.kind === "hand") && item.index === index,
  );
  if (scheduled >= 0) world.agenda.splice(scheduled, 1);
  const recorder = new Recorder(model, world, options);
  deliverInject(model, world, index, "hand", recorder);
  return recorder.records;
}
