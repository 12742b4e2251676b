/**
 * Where the queue of `--queue` is, and how to be let in: the password comes from a file or the environment, never from a command line.
 */
import { isIP } from "node:net";
import { say } from "../catalogue/index.js";
import type { Address, Connection } from "../queue/index.js";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { complain, complainInWords } from "./output.js";
import { paste } from "./started.js";

export interface QueueOptions {
  readonly queue?: string;
  readonly queuePasswordFile?: string;
  /** Runs of a job. */
  readonly chunk?: number;
}

/** Refuses options about a queue where there is none, and a study that could not be taken up again. Throws UsageError. */
export function refuseQueue({
  queue,
  queuePasswordFile,
  chunk,
  seed,
}: QueueOptions & { readonly seed?: string }): void {
  if (queue === undefined) {
    const [alone] = [queuePasswordFile && "--queue-password-file", chunk && "--chunk"].filter(Boolean);
    if (alone) throw new UsageError(say("queue.queue-option-alone", { option: `${alone}` }), say("queue.give-queue"));
  } else if (seed === undefined) throw new UsageError(say("queue.needs-seed"), say("shares.give-seed"));
}

/** Opens the queue. Throws UsageError and QueueFault. */
export async function openQueue({ queue, queuePasswordFile }: QueueOptions): Promise<Connection> {
  const address = addressOf(queue ?? "", passwordOf(queuePasswordFile));
  const { connect } = await import("../queue/index.js");
  const connection = await connect(address);
  if (address.password !== undefined && !address.tls && !isHere(address.host))
    complainInWords(say("queue.password-in-the-clear", { shown: connection.shown }));
  return connection;
}

const isHere = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** An address as it was typed. What is wrong with it is told without repeating it, since it may hold a password. */
function addressOf(typed: string, password: string | undefined): Address {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url !== null && url.password !== "")
    throw new UsageError(
      say("queue.password-on-command-line"),
      [say("queue.give-password"), say("queue.change-password")].join(", "),
    );
  const path = /^(?:\/(\d{1,4})?)?$/.exec(url?.pathname ?? "?");
  const known = url !== null && ["redis:", "rediss:"].includes(url.protocol) && url.hostname !== "";
  if (!known || path === null || url.search !== "" || url.hash !== "")
    throw new UsageError(say("queue.bad-address"), say("queue.address-parts"));
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? 6379 : Number(url.port),
    db: Number(path[1] ?? 0),
    username: url.username === "" ? undefined : decodeURIComponent(url.username),
    password,
    tls: url.protocol === "rediss:",
  };
}

/** Most bytes of a file with a password. */
const mostPasswordBytes = 4096;

function passwordOf(file: string | undefined): string | undefined {
  if (file === undefined) return process.env.FAULTLINE_QUEUE_PASSWORD || undefined;
  try {
    const [password = "", ...others] = new TextDecoder()
      .decode(readOrdinaryFile(file, mostPasswordBytes))
      .replace(/\r?\n$/, "")
      .split("\n");
    if (password === "" || others.length > 0) throw new UsageError(say("queue.bad-password-file", { file }));
    return password;
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** Milliseconds without a worker after which that is said. */
const quietMs = 3000;

/** Says once that there is no worker, if there is none for a while. */
export function watchWorkers({ shown }: Connection, clear: () => void): (workers: number | null) => void {
  const began = performance.now();
  let told = false;
  return (workers) => {
    if (told || workers !== 0 || performance.now() - began < quietMs) return;
    told = true;
    clear();
    complainInWords(say("queue.no-workers", { shown }));
    complain(`  ${paste(["work", "--queue", shown])}`);
  };
}
