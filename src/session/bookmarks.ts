/**
 * Bookmarks: records that the facilitator wants to find again. They stand beside play: no checkpoint is made for them, so the world and
 * what others see stay as they are. A bookmark belongs to a record rather than to a number, which after a rewind may name another.
 */
import { say } from "../catalogue/index.js";
import { type OrderError, type Record as RunRecord, refusal } from "../engine/index.js";
import { recordsTo } from "./checkpoint.js";
import type { Input } from "./input.js";
import { type Applied, type Bookmark, type Folded, headOf } from "./state.js";

/** Whether a bookmark is on a record: `found` is the one that has its number on a branch. */
export function isOnBranch({ record }: Bookmark, found: RunRecord | undefined): boolean {
  return found?.time === record.time && found.type === record.type && found.headline === record.headline;
}

type Marking = Extract<Input, { type: "bookmark" | "remove-bookmark" }>;

/** Sets a bookmark, or removes it: that of the branch's own record, or else those that other ways have left at its number. */
export function bookmark({ state, input, sequence }: Applied<Marking>): Folded | OrderError {
  const records = recordsTo(headOf(state));
  const numbered = state.bookmarks.filter(({ record }) => record.seq === input.record);
  const own = numbered.filter((one) => isOnBranch(one, records[input.record]));
  if (input.type === "remove-bookmark") {
    if (numbered.length === 0) return refusal(say("session.no-bookmark", { record: input.record }));
    const removed = new Set(own.length > 0 ? own : numbered);
    return { state: { ...state, bookmarks: state.bookmarks.filter((one) => !removed.has(one)) }, records: [] };
  }
  const record = records[input.record];
  if (record === undefined) return refusal(say("session.no-record", { record: input.record }));
  const made = { sequence, record, text: input.text ?? "" };
  const bookmarks = [...state.bookmarks.filter((one) => !own.includes(one)), made];
  return { state: { ...state, bookmarks }, records: [] };
}
