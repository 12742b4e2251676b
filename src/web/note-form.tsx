/**
 * The form of an evaluator's note: what was seen, and of what objective, seat and moment. It is filled in between two glances at the room, so
 * that only the text has to be there.
 */
import type { ComponentChildren, Ref } from "preact";
import { say } from "../catalogue/index.js";
import type { Evaluation, OwnNote, WireItem } from "../host/anywhere.js";
import type { Whole } from "./connection.js";
import { type NoteAct, short } from "./own-notes.js";

/** A note as it is being written; what nothing is said of is empty. */
export interface Draft extends Omit<OwnNote, "record" | "turn" | "date" | "branch"> {
  /** The record that it is about, of this headline; null for the moment at which it is saved, or where it was. */
  readonly record: number | null;
}

export const emptyDraft: Draft = {
  note: "",
  kind: "note",
  text: "",
  objective: "",
  rating: "",
  seat: "",
  record: null,
  headline: "",
  analysis: "",
  recommendation: "",
};

/** What is sent of a draft under its name. */
export function noteOf(draft: Draft, note: string): NoteAct {
  const { kind, objective, rating, seat, record } = draft;
  const [text, analysis, recommendation] = [draft.text, draft.analysis, draft.recommendation].map((one) => one.trim());
  return {
    act: "note",
    note,
    kind,
    text: text ?? "",
    ...(objective === "" ? {} : { objective }),
    ...(rating === "" ? {} : { rating }),
    ...(seat === "" ? {} : { seat }),
    ...(record === null ? {} : { record }),
    ...(analysis ? { analysis } : {}),
    ...(recommendation ? { recommendation } : {}),
  };
}

/** A note that is to be changed, or one that was refused, as a draft. Of a note that is there its moment stays. */
export function draftOf(note: NoteAct | OwnNote, happening?: Pick<Draft, "record" | "headline">): Draft {
  const { kind, text, objective = "", rating = "", seat = "", analysis = "", recommendation = "" } = note;
  const about = happening ?? { record: null, headline: "" };
  return { note: note.note, kind, text, objective, rating, seat, analysis, recommendation, ...about };
}

const kinds = ["note", "strength", "improvement"] as const;

/** Happenings that are offered; those before them are found on the wire. */
const mostOffered = 60;
const longestShown = 80;

interface Watched {
  readonly id: string;
  readonly label: string;
  readonly watched: boolean;
}

/** What the plan has this evaluator watch, before the rest. */
function Options({ list }: { readonly list: readonly Watched[] }) {
  const each = (some: readonly Watched[]) =>
    some.map(({ id, label }) => (
      <option key={id} value={id}>
        {label}
      </option>
    ));
  const [own, others] = [list.filter(({ watched }) => watched), list.filter(({ watched }) => !watched)];
  if (own.length === 0 || others.length === 0) return <>{each(list)}</>;
  return (
    <>
      <optgroup label={say("evaluator.yours")}>{each(own)}</optgroup>
      <optgroup label={say("evaluator.others")}>{each(others)}</optgroup>
    </>
  );
}

function Moments({ draft, page, before }: Pick<NoteFormProps, "draft" | "page"> & { before: OwnNote | undefined }) {
  const { turn, date } = page.head;
  const offered = page.wire
    .filter((item): item is WireItem & { record: number } => item.record !== undefined)
    .filter(({ record }, at, { length }) => record === draft.record || at >= length - mostOffered);
  return (
    <>
      <option value="">
        {before === undefined
          ? say("evaluator.now", { turn, date })
          : say("evaluator.as-it-was", { ...before, about: before.headline !== "" })}
      </option>
      {offered.reverse().map(({ record, date: on, headline }) => (
        <option key={record} value={String(record)}>
          {say("evaluator.happening", {
            date: on,
            headline: short(headline, longestShown),
          })}
        </option>
      ))}
    </>
  );
}

interface NoteFormProps {
  readonly draft: Draft;
  readonly change: (draft: Draft | null) => void;
  readonly save: () => void;
  readonly evaluation: Evaluation;
  readonly page: Whole;
  readonly text: Ref<HTMLTextAreaElement>;
}

type SetPart = (part: Partial<Draft>) => void;

interface OneOfProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: ComponentChildren;
}

/** One of several, or nothing. */
function OneOf({ label, value, choose, children }: OneOfProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}

/** What the note is about. */
function Picks({
  draft,
  evaluation,
  page,
  set,
}: Pick<NoteFormProps, "draft" | "evaluation" | "page"> & { set: SetPart }) {
  const { objectives, seats, ratings, notes } = evaluation;
  const before = notes.find(({ note }) => note === draft.note);
  const moment = (value: string) => {
    const item = page.wire.find(({ record }) => String(record) === value);
    set({ record: item?.record ?? null, headline: item?.headline ?? "" });
  };
  return (
    <div class="picks">
      {objectives.length === 0 ? null : (
        <OneOf label={say("evaluator.objective")} value={draft.objective} choose={(objective) => set({ objective })}>
          <option value="">{say("evaluator.no-objective")}</option>
          <Options list={objectives} />
        </OneOf>
      )}
      <OneOf
        label={say("evaluator.rating")}
        value={draft.rating}
        choose={(rating) => set({ rating: rating as Draft["rating"] })}
      >
        <option value="">{say("evaluator.no-rating")}</option>
        {ratings.map(({ letter, label }) => (
          <option key={letter} value={letter}>
            {say("evaluator.letter", { letter, label })}
          </option>
        ))}
      </OneOf>
      <OneOf label={say("evaluator.seat")} value={draft.seat} choose={(seat) => set({ seat })}>
        <option value="">{say("evaluator.no-seat")}</option>
        <Options list={seats} />
      </OneOf>
      <OneOf label={say("evaluator.moment")} value={draft.record === null ? "" : String(draft.record)} choose={moment}>
        <Moments draft={draft} page={page} before={before} />
      </OneOf>
    </div>
  );
}

/** What may follow later. */
function Later({ draft, set }: { readonly draft: Draft; readonly set: SetPart }) {
  const area = (name: "analysis" | "recommendation") => (
    <label>
      {say(name === "analysis" ? "evaluator.analysis" : "evaluator.recommendation")}
      <textarea
        value={draft[name]}
        maxLength={4000}
        rows={2}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <details open={draft.analysis !== "" || draft.recommendation !== ""}>
      <summary>{say("evaluator.more")}</summary>
      {area("analysis")}
      {area("recommendation")}
    </details>
  );
}

export function NoteForm({ draft, change, save, evaluation, page, text }: NoteFormProps) {
  const set: SetPart = (part) => change({ ...draft, ...part });
  const submit = (event: Event) => {
    event.preventDefault();
    if (draft.text.trim() !== "") save();
  };
  return (
    <form class="compose" id="note-form" onSubmit={submit} aria-labelledby="note-title">
      <h2 id="note-title">{say(draft.note === "" ? "evaluator.new-note" : "evaluator.change-note")}</h2>
      <label>
        {say("evaluator.text")}
        <textarea
          ref={text}
          value={draft.text}
          maxLength={4000}
          rows={3}
          required
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      <fieldset>
        <legend>{say("evaluator.which")}</legend>
        {kinds.map((kind) => (
          <label key={kind} class="tick">
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => set({ kind })} />
            <span>{say("evaluator.kind", { kind })}</span>
          </label>
        ))}
      </fieldset>
      <Picks draft={draft} evaluation={evaluation} page={page} set={set} />
      <Later draft={draft} set={set} />
      <p class="do">
        <button type="submit" class="first" disabled={draft.text.trim() === ""}>
          {say("evaluator.save")}
        </button>
        {draft.note === "" && draft.text === "" ? null : (
          <button type="button" onClick={() => change(null)}>
            {say(draft.note === "" ? "evaluator.clear" : "evaluator.leave-it")}
          </button>
        )}
      </p>
      <p class="hint">{say("evaluator.kept-here")}</p>
    </form>
  );
}
