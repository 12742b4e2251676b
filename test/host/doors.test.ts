/**
 * Nobody comes in who may not, and nobody does what is not theirs: forged, swapped, taken and expired tokens, requests of other sites and
 * other hosts, and requests of any shape. Nothing of it is accepted, nothing fails inside, and no answer tells how the program is made.
 */
import { readFileSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualLimits } from "../../src/host/index.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { patience } from "../until.js";
import { type Answer, Device, type Served, send, serve } from "./browserless.js";

const tavush = libraryScenario("tavush-2020");
const seats = ["russia", "turkey", "armenia"];
const draft = { act: "choose", turn: 1, transition: "russia.mediation.appeal" };
const unhurried = { burst: 1e6, perSecond: 1e6 };
/** Of a word no try comes back with time, so that a slow machine tries no more often. */
const words = { ...usualLimits.words, perSecond: 0 };
const limits = { requests: unhurried, acts: unhurried, codes: unhurried, words };

let served: Served;
beforeAll(async () => {
  served = await serve(tavush, { seats, options: { limits } });
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

const lines = () => served.session.state.inputs;

describe("ways in", () => {
  it("are the code for the lobby alone, a seat's word or link for that seat, and the key for the white cell", async () => {
    const { access } = served.host;
    const device = served.device();
    const enter = async (entry: object) => (await device.post("/api/enter", entry)).status;
    expect(await enter({ watch: true })).toBe(403);
    expect(await enter({ seat: "turkey", word: access.keyOf("turkey")?.word })).toBe(403);
    expect(await enter({ code: "XXXXXX" })).toBe(403);
    expect(await enter({ code: ` ${access.code.slice(0, 3).toLowerCase()} ${access.code.slice(3)}` })).toBe(200);
    expect(JSON.parse((await device.get("/api/page")).body)).toMatchObject({
      head: { role: "lobby" },
      lobby: { seats: seats.map((seat) => ({ seat })) },
    });
    expect((await device.post("/api/act", draft)).status).toBe(403);
    expect((await device.get("/api/map")).status).toBe(404);
    expect(await enter({ seat: "turkey", word: access.keyOf("russia")?.word })).toBe(403);
    expect(await enter({ seat: "turkey", word: access.keyOf("turkey")?.word })).toBe(200);
    expect(JSON.parse((await device.get("/api/page")).body)).toMatchObject({ head: { role: "seat", actor: "Turkey" } });
    expect(await enter({ key: access.whiteCellKey })).toBe(200);
    expect((await device.post("/api/act", draft)).status).toBe(403);
  });

  it("are kept as hashes in a file that nobody else may read, and not in the log", async () => {
    const { access } = served.host;
    const device = await served.seated("armenia");
    const log = join(served.folder, "exercise.log");
    const file = `${log}.access`;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secrets = [
      device.cookie.split("=")[1] ?? "",
      access.whiteCellKey ?? "",
      ...seats.flatMap((seat) => Object.values(access.keyOf(seat) ?? {})),
    ];
    for (const text of [readFileSync(file, "utf8"), readFileSync(log, "utf8")])
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(secrets.length).toBe(2 + 2 * seats.length);
    expect(readFileSync(log, "utf8")).not.toContain(access.code);
  });

  it("are tried at most so often: a seat's word ten times", async () => {
    const device = served.device();
    await device.post("/api/enter", { code: served.host.access.code });
    const tried = [];
    for (let n = 0; n < 14; n += 1)
      tried.push((await device.post("/api/enter", { seat: "russia", word: "bama-bama-bama" })).status);
    expect(new Set(tried)).toEqual(new Set([403, 429]));
    expect(tried.filter((status) => status === 403)).toHaveLength(10);
    expect(tried.at(-1)).toBe(429);
  });
});

describe("a token", () => {
  it("is in a cookie that programs of pages can't read and other sites can't send", async () => {
    const device = served.device();
    const { headers } = await device.post("/api/enter", { code: served.host.access.code });
    expect(`${headers["set-cookie"]}`).toMatch(/; HttpOnly/);
    expect(`${headers["set-cookie"]}`).toMatch(/; SameSite=Strict/);
    expect(`${headers["set-cookie"]}`).toMatch(/; Path=\//);
  });

  it("of one seat opens no other, is worth nothing once it is changed, left or taken", async () => {
    const [turkey, russia] = [await served.seated("turkey"), await served.seated("russia")];
    const before = lines();
    expect((await turkey.post("/api/act", draft)).status).toBe(409);
    expect((await turkey.post("/api/act", { act: "hold", turn: 1, posture: "russia.mediation" })).status).toBe(409);
    expect((await turkey.post("/api/act", { ...draft, seat: "russia" })).status).toBe(400);
    expect((await turkey.post("/api/white-cell", { input: { type: "resolve" } })).status).toBe(403);
    expect((await turkey.post("/api/seats", { renew: "russia" })).status).toBe(403);
    const forged = served.device();
    const [name, token = ""] = russia.cookie.split("=");
    for (const wrong of [
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`,
      "",
      "null",
      "__proto__",
    ]) {
      forged.cookie = `${name}=${wrong}`;
      expect([wrong, (await forged.get("/api/page")).status, (await forged.post("/api/act", draft)).status]).toEqual([
        wrong,
        401,
        401,
      ]);
    }
    const copy = served.device();
    copy.cookie = russia.cookie;
    await russia.post("/api/leave", {});
    expect((await copy.post("/api/act", draft)).status).toBe(401);
    const taken = await served.seated("armenia");
    await served.host.access.renew("armenia");
    expect((await taken.get("/api/page")).status).toBe(401);
    expect(lines()).toBe(before);
  });

  it("expires", async () => {
    let now = Date.now();
    const other = await serve(tavush, { seats, options: { now: () => now } });
    try {
      const device = await other.seated("russia");
      expect((await device.get("/api/page")).status).toBe(200);
      now += 7 * 24 * 3600 * 1000;
      expect((await device.get("/api/page")).status).toBe(401);
      expect((await device.post("/api/act", draft)).status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it("that is taken ends the stream that it opened, and what another seat holds goes on", async () => {
    const [turkey, russia] = [await served.seated("turkey"), await served.seated("russia")];
    for (const device of [turkey, russia]) device.listen();
    await expect.poll(() => turkey.events * russia.events, { timeout: patience }).toBeGreaterThan(0);
    await served.host.access.renew("turkey");
    await expect.poll(() => turkey.open, { timeout: patience }).toBe(false);
    expect(turkey.told).toContain("event:gone");
    expect(russia.open).toBe(true);
    russia.hangUp();
  });
});

describe("a page of another site", () => {
  it("can make no browser act, nor read", async () => {
    const russia = await served.seated("russia");
    const before = lines();
    const elsewhere = [
      { Origin: "https://elsewhere.example" },
      { Origin: "null" },
      { Origin: `https://127.0.0.1:${served.host.port}` },
      { Origin: `http://127.0.0.1:${served.host.port + 1}` },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Content-Type": "text/plain" },
      { "Content-Type": "application/x-www-form-urlencoded" },
    ];
    for (const headers of elsewhere) {
      const { status } = await russia.post("/api/act", draft, headers as Record<string, string>);
      expect([headers, status >= 400]).toEqual([headers, true]);
    }
    const own = { Host: `127.0.0.1:${served.host.port}`, Cookie: russia.cookie };
    const noOrigin = await send(served.host.port, {
      method: "POST",
      path: "/api/act",
      headers: { ...own, "Content-Type": "application/json" },
      body: JSON.stringify(draft),
    });
    expect(noOrigin.status).toBe(403);
    for (const headers of [{ Origin: "https://elsewhere.example" }, { "Sec-Fetch-Site": "cross-site" }] as Record<
      string,
      string
    >[])
      expect((await russia.send({ path: "/api/page", headers })).status).toBe(403);
    for (const host of ["elsewhere.example", "127.0.0.1", `localhost.elsewhere.example:${served.host.port}`])
      expect([host, (await russia.send({ path: "/", headers: { Host: host } })).status]).toEqual([host, 421]);
    expect(lines()).toBe(before);
  });

  it("may not frame one of these, load anything into it, or run a program in it", async () => {
    for (const path of ["/", "/program.js", "/api/page", "/nowhere"]) {
      const { headers } = await served.device().get(path);
      const policy = `${headers["content-security-policy"]}`;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect([headers.server, headers["x-powered-by"], headers["access-control-allow-origin"]]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
    const { body } = await served.device().get("/");
    expect(body).not.toMatch(/https?:\/\/|<script>|style="|onload/);
  });
});

/** What an answer may not tell. */
const telling = /\bat \w+.*\.(?:[jt]s|mjs):\d|node_modules|Error:|\/src\/|\/dist\//;

function checkRefused({ status, body }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(telling);
}

describe("a request of any shape", () => {
  it("is refused in words, with its path, its headers and its body as they come", async () => {
    const russia = await served.seated("russia");
    const before = lines();
    const path = fc.oneof(
      fc.constantFrom(
        "/api/act",
        "/api/enter",
        "/api/white-cell",
        "/api/seats",
        "/api/../api/act",
        "//api/act",
        "/api/act/",
        "/api/%61ct%00",
      ),
      fc.webPath().filter((one) => one !== "" && one !== "/"),
    );
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '{"act":"choose","turn":1,"transition":"__proto__.x.y"}',
        '{"__proto__":{"act":"ready"}}',
        "[".repeat(5000),
        '{"act":"ready","turn":1e999}',
        "\u0000",
        "x".repeat(9000),
      ),
    );
    const header = fc.dictionary(
      fc.constantFrom(
        "X-Forwarded-For",
        "X-HTTP-Method-Override",
        "Range",
        "Expect",
        "Last-Event-ID",
        "Accept-Encoding",
        "Cookie",
      ),
      fc.stringMatching(/^[\x20-\x7e]{0,80}$/),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(path, body, header, async (asked, written, headers) => {
        const { Expect: _expect, ...sent } = headers;
        const answer = await russia.send({
          method: "POST",
          path: asked,
          headers: { Origin: russia.origin, "Content-Type": "application/json", Cookie: russia.cookie, ...sent },
          body: written,
        });
        checkRefused(answer);
      }),
      { numRuns: full ? 150 : 40, seed: 16 },
    );
    expect(lines()).toBe(before);
  });

  it("is answered, or let go, where it is no HTTP at all", async () => {
    const shapes = [
      "GET / HTTP/1.1\r\n\r\n",
      "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${served.host.port}\r\nHost: elsewhere\r\n\r\n`,
      `POST /api/act HTTP/1.1\r\nHost: 127.0.0.1:${served.host.port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET http://elsewhere/ HTTP/1.1\r\nHost: 127.0.0.1:${served.host.port}\r\n\r\n`,
      `CONNECT elsewhere:443 HTTP/1.1\r\nHost: 127.0.0.1:${served.host.port}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${served.host.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      "\u0016\u0003\u0001\u0002\u0000",
    ];
    for (const shape of shapes) {
      const text = await raw(served.host.port, shape);
      expect([shape.slice(0, 90), /^HTTP\/1\.1 200/.test(text)]).toEqual([shape.slice(0, 90), false]);
      expect(text).not.toMatch(telling);
    }
    expect((await served.device().get("/")).status).toBe(200);
  });
});

/** Sends bytes, and reads until the other side closes or has answered. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(text));
    let read = "";
    socket.on("data", (part) => {
      read += part.toString("latin1");
    });
    socket.on("error", () => resolve(read));
    socket.on("close", () => resolve(read));
    socket.setTimeout(patience, () => socket.destroy());
  });
}

it("a device opens at most so many streams", async () => {
  const watcher = await served.watcher();
  const copies = Array.from({ length: 8 }, () => {
    const copy = new Device(served.host.port);
    copy.cookie = watcher.cookie;
    copy.listen();
    return copy;
  });
  await expect.poll(() => copies.filter(({ open }) => open).length, { timeout: patience }).toBe(6);
  for (const copy of copies) copy.hangUp();
  await expect.poll(() => served.host.people({ kind: "table" }), { timeout: patience }).toBe(0);
});
