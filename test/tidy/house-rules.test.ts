/**
 * Holds the files of the project to the house rules, so that a rule is broken by a failing test and not by a habit.
 */
import { describe, expect, it } from "vitest";
import { projectFiles } from "./project-files.js";
import {
  engineImports,
  enginePurity,
  exactPins,
  type File,
  fileLength,
  filesOpenedInOnePlace,
  folderCycles,
  functionLength,
  namedDependencies,
  namesThatSaySomething,
  noMachinePaths,
  noRegistryHosts,
  oneWayImports,
  opensWithItsPromise,
  type Rule,
  screenTextInCatalogue,
  visibilityInOnePlace,
} from "./rules.js";

const source = projectFiles("src", /\.tsx?$/);
const engine = source.filter((file) => file.path.startsWith("src/engine/"));
const library = projectFiles("src/scenarios/library", /\.ya?ml$/);
const text = /(?:^|\/)(?:[\w.-]+\.(?:tsx?|mjs|cjs|js|json|ya?ml|md|svg|html|css|txt)|LICENSE|run|\.gitignore)$/;
const everything = projectFiles(".", text);

/** Files that may be longer than the limit, each with its reason. Empty is how it should stay. */
const longFiles: readonly string[] = [];
/** Functions that may be longer than the limit, as `path name`, each with its reason. */
const longFunctions: readonly string[] = [];

const broken = (rule: Rule, files: readonly File[]): string[] => files.flatMap(rule);

describe("the engine", () => {
  it("has files to judge", () => {
    expect(engine.length).toBeGreaterThan(5);
  });
  it("uses no clock, no I/O, no locale and only exact arithmetic", () => {
    expect(broken(enginePurity, engine)).toEqual([]);
  });
  it("imports its own files, and one package each in chart.ts, random.ts and hash.ts", () => {
    expect(broken(engineImports, engine)).toEqual([]);
  });
});

describe("the folders of src", () => {
  it("import one way, and each other only through index.js", () => {
    expect(broken(oneWayImports, source)).toEqual([]);
  });
  it("form no ring", () => {
    expect(folderCycles(source)).toEqual([]);
  });
});

describe("visibility", () => {
  it("is decided in one folder", () => {
    expect(broken(visibilityInOnePlace, source)).toEqual([]);
  });
});

/** Files whose words are no language of a reader's: each with its reason. */
const notSaid: Readonly<Record<string, string>> = {
  "src/cli/main.ts": "it answers before anything else is loaded",
  "src/report/diagram/dot.ts": "class names, and the language of Graphviz",
  "src/report/diagram/map.ts": "class names",
  "src/report/diagram/mermaid.ts": "the language of Mermaid",
  "src/report/story/sheet.ts": "the names of fonts",
  "src/report/page/html.ts": "class names and meta elements",
  "src/text/glossary.ts": "a catalogue of its own: terms and what they mean",
  "src/tui/term/picture.ts": "the names of fonts",
  "src/tui/screens/projector/watch.ts": "it reads what a fault says, and puts the file's name where that says the log",
};

describe("screen text", () => {
  it("stands in the catalogue", () => {
    expect(broken(screenTextInCatalogue(notSaid), source)).toEqual([]);
  });
});

describe("files", () => {
  it("are opened to read in one place, and to write in one place", () => {
    expect(broken(filesOpenedInOnePlace, source)).toEqual([]);
  });
});

describe("every module of src", () => {
  it("opens with a block comment that says what it promises", () => {
    expect(broken(opensWithItsPromise, source)).toEqual([]);
  });
  it("keeps to the limit of lines", () => {
    const judged = source.filter((file) => !longFiles.includes(file.path));
    expect(broken(fileLength, judged)).toEqual([]);
  });
  it("keeps its functions to the limit of lines", () => {
    const judged = broken(functionLength, source).filter(
      (finding) => !longFunctions.some((known) => finding.replace(/:\d+/, "").startsWith(`${known} `)),
    );
    expect(judged).toEqual([]);
  });
  it("has names that say something", () => {
    expect(broken(namesThatSaySomething, source)).toEqual([]);
  });
});

describe("the scenario library", () => {
  it("keeps each file to the limit of lines", () => {
    expect(broken(fileLength, library)).toEqual([]);
  });
});

describe("the repository", () => {
  it("mentions no path of one machine", () => {
    const outsideTests = everything.filter((file) => !file.path.startsWith("test/"));
    expect(broken(noMachinePaths, outsideTests)).toEqual([]);
  });
  it("mentions none in tests either, except the folder for temporary files", () => {
    const tests = everything.filter((file) => file.path.startsWith("test/"));
    expect(broken(noMachinePaths, tests).filter((finding) => !finding.includes("/tmp/"))).toEqual([]);
  });
  it("names no package registry", () => {
    expect(everything.map((file) => file.path)).toContain("package-lock.json");
    expect(broken(noRegistryHosts, everything)).toEqual([]);
  });
  it("pins every dependency to one exact version", () => {
    const manifests = everything.filter(({ path }) => ["package.json", "bench/peers/package.json"].includes(path));
    expect(manifests).toHaveLength(2);
    expect(broken(exactPins, manifests)).toEqual([]);
  });
  it("imports no package, for types neither, that package.json does not name", () => {
    const manifestAt = (path: string) => JSON.parse(everything.find((file) => file.path === path)?.text ?? "{}");
    const manifest = manifestAt("package.json");
    const code = everything.filter((file) => /\.(?:tsx?|mjs)$/.test(file.path));
    expect(code.length).toBeGreaterThan(200);
    const [peers, ours] = [true, false].map((wanted) =>
      code.filter(({ path }) => path.startsWith("bench/peers/") === wanted),
    );
    expect(broken(namedDependencies(manifest), ours!)).toEqual([]);
    // Peers are installed by whoever measures them.
    const dependencies = { ...manifest.dependencies, ...manifestAt("bench/peers/package.json").dependencies };
    expect(broken(namedDependencies({ ...manifest, dependencies }), peers!)).toEqual([]);
  });
});

describe("the decisions", () => {
  const decisions = projectFiles("docs/decisions", /\.md$/);

  it("are numbered without a gap, each once, in the file's name as in its heading", () => {
    const numbers = decisions.map(({ path }) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, place) => place + 1));
    const headings = decisions.map(({ text }) => Number(/^# (\d+)\. /.exec(text)?.[1]));
    expect(headings).toEqual(numbers);
  });
});
