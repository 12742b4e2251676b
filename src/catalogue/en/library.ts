/**
 * Refusals of the library's own door. Messages of the catalogue.
 */
export const library = {
  "library.sides-differ": "the sides play {first} and {second} days",
  "library.sides-differ-hint": "give days to play both for as long",
  "library.runs-and-workers": "runs are a whole number from 1, workers and the first run from 0",
  "library.workers-hint": "leave workers out for all processors",
  "library.run-of-seed": "run {run} of seed {seed}",
} as const;
