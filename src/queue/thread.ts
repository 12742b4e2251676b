/**
 * The entry point of a thread of a worker: plays the chunks that it is given.
 */
import { type ChunkPlayed, type ChunkTask, createChunkPlayer } from "./play-chunk.js";

const player = createChunkPlayer();

/** Called by the pool. */
export function play(task: ChunkTask): Promise<ChunkPlayed> {
  return player(task);
}
