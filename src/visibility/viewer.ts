/**
 * Who looks: the facilitator, who sees everything; the table, which sees what everyone may know; or one seat.
 */
export type Viewer = "facilitator" | "table" | `seat:${string}`;

/** The viewer that sits in the seat of an actor. */
export function seatViewer(actor: string): Viewer {
  return `seat:${actor}`;
}

/** The actor whose seat a viewer sits in; null for the facilitator and the table. */
export function seatOf(viewer: Viewer): string | null {
  return viewer.startsWith("seat:") ? viewer.slice("seat:".length) : null;
}
