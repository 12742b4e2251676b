/**
 * What a seat's page is read from: the branch as that seat knows it, and nothing else.
 */
import type { Actor, Model } from "../engine/index.js";
import { headOf, type SessionState, type Timeline, timeline } from "../session/index.js";
import { createLookup, type Lookup } from "../text/index.js";
import { seatViewer } from "../visibility/index.js";
import type { Knowledge } from "./consequences.js";
import { perState } from "./per-state.js";

export interface Reading {
  readonly model: Model;
  readonly state: SessionState;
  readonly seat: string;
  /** The branch as the seat knows it. */
  readonly timeline: Timeline;
  readonly knowledge: Knowledge;
  /** Of the whole scenario, for names of what has been seen. */
  readonly lookup: Lookup;
  readonly actor: Actor;
}

export const readingOf: (model: Model, state: SessionState, seat: string) => Reading = perState(read);

function read(model: Model, state: SessionState, seat: string): Reading {
  const seen = timeline(model, state, seatViewer(seat));
  const { scenario, chanceHidden } = seen.allowed.inHandout;
  const whole = model.scenario.actors.find(({ id }) => id === seat) as Actor;
  const actor = scenario.actors.find(({ id }) => id === seat) ?? { ...whole, postures: [] };
  const knowledge: Knowledge = {
    scenario,
    lookup: createLookup(scenario),
    postures: seen.latest.postures,
    chanceHidden,
    reader: seat,
    seats: headOf(state).world.seats,
    seatRule: headOf(state).world.seatRule,
    assumptions: model.assumptions,
    odds: state.probabilitiesShown,
  };
  return { model, state, seat, timeline: seen, knowledge, lookup: createLookup(model.scenario), actor };
}
