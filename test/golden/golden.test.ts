/**
 * Fixed seeds play what they played before, byte for byte. If one differs and you meant it to, renew the golden
 * records with `node scripts/golden.mjs --write` after a build, and read the diff.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { advance, canonicalJson, createModel, createWorld } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";

const golden = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".ndjson"));
const library = listScenarios();

describe("golden records", () => {
  it("exist for every scenario of the library, and for nothing else", () => {
    const scenarios = new Set(golden.map((name) => name.split(".")[0]));
    expect([...scenarios].sort()).toEqual(library.map(({ id }) => id).sort());
  });
  it.each(golden)("are what the engine still plays: %s", (name) => {
    const [id, seed] = name.split(".") as [string, string];
    const { scenario } = loadScenario(library.find((candidate) => candidate.id === id)!.file);
    const model = createModel(scenario);
    const records = advance(model, createWorld(model, { seed }), scenario.horizon);
    // Compared line by line, so that a failure shows the first record that differs.
    const lines = readFileSync(new URL(name, import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
    expect(records.map((record) => canonicalJson(record))).toEqual(lines);
  });
});
