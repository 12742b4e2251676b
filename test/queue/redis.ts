/**
 * A Redis for tests: that of `FAULTLINE_TEST_REDIS`, which continuous integration starts, or else one of our own on a free port, which ends with the
 * tests. Each file has a database to itself.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Address, type Connection, connect } from "../../src/queue/index.js";
import { patience } from "../until.js";

export interface TestRedis {
  readonly address: Address;
  /** As `--queue` takes it. */
  readonly url: string;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Throws where there is no redis-server: what it shows can't be shown without one. */
export async function openRedis(db: number): Promise<TestRedis> {
  const given = process.env.FAULTLINE_TEST_REDIS;
  const { port, end } =
    given === undefined ? await startRedis() : { port: Number(new URL(given).port), end: () => undefined };
  const address = { host: "127.0.0.1", port, db, username: undefined, password: undefined, tls: false };
  const connection = await untilUp(address);
  await connection.redis.flushdb();
  return {
    address,
    url: `redis://127.0.0.1:${port}/${db}`,
    connection,
    async close() {
      await connection.redis.flushdb();
      connection.close();
      end();
    },
  };
}

/** Starts a Redis on loopback. */
export async function startRedis(options: (port: number) => readonly string[] = (port) => ["--port", `${port}`]) {
  if (spawnSync("redis-server", ["--version"]).error !== undefined)
    throw new Error(
      "redis-server is not on this machine, and the queue can't be tested without it (Debian: apt install redis-server)",
    );
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "faultline-redis-"));
  const all = [...options(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server: ChildProcess = spawn("redis-server", all, { stdio: "ignore" });
  const end = () => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", end);
  return { port, end };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof at === "object" && at !== null ? at.port : 0;
}

/** Connects as soon as Redis is up. */
export async function untilUp(address: Address): Promise<Connection> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await connect(address);
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
