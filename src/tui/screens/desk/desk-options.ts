/**
 * What a desk needs from outside, and how it asks for odds.
 */
import type { Forecasting } from "../../../exercise/index.js";
import type { Session } from "../../../session/index.js";
import type { Paste } from "../../../text/index.js";
import type { CountOdds } from "../../../white-cell/index.js";
import type { Size } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import type { Futures, Worlds } from "../futures.js";
import type { Hosting } from "./hosting.js";
import type { Notice } from "./status.js";

/** Futures of each world that a page asks about. */
export const countedFutures = 400;

/** A screen to keep. */
export interface ScreenPicture {
  /** What its file is called, but for the ending: letters, digits and hyphens. */
  readonly name: string;
  readonly lines: readonly Line[];
  readonly size: Size;
  /** What it shows, in words. */
  readonly label: string;
}

export interface DeskOptions {
  readonly session: Session;
  /** How its scenario is named, an id of the library or a file; null where only the session's own log holds it. */
  readonly name: string | null;
  /** Counts futures of the worlds at its positions. */
  readonly futuresOf: (worlds: Worlds) => Futures;
  readonly countOdds: CountOdds;
  /** The command, or on a page the code, that plays the same run again, as long as nobody has steered it. */
  readonly again: string;
  readonly paste: Paste;
  /** Forecasts before each turn; absent for play without. */
  readonly forecasting?: Forecasting;
  /** Serves the session to devices on the network; absent where nobody does. */
  readonly hosting?: Hosting;
  /** Plays the run anew, with forecasts; absent where only another start of the program does. */
  readonly beginForecasts?: () => void;
  /** Called when the screen has gone; answers with what to say besides. */
  readonly afterwards?: () => string;
  /** Minutes of a turn; null for those of the exercise's plan, or no timer until somebody starts one. */
  readonly minutes?: number | null;
  /** Rings the bell; absent for silence. */
  readonly ring?: () => void;
  /** Said at first, such as what was found on resuming. */
  readonly notice?: Notice;
  /** Writes the report of the session's file to another; rejects with why it could not. */
  readonly report?: (session: string, out: string) => Promise<void>;
  /** Keeps a picture of the screen in a new file; returns its name. Throws an Error that says why it could not. */
  readonly keepPicture?: (picture: ScreenPicture) => string;
}
