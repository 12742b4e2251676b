/**
 * Who may read a message: whom it is to and who wrote it; everybody, where it is public. What the white cell has not passed
 * on reaches nobody but the one who wrote it. Of a proposal, its readers learn every answer.
 */
import type { Scenario } from "../engine/index.js";
import { mayRead } from "./addressed.js";
import { seatOf, type Viewer } from "./viewer.js";

/** Everybody, the white cell alone, or actors and teams by id; actors that nobody plays are the white cell's. */
export type MessageAddressees = "all" | "white-cell" | readonly string[];

type Who = Pick<Scenario, "actors" | "exercise">;

/** How a proposal stands; `undone` where all had agreed and the white cell has denied what came of it. */
export type Standing = "open" | "refused" | "withdrawn" | "agreed" | "undone" | "lapsed";

/** What is proposed to those who must agree. */
export interface Proposed {
  /** Actors who must agree, by id. */
  readonly parties: readonly string[];
  readonly terms: readonly string[];
  /** Time in days after which it lapses; null for the end of play. */
  readonly until: number | null;
  /** Id of the agreement of the scenario that it brings about; null for one in free words. */
  readonly agreement: string | null;
  readonly standing: Standing;
  /** Who has accepted, in that order; whoever proposes and must agree has. */
  readonly accepted: readonly string[];
}

/** A message as it was written. */
export interface Written {
  /** Actor who wrote it; null for the white cell. */
  readonly from: string | null;
  /** Under what name the white cell wrote it; empty for its own. */
  readonly as: string;
  readonly to: MessageAddressees;
  /** Everybody may read it, the table included. */
  readonly isPublic: boolean;
  readonly text: string;
  /** Null for a message that proposes nothing. */
  readonly proposed: Proposed | null;
}

/** What is done with a message, in order; after the first two an answer to a proposal, or what became of it. */
export type MessageStep =
  | "written"
  | "passed-on"
  | "stopped"
  | "accepted"
  | "refused"
  | "withdrawn"
  | "agreed"
  | "undone"
  | "lapsed";

/** One step in the life of a message. */
export interface MessageEvent {
  readonly step: MessageStep;
  readonly message: Written;
  /** Number of the message on its branch, from 1. */
  readonly number: number;
  /** Days since the start. */
  readonly time: number;
  /** Whether it has reached its readers, with this step at the latest. */
  readonly delivered: boolean;
  /** The text that reached them, where the white cell edited it. */
  readonly edited?: string;
  /** Actor who answered; null for the white cell, and for what nobody did. */
  readonly by: string | null;
  /** Of a message that was stopped: why, for the white cell. */
  readonly reason?: string;
}

/** A step as one viewer learns of it. */
export interface SeenMessage extends Written {
  /** `written` is how a message reaches its readers, also where the white cell passed it on. */
  readonly step: MessageStep;
  /** Number of the message among those of this viewer, from 1: the inputs of its seat name it so. */
  readonly number: number;
  readonly by: string | null;
  /** It has not reached its readers yet. */
  readonly isPending: boolean;
  /** For the facilitator: what was written, where the white cell passed on another text; else empty. */
  readonly unedited: string;
  /** For the facilitator: why it was stopped; else empty. */
  readonly reason: string;
}

/** Whether a viewer may read a message, once it has reached its readers. */
function isReader(scenario: Who, { to, isPublic, proposed }: Written, viewer: Viewer): boolean {
  if (isPublic || (to !== "white-cell" && mayRead(scenario, to, viewer))) return true;
  const seat = seatOf(viewer);
  return seat !== null && (proposed?.parties.includes(seat) ?? false);
}

const isWriter = ({ from }: Written, viewer: Viewer): boolean => from !== null && from === seatOf(viewer);

/** Whether a viewer learns of a step. */
export function learnsOf(scenario: Who, { message, delivered }: MessageEvent, viewer: Viewer): boolean {
  return viewer === "facilitator" || isWriter(message, viewer) || (delivered && isReader(scenario, message, viewer));
}

/** Whether a step brings a message before a viewer for the first time, so that the viewer counts it. */
export function isNewTo(scenario: Who, event: MessageEvent, viewer: Viewer): boolean {
  const { step, message } = event;
  const arrives = step === "passed-on" && viewer !== "facilitator" && !isWriter(message, viewer);
  return (step === "written" || arrives) && learnsOf(scenario, event, viewer);
}

/** A step as a viewer learns of it, by the viewer's own number of the message; asked only where it does. */
export function seeMessage(scenario: Who, event: MessageEvent, viewer: Viewer, number: number): SeenMessage {
  const { message, step, by, delivered, edited, reason = "" } = event;
  const all = viewer === "facilitator";
  const wrote = isWriter(message, viewer);
  // By name: whatever else is kept of a message is not for its readers.
  const { from, as, to, isPublic, proposed } = message;
  return {
    from,
    as,
    to,
    isPublic,
    proposed,
    // Whoever wrote it is not told that another text arrived.
    text: wrote || edited === undefined ? message.text : edited,
    number,
    step: isNewTo(scenario, event, viewer) ? "written" : step,
    by,
    isPending: !delivered && step === "written",
    unedited: all && edited !== undefined ? message.text : "",
    reason: all ? reason : "",
  };
}
