/**
 * Bookmarks of a session as the white cell lists them: where they are, the notes on them, and what removes them.
 */
import { say } from "../catalogue/index.js";
import { safe } from "../scenarios/light.js";
import { type Bookmark, type Input, isOnBranch, type Session, timeline } from "../session/index.js";
import { shortDate } from "../text/index.js";

/** The bookmarks whose records are on the branch, in the order of the records. */
export function bookmarksHere({ model, state }: Session): readonly Bookmark[] {
  if (state.bookmarks.length === 0) return state.bookmarks;
  const { records } = timeline(model, state, "facilitator");
  return state.bookmarks
    .filter((one) => isOnBranch(one, records[one.record.seq]?.record))
    .sort((one, other) => one.record.seq - other.record.seq);
}

/** Notes by the number of the record; empty texts where a bookmark has none. Safe to show. */
export function bookmarkNotes(session: Session): ReadonlyMap<number, string> {
  return new Map(bookmarksHere(session).map(({ record, text }) => [record.seq, safe(text)]));
}

export interface BookmarkRow {
  /** Number of its record. */
  readonly record: number;
  /** The record is on the branch as it has been played. */
  readonly here: boolean;
  readonly date: string;
  readonly headline: string;
  readonly note: string;
}

/** All bookmarks, those on the branch first. */
export function bookmarkRows({ model, state }: Session): readonly BookmarkRow[] {
  const { records } = timeline(model, state, "facilitator");
  return state.bookmarks
    .map((one) => ({
      record: one.record.seq,
      here: isOnBranch(one, records[one.record.seq]?.record),
      date: shortDate(one.record.date),
      headline: one.record.headline,
      note: one.text,
    }))
    .sort((one, other) => Number(other.here) - Number(one.here) || one.record - other.record);
}

/** What removes a bookmark: of two with the same number that of the branch goes first. A text says why it can't be removed. */
export function removalOf(
  { record, here, headline }: BookmarkRow,
  rows: readonly BookmarkRow[],
): { readonly input: Input; readonly title: string } | string {
  const twin = !here && rows.some((other) => other.here && other.record === record);
  if (twin) return say("landmark.cant-remove");
  return { input: { type: "remove-bookmark", record }, title: say("landmark.removed", { headline: safe(headline) }) };
}
