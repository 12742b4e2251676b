/**
 * Finds scenarios: library scenarios by id, other files by path. Opens and lists those that are as the build sealed them,
 * which takes neither YAML nor the schema of files.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { cwd } from "node:process";
import { type Scenario, ScenarioError } from "../engine/index.js";
import type { ReadFile } from "./imports.js";
import { libraryFolder } from "./library-folder.js";
import { listNames, nearestName } from "./nearest.js";
import { type PlacedProblem, wholeFile } from "./problem.js";
import type { FileSource } from "./read.js";
import { showName } from "./real-path.js";
import { openListing, openSealed } from "./sealed.js";

export interface LoadOptions {
  /** Folder that `file` and names in problems are relative to; the working folder by default. */
  readonly workingFolder?: string;
  /** Folder searched for imports that are not beside their importer; the library by default. */
  readonly library?: string;
  /** Folder of sealed scenarios; the build's by default. */
  readonly seals?: string | undefined;
  /** Where files come from; the disk by default. */
  readonly source?: FileSource | undefined;
  /** Files as they were parsed before, by real path, for who loads again and again; filled by loading. */
  readonly parsed?: Map<string, ReadFile> | undefined;
}

/** A scenario that can be played, from a file or from its seal. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  readonly warnings: readonly PlacedProblem[];
  /** Every file that it was read from, the scenario's own first. */
  readonly files: readonly string[];
}

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
 * Opens a scenario, by library id or path, that is the library's and unchanged since the build sealed it; undefined if
 * it is not. Throws ScenarioError if there is no scenario of that name.
 */
export function openLibraryScenario(nameOrPath: string, options: LoadOptions = {}): OpenedScenario | undefined {
  const library = options.library ?? libraryFolder();
  const workingFolder = options.workingFolder ?? cwd();
  const sealed = openSealed(resolve(workingFolder, findScenario(nameOrPath, library)), library, options.seals);
  if (sealed === undefined) return undefined;
  const files = sealed.files.map((path) => showName(path, workingFolder));
  // Only scenarios without warnings are sealed.
  return { scenario: sealed.scenario, warnings: [], files };
}

/** The scenarios of the library, by start date; undefined if the file of any has changed since the build sealed it. */
export function listSealed(library: string = libraryFolder(), seals?: string): readonly ListedScenario[] | undefined {
  const listing = openListing(seals);
  const listed: ListedScenario[] = [];
  for (const id of libraryIds(library)) {
    const file = join(library, `${id}.yaml`);
    const sealed = listing(file);
    if (sealed?.id !== id) return undefined;
    listed.push({ ...sealed, file });
  }
  return byStart(listed);
}

export function byStart(listed: readonly ListedScenario[]): readonly ListedScenario[] {
  return [...listed].sort((one, other) => (one.start === other.start ? 0 : one.start < other.start ? -1 : 1));
}

/** The ids of the library's scenarios, in alphabetical order. */
export function libraryIds(library: string = libraryFolder()): readonly string[] {
  return readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => entry.name.slice(0, -".yaml".length))
    .sort();
}
