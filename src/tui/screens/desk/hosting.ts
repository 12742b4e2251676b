/**
 * A session that is on the network too: what the desk knows of whoever serves it, and how what devices ask for comes in.
 */
import type { OrderError } from "../../../engine/index.js";
import { type Given, type Input, isRefusal } from "../../../session/index.js";
import { safe } from "../../term/safe.js";
import type { Playback } from "../playback.js";
import { goWith } from "./carry-out.js";
import type { Notice } from "./status.js";

/** A seat, or an evaluator, as whoever serves the session knows it. */
export interface HostedSeat {
  /** What its word is kept under. */
  readonly seat: string;
  /** What it is called. */
  readonly label: string;
  /** Devices that are connected for it. */
  readonly people: number;
  /** What opens it, where this process has drawn it; null where an earlier one did, which told nobody else. */
  readonly word: string | null;
  readonly link: string | null;
}

/** What the desk is to whoever serves its session. */
export interface ServedDesk {
  receive(input: Input): Given | OrderError;
  /** What a white cell elsewhere has done. */
  hear(said: string): void;
  subscribe(listener: () => void): () => void;
}

export interface Hosting {
  /** The desk is open: what devices ask for comes in by it from now on. */
  connect(desk: ServedDesk): void;
  /** Called whenever somebody has come or gone, or a seat has a new word. */
  subscribe(listener: () => void): () => void;
  /** Where browsers join, and with which code. */
  readonly address: string;
  readonly code: string;
  /** Both as a picture, one string a row. */
  readonly picture: readonly string[];
  seats(): readonly HostedSeat[];
  /** A second white cell: how many devices are connected for it, and its link where this process has drawn it. */
  whiteCell(): { readonly people: number; readonly link: string | null };
  /** A new link for the white cell, which is taken from everybody who holds it. */
  renewWhiteCell(): void;
  /** A link as a picture, one string a row. */
  pictureOf(link: string): readonly string[];
  /** Devices that watch the table's page. */
  watchers(): number;
  /** A new word for a seat, which is taken from everybody who holds it. */
  renew(seat: string): void;
}

/** Does what a seat's own device asks for. Whatever is open on the desk stays open, and whoever looks back goes on looking back. */
export function receive(playback: Playback, input: Input, changed: () => void): Given | OrderError {
  const { atHead } = playback;
  const given = playback.give(input);
  if (isRefusal(given)) return given;
  if (atHead) goWith(playback, [input]);
  changed();
  return given;
}

/** What a white cell elsewhere has done, as the desk tells it. */
export const heardElsewhere = (said: string): Notice => ({ kind: "answer", text: safe(said) });
