/**
 * The folder in which the program keeps what it remembers of a person between starts, where the system has one for that:
 * `$XDG_STATE_HOME/faultline`, else `~/.local/state/faultline`; on Windows `%LOCALAPPDATA%\faultline`. Nothing that is
 * played depends on it. A file is replaced as a whole, so that one that is there can be read.
 */
import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { readOrdinaryFile, replaceFile } from "../scenarios/light.js";
import { wordFailure } from "../session/index.js";

/** The path of a file in it. */
export function stateFile(name: string): string {
  const { XDG_STATE_HOME: given = "", LOCALAPPDATA: windows = "" } = process.env;
  const base = isAbsolute(given)
    ? given
    : process.platform === "win32" && windows !== ""
      ? windows
      : join(homedir(), ".local", "state");
  return join(base, "faultline", name);
}

const mostBytes = 1_000_000;

/** The text of a file in it; null where there is none that can be read. */
export function readState(name: string): string | null {
  try {
    return new TextDecoder().decode(readOrdinaryFile(stateFile(name), mostBytes));
  } catch {
    return null;
  }
}

/** Removes a file of it, where it is there. */
export function removeState(name: string): void {
  try {
    rmSync(stateFile(name), { force: true });
  } catch {
    // It is found again next time.
  }
}

/** Writes a file in it; answers with the reason where that fails, else with null. */
export function writeState(name: string, text: string): string | null {
  const file = stateFile(name);
  try {
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    replaceFile(file, text, 0o600);
    return null;
  } catch (error) {
    return wordFailure(error);
  }
}
