/**
 * Standing instructions: what a seat has allowed to happen as the model would have it. Until it allows an act, the act is
 * forbidden, and happens by order alone.
 */
import { schedule } from "./agenda.js";
import { markHazardDirty } from "./dirty.js";
import { type OrderError, refusal, runHasEnded } from "./errors.js";
import { refreshDirty } from "./hazard.js";
import type { Model, ModelTransition } from "./model.js";
import type { DrawnSpread } from "./random.js";
import { closedToChance, notItsWill, seatDecides, seatRules } from "./will.js";
import { mayMove, type World } from "./world.js";

/** What a seat may allow or forbid for good, and what it has said. */
export interface StandingInstruction {
  /** Path of the transition. */
  readonly transition: string;
  readonly posture: string;
  readonly headline: string;
  readonly allowed: boolean;
  /** Its posture stands where it could come about. */
  readonly within: boolean;
  /** It moves a posture of the seat's own, which it may order too. */
  readonly own: boolean;
}

/** All that a seat may allow or forbid, in declaration order. */
export function standingInstructions(model: Model, world: World, seat: string): readonly StandingInstruction[] {
  return model.transitions.flatMap(({ path, will, actor, posture, source }, index) => {
    if (will !== seat || world.seatRule === seatRules.ordersAlone || !seatDecides(model, world, index)) return [];
    return [
      {
        transition: path,
        posture: model.postures[posture]?.path as string,
        headline: source.headline,
        allowed: world.closed[index] === 0,
        within: mayMove(model, world, index),
        own: actor === seat,
      },
    ];
  });
}

/** Whether a seat has allowed what it decides. */
export function isAllowed(model: Model, world: World, transition: string): boolean {
  return world.closed[model.names.transition(transition)] === 0;
}

/** Why a transition can be neither allowed nor forbidden; null if it can. */
export function refuseInstruction(model: Model, world: World, transition: string): OrderError | null {
  const index = model.names.transition(transition);
  const found = model.transitions[index];
  if (found === undefined) return refusal(`there is no transition ${transition}`);
  if (world.ended) return runHasEnded;
  if (world.seatRule === seatRules.ordersAlone)
    return refusal(
      "in this session seats decide their orders alone",
      "begin a new session to give standing instructions",
    );
  if (!found.voluntary) return notItsWill(found, "allowed or forbidden");
  if (!world.seats.has(found.will)) return refusal(`${found.will} is not seated`, `seat it with --seat ${found.will}`);
  return null;
}

/** Allows a transition, or forbids it, from now on. The refusal is returned and changes nothing. */
export function instruct(model: Model, world: World, transition: string, allowed: boolean): OrderError | null {
  const refused = refuseInstruction(model, world, transition);
  if (refused !== null) return refused;
  const index = model.names.transition(transition);
  setAllowed(world, index, allowed);
  const { hazard } = model.transitions[index] as ModelTransition;
  if (hazard >= 0) markHazardDirty(world, hazard);
  refreshDirty(model, world);
  return null;
}

/** Does so without working out what follows. */
export function setAllowed(world: World, transition: number, allowed: boolean): void {
  // Other worlds share the array.
  world.closed = Uint8Array.from(world.closed);
  world.closed[transition] = allowed ? 0 : 1;
}

/** The same world with nobody seated. What a seat has withheld although its time had come is due now. */
export function withoutSeats(model: Model, world: World): World {
  const seats: ReadonlySet<string> = new Set();
  const closed = closedToChance(model, seats, world.seatRule);
  const free = { ...world, seats, closed, occasions: new Map<number, number>(), agenda: world.agenda.slice() };
  for (const index of world.occasions.keys()) {
    const { after } = model.transitions[index] as ModelTransition;
    // What recurs has another time running.
    const runs = free.agenda.some((item) => item.kind === "timeout" && item.index === index);
    if (after !== null && !runs) putDue(free, index, after);
  }
  return free;
}

/** Its state was entered so long ago that the time can't be later, or on the first day where the run is younger than that. */
function putDue(world: World, timeout: number, after: DrawnSpread): void {
  const { time, agendaSequence: sequence } = world;
  const entered = time - (after.at(-1) as number);
  const since = entered > 0 ? entered : 0;
  schedule(world.agenda, { time, kind: "timeout", index: timeout, since, sequence, truth: 0 });
  world.agendaSequence += 1;
}
