/**
 * What a chunk of a study has come to, as it lies in Redis: a share of an ensemble, the sums of an experiment's units, or the run that
 * broke. Anybody who may write to Redis can lay down one; it is read strictly and in bounds.
 */
import { z } from "zod";
import {
  type Breakage,
  blocksOf,
  outcomeColumns,
  readUnitText,
  responsesOf,
  type Unit,
  type UnitSums,
  type UnitText,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { findFault, listOf } from "../engine/scenario.js";
import { type ShareContent, shareContentSchema } from "../shares/index.js";
import type { BatchText } from "./batches-text.js";
import { hexDigest, type Offered } from "./document.js";
import { most, mostChunkPoints, mostChunkRuns } from "./limits.js";
import { QueueFault, unpack } from "./packed.js";

const base64 = z.base64();
const of = { study: hexDigest, chunk: z.int().min(0) };
const unitSchema = z.strictObject({
  runs: z.int().min(1),
  sums: base64,
  squares: base64,
  pairSquares: base64,
  digests: listOf(z.string().regex(/^[0-9a-f]*$/), mostChunkPoints),
  rows: listOf(base64, mostChunkPoints),
});
const batchSchema = z.strictObject({
  rows: base64.nullable(),
  details: base64.nullable(),
  events: z.string().nullable(),
});
const resultSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("share"),
    ...of,
    share: shareContentSchema,
    batches: listOf(batchSchema, mostChunkRuns).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("units"), ...of, units: listOf(unitSchema, mostChunkPoints) }),
  z.strictObject({
    kind: z.literal("broke"),
    ...of,
    run: z.int().min(0),
    seed: z.string().max(64),
    reason: z.string().max(4096),
  }),
]);

export type Result = { readonly study: string; readonly chunk: number } & (
  | {
      readonly kind: "share";
      readonly share: ShareContent;
      readonly batches?: readonly BatchText[];
    }
  | { readonly kind: "units"; readonly units: readonly UnitText[] }
  | ({ readonly kind: "broke" } & Breakage)
);

/** Reads the result of a chunk, which has the given digest. Throws QueueFault. */
export function readResult(bytes: Uint8Array, digest: string, study: string, chunk: number): Result {
  const what = say("queue.the-result", { chunk });
  const content = unpack(bytes, digest, most.result.json, what);
  const fault = findFault(resultSchema, content);
  if (fault !== null) throw new QueueFault(say("queue.malformed", { what, fault }));
  const result = content as Result;
  if (result.study !== study || result.chunk !== chunk)
    throw new QueueFault(say("queue.other-chunk", { what, study: result.study, chunk: result.chunk }));
  return result;
}

/** The sums of the units of a chunk. Throws QueueFault where they are not those of such units. */
export function sumsOfUnits(
  { models, work, splitting }: Offered,
  units: readonly Unit[],
  texts: readonly UnitText[],
  chunk: number,
): readonly UnitSums[] {
  const wrong = () => new QueueFault(say("queue.wrong-lengths", { what: say("queue.the-result", { chunk }) }));
  if (texts.length !== units.length || work.kind !== "units") throw wrong();
  const [pairs, rows] = [work.pairs.length, work.rows];
  // Of a repetition by stage how many futures passed, the days of play, and what control variates come to; nothing else.
  const stages = splitting === null ? 0 : splitting.levels.length + 1;
  const perStage = splitting?.controls === undefined ? 2 : 3;
  return texts.map((text, at) => {
    const { arm, points, firstRun, runs } = units[at] as Unit;
    const model = models[arm];
    if (model === undefined || text.runs !== runs) throw wrong();
    const count = splitting === null ? responsesOf(model, work).length : 0;
    const digits = 64 * (splitting === null ? blocksOf(firstRun, runs) : 1);
    const lengths: readonly (readonly [string, number])[] = [
      [text.sums, points.length * count + perStage * stages],
      [text.squares, points.length * count],
      [text.pairSquares, pairs * count],
      ...text.rows.map((row) => [row, runs * outcomeColumns(model)] as const),
    ];
    const fits = lengths.every(([packed, length]) => Buffer.byteLength(packed, "base64") === 8 * length);
    const digests = text.digests.length === points.length && text.digests.every((digest) => digest.length === digits);
    if (!fits || !digests || text.rows.length !== (rows ? points.length : 0)) throw wrong();
    return readUnitText(text);
  });
}
