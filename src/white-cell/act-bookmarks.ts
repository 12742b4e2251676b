/**
 * The form that sets a bookmark on a record, gives it another note or removes it; and the one that removes what other branches have left.
 */
import { say } from "../catalogue/index.js";
import { safe } from "../scenarios/light.js";
import type { RecordEntry } from "../session/index.js";
import type { Act, ActContext } from "./act.js";
import { recordField } from "./act-fields.js";
import { bookmarkNotes, bookmarkRows, removalOf } from "./bookmarks.js";
import type { Answers, Field } from "./form.js";

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

type Chosen = (context: ActContext, answers: Answers) => RecordEntry | undefined;

const removed = ({ number }: RecordEntry, answers: Answers) => answers[whichName(number)] === "remove";

/** The fields of one record; `removes`: of a record that has a bookmark it asks which of that, or to remove it. */
function markFields(context: ActContext, answers: Answers, entry: RecordEntry | undefined, removes: boolean): Field[] {
  if (entry === undefined) return [];
  const which = removes && bookmarkNotes(context.session).has(entry.number) ? [whichField(entry.number)] : [];
  return removed(entry, answers) ? which : [...which, noteField(context, entry)];
}

/** Sets the bookmark of a record, or changes its note. */
function actOn(entryOf: Chosen, removes: boolean): Act {
  return {
    key: "",
    name: "bookmark",
    title: "landmark.act-bookmark",
    does: "landmark.act-bookmark-does",
    barred: (context) => (context.records.length === 0 ? say("landmark.nothing-to-mark") : ""),
    fields: (context, answers) => markFields(context, answers, entryOf(context, answers), removes),
    command: (answers, context) => {
      const entry = entryOf(context, answers);
      if (entry === undefined) return [];
      const { number: record } = entry;
      if (removed(entry, answers)) return [{ type: "remove-bookmark", record }];
      const text = answers[noteName(record)] ?? "";
      return [{ type: "bookmark", record, ...(text === "" ? {} : { text }) }];
    },
    // With the last answer it is done: it can be taken back.
    sentence: () => [],
    done: (answers, context) => {
      const entry = entryOf(context, answers);
      if (entry === undefined) return "";
      const { headline } = entry.record;
      return say(removed(entry, answers) ? "landmark.removed" : "landmark.set", { headline: safe(headline) });
    },
  };
}

/** Of the record that is selected on the screen. */
export const bookmarkSelectedAct: Act = actOn(({ selected }) => selected, true);

/** Gives the bookmark of a record, by number, another note. */
export const bookmarkNoteAct = (record: number): Act => actOn(({ records }) => records[record], false);

const ofRecord: Chosen = ({ records }, { record }) => (record === undefined ? undefined : records[Number(record)]);
const anyRecord = actOn(ofRecord, true);

/** Of any record. */
const bookmarkAct: Act = {
  ...anyRecord,
  key: "*",
  fields: (context, answers) => [
    recordField(context, say("landmark.ask-record")),
    ...anyRecord.fields(context, answers),
  ],
  sentence: (answers, context) => {
    const entry = ofRecord(context, answers);
    if (entry === undefined) return [];
    const note = safe(answers[noteName(entry.number)] ?? "");
    const { headline } = entry.record;
    return [say("landmark.sure", { headline: safe(headline), note, how: howOf(entry, answers, note) })];
  },
};

function howOf(entry: RecordEntry, answers: Answers, note: string): "remove" | "noted" | "plain" {
  if (removed(entry, answers)) return "remove";
  return note === "" ? "plain" : "noted";
}

const rowsElsewhere = ({ session }: ActContext) => bookmarkRows(session).filter(({ here }) => !here);
const removalIn = (context: ActContext, { bookmark = "" }: Answers) => {
  const row = rowsElsewhere(context)[Number(bookmark)];
  return row === undefined ? "" : removalOf(row, bookmarkRows(context.session));
};

/** Removes a bookmark whose record is on another branch, or on a way that was given up. */
const strayBookmarkAct: Act = {
  key: "B",
  name: "remove-bookmark",
  title: "landmark.act-remove",
  does: "landmark.act-remove-does",
  barred: (context) => (rowsElsewhere(context).length === 0 ? say("landmark.none-elsewhere") : ""),
  fields: (context) => [
    {
      kind: "pick",
      name: "bookmark",
      label: say("landmark.ask-remove-which"),
      choices: rowsElsewhere(context).map(({ date, headline, note }, place) => ({
        value: String(place),
        label: safe(`${date}  ${headline}`),
        aside: safe(note),
      })),
    },
  ],
  command: (answers, context) => {
    const removal = removalIn(context, answers);
    return typeof removal === "string" ? [] : [removal.input];
  },
  sentence: (answers, context) => {
    const removal = removalIn(context, answers);
    return [typeof removal === "string" ? removal : removal.title];
  },
  done: (answers, context) => {
    const removal = removalIn(context, answers);
    return typeof removal === "string" ? removal : removal.title;
  },
};

export const bookmarkActs: readonly Act[] = [bookmarkAct, strayBookmarkAct];
