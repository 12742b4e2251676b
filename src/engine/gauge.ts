/**
 * Gauges: effects of happenings, drift and settling at day boundaries; always clamped to their bounds.
 */
import { curveNow } from "./curve.js";
import { markGaugeChecksDirty } from "./dirty.js";
import { catchUp, changeGauge, clamp, deriveAll, driftNow, reportGauge } from "./drift.js";
import type { Model, ModelEffect, ModelGauge } from "./model.js";
import { drawSpread } from "./random.js";
import type { GaugeChange } from "./record.js";
import { streamOf, type World } from "./world.js";

/** Applies effects in order, drawing from the given stream. Appends each change to `changes`, unless it is null. */
export function applyEffects(
  model: Model,
  world: World,
  effects: readonly ModelEffect[],
  stream: number,
  changes: GaugeChange[] | null,
): void {
  for (const { gauge, add, scale, visibility } of effects) {
    const source = model.gauges[gauge] as ModelGauge;
    catchUp(model, world, gauge);
    // A fixed amount takes no draw and opens no stream.
    let amount = add.length === 1 ? add[0] : drawSpread(add, streamOf(model, world, stream));
    if (scale !== null) {
      catchUp(model, world, scale.gauge);
      amount *= curveNow(scale, world);
    }
    const from = world.gauges[gauge] as number;
    const to = clamp(source, from + amount);
    changes?.push({ gauge: source.id, from, to, ...(visibility === undefined ? {} : { visibility }) });
    changeGauge(model, world, gauge, to);
  }
}

/**
 * Closes a day: each gauge drifts, then closes 1/settle of its gap to the baseline, then is clamped. In format 1 all
 * conditions of drift are evaluated before any gauge changes, and drift counts for the whole day. In format 2 it counts
 * from when the gauge was last brought up, and is evaluated afterwards, for the day that begins. Either way declaration
 * order does not matter. Marks only checks as dirty: almost every gauge changes, so the caller re-evaluates all daily
 * hazards.
 */
export function closeDay(model: Model, world: World): void {
  const { drifts, dirtyDrifts, drifted } = world;
  if (!model.proRata) refreshForDay(model, world);
  const before = model.beliefs.length === 0 ? none : Array.from(world.gauges);
  const { gauges, time } = world;
  const { mins, maxs, baselines, settles } = model.packedGauges;
  for (let index = 0; index < drifts.length; index += 1) {
    const from = gauges[index] as number;
    const settle = settles[index] as number;
    const drift = drifts[index] as number;
    let to = from + (model.proRata ? drift * (time - (drifted[index] as number)) : drift);
    drifted[index] = time;
    if (settle > 0) to += ((baselines[index] as number) - to) / settle;
    if (to < (mins[index] as number)) to = mins[index] as number;
    else if (to > (maxs[index] as number)) to = maxs[index] as number;
    if (to === from) continue;
    gauges[index] = to;
    if (world.gaugeListener !== null) world.gaugeListener.took(index, to, time);
    markGaugeChecksDirty(model, world, index);
  }
  deriveAll(model, world);
  if (model.proRata) for (const gauge of model.dailyDrifts) dirtyDrifts[gauge] = 1;
  for (const gauge of model.beliefsAbout.gauges.keys()) {
    if (gauges[gauge] !== before[gauge]) reportGauge(model, world, gauge);
  }
}

const none: readonly number[] = [];

/** Drifts whose conditions may have changed, and those that depend on gauges or the day. */
function refreshForDay(model: Model, world: World): void {
  const { drifts, dirtyDrifts } = world;
  for (let index = 0; index < drifts.length; index += 1) {
    if (dirtyDrifts[index] === 0) continue;
    drifts[index] = driftNow(model, world, index);
    dirtyDrifts[index] = (model.gauges[index] as ModelGauge).driftsDaily ? 1 : 0;
  }
}
