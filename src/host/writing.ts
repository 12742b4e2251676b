/**
 * What a seat's device writes to others, as inputs of the session: always in the name of its own seat. Whom it may write to and what becomes of it
 * the session decides.
 */
import { z } from "zod";
import { dayOfDate, type Scenario } from "../engine/index.js";
import { mayBeWrittenTo } from "../exercise/index.js";
import { headOf, type Input, messagesOf, type Session, timeline } from "../session/index.js";
import { seatViewer } from "../visibility/index.js";
import { id, reading } from "./reading.js";

const to = z.union([z.literal("all"), z.literal("white-cell"), z.array(id).min(1).max(64)]);
const text = z.string().min(1).max(2000);
const parties = z.array(id).min(1).max(64);

const writingSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("write"), to, text, public: z.literal(true).optional() }),
  z.strictObject({
    act: z.literal("propose"),
    parties,
    text: text.optional(),
    terms: z.array(z.string().min(1).max(400)).min(1).max(20).optional(),
    public: z.literal(true).optional(),
    until: z.iso.date().optional(),
  }),
  z.strictObject({ act: z.literal("propose-agreement"), agreement: id }),
  z.strictObject({ act: z.enum(["accept", "refuse", "withdraw"]), proposal: z.int().min(1).max(1_000_000) }),
]);

export type Writing = z.infer<typeof writingSchema>;

export const readWriting = reading<Writing>(writingSchema);

/** The input of a seat that writes, in a scenario that begins on a day. */
export function inputOfWriting({ start }: Pick<Scenario, "start">, seat: string, writing: Writing): Input {
  switch (writing.act) {
    case "write": {
      const { act: _act, ...message } = writing;
      return { type: "message", from: seat, ...message };
    }
    case "propose": {
      const { act: _act, parties: wanted, until, ...proposal } = writing;
      const stands = until === undefined ? {} : { until: dayOfDate(start, until) };
      // Who proposes agrees to it.
      return { type: "proposal", from: seat, parties: [...new Set([seat, ...wanted])], ...proposal, ...stands };
    }
    case "propose-agreement":
      return { type: "proposal", from: seat, agreement: writing.agreement };
    default:
      return { type: writing.act, seat, proposal: writing.proposal };
  }
}

/** Whether a seat may write to all of those it names. */
export function mayWrite({ model, state }: Session, seat: string, writing: Writing): boolean {
  const named = writing.act === "write" ? writing.to : writing.act === "propose" ? writing.parties : [];
  if (typeof named === "string") return true;
  const { scenario } = timeline(model, state, seatViewer(seat)).allowed.inHandout;
  return mayBeWrittenTo(scenario, headOf(state).world.seats, seat, named);
}

/** Whether it is the last that a seat has written: then it was sent again, because its answer was lost. */
export function isWritten({ model, state }: Session, seat: string, writing: Writing): boolean {
  if (writing.act !== "write" && writing.act !== "propose" && writing.act !== "propose-agreement") return false;
  const own = messagesOf(model, headOf(state).messages, seatViewer(seat)).findLast(({ from }) => from === seat);
  if (writing.act === "propose-agreement")
    return own?.proposed?.agreement === writing.agreement && own.proposed.standing === "open";
  if (own === undefined || own.text !== writing.text) return false;
  if (writing.act === "write") return own.proposed === null && isSame(own.to, writing.to);
  const { parties: wanted, terms = [], until } = writing;
  const day = until === undefined ? null : dayOfDate(model.scenario.start, until);
  const had = [own.proposed?.parties, own.proposed?.terms, own.proposed?.until];
  return isSame(had, [[...new Set([seat, ...wanted])], terms, day]);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
