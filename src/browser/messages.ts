/**
 * What the page and its worker say to each other: a question about worlds of one model, the outlooks as they come, and the end of
 * each question; and a moment to choose what to ask about, with what has been chosen. All of it is plain data.
 */
import type { Arm, Outlook } from "../analysis/index.js";
import type { SavedWorld } from "../engine/index.js";
import type { AskedQuestion, Question as ForecastQuestion } from "../forecast/index.js";

export interface Question {
  readonly id: number;
  /** The scenario is known to the worker. */
  readonly arm: Omit<Arm, "scenario">;
  readonly worlds: readonly SavedWorld[];
  /** Futures of each world. */
  readonly runs: number;
}

/** A moment of a run whose next turn is to be forecast. */
export interface Moment {
  readonly id: number;
  readonly arm: Question["arm"];
  readonly world: SavedWorld;
  /** All that have been asked in this run. */
  readonly before: readonly ForecastQuestion[];
}

export type ToWorker =
  | { readonly kind: "scenario"; readonly scenario: Arm["scenario"] }
  | ({ readonly kind: "ask" } & Question)
  | ({ readonly kind: "choose" } & Moment)
  | { readonly kind: "drop"; readonly id: number };

/** An outlook as data: how many runs have a transition, or one of its outcomes, by each day, instead of the function that answers it. */
export interface PlainOutlook extends Omit<Outlook, "firedBy"> {
  readonly fired: ReadonlyMap<string, Float64Array> | null;
}

export type FromWorker =
  /** So far of the world at a place among those asked about. */
  | { readonly kind: "outlook"; readonly id: number; readonly place: number; readonly outlook: PlainOutlook }
  | { readonly kind: "chosen"; readonly id: number; readonly asked: readonly AskedQuestion[] }
  | { readonly kind: "done"; readonly id: number }
  | { readonly kind: "failed"; readonly id: number; readonly why: string };
