/**
 * Bounds of what is read from Redis, where anybody who may write can lay down anything: looked at before it is fetched where Redis can tell,
 * and before it is unpacked elsewhere.
 */

/** Most chunks of a study. */
export const mostChunks = 20_000;

/** Most runs of a chunk, over all of its points. */
export const mostChunkRuns = 1_000_000;

/** Most chunks that are one. */
export const mostTogether = 16;

/** Most points that a chunk of an experiment has. */
export const mostChunkPoints = 100_000;

/** Most bytes of a study, of a chunk's points, and of a result: packed, and as JSON. */
export const most = {
  document: { packed: 1 << 25, json: 1 << 27 },
  units: { packed: 1 << 24, json: 1 << 26 },
  result: { packed: 1 << 26, json: 1 << 28 },
  /** Of what a coordinator has merged so far: a tally file (src/shares). */
  kept: { packed: 1 << 28 },
} as const;

/** Most bytes of a job's data. */
export const mostJobBytes = 1024;
