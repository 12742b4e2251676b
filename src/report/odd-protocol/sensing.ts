/**
 * What actors look at: the postures and gauges that their conditions and ratios read, and the happenings they answer.
 */
import type { Actor, Condition } from "../../engine/index.js";

/** All that an actor's transitions depend on: paths of postures (its own too), of what it answers, and ids. */
export function sensedBy(actor: Actor) {
  const postures = new Set<string>();
  const gauges = new Set<string>();
  const milestones = new Set<string>();
  const answered = new Set<string>();
  let day = false;
  const visit = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if (condition.kind === "posture") postures.add(condition.posture);
    else if (condition.kind === "gauge") gauges.add(condition.gauge);
    else if (condition.kind === "reached") milestones.add(condition.milestone);
    else if (condition.kind === "day") day = true;
    else if (condition.kind === "not") visit(condition.of);
    else condition.of.forEach(visit);
  };
  for (const transition of actor.postures.flatMap((posture) => posture.transitions)) {
    visit(transition.when);
    for (const ratio of transition.ratios) {
      if (ratio.kind === "condition") visit(ratio.when);
      if (ratio.kind === "curve") gauges.add(ratio.gauge);
    }
    if (transition.trigger.kind === "response") for (const cause of transition.trigger.on) answered.add(cause);
  }
  return { postures, gauges, milestones, answered, day };
}
