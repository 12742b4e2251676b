/**
 * `new exercise` writes a sound plan, never over a file that is there, and refuses a seat that is none. `new scenario` writes the
 * library's tutorial under an id of its own.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { libraryFolder, loadScenario } from "../../src/scenarios/index.js";
import { faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-new-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = ["new", "exercise", "--over", "tutorial", "--title", 'An "odd": title', "--timer", "15", "--seat"];

test("new exercise writes a plan without a mistake, beside one that is there", () => {
  const [seat = ""] = ["northland"];
  const refused = faultlineIn(folder, ...options, seat);
  const [, first = ""] = /seats are ([a-z-]+)/.exec(refused.stderr) ?? [];
  const made = refused.code === 0 ? refused : faultlineIn(folder, ...options, first);
  expect([made.code, made.stderr]).toEqual([0, ""]);
  expect(faultlineIn(folder, ...options, first === "" ? seat : first).stdout).toContain("exercise-2.yaml");
  const { scenario, warnings } = loadScenario(join(folder, "exercise.yaml"));
  expect(warnings).toEqual([]);
  expect(scenario.exercise).toMatchObject({ title: 'An "odd": title', minutes: [15] });
  // What the comments show can be written as it stands there.
  const text = readFileSync(join(folder, "exercise.yaml"), "utf8");
  const shown = (part: string) => new RegExp(`# .*?(${part}.*)$`, "m").exec(text)?.[1] ?? "";
  const filled = text
    .replace("objectives: {}", `objectives:\n    ${shown("decide: ")}`)
    .replace("agenda: []", `agenda:\n    ${shown("- [{]")}`)
    .replace("rules: []", `rules: ${shown("\\[What is")}`);
  writeFileSync(join(folder, "filled.yaml"), filled);
  expect(loadScenario(join(folder, "filled.yaml")).scenario.exercise).toMatchObject({
    objectives: [{ id: "decide", label: "Decide under pressure", signs: ["What evaluators look for."] }],
    agenda: [{ what: "Turn 1", turn: 1 }],
    rules: ["What is said in the room stays in the room."],
  });
});

test("a seat that is none is refused, and nothing is written", () => {
  const before = readdirSync(folder);
  const { code, stderr } = faultlineIn(folder, ...options, "nobody-here");
  expect([code, stderr]).toEqual([2, expect.stringMatching(/nobody-here is no seat here; seats are/)]);
  expect(readdirSync(folder)).toEqual(before);
});

test("new scenario writes the tutorial under another id, plays, and says what to type next", () => {
  const { code, stdout, stderr } = faultlineIn(folder, "new", "scenario");
  expect([code, stderr]).toEqual([0, ""]);
  const [mine, pattern] = [join(folder, "my-crisis.yaml"), join(libraryFolder(), "tutorial.yaml")].map((file) =>
    readFileSync(file, "utf8").split("\n"),
  ) as [string[], string[]];
  expect(mine).toHaveLength(pattern.length);
  const changed = mine.filter((line, place) => line !== pattern[place]);
  expect(changed).toEqual([
    "# yaml-language-server: $schema=scenario.schema.json",
    "# Change a number, then: faultline validate my-crisis.yaml",
    "id: my-crisis",
  ]);
  const pasted = [...stdout.matchAll(/(?:npx )?faultline ((?:validate|schema)[^>\n]*)/g)].map(([, words = ""]) =>
    words.trim(),
  );
  expect(pasted).toEqual(["validate my-crisis.yaml", "schema"]);
  for (const words of pasted) expect(faultlineIn(folder, ...words.split(" "))).toMatchObject({ code: 0, stderr: "" });
  expect(faultlineIn(folder, "play", "my-crisis.yaml", "--seed", "5", "--plain").stdout).toContain("war on the river");
  expect(faultlineIn(folder, "new", "scenario").stdout).toContain("my-crisis-2.yaml");
});

test("new scenario refuses a name that is no id, and what is of an exercise, and writes nothing", () => {
  const before = readdirSync(folder);
  for (const [options, words] of [
    [["--name", "My crisis"], /My crisis is no id of a scenario/],
    [["--seat", "north"], /--seat is of an exercise/],
  ] as const) {
    const { code, stderr } = faultlineIn(folder, "new", "scenario", ...options);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  }
  expect(readdirSync(folder)).toEqual(before);
});
