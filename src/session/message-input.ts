/**
 * The inputs by which seats and the white cell write to each other. Without `from` the white cell writes.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { limits } from "../engine/index.js";
import { id, words } from "./input-parts.js";

/** Actors by id, each once. */
const actors = z.array(id).min(1).max(limits.actors);
const addressees = z.union([z.literal("all"), z.literal("white-cell"), actors], say("session.wants-addressees"));
/** Longest text of a message, in UTF-16 units. */
const message = words(2000);
/** Number of a message, from 1. */
const number = z.int().min(1).max(1_000_000);

/** Who writes, and under what name the white cell does; nobody in `from` is the white cell. Without `public`, in confidence. */
const writing = { from: id.optional(), as: words(100).optional(), public: z.literal(true).optional() };

/** How messages between seats go: at once, once the white cell passes them on, or not at all. */
export const messageRoutes = ["direct", "through-white-cell", "none"] as const;
export type MessageRoute = (typeof messageRoutes)[number];

const days = z.number().min(0).max(3660);

export const messageKinds = [
  /** A message from a seat or the white cell, in confidence or public. */
  z.strictObject({ type: z.literal("message"), ...writing, to: addressees, text: message }),
  /** A proposal to the parties who must agree; it lapses after `until`, in days from the start. `to` may read it too. */
  z.strictObject({
    type: z.literal("proposal"),
    ...writing,
    to: addressees.optional(),
    /** Absent where it proposes an agreement of the scenario, by the id of its inject, which says parties and terms. */
    parties: actors.optional(),
    agreement: id.optional(),
    text: message.optional(),
    terms: z.array(words(400)).min(1).max(limits.terms).optional(),
    until: days.optional(),
  }),
  /** An answer of somebody who must agree; `proposal` is the number that it has among what that seat has been sent. */
  z.strictObject({ type: z.literal("accept"), seat: id, proposal: number }),
  z.strictObject({ type: z.literal("refuse"), seat: id, proposal: number }),
  /** Whoever proposed takes it back; the white cell, without a seat, anybody's, by its number on the branch. */
  z.strictObject({ type: z.literal("withdraw"), seat: id.optional(), proposal: number }),
  /** The white cell passes a message on that waits for it, by its number on the branch, or with another text. */
  z.strictObject({ type: z.literal("pass"), message: number, text: message.optional() }),
  z.strictObject({ type: z.literal("stop"), message: number, reason: words(1000).optional() }),
  /** How messages between seats go from now on. */
  z.strictObject({ type: z.literal("route"), messages: z.enum(messageRoutes) }),
] as const;

/** Their types. By themselves they move nothing. */
export const messageTypes = messageKinds.map((kind) => kind.shape.type.value);
