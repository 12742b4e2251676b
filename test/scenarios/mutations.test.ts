/**
 * Whatever is done to a sound file, the loader either loads it or says where it is wrong: it never fails in another way.
 * @module-tag sweep
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { advance, createModel, createWorld, ScenarioError } from "../../src/engine/index.js";
import { full } from "../share.js";
import { loadFiles, valleyText } from "./valley.js";

type Node = Record<string, unknown> | unknown[];

/** Whether a text loads; throws where it is refused without a place, or fails in any other way. */
function loads(text: string): boolean {
  try {
    const { scenario } = loadFiles({ "entry.yaml": text });
    // What the loader lets through, the engine must be able to play.
    const model = createModel(scenario);
    advance(model, createWorld(model, { seed: "mutation" }), 3);
    return true;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const errors = error.problems.filter(({ severity }) => severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    for (const { place, message } of errors) {
      expect(place?.file, message).toBe("entry.yaml");
      expect(place?.line, message).toBeGreaterThan(0);
    }
    return false;
  }
}

/** Every container in a plain tree. */
function containersOf(value: unknown): readonly Node[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(containersOf)];
}

const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e300,
  "",
  "x",
  "6 days",
  "upland.guard",
  "raised",
  "2030-02-30",
  [],
  {},
  [[]],
  [null],
  [1, 2],
  [2, 1],
  { assumption: "patience" },
  { assumption: "nobody" },
  { not: "raised" },
  { min: 9, max: 1 },
  { all: [] },
  { any: [{}] },
  { when: {} },
  "\u202e",
  "a\nb",
  "hills",
  "moor.guard",
  "{actor} {",
  { like: "upland" },
  [{ id: "a", remove: true }],
];

/** The valley in format 2, with an actor and a posture that are like others, and ids of list items. */
function valleyWithCopies(): string {
  const file = parseDocument(valleyText);
  file.set("format", 2);
  const set = (path: readonly unknown[], value: unknown) => file.setIn(path, file.createNode(value));
  set(["actors", "hills"], { like: "upland", label: "Hills", short: "HIL", postures: { guard: { label: "{actor}" } } });
  set(["actors", "lowland", "postures", "fees"], { like: "tolls", label: "Fees" });
  set(["actors", "moor"], { like: "hills", label: "Moor", short: "MOO" });
  const ratios = (actor: string) => ["actors", actor, "postures", "guard", "transitions", "raise", "ratios"];
  for (const [index, id] of ["a", "b", "c"].entries()) set([...ratios("upland"), index, "id"], id);
  set(ratios("moor").slice(0, 4), {
    transitions: {
      raise: {
        ratios: [
          { id: "b", ratio: 2 },
          { id: "c", remove: true },
        ],
      },
    },
  });
  return file.toString();
}

describe("a sound file", () => {
  it.each([
    ["the valley", valleyText],
    ["with copies", valleyWithCopies()],
  ])("with one value replaced, one key dropped, renamed or copied loads or is refused with a place: %s", (_, text) => {
    const outcomes = new Set<boolean>();
    const index = fc.nat({ max: 100_000 });
    const change = fc.oneof(
      fc.record({
        kind: fc.constant("replace" as const),
        where: index,
        which: index,
        by: fc.constantFrom(...oddities),
      }),
      fc.record({ kind: fc.constant("drop" as const), where: index, which: index }),
      fc.record({
        kind: fc.constant("rename" as const),
        where: index,
        which: index,
        to: fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom("label", "when", "toString", "raise", "1", "like", "template", "id"),
        ),
      }),
      fc.record({ kind: fc.constant("graft" as const), where: index, which: index, from: index }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const plain: unknown = parseDocument(text).toJS();
        for (const edit of changes) {
          const containers = containersOf(plain);
          const target = containers[edit.where % containers.length] as Record<string, unknown>;
          const keys = Object.keys(target);
          const key = keys[edit.which % Math.max(1, keys.length)];
          if (key === undefined) continue;
          if (edit.kind === "replace") target[key] = structuredClone(edit.by);
          else if (edit.kind === "graft") target[key] = structuredClone(containers[edit.from % containers.length]);
          else {
            const value = target[key];
            if (Array.isArray(target)) target.splice(Number(key), 1);
            else delete target[key];
            if (edit.kind === "rename" && !Array.isArray(target)) target[edit.to] = value;
          }
        }
        outcomes.add(loads(stringify(plain, { aliasDuplicateObjects: false })));
      }),
      { seed: 20200712, numRuns: full ? 150 : 70 },
    );
    // Were every change refused, or none, nothing would have been tried.
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it("with its text cut, spliced or scattered with odd characters loads or is refused with a place", () => {
    const outcomes = new Set<boolean>();
    const position = fc.nat({ max: valleyText.length });
    const odd = fc.constantFrom(
      "\t",
      "\r",
      "\u0000",
      "\u001b",
      "\u202e",
      "\ufeff",
      "'",
      '"',
      ":",
      "- ",
      "? ",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "!x ",
      "%",
      "@",
      "|",
      ">",
      "#",
      "\n",
      "\n---\n",
      "...\n",
      "<<: ",
      "  ",
      "\ud83d",
      "9".repeat(400),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(position, fc.nat({ max: 40 }), odd), { minLength: 1, maxLength: 4 }), (splices) => {
        let text = valleyText;
        for (const [at, length, insert] of splices) text = text.slice(0, at) + insert + text.slice(at + length);
        outcomes.add(loads(text));
      }),
      { seed: 20200712, numRuns: full ? 150 : 25 },
    );
    // Were every change refused, or none, nothing would have been tried.
    expect(outcomes).toEqual(new Set([true, false]));
  });
});
