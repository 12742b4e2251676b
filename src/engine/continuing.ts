/**
 * Another model of the same scenario from now on: assumptions take other values in the middle of a run. The past stays: hazards
 * keep the pressure gathered so far and their breaking points, running timers and reports under way keep their times, and no
 * random stream is touched. With the values that the run has anyway nothing changes.
 */
import { markAllChecksDirty } from "./dirty.js";
import { catchUp, deriveAll, driftNow } from "./drift.js";
import { refreshAll } from "./hazard.js";
import type { Model } from "./model.js";
import type { World } from "./world.js";

/** Lets a world go on under this model, in place. Both models must be of one scenario and one variant. */
export function continueUnder(model: Model, world: World): void {
  if (world.ended) return;
  if (model.proRata) {
    for (let gauge = 0; gauge < model.gauges.length; gauge += 1) {
      const drift = driftNow(model, world, gauge);
      if (drift === world.drifts[gauge]) continue;
      // Up to now by the drift that was in force.
      catchUp(model, world, gauge);
      world.drifts[gauge] = drift;
    }
  }
  deriveAll(model, world);
  refreshAll(model, world);
  // A threshold may have moved; checks are made after the next happening or at midnight.
  markAllChecksDirty(model, world);
}
