/**
 * What inputs are made of: names, paths and text.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";

export const path = z.string().regex(/^[a-z][a-z0-9-]{0,63}(\.[a-z][a-z0-9-]{0,63}){1,2}$/, say("session.wants-path"));
export const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, say("session.wants-id"));
/** Refuses lone surrogates, which cannot be encoded. */
export const words = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Surrogate}*$/u, say("session.wants-text"));
/** Number of a record, or of a line of the log. */
export const seq = z.int().min(0);
