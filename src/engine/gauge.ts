/**
 * Gauges: effects added at happenings, drift and settling at day boundaries, always clamped to their bounds.
 */
import { holds } from "./condition.js";
import { markStale } from "./hazard.js";
import type { Model, ModelEffect, ModelGauge } from "./model.js";
import { drawSpread } from "./random.js";
import type { GaugeChange } from "./record.js";
import { streamOf, type World } from "./world.js";

function setGauge(model: Model, world: World, index: number, value: number): void {
  const { min, max } = model.gauges[index] as ModelGauge;
  let clamped = value;
  if (clamped < min) clamped = min;
  if (clamped > max) clamped = max;
  if (clamped === world.gauges[index]) return;
  world.gauges[index] = clamped;
  markStale(world, model.dependents.gauges[index] ?? []);
}

/** Applies effects in order, drawing from the given stream. Appends to `changes`, where given, what each did. */
export function applyEffects(
  model: Model,
  world: World,
  effects: readonly ModelEffect[],
  stream: number,
  changes: GaugeChange[] | null,
): void {
  for (const { gauge, add } of effects) {
    const from = world.gauges[gauge] as number;
    // A fixed amount needs no dice, so it does not open a stream either.
    const amount = add.length === 1 ? add[0] : drawSpread(add, streamOf(model, world, stream));
    setGauge(model, world, gauge, from + amount);
    changes?.push({ gauge: (model.gauges[gauge] as ModelGauge).id, from, to: world.gauges[gauge] as number });
  }
}

/**
 * Closes a day: all drifts as conditions stand now, then each gauge closes 1/settle of its gap to the baseline, then
 * clamps. Conditions are read before any gauge moves, so the order of gauges in the file does not matter.
 */
export function closeDay(model: Model, world: World): void {
  const drifts = model.gauges.map((gauge) => {
    let sum = 0;
    for (const { when, perDay } of gauge.drift) if (when === null || holds(when, world)) sum += perDay;
    return sum;
  });
  model.gauges.forEach((gauge, index) => {
    let value = (world.gauges[index] as number) + (drifts[index] as number);
    if (gauge.settle > 0) value += (gauge.baseline - value) / gauge.settle;
    setGauge(model, world, index, value);
  });
}
