/**
 * A host is reached by the names that its certificate is for, its words are kept only once it listens, and whoever comes in without end pushes out nobody
 * who holds a seat.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readReach } from "../../src/cli/host-options.js";
import type { HostOptions } from "../../src/host/index.js";
import { libraryScenario } from "../report/library.js";
import { serve } from "./browserless.js";

const tavush = libraryScenario("tavush-2020");
const seats = ["russia", "turkey"];

/** A certificate made for the occasion. */
function certificateFor(names: string): { readonly cert: Uint8Array; readonly key: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), "faultline-certificate-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=host -addext";
    const made = spawnSync("openssl", [...words.split(" "), `subjectAltName=${names}`, "-keyout", key, "-out", cert]);
    if (made.error !== undefined) throw new Error("openssl is not on this machine, and TLS can't be tested without it");
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a host answers that is asked by a name, with whatever certificate it has. */
const asked = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/", headers: { host }, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on("error", reject);
  });

async function answers(options: Partial<HostOptions>, names: readonly string[]) {
  const served = await serve(tavush, { seats, options });
  try {
    const { port, addresses } = served.host;
    const statuses = [];
    for (const name of names) statuses.push(await asked(port, `${name}:${port}`));
    return { statuses, first: addresses[0]?.replace(`:${port}`, "") };
  } finally {
    await served.close();
  }
}

it("a host with a certificate is reached by the names that it is for, and its code leads there", async () => {
  const tls = certificateFor("DNS:localhost,DNS:Exercise.lan,DNS:*.room.lan,IP:192.0.2.9");
  const names = ["exercise.lan", "EXERCISE.LAN", "127.0.0.1", "desk.room.lan", "other.lan", "192.0.2.9"];
  const statuses = [200, 200, 200, 421, 421, 421];
  expect(await answers({ tls, address: "0.0.0.0" }, names)).toEqual({ statuses, first: "https://exercise.lan" });
  expect(await answers({ tls }, names)).toEqual({ statuses, first: "https://127.0.0.1" });
});

it("a name under a star of the certificate is given by --public", async () => {
  const tls = certificateFor("DNS:*.room.lan");
  const { publicOrigin = "" } = readReach({ public: "https://desk.room.lan:8460" });
  const served = await serve(tavush, { seats, options: { tls, address: "0.0.0.0", publicOrigin } });
  try {
    expect(await asked(served.host.port, "desk.room.lan:8460")).toBe(200);
    expect(served.host.addresses).toEqual(["https://desk.room.lan:8460"]);
  } finally {
    await served.close();
  }
});

it("a host that can't listen keeps no words that nobody has been shown", async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
  });
  const served = await serve(tavush, { seats });
  const { session, folder } = served;
  const file = join(folder, "exercise.log.access");
  await served.host.close();
  try {
    const before = readFileSync(file, "utf8");
    await expect(serve(tavush, { session, options: { port, renew: seats } })).rejects.toThrow("EADDRINUSE");
    expect(readFileSync(file, "utf8")).toBe(before);
    rmSync(file);
    await expect(serve(tavush, { session, options: { port } })).rejects.toThrow("EADDRINUSE");
    expect(existsSync(file)).toBe(false);
  } finally {
    taken.close();
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it("an address to listen on is read whole, or refused: a wrong one is not taken for this machine's own", () => {
  for (const listen of ["foo:bar", "192.168.1.5:123456", "192.168.1.5 :80", "192.168.1.5:", "host name"])
    expect(() => readReach({ listen })).toThrow(`can’t read ${listen} as an address to listen on`);
  expect(readReach({})).toMatchObject({ address: "127.0.0.1", port: 8460 });
  expect(readReach({ listen: ":9000" })).toMatchObject({ address: "127.0.0.1", port: 9000 });
  expect(readReach({ listen: "[::1]:9000" })).toMatchObject({ address: "::1", port: 9000 });
});
