/**
 * A what-if as every face of the white cell tells it: the run that is played again, what its spread is counted from, and the whole answer as
 * plain data, so that it can be worked out in a thread. Texts are safe to show.
 */
import { isRefusal, type OrderError, saveWorld } from "../engine/index.js";
import { safe } from "../scenarios/light.js";
import { type Session, startOf } from "../session/index.js";
import { shortDate, type WhatIf } from "../text/index.js";
import {
  answerWhatIf,
  armAfter,
  changeInWords,
  courseRows,
  endsInWords,
  gaugeRows,
  partingInWords,
  type Run,
  type WhatIfAnswer,
} from "../what-if/index.js";
import type { OddsQuestion } from "./counted-odds.js";

/** The run of a session that nobody has steered. */
export function unsteeredRun({ header, model }: Pick<Session, "header" | "model">): Run {
  const { variant, set } = header;
  return { scenario: model.scenario, variant, set, start: startOf(header) };
}

/** What its spread is counted from: the run as played, and the other, each from where the change is made. */
export function spreadQuestions(run: Run, answer: WhatIfAnswer): readonly OddsQuestion[] {
  const { played, changed, whatIf } = answer;
  return [
    { arm: armAfter(run, null), worlds: [saveWorld(played.model, played.from)] },
    { arm: armAfter(run, whatIf.change), worlds: [saveWorld(changed.model, changed.from)] },
  ];
}

/** What one or both of the runs have at a time. */
export interface ToldCourse {
  readonly date: string;
  /** In both alike; empty where they differ. */
  readonly both: string;
  /** In the run as played, and in the other; empty where that one has nothing there. */
  readonly played: string;
  readonly changed: string;
  /** The change itself, or what follows from it at once. */
  readonly own: boolean;
  /** The two runs part here. */
  readonly parts: boolean;
}

export interface ToldWhatIf {
  readonly change: string;
  readonly parting: readonly string[];
  readonly ends: readonly string[];
  /** How gauges stand at the ends, the widest apart first. */
  readonly gauges: readonly { readonly label: string; readonly played: string; readonly changed: string }[];
  /** Records before the change, which both runs have. */
  readonly shared: number;
  readonly courses: readonly ToldCourse[];
}

export interface PlayedWhatIf {
  readonly told: ToldWhatIf;
  readonly spread: readonly OddsQuestion[];
}

/** Plays it, and tells all but the spread, which takes longer to count. A change that is not possible is refused. */
export function playWhatIfToTell(run: Run, whatIf: WhatIf): PlayedWhatIf | OrderError {
  const answer = answerWhatIf(run, whatIf);
  return isRefusal(answer) ? answer : { told: toldOf(answer), spread: spreadQuestions(run, answer) };
}

function toldOf(answer: WhatIfAnswer): ToldWhatIf {
  const record = answer.parting?.record;
  return safe({
    change: changeInWords(answer),
    parting: partingInWords(answer),
    ends: endsInWords(answer),
    gauges: gaugeRows(answer),
    shared: answer.shared,
    courses: courseRows(answer.rows).map(({ of, date, across = "", played = "", changed = "" }) => ({
      date: shortDate(date),
      both: across.slice(2),
      played: played.slice(2),
      changed: changed.slice(2),
      own: of.own,
      parts: record !== undefined && [of.played, of.changed].includes(record),
    })),
  });
}
