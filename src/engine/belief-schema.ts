/**
 * What actors believe, as a resolved scenario says it. Loads zod; see scenario.ts, which passes the types on.
 */
import { z } from "zod";
import { basis, partBasis } from "./basis-schema.js";
import { quantity, spread } from "./condition-schema.js";
import { limits } from "./limits.js";
import { type Inferred, id, listOf, named, posturePath } from "./schema.js";

/** Of the reports of one true state: the chance of each state that they may take it for. */
const mistakenSchema = z.strictObject({
  state: id,
  as: listOf(z.strictObject({ state: id, chance: quantity }), limits.states).min(1),
});
export const beliefSchema = z.union([
  z.strictObject({
    ...basis,
    posture: posturePath,
    /** Days that a report takes. */
    delay: spread.exactOptional(),
    delayBasis: partBasis,
    /** Chance that a report is wrong, every other state being as likely; or by true state. */
    error: z.union([quantity, listOf(named<Mistaken>(mistakenSchema), limits.states)]).exactOptional(),
    /** Believed on day 0; the truth if absent. */
    initial: id.exactOptional(),
  }),
  z.strictObject({
    ...basis,
    gauge: id,
    delay: quantity.exactOptional(),
    /** Added to what is true, in the gauge's unit; the result is clamped. */
    bias: quantity.exactOptional(),
  }),
]);
export interface Mistaken extends Inferred<typeof mistakenSchema> {}
/** What an actor takes the posture of another, or a gauge, to be: late, wrong, or both. */
export type Belief = Inferred<typeof beliefSchema>;
