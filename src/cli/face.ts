/**
 * What a face of a session is: where no screen is drawn, a session is told in text or in JSON, and both say the same of
 * how to see it again.
 */
import type { ExplainedRecord } from "../engine/index.js";
import { type Input, identityOf, isSteered, type Session, worldNow } from "../session/index.js";
import { type Command, playCommand, replayCode, replayCommand, resumeCommand } from "../text/index.js";

/** A session to show. */
export interface Shown {
  readonly session: Session;
  /** How its scenario is named: an id of the library or a file; null where only the session's own log holds it. */
  readonly name: string | null;
  /** The file whose inputs are played; absent to play to the end. */
  readonly inputs?: string | undefined;
}

export interface Face {
  opening(): void;
  records(records: readonly ExplainedRecord[]): void;
  /** An input that somebody gave. */
  input(input: Input, sequence: number): void;
  closing(): void;
}

/** How to see a session again. */
export interface Again {
  /** Absent for what people did: no code can hold that. */
  readonly code?: string;
  readonly command: Command;
  /** The same run where it can be looked into; absent likewise. */
  readonly closer?: Command;
}

/** A code plays a run to its end, so a session that has not come there is not played again by one. */
export function againOf({ session, name, inputs }: Shown, ended = worldNow(session.state).ended): Again | null {
  const run = { ...identityOf(session.header), name: name ?? "" };
  if (name !== null && ended && !isSteered(session.state)) {
    // Only its code says that seats decide less than they do now.
    const closer = run.seatRule === undefined ? { closer: playCommand(run) } : {};
    return { code: replayCode(run), command: replayCommand(run), ...closer };
  }
  if (session.file !== null) return { command: resumeCommand(session.file) };
  return inputs === undefined ? null : { command: playCommand(run, inputs) };
}
