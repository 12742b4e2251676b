/**
 * What a seat has chosen for its postures this turn: ordered, drafted for later in the turn, or held. A draft is known to
 * its own seat alone; everybody else learns at most whether a seat is ready.
 */
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { headOf, isOrder, type SessionState, sealedTurn, type Timeline, turnAt } from "../session/index.js";
import { type Lookup, orderLabel, percent } from "../text/index.js";

/** Sealed orders of the turn, as far as anybody may know. */
export interface Readiness {
  /** By seat, in their order. */
  readonly seats: readonly { readonly seat: string; readonly ready: boolean }[];
  /** They have been carried out. */
  readonly carriedOut: boolean;
}

/** Who is ready; null where orders are open. */
export function readinessOf(model: Model, state: SessionState): Readiness | null {
  if (state.rule.orders === "open") return null;
  const head = headOf(state);
  const { ready, resolved } = sealedTurn(model, head);
  return { seats: [...head.world.seats].map((seat) => ({ seat, ready: ready.has(seat) })), carriedOut: resolved };
}

/** The seats that have chosen nothing at all this turn; where orders are sealed, those that are not ready. */
export function undecided(model: Model, state: SessionState): readonly string[] {
  const readiness = readinessOf(model, state);
  if (readiness !== null) {
    return readiness.carriedOut ? [] : readiness.seats.flatMap(({ seat, ready }) => (ready ? [] : [seat]));
  }
  const { world, choices } = headOf(state);
  const turn = turnAt(model.scenario, world.time);
  return [...world.seats].filter((seat) => {
    const own = model.postures.filter(({ actor }) => actor === seat);
    return !own.some(({ path }) => choices.get(path)?.turn === turn);
  });
}

export type Chosen =
  | { readonly kind: "held" }
  | {
      readonly kind: "drafted" | "ordered" | "failed";
      readonly transition: string;
      readonly label: string;
      /** The chance that it has or had, as messages take it; `unknown` where it is certain, was not tried or is not shown. */
      readonly chance: string;
    };

interface Choosing {
  readonly model: Model;
  readonly state: SessionState;
  /** The branch as the seat knows it. */
  readonly timeline: Timeline;
  readonly lookup: Lookup;
}

/** What has been chosen for a posture this turn; null for nothing yet. */
export function chosenFor({ model, state, timeline: { records }, lookup }: Choosing, posture: string): Chosen | null {
  const head = headOf(state);
  const turn = turnAt(model.scenario, head.world.time);
  const label = (transition: string) => orderLabel(lookup, transition);
  const told = (chance: number | undefined) => (state.probabilitiesShown ? chanceInWords(chance) : "unknown");
  const draft = state.rule.orders === "sealed" ? sealedTurn(model, head).drafts.get(posture) : undefined;
  const choice = head.choices.get(posture);
  if (choice?.turn !== turn) {
    if (draft === undefined) return null;
    const { order } = draft;
    if (order === null) return { kind: "held" };
    return { kind: "drafted", ...order, label: label(order.transition), chance: told(order.chance) };
  }
  const { transition } = choice;
  if (transition === null) return { kind: "held" };
  const given = records.findLast(
    ({ act }) => act !== null && isOrder(act.input) && act.input.transition === transition,
  )?.record;
  const failed = given?.type === "inject" ? given : null;
  return {
    kind: failed === null ? "ordered" : "failed",
    transition,
    label: label(transition),
    chance: told(failed?.chance),
  };
}

function chanceInWords(chance: number | undefined): string {
  return chance === undefined ? "unknown" : percent(chance);
}

/** The same in words; empty for nothing. */
export function chosenInWords(chosen: Chosen | null): string {
  if (chosen === null) return "";
  if (chosen.kind === "held") return say("exercise.posture-held");
  const { label: order, chance } = chosen;
  if (chosen.kind === "drafted") return say("exercise.order-drafted", { order, chance });
  return chosen.kind === "ordered"
    ? say("exercise.order-given", { order })
    : say("exercise.order-failed", { order, chance });
}
