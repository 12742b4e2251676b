/**
 * A lesson as lines: the step's text and table above, which scroll, and its task below, which stays.
 */
import { say } from "../../../catalogue/index.js";
import { isOpen, type Lesson, type Place, type StepShown, type TaskShown } from "../../../learn/index.js";
import { type Command, type Paste, widthOf, wrap } from "../../../text/index.js";
import { windowOf } from "../../panels/panel.js";
import type { Tone } from "../../term/colour.js";
import type { Size } from "../../term/layout.js";
import { fill, type Line, lineOf, span } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import type { LessonState } from "./lesson.js";

const textWidth = ({ columns }: Size) => Math.min(columns, 100) - 2;

const textLines = (text: string, width: number, tone: Tone = "plain", indent = " "): Line[] =>
  wrap(text, width - indent.length).map((line) => lineOf(indent + line, tone));

/** One of a list, its further lines below its first word. */
const listLines = (text: string, width: number): Line[] =>
  wrap(text, width - 3).map((line, place) => lineOf(`${place === 0 ? " - " : "   "}${line}`));

/** All that scrolls. */
function bodyOf({ paragraphs, exhibit, sources, watch, questions }: StepShown, size: Size, paste: Paste): Line[] {
  const width = textWidth(size);
  const command = (words: Command) => say("learn.watch", { command: paste(words) });
  return [
    ...paragraphs.flatMap((one, place) => [...(place === 0 ? [] : [[]]), ...textLines(one, width)]),
    ...(exhibit.length === 0 ? [] : [[], ...exhibit.map((line) => lineOf(` ${line}`))]),
    ...(questions.length === 0 ? [] : [[], ...questions.flatMap((one) => listLines(one, width))]),
    [],
    ...(sources.length === 0 ? [] : textLines(say("learn.sources"), width, "dim")),
    ...sources.flatMap((one) => textLines(one, width, "dim", "   ")),
    ...(watch === null ? [] : textLines(command(watch), width, "dim")),
  ];
}

/** Options in as few lines as they fit, none broken if it can be helped. */
function optionLines(options: readonly string[], width: number): Line[] {
  const rows: string[] = [];
  for (const option of options) {
    const last = rows.at(-1);
    const together = `${last}   ${option}`;
    if (last !== undefined && widthOf(together) <= width - 3) rows[rows.length - 1] = together;
    else rows.push(option);
  }
  // Wrapping would close the gaps between options.
  return rows.flatMap((row) =>
    widthOf(row) <= width - 3 ? [lineOf(`   ${row}`)] : textLines(row, width, "plain", "   "),
  );
}

function verdictLines({ verdict, wrong, tried }: Place, { hints, how }: TaskShown, width: number): Line[] {
  const told = Math.min(wrong, hints.length);
  return [
    ...(verdict === "unread" ? textLines(say("learn.unread", { answer: tried, how }), width, "heat3") : []),
    ...(verdict === "wrong" ? textLines(say("learn.wrong", { answer: tried }), width, "heat3") : []),
    ...(told > 0 ? textLines(say("learn.hint", { hint: hints[told - 1] ?? "" }), width, "accent") : []),
    ...(wrong > hints.length ? textLines(say("learn.no-more-hints-screen"), width, "dim") : []),
  ];
}

/** The task, or what was found out; empty where the step has none. */
function taskOf(lesson: Lesson, { place, typed }: LessonState, { task }: StepShown, size: Size): Line[] {
  if (task === null) return [];
  const width = textWidth(size);
  const rule = ruleLine([{ text: say("learn.task"), width: size.columns, focused: true }]);
  const ask = textLines(task.ask, width, "strong");
  if (!isOpen(lesson, place)) {
    const reveal = task.reveal.flatMap((line) => textLines(line.trim(), width, "plain", "   "));
    return [rule, ...ask, ...textLines(say("learn.right", { why: task.why }), width, "accent"), ...reveal];
  }
  const box: Line = [
    span(` ${say("learn.answer", { how: task.how })} `, "dim"),
    span(typed, "accent"),
    span(" ", "match"),
  ];
  return [rule, ...ask, ...optionLines(task.options, width), ...verdictLines(place, task, width), box];
}

const hintOf = (lesson: Lesson, { place }: LessonState): string =>
  say("learn.keys", { isOpen: isOpen(lesson, place), isLast: place.step === lesson.steps.length - 1 });

/** Rows that the text has: what the task leaves, and never none. */
const roomFor = (task: readonly Line[], { rows }: Size) => Math.max(3, rows - 2 - task.length);

/** How far the text can be scrolled. */
export function reachOfLesson(lesson: Lesson, state: LessonState, shown: StepShown, size: Size, paste: Paste): number {
  return Math.max(0, bodyOf(shown, size, paste).length - roomFor(taskOf(lesson, state, shown, size), size));
}

/** Exactly the terminal's rows; `shown` is null while the step is being computed. */
export function lessonLines(
  lesson: Lesson,
  state: LessonState,
  shown: StepShown | null,
  size: Size,
  paste: Paste,
): Line[] {
  const { columns, rows } = size;
  if (shown === null)
    return fill(
      [ruleLine([{ text: lesson.title, width: columns, focused: true }]), [], lineOf(` ${say("learn.working")}`)],
      rows,
    );
  const task = taskOf(lesson, state, shown, size);
  const body = windowOf(bodyOf(shown, size, paste), roomFor(task, size), state.scroll, say("learn.below"));
  const head = ruleLine([{ text: shown.heading, width: columns, focused: false }]);
  return [...fill([head, ...body, ...task], rows - 1), lineOf(` ${hintOf(lesson, state)}`, "dim")];
}
