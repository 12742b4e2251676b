/**
 * How near a world is to something rare: a number that grows on the way there, and is infinite once it has come about. Where rare
 * events are split, it says from which moments runs go on; it never changes what is estimated, only how surely.
 */
import type { Model } from "./model.js";
import type { PolicySeats } from "./policy.js";
import { playNext } from "./step.js";
import type { World } from "./world.js";

/** A gauge from one value to another, the second of which may be the lower one: its share of that way, times a weight. */
export interface ClimbingGauge {
  readonly gauge: number;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Importance {
  /** What the run is to come to. */
  readonly target: { readonly kind: "milestone" | "ending"; readonly index: number };
  /** Postures by index, and what each of their states is worth. */
  readonly postures: readonly { readonly posture: number; readonly states: readonly number[] }[];
  readonly gauges: readonly ClimbingGauge[];
}

/** The importance of a world as it stands. */
export function importanceOf({ target, postures, gauges }: Importance, model: Model, world: World): number {
  const { kind, index } = target;
  const isThere =
    kind === "milestone"
      ? (world.reached[index] as number) >= 0
      : world.ended && world.ending === (model.endings[index]?.id ?? null);
  if (isThere) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const { posture, states } of postures) sum += states[world.states[posture] as number] as number;
  for (const { gauge, from, to, weight } of gauges) {
    const share = ((world.gauges[gauge] as number) - from) / (to - from);
    sum += weight * (share < 0 ? 0 : share > 1 ? 1 : share);
  }
  return sum;
}

const unheard = {
  wantsChanges: false,
  moved: () => undefined,
  injected: () => undefined,
  milestone: () => undefined,
  ended: () => undefined,
};

/**
 * Plays until the importance is at least `level` after a happening and its cascade, or to the end. Returns the greatest importance
 * on the way.
 */
export function climbTo(model: Model, world: World, importance: Importance, level: number): number {
  let highest = importanceOf(importance, model, world);
  while (highest < level && playNext(model, world, Number.POSITIVE_INFINITY, unheard)) {
    const now = importanceOf(importance, model, world);
    if (now > highest) highest = now;
  }
  return highest;
}

/**
 * The same where seats are played by policies, from the day of their next decision on. Orders of one instant are one happening. Returns
 * the day of the next decision too.
 */
export function climbUnder(
  seats: PolicySeats,
  { model, world, importance }: { readonly model: Model; readonly world: World; readonly importance: Importance },
  day: number,
  level: number,
): { readonly highest: number; readonly day: number } {
  let highest = importanceOf(importance, model, world);
  if (highest >= level) return { highest, day };
  const next = seats.playOn(world, day, unheard, () => {
    const now = importanceOf(importance, model, world);
    if (now > highest) highest = now;
    return highest >= level;
  });
  return { highest, day: next };
}
