/**
 * Which milestones the calendar of a scenario sets by itself. With the dated injects of the record switched on, a milestone that
 * hangs on one of them, or on what answers one, comes on its day whatever the model is worth; a comparison with free
 * play leaves it out.
 */
import { type Condition, type Scenario, statesAfter } from "../engine/index.js";

/**
 * Milestones whose happening, whose posture's state or whose count on a gauge comes from a dated inject of the record or from what it
 * stands in for.
 */
export function setByCalendar(scenario: Scenario): ReadonlySet<string> {
  const { actors, injects, milestones } = scenario;
  const dated = injects.filter(({ historical, schedule }) => historical && schedule !== undefined);
  const told = new Set<string>(dated.flatMap(({ id, replaces = [] }) => [`inject.${id}`, ...replaces]));
  const happenings = new Set(told);
  const entered = new Set<string>();
  for (const { postures } of actors) {
    for (const { path: posture, transitions } of postures) {
      for (const transition of transitions) {
        const { path, trigger } = transition;
        const answers = trigger.kind === "response" && trigger.on.some((cause) => told.has(cause));
        if (!answers && !told.has(path)) continue;
        happenings.add(path);
        for (const state of statesAfter(transition)) entered.add(`${posture} ${state}`);
      }
    }
  }
  const set = new Set<string>();
  const counts = countsOf(scenario);
  for (const { id, on, when } of milestones) {
    const isSet = on?.some((happening) => happenings.has(happening)) || (when && reads(when, { entered, counts, set }));
    if (isSet) set.add(id);
  }
  return set;
}

/**
 * The most that one dated inject brings a gauge to for certain, counted from where the gauge begins. Only a gauge that keeps what is added
 * to it is brought anywhere: one that settles is soon where it was.
 */
function countsOf({ gauges, injects }: Scenario): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { historical, schedule, effects } of injects) {
    if (!historical || schedule === undefined) continue;
    for (const { gauge: id, add, scale } of effects) {
      const { initial, settle } = gauges.find((one) => one.id === id) ?? {};
      const least = Array.isArray(add) ? add[0] : add;
      if (typeof initial !== "number" || settle !== undefined || scale !== undefined) continue;
      if (typeof least === "number" && least > 0) counts.set(id, Math.max(counts.get(id) ?? initial, initial + least));
    }
  }
  return counts;
}

/** What the calendar brings about: states entered, as a posture and a state, counts reached on gauges, and milestones. */
interface Brought {
  readonly entered: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
  readonly set: ReadonlySet<string>;
}

/** Whether a condition asks for a state that the calendar enters, a count that it brings, or a milestone that it sets. */
function reads(condition: Condition, brought: Brought): boolean {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.some((part) => reads(part, brought));
    case "posture":
      return condition.states.some((state) => brought.entered.has(`${condition.posture} ${state}`));
    case "gauge":
      return typeof condition.min === "number" && (brought.counts.get(condition.gauge) ?? -Infinity) >= condition.min;
    case "reached":
      return brought.set.has(condition.milestone);
    default:
      return false;
  }
}
