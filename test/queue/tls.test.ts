/**
 * `rediss://` is TLS: a server is taken only if an authority that we trust vouches for its name.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../src/queue/index.js";
import { entry } from "../cli/faultline.js";
import { until } from "../until.js";
import { startRedis } from "./redis.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-tls-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("rediss:// takes a server whose certificate is trusted, and no other", async () => {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=queue -addext";
  const made = spawnSync(
    "openssl",
    [...words.split(" "), "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
    { encoding: "utf8" },
  );
  if (made.error !== undefined) throw new Error("openssl is not on this machine, and TLS can't be tested without it");
  expect([made.status, made.stderr]).toEqual([0, expect.anything()]);
  const { port, end } = await startRedis((tlsPort) => [
    ...["--port", "0", "--tls-port", `${tlsPort}`, "--tls-auth-clients", "no"],
    ...["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-ca-cert-file", certificate],
  ]);
  try {
    const work = (authorities: { readonly [name: string]: string }) =>
      spawnSync(
        process.execPath,
        [entry, "work", "--queue", `rediss://localhost:${port}`, "--workers", "0", "--leave-after", "0"],
        { encoding: "utf8", env: { ...process.env, ...authorities } },
      );
    let trusted = work({ NODE_EXTRA_CA_CERTS: certificate });
    await until(
      () => {
        trusted = work({ NODE_EXTRA_CA_CERTS: certificate });
        return trusted.status === 0;
      },
      () => trusted.stderr,
    );
    const address = { host: "127.0.0.1", port, db: 0, username: undefined, password: undefined };
    await expect(connect({ ...address, tls: true })).rejects.toThrow(/rediss:.*self-signed certificate/);
    await expect(connect({ ...address, tls: false })).rejects.toThrow(/no queue to be had at redis:/);
  } finally {
    end();
  }
});
