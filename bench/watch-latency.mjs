// How soon `watch` answers a save: milliseconds from the moment at which an editor's rename is done to the line that says what moved, in the
// built program, over some saves of a library scenario, and processor milliseconds in between, which a busy machine changes
// less. Every save changes one number. `node bench/watch-latency.mjs [scenario] [saves] [--json]`.
import "./help.mjs";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: asked, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
const [scenario = "tavush-2020", saves = "20"] = positionals;
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const library = fileURLToPath(new URL("../src/scenarios/library/", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "faultline-watch-latency-"));
cpSync(library, folder, { recursive: true });
const file = join(folder, `${scenario}.yaml`);
const text = readFileSync(file, "utf8");
const turn = Number(/^turn: (\d+)$/m.exec(text)?.[1]);
const tension = /^( {2}tension: \{ initial: )(\d+)/m;

/** The text with a value that no save before it had. */
function changed(save) {
  if (tension.test(text)) return text.replace(tension, (_, key, value) => `${key}${Number(value) + 1 + (save % 20)}`);
  return text.replace(/^turn: \d+$/m, `turn: ${turn + 1 + save}`);
}

const child = spawn(process.execPath, [main, "watch", `${scenario}.yaml`, "--seed", "1", "-n", "0", "--json"], {
  cwd: folder,
  stdio: ["ignore", "pipe", "inherit"],
});
let waiting = () => undefined;
let unread = "";
child.stdout.on("data", (part) => {
  unread += part;
  for (let end = unread.indexOf("\n"); end >= 0; end = unread.indexOf("\n")) {
    const at = performance.now();
    const line = unread.slice(0, end);
    unread = unread.slice(end + 1);
    waiting({ at, line: JSON.parse(line) });
  }
});
const nextLine = () =>
  new Promise((resolve) => {
    waiting = resolve;
  });

/** Processor milliseconds of the program so far, all threads. */
function cpuMs() {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

await nextLine();
await pause(1500);
const found = [];
for (let save = 0; save < Number(saves); save += 1) {
  const beside = join(folder, ".saved.tmp");
  writeFileSync(beside, changed(save));
  const [answer, began] = [nextLine(), cpuMs()];
  renameSync(beside, file);
  const savedAt = performance.now();
  const { at, line } = await answer;
  if (line.type !== "answer") throw new Error(`no answer but ${line.type}`);
  found.push({ ms: at - savedAt, cpu: cpuMs() - began, pairs: line.comparison.n });
  await pause(300);
}
const ended = new Promise((resolve) => child.once("exit", resolve));
child.kill("SIGINT");
await ended;
rmSync(folder, { recursive: true, force: true });

const of = (key) => found.map((one) => one[key]);
const report = {
  scenario,
  saves: found.length,
  processors: availableParallelism(),
  load: Number(loadavg()[0].toFixed(1)),
  medianMs: Math.round(median(of("ms"))),
  longestMs: Math.round(Math.max(...of("ms"))),
  medianCpuMs: median(of("cpu")),
  medianPairs: median(of("pairs")),
};
if (asked.json) console.log(JSON.stringify(report));
else {
  const { medianMs, longestMs, medianCpuMs, medianPairs, load, processors } = report;
  console.log(`${scenario}, ${found.length} saves, ${processors} processors, load ${load}`);
  console.log(`save to answer: median ${medianMs} ms, longest ${longestMs} ms`);
  console.log(`processor time: median ${medianCpuMs} ms; pairs of runs in the first answer: median ${medianPairs}`);
}
