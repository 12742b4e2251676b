/**
 * Loads a scenario: read, parse, import, merge, check shapes, lint, resolve. Phases continue after errors where
 * possible, and all problems are reported together.
 */
import { cwd } from "node:process";
import { BugError, type Place, type Problem, type Scenario, ScenarioError } from "../engine/index.js";
import { findFault, scenarioSchema } from "../engine/scenario.js";
import { expandCopies } from "./copies.js";
import type { ScenarioFile } from "./format.js";
import { isSame, type PutBack, putBack } from "./hold-out.js";
import { collectFiles, type FileCollection, type ImportOptions } from "./imports.js";
import { findScenario, type LoadOptions, libraryIds, type OpenedScenario, openLibraryScenario } from "./library.js";
import { libraryFolder } from "./library-folder.js";
import { lintScenario } from "./lint.js";
import { tellAddedItems, withoutMarks } from "./list-items.js";
import { listScenarios } from "./listing.js";
import { type Merging, mergeTrees } from "./merge.js";
import { collectNames, type Names } from "./names.js";
import { orderProblems, type PlacedProblem, placeFinding } from "./problem.js";
import { resolveScenario } from "./resolve.js";
import { writeListing, writeSeal } from "./sealed.js";
import { checkShape } from "./shapes.js";
import { markAt, tellCopies, tellTemplates } from "./tell-copies.js";
import { formatPath, type MapTree, type Path, valueAt, walkTree } from "./tree.js";
import { keepUsed } from "./used.js";

export interface LoadedScenario extends OpenedScenario {
  /** Where the value at a path, such as `actors.russia.label` or `ratios[0]`, is written. */
  readonly provenance: (path: string | Path) => Place | undefined;
  /** The merged files, each value with its place. */
  readonly merged: MapTree;
}

const mostProblems = 200;

/**
 * Loads a library scenario by its id, such as `tavush-2020`, or any scenario by the path of its YAML file. Throws
 * ScenarioError with every problem found, warnings included.
 */
export function loadScenario(nameOrPath: string, options: LoadOptions = {}): LoadedScenario {
  const { source, parsed } = options;
  const sealed = source === undefined ? openLibraryScenario(nameOrPath, options) : undefined;
  const file = findScenario(nameOrPath, options.library);
  const where = {
    library: options.library ?? libraryFolder(),
    workingFolder: options.workingFolder ?? cwd(),
    source,
    parsed,
  };
  if (sealed === undefined) return readScenario(file, where);
  let whole: LoadedScenario | undefined;
  const read = () => {
    whole ??= readScenario(file, where);
    return whole;
  };
  return {
    ...sealed,
    provenance: (path) => read().provenance(path),
    get merged() {
      return read().merged;
    },
  };
}

/** Seals every sound scenario of the library, so that `loadScenario` opens it quickly. Part of the build. */
export function sealLibrary(library: string = libraryFolder(), seals?: string): readonly string[] {
  const listed = listScenarios(library, seals);
  writeListing(listed, seals);
  return listed.flatMap(({ id, file }) => {
    try {
      const { scenario, warnings, files } = readScenario(file, { library, workingFolder: library });
      if (warnings.length > 0) return [];
      writeSeal(scenario, files, library, seals);
      return [id];
    } catch (error) {
      // Mistakes are reported by `validate`, not by the build.
      if (error instanceof ScenarioError) return [];
      throw error;
    }
  });
}

function readScenario(file: string, options: ImportOptions): LoadedScenario {
  const collection = collectFiles(file, options);
  if (!collection.complete) throw failure(collection, []);
  // If complete, there is at least the entry file.
  const { merged, names, shape, problems } = check(collection);
  if (shape.file === undefined || [...collection.problems, ...problems].some(({ severity }) => severity === "error")) {
    throw failure(collection, problems);
  }
  let places: ReadonlyMap<string, Place> | undefined;
  return {
    scenario: resolveSound(shape.file, names, merged),
    warnings: finish(collection, problems),
    files: collection.files,
    // Made where somebody asks, which who only plays does not.
    provenance(path) {
      places ??= placesOf(merged);
      return places.get(typeof path === "string" ? path : formatPath(path));
    },
    merged,
  };
}

const placesOf = (merged: MapTree) =>
  new Map([...walkTree(merged)].map(([path, tree]) => [formatPath(path), tree.place]));

function resolveSound(file: ScenarioFile, names: Names, merged: MapTree): Scenario {
  const scenario = keepUsed(resolveScenario(withoutMarks(file), names), (section, id) => {
    const key = section === "claims" ? "evidence" : section;
    return valueAt(merged, [key, id])?.place.file === merged.place.file;
  });
  // Everything has been checked where it is written; this holds the format and the schema to one another.
  const fault = findFault(scenarioSchema, scenario);
  if (fault !== null) throw new BugError(`a sound file was resolved into an unsound scenario: ${fault}`);
  return scenario;
}

export interface HeldOut {
  readonly scenario: Scenario;
  /** What the crisis had changed. */
  readonly changes: readonly PutBack[];
}

/**
 * A scenario whose shared actors have the numbers that the other crises of the library leave them with; null if it shares
 * nothing with them. Shared is a file that most other scenarios with a history import too. Throws ScenarioError.
 */
export function loadHeldOut(nameOrPath: string, options: LoadOptions = {}): HeldOut | null {
  const library = options.library ?? libraryFolder();
  const where = { library, workingFolder: options.workingFolder ?? cwd(), read: new Map() };
  const entry = findScenario(nameOrPath, library);
  // Reports what is wrong with it.
  readScenario(entry, where);
  const collection = collectFiles(entry, where);
  const idOf = (parsed: readonly MapTree[]) => valueAt(parsed.at(-1) as MapTree, ["id"]);
  const own = idOf(collection.parsed);
  const others = libraryIds(library)
    .map((id) => collectFiles(findScenario(id, library), where))
    .filter(({ parsed }) => parsed.some((tree) => tree.entries.has("history")) && !isSame(idOf(parsed), own));
  const importers = (file: string) => others.filter(({ files }) => files.indexOf(file) > 0).length;
  const beneath = collection.parsed.filter(({ place }) => 2 * importers(place.file) > others.length);
  const [first, ...more] = beneath;
  if (first === undefined) return null;
  const whole = expand(collection.parsed as [MapTree, ...MapTree[]]).tree;
  const { tree, changes } = putBack(whole, expand([first, ...more]).tree);
  const { file, findings } = checkShape(tree);
  if (file === undefined) throw new BugError(`numbers put back make an unsound file: ${findings[0]?.message}`);
  return { scenario: resolveSound(file, collectNames(tree), tree), changes };
}

function expand(layers: readonly [MapTree, ...MapTree[]], merging: Merging = { faults: [], added: new Map() }) {
  return expandCopies(layers, mergeTrees(layers, merging), merging);
}

/** Merges the files, and finds everything that is wrong with them. */
function check(collection: FileCollection) {
  const merging: Merging = { faults: [], added: new Map() };
  const layers = collection.parsed as [MapTree, ...MapTree[]];
  const { tree: merged, marks, broken, templates } = expand(layers, merging);
  const shape = checkShape(merged);
  const names = collectNames(merged);
  const refused = collection.problems.filter(({ severity }) => severity === "error");
  const read = new Set(refused.map(({ place }) => `${place?.file}:${place?.line}`));
  const empty = merging.faults.flatMap(({ finding, empty }) => (empty === true ? [finding.path] : []));
  const echoes = new Set(empty.map((path) => `${formatPath(path.slice(0, -1))} “${String(path.at(-1))}”`));
  const incomplete = new Set(broken.map(formatPath));
  // An entry without a value is not also missing, nor is what a copy would have had of a name that is wrong.
  const findings = shape.findings.filter(
    ({ path, message }) =>
      !echoes.has(`${formatPath(path)} ${message.split(" is missing")[0]}`) && !incomplete.has(formatPath(path)),
  );
  const omitted = [...shape.omitted, ...empty, ...broken.map((path) => [...path, "like"])];
  const files = layers.map(({ place }) => place.file);
  if (shape.file !== undefined) findings.push(...lintScenario(shape.file, names, merged, files, omitted));
  const placed = tellCopies([
    ...merging.faults.map(({ finding, place, mark }) => ({
      problem: { ...placeFinding(finding, merged), place },
      mark,
    })),
    ...tellTemplates(tellAddedItems(findings, merging.added, merged), templates, merged).map((finding) => ({
      problem: placeFinding(finding, merged),
      mark: markAt(merged, marks, finding.path),
    })),
  ]);
  // Suppress problems of lines with a refused character or number.
  const problems = placed.filter(({ place }) => !read.has(`${place?.file}:${place?.line}`));
  return { merged, names, shape, problems };
}

function failure(collection: FileCollection, problems: readonly Problem[]): ScenarioError {
  return new ScenarioError(finish(collection, problems));
}

/** Orders problems by file and line, and adds excerpts. */
function finish(collection: FileCollection, problems: readonly Problem[]): readonly PlacedProblem[] {
  const ordered = orderProblems([...collection.problems, ...problems], collection.files);
  const kept = ordered.slice(0, mostProblems).map((problem): PlacedProblem => {
    const lines = problem.place === undefined ? undefined : collection.linesOf.get(problem.place.file);
    const excerpt = lines?.[(problem.place?.line ?? 0) - 1];
    return excerpt === undefined || excerpt.trim() === "" ? problem : { ...problem, excerpt };
  });
  const last = kept.at(-1);
  if (ordered.length <= mostProblems || last === undefined) return kept;
  return [
    ...kept.slice(0, -1),
    { ...last, message: `${last.message} (and ${ordered.length - mostProblems} more problems)` },
  ];
}
