/**
 * Injects that stand in for hazards. While such an inject is to come, the hazards that it replaces are shut, so that what the
 * record dates does not come about by chance as well; at its time the inject plays them, as far as their statecharts allow
 * it. Which hazards are shut follows from the agenda and from what has been delivered, so that nothing more is saved.
 */

import { holds } from "./condition.js";
import { markHazardDirty } from "./dirty.js";
import { endsOf } from "./ends.js";
import type { Model, ModelEffect, ModelEnd, ModelHazard, ModelInject, ModelPosture, ModelTransition } from "./model.js";
import type { Names } from "./names.js";
import type { Inject } from "./scenario.js";
import { mayMove, type World } from "./world.js";

/** Indices of the transitions that an inject replaces. Reports what it needs besides. */
export function replacedBy({ id, replaces = [], forGood, schedule }: Inject, names: Names): readonly number[] {
  const at = `inject.${id}`;
  if (forGood !== undefined && replaces.length === 0) names.problem(at, "is for good, but replaces nothing");
  if (replaces.length > 0 && (schedule === undefined || !("at" in schedule)))
    names.problem(at, "replaces a hazard until its time, but has no `at`");
  return replaces.map((path) => {
    const index = names.transition(path);
    if (index < 0) names.problem(at, `there is no transition ${path}`);
    return index;
  });
}

/** By hazard: index of the inject that stands in for it; −1 for none. Reports what can't be replaced. */
export function standInsOf(
  hazards: readonly ModelHazard[],
  injects: readonly ModelInject[],
  names: Names,
): readonly number[] {
  const found = hazards.map(() => -1);
  injects.forEach(({ path, replaces }, inject) => {
    for (const transition of replaces) {
      const hazard = hazards.findIndex((candidate) => candidate.transition === transition);
      if (hazard < 0) names.problem(path, "replaces what is no hazard; only a hazard can be shut");
      else if ((found[hazard] as number) >= 0)
        names.problem(path, `replaces what ${injects[found[hazard] as number]?.path} replaces already`);
      else found[hazard] = inject;
    }
  });
  names.throwProblems();
  return found;
}

/** Shuts the hazards that an inject stands in for, from when it is scheduled. */
export function shutHazards(model: Model, world: World, inject: number): void {
  setShut(model, world, inject, 1);
}

/** Opens the hazards of an inject that is no longer to come, unless it replaces them for good. */
export function openHazards(model: Model, world: World, inject: number): void {
  setShut(model, world, inject, (model.injects[inject] as ModelInject).forGood ? 1 : 0);
}

function setShut(model: Model, world: World, inject: number, shut: 0 | 1): void {
  for (const transition of (model.injects[inject] as ModelInject).replaces) {
    const { hazard } = model.transitions[transition] as ModelTransition;
    if (world.shut[hazard] === shut) continue;
    world.shut[hazard] = shut;
    markHazardDirty(world, hazard);
  }
}

/** Shuts the hazards of a world whose agenda and deliveries are restored, before their rates are worked out. */
export function restoreShut(model: Model, world: World): void {
  model.standIns.forEach((inject, hazard) => {
    if (inject < 0) return;
    const gone = world.delivered[inject] === 1 && (model.injects[inject] as ModelInject).forGood;
    world.shut[hazard] = gone || timeOf(world, inject) !== undefined ? 1 : 0;
  });
}

function timeOf({ agenda }: World, inject: number): number | undefined {
  return agenda.find(({ kind, index }) => (kind === "inject" || kind === "hand") && index === inject)?.time;
}

/** Which inject a hazard is shut for. */
export interface Shut {
  readonly inject: string;
  /** When the inject comes, in days from the start; absent if it has come, and replaced the hazard for good. */
  readonly until?: number;
}

/** Null where the hazard is not shut. */
export function shutBy(model: Model, world: World, hazard: number): Shut | null {
  if (world.shut[hazard] !== 1) return null;
  const index = model.standIns[hazard] as number;
  const until = timeOf(world, index);
  return { inject: (model.injects[index] as ModelInject).id, ...(until === undefined ? {} : { until }) };
}

/**
 * Whether a transition may answer a happening now. A hazard answers the inject that stands in for it: the record says that it
 * came about, so that its `when` is not asked. Whether a seat decides it is not asked either.
 */
export function mayAnswer(model: Model, world: World, transition: number): boolean {
  if (!mayMove(model, world, transition)) return false;
  const { hazard, when } = model.transitions[transition] as ModelTransition;
  return hazard >= 0 || when === null || holds(when, world);
}

/** What a hazard adds that answers its inject: what the inject adds to a gauge itself stands in for what the hazard would. */
export function effectsLeft(model: Model, hazard: number, { effects }: ModelEnd): readonly ModelEffect[] {
  const inject = model.injects[model.standIns[hazard] as number] as ModelInject;
  return effects.filter(({ gauge }) => !inject.effects.some((own) => own.gauge === gauge));
}

/** Whether a scheduled inject has nothing to stand in for now, and is skipped: no posture of what it replaces can answer. */
export function isSkipped(model: Model, world: World, inject: number): boolean {
  const { replaces, path } = model.injects[inject] as ModelInject;
  if (replaces.length === 0) return false;
  const postureOf = (transition: number) => model.transitions[transition]?.posture;
  const postures = new Set(replaces.map(postureOf));
  return !(model.responders.get(path) ?? []).some(
    (transition) =>
      postures.has(postureOf(transition)) && world.closed[transition] === 0 && mayAnswer(model, world, transition),
  );
}

/** Why an inject is skipped, for the white cell: one clause a posture, first of what it replaces. */
export function whySkipped(model: Model, world: World, inject: number): string {
  const [first] = (model.injects[inject] as ModelInject).replaces;
  const { posture, actor, source } = model.transitions[first as number] as ModelTransition;
  const { actors } = model.scenario;
  const own = actors.find(({ id }) => id === actor);
  if (mayMove(model, world, first as number) && world.closed[first as number] === 1)
    return `the seat of ${own?.label} decides that`;
  const { path, states } = model.postures[posture] as ModelPosture;
  const state = states[world.states[posture] as number] as string;
  const { label, states: described = [] } = own?.postures.find((candidate) => candidate.path === path) ?? {};
  const standing = `${own?.label}, ${label}: ${described.find(({ id }) => id === state)?.label}`;
  return endsOf(source).some(({ to }) => to === state)
    ? `reached already (${standing})`
    : `not possible from where things stand (${standing})`;
}
