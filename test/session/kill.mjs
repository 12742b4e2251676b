/**
 * Kills playing processes with SIGKILL at random moments and looks at what is left: every input that was acknowledged
 * must be in the log, and every log must resume. `node test/session/kill.mjs 1000` does it a thousand times; the count
 * of the suite is smaller. Needs the built code.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** A generator with a seed, so that a failing number can be tried again. */
function dice(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Plays one exercise until it is killed; answers with the last sequence acknowledged, −1 where there was none. */
function playAndKill(built, file, number, roll) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(here, "child.mjs"), built, file, String(number)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    // After so many acknowledgements, and then a random while into whatever comes next.
    const after = Math.floor(roll() * 40);
    const delay = roll() * 4;
    let heard = "";
    let complaint = "";
    let armed = false;
    child.stderr.on("data", (text) => {
      complaint += text;
    });
    child.stdout.on("data", (text) => {
      heard += text;
      if (armed || heard.split("\n").length - 1 < after) return;
      armed = true;
      setTimeout(() => child.kill("SIGKILL"), delay);
    });
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`exercise ${number} broke by itself: ${complaint}`));
      const lines = heard.split("\n").slice(0, -1);
      const saved = lines.flatMap((line) => (line.startsWith("saved ") ? [Number(line.slice(6))] : []));
      resolve({ ready: lines.includes("ready"), last: saved.at(-1) ?? -1 });
    });
  });
}

/** Kills `count` exercises. Throws at the first input lost or log that does not resume; answers with the figures. */
export async function killExercises(count, built, first = 0) {
  const { readLog, resumeSession, verifyLog } = await import(pathToFileURL(join(built, "session", "index.js")).href);
  const folder = mkdtempSync(join(tmpdir(), "faultline-kill-"));
  const figures = { kills: 0, acknowledged: 0, torn: 0, resumed: 0 };
  try {
    for (let number = first; number < first + count; number += 1) {
      const roll = dice(number);
      const file = join(folder, `log-${number}`);
      // Every third is killed twice, the second time after resuming what the first left.
      for (let sitting = 0; sitting < (number % 3 === 0 ? 2 : 1); sitting += 1) {
        const { ready, last } = await playAndKill(built, file, number, roll);
        if (!ready) throw new Error(`exercise ${number}: killed before it was ready`);
        const { lines, torn } = readLog(readFileSync(file));
        if (lines.length < last)
          throw new Error(`exercise ${number}: ${last} acknowledged, ${lines.length} in the log`);
        figures.kills += 1;
        figures.acknowledged += Math.max(0, last);
        if (torn !== null) figures.torn += 1;
      }
      const { session } = resumeSession(file);
      session.give({ type: "note", text: "after the crash" });
      if (!session.close()) throw new Error(`exercise ${number}: can't be saved after resuming`);
      if (verifyLog(file).verdict !== "sound") throw new Error(`exercise ${number}: not sound after resuming`);
      figures.resumed += 1;
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2] ?? 100);
  const built = join(here, "../..", process.argv[3] ?? "dist");
  const { kills, acknowledged, torn, resumed } = await killExercises(count, built);
  console.log(
    `${kills} kills, ${acknowledged} inputs acknowledged, 0 lost, ${torn} torn tails, ${resumed} logs resumed`,
  );
}
