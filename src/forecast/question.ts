/**
 * A closed question about a run that is still open, and its answer. Each has a date before which it is settled, and names
 * only what the person who is asked may know.
 */
import type { Record } from "../engine/index.js";
import type { Observed } from "./scores.js";

/** What a question is about. `by` is a whole day: what has a record dated before that day has happened in time. */
export type Question =
  | { readonly kind: "milestone"; readonly milestone: string; readonly by: number }
  | { readonly kind: "ending"; readonly ending: string; readonly by: number }
  /** The posture comes to the state. */
  | { readonly kind: "posture"; readonly posture: string; readonly state: string; readonly by: number }
  /** How the gauge stands as the day begins, or at the end of a run that ends before. */
  | { readonly kind: "gauge"; readonly gauge: string; readonly atLeast: number; readonly by: number };

/** What a question is about, without its date and value: two with the same subject are nearly the same. */
export function subjectOf(question: Question): string {
  switch (question.kind) {
    case "milestone":
      return `milestone ${question.milestone}`;
    case "ending":
      return `ending ${question.ending}`;
    case "posture":
      return `posture ${question.posture}`;
    case "gauge":
      return `gauge ${question.gauge}`;
  }
}

/** The names under which a record answers questions: `milestone m`, `ending e`, `posture p state`. */
export function namesOf(record: Record): readonly string[] {
  switch (record.type) {
    case "milestone":
      return [`milestone ${record.milestone}`];
    case "end":
      return record.ending === null ? [] : [`ending ${record.ending}`];
    case "belief":
      return [];
    case "inject":
      return (record.moved ?? []).map(({ posture, to }) => `posture ${posture} ${to}`);
    default:
      return [`posture ${record.posture} ${record.to}`];
  }
}

export function nameOf(question: Exclude<Question, { kind: "gauge" }>): string {
  return question.kind === "posture" ? `${subjectOf(question)} ${question.state}` : subjectOf(question);
}

/** How far a run has come since a question was asked. */
export interface Since {
  /** The records since then. */
  readonly records: readonly Record[];
  /** Whole days, as the run stands. */
  readonly day: number;
  readonly ended: boolean;
  /** How the gauges stood as the day began, or at the end of a run that has ended. */
  readonly gauges: { readonly [gauge: string]: number };
}

/** The answer to a question; undefined while it is open. It has to be asked on the day `by` at the latest. */
export function settle(question: Question, { records, day, ended, gauges }: Since): Observed | undefined {
  const over = ended || day >= question.by;
  if (question.kind === "gauge") {
    if (!over) return undefined;
    return (gauges[question.gauge] as number) >= question.atLeast ? day : null;
  }
  const name = nameOf(question);
  const found = records.find((record) => record.day < question.by && namesOf(record).includes(name));
  return found === undefined ? (over ? null : undefined) : found.day;
}
