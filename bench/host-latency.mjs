// How long an input takes to every page of a hosted exercise: `node bench/host-latency.mjs [--seconds 540] [--devices 12] [--watchers 30] [--against FOLDER]`, from a
// build, on Linux. Hosts `long-arc` without a desk, at the pace of a 90-minute exercise at ten times its speed: 12 devices in all seats draft and take back for most of a
// turn and now and then write to everybody, then the white cell has the orders carried out and time passes day by day, while 30 watchers look on. A day and a message change
// every page, a draft those of its seat: measured is the time from when it is sent to when each such page, and the last, has come. Prints median and 99% in milliseconds, bytes,
// the host's processor time for each input, which depends least on what else the machine does, and memory. `--against` plays a built checkout by turns with this one.
import "./help.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  memoryOf,
  pause,
  processorOf,
  quantile,
  seatDevices,
  startHosting,
  stopHosting,
  until,
  watchers,
  whiteCell,
} from "./host-devices.mjs";
import { root } from "./measure.mjs";

const { values: asked } = parseArgs({
  options: {
    seconds: { type: "string", default: "540" },
    devices: { type: "string", default: "12" },
    watchers: { type: "string", default: "30" },
    scenario: { type: "string", default: "long-arc" },
    against: { type: "string" },
  },
});
const seats = ["russia", "turkey", "armenia", "azerbaijan"];
/** Of a turn: milliseconds in which seats draft, and for each day that passes then. */
const [draftsFor, dayFor, daysOfTurn] = [40_000, 3_500, 7];

/** Plays for so many milliseconds on the host of a built checkout. */
async function play(checkout, milliseconds) {
  const folder = mkdtempSync(join(tmpdir(), "faultline-host-latency-"));
  const words = [asked.scenario, "--seed", "latency", "--seat", ...seats];
  const { child, said, complaints } = await startHosting(
    [...words, "--save", join(folder, "x.log"), "--listen", ":0"],
    checkout,
  );
  try {
    const seated = await seatDevices(said, Number(asked.devices) / seats.length);
    const all = [...seated, ...(await watchers(said, Number(asked.watchers)))];
    const cell = await whiteCell(said);
    for (const device of all) device.listen();
    await until(() => all.every(({ events }) => events > 0));
    const memory = [await memoryOf(child.pid)];
    const spent = processorOf(child.pid);
    const bytes = all.reduce((sum, device) => sum + device.bytes, 0);
    const times = await exercise({ seated, all, cell, end: performance.now() + milliseconds });
    const figures = {
      ...times,
      spent: processorOf(child.pid) - spent,
      bytes: all.reduce((sum, device) => sum + device.bytes, 0) - bytes,
      memory: [...memory, await memoryOf(child.pid)],
    };
    for (const device of all) device.hangUp();
    return figures;
  } finally {
    await stopHosting(child);
    process.stderr.write(complaints());
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exercise({ seated, all, cell, end }) {
  const times = { day: [], message: [], draft: [], last: [], inputs: 0, missed: 0 };
  let drafting = true;
  let count = 0;
  /** Sends something, and waits until it is on every page that it changes. */
  async function measure(kind, devices, send, holds) {
    const began = performance.now();
    const came = new Map();
    const look = (device) => {
      if (!came.has(device) && holds(device)) came.set(device, performance.now() - began);
    };
    for (const device of devices) device.looks.add(look);
    const { status, body } = await send();
    if (status === 200) {
      times.inputs += 1;
      for (const device of devices) look(device);
      if (!(await until(() => came.size === devices.length, 15_000))) times.missed += devices.length - came.size;
      times[kind].push(...came.values());
      times.last.push(Math.max(...came.values()));
    }
    for (const device of devices) device.looks.delete(look);
    return { status, body };
  }
  for (const device of all) {
    device.looks = new Set();
    device.onPage = () => {
      for (const look of device.looks) look(device);
    };
  }
  const acting = seated.map(async (device) => {
    await pause(6000 * Math.random());
    const siblings = seated.filter(({ seat }) => seat === device.seat);
    while (performance.now() < end) {
      await (drafting && Math.random() < 0.15 ? write(device) : drafting ? draft(device, siblings) : undefined);
      await pause(3000 + Math.random() * 6000);
    }
  });
  async function write(device) {
    count += 1;
    const text = `word ${count}`;
    const act = { act: "write", to: "all", text, public: true };
    await measure(
      "message",
      all,
      () => device.post("/api/act", act),
      ({ page }) => JSON.stringify(page.letters ?? "").includes(`${text}"`),
    );
  }
  async function draft(device, siblings) {
    const { turn } = device.page;
    const rows = turn?.rows.filter((one) => one.kind === "order" && one.barred === "") ?? [];
    const row = rows[Math.floor(Math.random() * rows.length)];
    if (row === undefined || turn.sealed !== "drafting") return;
    const back = row.given === "drafted";
    const act = back ? { act: "hold", posture: row.posture } : { act: "choose", transition: row.transition };
    const mark = back ? "held" : row.transition;
    const stands = ({ page }) =>
      back
        ? page.turn.postures.some(({ path, mark: is }) => path === row.posture && is === "held")
        : page.turn.rows.some(({ transition, given }) => transition === mark && given === "drafted");
    await measure("draft", siblings, () => device.post("/api/act", { ...act, turn: turn.number }), stands);
  }
  let day = 0;
  while (performance.now() < end) {
    drafting = true;
    await pause(Math.min(draftsFor, Math.max(0, end - performance.now() - daysOfTurn * dayFor)));
    drafting = false;
    await pause(500);
    await cell.post("/api/white-cell", { input: { type: "resolve", by: "time" } });
    times.inputs += 1;
    for (let step = 0; step < daysOfTurn && performance.now() < end; step += 1) {
      day += 1;
      const to = day;
      const send = () => cell.post("/api/white-cell", { input: { type: "advance", to } });
      const { status, body } = await measure("day", all, send, ({ page }) => page.head.day >= to);
      if (status !== 200) throw new Error(`day ${to}: ${body}`);
      await pause(dayFor);
    }
  }
  await Promise.all(acting);
  return times;
}

const round = (value) => Math.round(value * 10) / 10;
const told = (values) => `median ${round(quantile(values, 0.5))} ms, 99% ${round(quantile(values, 0.99))} ms`;

function tell(name, figures) {
  const { day, message, draft, last, inputs, missed, bytes, spent, memory } = figures;
  const each = [...day, ...message, ...draft];
  console.log(`${name}${inputs} inputs, ${each.length} pages changed by them, ${missed} missed`);
  console.log(`  input to each page: ${told(each)}; to the last page: ${told(last)}`);
  for (const [what, values] of Object.entries({ day, message, draft }))
    if (values.length > 0) console.log(`  ${what}: ${values.length} pages, ${told(values)}`);
  console.log(`  ${Math.round(bytes / Math.max(1, each.length))} bytes a page`);
  console.log(
    `  processor time of the host: ${round(spent / Math.max(1, inputs))} ms an input; memory in MB: ${memory.join(" → ")}`,
  );
}

const sum = (rounds) =>
  rounds.reduce((one, other) => ({
    ...Object.fromEntries(
      ["day", "message", "draft", "last", "memory"].map((key) => [key, [...one[key], ...other[key]]]),
    ),
    ...Object.fromEntries(["inputs", "missed", "bytes", "spent"].map((key) => [key, one[key] + other[key]])),
  }));

const milliseconds = Number(asked.seconds) * 1000;
if (asked.against === undefined) tell("", await play(root, milliseconds));
else {
  const rounds = { here: [], there: [] };
  for (const where of ["here", "there", "there", "here"])
    rounds[where].push(await play(where === "here" ? root : asked.against, milliseconds / 4));
  const [here, there] = [sum(rounds.here), sum(rounds.there)];
  tell("here: ", here);
  tell("there: ", there);
  const ratio = (of) => round(of(there) / of(here));
  const pages = ({ day, message, draft }) => [...day, ...message, ...draft];
  console.log(
    `there to here: median × ${ratio((one) => quantile(pages(one), 0.5))}, 99% × ${ratio((one) => quantile(pages(one), 0.99))}, processor time an input × ${ratio((one) => one.spent / one.inputs)}`,
  );
}
console.log(`load of the machine ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`);
