// Whether a study that is killed goes on to the same bytes: `node bench/kill-study.mjs [kills] [--runs N] [--workers N]`, from a build. Plays
// `tavush-2020` in one go, then again with `run --tally FILE --resume`, killed with SIGKILL at moments drawn from a seed, from the start of
// the program to well past a checkpoint, until so many kills have hit; a study that finishes in between is compared, and another begins. Prints
// how far each kill let it come. Exit code 1 where figures, tally or rows of the report differ by a byte.
import "./help.mjs";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import seedrandom from "seedrandom";
import { root } from "./measure.mjs";

const { values: asked, positionals } = parseArgs({
  options: { runs: { type: "string", default: "120000" }, workers: { type: "string", default: "2" } },
  allowPositionals: true,
});
const kills = Number(positionals[0] ?? 50);
const draw = seedrandom("kill-study");
const folder = mkdtempSync(join(tmpdir(), "faultline-kills-"));
const main = join(root, "dist/cli/main.js");
const study = ["run", "tavush-2020", "-n", asked.runs, "--seed", "kills", "--workers", asked.workers, "--json"];
const tally = join(folder, "study.tally");

const keptRuns = () => {
  if (!existsSync(tally)) return 0;
  const [part] = JSON.parse(gunzipSync(readFileSync(tally)).toString()).parts;
  return part?.runs ?? 0;
};

try {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const whole = spawnSync(process.execPath, [main, ...study, "--tally", join(folder, "whole.tally")], options);
  if (whole.status !== 0) throw new Error(whole.stderr);
  const bytes = readFileSync(join(folder, "whole.tally"));
  let [hit, studies, differing] = [0, 0, 0];
  while (hit < kills) {
    const child = spawn(process.execPath, [main, ...study, "--tally", tally, "--resume"]);
    let printed = "";
    child.stdout.on("data", (piece) => {
      printed += piece;
    });
    // Squared, so that many kills come while the program starts, reads and writes.
    const timer = setTimeout(() => child.kill("SIGKILL"), 100 + 12_000 * draw() ** 2);
    const [code] = await once(child, "close");
    clearTimeout(timer);
    if (code === null) {
      hit += 1;
      console.log(`kill ${hit}: ${keptRuns()} runs kept`);
      continue;
    }
    studies += 1;
    const same = code === 0 && printed === whole.stdout && readFileSync(tally).equals(bytes);
    if (!same) differing += 1;
    console.log(`finished after ${hit} kills: ${same ? "the same bytes" : "DIFFERENT"}`);
    rmSync(tally);
  }
  const last = spawnSync(process.execPath, [main, ...study, "--tally", tally, "--resume"], options);
  if (last.stdout !== whole.stdout || !readFileSync(tally).equals(bytes)) differing += 1;
  console.log(`${hit} kills, ${studies + 1} studies of ${asked.runs} runs, ${differing} of them different`);
  process.exitCode = differing > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
