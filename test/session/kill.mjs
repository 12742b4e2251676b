/**
 * Kills playing processes with SIGKILL at random moments and looks at what is left: every input that was acknowledged
 * must be in the log, every log must resume, and the drafts, messages and agreements in the air must be those that the
 * process had when it acknowledged its last input. `node test/session/kill.mjs 1000` does it a thousand times; the count
 * of the suite is smaller. Needs the built code.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { airOf } from "./air.mjs";

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
      const saved = lines.flatMap((line) => (line.startsWith("saved ") ? [line.split(" ")] : []));
      const [, last = -1, air = null] = saved.at(-1) ?? [];
      resolve({ ready: lines.includes("ready"), last: Number(last), air });
    });
  });
}

/** Kills `count` exercises. Throws at the first input lost or log that does not resume; answers with the figures. */
export async function killExercises(count, built, first = 0) {
  const { headOf, readLog, replayLog, resumeSession, verifyLog } = await import(
    pathToFileURL(join(built, "session", "index.js")).href
  );
  const folder = mkdtempSync(join(tmpdir(), "faultline-kill-"));
  const figures = { kills: 0, acknowledged: 0, torn: 0, resumed: 0, drafts: 0, open: 0, agreed: 0 };
  try {
    for (let number = first; number < first + count; number += 1) {
      const roll = dice(number);
      const file = join(folder, `log-${number}`);
      // Every third is killed twice, the second time after resuming what the first left.
      for (let sitting = 0; sitting < (number % 3 === 0 ? 2 : 1); sitting += 1) {
        const { ready, last, air } = await playAndKill(built, file, number, roll);
        if (!ready) throw new Error(`exercise ${number}: killed before it was ready`);
        const { header, lines, torn } = readLog(readFileSync(file));
        if (lines.length < last)
          throw new Error(`exercise ${number}: ${last} acknowledged, ${lines.length} in the log`);
        if (air !== null) {
          const found = airOf(headOf(replayLog({ header, lines: lines.slice(0, last) }).state));
          if (found !== air) throw new Error(`exercise ${number}: ${air} in the air, ${found} in the log`);
          const [drafts, , open, agreed] = air.split("/").map(Number);
          figures.drafts += drafts > 0 ? 1 : 0;
          figures.open += open > 0 ? 1 : 0;
          figures.agreed += agreed > 0 ? 1 : 0;
        }
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
  const { kills, acknowledged, torn, resumed, drafts, open, agreed } = await killExercises(count, built);
  console.log(
    `${kills} kills, ${acknowledged} inputs acknowledged, 0 lost, ${torn} torn tails, ${resumed} logs resumed; in the air: drafts at ${drafts} kills, open proposals at ${open}, agreements at ${agreed}`,
  );
}
