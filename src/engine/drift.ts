/**
 * Gauges between happenings. In format 1 drift is added once a day, at midnight. In format 2 it is pro rata: a gauge that a
 * happening concerns, by an effect on it or by what its drift depends on, is first brought up to that moment; all others
 * wait for midnight, so that what has nothing to do with a gauge does not change when it is read. Derived gauges follow
 * the gauges that they are made of at once.
 */
import { holds } from "./condition.js";
import { curveNow } from "./curve.js";
import {
  markGaugeChecksDirty,
  markGaugeHazardsDirty,
  markMarksDirty,
  markMilestoneDirty,
  markPostureDirty,
} from "./dirty.js";
import type { Model, ModelBelief, ModelDerived, ModelGauge } from "./model.js";
import { putOnAgenda, type World } from "./world.js";

export function clamp({ min, max }: Pick<ModelGauge, "min" | "max">, value: number): number {
  if (value < min) return min;
  return value > max ? max : value;
}

/** Sets a gauge, and the derived gauges that follow it; marks all that depends on them. */
export function changeGauge(model: Model, world: World, gauge: number, to: number): void {
  if (to === world.gauges[gauge]) return;
  setGaugeNow(model, world, gauge, to);
  for (const derived of model.derivedFrom[gauge] ?? none) {
    const value = derivedValue(model.derived[derived] as ModelDerived, world);
    const { gauge: place } = model.derived[derived] as ModelDerived;
    if (value !== world.gauges[place]) setGaugeNow(model, world, place, value);
  }
}

const none: readonly number[] = [];

function setGaugeNow(model: Model, world: World, gauge: number, to: number): void {
  world.gauges[gauge] = to;
  if (world.gaugeListener !== null) world.gaugeListener.took(gauge, to, world.time);
  markGaugeHazardsDirty(model, world, gauge);
  markGaugeChecksDirty(model, world, gauge);
  // In format 1 drifts that depend on gauges are evaluated when the day closes.
  if (model.proRata) touchDrifts(model, world, model.driftDependents.gauges[gauge]);
  reportGauge(model, world, gauge);
}

/** Sends the reports of a gauge that has changed; those that take no time arrive at once. */
export function reportGauge(model: Model, world: World, gauge: number): void {
  for (const index of model.beliefsAbout.gauges[gauge] ?? none) {
    const belief = model.beliefs[index] as ModelBelief;
    const { delay, place } = belief;
    const truth = world.gauges[gauge] as number;
    if (delay[0] === 0) changeGauge(model, world, place, believedGauge(model, belief, truth));
    else putOnAgenda(world, world.time + delay[0], "report", index, truth);
  }
}

/** What an actor takes a gauge to be, when it hears of a value. */
export function believedGauge(model: Model, { of, bias }: ModelBelief, truth: number): number {
  return clamp(model.gauges[of] as ModelGauge, truth + bias);
}

/** Brings a gauge up to the world's time, by the drift in force since it was last brought up. */
export function catchUp(model: Model, world: World, gauge: number): void {
  if (!model.proRata) return;
  const days = world.time - (world.drifted[gauge] as number);
  if (!(days > 0)) return;
  world.drifted[gauge] = world.time;
  const drift = world.drifts[gauge] as number;
  if (drift === 0) return;
  const bounds = model.gauges[gauge] as ModelGauge;
  changeGauge(model, world, gauge, clamp(bounds, (world.gauges[gauge] as number) + drift * days));
}

/** Drifts that are about to change: their gauges are brought up first, since what drove them until now has gone. */
function touchDrifts(model: Model, world: World, gauges: readonly number[] | undefined): void {
  for (const gauge of gauges ?? none) {
    catchUp(model, world, gauge);
    world.dirtyDrifts[gauge] = 1;
  }
}

/** Marks everything that depends on a move of a posture, or of a belief about one. */
export function noteMove(model: Model, world: World, posture: number, from: number, to: number): void {
  const move = from * (model.stateCounts[posture] as number) + to;
  touchDrifts(model, world, model.driftDependents.moves[posture]?.[move]);
  markPostureDirty(model, world, posture, move);
}

/** Marks everything that depends on a milestone. */
export function noteMilestone(model: Model, world: World, milestone: number): void {
  touchDrifts(model, world, model.driftDependents.milestones[milestone]);
  markMilestoneDirty(model, world, milestone);
}

/** Marks everything that depends on what a run remembers. */
export function noteMarks(model: Model, world: World, marks: readonly number[]): void {
  for (const mark of marks) touchDrifts(model, world, model.driftDependents.marks[mark]);
  markMarksDirty(model, world, marks);
}

/** Evaluates the drifts that have changed, before time goes on. In format 1 only where the day closes. */
export function refreshDrifts(model: Model, world: World): void {
  const { drifts, dirtyDrifts } = world;
  for (let gauge = 0; gauge < drifts.length; gauge += 1) {
    if (dirtyDrifts[gauge] === 0) continue;
    dirtyDrifts[gauge] = 0;
    drifts[gauge] = driftNow(model, world, gauge);
  }
}

/** What a gauge drifts by per day, as things are. */
export function driftNow(model: Model, world: World, gauge: number): number {
  let sum = 0;
  for (const { when, perDay, curve } of (model.gauges[gauge] as ModelGauge).drift) {
    if (when !== null && !holds(when, world)) continue;
    sum += curve === null ? perDay : curveNow(curve, world);
  }
  return sum;
}

/** The value of a derived gauge, within its bounds. */
export function derivedValue({ kind, of, bounds }: ModelDerived, { gauges }: Pick<World, "gauges">): number {
  const value = (place: number) => gauges[of[place]?.gauge as number] as number;
  let result = kind === "sum" ? 0 : kind === "product" ? 1 : value(0);
  for (let place = 0; place < of.length; place += 1) {
    const part = value(place);
    if (kind === "sum") result += (of[place]?.weight as number) * part;
    else if (kind === "product") result *= part;
    else if (kind === "min" ? part < result : part > result) result = part;
  }
  return clamp(bounds, result);
}

/** Evaluates all derived gauges, each after those that it is made of. */
export function deriveAll(model: Model, world: World): void {
  for (const derived of model.derived) {
    const value = derivedValue(derived, world);
    if (value === world.gauges[derived.gauge]) continue;
    world.gauges[derived.gauge] = value;
    if (world.gaugeListener !== null) world.gaugeListener.took(derived.gauge, value, world.time);
    markGaugeChecksDirty(model, world, derived.gauge);
  }
}

/** Values of gauges by id, with those of the derived gauges that follow from them. */
export function withDerived(
  model: Model,
  values: { readonly [gauge: string]: number },
): { readonly [gauge: string]: number } {
  if (model.derived.length === 0) return values;
  const gauges = Float64Array.from(model.gauges, ({ id }) => values[id] ?? 0);
  for (const derived of model.derived) gauges[derived.gauge] = derivedValue(derived, { gauges });
  const idOf = (gauge: number) => (model.gauges[gauge] as ModelGauge).id;
  return { ...values, ...Object.fromEntries(model.derived.map(({ gauge }) => [idOf(gauge), gauges[gauge] as number])) };
}
