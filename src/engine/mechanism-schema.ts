/**
 * The mechanisms of a scenario, and the tags by which elements belong to them. Loads zod; see scenario.ts, which passes the
 * types on.
 */
import { z } from "zod";
import { cited } from "./basis-schema.js";
import { type Inferred, line, listOf, mechanismId } from "./schema.js";

export const mechanismSchema = z.strictObject({ id: mechanismId, title: line, ...cited });
/** A working part of the model. */
export interface Mechanism extends Inferred<typeof mechanismSchema> {}

/** The mechanisms that an element belongs to: it is off in a variant that switches any of them off. Absent if to none. */
export const tags = { mechanism: listOf(mechanismId).min(1).exactOptional() };
