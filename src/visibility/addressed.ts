/**
 * Who may read what is addressed to somebody: an inject, or a message between seats. The white cell reads everything, a seat what
 * is for it, for its team or for all, and the table only what is for all.
 */

import { say } from "../catalogue/index.js";
import { type Addressees, addressed, type Directory, everybody, mediumOf, namesOf } from "../engine/index.js";
import { seatOf, type Viewer } from "./viewer.js";

/** Whether a viewer may read something addressed to these: ids of actors and teams, or `all`. */
export function mayRead(scenario: Directory, to: Addressees, viewer: Viewer): boolean {
  if (viewer === "facilitator") return true;
  const { all, actors } = addressed(scenario, to);
  const seat = seatOf(viewer);
  return all || (seat !== null && actors.includes(seat));
}

/** The actors whose seats may read it; null where everybody may. */
export function readersOf(scenario: Directory, to: Addressees): readonly string[] | null {
  const { all, actors } = addressed(scenario, to);
  return all ? null : actors;
}

/** How something arrives, in words; as it was written where it is none of the media. */
export function deliveryInWords(delivery: string): string {
  const medium = mediumOf(delivery);
  return medium === null ? delivery : say("addressed.medium", { medium });
}

/** Addressees as a list of names. A line of text stands as it was written. */
export function addresseesInWords({ actors, exercise }: Directory, to: Addressees): string {
  if (typeof to === "string") return to;
  const named = [...actors, ...(exercise?.teams ?? [])];
  const word = (name: string) =>
    name === everybody ? say("addressed.all") : (named.find(({ id }) => id === name)?.label ?? name);
  return namesOf(to).map(word).join(", ");
}
