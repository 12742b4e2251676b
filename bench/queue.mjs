// Whether a study through the queue is one run in one go, and how much faster more workers are: `node bench/queue.mjs [studies] [--runs N] [--beside N] [--only N] [--speed ROUNDS] [--large N]`,
// from a build, with Debian's redis-server on the machine, of which it starts one on loopback. Plays `tavush-2020` in one go, then again and
// again through the queue by three workers, two of which are killed with SIGKILL at moments drawn from a seed; in one study of four whoever
// gathers it is killed as well, and the same command given again, and in one of three the second worker is stopped for 25 seconds before, so that it
// delivers a chunk that another has played meanwhile. Most of that is waiting, so that studies are played two beside each other (`--beside`), each in a database of Redis of its own;
// what is killed when is drawn for each study by its number (`--only 7` plays the seventh). Then plays one study by one, two and four workers of one thread in turn, as many rounds
// as asked for, of so many runs, and prints the ratios of the medians, and the processor time of workers and of whoever gathers: where others use the
// machine too, it says what more workers cost, which ratios of times do not. Exit code 1 where figures or tally differ by
// a byte. `--alone` leaves the studies out and plays for speed only.
import "./help.mjs";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import seedrandom from "seedrandom";
import { root } from "./measure.mjs";

const { values: asked, positionals } = parseArgs({
  options: {
    runs: { type: "string", default: "12000" },
    beside: { type: "string", default: "2" },
    only: { type: "string" },
    speed: { type: "string", default: "5" },
    large: { type: "string", default: "400000" },
    alone: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const studies = asked.alone ? 0 : Number(positionals[0] ?? 50);
const folder = mkdtempSync(join(tmpdir(), "faultline-queue-"));
const main = join(root, "dist/cli/main.js");
const server = createServer().listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address();
server.close();
await once(server, "close");
const redis = spawn(
  "redis-server",
  ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder],
  { stdio: "ignore" },
);
redis.on("error", () => {
  console.error("redis-server is not on this machine (Debian: apt install redis-server)");
  process.exit(1);
});
/** A queue of its own, in one of the databases of Redis. */
const queueAt = (database) => ["--queue", `redis://127.0.0.1:${port}/${database}`];

const started = new Set();
/** Leaves nothing behind: neither programs, one of which may be stopped, nor files. */
function leave() {
  for (const child of started) child.kill("SIGKILL");
  redis.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    leave();
    process.exit(130);
  });
/** Starts a program. `done` answers with what it printed and its exit code, null where it was killed. */
function start(...args) {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder });
  started.add(child);
  let [printed, said] = ["", ""];
  child.stdout.on("data", (piece) => {
    printed += piece;
  });
  child.stderr.on("data", (piece) => {
    said += piece;
  });
  const done = once(child, "close").then(([code]) => {
    started.delete(child);
    return { code, printed, said };
  });
  return { child, done };
}
const worker = (queue) => start("work", ...queue, "--workers", "1");
async function stop(workers) {
  for (const { child } of workers) child.kill("SIGKILL");
  await Promise.all(workers.map(({ done }) => done));
}
const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** Plays one study by workers that are killed, and says whether it came to the bytes. */
async function killed(place, queue, whole, bytes) {
  const draw = seedrandom(`queue ${place}`);
  const study = ["run", "tavush-2020", "-n", asked.runs, "--seed", "queue", "--json"];
  const tally = join(folder, `${place}.tally`);
  const command = [...study, "--tally", tally, ...queue, "--chunk", "750"];
  const workers = [worker(queue), worker(queue), worker(queue)];
  let gathering = start(...command);
  const began = performance.now();
  let isDone = false;
  /** Of a study that is over nothing more is seen. */
  const waitWhileItIsPlayed = async (milliseconds) => {
    const until = performance.now() + milliseconds;
    while (!isDone && performance.now() < until) await wait(Math.min(50, until - performance.now()));
  };
  // Before anything is waited for, so that what is drawn does not hang on the machine.
  const [first, second, late, coordinator] = [12_000 * draw() ** 2, 12_000 * draw() ** 2, 2000 * draw(), 6000 * draw()];
  const kills = workers.slice(1).map(async ({ child }, worker) => {
    await waitWhileItIsPlayed([first, second][worker]);
    if (worker === 1 && place % 3 === 0) {
      child.kill("SIGSTOP");
      await waitWhileItIsPlayed(25_000);
      child.kill("SIGCONT");
      await wait(late);
    }
    child.kill("SIGKILL");
  });
  if (place % 4 === 0) {
    await waitWhileItIsPlayed(1000 + coordinator);
    gathering.child.kill("SIGKILL");
    const { code } = await gathering.done;
    if (code === null) gathering = start(...command);
    else rmSync(tally, { force: true });
    if (code !== null) gathering = start(...command);
  }
  const { code, printed, said } = await gathering.done;
  isDone = true;
  await Promise.all(kills);
  const same = code === 0 && printed === whole && readFileSync(tally).equals(bytes);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`study ${place}: ${same ? "the same bytes" : `DIFFERENT (${code}) ${said}`}, ${seconds} s`);
  await stop(workers);
  return same;
}

/** Seconds of processor time of a program so far, all of its threads together; 0 once it has gone, or where /proc is not to be had. */
function processorSeconds({ pid }) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Seconds that a study takes so many workers, which are up before it comes; and the processor time that they and whoever gathers take. */
async function seconds(workers, seed) {
  const queue = queueAt(0);
  const playing = Array.from({ length: workers }, () => worker(queue));
  await Promise.all(playing.map(({ child }) => once(child.stderr, "data")));
  // A small study first, so that all have loaded what they play with.
  await start("run", "tavush-2020", "-n", "5000", "--seed", `w${seed}`, ...queue, "--chunk", "250").done;
  const before = playing.map(({ child }) => processorSeconds(child));
  const began = performance.now();
  const gathering = start("run", "tavush-2020", "-n", asked.large, "--seed", seed, ...queue);
  let gatherer = 0;
  const looking = setInterval(() => {
    gatherer = Math.max(gatherer, processorSeconds(gathering.child));
  }, 50);
  const { code, said } = await gathering.done;
  clearInterval(looking);
  const took = (performance.now() - began) / 1000;
  const played = playing.reduce((sum, { child }, place) => sum + processorSeconds(child) - before[place], 0);
  await stop(playing);
  if (code !== 0) throw new Error(said);
  return { took, played, gatherer };
}

try {
  let differing = 0;
  if (studies > 0) {
    const study = ["run", "tavush-2020", "-n", asked.runs, "--seed", "queue", "--json"];
    const whole = spawnSync(process.execPath, [main, ...study, "--tally", "whole.tally"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (whole.status !== 0) throw new Error(whole.stderr);
    const bytes = readFileSync(join(folder, "whole.tally"));
    const places = asked.only === undefined ? Array.from({ length: studies }, (_, at) => at + 1) : [Number(asked.only)];
    const played = places.length;
    await Promise.all(
      Array.from({ length: Number(asked.beside) }, async (_, database) => {
        for (let place = places.shift(); place !== undefined; place = places.shift())
          if (!(await killed(place, queueAt(database), whole.stdout, bytes))) differing += 1;
      }),
    );
    console.log(`${played} studies of ${asked.runs} runs, two of three workers killed in each, ${differing} different`);
  }
  const took = { 1: [], 2: [], 4: [] };
  for (let round = 1; round <= Number(asked.speed); round += 1) {
    for (const workers of [1, 2, 4]) took[workers].push(await seconds(workers, `speed-${round}`));
    const told = [1, 2, 4].map((workers) => {
      const { took: all, played, gatherer } = took[workers].at(-1);
      return `${all.toFixed(1)} s (${played.toFixed(1)} + ${gatherer.toFixed(1)})`;
    });
    console.log(`round ${round}, processor time of workers + gatherer in parentheses: ${told.join(", ")}`);
  }
  if (took[1].length > 0) {
    const [one, two, four] = [1, 2, 4].map((workers) => median(took[workers].map(({ took: all }) => all)));
    const spent = [1, 2, 4].map((workers) => median(took[workers].map(({ played, gatherer }) => played + gatherer)));
    console.log(`processor time of one, two and four workers: ${spent.map((one) => one.toFixed(1)).join(", ")} s`);
    console.log(`two workers against one: ${(one / two).toFixed(2)}×; four against two: ${(two / four).toFixed(2)}×`);
  }
  process.exitCode = differing > 0 ? 1 : 0;
} finally {
  leave();
}
