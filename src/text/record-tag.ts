/**
 * Whose a record is, in a column of a few letters.
 */
import type { Record as RunRecord } from "../engine/index.js";
import type { Lookup } from "./lookup.js";

/** `RUS`, or what kind of entry it is where no actor did it. */
export function tagOf(lookup: Lookup, { record }: { readonly record: RunRecord }): string {
  if (record.type === "inject") {
    if (!record.inject.startsWith("@") || record.inject === "@skipped") return "MSEL";
    // A failed order is its actor's; all else of the kind is the white cell's.
    if (record.inject !== "@order-failed") return "CELL";
    return lookup.actors.get(record.path?.split(".")[0] ?? "")?.short ?? "";
  }
  if (record.type === "milestone" || record.type === "end") return "";
  return lookup.actors.get(record.actor)?.short ?? "";
}
