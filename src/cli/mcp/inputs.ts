/**
 * What tools of the analyst's door take: the options of the commands that they stand for, within limits that keep one call short.
 */
import { z } from "zod";
import { say } from "../../catalogue/index.js";

/** Most runs, or pairs of runs, of one call. */
export const mostRuns = 100_000;
export const mostFutures = 5000;

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const path = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){1,2}$/)
  .max(200);

export const scenario = z.string().min(1).max(500).describe(say("programs.input-scenario"));

/** Which reading of a scenario is played, and with which dice. */
export const reading = {
  seed: z.string().min(1).max(64).optional().describe(say("programs.input-seed")),
  variant: id.optional().describe(say("programs.input-variant")),
  set: z.record(id, z.number()).optional().describe(say("programs.input-set")),
  days: z.int().min(1).max(3660).optional().describe(say("programs.input-days")),
  historical: z.boolean().optional().describe(say("programs.input-historical")),
};

export const runs = (usual: number) =>
  z
    .int()
    .min(1)
    .max(mostRuns)
    .default(usual)
    .describe(say("programs.input-runs", { most: mostRuns }));

/** One run: a scenario with a seed, or a replay code, which says all of it. */
export const oneRun = {
  run: z.string().min(1).max(2000).describe(say("programs.input-run")),
  ...reading,
  number: z.int().min(0).max(2_000_000_000).optional().describe(say("programs.input-number")),
};

/** One thing that is changed in a run. */
export const change = {
  drop: z.int().min(0).optional().describe(say("programs.input-drop")),
  force: path.optional().describe(say("programs.input-force")),
  order: path.optional().describe(say("programs.input-order")),
  inject: id.optional().describe(say("programs.input-inject")),
  set: z.record(id, z.number()).optional().describe(say("programs.input-set-one")),
  at: z.int().min(0).optional().describe(say("programs.input-at")),
};
