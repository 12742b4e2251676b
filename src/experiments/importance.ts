/**
 * How near a world is to a milestone or an ending, where nobody says it: how far each posture and gauge that it asks for has come from
 * where it begins to what it asks, by rungs, or hostility levels where states have no rungs; and how hostile all other postures are.
 */
import type { ClimbingGauge, CompiledCondition, Importance, Model } from "../engine/index.js";

/** Weights by posture (actor.posture) or gauge, in place of those that are chosen by themselves. */
export type Weights = Readonly<Record<string, number>>;

/** What all other postures with hostility levels weigh together, against 1 for what is asked for. */
const othersWeigh = 0.5;

/** Parts of an importance, each with a weight and what it goes towards: states of a posture by bits, or a value of a gauge; null for its top. */
interface Parts {
  readonly postures: ReadonlyMap<number, number | null>;
  readonly gauges: ReadonlyMap<number, number | null>;
}

export function importanceFor(model: Model, target: Importance["target"], weights: Weights | null = null): Importance {
  const asked = askedFor(model, target);
  if (weights !== null) return weighted(model, target, asked, weights);
  const others = model.postures.flatMap((_, posture) =>
    !asked.postures.has(posture) && ladderOf(model, posture, "hostility") !== null ? [posture] : [],
  );
  const count = asked.postures.size + asked.gauges.size;
  return {
    target,
    postures: [
      ...[...asked.postures].map(([posture, mask]) => ({ posture, states: shares(model, posture, mask, 1 / count) })),
      ...others.map((posture) => ({ posture, states: shares(model, posture, null, othersWeigh / others.length) })),
    ],
    gauges: [...asked.gauges].map(([gauge, to]) => rising(model, gauge, to, 1 / count)),
  };
}

/** Throws RangeError for a posture or gauge that there is not. */
function weighted(model: Model, target: Importance["target"], asked: Parts, weights: Weights): Importance {
  const postures: { posture: number; states: readonly number[] }[] = [];
  const gauges: ClimbingGauge[] = [];
  for (const [name, weight] of Object.entries(weights)) {
    const posture = model.postures.findIndex(({ path }) => path === name);
    const gauge = model.gauges.findIndex(({ id }) => id === name);
    if (posture >= 0)
      postures.push({ posture, states: shares(model, posture, asked.postures.get(posture) ?? null, weight) });
    else if (gauge >= 0) gauges.push(rising(model, gauge, asked.gauges.get(gauge) ?? null, weight));
    else throw new RangeError(name);
  }
  return { target, postures, gauges };
}

/** What the target asks of postures and gauges, that of milestones which it asks for included. */
function askedFor(model: Model, { kind, index }: Importance["target"]): Parts {
  const postures = new Map<number, number | null>();
  const gauges = new Map<number, number | null>();
  const seen = new Set<number>();
  const look = (condition: CompiledCondition): void => {
    if (condition.kind === "posture" && condition.posture < model.postures.length)
      postures.set(condition.posture, condition.mask | (postures.get(condition.posture) ?? 0));
    else if (condition.kind === "gauge" && condition.gauge < model.gauges.length) {
      const initial = model.gauges[condition.gauge]?.initial ?? 0;
      gauges.set(condition.gauge, condition.min > initial ? condition.min : condition.max);
    } else if (condition.kind === "all" || condition.kind === "any") condition.of.forEach(look);
    else if (condition.kind === "reached" || condition.kind === "since-milestone") reach(condition.milestone);
  };
  const reach = (milestone: number): void => {
    if (seen.has(milestone)) return;
    seen.add(milestone);
    const { when = null, on = null } = model.milestones[milestone] ?? {};
    if (when !== null) look(when);
    // What it takes for one of these transitions to come.
    for (const { path, posture } of model.transitions)
      if (on?.has(path) && !postures.has(posture)) postures.set(posture, null);
  };
  if (kind === "milestone") reach(index);
  else look(model.endings[index]?.when as CompiledCondition);
  for (const [gauge, to] of gauges) if (to === null || !Number.isFinite(to)) gauges.delete(gauge);
  return { postures, gauges };
}

function ladderOf(model: Model, posture: number, by: "rung" | "hostility"): readonly (number | undefined)[] | null {
  const path = model.postures[posture]?.path;
  const found = model.scenario.actors.flatMap(({ postures }) => postures).find((one) => one.path === path);
  const ladder = found?.states.map((state) => state[by]) ?? [];
  return ladder.some((place) => place !== undefined) ? ladder : null;
}

/** By state: the share of the way from where the posture begins to one of the states of `mask`, or to the top of its ladder, times a weight. */
function shares(model: Model, posture: number, mask: number | null, weight: number): readonly number[] {
  const { states, initial } = model.postures[posture] as Model["postures"][number];
  const isAsked = (state: number) => mask !== null && ((mask >> state) & 1) === 1;
  const ladder = ladderOf(model, posture, mask === null ? "hostility" : "rung") ?? ladderOf(model, posture, "rung");
  const from = ladder?.[initial] ?? 0;
  const ends = (ladder ?? []).flatMap((place, state) =>
    place !== undefined && (mask === null || isAsked(state)) ? [place] : [],
  );
  const to = mask === null ? Math.max(from, ...ends) : nearest(ends, from);
  return states.map((_, state) => {
    if (isAsked(state)) return weight;
    const place = ladder?.[state];
    if (place === undefined || to === null || to === from) return 0;
    return weight * Math.min(1, Math.max(0, (place - from) / (to - from)));
  });
}

function nearest(ends: readonly number[], from: number): number | null {
  return ends.reduce<number | null>(
    (best, end) => (best === null || Math.abs(end - from) < Math.abs(best - from) ? end : best),
    null,
  );
}

function rising(model: Model, gauge: number, to: number | null, weight: number): ClimbingGauge {
  const { initial, max, min } = model.gauges[gauge] as Model["gauges"][number];
  const end = to ?? (initial < max ? max : min);
  return { gauge, from: initial, to: end === initial ? initial + 1 : end, weight };
}
