// Whether a host lets anything in that it should not: `node bench/host-hostile.mjs [requests] [--slow 40]`, from a build, on Linux. Sends 20,000 requests to a host without a desk: tokens
// that are forged, changed, of another seat, left or taken; posts as pages of other sites would make browsers send them; paths, headers and bodies of any shape, and bytes that
// are no HTTP; while slow clients hold connections open and read nothing. Prints how many were answered with what, whether the log has grown, whether any answer tells of the program, and
// memory along the way. Exit code 1 where anything was accepted, the host has gone, an answer tells too much, or memory of the second half is more than a tenth above
// that of the first (each by its median; the first figure, after a tenth of the requests, is left out, for the program warms up).
import "./help.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import seedrandom from "seedrandom";
import {
  Device,
  memoryOf,
  pause,
  quantile,
  seatDevices,
  send,
  startHosting,
  stopHosting,
  whiteCell,
} from "./host-devices.mjs";

const { values: asked, positionals } = parseArgs({
  options: { slow: { type: "string", default: "40" }, seed: { type: "string", default: "hostile" } },
  allowPositionals: true,
});
const requests = Number(positionals[0] ?? 20_000);
const draw = seedrandom(asked.seed);
const pick = (items) => items[Math.floor(draw() * items.length)];
const folder = mkdtempSync(join(tmpdir(), "faultline-host-hostile-"));
const log = join(folder, "x.log");
const seats = ["russia", "turkey", "armenia"];
const { child, said, complaints } = await startHosting([
  "tavush-2020",
  "--seed",
  "hostile",
  "--seat",
  ...seats,
  "--save",
  log,
  "--listen",
  ":0",
]);
const { port } = said;
const host = `127.0.0.1:${port}`;
const origin = `http://${host}`;
const linesOf = () => readFileSync(log, "utf8").split("\n").length;
const telling = /\bat \S+ \(|node_modules|\.(?:m?js|ts):\d+|Error:/;

const [russia, turkey, armenia] = await seatDevices(said);
const cell = await whiteCell(said);
const left = (await seatDevices(said))[0];
await left.post("/api/leave", {});
const taken = armenia.cookie;
await cell.post("/api/seats", { renew: "armenia" });
const [name, token] = russia.cookie.split("=");
const draft = JSON.stringify({ act: "choose", turn: 1, transition: "russia.mediation.appeal" });
const text = (longest) =>
  Array.from({ length: Math.floor(draw() * longest) }, () => String.fromCharCode(32 + Math.floor(draw() * 95))).join(
    "",
  );
const json = { Host: host, Origin: origin, "Content-Type": "application/json" };
const changed = () => {
  const at = Math.floor(draw() * token.length);
  // Never the letter that is there: that would be the token itself.
  return token.slice(0, at) + pick([..."ABCxyz019-_"].filter((letter) => letter !== token[at])) + token.slice(at + 1);
};
const cookies = [
  () => `${name}=${changed()}`,
  () => `${name}=${text(60).replaceAll(/[;,\s"\\]/g, "")}`,
  () => left.cookie,
  () => taken,
  () => turkey.cookie,
  () => `${name}=${token.slice(0, -1)}; ${name}=`,
  () => "",
];
const bodies = [
  () => draft,
  () =>
    JSON.stringify({
      act: pick(["ready", "unready", "hold", "choose", "x"]),
      turn: pick([1, 2, -1, 1e9, "1", null]),
      transition: text(20),
      seat: "russia",
    }),
  () => `{"__proto__":{"act":"ready"},"act":"${text(8)}"}`,
  () => "[".repeat(Math.floor(draw() * 7000)),
  () => text(400),
  () => "x".repeat(9000),
  () => JSON.stringify({ input: { type: "resolve" } }),
  () => JSON.stringify({ renew: pick(["russia", true]) }),
  () => JSON.stringify({ forecasts: [], before: [] }),
];
const paths = [
  "/api/act",
  "/api/white-cell",
  "/api/white-cell/link",
  "/api/white-cell/questions",
  "/api/white-cell/forecasts",
  "/api/seats",
  "/api/act/",
  "//api/act",
  "/api/../api/act",
  "/api/%61ct",
  "/api/act%00",
  "/API/ACT",
  "/..%2f..%2fetc/passwd",
];

/** What the white cell alone reads and takes away. */
const takenAway = ["link", "log", "report", "docx", "review", "picture", "stood?record=0", "what-if?of=drop"].map(
  (path) => `/api/white-cell/${path}`,
);

/** Of none of these may anything be accepted. */
const attacks = {
  // The only token that is right here is Turkey's, for an order of Russia's.
  token: () => ({ method: "POST", path: "/api/act", headers: { ...json, Cookie: pick(cookies)() }, body: draft }),
  read: () => ({
    path: pick(["/api/page", "/api/map", "/api/events", ...takenAway]),
    headers: { Host: host, Cookie: pick(cookies.slice(0, 4))() },
  }),
  site: () => ({
    method: "POST",
    path: "/api/act",
    headers: {
      ...json,
      Cookie: russia.cookie,
      ...pick([
        { Origin: "https://elsewhere.example" },
        { Origin: "null" },
        { Origin: `https://${host}` },
        { "Sec-Fetch-Site": "cross-site" },
        { "Sec-Fetch-Site": "same-site" },
        { "Content-Type": "text/plain" },
        { "Content-Type": "multipart/form-data; boundary=x" },
        { Host: "elsewhere.example" },
        { Host: `elsewhere.example:${port}` },
      ]),
    },
    body: draft,
  }),
  guess: () => ({
    method: "POST",
    path: "/api/enter",
    headers: json,
    body: JSON.stringify(
      pick([
        { code: text(6) },
        { key: changed() },
        { seat: "russia", word: text(14) },
        { watch: true },
        { seat: "__proto__", word: "" },
      ]),
    ),
  }),
  shape: () => ({
    method: pick(["POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]),
    path: pick(paths),
    headers: {
      ...json,
      Cookie: turkey.cookie,
      [pick([
        "X-Forwarded-For",
        "X-HTTP-Method-Override",
        "Range",
        "Last-Event-ID",
        "Accept-Encoding",
        "Transfer-Encoding2",
      ])]: text(200),
    },
    body: pick(bodies)(),
  }),
};
const shapes = [
  () => `GET /${text(50)} HTTP/1.1\r\n\r\n`,
  () => `POST /api/act HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: elsewhere\r\n\r\n`,
  () => `GET /${"a".repeat(9000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  () => `GET /api/page HTTP/1.1\r\nHost: ${host}\r\n${"X: y\r\n".repeat(3000)}\r\n`,
  () => String.fromCharCode(...Array.from({ length: 100 }, () => Math.floor(draw() * 256))),
  () => `GET / HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
];
/** Another address for each hundred requests: a host lets one address ask only so often, and then looks at nothing that it asks. */
const from = () => `127.0.${1 + Math.floor(sent / 25_000)}.${2 + (Math.floor(sent / 100) % 250)}`;

function raw(bytes) {
  return new Promise((resolve) => {
    let read = "";
    const socket = connect({ port, host: "127.0.0.1", localAddress: from() }, () =>
      socket.end(Buffer.from(bytes, "latin1")),
    );
    socket.on("data", (part) => {
      read += part.toString("latin1");
    });
    socket.on("error", () => resolve(read));
    socket.on("close", () => resolve(read));
    socket.setTimeout(60_000, () => {
      unanswered += 1;
      socket.destroy();
    });
  });
}

const counts = new Map();
const durations = new Map();
let [accepted, told, unanswered, sent] = [0, 0, 0, 0];
const count = (kind, status) => counts.set(`${kind} ${status}`, (counts.get(`${kind} ${status}`) ?? 0) + 1);

async function attack() {
  sent += 1;
  if (draw() < 0.1) {
    const answer = await raw(pick(shapes)());
    const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? "closed";
    count("bytes", status);
    if (/^2/.test(status)) accepted += 1;
    if (telling.test(answer)) told += 1;
    return "bytes";
  }
  const kind = pick(Object.keys(attacks));
  try {
    const { status, body } = await send(port, { ...attacks[kind](), from: from() });
    count(kind, status);
    if (status < 400) accepted += 1;
    if (status >= 500 || telling.test(body)) told += 1;
  } catch (error) {
    // Where a body is too long the other side may hang up before it has been sent.
    if (error.code === "ECONNREFUSED" || error.message.startsWith("no answer")) unanswered += 1;
    count(kind, error.code ?? error.message);
  }
  return kind;
}

/** One after another, as long as any are left: a slow answer holds up nobody else's. */
async function attackOn(toldAt) {
  while (sent < requests) {
    const began = performance.now();
    const kind = await attack();
    durations.set(kind, (durations.get(kind) ?? 0) + performance.now() - began);
    if (sent >= toldAt.next) {
      toldAt.next += requests / 10;
      memory.push(await memoryOf(child.pid));
    }
  }
}

/** Clients that never end their request, that send it byte by byte, or that read nothing of a stream that they may have; each comes again once it is hung up on. */
function slowClient(n) {
  const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.200.${1 + (n % 250)}` });
  socket.on("error", () => undefined);
  // What is not read keeps a connection open on this side.
  if (n % 3 === 1) socket.pause();
  else socket.resume();
  const request = `POST /api/act HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n`;
  if (n % 3 === 0) socket.write(request);
  else if (n % 3 === 1) socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\nCookie: ${turkey.cookie}\r\n\r\n`);
  let written = 0;
  const dripping = setInterval(() => {
    if (n % 3 === 2 && written < request.length) socket.write(request[written++]);
  }, 500);
  socket.on("close", () => {
    clearInterval(dripping);
    hungUp += 1;
    if (attacking) slow[n] = slowClient(n);
  });
  return socket;
}
let [attacking, hungUp] = [true, 0];
const slow = [];
for (let n = 0; n < Number(asked.slow); n += 1) slow.push(slowClient(n));

const lines = linesOf();
const memory = [];
try {
  const toldAt = { next: requests / 10 };
  const began = performance.now();
  await Promise.all(Array.from({ length: 48 }, () => attackOn(toldAt)));
  attacking = false;
  console.log(`${sent} requests in ${Math.round((performance.now() - began) / 1000)} s`);
  for (const [kind, time] of durations) {
    const n = [...counts].filter(([what]) => what.startsWith(kind)).reduce((sum, [, one]) => sum + one, 0);
    console.log(`${kind}: ${Math.round(time / n)} ms each`);
  }
  // What the table of limits has for one address is filled again.
  await pause(3000);
  const device = new Device(port);
  device.cookie = russia.cookie;
  const honest = await device.post("/api/act", JSON.parse(draft));
  const grown = linesOf() - lines;
  console.log(
    [...counts]
      .sort()
      .map(([what, n]) => `${what}: ${n}`)
      .join("\n"),
  );
  console.log(
    `${sent} requests, ${slow.length} slow clients, hung up on ${hungUp} times: ${accepted} accepted, ${told} answers that tell too much, ${unanswered} unanswered`,
  );
  console.log(`an honest draft afterwards: ${honest.status}; the log has grown by ${grown} line`);
  console.log(`memory in MB: ${memory.join(" ")}; complaints of the host: ${complaints().length}`);
  const [first, second] = [memory.slice(1, 5), memory.slice(5)].map((some) => quantile(some, 0.5));
  console.log(
    `memory in the middle of the first half ${first} MB, of the second ${second}: ${(second / first).toFixed(2)} times`,
  );
  process.exitCode =
    second > 1.1 * first ||
    accepted + told + unanswered > 0 ||
    honest.status !== 200 ||
    grown !== 1 ||
    complaints() !== ""
      ? 1
      : 0;
} finally {
  for (const socket of slow) socket.destroy();
  await stopHosting(child);
  rmSync(folder, { recursive: true, force: true });
}
