/**
 * Tally files: a share of a study as JSON in gzip, with everything that merging and reporting need, so that neither the scenario's files
 * nor the machine that played matter. Any file may call itself a tally: it is read strictly and in bounds.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import {
  batchRuns,
  blankTally,
  blocksOf,
  countKeys,
  ExactSums,
  estimatedPlaces,
  Folds,
  SlopeTotals,
  slopeColumns,
  sumKeys,
  type Tally,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import {
  canonicalJson,
  createModel,
  hashScenario,
  isSeed,
  type Model,
  ScenarioError,
  scoreTerms,
} from "../engine/index.js";
import {
  conditionSchema,
  findFault,
  horizon,
  id,
  listOf,
  type Scenario,
  scenarioSchema,
  settingsSchema,
} from "../engine/scenario.js";
import { type Asked, type Part, playedOf, type Share, type Sums, slopeRunsOf } from "./share.js";

/** Version of the file format. What has no derivatives is written in the first, which versions before this one read. */
const tallyFormat = 2;
const formatOf = ({ sensitivity }: Asked) => (sensitivity === undefined ? 1 : tallyFormat);

/** Most runs of a study: the number of a run has 31 bits in the kernel and in tables. */
export const mostRunNumber = 2 ** 31;

/** Most bytes of a file, and of the JSON in it. */
export const mostBytes = 1 << 28;
const mostJsonBytes = 1 << 29;

/** What is wrong with a tally file. */
export class TallyFault extends Error {
  override readonly name = "TallyFault";
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().min(0);
const numbers = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((item) => typeof item === "number"),
  say("shares.not-numbers"),
);
const counts = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0),
  say("shares.not-counts"),
);
/** Least or greatest values, null where there is none. */
const extremes = z.custom<(number | null)[]>(
  (value) => Array.isArray(value) && value.every((item) => item === null || typeof item === "number"),
  say("shares.not-numbers"),
);
export const limbsSchema = z.array(z.strictObject({ unit: z.int(), digits: numbers })).max(32);
const sums = limbsSchema;
const line = z.string().max(4096);

const originSchema = z.strictObject({
  session: line,
  log: hex,
  at: z.int().min(0).nullable(),
  record: z.int().min(-1),
  time: z.number(),
  seed: z.string(),
  seats: listOf(id),
  world: hex,
});

const ruleSchema = z.strictObject({ when: conditionSchema.exactOptional(), order: line });
const policiesSchema = z.record(
  id,
  z.union([
    z.literal("hold"),
    z.strictObject({
      every: z.int().min(1).max(365),
      orders: listOf(ruleSchema),
      allow: listOf(line).exactOptional(),
    }),
  ]),
);

export const studySchema = z.strictObject({
  engine: line,
  scenario: id,
  scenarioHash: hex,
  file: line.nullable(),
  variant: id.nullable(),
  set: settingsSchema,
  sample: listOf(id),
  days: horizon,
  historical: z.boolean(),
  seats: listOf(id),
  policies: policiesSchema.nullable(),
  seed: z.string().refine(isSeed, say("session.not-a-seed")),
  from: originSchema.nullable(),
});

/** What a share has of its study. */
const content = {
  parts: z.array(
    z.strictObject({
      first: whole,
      runs: whole.min(1),
      state: hex.exactOptional(),
      /** Digests of 32 bytes, one after the other. */
      digests: z.base64().exactOptional(),
    }),
  ),
  counts: z.strictObject(
    Object.fromEntries(countKeys.map((key) => [key, counts])) as { [key in (typeof countKeys)[number]]: typeof counts },
  ),
  sums: z.strictObject({ stateDays: sums, gaugeSums: sums, gaugeSquares: sums }),
  gaugeLeast: extremes,
  gaugeGreatest: extremes,
  folds: z.array(z.strictObject({ place: whole, runs: whole, sums })).max(64),
  slopes: z.strictObject({ runs: whole.min(1), sums }).exactOptional(),
};
export const shareContentSchema = z.strictObject(content);
export type ShareContent = z.output<typeof shareContentSchema>;

/** The runs of a study. */
export const askedSchema = {
  first: whole.max(mostRunNumber),
  runs: whole.min(1).max(mostRunNumber),
  controls: z.boolean(),
  sensitivity: z
    .strictObject({
      /** Played by every command and worker that has runs after it. */
      pilot: whole.min(1).max(100_000),
      everyNumber: z.boolean(),
      plainEstimates: z.boolean(),
    })
    .exactOptional(),
};

const fileSchema = z.strictObject({
  faultline: z.literal("tally"),
  format: z.union([z.literal(1), z.literal(tallyFormat)]),
  study: studySchema,
  ...askedSchema,
  ...content,
  resolved: scenarioSchema as z.ZodType<Scenario>,
});
type TallyFile = z.output<typeof fileSchema>;

/** A share as the bytes of a file. The same share gives the same JSON; how it is compressed is zlib's. */
export function writeShare(share: Share): Uint8Array {
  const { study, ...asked } = share.asked;
  const { first, runs, controls, sensitivity } = asked;
  const file: TallyFile = {
    faultline: "tally",
    format: formatOf(share.asked),
    study: study as TallyFile["study"],
    first,
    runs,
    controls,
    ...(sensitivity !== undefined && { sensitivity }),
    ...contentOfShare(share),
    resolved: plainScenario(share.scenario),
  };
  return gzipSync(`${JSON.stringify(file)}\n`, { level: 6 });
}

/** A scenario as it is kept and sent. The map has no part in play, nor in the scenario's hash. */
export function plainScenario({ map: _map, ...played }: Scenario): Scenario {
  return JSON.parse(canonicalJson(played)) as Scenario;
}

/** What a share has of its study, as plain JSON with one form. */
export function contentOfShare({ parts, tally, sums, folds, slopes }: Omit<Share, "asked" | "scenario">): ShareContent {
  const extreme = (values: Float64Array) => Array.from(values, (value) => (Number.isFinite(value) ? value : null));
  return {
    parts: parts.map(({ hashed, ...span }) => ({
      first: span.first,
      runs: span.runs,
      ...("state" in hashed
        ? { state: hashed.state }
        : { digests: Buffer.from(hashed.digests.join(""), "hex").toString("base64") }),
    })),
    counts: Object.fromEntries(countKeys.map((key) => [key, Array.from(tally[key])])) as ShareContent["counts"],
    sums: Object.fromEntries(sumKeys.map((key) => [key, sums[key].limbs()])) as unknown as ShareContent["sums"],
    gaugeLeast: extreme(tally.gaugeLeast),
    gaugeGreatest: extreme(tally.gaugeGreatest),
    folds: folds.kept() as ShareContent["folds"],
    ...(slopes !== null && { slopes: slopes.kept() as NonNullable<ShareContent["slopes"]> }),
  };
}

/** A share, and the model that it is of. */
export interface ReadShare {
  readonly share: Share;
  readonly model: Model;
}

/** Reads a tally file. Throws TallyFault with what is wrong with it. */
export function readShare(bytes: Uint8Array): ReadShare {
  const { study, first, runs, controls, sensitivity, resolved, ...content } = fileOf(bytes);
  const asked: Asked = {
    study: study as Asked["study"],
    first,
    runs,
    controls,
    ...(sensitivity !== undefined && { sensitivity }),
  };
  const model = modelOf(asked.study, resolved);
  return { share: shareWith(asked, model, content), model };
}

/** The share of a study that has this content. Throws TallyFault where the study can have none such. */
export function shareWith(asked: Asked, model: Model, content: ShareContent): Share {
  const parts = content.parts.map(({ first, runs, state, digests = "" }): Part => {
    if (state !== undefined) return { first, runs, hashed: { state } };
    return { first, runs, hashed: { digests: Buffer.from(digests, "base64").toString("hex").match(/.{64}/g) ?? [] } };
  });
  refuseParts(asked, parts);
  const runs = parts.reduce((sum, part) => sum + part.runs, 0);
  const tally = tallyOf(content, model, asked.study.days, runs);
  const terms = asked.controls && content.folds.length > 0 ? scoreTerms(model).controls : 0;
  const share: Share = {
    asked,
    scenario: model.scenario,
    parts,
    tally,
    sums: sumsOf(content, tally),
    folds:
      Folds.read(content.folds, terms, estimatedPlaces(model).all) ??
      refuse(say("shares.wrong-sums", { key: "folds" })),
    slopes: slopesOf(asked, model, content.slopes, parts),
  };
  playedOf(share, model);
  return share;
}

/** Derivatives of just those runs that lie after the pilot, which ends where a block does. */
function slopesOf(
  asked: Asked,
  model: Model,
  kept: ShareContent["slopes"],
  parts: readonly Part[],
): SlopeTotals | null {
  const { first, controls, sensitivity } = asked;
  const runs = slopeRunsOf(asked, parts);
  const isWhole = sensitivity === undefined || (controls && (first + sensitivity.pilot) % batchRuns === 0);
  if (!isWhole || runs !== (kept?.runs ?? 0)) refuse(say("shares.wrong-slopes"));
  if (kept === undefined) return null;
  const columns = slopeColumns(model, scoreTerms(model, true)).length;
  return (
    SlopeTotals.read(kept, estimatedPlaces(model).all, columns) ?? refuse(say("shares.wrong-sums", { key: "slopes" }))
  );
}

function refuse(message: string): never {
  throw new TallyFault(message);
}

function fileOf(bytes: Uint8Array): TallyFile {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(gunzipSync(bytes, { maxOutputLength: mostJsonBytes })));
  } catch {
    return refuse(say("shares.not-a-tally"));
  }
  const { faultline, format } = (content ?? {}) as { readonly [key: string]: unknown };
  if (faultline !== "tally") return refuse(say("shares.not-a-tally"));
  if (typeof format === "number" && format > tallyFormat)
    return refuse(say("shares.newer-format", { format, tallyFormat }));
  const fault = findFault(fileSchema, content);
  return fault === null ? (content as TallyFile) : refuse(say("shares.malformed", { fault }));
}

/** The model of a study, from the scenario that came with it. Throws TallyFault where it is another, or can't be played. */
export function modelOf(study: Asked["study"], resolved: Scenario): Model {
  if (resolved.id !== study.scenario || hashScenario(resolved) !== study.scenarioHash)
    refuse(say("shares.other-scenario", { scenario: study.scenario }));
  try {
    return createModel(resolved, { variant: study.variant, set: study.set });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return refuse(say("shares.unplayable", { problem: error.problems[0]?.message ?? "" }));
  }
}

/** Parts lie in the study, in order, apart, and end where blocks do. */
function refuseParts({ first, runs }: Asked, parts: readonly Part[]): void {
  const end = first + runs;
  let next = first;
  for (const part of parts) {
    const to = part.first + part.runs;
    const edges = [part.first, to].every((edge) => edge === first || edge === end || edge % batchRuns === 0);
    const kept =
      "state" in part.hashed
        ? part.first === first
        : part.first !== first && part.hashed.digests.length === blocksOf(part.first, part.runs);
    if (part.first < next || to > end || !edges || !kept) refuse(say("shares.wrong-parts"));
    next = to + 1;
  }
}

function tallyOf({ counts, gaugeLeast, gaugeGreatest }: ShareContent, model: Model, days: number, runs: number): Tally {
  const tally = blankTally(model, days, { runs: Number.POSITIVE_INFINITY });
  tally.runs = runs;
  const fill = (key: keyof Tally, to: ArrayLike<number> & { set(values: number[]): void }, values: number[]) => {
    if (values.length !== to.length)
      refuse(say("shares.wrong-length", { key, found: values.length, expected: to.length }));
    to.set(values);
  };
  for (const key of countKeys) fill(key, tally[key], counts[key]);
  fill(
    "gaugeLeast",
    tally.gaugeLeast,
    gaugeLeast.map((value) => value ?? Number.POSITIVE_INFINITY),
  );
  fill(
    "gaugeGreatest",
    tally.gaugeGreatest,
    gaugeGreatest.map((value) => value ?? Number.NEGATIVE_INFINITY),
  );
  const ended = counts.endings.reduce((sum, count) => sum + count, 0);
  if (ended !== runs) refuse(say("shares.wrong-runs", { runs, ended }));
  return tally;
}

function sumsOf({ sums }: ShareContent, tally: Tally): Sums {
  const read = sumKeys.map((key) => [
    key,
    ExactSums.read(tally[key].length, sums[key]) ?? refuse(say("shares.wrong-sums", { key })),
  ]);
  return Object.fromEntries(read) as Sums;
}
