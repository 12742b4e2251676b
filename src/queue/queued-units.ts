/**
 * An experiment played through the queue, in place of a pool of workers: its parts in chunks, delivered in order. Results stay in Redis until the end, since
 * nothing else keeps them where the coordinator is killed.
 */
import type { Splitting, Unit, UnitSums, WorkerPool } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { chunkRuns, chunksOfParts } from "./chunk-size.js";
import type { Connection } from "./connection.js";
import { type Coordinator, openCoordinator } from "./coordinator.js";
import { type OfferedArm, readDocument, type Work, writeDocument } from "./document.js";
import { mostChunkPoints, mostChunkRuns, mostChunks } from "./limits.js";
import { pack, QueueFault } from "./packed.js";
import { sumsOfUnits } from "./result.js";

export interface QueuedUnitsOptions {
  readonly arms: readonly OfferedArm[];
  readonly ids: readonly string[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly rows: boolean;
  readonly days: boolean;
  /** What units are repetitions of, where they are not points. */
  readonly splitting: Splitting | undefined;
  /** All parts of the experiment, those that were played before included. */
  readonly parts: readonly Unit[];
  /** Runs of a chunk; worked out by default. */
  readonly chunk?: number | undefined;
  readonly signal: AbortSignal;
  readonly onLook?: (workers: number | null) => void;
}

export interface QueuedUnits extends Pick<WorkerPool, "playUnits"> {
  /** Leaves the study; removes it from Redis where it is over. */
  close(over: boolean): Promise<void>;
}

/** Opens the queue for an experiment. What is played of it are its last parts. Throws QueueFault. */
export async function openQueuedUnits(connection: Connection, options: QueuedUnitsOptions): Promise<QueuedUnits> {
  const { arms, ids, pairs, rows, days: readsDays, splitting, parts, signal, onLook } = options;
  const runs = parts.reduce((sum, unit) => sum + unit.runs * unit.points.length, 0);
  const days = Math.max(...arms.map(({ study }) => study.days));
  const chunks = chunksOfParts(parts, options.chunk ?? chunkRuns(runs, days));
  if (chunks.length > mostChunks)
    throw new QueueFault(say("queue.too-many-chunks", { chunks: `${chunks.length}`, most: `${mostChunks}` }));
  refuseLarge(chunks);
  const units = chunks.map(pack);
  const { bytes, digest } = writeDocument(arms, {
    kind: "units",
    ids: [...ids],
    pairs: pairs.map(([one, other]) => [one, other]),
    rows,
    days: readsDays,
    splitting: splitting === undefined ? null : splittingWork(splitting),
    chunks: units.map((chunk) => chunk.digest),
  });
  const offered = readDocument(digest, bytes);
  const coordinator: Coordinator = await openCoordinator(connection, offered, units);
  return {
    close: (over) => coordinator.leave(over),
    async playUnits(job, take) {
      const before = parts.length - job.units.length;
      const places = placesOf(chunks);
      const firstChunk = places.findIndex((place, chunk) => place + (chunks[chunk]?.length ?? 0) > before);
      const sums = new Map<number, readonly UnitSums[]>();
      let [next, played] = [firstChunk, 0];
      const wanted = chunks.flatMap((_, chunk) => (firstChunk >= 0 && chunk >= firstChunk ? [chunk] : []));
      await coordinator.gather(wanted, {
        signal,
        ...(onLook === undefined ? {} : { onLook }),
        take(result) {
          const { chunk } = result;
          if (result.kind !== "units")
            throw new QueueFault(
              say("queue.malformed", { what: say("queue.the-result", { chunk }), fault: result.kind }),
            );
          sums.set(chunk, sumsOfUnits(offered, chunks[chunk] ?? [], result.units, chunk));
          for (let inTurn = sums.get(next); inTurn !== undefined; inTurn = sums.get(next)) {
            const skip = Math.max(0, before - (places[next] as number));
            for (const unit of inTurn.slice(skip)) take(unit);
            played += inTurn.length - skip;
            sums.delete(next);
            next += 1;
          }
        },
      });
      return played;
    },
  };
}

/** Whoever plays it takes the policies from the study. */
function splittingWork({ policies: _policies, ...splitting }: Splitting) {
  return splitting as unknown as NonNullable<Extract<Work, { kind: "units" }>["splitting"]>;
}

/** Refuses what no worker would play: a part is not cut, however many runs it has. */
function refuseLarge(chunks: readonly (readonly Unit[])[]): void {
  for (const [chunk, units] of chunks.entries()) {
    const points = units.reduce((sum, unit) => sum + unit.points.length, 0);
    const runs = units.reduce((sum, unit) => sum + unit.points.length * unit.runs, 0);
    if (points > mostChunkPoints || runs > mostChunkRuns)
      throw new QueueFault(say("queue.chunk-too-large", { chunk, points, runs }));
  }
}

/** By chunk: the place of its first part. */
function placesOf(chunks: readonly (readonly Unit[])[]): readonly number[] {
  let next = 0;
  return chunks.map((chunk) => {
    next += chunk.length;
    return next - chunk.length;
  });
}
