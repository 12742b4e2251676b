/**
 * What a lesson is made of: steps of text, something of a run to look at, and a task. A lesson is content, but its checks
 * are computations: what is right, and whether a hint is true, is worked out from the run, its odds or a what-if each
 * time, through a laboratory that plays runs. So a right answer is never stored, and a changed library changes it too.
 */
import type { ExplainedRecord, Model, Scenario } from "../engine/index.js";
import type { WhatIf } from "../text/index.js";
import type { WhatIfAnswer } from "../what-if/index.js";

/** A run of the library, played as it is: nobody is seated. */
export interface RunRef {
  readonly scenario: string;
  readonly seed: string;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
}

export interface PlayedRun {
  readonly ref: RunRef;
  readonly scenario: Scenario;
  readonly model: Model;
  readonly records: readonly ExplainedRecord[];
  /** Names the run in one word. */
  readonly code: string;
}

/** How likely an ending or a milestone is, from 0 to 1, by its id; 1 for a milestone that has been reached. */
export type Chances = ReadonlyMap<string, number>;

/** The chances after a record of a run; null before the first. */
export interface ChancesAt {
  readonly record: number | null;
  readonly chances: Chances;
}

/** Plays what a lesson needs. The same question always has the same answer. */
export interface Laboratory {
  run(ref: RunRef): Promise<PlayedRun>;
  /** At the start, and after each moment of the run. */
  along(ref: RunRef): Promise<readonly ChancesAt[]>;
  /** At the start, from many futures. */
  start(ref: Omit<RunRef, "seed">): Promise<Chances>;
  /** Throws where the change is not possible. */
  whatIf(ref: RunRef, whatIf: WhatIf): Promise<WhatIfAnswer>;
}

/** Computed from a run. Throws BrokenLesson where the library no longer has what a step is about. */
export type Worked<Of> = (lab: Laboratory) => Promise<Of>;

/** What is right. */
export type Answer =
  /** Numbers of records. */
  | { readonly kind: "record"; readonly right: readonly number[] }
  /** Places of options, the first 0. */
  | { readonly kind: "choice"; readonly options: readonly string[]; readonly right: readonly number[] }
  /** Right within so much of p, both from 0 to 1. */
  | { readonly kind: "probability"; readonly p: number; readonly within: number };

/** A sentence about a run, and what makes it true. */
export interface Fact {
  readonly text: string;
  readonly holds: Worked<boolean>;
}

export interface Task {
  readonly ask: string;
  readonly answer: Worked<Answer>;
  /** Given one after the other, each after a wrong answer. */
  readonly hints: readonly Fact[];
  /** Shown once the task is solved. */
  readonly reveal?: Exhibit;
  /** Why the answer is right: told to a student who has found it, and to the teacher. */
  readonly why: string;
  /** What is right where `why` is true, as the answer key words it: a changed library may make both untrue. */
  readonly says?: RegExp;
}

/** Lines of a table, which may be wider than the screen and are then cut. */
export type Exhibit = Worked<readonly string[]>;

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Paragraphs. */
  readonly text: readonly (string | Fact)[];
  /** Claims that the text rests on, by id, and the scenario that has them. */
  readonly claims?: { readonly scenario: string; readonly ids: readonly string[] };
  /** The run to look at; its code is shown. */
  readonly run?: RunRef;
  readonly exhibit?: Exhibit;
  readonly task?: Task;
  /** Talked about in class; nothing is checked. */
  readonly questions?: readonly string[];
  /** For the teacher: what a discussion may bring out. */
  readonly notes?: string;
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly steps: readonly Step[];
}

/** The library has changed in a way that a lesson can't follow. */
export class BrokenLesson extends Error {
  override name = "BrokenLesson";
}

export const minutesOf = ({ steps }: Lesson): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);
