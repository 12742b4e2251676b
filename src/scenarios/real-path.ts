/**
 * Where a file really lies, and how it is called in words: relative to the folder that a person works in.
 */
import { realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** A file's path relative to the working folder; its absolute path if it is outside. */
export function showName(real: string, workingFolder: string): string {
  const name = relative(realPath(workingFolder) ?? workingFolder, real);
  return name.startsWith("..") || isAbsolute(name) || name === "" ? real : name.split(sep).join("/");
}
