/**
 * What ensembles are told with. Messages of the catalogue.
 */
export const analysis = {
  "analysis.run-of-seed-broke": "run {run} of seed {seed} broke: {reason}",
} as const;
