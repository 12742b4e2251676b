/**
 * How a study is cut into chunks, each a job. A job costs Redis and BullMQ half a millisecond, whoever plays it a twentieth of a second for packing what
 * it adds up to, and whoever gathers it a tenth of one for checking and merging that; so a chunk is played for seconds. Long chunks in the end would
 * have workers wait for the last one, so the last quarter of a study is cut four times as fine. A worker that is killed loses thirty seconds at most.
 */
import { batchRuns, type Unit } from "../analysis/index.js";
import { mostChunkRuns } from "./limits.js";

/** Days of play of a short chunk, at least and at most: one second and seven, on one core, where `tavush-2020` is played. */
const leastDays = 1_500_000;
const mostDays = 11_250_000;

/** Short chunks that a long one is made of. */
export const togetherByDefault = 4;

/** Short chunks of a study between the two. */
const wantedChunks = 400;

/** Runs of a short chunk of so many runs of so many days: whole blocks. */
export function chunkRuns(runs: number, days: number): number {
  const wanted = Math.min(Math.max((runs * days) / wantedChunks, leastDays), mostDays) / days;
  const most = Math.floor(mostChunkRuns / togetherByDefault / batchRuns) * batchRuns;
  return Math.min(Math.ceil(wanted / batchRuns) * batchRuns, most);
}

/** Most runs of a chunk whose rows, details or events are returned: results stay well below what may lie in the queue. */
const mostKept = { rows: 10_000, details: 2500, events: 1000 } as const;

/** The same where so much is kept of each run. */
export function chunkRunsWith(
  runs: number,
  days: number,
  { rows, details, events }: { readonly rows: boolean; readonly details: boolean; readonly events: boolean },
): number {
  const most = events ? mostKept.events : details ? mostKept.details : rows ? mostKept.rows : mostChunkRuns;
  return Math.min(most, chunkRuns(runs, days));
}

/** Parts of an experiment in chunks, in order: so many that each has `runs` runs or a little more. */
export function chunksOfParts(parts: readonly Unit[], runs: number): readonly (readonly Unit[])[] {
  const chunks: Unit[][] = [];
  let room = 0;
  for (const part of parts) {
    if (room <= 0) {
      chunks.push([]);
      room = runs;
    }
    chunks.at(-1)?.push(part);
    room -= part.runs * part.points.length;
  }
  return chunks;
}
