/**
 * A step made ready to be shown: everything computed, as text without breaks, so that every face tells the same. What the
 * teacher sees besides, the answer key, is told here too.
 */
import { say } from "../catalogue/index.js";
import { isHappening } from "../engine/index.js";
import { type Command, citation, createLookup, percent, playCommand, shortDate, sourceTitle } from "../text/index.js";
import { letterOf } from "./answer.js";
import { type Answer, BrokenLesson, type Laboratory, type Lesson, type RunRef, type Step } from "./lesson.js";

export interface TaskShown {
  readonly ask: string;
  /** How an answer is written. */
  readonly how: string;
  /** Each with its letter; none where it is no choice. */
  readonly options: readonly string[];
  readonly answer: Answer;
  readonly hints: readonly string[];
  readonly why: string;
  readonly reveal: readonly string[];
}

export interface StepShown {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly exhibit: readonly string[];
  /** Each claim that the text rests on, with source, paragraph and grade. */
  readonly sources: readonly string[];
  /** The run that the step looks at: how to watch it. */
  readonly watch: Command | null;
  readonly task: TaskShown | null;
  readonly questions: readonly string[];
}

export async function showStep(lab: Laboratory, lesson: Lesson, place: number): Promise<StepShown> {
  const step = lesson.steps[place] as Step;
  const { title, minutes, text, exhibit, run, questions = [] } = step;
  return {
    heading: say("learn.step", { lesson: lesson.title, place: place + 1, of: lesson.steps.length, title, minutes }),
    paragraphs: text.map((one) => (typeof one === "string" ? one : one.text)),
    exhibit: (await exhibit?.(lab)) ?? [],
    sources: await sourcesOf(lab, step),
    watch: run === undefined ? null : watchCommand(run),
    task: step.task === undefined ? null : await showTask(lab, step.task),
    questions,
  };
}

const watchCommand = ({ scenario: name, seed, variant, set = {} }: RunRef): Command =>
  playCommand({ name, seed, variant: variant ?? null, set, run: 0, days: null, historical: false, seats: [] });

async function showTask(lab: Laboratory, task: NonNullable<Step["task"]>): Promise<TaskShown> {
  const { ask, hints, why, reveal } = task;
  const answer = await task.answer(lab);
  const options = answer.kind === "choice" ? answer.options : [];
  return {
    ask,
    how: say("learn.how", { kind: answer.kind, last: letterOf(options.length - 1) }),
    options: options.map((option, at) => `${letterOf(at)}) ${option}`),
    answer,
    hints: hints.map(({ text }) => text),
    why,
    reveal: (await reveal?.(lab)) ?? [],
  };
}

async function sourcesOf(lab: Laboratory, { claims }: Step): Promise<string[]> {
  if (claims === undefined) return [];
  const { scenario } = await lab.run({ scenario: claims.scenario, seed: "7" });
  const lookup = createLookup(scenario);
  return claims.ids.map((id) => {
    const claim = lookup.claims.get(id);
    if (claim === undefined) throw new BrokenLesson(`no claim ${id}`);
    return say("learn.source", { citation: citation(lookup, id), title: sourceTitle(lookup, id) });
  });
}

/** What is right, in words. */
export async function answerInWords(lab: Laboratory, step: Step): Promise<string[]> {
  const answer = await step.task?.answer(lab);
  switch (answer?.kind) {
    case undefined:
      return [];
    case "choice":
      return answer.right.map((at) => `${letterOf(at)}) ${answer.options[at]}`);
    case "probability":
      return [say("learn.right-probability", { p: percent(answer.p), within: percent(answer.within) })];
    case "record": {
      const records = step.run === undefined ? [] : (await lab.run(step.run)).records;
      return answer.right.flatMap((seq) => {
        const record = records[seq];
        if (record === undefined || !(isHappening(record) || record.type === "milestone")) return [];
        return [say("learn.right-record", { record: seq, date: shortDate(record.date), headline: record.headline })];
      });
    }
  }
}
