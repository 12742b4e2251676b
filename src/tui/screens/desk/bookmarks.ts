/**
 * Bookmarks of a session as the desk shows them, and the form that sets one on the selected record, gives it another note or removes it.
 */
import { say } from "../../../catalogue/index.js";
import { type Bookmark, isOnBranch, type RecordEntry, type Session, timeline } from "../../../session/index.js";
import type { Act, ActContext, Answers, Field } from "../../../white-cell/index.js";
import { safe } from "../../term/safe.js";
import type { DeskEntry } from "./desk-page.js";

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

/** Names of fields carry the record's number: what was typed for one record is no draft for another. */
const noteName = (record: number) => `note-${record}`;
const whichName = (record: number) => `which-${record}`;

function noteField({ session }: ActContext, { number, record }: RecordEntry): Field {
  return {
    kind: "text",
    name: noteName(number),
    label: say("landmark.ask-note"),
    hint: say("landmark.ask-note-hint", { headline: record.headline }),
    limit: 400,
    initial: bookmarkNotes(session).get(number) ?? "",
    optional: true,
  };
}

function whichField(number: number): Field {
  return {
    kind: "pick",
    name: whichName(number),
    label: say("landmark.ask-which"),
    choices: [
      { value: "change", label: say("landmark.ask-change") },
      { value: "remove", label: say("landmark.ask-remove") },
    ],
  };
}

/** Sets the bookmark of a record, or changes its note; `removes`: of a record that has one it asks which of that, or to remove it. */
function actOn(entryOf: (context: ActContext) => RecordEntry | undefined, removes: boolean): Act {
  const removed = ({ number }: RecordEntry, answers: Answers) => answers[whichName(number)] === "remove";
  return {
    key: "",
    name: "bookmark",
    title: "landmark.act-bookmark",
    does: "landmark.act-bookmark-does",
    barred: (context) => (entryOf(context) === undefined ? say("landmark.nothing-to-mark") : ""),
    fields: (context, answers) => {
      const entry = entryOf(context);
      if (entry === undefined) return [];
      const which = removes && bookmarkNotes(context.session).has(entry.number) ? [whichField(entry.number)] : [];
      return removed(entry, answers) ? which : [...which, noteField(context, entry)];
    },
    command: (answers, context) => {
      const entry = entryOf(context);
      if (entry === undefined) return [];
      const { number: record } = entry;
      if (removed(entry, answers)) return [{ type: "remove-bookmark", record }];
      const text = answers[noteName(record)] ?? "";
      return [{ type: "bookmark", record, ...(text === "" ? {} : { text }) }];
    },
    // With the last answer it is done: it can be taken back.
    sentence: () => [],
    done: (answers, context) => {
      const entry = entryOf(context);
      if (entry === undefined) return "";
      const { headline } = entry.record;
      return say(removed(entry, answers) ? "landmark.removed" : "landmark.set", { headline });
    },
  };
}

const bookmarkAct = actOn(({ selected }) => selected, true);

/** Gives the bookmark of a record, by number, another note. */
export const noteAct = (record: number): Act => actOn(({ records }) => records[record], false);

/** The way to it: the key opens the form. */
export const bookmarkEntry: DeskEntry = {
  id: "bookmark",
  key: "*",
  does: say("landmark.key-bookmark"),
  enter: (_, back) => ({ command: "act", act: bookmarkAct, back }),
};
