/**
 * The numbers written into a scenario that scores do not reach: effects, drifts, thresholds and times. Each can be
 * multiplied alone, in a copy of the scenario, to see what that does. Numbers that are assumptions are not among them.
 */
import type { Scenario } from "../engine/index.js";

export interface WrittenNumber {
  readonly kind: "effect" | "drift" | "threshold" | "time";
  /** Path of the transition, `actor.posture.state` of an entry, `inject.id`, or id of the gauge, milestone or ending. */
  readonly of: string;
  /** Id of the gauge that it adds to, or is compared with; empty where there is none. */
  readonly gauge: string;
  /** A copy of the scenario with the number, or all numbers of its spread, times a factor. */
  times(factor: number): Scenario;
}

type Key = string | number;
type Plain = { readonly [key: string]: unknown };

/** All such numbers, those of actors first. Numbers that are 0 have no 10% more. */
export function writtenNumbers(scenario: Scenario): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const add = (kind: WrittenNumber["kind"], of: string, gauge: string, keys: readonly Key[], value: unknown) => {
    const numbers = [value].flat().filter((part) => typeof part === "number" && part !== 0);
    if (numbers.length === 0) return;
    found.push({ kind, of, gauge, times: (factor) => withNumber(scenario, keys, factor) });
  };
  const addEffects = (of: string, effects: readonly unknown[], keys: readonly Key[]) => {
    for (const [place, effect] of (effects as readonly Plain[]).entries())
      add("effect", of, effect.gauge as string, [...keys, place, "add"], effect.add);
  };
  const addThresholds = (of: string, within: unknown, keys: readonly Key[]) => {
    if (typeof within !== "object" || within === null) return;
    const { kind, gauge = "" } = within as Plain;
    if (kind === "gauge" || kind === "since" || kind === "day")
      for (const bound of ["min", "max"])
        add("threshold", of, gauge as string, [...keys, bound], (within as Plain)[bound]);
    // Not in the order of the file: a scenario that comes in a tally has lost it.
    for (const key of Object.keys(within).sort()) addThresholds(of, (within as Plain)[key], [...keys, key]);
  };
  for (const [a, { id, postures }] of scenario.actors.entries())
    for (const [p, posture] of postures.entries()) {
      const at: Key[] = ["actors", a, "postures", p];
      for (const [s, state] of posture.states.entries())
        addEffects(`${id}.${posture.id}.${state.id}`, state.effects, [...at, "states", s, "effects"]);
      for (const [t, { path, trigger, when, ratios, effects, outcomes = [] }] of posture.transitions.entries()) {
        const own = [...at, "transitions", t];
        if (trigger.kind === "timeout") add("time", path, "", [...own, "trigger", "after"], trigger.after);
        addThresholds(path, when, [...own, "when"]);
        addThresholds(path, ratios, [...own, "ratios"]);
        addEffects(path, effects, [...own, "effects"]);
        for (const [o, outcome] of outcomes.entries()) {
          addEffects(path, outcome.effects, [...own, "outcomes", o, "effects"]);
          addThresholds(path, outcome.ratios, [...own, "outcomes", o, "ratios"]);
        }
      }
    }
  for (const [g, { id, drift }] of scenario.gauges.entries())
    for (const [d, { perDay, when }] of drift.entries()) {
      add("drift", id, "", ["gauges", g, "drift", d, "perDay"], perDay);
      addThresholds(id, when, ["gauges", g, "drift", d, "when"]);
    }
  for (const [i, { id, effects, schedule }] of scenario.injects.entries()) {
    addEffects(`inject.${id}`, effects, ["injects", i, "effects"]);
    if (schedule !== undefined && "at" in schedule)
      add("time", `inject.${id}`, "", ["injects", i, "schedule", "at"], schedule.at);
    addThresholds(`inject.${id}`, schedule, ["injects", i, "schedule"]);
  }
  for (const kind of ["milestones", "endings"] as const)
    for (const [place, { id, when }] of scenario[kind].entries()) addThresholds(id, when, [kind, place, "when"]);
  return found;
}

/** A copy in which the number, or the numbers of the list, at a place are multiplied. */
function withNumber(scenario: Scenario, keys: readonly Key[], factor: number): Scenario {
  const times = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(times);
    return typeof value === "number" ? value * factor : value;
  };
  const copy = (value: unknown, at: number): unknown => {
    const key = keys[at];
    if (key === undefined) return times(value);
    if (Array.isArray(value)) return value.map((part, place) => (place === key ? copy(part, at + 1) : part));
    return { ...(value as Plain), [key]: copy((value as Plain)[key], at + 1) };
  };
  return copy(scenario, 0) as Scenario;
}
