/**
 * The compiled model laid out for the event loop: hazards with their factors in the order in which they change, and flat
 * arrays for the innermost loops.
 */
import type { MoveTable } from "./chart.js";
import type { CompiledCondition } from "./condition.js";
import { needsOf } from "./dependents.js";
import type {
  LeavingHazards,
  ModelDerived,
  ModelFactors,
  ModelGauge,
  ModelHazard,
  ModelInject,
  ModelPosture,
  ModelRatio,
  ModelTransition,
  PackedGauges,
  PackedHazards,
} from "./model.js";
import { ProgramWriter } from "./program.js";

export function hazardsOf(transitions: readonly ModelTransition[], moves: MoveTable): ModelHazard[] {
  return transitions.flatMap(({ hazard, posture, when, basePerDay, ratios }, transition) => {
    if (hazard < 0) return [];
    let fromMask = 0;
    // All its ends leave the same states.
    moves[transition]?.[0]?.forEach((target, state) => {
      if (target >= 0) fromMask |= 1 << state;
    });
    const constantPerDay = productOf(constantFactors({ basePerDay, ratios }));
    const whens = when === null ? [] : when.kind === "all" ? when.of : [when];
    const factors = (wanted: Pace): ModelFactors => ({
      whens: whens.filter((condition) => paceOf([condition]) === wanted),
      ratios: ratios.filter((ratio) => paceOfRatio(ratio) === wanted),
    });
    return [{ transition, posture, fromMask, constantPerDay, steady: factors("steady"), daily: factors("daily") }];
  });
}

/** What the constant rate of a hazard is the product of, in that order. */
export function constantFactors({
  basePerDay,
  ratios,
}: Pick<ModelTransition, "basePerDay" | "ratios">): readonly number[] {
  return [basePerDay, ...ratios.flatMap((ratio) => (ratio.kind === "constant" ? [ratio.ratio] : []))];
}

export const productOf = (factors: readonly number[]): number =>
  factors.reduce((product, factor) => product * factor, 1);

export function leavingOf(postures: readonly ModelPosture[], hazards: readonly ModelHazard[]): LeavingHazards[] {
  return postures.map(({ states }, posture) =>
    states.map((_, state) =>
      hazards.flatMap((hazard, slot) =>
        hazard.posture === posture && ((hazard.fromMask >> state) & 1) === 1 ? [slot] : [],
      ),
    ),
  );
}

export function packHazards(hazards: readonly ModelHazard[], transitions: readonly ModelTransition[]): PackedHazards {
  const writer = new ProgramWriter();
  const steady = Int32Array.from(hazards, (hazard) => writer.write(hazard.steady));
  const daily = Int32Array.from(hazards, (hazard) => writer.write(hazard.daily));
  return {
    postures: Int32Array.from(hazards, ({ posture }) => posture),
    masks: Int32Array.from(hazards, ({ fromMask }) => fromMask),
    transitions: Int32Array.from(hazards, ({ transition }) => transition),
    shapes: Int32Array.from(hazards, ({ transition }) => transitions[transition]?.shape ?? 1),
    constantPerDay: Float64Array.from(hazards, ({ constantPerDay }) => constantPerDay),
    programs: writer.finish(),
    steady,
    daily,
  };
}

export function packGauges(gauges: readonly ModelGauge[]): PackedGauges {
  return {
    mins: Float64Array.from(gauges, ({ min }) => min),
    maxs: Float64Array.from(gauges, ({ max }) => max),
    baselines: Float64Array.from(gauges, ({ baseline }) => baseline),
    settles: Float64Array.from(gauges, ({ settle }) => settle),
  };
}

/** When a value may change: never in one model; with postures and milestones; or also with gauges and the day. */
type Pace = "constant" | "steady" | "daily";

export function paceOf(conditions: readonly CompiledCondition[]): Pace {
  const { gauges, day } = needsOf(conditions);
  return gauges.size > 0 || day ? "daily" : "steady";
}

function paceOfRatio(ratio: ModelRatio): Pace {
  if (ratio.kind === "constant") return "constant";
  return ratio.kind === "curve" ? "daily" : paceOf([ratio.when]);
}

/** Puts slow factors first, so that the engine can cache their product and explanations multiply in the same order. */
export function slowFirst(ratios: readonly ModelRatio[]): ModelRatio[] {
  if (ratios.length < 2) return [...ratios];
  const paces: readonly Pace[] = ["constant", "steady", "daily"];
  return paces.flatMap((pace) => ratios.filter((ratio) => paceOfRatio(ratio) === pace));
}

/** Places of the derived gauges that follow a gauge, directly or through others, in the order of the list. */
export function followersOf(derived: readonly ModelDerived[], gauge: number): readonly number[] {
  const follow = new Set([gauge]);
  return derived.flatMap(({ gauge: own, of }, place) => {
    if (!of.some((part) => follow.has(part.gauge))) return [];
    follow.add(own);
    return [place];
  });
}

/** Inverts "what each item waits for" into "which items wait for each path". */
export function byPath(waiting: readonly Iterable<string>[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  waiting.forEach((paths, index) => {
    for (const path of paths) found.set(path, [...(found.get(path) ?? []), index]);
  });
  return found;
}

/** Hazards that an inject stands in for come last: a response of their posture says better what the record brought. */
export function respondersOf(transitions: readonly ModelTransition[], injects: readonly ModelInject[]) {
  const found = new Map(byPath(transitions.map(answeredBy)));
  for (const { path, replaces } of injects)
    if (replaces.length > 0) found.set(path, [...(found.get(path) ?? []), ...replaces]);
  return found;
}

function answeredBy({ source: { trigger } }: ModelTransition): readonly string[] {
  return trigger.kind === "response" ? trigger.on : [];
}
