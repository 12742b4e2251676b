/**
 * Whether a name on the command line is that of a session's log.
 */
import { existsSync } from "node:fs";
import { startOfFile } from "../scenarios/light.js";
import { logBegins } from "../session/index.js";

export function isLog(named: string): boolean {
  if (!existsSync(named)) return false;
  try {
    return new TextDecoder().decode(startOfFile(named, logBegins.length)) === logBegins;
  } catch {
    return false;
  }
}
