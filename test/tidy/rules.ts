/**
 * The house rules, each a function from text to findings, so that a test can hold the real files to them and another
 * can hand them a violation and see that it is caught. A finding is one line a person can act on.
 */
import { codeOnly, exportsOf, functionsOf, importsOf, stringsOf } from "./source-text.js";

export interface File {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export type Rule = (file: File) => string[];

const at = (file: File, code: string, index: number): string => {
  const before = code.slice(0, index).split("\n");
  return `${file.path}:${before.length}:${before.at(-1)!.length + 1}`;
};

/** What the engine may not use, and why. Names are matched in code only, never in comments or strings. */
const engineBans: readonly (readonly [RegExp, string])[] = [
  [/\bMath\b(?!\.(sqrt|imul)\b)/g, "of Math only sqrt and imul are exact in every JavaScript engine"],
  [/\*\*/g, "`**` rounds differently between versions of Node"],
  [/\bDate\b/g, "the engine has no clock"],
  [/(?<![.\w$])performance\b/g, "the engine has no clock"],
  [/\bIntl\b|\btoLocale\w*|\blocaleCompare\b/g, "locale tables differ between machines"],
  [/(?<![.\w$])(?:crypto|process|console|fetch|navigator|globalThis|Buffer|require)\b/g, "the engine does no I/O"],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/g, "timed things belong on the agenda"],
  [/\basync\b|\bawait\b|\bPromise\b/g, "the engine is synchronous"],
  [/\bfor\s*\(\s*(?:const|let|var)?\s*[\w$]+\s+in\b/g, "for…in visits inherited names, in no promised order"],
  [/\bWeakRef\b|\bFinalizationRegistry\b/g, "the collector's timing is not ours"],
  [/(?<![.\w$])eval\b|\bnew\s+Function\b/g, "no code from text"],
  [/\bJSON\s*\.\s*stringify\b/g, "key order is not canonical: hash.ts has canonicalJson"],
  [/\.toString\(\s*[^)\s]/g, "digits in another radix are left to the implementation"],
];

export const enginePurity: Rule = (file) => {
  const code = codeOnly(file.text);
  return engineBans.flatMap(([pattern, why]) =>
    [...code.matchAll(pattern)].map((match) => `${at(file, code, match.index)} ${match[0].trim()}: ${why}`),
  );
};

/** Packages that one engine file each may import. */
const enginePackages: Readonly<Record<string, RegExp>> = {
  "src/engine/chart.ts": /^xstate$/,
  "src/engine/random.ts": /^seedrandom(?:\/lib\/tychei\.js)?$/,
  "src/engine/act-schema.ts": /^zod$/,
  "src/engine/basis-schema.ts": /^zod$/,
  "src/engine/belief-schema.ts": /^zod$/,
  "src/engine/condition-schema.ts": /^zod$/,
  "src/engine/evidence-schema.ts": /^zod$/,
  "src/engine/exercise-schema.ts": /^zod$/,
  "src/engine/map.ts": /^zod$/,
  "src/engine/mechanism-schema.ts": /^zod$/,
  "src/engine/scenario.ts": /^zod$/,
  "src/engine/schema.ts": /^zod$/,
  "src/engine/hash.ts": /^(?:@noble\/hashes\/.+|canonicalize)$/,
};

export const engineImports: Rule = (file) =>
  importsOf(file.text)
    .filter((module) => !/^\.\/[\w-]+\.js$/.test(module) && !enginePackages[file.path]?.test(module))
    .map((module) => `${file.path}: imports ${module}, which the engine may not`);

/** What each folder of src may import besides itself. */
export const folderImports: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["catalogue", "engine", "scenarios", "visibility", "session", "analysis"],
  catalogue: [],
  engine: [],
  kernel: ["engine"],
  text: ["catalogue", "engine"],
  visibility: ["catalogue", "engine"],
  "what-if": ["catalogue", "engine", "text"],
  forecast: ["catalogue", "engine", "text"],
  learn: ["catalogue", "engine", "text", "what-if"],
  changes: ["catalogue", "engine", "text"],
  scenarios: ["catalogue", "engine"],
  session: ["catalogue", "engine", "scenarios", "text", "visibility"],
  analysis: ["catalogue", "engine", "forecast", "kernel", "scenarios", "text", "visibility"],
  experiments: ["engine", "analysis"],
  shares: ["catalogue", "engine", "analysis"],
  queue: ["catalogue", "engine", "analysis", "shares"],
  exercise: ["catalogue", "engine", "scenarios", "text", "visibility", "session", "analysis", "forecast"],
  "white-cell": [
    "catalogue",
    "engine",
    "scenarios",
    "text",
    "visibility",
    "session",
    "analysis",
    "exercise",
    "what-if",
  ],
  report: [
    "catalogue",
    "engine",
    "scenarios",
    "text",
    "visibility",
    "session",
    "analysis",
    "experiments",
    "exercise",
    "what-if",
  ],
  tui: [
    "catalogue",
    "engine",
    "scenarios",
    "text",
    "visibility",
    "session",
    "analysis",
    "exercise",
    "what-if",
    "forecast",
    "learn",
    "white-cell",
  ],
  browser: [
    "catalogue",
    "engine",
    "scenarios",
    "text",
    "visibility",
    "session",
    "analysis",
    "exercise",
    "what-if",
    "forecast",
    "report",
    "tui",
  ],
  host: [
    "catalogue",
    "engine",
    "scenarios",
    "text",
    "visibility",
    "session",
    "exercise",
    "what-if",
    "forecast",
    "white-cell",
    "report",
    "tui",
  ],
  web: ["browser", "catalogue", "exercise", "host", "report"],
  cli: [
    "catalogue",
    "engine",
    "scenarios",
    "changes",
    "text",
    "visibility",
    "session",
    "analysis",
    "experiments",
    "exercise",
    "what-if",
    "forecast",
    "white-cell",
    "learn",
    "report",
    "shares",
    "queue",
    "tui",
    "host",
  ],
};

/**
 * Ways into a folder: its index.ts; the engine's schema and the reader of forecasts, which load zod and so have doors of their own; and what of the
 * scenarios a command can start with, which loads neither zod nor YAML. And what of reports and terminal needs neither files nor
 * a terminal, for a page in a browser.
 */
const doors: ReadonlySet<string> = new Set([
  "index.js",
  "engine/scenario.js",
  "forecast/read-scores.js",
  "scenarios/light.js",
  "report/anywhere.js",
  "tui/anywhere.js",
  "host/anywhere.js",
  "exercise/anywhere.js",
  "session/countdown.js",
]);

/** Where a relative import of a file under src leads: its folder, and the rest of the path. */
export function target(path: string, module: string): { folder: string; rest: string } | undefined {
  if (!module.startsWith(".")) return undefined;
  const parts = path.split("/").slice(0, -1);
  for (const part of module.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return { folder: parts[1] ?? "", rest: parts.slice(2).join("/") };
}

export const oneWayImports: Rule = (file) => {
  const own = file.path.split("/")[1]!;
  const findings: string[] = [];
  for (const module of importsOf(file.text)) {
    const to = target(file.path, module);
    if (to === undefined || to.folder === own) continue;
    if (!folderImports[own]?.includes(to.folder)) findings.push(`${file.path}: ${own} may not import ${to.folder}`);
    else if (!doors.has(to.rest) && !doors.has(`${to.folder}/${to.rest}`))
      findings.push(`${file.path}: ${module} goes round the door of ${to.folder}`);
  }
  return findings;
};

/** Where a scenario's lists of who learns of what are declared, recorded and decided on. */
const readsVisibility = /^src\/(?:engine|scenarios|visibility)\/|^src\/session\/header/;

/** One place decides what a viewer may know: nobody else reads the lists that it decides by. */
export const visibilityInOnePlace: Rule = (file) => {
  if (readsVisibility.test(file.path)) return [];
  const code = codeOnly(file.text);
  return [...code.matchAll(/\bvisibility\b/g)].map(
    (match) => `${at(file, code, match.index)} visibility: ask src/visibility what a viewer may know`,
  );
};

/** Words of a language, one after the other: at least two, and nothing that only markup or code has. */
const prose = /(?<![\w-])[A-Za-z]{2,}[,.;:!?”]? +[“(]?[A-Za-z]{2,}/;
const markup = /^\s*<|="|\{ |\{$|;\s*$|--\w+:|\[style=/;

/**
 * What a face says stands in the catalogue. Held to it are the folders that speak to people about a crisis; engine and
 * scenarios explain beside each check what a file or an act got wrong. A single word is not told from a name, and what only
 * a mistake in the program brings about is said to those who mend it.
 */
const speaks = /^src\/(?:text|changes|session|analysis|visibility|exercise|white-cell|report|tui|host|web|cli|index)\b/;

const forProgrammers = (source: string, index: number) =>
  /new (?:Bug|Range)Error\(\s*$/.test(source.slice(Math.max(0, index - 60), index));

export const screenTextInCatalogue =
  (excepted: Readonly<Record<string, string>>): Rule =>
  (file) =>
    !speaks.test(file.path) || Object.hasOwn(excepted, file.path)
      ? []
      : stringsOf(file.text)
          .filter(({ text, index }) => prose.test(text) && !markup.test(text) && !forProgrammers(file.text, index))
          .map(({ text, index }) => `${at(file, file.text, index)} ${JSON.stringify(text)}: move it to src/catalogue`);

/**
 * Files that may open files by themselves: the two that do it for all others, the log and its lock, which are created
 * exclusively and appended to, as is what an experiment has played, what is remembered of a person, who may come to a host, the build's own seals and kernel, and the entry, which writes to standard output.
 */
const opensFiles =
  /^src\/(?:scenarios\/(?:ordinary-file|replace-file|sealed)|kernel\/link|session\/(?:log-file|lock)|cli\/(?:out-file|experiment-file|main))\.ts$/;

export const filesOpenedInOnePlace: Rule = (file) => {
  if (opensFiles.test(file.path)) return [];
  const code = codeOnly(file.text);
  const calls = /\b(?:open|readFile|writeFile|appendFile|copyFile)Sync\b|\bcreate(?:Read|Write)Stream\b/g;
  return [...code.matchAll(calls)].map(
    (match) => `${at(file, code, match.index)} ${match[0]}: read through ordinary-file.ts, write through out-file.ts`,
  );
};

/** Folders of src that import each other, directly or in a ring, as `a → b → a`. */
export function folderCycles(files: readonly File[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const own = file.path.split("/")[1]!;
    for (const module of importsOf(file.text)) {
      const to = target(file.path, module)?.folder;
      if (to !== undefined && to !== own) edges.set(own, (edges.get(own) ?? new Set()).add(to));
    }
  }
  const cycles: string[] = [];
  const visit = (folder: string, trail: readonly string[]): void => {
    if (trail.includes(folder)) {
      cycles.push([...trail.slice(trail.indexOf(folder)), folder].join(" → "));
      return;
    }
    for (const next of edges.get(folder) ?? []) visit(next, [...trail, folder]);
  };
  for (const folder of edges.keys()) visit(folder, []);
  return cycles;
}

/** Lines a file may have, counted as a person counts them. */
export const lineLimit = 400;

export const fileLength: Rule = (file) => {
  const lines = file.text.replace(/\n$/, "").split("\n").length;
  return lines > lineLimit ? [`${file.path}: ${lines} lines, more than ${lineLimit}`] : [];
};

export const functionLineLimit = 70;

export const functionLength: Rule = (file) =>
  functionsOf(file.text)
    .filter((span) => span.lines > functionLineLimit)
    .map((span) => `${file.path}:${span.line} ${span.name} has ${span.lines} lines, more than ${functionLineLimit}`);

const emptyWords = new Set([
  "manager",
  "managers",
  "helper",
  "helpers",
  "util",
  "utils",
  "data",
  "service",
  "services",
]);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);

export const namesThatSaySomething: Rule = (file) => {
  const fileName = file.path.split("/").at(-1)!;
  return [fileName, ...exportsOf(file.text)]
    .filter((name) => wordsOf(name).some((word) => emptyWords.has(word)))
    .map((name) => `${file.path}: the name ${name} says nothing about what it is`);
};

export const opensWithItsPromise: Rule = (file) =>
  /^(?:#!.*\n)?\/\*\*\s*\*?\s*[^\s*/].{9}/.test(file.text)
    ? []
    : [`${file.path}: opens without a block comment that says what it promises`];

/** Paths of one machine, and of papers that a reader of the repository does not have. Spelt so as not to match itself. */
const foreignPaths: readonly RegExp[] = [
  /(?<![\w.])\/(?:work|home|Users|root|mnt)\/[\w.-]+/g,
  /(?<![\w.])\/(?:tmp|var\/tmp)\/[\w.-]+/g,
  /\b[A-Z]:\\(?:Users|work)\\/g,
  /\b(?:DESIGN|SOURCES|ECOSYSTEM|STYLE|TUI)\.md\b/g,
];

export const noMachinePaths: Rule = (file) =>
  foreignPaths.flatMap((pattern) =>
    [...file.text.matchAll(pattern)].map(
      (match) => `${at(file, file.text, match.index)} ${match[0]} exists on one machine only`,
    ),
  );

export const noRegistryHosts: Rule = (file) =>
  [
    ...file.text.matchAll(
      /"resolved":\s*"https?:[^"]*"|https?:\/\/[\w.-]*(?:registry|npmjs|artifactory|nexus)[\w.-]*/gi,
    ),
  ].map((match) => `${at(file, file.text, match.index)} ${match[0]} names a package registry`);

export const exactPins: Rule = (file) => {
  const manifest = JSON.parse(file.text) as Record<string, Record<string, string> | undefined>;
  return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-r\.\d+)?$/.test(version))
      .map(([name, version]) => `${file.path}: ${name} is "${version}", not one exact version`),
  );
};

/** The package that a module belongs to; undefined for files of ours and for what Node brings. */
const packageOf = (module: string): string | undefined =>
  /^(?!node:)(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(?=$|\/[\w./-]+$)/.exec(module)?.[0];

/**
 * Imports, of types too, from packages that package.json does not name. They work only as long as another package happens
 * to bring them along, which a strict installer does not allow. Where types alone are imported, a package of types will do.
 */
export const namedDependencies =
  (manifest: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>): Rule =>
  ({ path, text }) => {
    const has = (group: string, name: string) => Object.hasOwn(manifest[group] ?? {}, name);
    return importsOf(text).flatMap((module) => {
      const name = packageOf(module);
      if (name === undefined || name === String(manifest.name) || has("dependencies", name)) return [];
      const ofTypes = new RegExp(`\\b(?:import|export) type [^;]*? from "${module}"`).test(text);
      const types = ofTypes && has("devDependencies", `@types/${name.replace(/^@(.*)\//, "$1__")}`);
      if (types || (!path.startsWith("src/") && has("devDependencies", name))) return [];
      return [`${path}: imports ${module}, but package.json does not name ${name}`];
    });
  };
