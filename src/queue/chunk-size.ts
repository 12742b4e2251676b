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
