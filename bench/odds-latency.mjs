// How soon the odds answer a step, and whether a key still answers meanwhile. It runs the built program in a real
// terminal with the odds in place, steps, and watches the screen: milliseconds from the key to the first bars, to all
// 2,000 futures, and from keys typed meanwhile to their own effect. `node bench/odds-latency.mjs [scenario] [steps] [seed] [--json]`.
import "./help.mjs";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const { values: asked, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
const [scenario = "tavush-2020", steps = "20", seed = "11"] = positionals;
const [columns, rows] = [120, 40];
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
const pty = spawn(process.execPath, [main, "play", scenario, "--seed", seed], {
  cols: columns,
  rows,
  name: "xterm-256color",
  env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "C.UTF-8" },
});
let looks = [];
pty.onData((data) => {
  const at = performance.now();
  screen.write(data, () => {
    const shown = text();
    looks = looks.filter(({ seen, resolve }) => {
      if (!seen(shown)) return true;
      resolve(at);
      return false;
    });
  });
});

const text = () =>
  Array.from({ length: rows }, (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? "").join("\n");

/** When the output arrived after which `seen` accepts the screen. */
function when(seen) {
  if (seen(text())) return Promise.resolve(performance.now());
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`never seen:\n${text()}`)), 60_000).unref();
    looks.push({ seen, resolve });
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const title = (shown) => /5 Odds from here · ([^─]*?)(?: · o shows|\]?─)/.exec(shown)?.[1] ?? "";
const counting = (shown) => /\d/.test(title(shown));
const over = (shown) => shown.includes("nothing is open any more");
const counted = (shown) => /^[\d,]+ futures/.test(title(shown));

/** Processor seconds of the program so far, all threads. */
function cpuSeconds() {
  const fields = readFileSync(`/proc/${pty.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function summed(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { name, median: at(0.5), ninety: at(0.9), most: at(1) };
}

function inWords({ name, median, ninety, most }) {
  const [a, b, c] = [median, ninety, most].map((value) => value.toFixed(0).padStart(4));
  return `${name.padEnd(40)} median ${a} ms   90% ${b} ms   most ${c} ms\n`;
}

const [first, all, keys, idle, cpu] = [[], [], [], [], []];
let speed = 1;

/** A key that changes one figure in the header, and nothing else. */
async function keyLatency() {
  const next = speed === 1 ? 2 : 1;
  const at = performance.now();
  pty.write(next === 2 ? "+" : "-");
  const seen = await when((shown) => shown.includes(`${next} day`) && !shown.includes(`${speed} day`));
  speed = next;
  return seen - at;
}

try {
  await when((shown) => shown.includes("day 0 of"));
  await pause(1500);
  pty.write("5");
  await when(counted);
  for (let key = 0; key < 20; key += 1) {
    idle.push(await keyLatency());
    await pause(30);
  }
  while (first.length < Number(steps)) {
    const before = cpuSeconds();
    const at = performance.now();
    // By days, for several records may share a moment, and a moment is asked about once.
    pty.write("N");
    await when((shown) => !counted(shown));
    const bars = when((shown) => counting(shown) || over(shown));
    const done = when((shown) => counted(shown) || over(shown));
    let open = true;
    void done.then(() => {
      open = false;
    });
    while (open) {
      await pause(15);
      if (open) keys.push(await keyLatency());
    }
    if (over(text())) break;
    first.push((await bars) - at);
    all.push((await done) - at);
    cpu.push((cpuSeconds() - before) * 1000);
    await pause(50);
  }
  const rows = [
    summed("first bars after a step", first),
    summed("all 2,000 futures after a step", all),
    summed("a key while futures are counted", keys),
    summed("a key while none are", idle),
    summed("processor time of a step, all threads", cpu),
  ];
  const where = `${scenario}, ${first.length} steps, Node ${process.version}, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}`;
  process.stdout.write(asked.json ? JSON.stringify(rows) : `${where}\n${rows.map(inWords).join("")}`);
} finally {
  pty.kill();
}
