/**
 * A form as a person fills it in: one field after another, each computed from what has been answered, then a last page
 * that says in words what will be done. Pure. What has been typed stays, on the way back and after a refusal.
 */
import { say } from "../catalogue/index.js";
import { dayOfDate } from "../engine/index.js";

/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Beside the label. */
  readonly aside?: string;
  /** Below the list, while it is chosen. */
  readonly about?: string;
}

interface Asked {
  readonly name: string;
  readonly label: string;
  /** What helps to answer. */
  readonly hint?: string;
  /** What stands there at first. */
  readonly initial?: string;
}

export type Field =
  | (Asked & {
      readonly kind: "pick";
      readonly choices: readonly Choice[];
      /** Said where there is nothing to choose. */
      readonly none?: string;
      /** Makes an answer of something typed that is no choice; null where it is none. */
      readonly typed?: (text: string) => Choice | null;
    })
  | (Asked & {
      readonly kind: "text";
      readonly limit: number;
      readonly optional?: boolean;
      /** It is a date, as 2027-01-31. */
      readonly date?: true;
    })
  | (Asked & {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly whole?: boolean;
      /** ISO date of day 0, where a date stands for its day. */
      readonly start?: string;
    });

/** By name of the field; numbers as they were typed. */
export type Answers = Readonly<{ [name: string]: string }>;

/** What a form asks. */
export type Questions = (answers: Answers) => readonly Field[];

export interface Form {
  /** Answered so far, in order. */
  readonly answers: Answers;
  /** How many fields have been answered. */
  readonly step: number;
  /** What stands in the field: the answer, or what the choices are filtered by. */
  readonly typed: string;
  /** What stands there is only proposed: the first character typed takes its place. */
  readonly proposed: boolean;
  /** Place among the choices shown. */
  readonly chosen: number;
  /** All that has been typed or chosen, to stand there again. */
  readonly kept: Answers;
  /** Why the last answer, or the whole, was refused; empty for nothing. */
  readonly refusal: string;
}

/** What a key led to. */
export type Outcome =
  | { readonly kind: "open"; readonly form: Form }
  /** Someone went back from the first field. */
  | { readonly kind: "left"; readonly form: Form }
  /** The last page was confirmed. */
  | { readonly kind: "confirmed"; readonly form: Form };

const blankForm: Form = { answers: {}, step: 0, typed: "", proposed: false, chosen: 0, kept: {}, refusal: "" };

/**
 * A form at its first field. `given` answers fields in advance, by name, as far as they come first; `kept` is what had
 * been typed when it was left.
 */
export function openForm(questions: Questions, given: Answers = {}, kept: Answers = {}): Form {
  let form = enter({ ...blankForm, kept: { ...kept, ...given } }, questions);
  for (;;) {
    const field = fieldOf(form, questions);
    if (field === undefined || given[field.name] === undefined) return form;
    const next = answer(form, field, questions);
    if (next.step === form.step) return form;
    form = next;
  }
}

/** The field that is asked; undefined on the last page. */
export function fieldOf(form: Form, questions: Questions): Field | undefined {
  return questions(form.answers)[form.step];
}

/** The choices shown. */
export function choicesOf(field: Field & { kind: "pick" }, typed: string): readonly Choice[] {
  const wanted = typed.trim().toLocaleLowerCase("en");
  if (wanted === "") return field.choices;
  const words = wanted.split(/\s+/);
  const found = field.choices.filter(({ label, aside = "", about = "", value }) => {
    const text = `${label} ${aside} ${about} ${value}`.toLocaleLowerCase("en");
    return words.every((word) => text.includes(word));
  });
  const own = found.length === 0 ? field.typed?.(typed.trim()) : null;
  if (own != null) return [own];
  // What reads as it was typed is meant before what only has its words somewhere.
  const literal = ({ label }: Choice) => label.toLocaleLowerCase("en").includes(wanted);
  return [...found.filter(literal), ...found.filter((choice) => !literal(choice))];
}

/** The answers in words, for the page that shows what has been said. */
export function answeredFields(form: Form, questions: Questions): readonly { label: string; answer: string }[] {
  return questions(form.answers)
    .slice(0, form.step)
    .map((field) => {
      const value = form.answers[field.name] ?? "";
      if (field.kind !== "pick") return { label: field.label, answer: value };
      const choice = [...field.choices, field.typed?.(value)].find((one) => one?.value === value);
      return { label: field.label, answer: choice?.label ?? value };
    });
}

/** Comes to a field: what had stood there stands there again. */
function enter(form: Form, questions: Questions): Form {
  const field = fieldOf(form, questions);
  if (field === undefined) return { ...form, typed: "", proposed: false, chosen: 0 };
  const mine = form.kept[field.name];
  const before = mine ?? field.initial ?? "";
  const proposed = mine === undefined && before !== "" && field.kind !== "pick";
  if (field.kind !== "pick") return { ...form, typed: before, proposed, chosen: 0 };
  const place = field.choices.findIndex(({ value }) => value === before);
  const own = place < 0 && before !== "" && field.typed?.(before) != null;
  return { ...form, typed: own ? before : "", proposed, chosen: Math.max(0, place) };
}

function refuse(form: Form, refusal: string): Form {
  return { ...form, refusal };
}

/** A number as a person types it; NaN where it is none. */
export function numberOf(text: string): number {
  const written = text.trim().replace(",", ".").replace("−", "-").replace(/%$/, "");
  return written === "" ? Number.NaN : Number(written);
}

const isDate = (typed: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(typed) && new Date(`${typed}T00:00:00Z`).toJSON()?.startsWith(typed) === true;

/** What a text or number that somebody typed answers; or why it answers nothing. */
function answerTyped(
  field: Exclude<Field, { readonly kind: "pick" }>,
  typed: string,
): { readonly value: string } | { readonly refused: string } {
  if (field.kind === "text") {
    if (typed === "") return field.optional ? { value: typed } : { refused: say("desk.cant-be-empty") };
    return field.date && !isDate(typed) ? { refused: say("desk.takes-date") } : { value: typed };
  }
  const { min, max, whole, start } = field;
  const number = start !== undefined && /^\d{4}-\d\d-\d\d$/.test(typed) ? dayOfDate(start, typed) : numberOf(typed);
  if (!Number.isFinite(number)) return { refused: say("desk.takes-number", { min, max }) };
  if (number < min || number > max) return { refused: say("desk.takes-number-between", { min, max }) };
  if (whole && !Number.isInteger(number)) return { refused: say("desk.takes-whole-number") };
  return { value: String(number) };
}

const nothingToChoose = ({ choices, none }: Field & { kind: "pick" }) =>
  choices.length === 0 ? (none ?? say("desk.nothing-to-choose")) : say("desk.nothing-fits");

/** Goes on from a field, or says why not. */
function answer(form: Form, field: Field, questions: Questions): Form {
  let value: string;
  if (field.kind === "pick") {
    const choice = choicesOf(field, form.typed)[form.chosen];
    if (choice === undefined) return refuse(form, nothingToChoose(field));
    value = choice.value;
  } else {
    const answered = answerTyped(field, form.typed.trim());
    if ("refused" in answered) return refuse(form, answered.refused);
    value = answered.value;
  }
  const answers = { ...form.answers, [field.name]: value };
  const kept = { ...form.kept, [field.name]: value };
  return enter({ ...form, answers, kept, step: form.step + 1, refusal: "" }, questions);
}

/** A field of a form that is filled in all at once, and what stands in it. */
export interface FilledField {
  readonly field: Field;
  readonly stands: string;
  /** Why that is no answer; empty where it is one. */
  readonly refusal: string;
}

export interface FilledForm {
  readonly fields: readonly FilledField[];
  readonly answers: Answers;
  /** Every field has an answer. */
  readonly complete: boolean;
}

/** More than any form has. */
const mostFields = 80;

/**
 * A form with all that has been typed or chosen so far, as a page shows it that has all fields in sight. What was chosen and is no choice any
 * more gives way to what stands there at first.
 */
export function fillForm(questions: Questions, typed: Answers): FilledForm {
  const fields: FilledField[] = [];
  let answers: Answers = {};
  for (;;) {
    const field = questions(answers)[fields.length];
    if (field === undefined || fields.length === mostFields) break;
    const filled = fill(field, Object.hasOwn(typed, field.name) ? typed[field.name] : undefined);
    fields.push(filled);
    answers = { ...answers, [field.name]: filled.value };
  }
  return { fields, answers, complete: fields.every(({ refusal }) => refusal === "") };
}

function fill(field: Field, typed: string | undefined): FilledField & { readonly value: string } {
  if (field.kind === "pick") {
    const known = (value = "") => [...field.choices, field.typed?.(value)].find((one) => one?.value === value);
    const choice = known(typed) ?? known(field.initial) ?? field.choices[0];
    const value = choice?.value ?? "";
    return { field, stands: value, value, refusal: choice === undefined ? nothingToChoose(field) : "" };
  }
  const stands = typed ?? field.initial ?? "";
  const cut = field.kind === "text" ? Array.from(stands).slice(0, field.limit).join("") : stands;
  const answered = answerTyped(field, cut.trim());
  return "refused" in answered
    ? { field, stands: cut, value: cut.trim(), refusal: answered.refused }
    : { field, stands: cut, value: answered.value, refusal: "" };
}

/** What stands in the field is kept, whether it would do or not. */
function keep(form: Form, field: Field | undefined): Form {
  if (field === undefined) return form;
  const value = field.kind === "pick" ? choicesOf(field, form.typed)[form.chosen]?.value : form.typed;
  return value === undefined ? form : { ...form, kept: { ...form.kept, [field.name]: value } };
}

function back(form: Form, questions: Questions): Outcome {
  const kept = keep({ ...form, refusal: "" }, fieldOf(form, questions));
  if (form.step === 0) return { kind: "left", form: kept };
  const step = form.step - 1;
  const fields = questions(form.answers).slice(0, step);
  const answers = Object.fromEntries(fields.map(({ name }) => [name, form.answers[name] ?? ""]));
  return { kind: "open", form: enter({ ...kept, answers, step }, questions) };
}

function type(form: Form, field: Field, key: string): Form {
  const written = key === "space" || (Array.from(key).length === 1 && key >= " ");
  const characters = form.proposed && written ? [] : Array.from(form.typed);
  if (key === "backspace") characters.pop();
  else if (key === "ctrl-u") characters.length = 0;
  else if (key === "space") characters.push(" ");
  else if (written) characters.push(key);
  else return form;
  const limit = field.kind === "text" ? field.limit : 60;
  return { ...form, typed: characters.slice(0, limit).join(""), proposed: false, chosen: 0, refusal: "" };
}

const screenful = 10;
const travels: Readonly<{ [key: string]: number }> = {
  up: -1,
  down: 1,
  pageup: -screenful,
  pagedown: screenful,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

/** The form after one key. */
export function pressInForm(form: Form, key: string, questions: Questions): Outcome {
  const field = fieldOf(form, questions);
  if (key === "escape" || (key === "shift-tab" && form.step > 0)) return back(form, questions);
  if (field === undefined) {
    return key === "enter" ? { kind: "confirmed", form } : { kind: "open", form };
  }
  if (key === "enter" || key === "tab") return { kind: "open", form: answer(form, field, questions) };
  const by = travels[key];
  if (by !== undefined) {
    if (field.kind !== "pick") return { kind: "open", form };
    const last = choicesOf(field, form.typed).length - 1;
    return { kind: "open", form: { ...form, chosen: Math.max(0, Math.min(last, form.chosen + by)), refusal: "" } };
  }
  return { kind: "open", form: type(form, field, key) };
}

/** The whole was refused: the last page stays, and says why. */
export function refuseForm(form: Form, refusal: string): Form {
  return refuse(form, refusal);
}
