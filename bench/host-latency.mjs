// How long an input takes to every page of a hosted exercise: `node bench/host-latency.mjs [--seconds 540] [--devices 12] [--watchers 30]`, from a
// build, on Linux. Hosts `long-arc` without a desk; 12 devices in all seats draft, take back, and are ready by turns, the white cell plays turns and injects at the pace of
// a 90-minute exercise at ten times its speed, and 30 watchers look on. Each input of the white cell that moves time changes every page: measured is the time from
// when it is sent to when the last page, and each page, has come. Prints median and 99% in milliseconds, pages, bytes, and memory at the beginning and the end.
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

const { values: asked } = parseArgs({
  options: {
    seconds: { type: "string", default: "540" },
    devices: { type: "string", default: "12" },
    watchers: { type: "string", default: "30" },
    scenario: { type: "string", default: "long-arc" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "faultline-host-latency-"));
const seats = ["russia", "turkey", "armenia", "azerbaijan"];
const { child, said, complaints } = await startHosting([
  asked.scenario,
  "--seed",
  "latency",
  "--seat",
  ...seats,
  "--save",
  join(folder, "x.log"),
  "--listen",
  ":0",
]);
try {
  const seated = await seatDevices(said, Number(asked.devices) / seats.length);
  const all = [...seated, ...(await watchers(said, Number(asked.watchers)))];
  const cell = await whiteCell(said);
  for (const device of all) device.listen();
  await until(() => all.every(({ events }) => events > 0));
  const before = await memoryOf(child.pid);
  const spentBefore = processorOf(child.pid);
  const bytesBefore = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const [each, last, own] = [[], [], []];
  let [moves, missed] = [0, 0];
  const end = performance.now() + Number(asked.seconds) * 1000;
  let day = 0;
  let busy = true;
  // Seats go on drafting and taking back all the while: their own page is theirs alone.
  const drafting = seated.map(async (device) => {
    while (busy) {
      const { turn } = device.page;
      const row = turn?.rows.find((one) => one.kind === "order" && one.barred === "");
      if (row !== undefined && turn.sealed === "drafting") {
        const began = performance.now();
        const seen = device.events;
        const act =
          row.given === "drafted"
            ? { act: "hold", posture: row.posture }
            : { act: "choose", transition: row.transition };
        const { status } = await device.post("/api/act", { ...act, turn: turn.number });
        if (status === 200 && (await until(() => device.events > seen, 5000))) own.push(performance.now() - began);
      }
      await pause(1500 + Math.random() * 3000);
    }
  });
  while (performance.now() < end) {
    day += 1;
    const to = day;
    const pages = new Map();
    const began = performance.now();
    for (const device of all)
      device.onPage = ({ page }) => {
        if (page.head.day >= to && !pages.has(device)) pages.set(device, performance.now() - began);
      };
    await cell.post("/api/white-cell", { input: { type: "resolve", by: "time" } });
    const { status, body } = await cell.post("/api/white-cell", { input: { type: "advance", to } });
    if (status !== 200) {
      // Somebody has drafted in between.
      if (status === 409 && !/ended|last day/.test(body)) {
        day -= 1;
        continue;
      }
      day = 0;
      await cell.post("/api/white-cell", { input: { type: "rewind", before: 0 } });
      continue;
    }
    moves += 1;
    if (!(await until(() => pages.size === all.length, 10_000))) missed += all.length - pages.size;
    each.push(...pages.values());
    last.push(Math.max(...pages.values()));
    await pause(2000);
  }
  busy = false;
  await Promise.all(drafting);
  const round = (value) => Math.round(value * 10) / 10;
  console.log(`${moves} moves of time, ${all.length} pages each, ${missed} pages missed; ${own.length} drafts`);
  console.log(
    `input to each page: median ${round(quantile(each, 0.5))} ms, 99% ${round(quantile(each, 0.99))} ms, most ${round(Math.max(...each))} ms`,
  );
  console.log(`input to the last page: median ${round(quantile(last, 0.5))} ms, 99% ${round(quantile(last, 0.99))} ms`);
  console.log(`draft to its own page: median ${round(quantile(own, 0.5))} ms, 99% ${round(quantile(own, 0.99))} ms`);
  const sent = all.reduce((sum, { bytes }) => sum + bytes, 0) - bytesBefore;
  console.log(
    `${Math.round(sent / 1024)} KB sent, ${Math.round(sent / Math.max(1, moves) / all.length)} bytes a page and move`,
  );
  const spent = processorOf(child.pid) - spentBefore;
  console.log(
    `processor time of the host: ${Math.round(spent / Math.max(1, moves + own.length))} ms an input, load of the machine ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`,
  );
  console.log(`memory: ${before} MB at the beginning, ${await memoryOf(child.pid)} MB at the end`);
  for (const device of all) device.hangUp();
} finally {
  await stopHosting(child);
  process.stderr.write(complaints());
  rmSync(folder, { recursive: true, force: true });
}
