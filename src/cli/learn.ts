/**
 * `faultline learn`: lists the lessons, teaches one, or prints its answer key.
 */
import { say } from "../catalogue/index.js";
import {
  answerInWords,
  BrokenLesson,
  keepPlace,
  type Lesson,
  lessons,
  minutesOf,
  type Place,
  type Progress,
  resume,
  showStep,
} from "../learn/index.js";
import { nearestName } from "../scenarios/light.js";
import { exitCodes, UsageError } from "./failure.js";
import { openLaboratory } from "./laboratory.js";
import { endInWords, printText, teachInLines } from "./learn-lines.js";
import { onTerminal } from "./on-terminal.js";
import { complainInWords, print } from "./output.js";
import { keepProgress, keptProgress, progressFile } from "./progress-kept.js";
import { prepareInk } from "./screen.js";
import { paste } from "./started.js";

export interface LearnOptions {
  readonly plain?: boolean;
  readonly answers?: boolean;
  readonly restart?: boolean;
}

export async function learn(named: string | undefined, options: LearnOptions): Promise<number> {
  if (named === undefined) {
    if (options.answers === true) throw unknownLesson(say("learn.answers-need-lesson"), "");
    listLessons(keptProgress());
    return exitCodes.done;
  }
  const lesson = lessons.find(({ id }) => id === named);
  if (lesson === undefined) throw unknownLesson(say("learn.no-lesson", { lesson: named }), named);
  try {
    if (options.answers === true) await printKey(lesson);
    else return await teach(lesson, options);
  } catch (error) {
    if (!(error instanceof BrokenLesson)) throw error;
    complainInWords(say("learn.broken", { reason: error.message }));
    complainInWords(say("learn.broken-hint"));
    return exitCodes.broke;
  }
  return exitCodes.done;
}

function unknownLesson(message: string, named: string): UsageError {
  const ids = lessons.map(({ id }) => id);
  const nearest = nearestName(named, ids);
  const near = { isNear: nearest !== undefined, nearest: nearest ?? "" };
  return new UsageError(message, say("learn.no-lesson-hint", { lessons: ids.join(", "), ...near }));
}

function listLessons(progress: Progress): void {
  print(say("learn.list-title"));
  for (const lesson of lessons) {
    const kept = progress.lessons[lesson.id];
    const state = kept === undefined ? "new" : kept.finished ? "finished" : "open";
    const { step } = resume(lesson, progress);
    const place = { state, step: step + 1, of: lesson.steps.length, minutes: minutesOf(lesson) };
    print("");
    print(`${lesson.id.padEnd(10)} ${lesson.title} (${say("learn.list-line", place)})`);
    printText(lesson.about, " ".repeat(11));
  }
  print("");
  print(`${say("learn.list-start")} ${paste(["learn", lessons[0]?.id ?? ""])}`);
  print(`${say("learn.list-answers")} ${paste(["learn", lessons[0]?.id ?? "", "--answers"])}`);
}

async function teach(lesson: Lesson, options: LearnOptions): Promise<number> {
  const progress = keptProgress();
  const from = resume(lesson, options.restart === true ? { ...progress, lessons: {} } : progress);
  let told = "";
  const keep = (place: Place) => {
    const reason = keepProgress(keepPlace(keptProgress(), lesson, place));
    if (reason !== null) told = say("learn.not-kept", { file: progressFile(), reason });
  };
  const onScreen = onTerminal(options) && process.env.INK_SCREEN_READER !== "true";
  const code = onScreen ? await teachOnScreen(lesson, from, keep) : exitCodes.done;
  if (!onScreen) await teachInLines(openLaboratory(), lesson, from, keep);
  if (told !== "") complainInWords(told);
  return code;
}

async function teachOnScreen(lesson: Lesson, from: Place, keep: (place: Place) => void): Promise<number> {
  const left = new AbortController();
  const lab = openLaboratory(left.signal);
  let last = from;
  let failure: unknown = null;
  prepareInk();
  const { runLesson } = await import("../tui/index.js");
  const { exitCode } = await runLesson({
    stdin: process.stdin,
    stdout: process.stdout,
    lesson,
    from,
    paste,
    showStep: (place) => showStep(lab, lesson, place),
    keep: (place) => {
      last = place;
      keep(place);
    },
    fail: (error) => {
      failure = error;
    },
    farewell: () => (failure === null ? endInWords(lesson, last) : ""),
  });
  left.abort();
  if (failure !== null) throw failure;
  return exitCode;
}

/** Everything that a teacher needs beside the lesson itself. */
async function printKey(lesson: Lesson): Promise<void> {
  const lab = openLaboratory();
  print(say("learn.key-title", { lesson: lesson.title }));
  for (const [place, step] of lesson.steps.entries()) {
    const { heading, task, sources, questions } = await showStep(lab, lesson, place);
    print("");
    printText(heading);
    if (step.run !== undefined) printText(say("learn.key-code", { code: (await lab.run(step.run)).code }), "  ");
    for (const source of sources) printText(source, "  ");
    if (task !== null) {
      printText(say("learn.ask", { ask: task.ask }), "  ");
      for (const answer of await answerInWords(lab, step)) printText(say("learn.key-answer", { answer }), "  ");
      printText(say("learn.key-why", { why: task.why }), "  ");
    }
    for (const question of questions) printText(`- ${question}`, "  ");
    if (step.notes !== undefined) printText(say("learn.key-notes", { notes: step.notes }), "  ");
  }
}
