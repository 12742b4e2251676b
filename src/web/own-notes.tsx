/**
 * What an evaluator has noted so far, the latest first: to be changed or taken back until the review is closed.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Evaluation, Noting, OwnNote } from "../host/anywhere.js";
import type { Act } from "./connection.js";
import type { Face } from "./parts.js";

interface NoteProps {
  readonly note: OwnNote;
  readonly evaluation: Evaluation;
  readonly change: () => void;
  readonly takeBack: () => void;
}

function Note({ note, evaluation, change, takeBack }: NoteProps) {
  const [asked, setAsked] = useState(false);
  const { kind, text, rating, turn, date, headline, branch, analysis, recommendation } = note;
  const objective = evaluation.objectives.find(({ id }) => id === note.objective)?.label ?? "";
  const seat = evaluation.seats.find(({ id }) => id === note.seat)?.label ?? "";
  const rated = evaluation.ratings.find(({ letter }) => letter === rating);
  const when = say("evaluator.on-turn", { turn, date });
  const about = [when, headline, branch === "" ? "" : say("evaluator.on-branch", { branch }), seat, objective];
  return (
    <li class={kind}>
      <p class="which">
        <strong>{say("evaluator.kind", { kind })}</strong>
        {rated === undefined ? "" : ` · ${say("evaluator.rated", rated)}`}
      </p>
      <p class="text">{text}</p>
      <p class="by">{about.filter(Boolean).join(" · ")}</p>
      {analysis === "" ? null : <p class="step">{say("evaluator.why", { text: analysis })}</p>}
      {recommendation === "" ? null : <p class="step">{say("evaluator.recommended", { text: recommendation })}</p>}
      {evaluation.closed ? null : (
        <p class="do">
          {asked ? (
            <>
              <button type="button" class="small" onClick={takeBack}>
                {say("evaluator.take-back-sure")}
              </button>
              <button type="button" class="small" onClick={() => setAsked(false)}>
                {say("evaluator.keep")}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="small" onClick={change}>
                {say("evaluator.change")}
              </button>
              <button type="button" class="small" onClick={() => setAsked(true)}>
                {say("evaluator.take-back")}
              </button>
            </>
          )}
        </p>
      )}
    </li>
  );
}

export type NoteAct = Extract<Noting, { readonly act: "note" }>;

export const isNote = (act: Act): act is NoteAct => act.act === "note";

/** In one line, for whoever waits for it. */
export const short = (text: string, most = 60) => (text.length > most ? `${text.slice(0, most)} …` : text);

type OwnNotesProps = Face & {
  readonly evaluation: Evaluation;
  readonly change: (note: OwnNote) => void;
};

export function OwnNotes({ connection, line, evaluation, change }: OwnNotesProps) {
  const { notes } = evaluation;
  const waiting = line.waiting.flatMap(({ act }) => (isNote(act) ? [act] : []));
  return (
    <>
      <h2 id="own-title">{say("evaluator.own", { n: notes.length })}</h2>
      <p class="hint">{say("evaluator.alone")}</p>
      {notes.length + waiting.length === 0 ? <p class="nothing">{say("evaluator.none-yet")}</p> : null}
      <ol class="own" aria-labelledby="own-title">
        {[...waiting].reverse().map(({ note, text }) => (
          <li key={`waiting ${note}`} class="waiting">
            <p class="text">{text}</p>
            <p class="by">{say("evaluator.waits")}</p>
          </li>
        ))}
        {[...notes].reverse().map((note) => (
          <Note
            key={note.note}
            note={note}
            evaluation={evaluation}
            change={() => change(note)}
            takeBack={() =>
              connection.act(
                { act: "drop-note", note: note.note },
                say("evaluator.taken-back", { text: short(note.text) }),
              )
            }
          />
        ))}
      </ol>
    </>
  );
}
