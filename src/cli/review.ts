/**
 * `faultline review`: what has been rated, seen, planned and answered of an exercise; adds to it what was filled in on a report's
 * page or on forms of feedback, all of it or nothing; and writes a table to collect feedback in.
 */
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import {
  copySession,
  type Input,
  isRefusal,
  isReviewInput,
  openLog,
  resumeSession,
  reviewedObjectives,
  type Session,
  type SessionState,
} from "../session/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { feedbackTable, readFeedback } from "./feedback-table.js";
import { inputOf, readInputs } from "./inputs-file.js";
import { filesOfSession, openOutFiles } from "./out-file.js";
import { complain, complainInWords, jsonPage, print } from "./output.js";
import { now } from "./play.js";
import { isTable, readCells, refuseOtherKinds, spreadsheetOf } from "./spreadsheet.js";

export interface ReviewOptions {
  readonly add?: readonly string[];
  readonly form?: string;
  readonly json?: boolean;
}

/** An input and where it stands: `review.ndjson:3`, `forms.csv:7`. */
interface Placed {
  readonly place: string;
  readonly input: Input;
}

export async function review(file: string, options: ReviewOptions): Promise<number> {
  const { add = [], form, json = false } = options;
  const { read, model, state } = openLog(file);
  if (read.torn !== null) complainInWords(say("cli.torn-line-left-out", { file }));
  if (form !== undefined) await writeForm(file, model, form);
  if (add.length > 0) {
    const found = await readAll(add, model);
    if (found === null) return exitCodes.badInput;
    const after = addAll(file, found);
    if (!json) print(say("review.added", { file: escapeLine(file), n: found.length }));
    tell(model, after, json);
  } else if (form === undefined) tell(model, state, json);
  return exitCodes.done;
}

async function writeForm(file: string, model: Model, out: string): Promise<void> {
  refuseOtherKinds(out);
  const files = openOutFiles({ out }, filesOfSession(file), { prints: true });
  files.out?.write(await spreadsheetOf(feedbackTable(model), out, say("plan.feedback-form")));
  files.out?.close();
  print(say("review.form-written", { file: escapeLine(out) }));
}

/** All that is to be added; null, with every mistake said, where a file has one. */
async function readAll(files: readonly string[], model: Model): Promise<readonly Placed[] | null> {
  const found: Placed[] = [];
  const mistakes: string[] = [];
  for (const file of files) {
    const name = escapeLine(file);
    if (isTable(file)) {
      const { inputs, faults } = readFeedback(await readCells(file), file, model);
      found.push(...inputs.map(({ row, input }) => ({ place: `${name}:${row}`, input })));
      mistakes.push(...faults.map(({ cell, message }) => `${name}:${cell}\n  ${escapeLine(message)}`));
      continue;
    }
    for (const written of readInputs(file)) {
      const place = `${name}:${written.line}`;
      const input = inputOf(written, model.scenario.start);
      if (isRefusal(input)) mistakes.push(mistakeAt(place, input));
      else if (isReviewInput(input) || input.type === "note") found.push({ place, input });
      else mistakes.push(mistakeAt(place, notOfReview(input)));
    }
  }
  if (mistakes.length > 0) {
    complain(mistakes.join("\n\n"));
    complain(say("review.nothing-added", { n: mistakes.length }));
    return null;
  }
  if (found.length === 0) throw new UsageError(say("review.nothing-in-files"), say("review.what-files-hold"));
  return found;
}

const notOfReview = ({ type }: Input) => ({
  message: say("review.not-of-review", { type }),
  hint: say("review.play-it-instead"),
});

const mistakeAt = (place: string, { message, hint }: { readonly message: string; readonly hint?: string }): string =>
  [place, `  ${escapeLine(message)}`, ...(hint === undefined ? [] : [`  ${escapeLine(hint)}`])].join("\n");

/** Tries all on a copy first, so that either all of it is in the log afterwards, or nothing. */
function addAll(file: string, found: readonly Placed[]): SessionState {
  giveAll(copySession(file), found);
  const { session } = resumeSession(file, { now });
  giveAll(session, found);
  if (!session.close()) throw session.fault ?? new UsageError(say("review.not-saved"));
  return session.state;
}

function giveAll(session: Session, found: readonly Placed[]): void {
  for (const { place, input } of found) {
    const given = session.give(input);
    if (!isRefusal(given)) continue;
    const { message, hint } = given;
    throw new UsageError(say("review.refused", { place, message }), hint);
  }
}

function tell(model: Model, state: SessionState, json: boolean): void {
  const { ratings, observations, improvements, feedback, agreements, standing } = state.review;
  const bare = ({ sequence: _sequence, ...entry }: { readonly sequence: number }) => entry;
  const objectives = reviewedObjectives(model, state);
  if (json) {
    const all = { ratings, observations, improvements, agreements, feedback };
    const lists = Object.entries(all).map(([part, entries]) => [part, [...entries.values()].map(bare)]);
    print(jsonPage({ objectives, ...Object.fromEntries(lists), closed: standing === "closed" }));
    return;
  }
  const kinds = [...observations.values()].map(({ kind }) => kind);
  const strengths = kinds.filter((kind) => kind === "strength").length;
  print(
    say("review.stands", {
      rated: ratings.size,
      objectives: objectives.length,
      strengths,
      areas: kinds.filter((kind) => kind === "improvement").length,
      improvements: improvements.size,
      forms: feedback.size,
    }),
  );
  for (const objective of objectives) print(`  ${ratings.get(objective)?.rating ?? "-"}  ${escapeLine(objective)}`);
  const unsorted = [...observations.values()].filter(({ kind }) => kind === "note");
  if (unsorted.length > 0) print(say("review.notes-written"));
  for (const { id, by = "", text } of unsorted)
    print(`  ${id}  ${escapeLine([by, text].filter(Boolean).join(": ").replace(/\s+/g, " "))}`);
  if (standing === "closed") print(say("review.is-closed"));
  const taken = new Set([...observations.values()].map(({ note }) => note));
  const left = state.notes.filter(({ sequence: line }) => !taken.has(line));
  if (left.length > 0) print(say("review.notes-left"));
  for (const { sequence: line, text } of left) print(`  ${line}  ${escapeLine(text.replace(/\s+/g, " "))}`);
}
