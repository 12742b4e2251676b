/**
 * The form of an act, as the host asks it: all fields in sight, below them what will be done, and the button that does just that.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { AskedAct, AskedField, DoneOfCell } from "../host/anywhere.js";
import { askAct, doAct, drawRequest } from "./white-cell-calls.js";

export interface OpenAct {
  readonly act: string;
  /** Fields that have an answer already. */
  readonly given: Readonly<{ [field: string]: string }>;
}

type Typed = OpenAct["given"];

/** Milliseconds without a key before what was typed is read by the host. */
const pause = 250;
/** So few choices stand beside each other; more are a list to open. */
const fewChoices = 7;
const shortText = 200;

interface FieldProps {
  readonly field: AskedField;
  readonly value: string;
  readonly type: (value: string, at: "once" | "later") => void;
}

const asideOf = (aside: string) => (aside === "" ? "" : ` · ${aside}`);

function Pick({ field, value, type }: FieldProps) {
  if (field.kind !== "pick") return null;
  const { name, label, choices, free } = field;
  const chosen = choices.find((one) => one.value === value) ?? choices.find((one) => one.value === field.stands);
  const own = free && chosen === undefined ? value : "";
  return (
    <fieldset class="pick">
      <legend>{label}</legend>
      {choices.length <= fewChoices ? (
        choices.map((one) => (
          <label key={one.value} class="tick">
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={one.value === chosen?.value}
              onChange={() => type(one.value, "once")}
            />
            <span>
              {one.label}
              <small>{asideOf(one.aside)}</small>
            </span>
          </label>
        ))
      ) : (
        <select
          aria-label={label}
          value={chosen?.value ?? ""}
          onChange={(event) => type(event.currentTarget.value, "once")}
        >
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
              {asideOf(one.aside)}
            </option>
          ))}
        </select>
      )}
      {free ? (
        <label class="own">
          {say("white-cell.or-typed")}
          <input value={own} maxLength={shortText} onInput={(event) => type(event.currentTarget.value, "later")} />
        </label>
      ) : null}
      {chosen === undefined || chosen.about === "" ? null : <p class="hint">{chosen.about}</p>}
    </fieldset>
  );
}

function Written({ field, value, type }: FieldProps) {
  const { name, label } = field;
  const long = field.kind === "text" && field.limit > shortText;
  const optional = field.kind === "text" && field.optional;
  const shared = {
    id: `field-${name}`,
    value,
    required: !optional,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      type(event.currentTarget.value, "later"),
  };
  return (
    <div class="written">
      <label for={`field-${name}`}>
        {label}
        {optional ? <small> ({say("white-cell.optional")})</small> : null}
      </label>
      {long ? (
        <textarea {...shared} rows={3} maxLength={field.limit} />
      ) : (
        <input
          {...shared}
          inputMode={field.kind === "number" ? "text" : undefined}
          autocomplete="off"
          maxLength={field.kind === "text" ? field.limit : 20}
        />
      )}
    </div>
  );
}

function Field(props: FieldProps & { readonly told: boolean }) {
  const { field, told } = props;
  return (
    <div class="field">
      {field.kind === "pick" ? <Pick {...props} /> : <Written {...props} />}
      {field.hint === "" ? null : <p class="hint">{field.hint}</p>}
      {told && field.refusal !== "" ? <p class="warning">{field.refusal}</p> : null}
    </div>
  );
}

/** The form as the host has it for what has been typed; asked again once something else has been done anywhere. */
function useForm({ act, given }: OpenAct, inputs: number) {
  const [typed, setTyped] = useState<Typed>(given);
  const [form, setForm] = useState<AskedAct | null>(null);
  const [unread, setUnread] = useState("");
  const [fresh, setFresh] = useState(false);
  const wait = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of inputs is another form.
  useEffect(() => {
    let asking = true;
    setFresh(false);
    const timer = setTimeout(() => {
      void askAct({ act, answers: typed }).then((answer) => {
        if (!asking) return;
        if ("refused" in answer) setUnread(answer.refused);
        else {
          setUnread("");
          setForm(answer);
          setFresh(true);
        }
      });
    }, wait.current);
    return () => {
      asking = false;
      clearTimeout(timer);
    };
  }, [act, typed, inputs]);
  const type = (name: string, value: string, at: "once" | "later") => {
    wait.current = at === "once" ? 0 : pause;
    setTyped((before) => ({ ...before, [name]: value }));
  };
  return { typed, form, unread, fresh, type };
}

/** Opens the dialog, and gives the keyboard to its first field once there are fields: before, the browser had only buttons to give it to. */
function useOpened(box: { readonly current: HTMLDialogElement | null }, asked: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (element !== null && !element.open) element.showModal();
  }, [box]);
  useEffect(() => {
    const parts = asked ? [...(box.current?.querySelector("form")?.elements ?? [])] : [];
    const first = parts.find((part) => !(part instanceof HTMLFieldSetElement));
    if (first instanceof HTMLElement) first.focus();
  }, [box, asked]);
}

interface ActProps {
  readonly open: OpenAct;
  /** How many inputs the page has seen. */
  readonly inputs: number;
  readonly close: (done: DoneOfCell | null) => void;
}

export function ActForm({ open, inputs, close }: ActProps) {
  const box = useRef<HTMLDialogElement>(null);
  const name = useRef(drawRequest());
  const { typed, form, unread, fresh, type } = useForm(open, inputs);
  const [refused, setRefused] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const done = useRef<DoneOfCell | null>(null);
  useOpened(box, form !== null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (form === null || form.seen === "" || !fresh || busy) return;
    setBusy(true);
    const stands = Object.fromEntries(form.fields.map((field) => [field.name, typed[field.name] ?? field.stands]));
    const came = await doAct({ act: open.act, answers: stands, seen: form.seen, id: name.current });
    setBusy(false);
    if ("said" in came) {
      done.current = came;
      // The browser gives the keyboard back to where the form was opened.
      box.current?.close();
    } else {
      setRefused(came.refused);
      if (came.refused !== say("white-cell.not-known")) name.current = drawRequest();
    }
  };
  const problem = unread === "" ? refused : unread;
  return (
    <dialog class="act" ref={box} aria-labelledby="act-title" onClose={() => close(done.current)}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2 id="act-title">{form?.title ?? say("white-cell.reading")}</h2>
        {form === null || form.barred === "" ? null : <p class="warning">{form.barred}</p>}
        {form?.fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name] ?? field.stands}
            type={(value, at) => type(field.name, value, at)}
            told={tried || (typed[field.name] ?? "") !== ""}
          />
        ))}
        <div class="will" aria-live="polite">
          {form === null || form.sentence.length === 0 ? null : (
            <>
              <h3>{say("white-cell.will")}</h3>
              {form.sentence.map((text) => (
                <p key={text}>{text}</p>
              ))}
              {form.undoable ? <p class="hint">{say("white-cell.undoable")}</p> : null}
            </>
          )}
        </div>
        <p class={problem === "" ? "" : "warning"} role="alert">
          {problem}
        </p>
        <p class="do">
          <button type="submit" class="first" disabled={busy || form === null || form.barred !== ""}>
            {say("white-cell.do")}
          </button>
          <button type="button" onClick={() => box.current?.close()}>
            {say("white-cell.cancel")}
          </button>
        </p>
      </form>
    </dialog>
  );
}
