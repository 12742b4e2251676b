/**
 * Gauges: effects of happenings, drift and settling at day boundaries; always clamped to their bounds.
 */
import { holds } from "./condition.js";
import { markGaugeChecksDirty, markGaugeDirty } from "./dirty.js";
import type { Model, ModelEffect, ModelGauge } from "./model.js";
import { drawSpread } from "./random.js";
import type { GaugeChange } from "./record.js";
import { streamOf, type World } from "./world.js";

function clamp({ min, max }: ModelGauge, value: number): number {
  if (value < min) return min;
  return value > max ? max : value;
}

/** Applies effects in order, drawing from the given stream. Appends each change to `changes`, unless it is null. */
export function applyEffects(
  model: Model,
  world: World,
  effects: readonly ModelEffect[],
  stream: number,
  changes: GaugeChange[] | null,
): void {
  for (const { gauge, add } of effects) {
    const source = model.gauges[gauge] as ModelGauge;
    const from = world.gauges[gauge] as number;
    // A fixed amount takes no draw and opens no stream.
    const to = clamp(source, from + (add.length === 1 ? add[0] : drawSpread(add, streamOf(model, world, stream))));
    changes?.push({ gauge: source.id, from, to });
    if (to === from) continue;
    world.gauges[gauge] = to;
    markGaugeDirty(model, world, gauge);
  }
}

/**
 * Closes a day: each gauge drifts, then closes 1/settle of its gap to the baseline, then is clamped. All conditions are
 * evaluated before any gauge changes, so declaration order does not matter. Marks only checks as dirty: almost every
 * gauge changes, so the caller re-evaluates all daily hazards.
 */
export function closeDay(model: Model, world: World): void {
  const { drifts, dirtyDrifts } = world;
  for (let index = 0; index < drifts.length; index += 1) {
    if (dirtyDrifts[index] === 0) continue;
    const { drift, driftsDaily } = model.gauges[index] as ModelGauge;
    let sum = 0;
    for (const { when, perDay } of drift) if (when === null || holds(when, world)) sum += perDay;
    drifts[index] = sum;
    dirtyDrifts[index] = driftsDaily ? 1 : 0;
  }
  const { gauges } = world;
  const { mins, maxs, baselines, settles } = model.packedGauges;
  for (let index = 0; index < drifts.length; index += 1) {
    const from = gauges[index] as number;
    const settle = settles[index] as number;
    let to = from + (drifts[index] as number);
    if (settle > 0) to += ((baselines[index] as number) - to) / settle;
    if (to < (mins[index] as number)) to = mins[index] as number;
    else if (to > (maxs[index] as number)) to = maxs[index] as number;
    if (to === from) continue;
    gauges[index] = to;
    markGaugeChecksDirty(model, world, index);
  }
}
