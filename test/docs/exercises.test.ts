/**
 * The page on planning an exercise: what it shows is done in order, and its file is a sound plan.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { root } from "../tidy/project-files.js";
import { followPage } from "./told-commands.js";

const page = readFileSync(join(root, "docs/exercises.md"), "utf8");

describe("docs/exercises.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-exercises-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("tells commands that do what they should", () => {
    const [, name = "", text = ""] = /`([a-z]+\.ndjson)`[^`]*```ndjson\n([^`]*)```/.exec(page) ?? [];
    writeFileSync(join(folder, name), text);
    const few = (line: string) => (line.includes(" report ") ? ["--runs", "100", "--futures", "50"] : []);
    const told = followPage(page, folder, "exercise.yaml", few);
    expect(told.length).toBeGreaterThan(5);
    for (const { command, code, stderr } of told) expect([command, code, stderr]).toEqual([command, 0, ""]);
  });

  it("shows a plan without a mistake", () => {
    const [, shown = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    writeFileSync(join(folder, "shown.yaml"), shown);
    const { scenario, warnings } = loadScenario(join(folder, "shown.yaml"));
    expect(warnings).toEqual([]);
    expect(scenario.exercise?.seats.length).toBe(2);
  });
});
