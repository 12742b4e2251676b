// Our engine and kernel beside other ways to play one synthetic model, each on one thread of a process of its own, in turn:
// `node bench/peers/compare.mjs [rounds]`, from a build. First the distributions must agree, within 4 standard errors of every outcome;
// then all are timed by processor time. Printed are medians, and the median of each round's ratio to the kernel, with the bars.
// Exit code 1 where they disagree or a bar is missed. boardgame.io and SimPy are left out where they are not installed:
// `npm install --prefix bench/peers --no-package-lock`, and `pip install -r bench/peers/requirements.txt` for the `python3`
// of the path, or the one that PYTHON names.
import "../help.mjs";
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "../measure.mjs";

const rounds = Number(process.argv[2] ?? 7);
const fileOf = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** Starts a peer in a process of its own; null where it is not installed. */
async function start(name) {
  const [peer, mode] = name.split(", NODE_ENV=");
  const { NODE_ENV: _, ...env } = process.env;
  const child = fork(fileOf("peers.mjs"), [mode === undefined ? name : peer], {
    env: mode === undefined ? env : { ...env, NODE_ENV: mode },
  });
  const [{ installed }] = await once(child, "message");
  const stop = () => child.disconnect();
  if (!installed) {
    stop();
    return null;
  }
  const play = async (first, runs) => {
    child.send({ first, runs });
    const [answer] = await once(child, "message");
    return answer;
  };
  return { play, stop };
}

/** SimPy starts anew each time; the seconds it tells are those of play. Null where it is not installed. */
function startSimpy() {
  const play = (first, runs) => {
    const args = [fileOf("simpy_peer.py"), first, runs].map(String);
    const { status, stdout, stderr } = spawnSync(process.env.PYTHON ?? "python3", args, { encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout);
    if (status === null || status === 3) return null;
    throw new Error(stderr);
  };
  return play(0, 1) && { play, stop: () => undefined };
}

/** Runs that each plays in a round, so many times over; and the bar: how many times the kernel's time it is to take. */
const plan = [
  { name: "kernel", runs: 250, times: 8 },
  { name: "kernel, gauges counted", runs: 250, times: 8 },
  { name: "engine", runs: 400 },
  { name: "engine, XState moves", runs: 40 },
  { name: "Gillespie loop by hand", runs: 400, bar: 1.5 },
  { name: "daily loop by hand", runs: 400 },
  { name: "XState-driven, transition()", runs: 60, bar: 20 },
  { name: "XState-driven, transition(), after the loops", runs: 60, bar: 20 },
  { name: "XState-driven, actors", runs: 100 },
  { name: "SimPy", runs: 60, bar: 20 },
  { name: "boardgame.io", runs: 10, bar: 150 },
  { name: "boardgame.io, NODE_ENV=production", runs: 10 },
];

const started = new Map();
for (const name of ["engine, in batches", ...plan.map((peer) => peer.name)]) {
  const peer = name === "SimPy" ? startSimpy() : await start(name);
  if (peer === null) console.log(`${name} is not installed here and is left out.`);
  else started.set(name, peer);
}
let failed = false;

function check(what, holds, words) {
  console.log(`${what}: ${words}`);
  if (!holds) failed = true;
}

/** The greatest difference of two means, in standard errors. */
function greatestDifference(one, other) {
  const momentsOf = ({ runs, sums, squares }) =>
    sums.map((sum, column) => ({
      mean: sum / runs,
      error: (squares[column] - (sum * sum) / runs) / (runs - 1) / runs,
    }));
  const others = momentsOf(other);
  return Math.max(
    ...momentsOf(one).map(({ mean, error }, column) => {
      const distance = Math.abs(mean - others[column].mean);
      return distance === 0 ? 0 : distance / Math.sqrt(error + others[column].error);
    }),
  );
}

async function checkDistributions() {
  const played = async (name, runs, first = 0) => started.get(name).play(first, runs);
  const agree = (what, one, other) => {
    const distance = greatestDifference(one, other);
    check(what, distance <= 4, `${distance.toFixed(1)} standard errors at most, in ${one.sums.length} outcomes`);
  };
  const [engine, daily] = [await played("engine", 4000), await played("daily loop by hand", 4000)];
  agree("engine and Gillespie loop", engine, await played("Gillespie loop by hand", 4000));
  for (const first of [0, 250]) {
    const [one, other] = [await played("kernel", 250, first), await played("engine, in batches", 250, first)];
    check(
      "kernel and engine",
      one.digest === other.digest,
      one.digest === other.digest ? "the same bytes" : "other bytes",
    );
  }
  const few = await played("daily loop by hand", 100);
  for (const name of plan.map((peer) => peer.name).filter((name) => name.startsWith("XState-driven"))) {
    const same = (await played(name, 100)).text === few.text;
    check(`daily loop and ${name}`, same, same ? "the same runs" : "other runs");
  }
  if (started.has("boardgame.io")) agree("daily loop and boardgame.io", daily, await played("boardgame.io", 400));
  if (started.has("SimPy")) agree("daily loop and SimPy", daily, await played("SimPy", 2000));
  const coarse = greatestDifference(daily, engine).toFixed(1);
  console.log(`(daily loop and engine: ${coarse}, since steps of a day are coarser than time that flows)`);
}

async function time() {
  const measured = plan.filter(({ name }) => started.has(name)).map((peer) => ({ ...peer, micros: [] }));
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const { name, runs, times = 1, micros } of measured) {
      let seconds = 0;
      for (let k = 0; k < times; k += 1)
        seconds += (await started.get(name).play((round * times + k) * runs, runs)).seconds;
      // The first two warm up.
      if (round >= 2) micros.push((seconds * 1e6) / runs / times);
    }
  }
  const [kernel] = measured;
  for (const { name, bar, micros } of measured) {
    const ratio = median(micros.map((one, round) => one / kernel.micros[round]));
    const missed = bar !== undefined && ratio < bar;
    if (missed) failed = true;
    const [each, perSecond] = [median(micros).toFixed(1).padStart(8), Math.round(1e6 / median(micros))];
    const words = bar === undefined ? "" : `; bar ${bar}${missed ? ", missed" : ""}`;
    console.log(
      `${name.padEnd(44)} ${each} µs a run, ${perSecond} runs/s, ${ratio.toFixed(2)} times the kernel's time${words}`,
    );
  }
}

await checkDistributions();
if (!failed) await time();
for (const { stop } of started.values()) stop();
process.exitCode = failed ? 1 : 0;
