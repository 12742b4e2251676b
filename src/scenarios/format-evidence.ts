/**
 * The sections of a scenario file that say what the model rests on: mechanisms, sources and claims.
 */
import { z } from "zod";
import * as resolved from "../engine/scenario.js";
import { about, claimList, evidence, id, line, listOf, say, text } from "./format-values.js";

export const mechanism = z.strictObject({
  title: about(line, "What the mechanism is: a line."),
  evidence: evidence("Claims that speak of it."),
});

export const source = z.strictObject({
  title: about(line, "Title of the document: a line."),
  published: about(line, "When it was published: a line such as May 2030."),
  leans: about(line, "Whose side it takes: a line."),
  reliability: about(
    say(resolved.reliability, "an Admiralty reliability, A to F"),
    "Admiralty reliability: a letter from A (completely reliable) to F (cannot be judged).",
  ),
  note: about(text, "Why it has that reliability."),
});

export const claim = z.strictObject({
  source: about(id, "Id of the source that makes the claim."),
  paragraph: about(
    say(resolved.paragraph, "a paragraph number, from 1"),
    "Number of the paragraph in the document: a whole number from 1.",
  ),
  statement: about(text, "What the paragraph says: a paraphrase, never the document's sentence."),
  figures: about(
    listOf(line, "a list of figures as text").default([]),
    "Figures as the paragraph writes them: a list of texts. Default: none.",
  ),
  credibility: about(
    say(resolved.credibility, "an Admiralty credibility, a whole number from 1 to 6"),
    "Admiralty credibility: a whole number from 1 (confirmed elsewhere) to 6 (cannot be judged).",
  ),
  note: about(text.exactOptional(), "Why it has that credibility. Default: none."),
  contradicts: about(
    claimList.default([]),
    "Ids of the claims that say otherwise; they should name this one too. Default: none.",
  ),
});
