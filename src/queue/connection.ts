/**
 * The connection to Redis. One that can't be opened is told at once; one that is lost is opened again for a while.
 */
import { isIP } from "node:net";
import { Redis } from "ioredis";
import { say } from "../catalogue/index.js";
import { engineVersion } from "../engine/index.js";
import { QueueFault } from "./packed.js";

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
}

/** Where all that is ours lies in Redis. */
export const prefix = "faultline";

/** The queue of jobs: one for each version of the engine, so that a worker is never given one of another's. */
export const queueName = engineVersion;

export interface Connection {
  readonly redis: Redis;
  /** Where it leads, without a password. */
  readonly shown: string;
  close(): void;
}

/** Milliseconds for which a lost connection is tried again. */
const patienceMs = 60_000;

/** Opens a connection. Throws QueueFault where there is no Redis, or it will not have us. */
export async function connect({ host, port, db, username, password, tls }: Address): Promise<Connection> {
  let lostAt: number | null = null;
  let opened = false;
  const redis = new Redis({
    host,
    port,
    db,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    // A certificate is for a name; certificates are checked against Node's authorities and NODE_EXTRA_CA_CERTS.
    ...(tls ? { tls: isIP(host) === 0 ? { servername: host } : {} } : {}),
    lazyConnect: true,
    connectTimeout: 10_000,
    // As BullMQ demands of a connection that waits for jobs.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => {
      if (!opened) return null;
      lostAt ??= performance.now();
      return performance.now() - lostAt > patienceMs ? null : Math.min(100 * times, 2000);
    },
  });
  let reason: unknown = null;
  // Without a listener each would be printed; what matters reaches whoever waits for an answer.
  redis.on("error", (error) => {
    reason = error;
  });
  redis.on("ready", () => {
    lostAt = null;
  });
  const shown = `${tls ? "rediss" : "redis"}://${host.includes(":") ? `[${host}]` : host}:${port}/${db}`;
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw notReached(shown, reason ?? error);
  }
  opened = true;
  return { redis, shown, close: () => redis.disconnect() };
}

function notReached(shown: string, error: unknown): QueueFault {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = message === "" || message === undefined ? (code ?? String(error)) : message;
  const needsPassword = /NOAUTH|WRONGPASS|AUTH/.test(words);
  return new QueueFault(
    say("queue.not-reached", { shown, reason: words }),
    needsPassword ? say("queue.give-password") : say("queue.start-redis"),
  );
}
