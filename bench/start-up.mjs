// How long commands take from the shell, start-up included: `node bench/start-up.mjs [FOLDER]`. With the folder of another
// built checkout, both are measured in turn, and the ratio is printed. Wall time, medians of nine rounds after one that is not
// counted. Exit code 1 where a bar is missed: 100 ms for `--version`, 600 ms for `run -n 1000`.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const rounds = 9;
const commands = [
  { words: ["--version"], mostMilliseconds: 100 },
  { words: ["list"] },
  { words: ["validate", "tavush-2020"] },
  { words: ["play", "tavush-2020", "--plain", "--seed", "1"] },
  { words: ["run", "tavush-2020", "-n", "1000", "--seed", "1"], mostMilliseconds: 600 },
  { words: ["run", "tavush-2020", "-n", "20000", "--seed", "1"] },
];

const own = join(import.meta.dirname, "..");
const [, , other] = process.argv;
const roots = other === undefined ? [own] : [own, resolve(other)];
for (const root of roots) {
  if (existsSync(join(root, "dist/cli/main.js"))) continue;
  console.error(`${root} holds no built faultline; run \`npm run build\` there first`);
  process.exit(2);
}

/** Milliseconds of wall time that one command takes. */
function time(root, words) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, "bin/faultline.mjs"), ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${words.join(" ")}: exit code ${status}`);
  return performance.now() - began;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
let missed = false;
for (const { words, mostMilliseconds } of commands) {
  const times = roots.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, root] of roots.entries()) {
      const taken = time(root, words);
      if (round > 0) times[place].push(taken);
    }
  }
  const [here, there] = times.map(median);
  const bar = mostMilliseconds === undefined ? "" : `, bar ${mostMilliseconds}`;
  const against = there === undefined ? "" : `, ${there.toFixed(0)} there, ${(there / here).toFixed(2)} times`;
  console.log(`${words.join(" ").padEnd(40)} ${here.toFixed(0).padStart(5)} ms${against}${bar}`);
  missed ||= mostMilliseconds !== undefined && here > mostMilliseconds;
}
process.exit(missed ? 1 : 0);
