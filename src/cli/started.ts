/**
 * How this program was started, and so how it is called again: commands for pasting begin with it.
 */

import { existsSync, realpathSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { inRepertoire, repertoireOn } from "../scenarios/light.js";
import { type Command, type Paste, pasteAs } from "../text/index.js";

const name = "faultline";
const command = fileURLToPath(new URL("../../bin/faultline.mjs", import.meta.url));

/**
 * `faultline` where the shell finds this program under that name, else `npx faultline`, which finds it in a clone or in
 * the packages of a project. Folders that npm puts on the path of what it runs are not on the path of whoever pastes.
 */
export function programName(path = process.env.PATH ?? "", program = command): string {
  const folders = path
    .split(delimiter)
    .filter((folder) => folder !== "" && !/node_modules[/\\]\.bin[/\\]?$/.test(folder));
  return folders.some((folder) => leadsTo(join(folder, name), program)) ? name : `npx ${name}`;
}

function leadsTo(file: string, program: string): boolean {
  if (!existsSync(file)) return false;
  // Some package managers put a script there instead of a link, for packages only.
  const isPackage = program.split(sep).includes("node_modules");
  return isPackage || realpathSync(file) === realpathSync(program);
}

let pasteHere: Paste | null = null;

/** A command as it can be pasted here, whichever of the two streams it is printed to. */
export function paste(command: Command): string {
  const repertoires = [process.stdout, process.stderr].map(repertoireOn);
  pasteHere ??= pasteAs(programName(), (character) =>
    repertoires.every((repertoire) => inRepertoire(character, repertoire) === character),
  );
  return pasteHere(command);
}
