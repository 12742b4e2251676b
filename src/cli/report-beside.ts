/**
 * The after-action report while play goes on: written by a process of its own, so that no key ever waits for it.
 */

import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { say } from "../catalogue/index.js";

/** The last words kept of a process that fails. */
const lastWords = 400;

/** Writes the report of a session's file. Rejects with what the process said where it could not. */
export function reportBeside(session: string, out: string, main = process.argv[1]): Promise<void> {
  if (main === undefined) return Promise.reject(new Error(say("cli.program-not-found")));
  return new Promise((resolve, reject) => {
    // A name may begin with a hyphen.
    const child = spawn(process.execPath, [main, "report", "--out", out, "--", session], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    // Whoever leaves meanwhile does not wait for it, and it does not outlive them.
    child.unref();
    (child.stderr as Socket).unref();
    const end = () => child.kill();
    process.once("exit", end);
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said = (said + data.toString("utf8")).slice(-lastWords);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else {
        const ended = say("cli.report-ended", { isSignal: code === null, how: code ?? String(signal) });
        reject(new Error(said.replace(/^faultline: /, "").trim() || ended));
      }
    });
  });
}
