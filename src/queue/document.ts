/**
 * A study as it lies in Redis: everything that its runs need, scenarios included, so that a worker opens no file. It is named by the SHA-256
 * of its text, and a job says no more than that name and the number of a chunk; so nothing that a job can say changes what is played.
 */
import { z } from "zod";
import {
  type Arm,
  armModel,
  batchRuns,
  type RunPlan,
  type Splitting,
  type Study,
  type Unit,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import {
  engineVersion,
  hashPlain,
  type Model,
  restoreWorld,
  type SavedWorld,
  type Scenario,
  scoreTerms,
} from "../engine/index.js";
import { findFault, listOf, scenarioSchema, variedId, variedSchema } from "../engine/scenario.js";
import {
  type Asked,
  askedSchema,
  modelOf,
  plainScenario,
  type Span,
  studySchema,
  TallyFault,
} from "../shares/index.js";
import { most, mostChunkPoints, mostChunkRuns, mostChunks, mostTogether } from "./limits.js";
import { type Packed, pack, QueueFault, unpack } from "./packed.js";

/** Version of all that lies in Redis. */
const documentFormat = 3;

/** A SHA-256, in hex. */
export const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.int().min(0);

const runsSchema = z.strictObject({
  kind: z.literal("runs"),
  ...askedSchema,
  /** Runs of a chunk. Chunks end at multiples of it, counted from run 0. */
  chunk: z.int().min(batchRuns).max(mostChunkRuns).multipleOf(batchRuns),
  /** So many chunks in a row are one, until a quarter of them is left: the last ones are short, so that workers end together. */
  together: z.int().min(1).max(mostTogether).exactOptional(),
  /** Run from which on chunks are played: what was before has been, where the command was asked to look first. */
  begin: place,
  /** What is returned of each run besides what shares add up; \`events\` is the id that they bear. */
  keep: z.strictObject({ rows: z.boolean(), details: z.boolean(), events: z.string().max(64).nullable() }),
});
const finite = z.number();
/** Most levels of a splitting. */
const mostLevels = 1000;
const splittingSchema = z.strictObject({
  seed: z.string().max(200),
  /** The saved world from which futures start. */
  from: z.json(),
  importance: z.strictObject({
    target: z.strictObject({ kind: z.enum(["milestone", "ending"]), index: place }),
    postures: listOf(z.strictObject({ posture: place, states: listOf(finite) })),
    gauges: listOf(z.strictObject({ gauge: place, from: finite, to: finite, weight: finite })),
  }),
  levels: listOf(finite, mostLevels),
  trials: z.int().min(1).max(mostChunkRuns),
  /** By stage: scores, and a coefficient for each. */
  controls: listOf(z.strictObject({ scores: listOf(place), weights: listOf(finite) }), mostLevels + 1).exactOptional(),
});
const unitsSchema = z.strictObject({
  kind: z.literal("units"),
  /** Assumptions, and rates, that the points give a value. */
  ids: listOf(variedId),
  pairs: listOf(z.tuple([place, place]), 100_000),
  rows: z.boolean(),
  /** The days of milestones are read too. */
  days: z.boolean(),
  /** What units are repetitions of, where they are not points. */
  splitting: splittingSchema.nullable(),
  /** By chunk: the digest of its units. */
  chunks: listOf(hexDigest, mostChunks),
});
const documentSchema = z.strictObject({
  faultline: z.literal("study"),
  format: z.literal(documentFormat),
  engine: z.string().max(64),
  arms: z
    .array(
      z.strictObject({
        study: studySchema,
        resolved: scenarioSchema as z.ZodType<Scenario>,
        /** The saved world whose futures are played; null where whole runs are. */
        world: z.json(),
      }),
    )
    .min(1)
    .max(256),
  work: z.discriminatedUnion("kind", [runsSchema, unitsSchema]),
});
type Document = z.output<typeof documentSchema>;
export type RunsWork = z.output<typeof runsSchema>;
export type Work = Document["work"];

/** Units of a chunk of an experiment. */
const chunkUnitsSchema = listOf(
  z.strictObject({
    arm: place,
    points: listOf(variedSchema, mostChunkPoints),
    firstRun: place,
    runs: z.int().min(1).max(mostChunkRuns),
  }),
  mostChunkPoints,
);

/** What is played of an arm. */
export interface OfferedArm {
  readonly study: Study;
  readonly scenario: Scenario;
  /** A saved world, or null. */
  readonly world: unknown;
}

/** A study that has been read and checked, ready to be played. */
export interface Offered {
  /** Its name: the SHA-256 of its text, in hex. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly work: Work;
  readonly arms: readonly Arm[];
  readonly studies: readonly Study[];
  readonly models: readonly Model[];
  readonly plans: readonly RunPlan[];
  /** What units are repetitions of; null where they are points. */
  readonly splitting: Splitting | null;
}

/** Writes a study. Where its scenarios' files lie has no part in it. */
export function writeDocument(arms: readonly OfferedArm[], work: Work): Packed {
  const document: Document = {
    faultline: "study",
    format: documentFormat,
    engine: engineVersion,
    arms: arms.map(({ study, scenario, world }) => ({
      study: { ...study, file: null } as Document["arms"][number]["study"],
      resolved: plainScenario(scenario),
      world: world as z.output<ReturnType<typeof z.json>>,
    })),
    work,
  };
  return pack(document);
}

/** Reads a study. Throws QueueFault where it is another version's, not what its name says, or not to be played. */
export function readDocument(name: string, bytes: Uint8Array): Offered {
  const what = say("queue.the-study");
  const content = unpack(bytes, name, most.document.json, what) as Document;
  // Before the schema, which is this version's.
  if (content.engine !== engineVersion)
    throw new QueueFault(
      say("queue.other-engine", { engine: String(content.engine).slice(0, 64), own: engineVersion }),
      say("queue.same-engine-everywhere"),
    );
  const fault = findFault(documentSchema, content);
  if (fault !== null) throw new QueueFault(say("queue.malformed", { what, fault }));
  const { arms, work } = content;
  const longest = work.kind === "runs" ? work.chunk * (work.together ?? 1) : 0;
  if (longest > mostChunkRuns)
    throw new QueueFault(say("queue.chunk-too-large", { chunk: 0, points: 1, runs: longest }));
  const studies = arms.map(({ study }) => study as Study);
  const models = arms.map(({ study, resolved, world }) => {
    if (study.engine !== engineVersion || (study.from?.world ?? null) !== (world === null ? null : hashPlain(world)))
      throw new QueueFault(say("queue.other-world"));
    return checkedModel(study as Study, resolved);
  });
  return {
    id: name,
    bytes,
    work,
    studies,
    models,
    splitting: splittingOf(work, models, studies),
    arms: studies.map(({ variant, set, sample, policies }, place) => ({
      scenario: (arms[place] as (typeof arms)[number]).resolved,
      variant,
      set,
      sample,
      policies: policies ?? undefined,
    })),
    plans: arms.map(({ study: { seed, days, historical }, world }) => ({
      seed,
      days,
      historical,
      ...(world === null ? {} : { from: world }),
    })),
  };
}

/** What is split, with the policies of its study. Throws QueueFault where it does not fit the model. */
function splittingOf(work: Work, [model]: readonly Model[], [study]: readonly Study[]): Splitting | null {
  if (work.kind !== "units" || work.splitting === null || model === undefined || study === undefined) return null;
  const { importance, from, ...of } = work.splitting;
  const { target, postures, gauges } = importance;
  const terms = scoreTerms(model).controls;
  const fits =
    (of.controls === undefined || of.controls.length === of.levels.length + 1) &&
    (of.controls ?? []).every(
      ({ scores, weights }) => scores.length === weights.length && scores.every((score) => score < terms),
    ) &&
    target.index < model[target.kind === "milestone" ? "milestones" : "endings"].length &&
    postures.every(({ posture, states }) => states.length === model.postures[posture]?.states.length) &&
    gauges.every(({ gauge }) => gauge < model.gauges.length);
  const policies = study.policies ?? undefined;
  const splitting: Splitting = {
    ...of,
    importance,
    from: from as unknown as SavedWorld,
    ...(policies !== undefined && { policies }),
  };
  try {
    if (!fits) throw new RangeError(say("queue.importance-of-another"));
    restoreWorld(model, splitting.from);
  } catch (error) {
    throw new QueueFault(say("queue.malformed", { what: say("queue.the-study"), fault: (error as Error).message }));
  }
  return splitting;
}

function checkedModel(study: Study, resolved: Scenario): Model {
  try {
    modelOf(study, resolved);
    return armModel({ scenario: resolved, variant: study.variant, set: study.set });
  } catch (error) {
    if (error instanceof TallyFault) throw new QueueFault(say("queue.refused-scenario", { reason: error.message }));
    throw error;
  }
}

/** The study of an ensemble, as its shares have it. */
export function askedOf({ work, studies: [study] }: Offered): Asked {
  const { first, runs, controls, sensitivity } = work as RunsWork;
  return { study: study as Study, first, runs, controls, ...(sensitivity !== undefined && { sensitivity }) };
}

/** Chunks that a study has. */
export function chunksOf(work: Work): number {
  if (work.kind === "units") return work.chunks.length;
  const { all, joined, together } = cut(work);
  return all - joined * (together - 1);
}

/** Of an ensemble: chunks before any are put together, how many are made of several, and of how many. */
function cut({ first, begin, runs, chunk, together = 1 }: Ends) {
  const all = Math.ceil((first + runs) / chunk) - Math.floor(begin / chunk);
  return { all, joined: Math.floor((all * 3) / 4 / together), together };
}

type Ends = Pick<RunsWork, "first" | "begin" | "runs" | "chunk" | "together">;

/** The runs of a chunk of an ensemble. */
export function spanOfChunk(work: Ends, place: number): Span {
  const { first, begin, runs, chunk } = work;
  const { joined, together } = cut(work);
  const edge = (at: number) => (Math.floor(begin / chunk) + at + Math.min(at, joined) * (together - 1)) * chunk;
  const from = Math.max(edge(place), begin);
  return { first: from, runs: Math.min(edge(place + 1), first + runs) - from };
}

/** Reads the units of a chunk. Throws QueueFault. */
export function readUnits({ work, arms }: Offered, chunk: number, bytes: Uint8Array): readonly Unit[] {
  const what = say("queue.the-points", { chunk });
  const digest = work.kind === "units" ? work.chunks[chunk] : undefined;
  const content = unpack(bytes, digest ?? "", most.units.json, what);
  const fault = findFault(chunkUnitsSchema, content);
  if (fault !== null) throw new QueueFault(say("queue.malformed", { what, fault }));
  const units = content as Unit[];
  const points = units.reduce((sum, unit) => sum + unit.points.length, 0);
  const runs = units.reduce((sum, unit) => sum + unit.points.length * unit.runs, 0);
  if (points > mostChunkPoints || runs > mostChunkRuns || units.some(({ arm }) => arm >= arms.length))
    throw new QueueFault(say("queue.chunk-too-large", { chunk, points, runs }));
  return units;
}
