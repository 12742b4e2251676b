/**
 * Sealed orders: the drafts of a turn, who is ready, and the instant at which they are carried out. They stand in the
 * log like every input, so that a session that was killed comes back with its drafts; and they belong to a checkpoint, so
 * that going back brings back those of then.
 */
import { say } from "../catalogue/index.js";
import {
  cloneWorld,
  giveOrdersTogether,
  instruct,
  isAllowed,
  type Model,
  type OrderError,
  refusal,
  refuseInstruction,
  refuseOrder,
  runHasEnded,
} from "../engine/index.js";
import { addCheckpoint, type Checkpoint, type Choice, type Draft, type SealedTurn } from "./checkpoint.js";
import { type Input, isRefusal } from "./input.js";
import { orderOfSeats, type Rule } from "./rule.js";
import { type Applied, type Folded, headOf, moveHead, type SessionState, turnAt } from "./state.js";

type Of<Type extends Input["type"]> = Applied<Extract<Input, { type: Type }>>;

const none: Omit<SealedTurn, "turn"> = {
  drafts: new Map(),
  instructions: new Map(),
  ready: new Set(),
  resolved: false,
};

/** The sealed orders of the turn under way at a checkpoint. */
export function sealedTurn(model: Model, { sealed, world }: Checkpoint): SealedTurn {
  const turn = turnAt(model.scenario, world.time);
  return sealed?.turn === turn ? sealed : { turn, ...none };
}

/** The seats with drafts that are not carried out yet. */
export function seatsDrafting(model: Model, state: SessionState): readonly string[] {
  const head = headOf(state);
  const { drafts, instructions, resolved } = sealedTurn(model, head);
  if (resolved) return [];
  const ordered = [...drafts].flatMap(([path, { order }]) => (order === null ? [] : [path]));
  const instructing = [...instructions.keys()].map((path) => seatOf(model, path));
  const drafting = new Set([...ordered.map(actorOf), ...instructing]);
  return [...head.world.seats].filter((seat) => drafting.has(seat));
}

const actorOf = (path: string): string => path.split(".")[0] as string;
/** Who allows or forbids a transition. */
const seatOf = (model: Model, path: string): string => model.transitions[model.names.transition(path)]?.will as string;
const postureOf = (transition: string): string => transition.split(".").slice(0, 2).join(".");

/** What an input of sealed orders is refused for, whatever it says; the orders of the turn where it is not. */
function opened({ model, state, input }: Applied, seat: string | null): SealedTurn | OrderError {
  const head = headOf(state);
  const turn = sealedTurn(model, head);
  if (state.rule.orders !== "sealed")
    return refusal(say("session.orders-are-open", { type: input.type }), say("session.orders-are-open-hint"));
  if (head.world.ended) return runHasEnded;
  if (turn.resolved) return refusal(say("session.orders-resolved"), say("session.orders-resolved-hint"));
  if (seat !== null && !head.world.seats.has(seat)) return notSeated(head, seat);
  return turn;
}

export function notSeated({ world }: Checkpoint, seat: string): OrderError {
  const seats = [...world.seats].join(", ") || "nobody";
  return refusal(say("session.not-seated", { seat }), say("session.seats-there", { seats }));
}

function isReady(seat: string): OrderError {
  return refusal(say("session.seat-is-ready", { seat }), say("session.seat-is-ready-hint"));
}

function standing(applied: Applied, sealed: SealedTurn): Folded {
  const { state, input, sequence } = applied;
  const head = headOf(state);
  const { world } = head;
  return { state: moveHead(state, addCheckpoint(head, { input, sequence, world, records: [], sealed })), records: [] };
}

export function draft(applied: Of<"draft">): Folded | OrderError {
  const { model, state, input, sequence } = applied;
  const { transition, chance } = input;
  const turn = opened(applied, null);
  if (isRefusal(turn)) return turn;
  const refused = refuseOrder(model, headOf(state).world, transition);
  if (refused !== null) return refused;
  const seat = actorOf(transition);
  if (turn.ready.has(seat)) return isReady(seat);
  const order = { transition, ...(chance === undefined ? {} : { chance }), sequence };
  return standing(applied, { ...turn, drafts: withDrafts(turn, [postureOf(transition)], { order }) });
}

/** What a seat says again as it stands is no longer drafted. */
export function draftInstruction(applied: Of<"allow" | "forbid">): Folded | OrderError {
  const { model, state, input } = applied;
  const { transition } = input;
  const turn = opened(applied, null);
  if (isRefusal(turn)) return turn;
  const { world } = headOf(state);
  const refused = refuseInstruction(model, world, transition);
  if (refused !== null) return refused;
  const seat = seatOf(model, transition);
  if (turn.ready.has(seat)) return isReady(seat);
  const allowed = input.type === "allow";
  const instructions = new Map(turn.instructions);
  if (isAllowed(model, world, transition) === allowed) instructions.delete(transition);
  else instructions.set(transition, allowed);
  return standing(applied, { ...turn, instructions });
}

/** Of one posture: its draft is taken back. Of all: nothing more is ordered, and drafts stay. */
export function holdSealed(applied: Of<"hold">, own: readonly string[]): Folded | OrderError {
  const { seat, posture } = applied.input;
  const turn = opened(applied, seat);
  if (isRefusal(turn)) return turn;
  if (turn.ready.has(seat)) return isReady(seat);
  const held = posture === undefined ? own.filter((path) => !turn.drafts.has(path)) : [posture];
  return standing(applied, { ...turn, drafts: withDrafts(turn, held, { order: null }) });
}

function withDrafts({ drafts }: SealedTurn, postures: readonly string[], made: Draft): SealedTurn["drafts"] {
  return new Map([...drafts, ...postures.map((path) => [path, made] as const)]);
}

export function ready(applied: Of<"ready">): Folded | OrderError {
  const { seat } = applied.input;
  const turn = opened(applied, seat);
  if (isRefusal(turn)) return turn;
  if (turn.ready.has(seat)) return isReady(seat);
  const sealed = { ...turn, ready: new Set(turn.ready).add(seat) };
  const all = [...headOf(applied.state).world.seats].every((one) => sealed.ready.has(one));
  return all ? resolve(applied, sealed) : standing(applied, sealed);
}

export function unready(applied: Of<"unready">): Folded | OrderError {
  const { seat } = applied.input;
  const turn = opened(applied, seat);
  if (isRefusal(turn)) return turn;
  if (!turn.ready.has(seat)) return refusal(say("session.seat-not-ready", { seat }));
  return standing(applied, { ...turn, ready: new Set([...turn.ready].filter((one) => one !== seat)) });
}

/** Carries out all drafts as they stand, at one instant. Those of seats that are not ready count too. */
export function resolveNow(applied: Of<"resolve">): Folded | OrderError {
  const turn = opened(applied, null);
  return isRefusal(turn) ? turn : resolve(applied, turn);
}

function resolve(applied: Applied, turn: SealedTurn): Folded | OrderError {
  const { model, state, input, sequence, options } = applied;
  // What came into force is no draft any more, whether or not anybody ordered something: a seat would read that off its own page.
  const sealed = { ...turn, instructions: new Map<string, boolean>(), resolved: true };
  const { instructions } = turn;
  let head = headOf(state);
  const orders = inOrder(model, head, state.rule, turn);
  // Before the orders, so that a seat answers what others order now as it has said.
  if (instructions.size > 0) {
    const world = cloneWorld(head.world);
    for (const [transition, allowed] of instructions) instruct(model, world, transition, allowed);
    // The orders are left to carry out, where there are any.
    const still = { ...sealed, resolved: orders.length === 0 };
    head = addCheckpoint(head, { input, sequence, world, records: [], sealed: still, instructions });
    if (orders.length === 0) return { state: moveHead(state, head), records: [] };
  } else if (orders.length === 0) return standing(applied, sealed);
  const world = cloneWorld(head.world);
  const records = giveOrdersTogether(model, world, orders, options);
  if (isRefusal(records)) return records;
  const choices = new Map<string, Choice>(head.choices);
  for (const { transition } of orders) choices.set(postureOf(transition), { turn: turn.turn, transition });
  const checkpoint = addCheckpoint(head, { input, sequence, world, records, sealed, choices, orders });
  return { state: moveHead(state, checkpoint), records };
}

/** The drafted orders, seat by seat as the secret decides, those of a seat as the scenario declares them. */
function inOrder(model: Model, { world }: Checkpoint, rule: Rule, { turn, drafts }: SealedTurn) {
  const seats = rule.orders === "sealed" ? orderOfSeats(rule.secret, turn, world.seats) : [];
  const place = ({ transition }: { readonly transition: string }) => model.names.transition(transition);
  const orders = [...drafts.values()].flatMap(({ order }) => (order === null ? [] : [order]));
  return seats.flatMap((seat) =>
    orders.filter(({ transition }) => actorOf(transition) === seat).sort((a, b) => place(a) - place(b)),
  );
}
