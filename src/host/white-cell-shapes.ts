/**
 * What a page of the white cell is told and asks for: shapes that server and browser share, and nothing else.
 */

import type { CalibrationBin, Question } from "../forecast/index.js";
import type { ToldWhatIf } from "../white-cell/index.js";
import type { Standing } from "./page.js";

/** How the clock of the turn stands. */
export type ClockStands = "none" | "runs" | "stands" | "break";

/** A seat as the white cell sees it. */
export interface CellSeat {
  readonly seat: string;
  readonly label: string;
  /** Null where orders are open. */
  readonly ready: boolean | null;
  readonly postures: readonly { readonly label: string; readonly state: string; readonly chosen: string }[];
}

export interface CellInject {
  /** Its id; empty for one that was written on the spot. */
  readonly inject: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly statusWord: string;
  readonly time: string;
  readonly said: string;
  /** Type, medium, from whom and to whom. */
  readonly way: readonly string[];
  readonly text: string;
  readonly expected: string;
  readonly effects: readonly string[];
}

export interface CellBranch {
  readonly name: string;
  readonly current: boolean;
  readonly depth: number;
  readonly kind: "branch" | "abandoned";
  readonly stands: string;
  readonly left: string;
}

/** A bookmark; `here` where its record is on the branch as it has been played. */
export interface CellBookmark {
  readonly record: number;
  readonly here: boolean;
  readonly date: string;
  readonly headline: string;
  readonly note: string;
}

/** What may come of a moment. */
export interface CellProspect {
  readonly kind: "ending" | "milestone";
  readonly label: string;
  /** `34%`, the bounds that 95% of such counts keep, as shares and as text, and the share in words. */
  readonly share: string;
  readonly low: number;
  readonly high: number;
  readonly range: string;
  readonly word: string;
  /** The share if the seats only hold; empty where nobody is seated. */
  readonly held: string;
}

/** Odds from one moment of the branch. */
export interface CellOdds {
  readonly stands: "counting" | "counted" | "over" | "failed";
  /** Why there are none; empty where there are. */
  readonly why: string;
  /** `Sun 19 Jul 2020, day 7` */
  readonly from: string;
  readonly seated: boolean;
  /** How many futures the figures rest on. */
  readonly tally: string;
  readonly rows: readonly CellProspect[];
  /** What is under way: its share of what could come next, and its chance within a day and a week. */
  readonly next: readonly {
    readonly share: string;
    readonly day: string;
    readonly week: string;
    readonly who: string;
    readonly what: string;
  }[];
  /** What the fewest futures from the start have by its day, the rarest first. */
  readonly surprises: readonly {
    readonly record: number;
    readonly date: string;
    readonly headline: string;
    readonly share: string;
  }[];
}

/** Where the run was decided: how likely the ending that came, or is likeliest, was at each moment that has been played. */
export interface CellDecided {
  readonly stands: "counting" | "counted" | "failed";
  /** Why there are no odds; empty where there are. */
  readonly why: string;
  /** What the shares are of. */
  readonly title: string;
  /** In the order in which they came. */
  readonly rows: readonly {
    /** Number of a record; null for the start. */
    readonly record: number | null;
    readonly date: string;
    readonly headline: string;
    readonly share: string;
    /** The same, from 0 to 1. */
    readonly full: number;
    /** Place of its move among the widest, from 1; 0 for one that is not among them. */
    readonly rank: number;
    /** Of a ranked move, each ending whose odds it moved: `War 12% → 31%`. */
    readonly moved: readonly string[];
  }[];
}

/** The day by the plan's agenda, and the time that turns took. */
export interface CellDay {
  /** What is under way, what comes next, and how late it is; empty where the plan has no agenda. */
  readonly words: string;
  readonly items: readonly {
    readonly at: string;
    readonly what: string;
    readonly now: boolean;
    readonly late: string;
  }[];
  /** The latest first. */
  readonly times: readonly {
    readonly turn: string;
    readonly used: string;
    readonly given: string;
    readonly paused: string;
    readonly breaks: string;
    /** When each seat was ready; empty where none was. */
    readonly ready: string;
  }[];
}

/** What names stand for, or who did what. */
export interface CellWho {
  readonly groups: readonly {
    readonly title: string;
    readonly names: readonly { readonly name: string; readonly about: string }[];
  }[];
}

/** One act of the table. */
export interface CellAct {
  readonly name: string;
  readonly title: string;
  readonly does: string;
  /** Why it can't be done now; empty where it can. */
  readonly barred: string;
}

export interface Cell {
  readonly branch: string;
  /** Lines of the log so far: which of two pages is the newer. */
  readonly inputs: number;
  /** Where orders are sealed: whether they have been carried out this turn; null where they are open. */
  readonly carriedOut: boolean | null;
  /** Labels of seats that have not chosen, or are not ready. */
  readonly undecided: readonly string[];
  /** Minutes that the plan gives the turn; null for none. */
  readonly minutes: number | null;
  /** How the turn's clock stands. */
  readonly clock: ClockStands;
  /** Once time is up, orders are carried out only when the white cell says so. */
  readonly offers: boolean;
  readonly oddsShown: boolean;
  readonly seats: readonly CellSeat[];
  readonly injects: readonly CellInject[];
  /** Numbers of messages that wait to be passed on, and of proposals that somebody may still answer. */
  readonly waiting: readonly number[];
  readonly open: readonly number[];
  /** The latest first. */
  readonly notes: readonly {
    readonly line: number;
    readonly text: string;
    readonly objective: string;
    readonly date: string;
  }[];
  readonly review: readonly { readonly kind: string; readonly text: string; readonly about: string }[];
  readonly branches: readonly CellBranch[];
  /** Those on the branch first. */
  readonly bookmarks: readonly CellBookmark[];
  readonly acts: readonly CellAct[];
}

interface AskedOfAll {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly stands: string;
  /** Why what stands there is no answer; empty where it is one. */
  readonly refusal: string;
}

export interface AskedChoice {
  readonly value: string;
  readonly label: string;
  readonly aside: string;
  readonly about: string;
}

/** One field of an act's form, with what stands in it. */
export type AskedField = AskedOfAll &
  (
    | {
        readonly kind: "pick";
        readonly choices: readonly AskedChoice[] /** Something else may be typed. */;
        readonly free: boolean;
      }
    | { readonly kind: "text"; readonly limit: number; readonly optional: boolean }
    | { readonly kind: "number"; readonly min: number; readonly max: number }
  );

/** An act's form as it has been filled in so far. */
export interface AskedAct {
  readonly act: string;
  readonly title: string;
  /** Why it can't be done now; empty where it can. */
  readonly barred: string;
  readonly fields: readonly AskedField[];
  /** What will be done, a paragraph each; none before every field has an answer. */
  readonly sentence: readonly string[];
  /** Names what will be done; empty before every field has an answer. */
  readonly seen: string;
  /** Rewinding takes it back. */
  readonly undoable: boolean;
}

/** Names an act and what its fields have. */
export interface AskOfCell {
  readonly act: string;
  readonly answers: Readonly<{ [field: string]: string }>;
}

/** `id` names the request, so that it is done once though it may be sent twice. */
export interface DoOfCell extends AskOfCell {
  readonly seen: string;
  readonly id: string;
}

/** What is done most, with the turn, the branch and the clock that somebody looked at. */
export interface TurnOfCell {
  readonly do: "resolve" | "end" | "clock";
  readonly turn: number;
  readonly branch: string;
  readonly clock: ClockStands;
  readonly id: string;
}

/** Where everything stood just after a record. */
export interface CellStood {
  readonly record: number;
  readonly date: string;
  readonly headline: string;
  readonly standing: Standing;
}

/** What came of an act: what is said of it, and the what-if to show where it was one. */
export interface DoneOfCell {
  readonly said: string;
  readonly whatIf?: string;
}

/** A run and the same run with one thing changed. */
export interface CellWhatIf {
  readonly stands: "counting" | "told" | "failed";
  /** Why there is none; empty where there is. */
  readonly why: string;
  /** Null until it is played, and where only the spread was asked for. */
  readonly told: ToldWhatIf | null;
  readonly spread: {
    readonly stands: "counting" | "counted" | "over" | "failed";
    readonly why: string;
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly played: string; readonly changed: string }[];
  };
}

/** When forecasts were asked for: days, and the records so far with a hash of them, which tells a branch that was played otherwise. */
export interface AskedWhen {
  readonly asked: number;
  readonly from: number;
  readonly hash: string;
}

/** What is worth forecasting from where play stands. */
export interface CellQuestions {
  readonly stands: "counting" | "asked" | "over" | "failed";
  readonly why: string;
  /** `Sun 19 Jul 2020, day 7` */
  readonly from: string;
  readonly when: AskedWhen;
  readonly questions: readonly {
    readonly question: Question;
    /** The model's own. */
    readonly odds: number;
    readonly text: string;
    /** How what it is about stands; empty for what merely happens or not. */
    readonly now: string;
  }[];
}

/** A forecast as the device of whoever gave it keeps it. */
export interface GivenForecast extends AskedWhen {
  readonly question: Question;
  readonly odds: number;
  /** From 1 to 99. */
  readonly percent: number;
}

/** What has come of forecasts. */
export interface CellForecasts {
  /** How many were given on what is no part of this branch as it has been played. */
  readonly elsewhere: number;
  readonly open: readonly { readonly text: string; readonly said: string }[];
  /** The latest first. */
  readonly settled: readonly { readonly text: string; readonly answer: string; readonly call: string }[];
  /** Null while nothing is settled. */
  readonly scores: {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly brier: string; readonly bits: string }[];
    /** The best call and the worst. */
    readonly calls: readonly string[];
    readonly curve: readonly CalibrationBin[];
  } | null;
}
