/**
 * One writer at a time for a file that keeps what has been played: a second program that is given the same one is refused before it
 * reads or writes anything. What a killed program leaves is taken over.
 */
import { say } from "../catalogue/index.js";
import { lockFileOf, lockLog, SessionFault } from "../session/index.js";
import { UsageError } from "./failure.js";

/** Locks a file until `release` is called or the process ends. Throws UsageError if another program has it. */
export function lockFile(file: string): { release(): void } {
  try {
    const { release } = lockLog(file);
    process.once("exit", release);
    return {
      release() {
        process.off("exit", release);
        release();
      },
    };
  } catch (error) {
    if (!(error instanceof SessionFault)) throw error;
    // Where no lock can be made, opening the file says what is wrong.
    if (error.kind !== "locked") return { release: () => undefined };
    throw new UsageError(error.message, say("experiment.file-in-use-hint", { lock: lockFileOf(file) }));
  }
}
