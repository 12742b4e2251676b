/**
 * What actors look at: the postures and gauges that their conditions and ratios read, and the happenings they answer.
 */
import type { Actor, Condition } from "../../engine/index.js";

/** A posture or gauge that is read, and whose belief about it is read, if not the truth. */
export interface Sensed {
  readonly subject: string;
  readonly believer?: string;
}

/** Each posture and gauge once for the truth, and once for each believer. */
class Subjects {
  readonly #found = new Map<string, Sensed>();

  add(subject: string, believer?: string): void {
    this.#found.set(`${believer ?? ""}@${subject}`, { subject, ...(believer !== undefined && { believer }) });
  }

  get all(): readonly Sensed[] {
    return [...this.#found.values()];
  }
}

/** All that an actor's transitions depend on: postures (its own too), gauges, milestones, and paths of what it answers. */
export function sensedBy(actor: Actor) {
  const postures = new Subjects();
  const gauges = new Subjects();
  const milestones = new Set<string>();
  const answered = new Set<string>();
  let day = false;
  const visit = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    switch (condition.kind) {
      case "posture":
        postures.add(condition.posture, condition.believer);
        return;
      case "gauge":
        gauges.add(condition.gauge, condition.believer);
        return;
      case "compare":
        gauges.add(condition.gauge, condition.believer);
        gauges.add(condition.other, condition.believer);
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
      case "entries":
        postures.add(condition.posture);
        return;
      case "since":
        day = true;
        if ("milestone" in condition.of) milestones.add(condition.of.milestone);
        else if ("happening" in condition.of) remember(condition.of.happening);
        else postures.add(condition.of.posture, condition.of.believer);
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
      if (ratio.kind === "curve") gauges.add(ratio.gauge, ratio.believer);
    }
    if (transition.trigger.kind === "response") for (const cause of transition.trigger.on) answered.add(cause);
  }
  return { postures: postures.all, gauges: gauges.all, milestones, answered, day };
}
