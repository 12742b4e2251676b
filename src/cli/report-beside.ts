/**
 * The after-action report and what else is written of a session while play goes on: by a process of its own, so that no key ever waits for it.
 */

import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { say } from "../catalogue/index.js";

/** The last words kept of a process that fails. */
const lastWords = 400;

/** Writes the report of a session's file. Rejects with what the process said where it could not. */
export async function reportBeside(session: string, out: string, main = process.argv[1]): Promise<void> {
  // A name may begin with a hyphen.
  await runBeside(["report", "--out", out, "--", session], main);
}

/** Runs a command of this program in a process of its own; resolves to what it prints. Rejects with what it said where it could not. */
export function runBeside(command: readonly string[], main = process.argv[1]): Promise<string> {
  if (main === undefined) return Promise.reject(new Error(say("cli.program-not-found")));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...command], { stdio: ["ignore", "pipe", "pipe"] });
    // Whoever leaves meanwhile does not wait for it, and it does not outlive them.
    child.unref();
    for (const stream of [child.stdout, child.stderr]) (stream as Socket).unref();
    const end = () => child.kill();
    process.once("exit", end);
    let said = "";
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (data: string) => {
      printed += data;
    });
    child.stderr.on("data", (data: Buffer) => {
      said = (said + data.toString("utf8")).slice(-lastWords);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("exit", end);
      if (code === 0) resolve(printed);
      else {
        const ended = say("cli.report-ended", { isSignal: code === null, how: code ?? String(signal) });
        reject(new Error(said.replace(/^faultline: /, "").trim() || ended));
      }
    });
  });
}
