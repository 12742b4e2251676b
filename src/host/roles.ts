/**
 * Whom a device speaks for: nobody yet, who stands in the lobby; the table, which sees what everyone may know; one seat; an evaluator of the
 * plan, who sees what the white cell sees and notes what is to be said of it; or the white cell. What a role may see and do follows from the role
 * alone, never from what a request says.
 */

import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import type { Session } from "../session/index.js";
import { seatViewer, type Viewer } from "../visibility/index.js";

export type Role =
  | { readonly kind: "lobby" }
  | { readonly kind: "table" }
  | { readonly kind: "seat"; readonly seat: string }
  | { readonly kind: "evaluator"; readonly evaluator: string }
  | { readonly kind: "white-cell" };

export const isSameRole = (one: Role, other: Role): boolean => nameOf(one) === nameOf(other);

/** Tells roles apart, for whatever is kept by role. */
export function nameOf(role: Role): string {
  if (role.kind === "seat") return `seat ${role.seat}`;
  return role.kind === "evaluator" ? `evaluator ${role.evaluator}` : role.kind;
}

/** A role that has a word and a link of its own. */
export type KeyedRole = Extract<Role, { kind: "seat" | "evaluator" }>;

/** What its word is kept and asked for under: a seat's actor, or `evaluator.` and the id of the plan. */
export const keyNameOf = (role: KeyedRole): string =>
  role.kind === "seat" ? role.seat : `evaluator.${role.evaluator}`;

/** The role that such a name stands for. */
export function keyedRole(name: string): KeyedRole {
  const [kind = "", evaluator] = name.split(".");
  return evaluator === undefined ? { kind: "seat", seat: kind } : { kind: "evaluator", evaluator };
}

/** Somebody who has a word: by what name, and what people call them. */
interface Keyed {
  readonly name: string;
  readonly label: string;
  readonly role: KeyedRole;
}

/** How they are called where seats and evaluators stand in one list. */
export const titleOf = ({ label, role }: Keyed): string =>
  role.kind === "evaluator" ? say("host.evaluator", { name: label }) : label;

/** Everybody of a session who has a word: the seats, then the evaluators of the plan; by name, with what people call them. */
export function keyedOf({ header, model }: Pick<Session, "header" | "model">): readonly Keyed[] {
  const { actors, exercise } = model.scenario;
  const labels = new Map(actors.map(({ id, label }) => [id, label]));
  const roles: readonly (readonly [KeyedRole, string])[] = [
    ...header.seats.map((seat) => [{ kind: "seat", seat }, labels.get(seat) ?? seat] as const),
    ...(exercise?.evaluators ?? []).map(({ id, name }) => [{ kind: "evaluator", evaluator: id }, name] as const),
  ];
  return roles.map(([role, label]) => ({ name: keyNameOf(role), label, role }));
}

/** What people call an evaluator of the plan; undefined for none of it. */
export const evaluatorName = ({ exercise }: Scenario, evaluator: string): string | undefined =>
  exercise?.evaluators.find(({ id }) => id === evaluator)?.name;

/** Through whose eyes a role looks at the session; null for the lobby, which sees nothing of it. */
export function viewerOf(role: Role): Viewer | null {
  switch (role.kind) {
    case "lobby":
      return null;
    case "table":
      return "table";
    case "seat":
      return seatViewer(role.seat);
    case "evaluator":
    case "white-cell":
      return "facilitator";
  }
}
