/**
 * Jobs: which study, and which of its chunks. BullMQ gives them out, takes back those of workers that have gone, and gives them out again.
 */
import { Queue } from "bullmq";
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { findFault } from "../engine/scenario.js";
import { type Connection, prefix, queueName } from "./connection.js";
import { hexDigest } from "./document.js";
import { mostChunks, mostJobBytes } from "./limits.js";
import { QueueFault } from "./packed.js";

const jobSchema = z.strictObject({
  study: hexDigest,
  chunk: z
    .int()
    .min(0)
    .max(mostChunks - 1),
});
export type ChunkJob = z.output<typeof jobSchema>;

/** Reads the data of a job. Throws QueueFault. */
export function readJob(data: unknown): ChunkJob {
  const what = say("queue.the-job");
  const bytes = JSON.stringify(data)?.length ?? 0;
  if (bytes > mostJobBytes)
    throw new QueueFault(say("queue.too-large", { what, bytes: `${bytes}`, most: `${mostJobBytes}` }));
  const fault = findFault(jobSchema, data);
  if (fault !== null) throw new QueueFault(say("queue.malformed", { what, fault }));
  return data as ChunkJob;
}

const jobId = (study: string, chunk: number) => `${study}-${chunk}`;

/** The jobs of a study. */
export interface Jobs {
  /** Gives out chunks; one that is given out already stays as it is. */
  add(chunks: Iterable<number>): Promise<void>;
  /** Takes back what no worker has begun. */
  remove(chunks: Iterable<number>): Promise<void>;
  /** Why a chunk was given up by the workers; null where none was. */
  givenUp(): Promise<{ readonly chunk: number; readonly reason: string } | null>;
  /** Forgets which were given up. */
  forgetGivenUp(): Promise<void>;
  /** Workers that are connected; null where Redis does not tell. */
  workers(): Promise<number | null>;
  close(): Promise<void>;
}

export function openJobs({ redis }: Connection, study: string): Jobs {
  const queue = new Queue(queueName, { connection: redis, prefix });
  // Whatever goes wrong is told by the command that was sent.
  queue.on("error", () => undefined);
  const failed = async () => {
    if ((await queue.getFailedCount()) === 0) return [];
    return (await queue.getFailed(0, mostChunks)).filter(({ id }) => id?.startsWith(`${study}-`));
  };
  return {
    async add(chunks) {
      await queue.addBulk(
        [...chunks].map((chunk) => ({
          name: "chunk",
          data: { study, chunk } satisfies ChunkJob,
          opts: {
            jobId: jobId(study, chunk),
            attempts: 10,
            backoff: { type: "fixed", delay: 500 },
            removeOnComplete: true,
            removeOnFail: false,
          },
        })),
      );
    },
    async remove(chunks) {
      for (const chunk of chunks) await queue.remove(jobId(study, chunk));
    },
    async givenUp() {
      const [job] = await failed();
      if (job === undefined) return null;
      return { chunk: Number(job.id?.split("-")[1]), reason: String(job.failedReason).slice(0, 500) };
    },
    async forgetGivenUp() {
      for (const job of await failed()) await job.remove();
    },
    async workers() {
      try {
        return await queue.getWorkersCount();
      } catch {
        return null;
      }
    },
    close: () => queue.close(),
  };
}

/** Jobs that no worker has begun, of all studies. */
export async function jobsWaiting({ redis }: Connection): Promise<number> {
  const queue = new Queue(queueName, { connection: redis, prefix });
  queue.on("error", () => undefined);
  const waiting = await queue.getJobCountByTypes("waiting", "delayed");
  await queue.close();
  return waiting;
}
