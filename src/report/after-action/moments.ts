/**
 * Links from the report's text to moments of the exercise: to the row of a record, which the page's own program takes for the
 * moment of the timeline.
 */
import { type Inline, link } from "../page/document.js";
import type { Played } from "./played.js";

/** The anchor of a record's row, by its number on the branch. */
export const recordAnchor = (record: number): string => `record-${record}`;

/** Words that lead to a record. */
export const recordLink = ({ seq }: { readonly seq: number }, words: string): Inline => link(recordAnchor(seq), words);

/** Words that lead to the last record by a time; the words alone where nothing had happened by then. */
export function timeLink({ records }: Pick<Played, "records">, time: number, words: string): Inline {
  const last = records.findLast((record) => record.time <= time);
  return last === undefined ? words : recordLink(last, words);
}
