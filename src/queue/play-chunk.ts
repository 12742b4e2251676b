/**
 * Plays a chunk of a study and packs what it comes to: on a thread of a worker, or on its main thread.
 */
import {
  type Batch,
  fitOfPilot,
  openEnsemble,
  openWorkerPool,
  RunFailure,
  type SlopeFit,
  type Unit,
  unitText,
  type WorkerPool,
} from "../analysis/index.js";
import { contentOfShare, nothingPlayed, shareOf } from "../shares/index.js";
import { batchesText } from "./batches-text.js";
import { askedOf, type Offered, type RunsWork, readDocument, readUnits, spanOfChunk } from "./document.js";
import { type Packed, pack, QueueFault } from "./packed.js";
import type { Result } from "./result.js";

/** What a thread needs of a chunk. */
export interface ChunkTask {
  /** The study's name, and the study. */
  readonly study: string;
  readonly document: Uint8Array;
  readonly chunk: number;
  /** The units of a chunk of an experiment; null for one of an ensemble. */
  readonly units: Uint8Array | null;
}

/** What comes of it: as data, since an error loses its class between threads. */
export type ChunkPlayed =
  | (Packed & { readonly runs: number })
  | { readonly fault: string; readonly hint: string | undefined };

/** Returns a function that plays chunks one after another. The study is read, and its models are made, once for all of its chunks in a row. */
export function createChunkPlayer(): (task: ChunkTask) => Promise<ChunkPlayed> {
  let ready: Ready | null = null;
  const openFor = async ({ study, document }: ChunkTask) => {
    if (ready?.offered.id === study) return ready;
    const offered = readDocument(study, document);
    await ready?.pool.close();
    const pool = await openWorkerPool(offered.arms, { workers: 0 });
    ready = { offered, pool, fit: await fitOf(offered, pool) };
    return ready;
  };
  return async (task) => {
    try {
      return await playChunk(await openFor(task), task);
    } catch (error) {
      if (error instanceof QueueFault) return { fault: error.message, hint: error.hint };
      throw error;
    }
  };
}

/** A study that is ready to be played. */
interface Ready {
  readonly offered: Offered;
  readonly pool: WorkerPool;
  /** Coefficients for derivatives, where they are wanted. */
  readonly fit: SlopeFit | undefined;
}

/** The coefficients of a study's first runs, none of them a chunk's: played here again, so that nobody need be believed about them. */
async function fitOf(
  { work, models: [model], plans: [plan] }: Offered,
  pool: WorkerPool,
): Promise<SlopeFit | undefined> {
  if (work.kind !== "runs" || work.sensitivity === undefined || model === undefined || plan === undefined)
    return undefined;
  return (await fitOfPilot({ model, plan, pool, first: work.first }, work.sensitivity.pilot)) ?? undefined;
}

async function playChunk({ offered, pool, fit }: Ready, { chunk, units }: ChunkTask): Promise<ChunkPlayed> {
  const of = { study: offered.id, chunk };
  const packed = (result: Result, runs: number) => ({ ...pack(result), runs });
  try {
    if (units !== null) {
      const read = readUnits(offered, chunk, units);
      const runs = read.reduce((sum, unit) => sum + unit.runs * unit.points.length, 0);
      return packed({ kind: "units", ...of, units: await playUnits(offered, pool, read) }, runs);
    }
    if (offered.work.kind !== "runs") throw new RangeError("a chunk of an experiment comes with its units");
    const span = spanOfChunk(offered.work, chunk);
    return packed(
      { kind: "share", ...of, ...(await playRuns({ offered, pool, fit }, span, offered.work.keep)) },
      span.runs,
    );
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { run, seed, reason } = error.breakage;
    return packed({ kind: "broke", ...of, run, seed, reason: reason.slice(0, 4096) }, 0);
  }
}

async function playRuns(
  { offered, pool, fit }: Ready,
  { first, runs }: ReturnType<typeof spanOfChunk>,
  { rows, details, events }: RunsWork["keep"],
) {
  const asked = askedOf(offered);
  const [model] = offered.models;
  const [plan] = offered.plans;
  if (model === undefined || plan === undefined) throw new RangeError("a study without arms");
  const before = nothingPlayed(model, plan.days, first === asked.first);
  const batches: Batch[] = [];
  const ensemble = openEnsemble({
    ...{ model, plan, pool, first, before, controls: asked.controls, slopes: fit, rows, details },
    ...(events === null ? {} : { events }),
    onBatch: (batch) => void (rows || events !== null ? batches.push(batch) : 0),
  });
  await ensemble.runTo(runs);
  const share = contentOfShare(shareOf(asked, model.scenario, first, ensemble.played()));
  const kept = rows || events !== null ? batchesText(batches, { rows, details, events: events !== null }) : null;
  return { share, ...(kept !== null && { batches: kept }) };
}

async function playUnits({ plans, work, splitting }: Offered, pool: WorkerPool, units: readonly Unit[]) {
  if (work.kind !== "units") throw new RangeError("an ensemble has no units");
  const { ids, pairs, rows, days } = work;
  const job = { plans, ids, pairs, rows, days, units, splitting: splitting ?? undefined };
  const played: ReturnType<typeof unitText>[] = [];
  await pool.playUnits(job, (sums) => played.push(unitText(sums)));
  return played;
}
