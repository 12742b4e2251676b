/**
 * Collects a scenario's files: the entry file and everything it imports, each once, in merge order. Imports may not
 * leave the folder of the entry file, except for the library, so that an untrusted scenario cannot read other files.
 */
import { readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
import type { Place, Problem } from "../engine/index.js";
import { listNames, nearestName } from "./nearest.js";
import { parseTree } from "./parse.js";
import { renderFound, shorten, wholeFile } from "./problem.js";
import { type FileSource, readText, tabIndents } from "./read.js";
import { realPath, showName } from "./real-path.js";
import type { MapTree } from "./tree.js";

const mostFiles = 64;
const deepestImport = 16;

export interface FileCollection {
  /** In merge order, the entry file last; incomplete if a file could not be read. */
  readonly parsed: readonly MapTree[];
  readonly problems: readonly Problem[];
  /** Every file that was opened, in order, the entry file first. */
  readonly files: readonly string[];
  /** The lines of those files, for excerpts. */
  readonly linesOf: ReadonlyMap<string, readonly string[]>;
  /** False if a file is missing or broken, so that absent names may merely be unread. */
  readonly complete: boolean;
}

export interface ImportOptions {
  /** Folder of the library, searched if an import is not found beside its importer. */
  readonly library: string;
  /** Folder that displayed file names are relative to. */
  readonly workingFolder: string;
  /** Files that have been read, by real path, where several collections share them: each is read and parsed once. */
  readonly read?: Map<string, ReadFile>;
  /** Where the files come from; the disk by default. */
  readonly source?: FileSource | undefined;
  /** Files as they were parsed before, by real path: one whose text is the same is not parsed again. */
  readonly parsed?: Map<string, ReadFile> | undefined;
}

const disk: FileSource = { realPath, read: () => null, nameOf: () => null };

/** A file's text and tree, as far as it has them. */
export interface ReadFile {
  readonly text: string | undefined;
  readonly tree: MapTree | undefined;
  readonly problems: readonly Problem[];
}

interface Collector {
  readonly workingFolder: string;
  /** Real path of the library, if there is one. */
  readonly library: string | undefined;
  /** Real paths of folders that imports may not leave. */
  readonly roots: readonly string[];
  readonly parsed: MapTree[];
  readonly problems: Problem[];
  readonly linesOf: Map<string, readonly string[]>;
  readonly done: Set<string>;
  readonly read: Map<string, ReadFile>;
  readonly source: FileSource;
  readonly before: Map<string, ReadFile>;
  complete: boolean;
}

/** Reads `entry` and its imports. Reports all problems instead of throwing. */
export function collectFiles(entry: string, options: ImportOptions): FileCollection {
  const { source = disk } = options;
  const wanted = resolve(options.workingFolder, entry);
  const real = source.realPath(wanted) ?? wanted;
  const library = realPath(options.library);
  const collector: Collector = {
    workingFolder: options.workingFolder,
    library,
    roots: [dirname(real), ...(library === undefined ? [] : [library])],
    parsed: [],
    problems: [],
    linesOf: new Map(),
    done: new Set(),
    read: options.read ?? new Map(),
    source,
    before: options.parsed ?? new Map(),
    complete: true,
  };
  collect(real, [], collector);
  const { parsed, problems, linesOf, complete } = collector;
  return { parsed, problems, linesOf, files: [...linesOf.keys()], complete };
}

function collect(real: string, chain: readonly string[], collector: Collector): void {
  collector.done.add(real);
  const name = collector.source.nameOf(real) ?? showName(real, collector.workingFolder);
  const { text, tree, problems } = collector.read.get(real) ?? readFile(real, name, collector);
  collector.read.set(real, { text, tree, problems });
  collector.linesOf.set(name, text?.split(/\r?\n/) ?? []);
  collector.problems.push(...problems);
  if (tree === undefined) {
    collector.complete = false;
    return;
  }
  for (const { wanted, place } of importsOf(tree, collector)) {
    const found = locate(wanted, place, real, collector);
    if (found === undefined) collector.complete = false;
    else follow(found, place, [...chain, real], collector);
  }
  const entries = new Map([...tree.entries].filter(([key]) => key !== "imports"));
  collector.parsed.push({ ...tree, entries });
}

function readFile(real: string, name: string, { source, before }: Collector): ReadFile {
  const { text, problems } = readText(real, name, source.read);
  const known = before.get(real);
  if (known !== undefined && text !== undefined && known.text === text) return known;
  const parsed = text === undefined ? undefined : parseTree(text, name);
  const file = {
    text,
    tree: parsed?.tree,
    problems: [...problems, ...withoutEchoes(parsed?.problems ?? [], problems)],
  };
  before.set(real, file);
  return file;
}

/** Drops problems of lines that were reported already, such as a tab that is also a syntax error, and what follows one. */
function withoutEchoes(later: readonly Problem[], earlier: readonly Problem[]): readonly Problem[] {
  const lines = new Set(earlier.map((problem) => problem.place?.line));
  const tabs = earlier.some(({ message }) => message === tabIndents);
  return later.filter(({ place, path }) => !lines.has(place?.line) && !(tabs && path === wholeFile));
}

function follow(real: string, place: Place, chain: readonly string[], collector: Collector): void {
  const report = (message: string, more: Partial<Problem> = {}) => {
    collector.problems.push({ severity: "error", place, path: "imports", message, ...more });
    collector.complete = false;
  };
  if (chain.includes(real)) {
    const loop = [...chain.slice(chain.indexOf(real)), real].map((file) => basename(file)).join(" → ");
    report(`These files import each other in a cycle: ${loop}`, { hint: "delete one of the imports" });
  } else if (collector.done.has(real)) {
    // Merged already at its first appearance; merging again would undo what came between.
  } else if (chain.length >= deepestImport) {
    report(`Imports are nested more than ${deepestImport} deep`, { hint: "import the files from the scenario itself" });
  } else if (collector.done.size >= mostFiles) {
    report(`A scenario may be made of at most ${mostFiles} files`, { hint: "join some of the imported files" });
  } else {
    collect(real, chain, collector);
  }
}

function importsOf(tree: MapTree, collector: Collector): readonly { wanted: string; place: Place }[] {
  const value = tree.entries.get("imports")?.value;
  if (value === undefined) return [];
  const items = value.kind === "list" ? value.items : [value];
  const wrong =
    value.kind === "list" ? items.find((item) => item.kind !== "scalar" || typeof item.value !== "string") : value;
  if (wrong !== undefined) {
    collector.complete = false;
    collector.problems.push({
      severity: "error",
      place: wrong.place,
      path: "imports",
      message: "“imports” should list files",
      found: renderFound(wrong),
      expected: "a list of files, such as [south-caucasus/actors.yaml]",
      hint: wrong === value && wrong.kind === "scalar" ? `write [${shorten(wrong.source)}]` : undefined,
    });
  }
  return items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string" && value.kind === "list"
      ? [{ wanted: item.value, place: item.place }]
      : [],
  );
}

/** The real path of an import; undefined if there is a problem, which is reported. */
function locate(wanted: string, place: Place, importer: string, collector: Collector): string | undefined {
  const report = (message: string, more: Partial<Problem> = {}): undefined => {
    collector.problems.push({ severity: "error", place, path: "imports", message, found: shorten(wanted), ...more });
  };
  if (isAbsolute(wanted) || /^[a-z]+:/i.test(wanted) || wanted.includes("\\")) {
    return report("An import is a path relative to this file", {
      expected: "a path with / between folders, such as actors/russia.yaml",
    });
  }
  const folders = [dirname(importer), ...(collector.library === undefined ? [] : [collector.library])];
  const candidates = folders.map((folder) => resolve(folder, wanted));
  const inside = (path: string) =>
    collector.roots.some((root) => path.startsWith(root.endsWith(sep) ? root : root + sep));
  if (!candidates.some(inside)) {
    return report("Imports may not leave the scenario's folder", {
      expected: "a file in that folder or below, or in the shipped library",
      hint: "copy the file into the folder",
    });
  }
  if (!/\.ya?ml$/.test(wanted)) {
    return report("An import names a YAML file", {
      expected: "a file ending in .yaml",
      ...suggest(wanted, importer, collector),
    });
  }
  for (const candidate of candidates.filter(inside)) {
    const real = collector.source.realPath(candidate);
    if (real === undefined) continue;
    if (inside(real)) return real;
    return report("This import leads out of the scenario's folder through a link", {
      hint: "copy the file into the folder",
    });
  }
  return report("There is no such file to import", suggest(wanted, importer, collector));
}

function suggest(wanted: string, importer: string, collector: Collector): { hint?: string } {
  const names = new Set([
    ...yamlFiles(dirname(importer)),
    ...(collector.library === undefined ? [] : yamlFiles(collector.library)),
  ]);
  names.delete(basename(importer));
  const near = nearestName(wanted, names) ?? [...names].find((name) => basename(name) === basename(wanted));
  if (near !== undefined) return { hint: `did you mean “${near}”?` };
  return names.size === 0 || names.size > 12 ? {} : { hint: `files to import: ${listNames(names, 12)}` };
}

/** YAML files in a folder and its subfolders, relative to it; two levels deep. */
function yamlFiles(folder: string): readonly string[] {
  const list = (path: string) => {
    try {
      return readdirSync(path, { withFileTypes: true }).slice(0, 500);
    } catch {
      return [];
    }
  };
  return list(folder).flatMap((entry) => {
    if (entry.isDirectory() && !entry.name.startsWith(".")) {
      return list(join(folder, entry.name)).flatMap((inner) =>
        /\.ya?ml$/.test(inner.name) ? [`${entry.name}/${inner.name}`] : [],
      );
    }
    return /\.ya?ml$/.test(entry.name) ? [entry.name] : [];
  });
}
