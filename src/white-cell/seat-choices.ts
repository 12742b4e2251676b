/**
 * What a seat chooses, as inputs of the session with what is said of them: orders, holds, standing instructions, and that it is ready. Desk
 * and acts choose in the name of a seat by these alone.
 */
import { say } from "../catalogue/index.js";
import type { SeatTurn, TurnRow } from "../exercise/index.js";
import type { Input, Session } from "../session/index.js";

/** An input, and what it is called once it is given. */
export interface SeatChoice {
  readonly input: Input;
  readonly title: string;
}

/** An order as a session takes it: at once, or as a draft. */
function orderOf({ state }: Pick<Session, "state">, transition: string): Input {
  return { type: state.rule.orders === "sealed" ? "draft" : "order", transition };
}

export function orderChoice(
  session: Session,
  { sealed }: SeatTurn,
  { transition, label: order }: TurnRow & { kind: "order" },
): SeatChoice {
  const title = say(sealed === null ? "desk.ordered" : "sealed.drafted", { order });
  return { input: orderOf(session, transition), title };
}

/** Turns a standing instruction round: of its own row, or of an order, which may then come about by itself too. */
export function instructionChoice(
  { rows, sealed }: SeatTurn,
  { transition, label: act }: TurnRow & { kind: "instruction" | "order" },
): SeatChoice {
  const stands = rows.find((one) => one.kind === "instruction" && one.transition === transition);
  const allowed = stands?.kind === "instruction" && stands.allowed;
  const title = say(allowed ? "sealed.forbidden" : "sealed.allowed", { act, sealed: sealed !== null });
  return { input: { type: allowed ? "forbid" : "allow", transition }, title };
}

/** Holds in one posture, or in all. */
export function holdChoice({ seat, label, postures }: SeatTurn, posture?: string): SeatChoice {
  const where = postures.find(({ path }) => path === posture);
  return {
    input: { type: "hold", seat, ...(posture === undefined ? {} : { posture }) },
    title:
      where === undefined
        ? say("desk.holds-all", { seat: label })
        : say("desk.holds-in", { seat: label, posture: where.label }),
  };
}

/** A seat says that it is ready, or takes it back. */
export function readyChoice({ seat, label, sealed }: SeatTurn): SeatChoice {
  return sealed === "ready"
    ? { input: { type: "unready", seat }, title: say("sealed.unready", { seat: label }) }
    : { input: { type: "ready", seat }, title: say("sealed.ready", { seat: label }) };
}

/** Proposes an agreement of the scenario. */
export function agreementChoice({ seat }: SeatTurn, agreement: string): SeatChoice {
  return { input: { type: "proposal", from: seat, agreement }, title: say("message.proposed-now") };
}
