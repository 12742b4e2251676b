/**
 * What records say by themselves: who it was, and where postures stand after some of them.
 */
import { say } from "../../catalogue/index.js";
import type { ExplainedRecord, Scenario } from "../../engine/index.js";
import { movesOf } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { initialStates, type PostureStates } from "../diagram/map.js";

/** Where every posture stood after all of some records. */
export function statesAfter(scenario: Scenario, records: readonly ExplainedRecord[]): PostureStates {
  const standing: Record<string, string> = { ...initialStates(scenario) };
  for (const record of records) for (const { posture, to } of movesOf(record)) standing[posture] = to;
  return standing;
}

/** Who it was, or what kind of record. */
export function whoOf(lookup: Lookup, record: ExplainedRecord): string {
  if (record.type === "inject") {
    // A failed order is its seat's; all else that a hand puts in is the white cell's.
    if (record.inject === "@order-failed") return lookup.actorLabel(record.path?.split(".")[0] ?? "");
    return record.by === "hand" ? say("after-action.white-cell") : say("after-action.event");
  }
  if (record.type === "milestone") return say("after-action.milestone");
  return record.type === "end" ? say("after-action.end") : lookup.actorLabel(record.actor);
}
