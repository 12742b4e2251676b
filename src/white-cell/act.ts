/**
 * What an act of the white cell is: a form, the command that its answers make, and what is said of it before and after.
 * One shape for all of them, so that menu, help and tests come from the one table.
 */
import type { MessageName } from "../catalogue/index.js";
import type { Input, RecordEntry, Session } from "../session/index.js";
import type { Lookup, WhatIf } from "../text/index.js";
import type { Answers, Field } from "./form.js";

/** What is said first of what was done: a sentence, or the name of one that the headlines belong into that it brought. */
export type Lead = string | { readonly brought: "desk.fired" | "desk.written" | "desk.happened" };

/** What an act is done with. */
export interface ActContext {
  readonly session: Session;
  /** Names of the scenario's parts, safe to show. */
  readonly lookup: Lookup;
  /** The records of the branch, oldest first, safe to show. */
  readonly records: readonly RecordEntry[];
  /** The record that is selected on the screen. */
  readonly selected: RecordEntry | undefined;
}

/** What the answers of a form ask for: inputs to the session, one after another, or something that is no part of play. */
export type ActCommand =
  | readonly Input[]
  | { readonly kind: "save-as"; readonly file: string }
  | { readonly kind: "report"; readonly file: string }
  | { readonly kind: "chance"; readonly chance: number }
  | { readonly kind: "what-if"; readonly whatIf: WhatIf };

/** What changes the session, or is done beside it. */
export type Carried = Exclude<ActCommand, { readonly kind: "what-if" }>;

/** Titles of acts and what they do; none of these messages has arguments. */
export type ActMessage = Extract<
  MessageName,
  `${"desk" | "landmark" | "message" | "review" | "sealed"}.act-${string}` | `clock.act${string}`
>;

export interface Act {
  /** In the menu of acts; empty for an act that has another way to it. */
  readonly key: string;
  readonly name: string;
  readonly title: ActMessage;
  readonly does: ActMessage;
  /** Rewinding takes all of it back. */
  readonly undoable?: true;
  /** Why it can't be done now; empty where it can. */
  readonly barred?: (context: ActContext) => string;
  readonly fields: (context: ActContext, answers: Answers) => readonly Field[];
  readonly command: (answers: Answers, context: ActContext) => ActCommand;
  /** What will be done, and what it sets in motion; one paragraph each. */
  readonly sentence: (answers: Answers, context: ActContext) => readonly string[];
  /**
   * What is said once it is done, with the context as it was before. Absent where the command itself says so.
   */
  readonly done?: (answers: Answers, context: ActContext) => Lead;
}
