// Whether a host sends anybody what is not for them: `node bench/host-secrecy.mjs [exercises]`, 1,000 by default, from a build. It plays the test of the share
// with more of them, in two processes: random exercises on the real server, over real sockets, with words in every text that not everyone may read; all bytes
// of pages, streams, maps, downloads, seats' doors and refusals are searched for them, and pairs of exercises that differ only in what a viewer may not know are compared byte by byte.
// Prints how much was searched. `--planted` makes seven leaks in a copy of the checkout, one at a time, and says which test finds each (bench/mutations.mjs).
import { spawn, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { root } from "./measure.mjs";

const help = `usage: node bench/host-secrecy.mjs [exercises] [--from n] [--processes 2]   1,000 by default
       node bench/host-secrecy.mjs --planted
Exit code 0 if nobody is sent what is not for them, and every planted leak is found.`;

const { values, positionals } = parseArgs({
  options: {
    planted: { type: "boolean" },
    from: { type: "string", default: "0" },
    processes: { type: "string", default: "2" },
    help: { type: "boolean" },
  },
  allowPositionals: true,
});
if (values.help) console.log(help);
else if (values.planted)
  process.exitCode =
    spawnSync("node", ["bench/mutations.mjs", "--tier", "sweeps", "host-secrecy:"], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, EXERCISES: "6" },
    }).status ?? 1;
else await play(Number(positionals[0] ?? 1000));

/** Plays them in several processes, and adds up what each says of itself. */
async function play(exercises) {
  const processes = Number(values.processes);
  const each = Math.ceil(exercises / processes / 10) * 10;
  const sums = new Map();
  const codes = await Promise.all(Array.from({ length: processes }, (_, place) => playShare(place * each, each, sums)));
  const total = {};
  for (const figures of sums.values())
    for (const [name, value] of Object.entries(figures)) total[name] = (total[name] ?? 0) + value;
  console.log(JSON.stringify(total));
  const bad = codes.filter((code) => code !== 0).length;
  console.log(bad === 0 ? "nobody was sent what is not for them" : `${bad} of ${processes} processes found something`);
  process.exitCode = bad === 0 ? 0 : 1;
}

function playShare(first, exercises, sums) {
  const args = [
    "vitest",
    "run",
    "test/host/planted.test.ts",
    "--testTimeout",
    "36000000",
    "--disableConsoleIntercept=true",
  ];
  const env = { ...process.env, EXERCISES: String(exercises), EXERCISES_FROM: String(Number(values.from) + first) };
  const child = spawn("npx", args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (part) => {
    const lines = `${rest}${part}`.split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (!line.startsWith("{")) console.log(line);
      else {
        sums.set(first, JSON.parse(line));
        console.log(`from ${first}: ${line}`);
      }
    }
  });
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
