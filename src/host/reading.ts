/**
 * How what a device sends is read: by a schema, or as nothing. And the one refusal of what its page does not offer, which says no more, so that
 * nothing is learned from it.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { type OrderError, refusal } from "../engine/index.js";

/** An id as scenarios have them. */
export const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** Reads a value by a schema; null for what is none. */
export const reading =
  <Shape>(schema: z.ZodType<Shape>) =>
  (value: unknown): Shape | null => {
    const read = schema.safeParse(value);
    return read.success ? read.data : null;
  };

export const notOnPage = (): OrderError => refusal(say("host.not-on-page"), say("host.not-on-page-hint"));
