/**
 * The handouts of an exercise, each as a document under the name of its file.
 */
import type { Model } from "../../engine/index.js";
import { standingNow, toldSoFar } from "../../exercise/index.js";
import { headOf, type SessionState } from "../../session/index.js";
import { type Paste, pasteAs } from "../../text/index.js";
import type { Document } from "../page/document.js";
import { evaluatorsHandbook } from "./evaluators.js";
import { feedbackForm } from "./feedback.js";
import { facilitatorGuide } from "./guide.js";
import { seatBrief } from "./seat.js";
import { mapSheet } from "./sheet.js";
import { situationManual } from "./situation.js";

export interface Handout {
  /** Name of its file, without an ending. */
  readonly name: string;
  readonly document: Document;
}

/** All handouts of a model's scenario, more of a planned exercise, which commands find by this name, with a brief for each of the seats, by actor id, that says how likely things are with `odds` only. */
export function handoutsOf(
  model: Model,
  seats: readonly string[],
  {
    name = model.scenario.id,
    paste = pasteAs("faultline"),
    odds = false,
  }: { readonly name?: string; readonly paste?: Paste; readonly odds?: boolean } = {},
): readonly Handout[] {
  const commands = { reading: { name, variant: model.variant }, paste };
  const planned = asPlanned(model);
  const isPlanned = model.scenario.exercise !== undefined;
  const guide = facilitatorGuide(planned, seats, commands);
  return [
    { name: "situation-manual", document: situationManual(planned, seats) },
    { name: "map-and-ladders", document: mapSheet(planned) },
    ...seats.map((seat) => ({ name: `seat-${seat}`, document: seatBrief(planned, seat, seats, odds) })),
    { name: isPlanned ? "controllers-handbook" : "facilitator-guide", document: guide },
    ...(isPlanned
      ? [
          { name: "evaluators-handbook", document: evaluatorsHandbook(planned) },
          { name: "feedback-form", document: feedbackForm(planned) },
        ]
      : []),
  ];
}

/** The briefs of an exercise under way, a seat each: as before it, with how far it is and what that seat has been told. */
export function briefsUnderWay(
  { model, state }: { readonly model: Model; readonly state: SessionState },
  seats: readonly string[],
  odds = false,
): readonly Handout[] {
  const { world } = headOf(state);
  const played = { ...model, scenario: { ...model.scenario, horizon: world.horizon } };
  return seats.map((seat) => {
    const now = { world, postures: standingNow(model, state, seat), news: toldSoFar(model, state, seat) };
    return { name: `seat-${seat}`, document: seatBrief(played, seat, [...world.seats], odds, now) };
  });
}

/** The model as long as the plan of the exercise plays it; the edition stays what it is. */
function asPlanned(model: Model): Model {
  const { scenario } = model;
  const days = scenario.exercise?.play.days;
  return days === undefined
    ? model
    : { ...model, scenario: { ...scenario, horizon: Math.min(days, scenario.horizon) } };
}

/** Actors that take orders, by id: the seats there can be. */
export function seatsOf({ scenario }: Model): readonly string[] {
  return scenario.actors
    .filter(({ postures }) => postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)))
    .map(({ id }) => id);
}
