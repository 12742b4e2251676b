/**
 * Which milestones the calendar of a scenario sets by itself. With the dated injects of the record switched on, a milestone that
 * hangs on one of them, or on what answers one, comes on its day whatever the model is worth; a comparison with free
 * play leaves it out.
 */
import { type Condition, type Scenario, statesAfter } from "../engine/index.js";

/** Milestones whose happening, or whose posture's state, comes from a dated inject of the record or from what it stands in for. */
export function setByCalendar({ actors, injects, milestones }: Scenario): ReadonlySet<string> {
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
  for (const { id, on, when } of milestones) {
    const isSet = on?.some((happening) => happenings.has(happening)) || (when && reads(when, entered, set));
    if (isSet) set.add(id);
  }
  return set;
}

/** Whether a condition asks for a state that the calendar enters, or for a milestone that it sets. */
function reads(condition: Condition, entered: ReadonlySet<string>, set: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.some((part) => reads(part, entered, set));
    case "posture":
      return condition.states.some((state) => entered.has(`${condition.posture} ${state}`));
    case "reached":
      return set.has(condition.milestone);
    default:
      return false;
  }
}
