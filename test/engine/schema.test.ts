/**
 * The schema of a scenario has a door of its own: the built engine plays where zod is not to be found.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advance, createModel, createWorld } from "../../src/engine/index.js";
import { root } from "../tidy/project-files.js";
import { loneActor, tinyScenario } from "../validation/tiny-scenario.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-engine-"));
  cpSync(join(root, "dist/engine"), join(folder, "engine"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["xstate", "seedrandom", "@noble", "canonicalize"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (file: string) =>
  spawnSync(process.execPath, ["--input-type=module", "-e", `await import("./engine/${file}")`], {
    cwd: folder,
    encoding: "utf8",
  });

describe("the engine without zod", () => {
  it("loads", () => {
    expect(load("index.js")).toMatchObject({ status: 0, stderr: "" });
  });
  it("has no schema, so zod was indeed not to be found", () => {
    expect(load("scenario.js").stderr).toContain("Cannot find package 'zod'");
  });
});

it("conditional injects that set each other off are delivered in a loop, so that their number cannot overflow the stack", () => {
  const count = 4000;
  const injects = Array.from({ length: count }, (_, place) => ({
    id: `news-${place}`,
    label: "News",
    from: "a",
    to: "b",
    delivery: "press",
    text: "News",
    schedule: { when: { kind: "day", min: 0 } as const },
    historical: false,
    effects: [],
    headline: "News",
    evidence: [],
  }));
  const model = createModel(tinyScenario({ horizon: 1, actors: [loneActor("a", ["calm"], [])], injects }));
  const records = advance(model, createWorld(model, { seed: "1" }), 1);
  const delivered = records.flatMap((record) => (record.type === "inject" ? [record.inject] : []));
  expect(delivered).toEqual(injects.map(({ id }) => id));
});
