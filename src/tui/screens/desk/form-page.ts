/**
 * A form, drawn: what has been answered, the field that is asked with its choices, and on the last page what will be
 * done, in words.
 */
import { say } from "../../../catalogue/index.js";
import { padEnd, shorten, widthOf, wrap } from "../../../text/index.js";
import {
  answeredFields,
  choicesOf,
  type Field,
  type Form,
  fieldOf,
  pressInForm,
  type Questions,
} from "../../../white-cell/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import type { Hint } from "../../panels/panel.js";
import { glyph } from "../../term/glyphs.js";
import type { Size } from "../../term/layout.js";
import { blank, fill, type Line, lineOf, span } from "../../term/line.js";
import { pageRule } from "../../term/rule.js";
import { safe } from "../../term/safe.js";
import { type DeskPage, type DeskView, type FormOpen, type HintTable, hintsOf, type PageCommand } from "./desk-page.js";

/** A form that is open, and what it asks. */
interface Asked {
  readonly form: Form;
  readonly questions: Questions;
  readonly size: Size;
}

function words(text: string, width: number, tone: "plain" | "dim" | "strong" | "heat4" = "plain"): Line[] {
  return text === "" ? [] : wrap(text, width - 6).map((part): Line => [blank(3), span(part, tone)]);
}

function answeredLines({ form, questions, size }: Asked): Line[] {
  const answered = answeredFields(form, questions);
  const name = Math.max(0, ...answered.map(({ label }) => label.length)) + 2;
  return answered.map(
    ({ label, answer }): Line => [
      blank(3),
      span(padEnd(label, name), "dim"),
      span(shorten(answer === "" ? say("desk.none-answered") : safe(answer), size.columns - name - 6)),
    ],
  );
}

/** What is typed, in as many lines as it takes, with the cursor at its end. */
function typedLines(typed: string, width: number, proposed = false): Line[] {
  const lines = wrap(safe(typed), width - 8);
  const open = typed.endsWith(" ") ? " " : "";
  return lines.map((text, row): Line => {
    const last = row === lines.length - 1;
    return [
      span(row === 0 ? "   > " : "     ", "accent"),
      span(text, proposed ? "dim" : "strong"),
      ...(last ? [span(open), span(" ", "match")] : []),
    ];
  });
}

function choiceLines({ form, size }: Asked, field: Field & { kind: "pick" }, room: number): Line[] {
  const { columns: width } = size;
  const found = choicesOf(field, form.typed);
  const chosen = found[form.chosen];
  if (found.length === 0)
    return words(
      field.choices.length === 0 ? (field.none ?? say("desk.nothing-to-choose")) : say("desk.nothing-fits"),
      width,
      "dim",
    );
  const about = words(chosen?.about ?? "", width, "dim");
  const kept = about.slice(0, Math.max(0, Math.min(6, Math.floor(room / 3))));
  const height = Math.max(1, Math.min(found.length, room - (kept.length === 0 ? 0 : kept.length + 1)));
  const from = Math.min(Math.max(0, form.chosen - Math.floor(height / 2)), found.length - height);
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf)) + 2;
  const beside = Math.min(longest(found.map(({ aside = "" }) => aside)), Math.floor((width - 6) * 0.5));
  const name = Math.min(longest(found.map(({ label }) => label)), width - 6 - beside);
  const list = found.slice(from, from + height).map(({ label, aside = "" }, place): Line => {
    const here = from + place === form.chosen;
    const alone = aside === "" ? width - 6 : name;
    return [
      span(here ? ` ${glyph.selected} ` : "   ", "accent"),
      span(padEnd(shorten(label, alone - 1), alone), here ? "strong" : "plain"),
      span(shorten(aside, width - 6 - alone), "dim"),
    ];
  });
  if (from > 0) list[0] = lineOf(`   … ${say("desk.rows-above", { n: from + 1 })}`, "dim");
  if (from + height < found.length)
    list[height - 1] = lineOf(`   … ${say("desk.rows-below", { n: found.length - from - height + 1 })}`, "dim");
  return kept.length === 0 ? list : [...list, [], ...kept];
}

function askedLines(props: Asked, field: Field, room: number): Line[] {
  const { form, size } = props;
  const head: Line[] = [[blank(1), span(field.label, "accent")], ...words(field.hint ?? "", size.columns, "dim")];
  if (field.kind !== "pick") return [...head, [], ...typedLines(form.typed, size.columns, form.proposed)];
  const filter = form.typed === "" ? [] : typedLines(form.typed, size.columns);
  return [...head, ...filter, ...choiceLines(props, field, room - head.length - filter.length)];
}

function keysFor(field: Field | undefined): readonly Hint[] {
  if (field === undefined)
    return hintsOf([
      ["Enter", "desk.hint-do-it"],
      ["Esc", "desk.hint-back"],
    ]);
  const pick: HintTable = [
    ["↑↓", "desk.hint-choose"],
    [say("desk.key-type"), "desk.hint-to-find"],
  ];
  return hintsOf([
    ...(field.kind === "pick" ? pick : []),
    ["Enter", "desk.hint-next"],
    ["Esc", "desk.hint-back"],
    ["Ctrl-U", "desk.hint-clear"],
  ]);
}

function formLines(open: FormOpen, view: DeskView): Line[] {
  const { act, form, back } = open;
  const { size } = view.scene;
  const { columns, rows } = size;
  const questions = questionsOf(open, view);
  const props: Asked = { form, questions, size };
  const sentences = act.sentence(form.answers, view.context);
  const field = fieldOf(form, questions);
  const answered = answeredLines(props);
  const above: Line[] = [[], ...answered, ...(answered.length === 0 ? [] : [[]])];
  // A list in which nothing fits says so itself.
  const empty = field?.kind === "pick" && choicesOf(field, form.typed).length === 0;
  const refusal = empty ? [] : words(form.refusal, columns, "heat4");
  const room = rows - 2 - above.length - (refusal.length === 0 ? 0 : refusal.length + 1);
  const asked =
    field === undefined
      ? sentences.flatMap((text, place) => {
          // What belongs to one list stands together.
          const listed = text.startsWith("·") && sentences[place + 1]?.startsWith("·");
          return listed ? words(text, columns) : [...words(text, columns), []];
        })
      : askedLines(props, field, room);
  const body = [...above, ...asked.slice(0, Math.max(1, room)), ...(refusal.length === 0 ? [] : [[], ...refusal])];
  // From the seats' page itself only what belongs to that page is asked.
  const status = back?.page.forSeats ? view.seatStatus : view.status;
  return [pageRule(say(act.title), columns, status), ...fill(body, rows - 2), hintLine(keysFor(field), columns)];
}

const questionsOf =
  ({ act }: FormOpen, { context }: DeskView): Questions =>
  (answers) =>
    act.fields(context, answers);

function sayField(open: FormOpen, view: DeskView): string[] {
  const { act, form } = open;
  const questions = questionsOf(open, view);
  const field = fieldOf(form, questions);
  if (field === undefined) {
    const answered = answeredFields(form, questions).map(
      ({ label, answer }) => `${label} ${answer === "" ? say("desk.none-answered") : answer}.`,
    );
    return [...answered, ...act.sentence(form.answers, view.context), say("desk.confirm")];
  }
  const asked = field.hint === undefined ? field.label : `${field.label} ${field.hint}`;
  if (field.kind !== "pick") return [`${asked} ${form.typed}`.trim()];
  const choices = say("desk.choices-to-choose-from", { n: choicesOf(field, form.typed).length });
  return [`${asked} ${choices}`, sayChosen(open, view)];
}

function sayChosen(open: FormOpen, view: DeskView): string {
  const { form } = open;
  const field = fieldOf(form, questionsOf(open, view));
  if (field?.kind !== "pick") return "";
  const choice = choicesOf(field, form.typed)[form.chosen];
  if (choice === undefined)
    return field.choices.length === 0 ? (field.none ?? say("desk.nothing-to-choose")) : say("desk.nothing-fits");
  return [choice.label, choice.aside, choice.about].filter(Boolean).join(", ");
}

function pressForm(open: FormOpen, key: string, view: DeskView): PageCommand {
  const { act } = open;
  const questions = questionsOf(open, view);
  const { kind, form } = pressInForm(open.form, key, questions);
  const now: FormOpen = { ...open, form };
  if (kind === "left") return { command: "set-aside", open: now };
  // An act that has nothing to say is done with its last answer.
  const all = form.step >= questions(form.answers).length;
  const silent = all && act.sentence(form.answers, view.context).length === 0;
  return { command: kind === "confirmed" || silent ? "carry-out" : "open", open: now };
}

export const formPage: DeskPage<FormOpen> = {
  id: "form",
  takesText: true,
  lines: formLines,
  spoken: (open, view) => [say(open.act.title), ...sayField(open, view)],
  spokenChange({ form: was }, open, view) {
    const { form: is } = open;
    if (is.refusal !== was.refusal && is.refusal !== "") return [is.refusal];
    if (was.step !== is.step) return sayField(open, view);
    const chosen = sayChosen(open, view);
    return was.chosen !== is.chosen || (was.typed !== is.typed && chosen !== "") ? [chosen] : [];
  },
  press: pressForm,
};
