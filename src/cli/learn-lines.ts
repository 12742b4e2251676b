/**
 * A lesson line by line: the text of a step, its table, its task; an answer is a line of standard input. It needs no
 * terminal that can draw, works with a screen reader, and can be played by a script.
 */
import { createInterface } from "node:readline";
import { say } from "../catalogue/index.js";
import {
  askHint,
  giveAnswer,
  isOpen,
  type Laboratory,
  type Lesson,
  type Place,
  type StepShown,
  showStep,
  type TaskShown,
  turnPage,
} from "../learn/index.js";
import { shorten, wrap } from "../text/index.js";
import { terminalWidth } from "./columns.js";
import { print, printRaw } from "./output.js";
import { paste } from "./started.js";

/** Text for a terminal, or for a printer where there is none. */
const lineWidth = (): number => Math.min(78, terminalWidth() - 1);

export function printText(text: string, indent = ""): void {
  for (const line of wrap(text, lineWidth() - indent.length)) print(indent + line);
}

/** Teaches from a place on until the lesson is finished, the student leaves, or the input ends. */
export async function teachInLines(
  lab: Laboratory,
  lesson: Lesson,
  from: Place,
  keep: (place: Place) => void,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
  if (from.step > 0) printText(say("learn.resumed", { command: paste(["learn", lesson.id, "--restart"]) }));
  let place = from;
  let shown: StepShown | null = null;
  for (let at = -1; !place.finished; ) {
    if (at !== place.step || shown === null) {
      shown = await showStep(lab, lesson, place.step);
      printStep(shown);
      at = place.step;
      keep(place);
    }
    const open = isOpen(lesson, place) ? shown.task : null;
    printRaw(`\n${open === null ? say("learn.prompt-on") : say("learn.prompt-task", { how: open.how })}`);
    const { value, done = false } = await lines.next();
    if (!process.stdin.isTTY) print("");
    const typed = done ? "q" : String(value).trim();
    if (typed === "q") break;
    place = take(lesson, place, open, typed);
    if (open !== null && place.step === at) printVerdict(place, open);
  }
  await lines.return?.();
  process.stdin.pause();
  keep(place);
  print("");
  printText(endInWords(lesson, place));
}

function take(lesson: Lesson, place: Place, open: TaskShown | null, typed: string): Place {
  // A choice has letters of its own; those that it offers are answers first.
  const isOption = open?.options.some((option) => option.startsWith(`${typed})`)) ?? false;
  if (typed === "b" && !isOption) return turnPage(lesson, place, -1);
  if (open === null || (typed === "n" && !isOption)) return turnPage(lesson, place, 1);
  return typed === "?" ? askHint(place) : giveAnswer(lesson, place, open.answer, typed);
}

function printStep({ heading, paragraphs, exhibit, sources, watch, task, questions }: StepShown): void {
  print("");
  print("-".repeat(Math.min(lineWidth(), 78)));
  printText(heading);
  for (const paragraph of paragraphs) {
    print("");
    printText(paragraph);
  }
  if (exhibit.length > 0) print("");
  for (const line of exhibit) print(shorten(line, lineWidth()));
  print("");
  if (sources.length > 0) print(say("learn.sources"));
  for (const source of sources) printText(source, "  ");
  if (watch !== null) printText(say("learn.watch", { command: paste(watch) }));
  if (questions.length > 0) print(`\n${say("learn.questions")}`);
  for (const question of questions) printText(`- ${question}`, "  ");
  if (task === null) return;
  print("");
  printText(say("learn.ask", { ask: task.ask }));
  for (const option of task.options) printText(option, "  ");
}

function printVerdict({ verdict, wrong, tried }: Place, { how, why, reveal, hints }: TaskShown): void {
  if (verdict === "unread") {
    printText(say("learn.unread", { answer: tried, how }));
    return;
  }
  if (verdict === "right") {
    printText(say("learn.right", { why }));
    for (const line of reveal) printText(line, "  ");
    return;
  }
  if (verdict === "wrong") printText(say("learn.wrong", { answer: tried }));
  const hint = hints[wrong - 1];
  printText(hint === undefined ? say("learn.no-more-hints") : say("learn.hint", { hint }));
}

/** How far the student has come, once they leave. */
export function endInWords(lesson: Lesson, { finished, step, solved }: Place): string {
  const { length: of } = lesson.steps;
  const tasks = lesson.steps.filter(({ task }) => task !== undefined).length;
  if (finished) return say("learn.finished", { solved: solved.length, tasks });
  return say("learn.left", { step: step + 1, of, command: paste(["learn", lesson.id]) });
}
