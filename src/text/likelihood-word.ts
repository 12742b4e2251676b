/**
 * ICD 203's words for probabilities, in the reader's language.
 */
import { say } from "../catalogue/index.js";
import { estimativeWord } from "../engine/index.js";

/** By the word that the engine has for a probability, with hyphens. */
const words = {
  "not-possible": "text.not-possible",
  "almost-no-chance": "text.almost-no-chance",
  "very-unlikely": "text.very-unlikely",
  unlikely: "text.unlikely",
  "roughly-even-chance": "text.roughly-even",
  likely: "text.likely",
  "very-likely": "text.very-likely",
  "almost-certain": "text.almost-certain",
  certain: "text.certain",
} as const;

/** `unlikely`, for 0.3. */
export function likelihoodWord(p: number): string {
  return say(words[estimativeWord(p).replaceAll(" ", "-") as keyof typeof words]);
}
