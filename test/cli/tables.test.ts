/**
 * Tables of `run` from outside: their descriptors keep the rules of Data Package 2, agree with the cells, and say what it takes to get
 * the same runs again; columns are chosen and described; `-` is standard output.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetSchema } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { faultlineIn, jsonLines } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-tables-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const run = (...words: readonly string[]) => faultlineIn(folder, "run", "tavush-2020", ...words);

/** What the standard asks of a descriptor (datapackage.org, version 2), as far as tables have it. */
const field = z.object({
  name: z.string().min(1),
  type: z.enum(["string", "number", "integer", "boolean", "date", "array"]),
  description: z.string().min(1),
  unit: z.string().min(1).optional(),
  constraints: z
    .strictObject({
      enum: z.array(z.string()).min(1).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .optional(),
});
const descriptor = z.object({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string(),
  resources: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z0-9._-]+$/),
        // Neither absolute nor above the descriptor.
        path: z.string().regex(/^(?!\/)(?!.*\.\.\/)/),
        type: z.literal("table"),
        format: z.enum(["csv", "parquet", "jsonl"]),
        mediatype: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
        bytes: z.int().min(0),
        hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        schema: z.object({
          $schema: z.literal("https://datapackage.org/profiles/2.0/tableschema.json"),
          fields: z.array(field).min(1),
          missingValues: z.array(z.string()),
          primaryKey: z.array(z.string()).min(1),
        }),
      }),
    )
    .min(1),
  faultline: z.record(z.string(), z.unknown()),
});
const described = (name: string) => descriptor.parse(JSON.parse(read(`${name}.datapackage.json`)));

const asked = ["-n", "300", "--seed", "007", "--days", "30", "--variant", "armenia-fired-first"];
const out = ["--csv", "r.csv", "--parquet", "r.parquet", "--events", "e.jsonl"];
const ran = run(...asked, ...out, "--columns", "all", "--json");
const figures = JSON.parse(ran.stdout) as { readonly [key: string]: unknown };

/** Cells of simple CSV: no cell of these rows has a line feed. */
const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, a, b]) => a ?? b!);

describe("a descriptor", () => {
  test.each(["r.csv", "r.parquet", "e.jsonl"])("of %s keeps the rules, and its hash is the file's", (name) => {
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const [resource] = described(name).resources;
    const bytes = readFileSync(join(folder, name));
    expect(resource).toMatchObject({
      path: name,
      bytes: bytes.length,
      hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    });
    const { fields, primaryKey } = resource!.schema;
    expect(new Set(fields.map((one) => one.name)).size).toBe(fields.length);
    expect(fields.map((one) => one.name)).toEqual(expect.arrayContaining(primaryKey));
  });

  test("says all that figures say of where they come from", () => {
    const { partial: _partial, ...head } = Object.fromEntries(
      Object.entries(figures).slice(0, Object.keys(figures).indexOf("partial") + 1),
    );
    for (const name of ["r.csv", "r.parquet", "e.jsonl"])
      expect(described(name).faultline).toEqual({ ...head, partial: false, hash: figures.hash });
    expect(head).toMatchObject({ days: 30, seed: "007", variant: "armenia-fired-first", first: 0, n: 300 });
  });

  test("has the columns of the file, and cells of their types and within their bounds", () => {
    const [{ schema } = { schema: { fields: [] } }] = described("r.csv").resources;
    const [header = "", ...lines] = read("r.csv").trimEnd().split("\n");
    expect(header.split(",")).toEqual(schema.fields.map(({ name }) => name));
    expect(lines).toHaveLength(300);
    const shapes = { string: /./s, number: /^-?\d+(\.\d+)?(e-?\d+)?$/, integer: /^\d+$/, boolean: /^(true|false)$/ };
    for (const line of lines.slice(0, 40))
      for (const [place, cell] of cellsOf(line).entries()) {
        const { name, type, constraints } = schema.fields[place]!;
        if (cell === "") continue;
        expect(cell, name).toMatch(shapes[type as keyof typeof shapes]);
        if (constraints?.enum) expect(constraints.enum).toContain(cell);
        if (constraints?.minimum !== undefined) {
          expect(Number(cell)).toBeGreaterThanOrEqual(constraints.minimum);
          expect(Number(cell)).toBeLessThanOrEqual(constraints.maximum!);
        }
      }
  });

  test("of events has the fields of every line", () => {
    const names = described("e.jsonl").resources[0]!.schema.fields.map(({ name }) => name);
    for (const line of jsonLines(read("e.jsonl")).slice(0, 200)) expect(Object.keys(line)).toEqual(names);
  });

  test("never takes the place of a file that is none, and of one that is", () => {
    writeFileSync(join(folder, "own.csv.datapackage.json"), "mine");
    const refused = run("-n", "10", "--seed", "1", "--csv", "own.csv");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("own.csv.datapackage.json");
    expect([read("own.csv.datapackage.json"), existsSync(join(folder, "own.csv"))]).toEqual(["mine", false]);
    for (const seed of ["1", "2"]) expect(run("-n", "10", "--seed", seed, "--csv", "again.csv").code).toBe(0);
    expect(described("again.csv").faultline.seed).toBe("2");
  });
});

describe("Parquet", () => {
  test("has where its rows come from, and its schema, in its own metadata", async () => {
    const file = await asyncBufferFromFile(join(folder, "r.parquet"));
    const metadata = await parquetMetadataAsync(file);
    const known = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
    const about = described("r.parquet");
    expect(JSON.parse(known.get("faultline")!)).toEqual(about.faultline);
    expect(JSON.parse(known.get("tableschema")!)).toEqual(about.resources[0]!.schema);
    const types = new Map(parquetSchema(metadata).children.map(({ element }) => [element.name, element.type]));
    const kinds = { string: "BYTE_ARRAY", number: "DOUBLE", integer: "INT32", boolean: "BOOLEAN" };
    for (const { name, type } of about.resources[0]!.schema.fields)
      expect(types.get(name)).toBe(kinds[type as keyof typeof kinds]);
  });
});

describe("a seed of digits", () => {
  test("stands in quotes, is text by type, and numbers do not", () => {
    const [header = "", line = ""] = read("r.csv").split("\n");
    const place = header.split(",").indexOf("seed");
    expect(line.split(",")[place]).toBe('"007"');
    expect(line.split(",")[header.split(",").indexOf("run")]).toBe("0");
    expect(described("r.csv").resources[0]!.schema.fields[place]!.type).toBe("string");
  });
});

describe("results that differ in the days of play", () => {
  test("are told apart by rows, descriptor and figures", () => {
    const other = run("-n", "20", "--seed", "007", "--csv", "d.csv", "--json");
    expect(other.code).toBe(0);
    const cell = (name: string, column: string) => {
      const [header = "", line = ""] = read(name).split("\n");
      return cellsOf(line)[header.split(",").indexOf(column)];
    };
    expect([cell("r.csv", "days"), cell("d.csv", "days")]).toEqual(["30", "60"]);
    expect(cell("r.csv", "study")).not.toBe(cell("d.csv", "study"));
    expect(described("d.csv").faultline.days).toBe(60);
    expect(JSON.parse(other.stdout).days).toBe(60);
  });
});

describe("--columns", () => {
  test("chooses groups and names, and rows say which run they are of all the same", () => {
    expect(run("-n", "5", "--seed", "1", "--csv", "c.csv", "--columns", "postures,gauge.tension.peak").code).toBe(0);
    const header = read("c.csv").split("\n")[0]!.split(",");
    expect(header).toEqual(expect.arrayContaining(["study", "run", "posture.front.hostilities", "gauge.tension.peak"]));
    expect(header).not.toContain("ending");
    expect(header).not.toContain("gauge.tension.trough");
  });

  test("leaves the hash of the runs what it is", () => {
    const hashOf = (...columns: string[]) => {
      expect(run("-n", "300", "--seed", "1", "--csv", "h.csv", ...columns, "--json").code).toBe(0);
      return described("h.csv").faultline.hash;
    };
    expect(hashOf("--columns", "all")).toBe(hashOf());
  });

  test("names the nearest of what there is for what there is not", () => {
    const { code, stderr } = run("-n", "5", "--seed", "1", "--csv", "n.csv", "--columns", "posturs");
    expect(code).toBe(2);
    expect(stderr).toMatch(/no column posturs[\s\S]*Did you mean postures\?/);
    expect(existsSync(join(folder, "n.csv"))).toBe(false);
  });
});

describe("--describe", () => {
  test("lists the columns that a table would have, with types and units, and plays nothing", () => {
    const { code, stdout, stderr } = run("--describe", "--columns", "all");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const { name, type, unit = "", description } of described("r.csv").resources[0]!.schema.fields) {
      const line = stdout.split("\n").find((one) => one.startsWith(`  ${name} `));
      expect(line, name).toBeDefined();
      for (const word of [type, unit, description]) expect(line).toContain(word);
    }
  });

  test("prints as JSON the schema that the descriptor has", () => {
    const { stdout } = run("--describe", "--columns", "all", "--json", "--variant", "armenia-fired-first");
    expect(JSON.parse(stdout)).toEqual(described("r.csv").resources[0]!.schema);
  });
});

describe("-", () => {
  const few = ["-n", "40", "--seed", "1"];
  test("is standard output, and the report goes to stderr", () => {
    expect(run(...few, "--csv", "file.csv").code).toBe(0);
    const { code, stdout, stderr } = run(...few, "--csv", "-");
    expect(code).toBe(0);
    expect(stdout).toBe(read("file.csv"));
    expect(stderr).toContain("Tavush, July 2020");
    expect(existsSync(join(folder, "-"))).toBe(false);
    const events = run(...few, "--events", "-");
    expect(jsonLines(events.stdout).length).toBeGreaterThan(100);
  });

  test("takes one output only", () => {
    expect(run(...few, "--csv", "-", "--json")).toMatchObject({ code: 2, stdout: "" });
    expect(run(...few, "--csv", "-", "--events", "-")).toMatchObject({ code: 2, stdout: "" });
  });

  test("is standard output for pages too", () => {
    const page = faultlineIn(folder, "doc", "tutorial", "--out", "-");
    expect(page).toMatchObject({ code: 0, stderr: "" });
    expect(page.stdout).toBe(faultlineIn(folder, "doc", "tutorial").stdout);
    expect(existsSync(join(folder, "-"))).toBe(false);
  });
});
