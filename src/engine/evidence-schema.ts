/**
 * What a model rests on, as a resolved scenario holds it: sources with their grades, and the claims taken from them.
 */
import { z } from "zod";
import { type Inferred, id, line, listOf, text } from "./schema.js";

export const reliability = z.string().regex(/^[A-F]$/);
export const credibility = z.int().min(1).max(6);
export const paragraph = z.int().min(1).max(100_000);

export const sourceSchema = z.strictObject({
  id,
  title: line,
  published: line,
  leans: line,
  /** Admiralty reliability, A–F. */
  reliability,
  note: text,
});
export interface Source extends Inferred<typeof sourceSchema> {}

export const claimSchema = z.strictObject({
  id,
  source: id,
  paragraph,
  /** A paraphrase, never a quotation. */
  statement: text,
  /** Figures as the source writes them. */
  figures: listOf(line),
  /** Admiralty credibility, 1–6. */
  credibility,
  note: text.exactOptional(),
  /** Ids of contradicting claims. */
  contradicts: listOf(id),
});
export interface Claim extends Inferred<typeof claimSchema> {}
