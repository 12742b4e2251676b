/**
 * The states that a condition mentions, as `actor.posture:state`. A state that an ending requires may be terminal.
 */
import type { ConditionFile } from "./format.js";

export function findConditionStates(conditions: readonly ConditionFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const condition of conditions) visit(condition, found);
  return found;
}

function visit(condition: ConditionFile, found: Set<string>): void {
  for (const [key, test] of Object.entries(condition)) {
    if (key === "all" || key === "any") for (const part of test as ConditionFile[]) visit(part, found);
    else if (key === "inTruth") visit(test as ConditionFile, found);
    else if (key.includes("."))
      for (const state of typeof test === "string" ? [test] : Array.isArray(test) ? test : [])
        found.add(`${key}:${state}`);
  }
}
