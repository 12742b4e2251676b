/**
 * An ensemble played through the queue: the shares of its chunks, merged as they come. Shares are exact, so that they come to the bytes of one ensemble in
 * one go, in whatever order. What has been merged is kept in Redis in the place of the results that it is made of.
 */
import { RunFailure } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import {
  type Asked,
  blankShare,
  differencesOf,
  mergeShares,
  nothingPlayed,
  readShare,
  type Share,
  type Span,
  shareOf,
  shareWith,
  TallyFault,
  writeShare,
} from "../shares/index.js";
import { type BatchText, readBatches, type TableBatch } from "./batches-text.js";
import { chunkRunsWith, togetherByDefault } from "./chunk-size.js";
import type { Connection } from "./connection.js";
import { type Coordinator, openCoordinator } from "./coordinator.js";
import { chunksOf, type Offered, type RunsWork, readDocument, spanOfChunk, writeDocument } from "./document.js";
import { mostChunks } from "./limits.js";
import { QueueFault } from "./packed.js";
import type { Result } from "./result.js";

/** Milliseconds between two times that what has been merged is kept; and so many times what keeping it takes. Results stay in Redis until then. */
const keepEveryMs = 15_000;
const keepAtMostOneIn = 20;

export interface QueuedRunsOptions {
  readonly asked: Asked;
  readonly scenario: Share["scenario"];
  /** A saved world whose futures are played; null for whole runs. */
  readonly world: unknown;
  /** Runs of a chunk; worked out by default. */
  readonly chunk?: number | undefined;
  /** So many chunks are one until a quarter of them is left; worked out by default. */
  readonly together?: number | undefined;
  /** What of the study has been played here: runs from its first one on, which end with a block; the pilot, where derivatives are asked for. */
  readonly before?: Share | undefined;
  /** What to return of each run; nothing by default. */
  readonly keep?: RunsWork["keep"] | undefined;
  /** Called with what is to be returned, batch by batch, in run order. */
  readonly onBatch?: ((batch: TableBatch) => void) | undefined;
  readonly signal: AbortSignal;
  /** Called with the runs that are merged, those of before included. */
  readonly onProgress?: (runs: number) => void;
  readonly onLook?: (workers: number | null) => void;
}

export interface QueuedRuns {
  readonly share: Share;
  /** Removes the study from Redis, once its share is where it belongs. */
  finish(): Promise<void>;
}

/** Plays an ensemble through the queue. Returns what there is where the signal stops it. Throws QueueFault and RunFailure. */
export async function playQueuedRuns(connection: Connection, options: QueuedRunsOptions): Promise<QueuedRuns> {
  const { asked, signal, before, onBatch, onProgress, onLook } = options;
  const offered = offer(options);
  const coordinator = await openCoordinator(connection, offered, []);
  try {
    const merged = await merger(offered, { asked, before, onBatch }, coordinator);
    onProgress?.(merged.whole().tally.runs);
    await coordinator.gather(merged.missing, {
      signal,
      ...(onLook === undefined ? {} : { onLook }),
      async take(result) {
        await merged.add(result);
        onProgress?.(merged.whole().tally.runs);
      },
    });
    if (!signal.aborted) return { share: merged.whole(), finish: () => coordinator.leave(true) };
    await merged.keep();
    await coordinator.leave(false);
    return { share: merged.whole(), finish: () => Promise.resolve() };
  } catch (error) {
    const over = error instanceof QueueFault || error instanceof RunFailure;
    await coordinator.leave(over).catch(() => undefined);
    throw error;
  }
}

const nothing: RunsWork["keep"] = { rows: false, details: false, events: null };

function offer({ asked, scenario, world, before, keep = nothing, ...options }: QueuedRunsOptions): Offered {
  const { study, first, runs, controls, sensitivity } = asked;
  const chunk = options.chunk ?? chunkRunsWith(runs, study.days, { ...keep, events: keep.events !== null });
  const begin = first + (before?.tally.runs ?? 0);
  // Rows wait for their turn in memory, and a size that was asked for is that of all.
  const isLong = options.chunk === undefined && !keep.rows && keep.events === null;
  const { together = isLong ? togetherByDefault : 1 } = options;
  const work = {
    kind: "runs",
    first,
    begin,
    runs,
    controls,
    chunk,
    ...(together > 1 && { together }),
    ...(sensitivity !== undefined && { sensitivity }),
    keep,
  } as const;
  if (chunksOf(work) > mostChunks)
    throw new QueueFault(say("queue.too-many-chunks", { chunks: `${chunksOf(work)}`, most: `${mostChunks}` }));
  const { bytes, digest } = writeDocument([{ study, scenario, world }], work);
  return readDocument(digest, bytes);
}

/** What has been merged of a study, from what a coordinator before has kept. */
async function merger(
  offered: Offered,
  { asked, before, onBatch }: Pick<QueuedRunsOptions, "asked" | "before" | "onBatch">,
  coordinator: Coordinator,
) {
  const [model] = offered.models;
  const { work } = offered;
  if (model === undefined || work.kind !== "runs") throw new RangeError("a study without runs");
  const spans = Array.from({ length: chunksOf(work) }, (_, chunk) => spanOfChunk(work, chunk));
  const inTurn = tableTurns(model, work, spans, onBatch);
  // Nobody goes on with files of rows: then results stay in the queue to the end.
  const keeps = inTurn === null;
  const kept = keeps ? await coordinator.store.kept() : null;
  // Arrays of its own: merging uses them again.
  const blank = () => {
    const nothing = nothingPlayed(model, asked.study.days, true);
    return blankShare(shareOf(asked, model.scenario, asked.first, nothing), model);
  };
  const known = kept === null ? before : readKept(kept, asked);
  let whole = known === undefined ? blank() : mergeShares(blank(), known);
  const isIn = ({ first, runs }: (typeof spans)[number]) =>
    whole.parts.some((part) => part.first <= first && first + runs <= part.first + part.runs);
  const missing = spans.flatMap((span, chunk) => (isIn(span) ? [] : [chunk]));
  let unkept: number[] = [];
  let due = performance.now() + keepEveryMs;
  const keep = async () => {
    if (unkept.length === 0 || !keeps) return;
    const began = performance.now();
    await coordinator.keep(writeShare(whole), unkept);
    unkept = [];
    due = performance.now() + Math.max(keepEveryMs, keepAtMostOneIn * (performance.now() - began));
  };
  return {
    missing,
    whole: () => whole,
    keep,
    async add(result: Result): Promise<void> {
      const what = say("queue.the-result", { chunk: result.chunk });
      const wrong = (fault: string) => new QueueFault(say("queue.malformed", { what, fault }));
      if (result.kind !== "share") throw wrong(result.kind);
      const share = orFault(() => shareWith(asked, model, result.share), wrong);
      const [part, ...others] = share.parts;
      const span = spans[result.chunk];
      if (others.length > 0 || part?.first !== span?.first || part?.runs !== span?.runs)
        throw wrong(say("queue.other-runs"));
      if (inTurn === null) {
        whole = mergeShares(whole, share);
        unkept.push(result.chunk);
        if (performance.now() > due) await keep();
        return;
      }
      const ready = inTurn(result.chunk, share, result.batches);
      if (ready === null) throw wrong(say("queue.other-runs"));
      for (const one of ready) whole = mergeShares(whole, one);
    },
  };
}

/**
 * Takes shares with the rows of their runs, in whatever order they come: passes the rows on in run order, and returns the shares whose turn it
 * is, so that what is merged is what has been written. It returns null for rows that are not those of the runs. Null where there are no rows.
 */
function tableTurns(
  model: Model,
  { keep: { rows, details, events } }: RunsWork,
  spans: readonly Span[],
  onBatch: ((batch: TableBatch) => void) | undefined,
) {
  if (!rows && events === null) return null;
  const keeping = { rows, details, events: events !== null };
  const waiting = new Map<number, { readonly share: Share; readonly batches: readonly TableBatch[] }>();
  let next = 0;
  return (chunk: number, share: Share, texts: readonly BatchText[] = []): readonly Share[] | null => {
    const batches = readBatches(texts, { model, ...(spans[chunk] as Span) }, keeping);
    if (batches === null) return null;
    waiting.set(chunk, { share, batches });
    const ready: Share[] = [];
    for (let one = waiting.get(next); one !== undefined; one = waiting.get(next)) {
      for (const batch of one.batches) onBatch?.(batch);
      ready.push(one.share);
      waiting.delete(next);
      next += 1;
    }
    return ready;
  };
}

function readKept(bytes: Uint8Array, asked: Asked): Share {
  const wrong = (fault: string) => new QueueFault(say("queue.malformed", { what: say("queue.the-kept"), fault }));
  const { share } = orFault(() => readShare(bytes), wrong);
  const [differing] = differencesOf(asked, share.asked);
  if (differing !== undefined) throw wrong(differing[0]);
  return { ...share, asked };
}

function orFault<T>(read: () => T, wrong: (fault: string) => QueueFault): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TallyFault) throw wrong(error.message);
    throw error;
  }
}
