/**
 * What the numbers of a scenario rest on. Loads zod; see scenario.ts, which passes the types on.
 */
import { z } from "zod";
import { type Inferred, id, line, listOf, named, type Supports, support } from "./schema.js";

const basisSchema = z.strictObject({
  /** Ids of claims, possibly empty. */
  evidence: listOf(id),
  /** One line of reasoning, if no document gives the number. */
  judgement: line.exactOptional(),
  supports: named<Supports>(z.record(id, listOf(support))).exactOptional(),
});
/** Sources of a number or transition: claims of the evidence register, or a judgement. */
export interface Basis extends Inferred<typeof basisSchema> {}
export const basis = basisSchema.shape;
const { judgement: _judgement, ...claims } = basis;
/** Of what rests on claims alone. */
export const cited = claims;
/** What one spread or curve of an element rests on, apart from the element itself. Absent if the file says nothing of it. */
export const partBasis = named<Basis>(basisSchema).exactOptional();
