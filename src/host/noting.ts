/**
 * What an evaluator writes, as inputs of the review: always in the evaluator's own name, and under an id that begins with the plan's. So nobody
 * can change what another has noted, and what is sent twice is there once.
 */
import { z } from "zod";
import type { OrderError } from "../engine/index.js";
import { type Input, type Observation, observationKinds, ratingLetters, type Session } from "../session/index.js";
import type { Noting } from "./page.js";
import { id, notOnPage, reading } from "./reading.js";
import { evaluatorName } from "./roles.js";

/** What tells an evaluator's notes apart; the device draws it. */
const tail = z.string().regex(/^[a-z0-9]{6,12}$/);
const text = z.string().min(1).max(4000);

const notingSchema = z.discriminatedUnion("act", [
  z.strictObject({
    act: z.literal("note"),
    note: tail,
    kind: z.enum(observationKinds),
    text,
    objective: id.exactOptional(),
    rating: z.enum(ratingLetters).exactOptional(),
    seat: id.exactOptional(),
    record: z.int().min(0).exactOptional(),
    analysis: text.exactOptional(),
    recommendation: text.exactOptional(),
  }),
  z.strictObject({ act: z.literal("drop-note"), note: tail }),
]);

export const readNoting = reading<Noting>(notingSchema);

/** Ids have 64 letters at most. */
const headOfId = (evaluator: string) => `${evaluator.slice(0, 50)}-`;

/** What a note's id has after the evaluator's own; null for an id that is not the evaluator's. */
export function ownTail(evaluator: string, noteId: string): string | null {
  const head = headOfId(evaluator);
  const rest = noteId.slice(head.length);
  return noteId.startsWith(head) && tail.safeParse(rest).success ? rest : null;
}

/** The input of an evaluator who notes something or takes it back; "done" where that is so already; or why it can't be. */
export function inputOfNoting(
  { model, state }: Session,
  evaluator: string,
  noting: Noting,
): Input | OrderError | "done" {
  const { exercise } = model.scenario;
  const name = evaluatorName(model.scenario, evaluator) ?? evaluator;
  const noteId = `${headOfId(evaluator)}${noting.note}`;
  const there = state.review.observations.get(noteId);
  if (there !== undefined && there.by !== name) return notOnPage();
  if (noting.act === "drop-note") {
    return there === undefined ? "done" : { type: "observation", id: noteId, withdrawn: true };
  }
  const { act: _act, note: _note, objective, ...rest } = noting;
  const planned = exercise?.objectives.find((one) => one.id === objective);
  if (objective !== undefined && planned === undefined) return notOnPage();
  const input = { type: "observation", id: noteId, ...rest, by: name } as const;
  const whole = planned === undefined ? input : { ...input, objective: planned.label };
  return isSame(there, whole) ? "done" : whole;
}

const told = ["kind", "text", "objective", "rating", "seat", "analysis", "recommendation"] as const;

/** Whether it stands there so already: then it was sent again, because its answer was lost. */
function isSame(there: Observation | undefined, input: Extract<Input, { type: "observation"; by?: string }>): boolean {
  if (there === undefined || "withdrawn" in input) return false;
  return told.every((name) => there[name] === input[name]) && (input.record ?? there.record) === there.record;
}
