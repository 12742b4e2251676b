/**
 * How a study is cut into chunks, each a job. A job costs Redis and BullMQ half a millisecond, whoever plays it a twentieth of a second for packing what
 * it adds up to, and whoever gathers it a sixth of one for checking and merging that; so a chunk is played for a second and more. A worker that is killed loses thirty at most, and
 * there are enough chunks for every worker to be busy until nearly the end.
 */
import { batchRuns, type Unit } from "../analysis/index.js";
import { mostChunkRuns } from "./limits.js";

/** Days of play of the least and the largest chunk: a second and thirty, on one core, where `tavush-2020` is played. */
const leastDays = 1_500_000;
const mostDays = 45_000_000;

/** Chunks between the two. */
const wantedChunks = 200;

/** Runs of a chunk of so many runs of so many days: whole blocks. */
export function chunkRuns(runs: number, days: number): number {
  const wanted = Math.min(Math.max((runs * days) / wantedChunks, leastDays), mostDays) / days;
  return Math.min(Math.ceil(wanted / batchRuns) * batchRuns, mostChunkRuns);
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
