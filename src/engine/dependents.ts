/**
 * Dependency tracking: which hazards, checks and drifts to re-evaluate when a posture, gauge, milestone or the day
 * changes.
 */
import { addMask, type CompiledCondition, type Dependencies, dependenciesOf } from "./condition.js";
import type { Dependents, Model, ModelGauge, ModelHazard } from "./model.js";

export function needsOf(conditions: readonly CompiledCondition[]): Dependencies {
  const needs: Dependencies = {
    postures: new Map(),
    gauges: new Set(),
    milestones: new Set(),
    marks: new Set(),
    day: false,
  };
  for (const condition of conditions) dependenciesOf(condition, needs);
  return needs;
}

export function needsOfHazard({ posture, fromMask, steady, daily }: ModelHazard): Dependencies {
  const ratios = [...steady.ratios, ...daily.ratios];
  const conditions = ratios.flatMap((ratio) => (ratio.kind === "condition" ? [ratio.when] : []));
  const needs = needsOf([...steady.whens, ...daily.whens, ...conditions]);
  addMask(needs, posture, fromMask);
  for (const ratio of ratios) if (ratio.kind === "curve") needs.gauges.add(ratio.curve.gauge);
  return needs;
}

export function needsOfDrift({ drift }: ModelGauge): Dependencies {
  const needs = needsOf(conditionsOf(drift));
  for (const { curve } of drift) if (curve !== null) needs.gauges.add(curve.gauge);
  return needs;
}

export function conditionsOf(parts: readonly { readonly when: CompiledCondition | null }[]): CompiledCondition[] {
  return parts.flatMap(({ when }) => (when === null ? [] : [when]));
}

export interface Sizes {
  /** Number of states of each posture. */
  readonly states: readonly number[];
  readonly gauges: number;
  readonly milestones: number;
  readonly marks: number;
}

/** `states` are those of each place of a world, beliefs about postures included; beliefs about gauges come after the gauges. */
export function sizesOf(
  states: readonly number[],
  { gauges, beliefs, milestones, marks }: Pick<Model, "gauges" | "beliefs" | "milestones" | "marks">,
): Sizes {
  const believed = beliefs.filter(({ kind }) => kind === "gauge").length;
  return { states, gauges: gauges.length + believed, milestones: milestones.length, marks: marks.length };
}

/** Whether a move enters or leaves the states of any mask. */
function tells(masks: readonly number[], move: number, states: number): boolean {
  const to = move % states;
  const from = (move - to) / states;
  return masks.some((mask) => (((mask >> from) ^ (mask >> to)) & 1) === 1);
}

/** Inverts "what each item depends on" into "what depends on each item". */
export function dependentsOf(needs: readonly Dependencies[], sizes: Sizes): Dependents {
  const table = (size: number): number[][] => Array.from({ length: size }, () => []);
  const moves = sizes.states.map((states) => table(states * states));
  const found = { moves, gauges: table(sizes.gauges), milestones: table(sizes.milestones), marks: table(sizes.marks) };
  const day: number[] = [];
  needs.forEach((need, index) => {
    for (const [posture, masks] of need.postures) {
      moves[posture]?.forEach((dependents, move) => {
        if (tells([...masks], move, sizes.states[posture] as number)) dependents.push(index);
      });
    }
    for (const gauge of need.gauges) found.gauges[gauge]?.push(index);
    for (const milestone of need.milestones) found.milestones[milestone]?.push(index);
    for (const mark of need.marks) found.marks[mark]?.push(index);
    if (need.day) day.push(index);
  });
  return { ...found, day };
}
