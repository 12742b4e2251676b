/**
 * Finds scenarios: library scenarios by id, other files by path.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../engine/index.js";
import { libraryFolder } from "./library-folder.js";
import { listNames, nearestName } from "./nearest.js";
import { parseTree } from "./parse.js";
import { wholeFile } from "./problem.js";
import { readText } from "./read.js";
import { openListing } from "./sealed.js";
import { keysAt, type MapTree, type Path, valueAt } from "./tree.js";

/** A library scenario as listed in a menu. */
export interface ListedScenario {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Horizon, in days. */
  readonly days: number;
  /** ISO date of day 0. */
  readonly start: string;
  readonly variants: readonly { readonly id: string; readonly label: string; readonly note: string }[];
  /** Path for `loadScenario`. */
  readonly file: string;
}

/** The file of a scenario, by library id or path. Throws ScenarioError, with the nearest name, if there is none. */
export function findScenario(nameOrPath: string, library: string = libraryFolder()): string {
  if (/\.ya?ml$/.test(nameOrPath)) return nameOrPath;
  const ids = libraryIds(library);
  if (ids.includes(nameOrPath)) return join(library, `${nameOrPath}.yaml`);
  // A folder, or a file without the extension, is a mistyped path rather than an id.
  const isPath = /[/\\]/.test(nameOrPath) || existsSync(nameOrPath);
  const near = isPath ? undefined : nearestName(nameOrPath, ids);
  throw new ScenarioError([
    {
      severity: "error",
      path: wholeFile,
      message: isPath ? `“${nameOrPath}” is not a scenario file` : `There is no scenario called “${nameOrPath}”`,
      expected: isPath ? "a file ending in .yaml" : `one of: ${listNames(ids)}; or the path of a .yaml file`,
      ...(near !== undefined && { hint: `did you mean “${near}”?` }),
    },
  ]);
}

/**
 * The scenarios of the library, by start date. For speed, imports and files unchanged since the build are not read.
 * Skips files that cannot be read; opening one reports what is wrong.
 */
export function listScenarios(library: string = libraryFolder(), seals?: string): readonly ListedScenario[] {
  const listing = openListing(seals);
  const found = libraryIds(library).flatMap((id) => {
    const file = join(library, `${id}.yaml`);
    const sealed = listing(file);
    if (sealed?.id === id) return [{ ...sealed, file }];
    const tree = parseTree(readText(file, file).text ?? "", file).tree;
    return tree === undefined ? [] : [listed(tree, id, file)];
  });
  return found.sort((one, other) => (one.start === other.start ? 0 : one.start < other.start ? -1 : 1));
}

function libraryIds(library: string): readonly string[] {
  return readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => entry.name.slice(0, -".yaml".length))
    .sort();
}

function listed(tree: MapTree, id: string, file: string): ListedScenario {
  const text = (path: Path) => {
    const value = valueAt(tree, path);
    return value?.kind === "scalar" ? String(value.value ?? "").trim() : "";
  };
  return {
    id,
    title: text(["title"]),
    summary: text(["summary"]),
    days: Number(text(["horizon"])),
    start: text(["start"]),
    variants: keysAt(tree, ["variants"]).map((variant) => ({
      id: variant,
      label: text(["variants", variant, "label"]),
      note: text(["variants", variant, "note"]),
    })),
    file,
  };
}
