/**
 * The handouts of an exercise, each as a document under the name of its file.
 */
import type { Model } from "../../engine/index.js";
import { type Paste, pasteAs } from "../../text/index.js";
import type { Document } from "../page/document.js";
import { facilitatorGuide } from "./guide.js";
import { seatBrief } from "./seat.js";
import { mapSheet } from "./sheet.js";
import { situationManual } from "./situation.js";

export interface Handout {
  /** Name of its file, without an ending. */
  readonly name: string;
  readonly document: Document;
}

/** All handouts of a model's scenario, which commands find by this name, with a brief for each of the seats, by actor id. */
export function handoutsOf(
  model: Model,
  seats: readonly string[],
  { name = model.scenario.id, paste = pasteAs("faultline") }: { readonly name?: string; readonly paste?: Paste } = {},
): readonly Handout[] {
  const commands = { reading: { name, variant: model.variant }, paste };
  return [
    { name: "situation-manual", document: situationManual(model, seats) },
    { name: "map-and-ladders", document: mapSheet(model) },
    ...seats.map((seat) => ({ name: `seat-${seat}`, document: seatBrief(model, seat, seats) })),
    { name: "facilitator-guide", document: facilitatorGuide(model, seats, commands) },
  ];
}

/** Actors that take orders, by id: the seats there can be. */
export function seatsOf({ scenario }: Model): readonly string[] {
  return scenario.actors
    .filter(({ postures }) => postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)))
    .map(({ id }) => id);
}
