/**
 * The scenarios of docs/examples: each is sound and named on a page, and the four submarines are what somebody would have
 * written out by hand. The hand is a program of its own here, which shares nothing with the loader's copies.
 * @module-tag sweep
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import {
  advance,
  createModel,
  createWorld,
  type Record as EngineRecord,
  hashScenario,
  type Scenario,
} from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { loadFiles } from "../scenarios/valley.js";
import { projectFiles, root } from "../tidy/project-files.js";

const folder = join(root, "docs/examples");
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const pages = projectFiles("docs", /\.md$/).map(({ text }) => text);
const load = (name: string): Scenario => loadScenario(join(folder, name)).scenario;

/** The records of `runs` runs to the horizon. */
function play(scenario: Scenario, seed: string, runs: number): readonly EngineRecord[] {
  const model = createModel(scenario, { mover: "table" });
  return Array.from({ length: runs }, (_, run) =>
    advance(model, createWorld(model, { seed, run }), scenario.horizon),
  ).flat();
}

describe("an example scenario", () => {
  it("is there at all", () => expect(files.length).toBeGreaterThan(2));

  it.each(files)("%s loads without a warning", (name) => {
    expect(loadScenario(join(folder, name)).warnings).toEqual([]);
  });

  it.each(files)("%s is linked to on a page", (name) => {
    expect(pages.filter((text) => text.includes(`(examples/${name})`))).not.toEqual([]);
  });

  it.each(["cuba-1962.yaml", "four-submarines.yaml", "july-1914.yaml"])(
    "%s comes to each of its milestones and endings",
    (name) => {
      const scenario = load(name);
      const records = play(scenario, "examples", 600);
      const reached = new Set(records.map((record) => (record.type === "milestone" ? record.milestone : "")));
      const ended = new Set(records.map((record) => (record.type === "end" ? record.ending : "")));
      for (const { id } of scenario.milestones) expect([...reached]).toContain(id);
      for (const { id } of scenario.endings) expect([...ended]).toContain(id);
    },
  );
});

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** `value` with the template's name and placeholder replaced by those of one boat, in keys and in texts. */
function renamed(value: unknown, boat: string, label: string): unknown {
  const own = (text: string) => text.replaceAll("{actor}", label).replace(/^foxtrot(?=\.|$)/, boat);
  if (typeof value === "string") return own(value);
  if (Array.isArray(value)) return value.map((item) => renamed(item, boat, label));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [own(key), renamed(item, boat, label)]));
}

/** `base` with `changes` over it: maps key by key, and the only list that changes is one of items with ids. */
function over(base: unknown, changes: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(changes)) {
    return base.map((item: Tree) => over(item, changes.find((change: Tree) => change.id === item.id) ?? {}));
  }
  if (!isTree(base) || !isTree(changes)) return changes;
  const merged: Tree = { ...base };
  for (const [key, change] of Object.entries(changes)) merged[key] = key in base ? over(base[key], change) : change;
  return merged;
}

describe("four submarines by one template", () => {
  const text = readFileSync(join(folder, "four-submarines.yaml"), "utf8");
  const boats = ["b-4", "b-36", "b-59", "b-130"];

  /** The file as it would be without like and template. */
  function byHand(): Tree {
    const { actors, ...rest } = parse(text) as { actors: { [id: string]: Tree } };
    const { foxtrot, ...played } = actors;
    const { template: _, ...pattern } = foxtrot ?? {};
    const writtenOut = Object.entries(played).map(([id, { like, ...own }]) => [
      id,
      like === "foxtrot" ? over(renamed(pattern, id, String(own.label)), own) : own,
    ]);
    return { ...rest, actors: Object.fromEntries(writtenOut) };
  }

  it("have the hash of the scenario that names each boat's states and transitions itself", () => {
    const written = stringify(byHand(), { aliasDuplicateObjects: false });
    expect(written).not.toMatch(/foxtrot|like:|template|\{actor\}/);
    const { scenario } = loadFiles({ "entry.yaml": written });
    expect(hashScenario(scenario)).toBe(hashScenario(load("four-submarines.yaml")));
    expect(scenario.actors.map(({ id }) => id)).toEqual(["hunters", ...boats]);
  });

  it("are written out in more than twice the length", () => {
    expect(stringify(byHand()).length).toBeGreaterThan(2 * stringify(parse(text)).length);
  });

  it("differ where their captains do: B-4 slips away more often than B-130, and B-59 is nearest to its torpedo", () => {
    const count: { [outcome: string]: number } = {};
    for (const record of play(load("four-submarines.yaml"), "captains", 1500)) {
      if (!("transition" in record) || !record.transition.endsWith(".boat.exhaust")) continue;
      const end = `${record.transition.split(".")[0]} ${record.to}`;
      count[end] = (count[end] ?? 0) + 1;
    }
    const total = (boat: string) =>
      ["surfaced", "below", "ready"].reduce((sum, end) => sum + (count[`${boat} ${end}`] ?? 0), 0);
    const share = (boat: string, end: string) => (count[`${boat} ${end}`] ?? 0) / total(boat);
    for (const boat of boats)
      for (const end of ["surfaced", "below", "ready"]) expect(share(boat, end)).toBeGreaterThan(0);
    expect(share("b-4", "below")).toBeGreaterThan(0.7);
    expect(share("b-130", "below")).toBeLessThan(0.1);
    expect(share("b-59", "ready")).toBeGreaterThan(share("b-36", "ready"));
  });
});
