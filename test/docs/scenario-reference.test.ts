/**
 * The reference names every field of the format, where it belongs, and none that does not exist; and its examples are a
 * scenario.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { limits } from "../../src/engine/index.js";
import { loadScenario, scenarioJsonSchema } from "../../src/scenarios/index.js";
import { faultline } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/scenario-reference.md"), "utf8");

interface Shape {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: { readonly [field: string]: Shape };
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape | readonly Shape[];
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly definitions?: { readonly [name: string]: Shape };
}

const schema = scenarioJsonSchema() as Shape;

/** Shapes without a name of their own in the file, known by their fields, and the section that explains them. */
const nameless: { readonly [fields: string]: string } = {
  assumption: "number",
  "evidence judgement spread": "number",
  "evidence judgement points": "ratios",
  "add evidence gauge id judgement mechanism remove scale visibility": "effects",
  "curve gauge": "scale",
  "claim supports": "citation",
  "max min": "condition",
  not: "condition",
  opposed: "assumptions",
};

/** The descriptions of `section.field` for every field the schema allows; a section is called after the key that holds it. */
function fieldsOf(shape: Shape, section: string, seen = new Set<string>()): ReadonlyMap<string, readonly string[]> {
  const fields = shape.properties ?? {};
  const names = Object.keys(fields);
  const place = names.length > 0 ? (nameless[[...names].sort().join(" ")] ?? section) : section;
  const found = new Map<string, readonly string[]>();
  const note = (field: string, descriptions: readonly string[]) =>
    found.set(field, [...(found.get(field) ?? []), ...descriptions]);
  for (const [field, { description = "" }] of Object.entries(fields)) note(`${place}.${field}`, [description]);
  const add = (inner: Shape, key: string) => {
    for (const [field, descriptions] of fieldsOf(inner, key, seen)) note(field, descriptions);
  };
  // Labels are laid out as the scenario is, whose fields are explained where they stand.
  for (const [field, inner] of Object.entries(fields)) if (field !== "labels") add(inner, field);
  if (typeof shape.additionalProperties === "object") add(shape.additionalProperties, section);
  const items = [shape.items ?? [], shape.prefixItems ?? []].flat();
  for (const inner of [...items, ...(shape.anyOf ?? []), ...(shape.allOf ?? [])]) add(inner, section);
  const name = shape.$ref?.split("/").at(-1);
  if (name !== undefined && !seen.has(name)) {
    seen.add(name);
    add(schema.definitions?.[name] ?? {}, "condition");
  }
  return found;
}

/**
 * `section.field` for every field in the first column of a table below a heading that names a section in backticks, and
 * what its third column says of a field that is left out.
 */
const documented: ReadonlyMap<string, string | undefined> = new Map(
  page.split(/^(?=#{2,3} )/m).flatMap((part) => {
    const section = /^#{2,3} [^\n]*`([a-z]+)`/.exec(part)?.[1];
    const rows = [...part.matchAll(/^\| (`[^|]*) \|[^|\n]*\|(?: ?([^|\n]*?) ?\|)?/gm)];
    return rows.flatMap(([, names = "", leftOut]) =>
      [...names.matchAll(/`([A-Za-z-]+)`/g)].map((name) => [`${section}.${name[1]}`, leftOut] as const),
    );
  }),
);

describe("the scenario reference", () => {
  const allowed = fieldsOf(schema, "scenario");

  it("names every field of the format in its section", () => {
    expect(allowed.size).toBeGreaterThan(100);
    expect([...allowed.keys()].filter((field) => !documented.has(field))).toEqual([]);
  });

  it("names no field that the format does not have", () => {
    expect([...documented.keys()].filter((field) => !allowed.has(field))).toEqual([]);
  });

  it("tells of a default exactly where the schema's description of the field does", () => {
    const disagreeing = [...documented].filter(([field, leftOut]) => {
      // A table without that column tells of none; a blank says that another field stands in its place.
      if (leftOut === undefined) return false;
      const told = leftOut !== "" && !leftOut.startsWith("required");
      return allowed.get(field)?.some((description) => description.includes("Default: ") !== told);
    });
    expect(disagreeing).toEqual([]);
  });
});

describe("the examples of the scenario reference", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-reference-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are one scenario, of which nothing is wrong and nothing idle", () => {
    const [head = "", ...parts] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? "");
    const names = parts.map((part, index) => {
      writeFileSync(join(folder, `part-${index}.yaml`), part);
      return `part-${index}.yaml`;
    });
    const entry = join(folder, "strait.yaml");
    writeFileSync(entry, head.replace(/^imports: .*$/m, `imports: [${names.join(", ")}]`));
    const { scenario, warnings } = loadScenario(entry);
    expect(warnings).toEqual([]);
    expect(scenario.claims.length).toBe(1);
    expect(scenario.actors.flatMap((actor) => actor.postures).length).toBe(6);
  });

  it("are commands that work", () => {
    const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] ?? "");
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(faultline(...command.split(" "))).toMatchObject({ code: 0, stderr: "" });
  });

  it("quote the limits of the loader", () => {
    const written = (limit: number) => limit.toLocaleString("en");
    const table = page.slice(page.indexOf("## Limits"));
    const {
      actors,
      postures,
      states,
      claims,
      sources,
      ratios,
      points,
      shape,
      outcomes,
      headlines,
      beliefs,
      places,
      terms,
      items,
      text,
      line,
      condition,
      number,
      shortestDays,
      ...rest
    } = limits;
    expect([number, shortestDays]).toEqual([1e9, 1e-5]);
    for (const [name, limit] of Object.entries(rest)) expect(table).toContain(`| ${name} | ${limit} |`);
    for (const row of [
      `actors; postures and beliefs of one | ${actors}; ${postures} and ${beliefs}`,
      `states of a posture | ${states}`,
      `claims, sources | ${written(claims)}, ${written(sources)}`,
      `ratios of a transition, points of a curve, stages of a waiting time, outcomes | ${ratios}, ${points}, ${shape}, ${outcomes}`,
      `headlines under conditions | ${headlines}`,
      `terms of an agreement | ${terms}`,
      `entries of one kind on a map | ${places}`,
      `entries of any other list | ${written(items)}`,
      `characters of a text, of a line | ${written(text)}, ${line}`,
      `levels of a condition, each \`all\`, \`any\`, \`not\` and map of several keys being one | ${condition}`,
    ])
      expect(table).toContain(`| ${row} |`);
  });
});
