// Whether a host that is killed loses anything that it has acknowledged: `node bench/host-kills.mjs [kills] [--devices 12] [--browsers 2]`, from a build. Twelve devices in four
// seats draft and take back, two of them real browsers at the size of a phone; the white cell writes notes, two evaluators write, change and take back theirs, and devices hand their forms of feedback in
// again and again. The host gets SIGKILL after so many acknowledged inputs as a seed draws; then it is started again with its log. After each kill every acknowledged note and form has to be in the log as it was
// acknowledged last, and each page has to show what was acknowledged last for each posture and note, unless something later was on its way. Prints how many inputs were acknowledged and lost, and how long after the host listened again all pages were whole. Exit code 1 for a lost one, or where pages took more than three seconds.
import "./help.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import seedrandom from "seedrandom";
import { browserSeats } from "./host-browsers.mjs";
import { pause, quantile, seatDevices, startHosting, stopHosting, until, whiteCell } from "./host-devices.mjs";
import { FormWriter, NoteWriter, reviewIn } from "./host-reviewers.mjs";
import { root } from "./measure.mjs";

const { values: asked, positionals } = parseArgs({
  options: { devices: { type: "string", default: "12" }, browsers: { type: "string", default: "2" } },
  allowPositionals: true,
});
const kills = Number(positionals[0] ?? 500);
const draw = seedrandom("host-kills");
const folder = mkdtempSync(join(tmpdir(), "faultline-host-kills-"));
const log = join(folder, "x.log");
const seats = ["russia", "turkey", "armenia", "azerbaijan"];
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const found = server.address().port;
    server.close(() => resolve(found));
  });
});
const listen = ["--listen", `127.0.0.1:${port}`];
let { child, said } = await startHosting([
  join(root, "docs/examples/tavush-exercise.yaml"),
  "--seed",
  "kills",
  "--seat",
  ...seats,
  "--save",
  log,
  ...listen,
]);
// A browser has its seat for itself, so that what stands last is what it pressed last.
const ofBrowsers = seats.slice(1, 1 + Number(asked.browsers));
const plain = said.seats.filter(({ seat }) => !ofBrowsers.includes(seat));
const devices = await seatDevices(
  { ...said, seats: plain },
  Math.ceil((Number(asked.devices) - ofBrowsers.length) / plain.length),
);
const { browser, seats: phones } =
  ofBrowsers.length === 0 ? { browser: null, seats: [] } : await browserSeats(said, ofBrowsers);
const cell = await whiteCell(said);
const evaluators = await seatDevices({
  ...said,
  seats: said.evaluators.map(({ evaluator, link }) => ({ seat: evaluator, link })),
});
// Forms are handed in while orders are still possible.
await cell.post("/api/white-cell", { input: { type: "review", do: "open" } });
const noting = evaluators.map((device) => new NoteWriter(device, draw, device.seat));
const reviewers = [
  ...noting,
  ...[...evaluators, ...devices].map((device, number) => new FormWriter(device, draw, number)),
];
const listening = [...devices, ...evaluators];
const notes = [];
/** By posture: the mark that was acknowledged last, or null while anything is on its way. */
const acknowledged = new Map();
let [inputs, lost, unwhole, number] = [0, 0, 0, 0];
const wholeAfter = [];
let alive = true;
const acknowledgedAll = () => [...phones, ...reviewers].reduce((sum, one) => sum + one.inputs, inputs);

/** One after the other for each posture, so that what stands last is known. */
const busy = new Set();
async function act(device) {
  const { turn } = device.page;
  const row = turn?.rows.filter((one) => one.kind === "order" && one.barred === "")[Math.floor(draw() * 6)];
  if (row === undefined || busy.has(row.posture)) return;
  busy.add(row.posture);
  const before = acknowledged.get(row.posture);
  acknowledged.set(row.posture, null);
  const takesBack = row.given === "drafted";
  const wanted = takesBack ? { act: "hold", posture: row.posture } : { act: "choose", transition: row.transition };
  try {
    const { status } = await device.post("/api/act", { ...wanted, turn: turn.number });
    if (status === 200) {
      inputs += 1;
      acknowledged.set(row.posture, takesBack ? "held" : row.transition);
    } else acknowledged.set(row.posture, before ?? null);
  } catch {
    // It may or may not have come to the log.
  } finally {
    busy.delete(row.posture);
  }
}

async function write() {
  number += 1;
  const text = `note ${number}`;
  try {
    const { status } = await cell.post("/api/white-cell", { input: { type: "note", text } });
    if (status === 200) {
      inputs += 1;
      notes.push(text);
    }
  } catch {
    // The same.
  }
}

const stateOf = ({ page }, posture) => {
  const row = page.turn?.rows.find((one) => one.kind === "order" && one.posture === posture && one.given === "drafted");
  return row?.transition ?? (page.turn?.postures.find((one) => one.path === posture)?.mark === "held" ? "held" : "");
};

try {
  for (const device of listening) device.listen();
  for (let kill = 1; kill <= kills; kill += 1) {
    if (!(await until(() => listening.every(({ events }) => events > 0)))) throw new Error("no pages");
    const killAt = acknowledgedAll() + 1 + Math.floor(30 * draw());
    const latest = performance.now() + 8000;
    alive = true;
    const phonesActing = phones.map((phone) => () => phone.act(draw).catch(() => undefined));
    const reviewing = reviewers.map((one) => () => one.act());
    const actors = [...devices.map((device) => () => act(device)), ...phonesActing, ...reviewing, write, write];
    const acting = actors.map(async (once) => {
      while (alive) {
        await once();
        await pause(5 + 30 * draw());
      }
    });
    await until(() => acknowledgedAll() >= killAt || performance.now() > latest);
    await pause(20 * draw());
    const gone = stopHosting(child, "SIGKILL");
    alive = false;
    await Promise.all([gone, ...acting]);
    for (const device of listening) {
      device.hangUp();
      device.events = 0;
    }
    ({ child } = await startHosting([log, ...listen]));
    const back = performance.now();
    for (const device of listening) device.listen();
    // A device whose page is unchanged is sent nothing: asking for it once more tells whether it is whole.
    for (const device of listening) device.events += 1;
    await until(() => listening.every(({ open }) => open));
    const wholes = await Promise.all([
      ...listening.map((device) => wholeness(device)),
      ...phones.map((phone) => phone.whole()),
    ]);
    unwhole += wholes.filter((whole) => whole === false).length;
    wholeAfter.push(performance.now() - back);
    const kept = new Set([...readFileSync(log, "utf8").matchAll(/"text":"(note \d+)"/g)].map(([, text]) => text));
    lost += notes.filter((text) => !kept.has(text)).length;
    const reviewed = reviewIn(log);
    for (const one of reviewers) lost += one.lost(reviewed).length;
    unwhole += noting.filter((one) => !one.shows()).length;
    for (const device of devices)
      for (const { path } of device.page.turn?.postures ?? []) {
        const last = acknowledged.get(path);
        if (last != null && stateOf(device, path) !== last) lost += 1;
      }
    for (const { settled, marks } of await Promise.all(
      phones.map(async (phone) => ({ settled: phone.settled, marks: await phone.marks() })),
    ))
      if (settled !== null && JSON.stringify(marks.shown) !== settled) lost += 1;
    if (kill % 25 === 0) console.log(`${kill} kills: ${acknowledgedAll()} acknowledged, ${lost} lost`);
  }
} finally {
  alive = false;
  for (const device of listening) device.hangUp();
  await browser?.close();
  await stopHosting(child);
  rmSync(folder, { recursive: true, force: true });
}

/** Waits until a device's page is what the host has for it. */
async function wholeness(device) {
  const end = performance.now() + 20_000;
  for (;;) {
    const { body } = await device.get("/api/page");
    const { wire, ...sections } = JSON.parse(body);
    const same = Object.entries(sections).every(
      ([name, value]) => JSON.stringify(device.page[name]) === JSON.stringify(value),
    );
    if (same && wire.items.length === device.page.wire.length) return;
    if (performance.now() > end) {
      unwhole += 1;
      return;
    }
    await pause(10);
  }
}

console.log(
  `${kills} kills, ${devices.length} devices, ${phones.length} browsers and ${evaluators.length} evaluators, ${reviewers.length - evaluators.length} forms: ${acknowledgedAll()} inputs acknowledged, ${lost} lost, ${unwhole} pages not whole`,
);
console.log(
  `all pages whole after ${Math.round(quantile(wholeAfter, 0.5))} ms in the middle, ${Math.round(Math.max(...wholeAfter))} ms at most`,
);
process.exitCode = lost + unwhole > 0 || Math.max(...wholeAfter) > 3_000 ? 1 : 0;
