/**
 * An evaluator's page: notes, each with what it is about, beside all that the white cell sees of play and what there is to look for. On a phone one
 * part at a time; side by side where there is room.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Evaluation, WireItem } from "../host/anywhere.js";
import { FeedbackPart } from "./feedback.js";
import { drawName, useKept, useRefused } from "./kept.js";
import { LettersPart } from "./letters.js";
import { type Draft, draftOf, emptyDraft, NoteForm, noteOf } from "./note-form.js";
import { isNote, OwnNotes, short } from "./own-notes.js";
import { type Face, Gauges, Head, Ladders, MapView, Parts, Wire } from "./parts.js";

const parts = [
  ["notes", "evaluator.notes"],
  ["news", "web.news"],
  ["look-for", "evaluator.look-for"],
  ["letters", "web.messages"],
  ["others", "evaluator.standing"],
  ["map", "web.map"],
  ["feedback", "web.feedback"],
] as const;
type Part = (typeof parts)[number][0];

/** A list under what it is; nothing where it is empty. */
function Given({ name, list }: { readonly name: string; readonly list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ul class="given">
        {list.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}

function LookFor({ evaluation: { objectives, seats } }: { readonly evaluation: Evaluation }) {
  const first = <One extends { readonly watched: boolean }>(list: readonly One[]) => [
    ...list.filter(({ watched }) => watched),
    ...list.filter(({ watched }) => !watched),
  ];
  return (
    <section class="look-for" id="look-for" aria-labelledby="look-for-title">
      <h2 id="look-for-title">{say("evaluator.objectives")}</h2>
      {first(objectives).map(({ id, label, note, signs, watched }) => (
        <details key={id} open={watched}>
          <summary>{label}</summary>
          {note === "" ? null : <p>{note}</p>}
          <ul class="given">
            {signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </details>
      ))}
      <h2>{say("evaluator.seats")}</h2>
      {first(seats).map(({ id, label, aims, redLines, knows, told, watched }) => (
        <details key={id} open={watched}>
          <summary>{label}</summary>
          <Given name={say("evaluator.aims")} list={aims} />
          <Given name={say("evaluator.red-lines")} list={redLines} />
          <Given name={say("evaluator.knows")} list={knows} />
          <Given name={say("evaluator.told")} list={told === "" ? [] : [told]} />
        </details>
      ))}
    </section>
  );
}

/** What is being written, kept on the device. After a rewind the number of its record may be that of another happening. */
function useDraft({ line, page }: Face, { begun, name }: Evaluation): readonly [Draft, (draft: Draft | null) => void] {
  const [kept, keep] = useKept(`note ${begun} ${name}`, emptyDraft);
  const item = page.wire.find(({ record }) => record === kept.record);
  const isSound = kept.record === null || item?.headline === kept.headline;
  const draft = isSound ? kept : { ...kept, record: null, headline: "" };
  useRefused(line, (act) => {
    if (!isNote(act)) return;
    // What was refused is not lost: it stands in the form again, after what is being written there.
    const about = page.wire.find(({ record }) => record === act.record);
    const refused = draftOf(act, { record: about?.record ?? null, headline: about?.headline ?? "" });
    keep(draft.text === "" ? refused : { ...draft, text: `${draft.text}\n\n${act.text}` });
  });
  return [draft, keep];
}

interface NoteAboutProps {
  readonly item: WireItem;
  readonly write: (about: Pick<Draft, "record" | "headline">) => void;
}

/** Leads from what has happened to a note about it. */
function NoteAbout({ item: { record, headline }, write }: NoteAboutProps) {
  if (record === undefined) return null;
  return (
    <button
      type="button"
      class="small"
      aria-label={say("evaluator.note-about-which", { headline })}
      onClick={() => write({ record, headline })}
    >
      {say("evaluator.note-about")}
    </button>
  );
}

export function EvaluatorPage(face: Face) {
  const { evaluation } = face.page;
  if (evaluation === undefined) return <Head {...face} />;
  return <Evaluating key={evaluation.begun} face={face} evaluation={evaluation} />;
}

function Evaluating({ face, evaluation }: { readonly face: Face; readonly evaluation: Evaluation }) {
  const { connection, page } = face;
  const [part, setPart] = useState<Part>("notes");
  const [draft, setDraft] = useDraft(face, evaluation);
  const text = useRef<HTMLTextAreaElement>(null);
  const goesThere = useRef(false);
  useEffect(() => {
    if (!goesThere.current) return;
    goesThere.current = false;
    text.current?.focus();
    text.current?.scrollIntoView({ block: "center" });
  });
  /** Shows the form with something in it, and goes there. */
  const write = (next: Draft | null) => {
    goesThere.current = true;
    setPart("notes");
    setDraft(next);
  };
  const save = () => {
    const note = noteOf(draft, draft.note === "" ? drawName(8) : draft.note);
    connection.act(note, say("evaluator.a-note", { text: short(note.text) }));
    write(null);
  };
  const noteAbout = (item: WireItem) =>
    evaluation.closed ? null : <NoteAbout item={item} write={(about) => write({ ...draft, ...about })} />;
  const { scene, standing, letters, feedback } = page;
  const shown = parts
    .filter(([one]) => (one !== "map" || scene?.map === true) && (one !== "letters" || letters !== undefined))
    .filter(([one]) => one !== "feedback" || feedback !== undefined)
    .map(([one, name]) => [one, say(name)] as const);
  return (
    <>
      <Head {...face} />
      <Parts parts={shown} part={part} choose={setPart} />
      <main class="seat" id="evaluator" data-part={part}>
        <section class="choose" id="notes">
          {evaluation.closed ? (
            <p class="notice">{say("evaluator.closed")}</p>
          ) : (
            <NoteForm draft={draft} change={setDraft} save={save} evaluation={evaluation} page={page} text={text} />
          )}
          <OwnNotes {...face} evaluation={evaluation} change={(note) => write(draftOf(note))} />
        </section>
        <div class="beside">
          <section class="news" id="news" aria-labelledby="news-title">
            <h2 id="news-title">{say("web.wire")}</h2>
            <Wire items={page.wire} beside={noteAbout} />
          </section>
          <LookFor evaluation={evaluation} />
          {letters === undefined ? null : <LettersPart letters={letters} writer={null} />}
          {scene === undefined || standing === undefined ? null : (
            <section class="others" id="others" aria-labelledby="others-title">
              <h2 id="others-title">{say("web.postures")}</h2>
              <Ladders scene={scene} standing={standing} />
              <h2>{say("web.gauges")}</h2>
              <Gauges scene={scene} standing={standing} />
            </section>
          )}
          <MapView page={page} />
          {feedback === undefined ? null : (
            <FeedbackPart asked={feedback} connection={connection} line={face.line} who={evaluation.name} />
          )}
        </div>
      </main>
    </>
  );
}
