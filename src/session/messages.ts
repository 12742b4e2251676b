/**
 * What seats and the white cell write to each other: messages, proposals and the answers to them. Where the exercise says
 * so, a seat's message waits for the white cell, who passes it on, edits it or stops it. Once all who must agree have
 * accepted a proposal, it is an agreement.
 */
import { say } from "../catalogue/index.js";
import { addressed, BugError, cloneWorld, type Model, type OrderError, refusal, runHasEnded } from "../engine/index.js";
import { dateAndDay } from "../text/index.js";
import { type MessageAddressees, type Proposed, seatViewer } from "../visibility/index.js";
import { applyAct } from "./acts.js";
import { addCheckpoint, type Checkpoint } from "./checkpoint.js";
import { type Correspondence, type Message, messagesOf, withStanding, withStep } from "./correspondence.js";
import { type Input, isRefusal } from "./input.js";
import { notSeated } from "./sealed.js";
import { type Applied, type Folded, headOf, moveHead } from "./state.js";

type Of<Type extends Input["type"]> = Applied<Extract<Input, { type: Type }>>;

const nobody: Folded["records"] = [];

/** The inputs by which seats and the white cell write to each other. */
export type MessageInput = Extract<
  Input,
  { type: "message" | "proposal" | "accept" | "refuse" | "withdraw" | "pass" | "stop" | "route" }
>;

export function correspond(applied: Applied<MessageInput>): Folded | OrderError {
  const { state, input } = applied;
  switch (input.type) {
    case "message":
      return writeMessage({ ...applied, input });
    case "proposal":
      return propose({ ...applied, input });
    case "accept":
      return accept({ ...applied, input });
    case "refuse":
      return refuse({ ...applied, input });
    case "withdraw":
      return withdraw({ ...applied, input });
    case "pass":
      return passOn({ ...applied, input });
    case "stop":
      return stop({ ...applied, input });
    case "route":
      return { state: { ...state, messages: input.messages }, records: nobody };
  }
}

/** A state with another correspondence; nothing moves. */
function keep({ state, input, sequence }: Applied, messages: Correspondence): Folded {
  const head = headOf(state);
  const { world } = head;
  return {
    state: moveHead(state, addCheckpoint(head, { input, sequence, world, records: [], messages })),
    records: nobody,
  };
}

const isActor = ({ scenario }: Model, id: string): boolean => scenario.actors.some((actor) => actor.id === id);

function unknownActor({ scenario }: Model, id: string): OrderError {
  return refusal(
    say("session.no-actor", { id }),
    say("session.actors-there", { actors: scenario.actors.map((actor) => actor.id).join(", ") }),
  );
}

/** The first of these that is no actor, as a refusal. */
function refuseActors(model: Model, ids: readonly string[]): OrderError | null {
  const unknown = ids.find((id) => !isActor(model, id));
  return unknown === undefined ? null : unknownActor(model, unknown);
}

/** What a message is refused for, whatever it says. */
function refuseWriting({ model, state, input }: Of<"message" | "proposal">): OrderError | null {
  const head = headOf(state);
  const { from, as } = input;
  if (head.world.ended) return runHasEnded;
  if (from !== undefined) {
    if (!head.world.seats.has(from)) return notSeated(head, from);
    if (as !== undefined)
      return refusal(say("session.seat-writes-as-itself"), say("session.seat-writes-as-itself-hint"));
    if (state.messages === "none") return refusal(say("session.no-messages"), say("session.no-messages-hint"));
  }
  const { to } = input;
  if (to === undefined || typeof to === "string") return null;
  const [unknown] = addressed(model.scenario, to).unknown;
  return unknown === undefined ? null : unknownActor(model, unknown);
}

function writeMessage(applied: Of<"message">): Folded | OrderError {
  const refused = refuseWriting(applied);
  return refused ?? write(applied, applied.input.to, null);
}

function propose(applied: Of<"proposal">): Folded | OrderError {
  const { model, state, input } = applied;
  const refused = refuseWriting(applied);
  if (refused !== null) return refused;
  const { from, until, text, agreement = null } = input;
  const { time, horizon } = headOf(state).world;
  const set = agreement === null ? freeTerms(input) : termsOf(model, agreement, input);
  if (isRefusal(set)) return set;
  const { parties, terms } = set;
  const unknown = refuseActors(model, parties);
  if (unknown !== null) return unknown;
  if (new Set(parties).size < parties.length) return refusal(say("session.party-twice"));
  if (!parties.some((party) => party !== from)) return refusal(say("session.agrees-alone"));
  if (text === undefined && terms.length === 0) return refusal(say("session.proposes-nothing"));
  if (until !== undefined && !(until >= time && until <= horizon))
    return refuseUntil(model, until, Math.ceil(time), horizon);
  // Who proposes agrees.
  const accepted = parties.filter((party) => party === from);
  const proposed: Proposed = { parties, terms, until: until ?? null, agreement, standing: "open", accepted };
  return write(applied, input.to ?? [], proposed);
}

function refuseUntil({ scenario }: Model, until: number, first: number, last: number): OrderError {
  const on = (day: number) => dateAndDay(scenario, day);
  const days = { until: on(until), first: on(first), last: on(last) };
  return refusal(say("session.until-not-possible", days));
}

type ProposalInput = Extract<Input, { type: "proposal" }>;

function freeTerms({ parties, terms = [] }: ProposalInput): Pick<Proposed, "parties" | "terms"> | OrderError {
  return parties === undefined
    ? refusal(say("session.no-parties"), say("session.no-parties-hint"))
    : { parties, terms };
}

/** Parties and terms of an agreement of the scenario, for somebody who may propose it. */
function termsOf(
  { scenario }: Model,
  agreement: string,
  { from, parties, terms }: ProposalInput,
): Pick<Proposed, "parties" | "terms"> | OrderError {
  const known = scenario.injects.filter((inject) => inject.agreement !== undefined);
  const found = known.find(({ id }) => id === agreement)?.agreement;
  if (found === undefined)
    return refusal(
      say("session.no-agreement", { agreement }),
      say("session.agreements-there", { agreements: known.map(({ id }) => id).join(", ") || "none" }),
    );
  if (parties !== undefined || terms !== undefined)
    return refusal(say("session.terms-are-set", { agreement }), say("session.terms-are-set-hint"));
  const proposers = found.proposers ?? found.parties;
  if (from !== undefined && !proposers.includes(from))
    return refusal(
      say("session.may-not-propose", { seat: from, agreement }),
      say("session.proposers-there", { proposers: proposers.join(", ") }),
    );
  return found;
}

function write(applied: Of<"message" | "proposal">, to: MessageAddressees, proposed: Proposed | null): Folded {
  const { model, state, input, sequence } = applied;
  const { messages, world } = headOf(state);
  const { from = null, as = "", text = "" } = input;
  // What is to the white cell alone has arrived; what the white cell writes needs nobody's leave.
  const arrives = from === null || state.messages !== "through-white-cell" || (to === "white-cell" && !input.public);
  const message: Message = {
    from,
    as,
    to,
    isPublic: input.public === true || (to !== "white-cell" && addressed(model.scenario, to).all),
    text,
    number: messages.messages.length + 1,
    sequence,
    time: world.time,
    delivery: arrives ? "delivered" : "pending",
    proposed,
  };
  return keep(applied, withStep(messages, { step: "written", time: world.time, by: from, message }));
}

/** A message by its number on the branch that waits for the white cell. */
function waiting({ state }: Applied, number: number): Message | OrderError {
  const { messages, world } = headOf(state);
  if (world.ended) return runHasEnded;
  const message = messages.messages[number - 1];
  if (message === undefined) return noMessage(messages.messages.length, number);
  if (message.delivery === "delivered") return refusal(say("session.message-delivered", { number }));
  if (message.delivery === "stopped") return refusal(say("session.message-stopped", { number }));
  return message;
}

function noMessage(last: number, number: number): OrderError {
  return refusal(say("session.no-message", { number }), say("session.messages-there", { last }));
}

function passOn(applied: Of<"pass">): Folded | OrderError {
  const { state, input } = applied;
  const message = waiting(applied, input.message);
  if (isRefusal(message)) return message;
  const { text } = input;
  const { messages, world } = headOf(state);
  const edited = text === undefined || text === message.text ? {} : { edited: text };
  const passed: Message = { ...message, delivery: "delivered", ...edited };
  return keep(applied, withStep(messages, { step: "passed-on", time: world.time, by: null, message: passed }));
}

function stop(applied: Of<"stop">): Folded | OrderError {
  const { state, input } = applied;
  const message = waiting(applied, input.message);
  if (isRefusal(message)) return message;
  const { messages, world } = headOf(state);
  const { reason } = input;
  const stopped: Message = { ...message, delivery: "stopped" };
  const why = reason === undefined ? {} : { reason };
  return keep(applied, withStep(messages, { step: "stopped", time: world.time, by: null, message: stopped, ...why }));
}

/** A proposal that is open, by the number that it has for whoever answers: an actor, or the white cell for null. */
function openProposal({ model, state }: Applied, seat: string | null, number: number): Message | OrderError {
  const { messages, world } = headOf(state);
  if (world.ended) return runHasEnded;
  if (seat !== null && !isActor(model, seat)) return unknownActor(model, seat);
  const had = messagesOf(model, messages, seat === null ? "facilitator" : seatViewer(seat));
  const message = had[number - 1];
  if (message === undefined) return noMessage(had.length, number);
  if (message.proposed === null) return refusal(say("session.proposes-not", { number }));
  const { standing } = message.proposed;
  if (standing === "undone")
    return refusal(say("session.proposal-undone", { number }), say("session.proposal-undone-hint"));
  if (standing !== "open") return refusal(say("session.proposal-over", { number, standing }));
  if (message.delivery === "stopped") return refusal(say("session.message-stopped", { number }));
  return message;
}

/** The proposal that somebody accepts or refuses, who must agree to it. */
function answered(applied: Of<"accept" | "refuse">): Message | OrderError {
  const { seat, proposal } = applied.input;
  const message = openProposal(applied, seat, proposal);
  if (isRefusal(message)) return message;
  const { parties = [] } = message.proposed ?? {};
  if (!parties.includes(seat))
    return refusal(
      say("session.need-not-agree", { seat, number: proposal }),
      say("session.parties-there", { parties: parties.join(", ") }),
    );
  return message;
}

function accept(applied: Of<"accept">): Folded | OrderError {
  const { state, input } = applied;
  const { seat, proposal } = input;
  const message = answered(applied);
  if (isRefusal(message)) return message;
  const { parties, accepted } = message.proposed as Proposed;
  if (accepted.includes(seat)) return refusal(say("session.accepted-already", { seat, number: proposal }));
  const { messages, world } = headOf(state);
  const { agreement } = message.proposed as Proposed;
  const all = parties.every((party) => party === seat || accepted.includes(party));
  const answer = withAcceptance(messages, { message, seat, time: world.time, all });
  return all && agreement !== null ? reach(applied, agreement, answer) : keep(applied, answer);
}

/** The correspondence after a seat has accepted; with the last acceptance all have agreed. */
function withAcceptance(
  messages: Correspondence,
  { message, seat, time, all }: { message: Message; seat: string; time: number; all: boolean },
): Correspondence {
  const { accepted } = message.proposed as Proposed;
  const given = withStanding(message, all ? "agreed" : "open", [...accepted, seat]);
  const answer = withStep(messages, { step: "accepted", time, by: seat, message: given });
  return all ? withStep(answer, { step: "agreed", time, by: null, message: given }) : answer;
}

/**
 * The correspondence where the white cell denies what comes of an agreement: it was reached, and is over, since accepting the proposal
 * again would bring its inject about once more. `messages` are those before the last acceptance.
 */
export function undoAgreement(
  model: Model,
  { messages, world: { time } }: Pick<Checkpoint, "messages" | "world">,
  { seat, proposal }: Extract<Input, { type: "accept" }>,
): Correspondence {
  const message = messagesOf(model, messages, seatViewer(seat))[proposal - 1];
  if (message === undefined) throw new BugError(`${seat} has no proposal ${proposal} to undo`);
  const reached = withAcceptance(messages, { message, seat, time, all: true });
  const undone = withStanding(reached.messages[message.number - 1] as Message, "undone");
  return withStep(reached, { step: "undone", time, by: null, message: undone });
}

/** Brings about an agreement of the scenario: its inject, delivered by what people did. */
function reach(applied: Of<"accept">, inject: string, messages: Correspondence): Folded | OrderError {
  const { model, state, input, sequence, options } = applied;
  const head = headOf(state);
  const world = cloneWorld(head.world);
  const cause = { input: { type: "inject", inject }, sequence, agreed: input } as const;
  const records = applyAct(model, world, cause, options);
  if (isRefusal(records)) return records;
  const reached = addCheckpoint(head, { input, sequence, world, records, messages, cause });
  return { state: moveHead(state, reached), records };
}

function refuse(applied: Of<"refuse">): Folded | OrderError {
  const { state, input } = applied;
  const message = answered(applied);
  if (isRefusal(message)) return message;
  const { messages, world } = headOf(state);
  const refused = withStanding(message, "refused");
  return keep(applied, withStep(messages, { step: "refused", time: world.time, by: input.seat, message: refused }));
}

function withdraw(applied: Of<"withdraw">): Folded | OrderError {
  const { state, input } = applied;
  const { seat = null, proposal } = input;
  const message = openProposal(applied, seat, proposal);
  if (isRefusal(message)) return message;
  // The white cell may take back what anybody proposed.
  if (seat !== null && message.from !== seat)
    return refusal(say("session.not-its-proposal", { seat, number: proposal }));
  const { messages, world } = headOf(state);
  const withdrawn = withStanding(message, "withdrawn");
  return keep(applied, withStep(messages, { step: "withdrawn", time: world.time, by: seat, message: withdrawn }));
}
