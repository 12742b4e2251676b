/**
 * What a device is told: a page in sections, plain data, worked out for one role. Server and browser share these shapes and nothing else.
 */
import type { Correspondent, SeatTurn, TurnRow } from "../exercise/index.js";
import type { Observation, RatingLetter } from "../session/index.js";
import type { Cell } from "./white-cell-shapes.js";

/** Where the exercise stands, and who is looking. */
export interface Head {
  readonly role: "lobby" | "table" | "seat" | "evaluator" | "white-cell";
  /** Of the scenario. */
  readonly title: string;
  /** Name of the seat's actor, or of the evaluator; empty for every other role. */
  readonly actor: string;
  /** `Fri 24 Jul 2020` */
  readonly date: string;
  readonly day: number;
  readonly horizon: number;
  readonly turn: number;
  readonly turns: number;
  readonly ended: boolean;
  readonly orders: "open" | "sealed";
}

/** A thing that somebody may choose, with all its consequences. The white cell ends turns, so seats are offered no such row. */
export type SeatRow = Exclude<TurnRow, { readonly kind: "hold" | "ready" | "unready" | "end" }> | Closing;
export interface Closing {
  readonly kind: "hold" | "ready" | "unready";
  readonly label: string;
  readonly about: string;
}

export interface Turn extends Omit<SeatTurn, "rows" | "number" | "of" | "news" | "since"> {
  /** The number of the turn that these choices are for. */
  readonly number: number;
  /** `Fri 24 Jul 2020` */
  readonly since: string;
  /** `date` as `24 Jul`, `on` in ISO. */
  readonly news: readonly (SeatTurn["news"][number] & { readonly on: string })[];
  readonly rows: readonly SeatRow[];
}

/** What a seat was told before the first turn, to read again at any time. */
export interface Brief {
  readonly summary: string;
  readonly told: readonly { readonly headline: string; readonly text: string }[];
}

export interface SceneState {
  readonly id: string;
  readonly label: string;
  /** From 0, calm, to 4. */
  readonly heat: number;
  /** On a ladder; absent where the state is on none. */
  readonly rung?: number;
}

export interface ScenePosture {
  readonly path: string;
  readonly label: string;
  readonly states: readonly SceneState[];
}

/** Who there is, as far as the viewer may know; it seldom changes. */
export interface Scene {
  readonly actors: readonly {
    readonly id: string;
    readonly label: string;
    readonly postures: readonly ScenePosture[];
  }[];
  readonly gauges: readonly { readonly id: string; readonly label: string }[];
  /** Whether there is a map to ask for. */
  readonly map: boolean;
}

/** Where everything stands now. */
export interface Standing {
  /** State ids by posture path. */
  readonly postures: Readonly<{ [posture: string]: string }>;
  /** Paths of postures that have moved since the last turn began. */
  readonly moved: readonly string[];
  /** As they are read, and how full their bars are, from 0 to 1. */
  readonly gauges: Readonly<{ [gauge: string]: { readonly value: string; readonly full: number } }>;
}

export interface WireItem {
  readonly kind: "act" | "inject" | "milestone" | "end";
  /** `24 Jul` */
  readonly date: string;
  /** ISO. */
  readonly on: string;
  readonly who: string;
  readonly headline: string;
  /** What its reader is told besides; empty for nothing. */
  readonly text: string;
  /** How likely it was, where the viewer may know; empty where not. */
  readonly chance: string;
  /** Its number on the branch, for an evaluator or the white cell, who may name it. */
  readonly record?: number;
}

/** The wire from a place on: what stands before it is unchanged. */
export interface WirePart {
  readonly from: number;
  readonly items: readonly WireItem[];
}

/** A message as its reader has it, with what became of it. */
export interface Letter {
  /** Among those of this seat, from 1: answers name it so. */
  readonly number: number;
  readonly title: string;
  readonly date: string;
  readonly body: readonly string[];
  /** What has been done with it since, one line each. */
  readonly steps: readonly string[];
  /** What this seat may do with it: answer a proposal, or take its own back. */
  readonly may: "answer" | "withdraw" | "";
}

/** What a seat writes and reads. */
export interface Letters {
  /** When the session was begun; tells it apart from others of the same host. */
  readonly begun: string;
  /** The oldest first. */
  readonly letters: readonly Letter[];
  /** How messages between seats go; the white cell can always be written to. */
  readonly route: "direct" | "through-white-cell" | "none";
  /** Others who may be written to, the seats first. */
  readonly to: readonly Correspondent[];
  /** ISO dates through which a proposal can stand. */
  readonly until: { readonly first: string; readonly last: string };
}

/** What is counted down: milliseconds, and the instant since which it runs, in milliseconds since 1970 by the host's clock; null while it stands. */
export interface Countdown {
  readonly of: "turn" | "break";
  readonly length: number;
  readonly used: number;
  readonly since: number | null;
}

/** How to join, for a wall. */
export interface Join {
  readonly address: string;
  readonly code: string;
  /** A square of so many modules a side, and the dark ones as an SVG path of unit squares. */
  readonly size: number;
  readonly path: string;
}

/** Who may be joined, for the lobby. */
export interface Lobby {
  readonly seats: readonly {
    /** What its word is asked for under. */
    readonly seat: string;
    readonly label: string;
    readonly people: number;
    /** It is no seat: an evaluator of the plan. */
    readonly evaluates?: true;
  }[];
}

/** A note as its evaluator has it; what nothing was said of is empty. */
export interface OwnNote {
  /** What tells it apart from the evaluator's others. */
  readonly note: string;
  readonly kind: Observation["kind"];
  readonly text: string;
  /** By the id of the plan. */
  readonly objective: string;
  readonly rating: RatingLetter | "";
  readonly seat: string;
  readonly analysis: string;
  readonly recommendation: string;
  /** What it is about: a record of the branch that it was written on. */
  readonly record?: number;
  readonly headline: string;
  readonly turn: number;
  /** `24 Jul` */
  readonly date: string;
  /** Where that is another than the one that is played; or empty. */
  readonly branch: string;
}

/** What an evaluator watches, and has noted. */
export interface Evaluation {
  readonly name: string;
  readonly objectives: readonly {
    readonly id: string;
    readonly label: string;
    readonly note: string;
    readonly signs: readonly string[];
    /** The plan has this evaluator watch it. */
    readonly watched: boolean;
  }[];
  readonly seats: readonly {
    readonly id: string;
    readonly label: string;
    readonly aims: readonly string[];
    readonly redLines: readonly string[];
    readonly knows: readonly string[];
    readonly told: string;
    readonly watched: boolean;
  }[];
  readonly ratings: readonly { readonly letter: RatingLetter; readonly label: string; readonly means: string }[];
  /** In the order in which they came. */
  readonly notes: readonly OwnNote[];
  /** The review is closed: nothing can be changed any more. */
  readonly closed: boolean;
  /** When the session was begun; tells it apart from others of the same host. */
  readonly begun: string;
}

interface Asked {
  readonly name: string;
  readonly sentence: string;
}

/** What somebody who took part is asked at the end. */
export interface FeedbackForm {
  /** When the session was begun; tells it apart from others of the same host. */
  readonly begun: string;
  /** What its reader took part as. */
  readonly part: string;
  /** Sentences to agree with from 1, not at all, to 5, fully; those on the plan's objectives by their ids. */
  readonly objectives: readonly Asked[];
  readonly agree: readonly Asked[];
  /** Open questions. */
  readonly words: readonly Asked[];
}

/** A form that is handed in, under a name that its device has drawn: a later one of that name takes its place. */
export interface Handing {
  readonly act: "feedback";
  readonly form: string;
  readonly part?: true;
  readonly objectives?: { readonly [objective: string]: number };
  readonly agree?: { readonly [sentence: string]: number };
  readonly words?: { readonly [question: string]: string };
}

/** Others who speak for the same seat, and whether all is on the host's disk. */
export interface Room {
  /** Devices that are connected for this role, this one among them. */
  readonly people: number;
  readonly saved: boolean;
}

export interface Page {
  readonly head: Head;
  readonly turn?: Turn;
  readonly brief?: Brief;
  readonly scene?: Scene;
  readonly standing?: Standing;
  readonly wire?: WirePart;
  readonly letters?: Letters;
  readonly cell?: Cell;
  readonly clock?: Countdown;
  readonly evaluation?: Evaluation;
  readonly feedback?: FeedbackForm;
  readonly join?: Join;
  readonly lobby?: Lobby;
  readonly room?: Room;
}

/** What a device asks for in the name of its seat. `turn`: the number of the turn that it was looking at. */
export type SeatAct =
  | { readonly act: "choose"; readonly turn: number; readonly transition: string }
  | { readonly act: "hold"; readonly turn: number; readonly posture?: string | undefined }
  | { readonly act: "ready" | "unready"; readonly turn: number }
  | { readonly act: "allow" | "forbid"; readonly turn: number; readonly transition: string };

/** A message, a proposal, which its parties must agree to, or an answer to one. */
export type SeatLetter =
  | {
      readonly act: "write";
      readonly to: "all" | "white-cell" | readonly string[];
      readonly text: string;
      readonly public?: true | undefined;
    }
  | {
      readonly act: "propose";
      readonly parties: readonly string[];
      readonly text: string;
      readonly terms?: readonly string[] | undefined;
      readonly public?: true | undefined;
      /** ISO date through which it stands; without it, to the end of play. */
      readonly until?: string | undefined;
    }
  /** An agreement of the scenario, by its id. */
  | { readonly act: "propose-agreement"; readonly agreement: string }
  | { readonly act: "accept" | "refuse" | "withdraw"; readonly proposal: number };

/** What an evaluator notes, or takes back. `note` is drawn by the device: a note of the same name takes the place of the one before. */
export type Noting =
  | {
      readonly act: "note";
      readonly note: string;
      readonly kind: Observation["kind"];
      readonly text: string;
      readonly objective?: string;
      readonly rating?: RatingLetter;
      readonly seat?: string;
      readonly record?: number;
      readonly analysis?: string;
      readonly recommendation?: string;
    }
  | { readonly act: "drop-note"; readonly note: string };

/** How a device asks to be let in. */
export type Entry =
  | { readonly code: string }
  | { readonly key: string }
  | { readonly seat: string; readonly word: string }
  | { readonly watch: true };

/** Why something was refused, in words. */
export interface Refused {
  readonly message: string;
  readonly hint?: string;
}
