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
    switch (condition.kind) {
      case "posture":
        postures.add(condition.posture);
        return;
      case "gauge":
        gauges.add(condition.gauge);
        return;
      case "compare":
        gauges.add(condition.gauge);
        gauges.add(condition.other);
        return;
      case "reached":
        milestones.add(condition.milestone);
        return;
      case "day":
      case "date":
        day = true;
        return;
      case "count":
        remember(condition.happening);
        return;
      case "since":
        day = true;
        if ("milestone" in condition.of) milestones.add(condition.of.milestone);
        else if ("happening" in condition.of) remember(condition.of.happening);
        else postures.add(condition.of.posture);
        return;
      case "not":
        visit(condition.of);
        return;
      default:
        condition.of.forEach(visit);
    }
  };
  /** The posture that a transition moves; an inject is no posture's. */
  const remember = (happening: string): void => {
    if (!happening.startsWith("inject.")) postures.add(happening.slice(0, happening.lastIndexOf(".")));
  };
  for (const transition of actor.postures.flatMap((posture) => posture.transitions)) {
    visit(transition.when);
    const { ratios, outcomes = [] } = transition;
    for (const ratio of [...ratios, ...outcomes.flatMap((outcome) => outcome.ratios)]) {
      if (ratio.kind === "condition") visit(ratio.when);
      if (ratio.kind === "curve") gauges.add(ratio.gauge);
    }
    if (transition.trigger.kind === "response") for (const cause of transition.trigger.on) answered.add(cause);
  }
  return { postures, gauges, milestones, answered, day };
}
