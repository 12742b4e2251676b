/**
 * What docs/from-python-and-r.md shows is run here, in its order, with the Python and R of this machine, and gives what the program wrote: types,
 * numbers to the bit, a seed of digits. What is not installed is named, never passed over in silence.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { faultlineIn } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/from-python-and-r.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, text = ""]) => text);
const folder = mkdtempSync(join(tmpdir(), "faultline-from-python-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

const python = "/usr/bin/python3";
const program = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { cwd: folder, encoding: "utf8", input: "" });
/** Whether something is here; names it where it is not. */
function has(what: string, command: string, ...args: readonly string[]): boolean {
  const isHere = program(command, ...args).status === 0;
  if (!isHere) console.warn(`not run, because it is not installed: ${what} (docs/from-python-and-r.md)`);
  return isHere;
}
const importable = (module: string) => has(module, python, "-c", `import ${module}`);
function ran(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = program(command, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const points = [
  [0.5, 1],
  [2, 1.25],
  [1.5, 4],
];
writeFileSync(
  inFolder("points.csv"),
  `war-proneness,baku-caution\r\n${points.map((cells) => cells.join(",")).join("\r\n")}\r\n`,
);
for (const command of blocks("sh").flatMap((text) => text.trim().split("\n"))) {
  const { code, stderr } = faultlineIn(folder, ...command.replace(/^npx faultline /, "").split(" "));
  if (code !== 0) throw new Error(`${command}: ${stderr}`);
}

/** What the program wrote, as Parquet has it. */
const bytes = readFileSync(inFolder("runs.parquet"));
const written = (await parquetReadObjects({
  file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
})) as { readonly [name: string]: unknown }[];
const { schema } = JSON.parse(readFileSync(inFolder("runs.csv.datapackage.json"), "utf8")).resources[0];
const names: readonly string[] = schema.fields.map(({ name }: { readonly name: string }) => name);
const numbers: readonly string[] = schema.fields.flatMap(({ name, type }: { readonly name: string; type: string }) =>
  type === "number" ? [name] : [],
);

const byNeed = blocks("python").map((text) => ({ text, need: /^# needs (\w+)\n/.exec(text)?.[1] ?? null }));

describe("the page", () => {
  it("is read in pandas with the types of the descriptor and every number to the bit", ({ skip }) => {
    skip(!importable("pandas"), "pandas is not installed");
    const tell = `
import sys
runs["historical"] = runs["historical"].astype(bool)
out = {"seed": list(runs["seed"].unique()), "types": {name: str(kind) for name, kind in runs.dtypes.items()},
       "codes": sorted(acts["event_code"].unique()), "seeds": sorted(acts["seed"].unique()), "date": str(acts["event_date"].dtype)}
out["numbers"] = [[None if value != value else value for value in runs[name]] for name in ${JSON.stringify(numbers)}]
open("told.json", "w").write(json.dumps(out))`;
    const script = byNeed.filter(({ need }) => need === null).map(({ text }) => text);
    writeFileSync(inFolder("page.py"), [...script, tell].join("\n"));
    expect(ran(python, "page.py")).toMatch(/^007 s[0-9a-f]{16} [0-9a-f]{64}\n/);
    const told = JSON.parse(readFileSync(inFolder("told.json"), "utf8"));
    expect(told.seed).toEqual(["007"]);
    expect(told.seeds).toEqual(["007"]);
    expect(told.codes.every((code: unknown) => typeof code === "string" && /^\d{2,4}$/.test(code))).toBe(true);
    expect(told.date).toMatch(/^datetime64/);
    expect(told.types).toMatchObject({ seed: "string", run: "Int64", end_day: "float64", variant: "string" });
    expect(Object.keys(told.types)).toEqual(names);
    expect(told.numbers).toEqual(numbers.map((name) => written.map((row) => row[name] ?? null)));
  });

  it("is read in R with its seed, and every number but for the last bit", ({ skip }) => {
    skip(!has("R", "Rscript", "--version"), "R is not installed");
    const tell = `
cat(sapply(runs, class), file = "classes.txt", sep = "\\n")
writeLines(sprintf("%.17g", unlist(runs[c(${numbers.map((name) => `"${name}"`).join(", ")})])), "numbers.txt")`;
    writeFileSync(inFolder("page.R"), [...blocks("r"), tell].join("\n"));
    expect(ran("Rscript", "page.R")).toContain('[1] "007"');
    const classes = readFileSync(inFolder("classes.txt"), "utf8").trim().split("\n");
    const classOf = (name: string) => classes[names.indexOf(name)];
    expect(["seed", "study", "run", "historical", "end_day", "ending"].map(classOf)).toEqual([
      "character",
      "character",
      "integer",
      "logical",
      "numeric",
      "character",
    ]);
    const found = readFileSync(inFolder("numbers.txt"), "utf8").trim().split("\n");
    const wanted = numbers.flatMap((name) => written.map((row) => row[name] as number | null));
    expect(found).toHaveLength(wanted.length);
    for (const [place, value] of wanted.entries()) {
      if (value === null || value === undefined) expect(found[place]).toBe("NA");
      else expect(Math.abs(Number(found[place]) - value)).toBeLessThanOrEqual(Math.abs(value) * Number.EPSILON);
    }
  });

  it("is read in DuckDB with the types of the descriptor, every number to the bit, and where it comes from", async () => {
    const database = await (await DuckDBInstance.create(":memory:")).connect();
    const asked = async (sql: string) => (await database.runAndReadAll(sql)).getRowObjectsJS();
    const here = (sql: string) => sql.replaceAll("'runs.parquet'", `'${inFolder("runs.parquet")}'`);
    const [endings = [], origins = []] = await Promise.all(
      blocks("sql")
        .flatMap((text) => here(text).trim().split("\n"))
        .map(asked),
    );
    const counted = endings.map(({ ending, runs }) => [ending, Number(runs)] as const);
    expect(counted).toEqual(counted.toSorted((a, b) => b[1] - a[1]));
    for (const [ending, runs] of counted) expect(written.filter((row) => row.ending === ending)).toHaveLength(runs);
    expect(counted.reduce((sum, [, runs]) => sum + runs, 0)).toBe(written.length);
    expect(JSON.parse(String(Object.values(origins[0] ?? {})[0])).study).toBe(written[0]?.study);

    const types = await asked(here("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM 'runs.parquet')"));
    const told = new Map(types.map(({ column_name, column_type }) => [column_name, column_type]));
    const typesOf: { readonly [type: string]: readonly unknown[] } = {
      string: ["VARCHAR"],
      number: ["DOUBLE"],
      integer: ["INTEGER", "BIGINT"],
      boolean: ["BOOLEAN"],
    };
    for (const { name, type } of schema.fields) expect(typesOf[type], `${name}, ${type}`).toContain(told.get(name));
    const rows = await asked(here("SELECT * FROM 'runs.parquet'"));
    const plain = (row: { readonly [name: string]: unknown }) => names.map((name) => row[name] ?? null);
    expect(rows.map(plain)).toEqual(written.map(plain));
    expect(rows[0]?.seed).toBe("007");
  });

  it("gives SALib a problem, and takes points back in their order", () => {
    const problem = JSON.parse(readFileSync(inFolder("problem.json"), "utf8"));
    expect(problem).toMatchObject({
      num_vars: 3,
      names: ["war-proneness", "baku-caution", "easing-pace"],
      groups: null,
      bounds: [
        [0.4, 2.5],
        [0.3, 8],
        [expect.any(Number), expect.any(Number)],
      ],
    });
    const [head = "", ...rows] = readFileSync(inFolder("swept.csv"), "utf8").trim().split("\n");
    const at = ["assumption.war-proneness", "assumption.baku-caution"].map((name) => head.split(",").indexOf(name));
    expect(rows.map((row) => at.map((place) => Number(row.split(",")[place])))).toEqual(points);
  });

  it("gives EMA Workbench experiments and outcomes in its archive", () => {
    const files = untar(gunzipSync(readFileSync(inFolder("results.tar.gz"))));
    const { outcomes, experiments } = JSON.parse(files.get("metadata.json") ?? "");
    const [head = "", ...rows] = (files.get("experiments.csv") ?? "").trim().split("\n");
    expect(head.split(",")).toEqual(Object.keys(experiments));
    expect(rows).toHaveLength(40);
    expect(rows.at(-1)).toMatch(/,19,csto-literal,tavush-2020$/);
    for (const [kind, name, file] of outcomes) {
      expect(kind).toBe("ScalarOutcome");
      expect((files.get(file) ?? "").trim().split("\n"), name).toHaveLength(40);
    }
    expect(JSON.parse(files.get("faultline.json") ?? "")).toMatchObject({ experiment: "sweep", seed: "1", runs: 50 });
    if (importable("pandas")) {
      const read = `import tarfile, pandas as pd; print(pd.read_csv(tarfile.open("results.tar.gz").extractfile("experiments.csv")).shape)`;
      expect(ran(python, "-c", read)).toMatch(/^\(40, /);
    }
  });

  for (const need of new Set(byNeed.flatMap(({ need }) => need ?? [])))
    it(`runs with ${need}, where it is installed`, ({ skip }) => {
      skip(!importable(need), `${need} is not installed`);
      const own = byNeed.filter((block) => block.need === null || block.need === need);
      const shell = `import subprocess\nsubprocess.run(["node", "${join(root, "dist/cli/main.js")}", *"sweep tavush-2020 --points points.csv -n 5 --seed 1 --csv swept.csv".split()], check=True, capture_output=True)`;
      const texts = own.flatMap(({ text }) => (text.includes("SALib.analyze") ? [shell, text] : [text]));
      writeFileSync(inFolder(`${need}.py`), texts.join("\n"));
      expect(ran(python, `${need}.py`)).not.toBe("");
    });
});

/** The files of an archive, by name. */
function untar(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const field = (at: number, length: number) =>
    archive
      .subarray(at, at + length)
      .toString("latin1")
      .replace(/\0.*$/s, "");
  for (let at = 0; field(at, 100) !== ""; ) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    files.set(field(at, 100), archive.subarray(at + 512, at + 512 + size).toString());
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
