/**
 * The door's other services: finding and listing, the register, the JSON Schema, sealed scenarios, text for terminals.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hashScenario, ScenarioError } from "../../src/engine/index.js";
import {
  escapeLine,
  escapeText,
  evidenceRegister,
  findScenario,
  formatProblem,
  libraryFolder,
  listScenarios,
  loadScenario,
  nearestName,
  scenarioJsonSchema,
  sealLibrary,
} from "../../src/scenarios/index.js";
import { problemsOf, valleyFile } from "./valley.js";

const scratch = mkdtempSync(join(tmpdir(), "faultline-door-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function refusal(name: string): string {
  try {
    return `found ${findScenario(name)}`;
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(formatProblem).join("\n");
    throw error;
  }
}

describe("finding", () => {
  it("a library scenario is found by its id, anyone's own by its path", () => {
    expect(findScenario("tavush-2020")).toBe(join(libraryFolder(), "tavush-2020.yaml"));
    expect(findScenario("somewhere/mine.yaml")).toBe("somewhere/mine.yaml");
  });

  it("an unknown name is answered with the nearest one", () => {
    expect(refusal("tavush-2002")).toContain("did you mean “tavush-2020”?");
    expect(refusal("tavush")).toContain("did you mean “tavush-2020”?");
    expect(refusal("../secrets")).toContain("a file ending in .yaml");
  });

  it("every listed scenario loads, and is what the list says", () => {
    const listed = listScenarios();
    expect(listed.map(({ id }) => id)).toContain("tavush-2020");
    for (const { file, id, title, days, start, variants } of listed) {
      const { scenario } = loadScenario(file);
      expect({ id, title, days, start }).toEqual({
        id: scenario.id,
        title: scenario.title,
        days: scenario.horizon,
        start: scenario.start,
      });
      expect(variants.map((variant) => variant.id)).toEqual(scenario.variants.map((variant) => variant.id));
    }
  });
});

describe("the nearest name", () => {
  it.each([
    ["rusia", "russia"],
    ["Russia", "russia"],
    ["azerbaijan_army", "azerbaijan-army"],
    ["hostilities", "front.hostilities"],
    ["frnot.hostilities", "front.hostilities"],
    ["rsusia", "russia"],
    ["uraq", "iraq"],
    ["iarq", "iraq"],
    ["irqa", "iraq"],
    ["xyz", undefined],
    ["", undefined],
  ])("to %j is %j", (name, near) => {
    expect(nearestName(name, ["russia", "iraq", "azerbaijan-army", "front.hostilities"])).toBe(near);
  });
});

describe("sealed scenarios", () => {
  const library = join(scratch, "library");
  const seals = join(scratch, "seals");
  cpSync(join(import.meta.dirname, "bad", "base", "valley.yaml"), join(library, "valley.yaml"));
  writeFileSync(join(library, "hills.yaml"), "imports: [valley.yaml]\nid: hills\n");
  writeFileSync(join(library, "broken.yaml"), "imports: [valley.yaml]\nid: 5\n");
  const file = join(library, "hills.yaml");
  const options = { library, seals, workingFolder: scratch };
  const unsealed = () => loadScenario(file, { library, seals: join(scratch, "none"), workingFolder: scratch });

  it("are the sound ones of the library, and the same as loading them", () => {
    expect(sealLibrary(library, seals)).toEqual(["hills", "valley"]);
    const [opened, loaded] = [loadScenario(file, options), unsealed()];
    expect(opened.scenario).toStrictEqual(loaded.scenario);
    expect(hashScenario(opened.scenario)).toBe(hashScenario(loaded.scenario));
    expect(opened.files).toEqual(["library/hills.yaml", "library/valley.yaml"]);
    expect(opened.provenance("id")).toEqual({ file: "library/hills.yaml", line: 2, column: 5 });
    expect(opened.merged).toEqual(loaded.merged);
  });

  it("are passed over once a file they were made from has changed", () => {
    sealLibrary(library, seals);
    const marked = readFileSync(join(seals, "hills.json"), "utf8").replace("The valley", "From the seal");
    writeFileSync(join(seals, "hills.json"), marked);
    expect(loadScenario(file, options).scenario.title).toBe("From the seal");
    const base = join(library, "valley.yaml");
    writeFileSync(base, `${readFileSync(base, "utf8")}# changed\n`);
    expect(loadScenario(file, options).scenario.title).toBe("The valley");
  });

  it("are listed as their files would list them, and as their files do once those have changed", () => {
    sealLibrary(library, seals);
    const read = () => listScenarios(library, join(scratch, "none"));
    expect(listScenarios(library, seals)).toEqual(read());
    const list = join(seals, "@list.json");
    writeFileSync(list, readFileSync(list, "utf8").replaceAll('"title":""', '"title":"From the seal"'));
    expect(listScenarios(library, seals).map(({ title }) => title)).toContain("From the seal");
    writeFileSync(file, `${readFileSync(file, "utf8")}title: The hills\n`);
    expect(listScenarios(library, seals).find(({ id }) => id === "hills")?.title).toBe("The hills");
    writeFileSync(list, "[[");
    expect(listScenarios(library, seals)).toEqual(read());
  });

  it("damaged, are passed over too", () => {
    writeFileSync(join(seals, "hills.json"), "{");
    expect(loadScenario(file, options).scenario.id).toBe("hills");
  });
});

describe("the JSON Schema", () => {
  const schema = scenarioJsonSchema();

  it("in the tree is the one the format makes (if not: build, then `node scripts/schema.mjs`)", () => {
    const committed = readFileSync(join(libraryFolder(), "..", "scenario.schema.json"), "utf8");
    expect(committed).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it("knows every section, refuses others, and asks for nothing another file could give", () => {
    expect(Object.keys(schema.properties as object)).toEqual(
      expect.arrayContaining(["imports", "actors", "gauges", "evidence", "variants"]),
    );
    expect(schema.additionalProperties).toBe(false);
    expect(schema).not.toHaveProperty("required");
  });

  it("lets an entry be taken away, and keeps what stands in a list whole", () => {
    const gauge = (
      schema.properties as Record<
        string,
        { type: unknown; additionalProperties: { type: unknown; properties: Record<string, unknown> } }
      >
    ).gauges;
    expect(gauge?.type).toEqual(["object", "null"]);
    expect(gauge?.additionalProperties.type).toEqual(["object", "null"]);
    expect(JSON.stringify(gauge?.additionalProperties.properties.drift)).toContain('"required":["perDay"]');
  });

  it("writes alternatives of different types as one shape, and keeps apart what one shape would mix up", () => {
    type Shape = { readonly properties: Record<string, Shape>; readonly additionalProperties: Shape };
    const posture = (schema as unknown as Shape).properties.actors?.additionalProperties.properties.postures;
    const transition = posture?.additionalProperties.properties.transitions?.additionalProperties.properties;
    const id = "^[a-z][a-z0-9-]{0,63}$";
    expect(transition?.from).toEqual({
      type: ["string", "array", "null"],
      pattern: id,
      items: { type: "string", pattern: id },
      minItems: 1,
      maxItems: 1000,
      description: expect.any(String),
    });
    expect(transition?.wait).toMatchObject({ type: ["number", "object", "null"], required: ["assumption"] });
    // Two tuples, and a value that has to be `true`.
    expect(transition?.after).toMatchObject({ anyOf: [{ items: { length: 2 } }, { items: { length: 3 } }] });
    const history = (schema as unknown as Shape).properties.history?.additionalProperties.properties;
    expect(history?.never).toMatchObject({ anyOf: [{ type: "boolean", const: true }, { type: "null" }] });
  });
});

describe("the evidence register", () => {
  const register = evidenceRegister(loadScenario(valleyFile).scenario);

  it("grades each claim by source and credibility", () => {
    expect(register.map(({ claim, grade, paragraph, figures }) => [claim, grade, paragraph, figures])).toEqual([
      ["survey-p1", "C2", 1, ["4 marks"]],
      ["survey-p2", "C3", 2, []],
    ]);
  });

  it("names all that rests on a claim", () => {
    expect(register[0]?.citedBy).toEqual([
      "upland.guard.raise",
      "upland.guard.raise.ratios[0]",
      "upland.guard.raise.ratios[1]",
      "injects.drill",
      "history.quarrel",
    ]);
    expect(register[1]?.citedBy).toEqual([
      "assumptions.answer-chance",
      "upland.guard.stand-down",
      "mediator.office.call",
      "variants.weary",
    ]);
  });
});

describe("text for terminals", () => {
  it.each([
    ["\u001b[31mred", "\\x1b[31mred"],
    ["a\tb\rc\bd\u0007", "a\\tb\\rc\\x08d\\x07"],
    ["\u009b31m", "\\x9b31m"],
    ["\u202eevil\u2066", "\\u202eevil\\u2066"],
    ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
    ["\u{e0041}tag", "\\u{e0041}tag"],
    ["half \ud83d", "half \\ud83d"],
    ["two\nlines", "two\nlines"],
    ["Երևան, Bakı, Москва, 😀 ¶ ≥", "Երևան, Bakı, Москва, 😀 ¶ ≥"],
  ])("%j is written %j", (text, written) => {
    expect(escapeText(text)).toBe(written);
  });

  it("a line stays one line", () => {
    expect(escapeLine("two\nlines")).toBe("two\\nlines");
  });

  it("a problem shows its place, its line, what was found and what to do", () => {
    const [problem] = problemsOf("gauges:\n  grain: { initial: 3 marks }\n");
    expect(problem && formatProblem(problem)).toBe(
      [
        "entry.yaml:3:21  gauges.grain.initial",
        "  error: “initial” does not fit here",
        "    3 |   grain: { initial: 3 marks }",
        "      |                     ^",
        '  found     the text "3 marks"',
        "  expected  a number, or {assumption: name}",
        "  hint      write 3 alone",
      ].join("\n"),
    );
  });

  it("a problem on a very long line shows the part that matters", () => {
    const [problem] = problemsOf(`milestones: { peace: { label: ${"x".repeat(150)}, on: nowhere } }\n`);
    const [, , source = "", caret = ""] = (problem ? formatProblem(problem) : "").split("\n");
    expect(source.length).toBeLessThan(120);
    expect(source.slice(caret.indexOf("^"))).toMatch(/^nowhere/);
  });
});
