/**
 * Checks the shape of a merged scenario against the format, and turns zod's issues into problems for an author: place,
 * found, expected, hint. One mistake gives one problem, also for unions.
 */
import { z } from "zod";
import { keyOfBelief, placeForBelief, wordFor } from "./belief-hints.js";
import { type ScenarioFile, scenarioFormat } from "./format.js";
import { hintForValue } from "./hints.js";
import { hintForBareDerivation } from "./hints-derived.js";
import { listNames, nearestName } from "./nearest.js";
import { error, type Finding, renderFound, shorten } from "./problem.js";
import { knownKeys, phraseAt, schemaAt } from "./schema-at.js";
import { formatPath, keysAt, type MapTree, type Path, placeOfKey, plainOf, valueAt } from "./tree.js";

export interface ShapeResult {
  /** The file without its malformed parts, so that the rest can be checked; absent if nothing is left. */
  readonly file?: ScenarioFile;
  readonly findings: readonly Finding[];
  /** Paths of the omitted parts. */
  readonly omitted: readonly Path[];
}

/** One fault of the shape, after choosing the branch of a union. */
type Fault =
  | { readonly kind: "unknown-key"; readonly path: Path; readonly key: string }
  | { readonly kind: "missing"; readonly path: Path; readonly also?: readonly string[] }
  | { readonly kind: "bad-key"; readonly path: Path }
  | { readonly kind: "bad-value"; readonly path: Path };

const mostRepairs = 12;

export function checkShape(tree: MapTree): ShapeResult {
  const plain = plainOf(tree);
  const first = scenarioFormat.safeParse(plain);
  if (first.success) return { file: first.data, findings: [], omitted: [] };
  const faults = first.error.issues.flatMap((issue) => faultsOf(issue, plain, []));
  const omitted: Path[] = [];
  let remaining: readonly Fault[] = faults;
  for (let round = 0; round < mostRepairs; round += 1) {
    for (const fault of remaining) omitted.push(omit(plain, fault));
    const again = scenarioFormat.safeParse(plain);
    if (again.success) return { file: again.data, findings: wordFaults(faults, tree), omitted };
    remaining = again.error.issues.flatMap((issue) => faultsOf(issue, plain, []));
  }
  return { findings: wordFaults(faults, tree), omitted };
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown, base: Path): readonly Fault[] {
  const path: Path = [...base, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ kind: "unknown-key", path: [...path, key], key }));
    case "invalid_key":
      return [{ kind: "bad-key", path }];
    case "invalid_union":
      return likeliestBranch(issue.errors, root, path);
    case "invalid_type":
    case "invalid_value":
      return [{ kind: lookUp(root, path) === undefined ? "missing" : "bad-value", path }];
    default:
      return [{ kind: "bad-value", path }];
  }
}

/** The branch of a union that the author meant: the one with the fewest faults among those of the right kind. */
function likeliestBranch(
  branches: readonly (readonly z.core.$ZodIssue[])[],
  root: unknown,
  path: Path,
): readonly Fault[] {
  const mismatch: readonly Fault[] = [{ kind: "bad-value", path }];
  if (lookUp(root, path) === undefined) return [{ kind: "missing", path }];
  const keys = new Set(Object.keys(Object(lookUp(root, path))));
  let best = mismatch;
  let fewest = Number.POSITIVE_INFINITY;
  for (const branch of branches) {
    const faults = branch.flatMap((issue) => faultsOf(issue, root, path));
    const wrongKind = faults.some((fault) => fault.kind === "bad-value" && fault.path.length === path.length);
    // A branch with none of its own keys present was not meant.
    const foreign =
      keys.size > 0 &&
      faults.filter((fault) => fault.kind === "unknown-key" && fault.path.length === path.length + 1).length ===
        keys.size;
    if (!wrongKind && !(foreign && faults.some((fault) => fault.kind === "missing")) && faults.length < fewest) {
      best = faults;
      fewest = faults.length;
    }
  }
  return best;
}

function lookUp(root: unknown, path: Path): unknown {
  let here = root;
  for (const part of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

/** Removes the faulty part from `plain`; returns its path. */
function omit(plain: unknown, fault: Fault): Path {
  let path = fault.kind === "missing" ? fault.path.slice(0, -1) : fault.path;
  // Remove the whole list: removing one item would renumber the others.
  const inList = path.findIndex((part) => typeof part === "number");
  if (inList >= 0) path = path.slice(0, inList);
  if (path.length === 0 && fault.kind === "missing") {
    stub(plain, String(fault.path[0]));
    return fault.path;
  }
  const parent = lookUp(plain, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof parent === "object" && parent !== null && last !== undefined)
    delete (parent as Record<string | number, unknown>)[last];
  return path;
}

/** Puts a placeholder in place of a missing top-level key, so that the rest can be checked. */
function stub(plain: unknown, key: string): void {
  const stubs: Record<string, unknown> = { format: 1, start: "2000-01-01", horizon: 3660, gauges: {}, actors: {} };
  (plain as Record<string, unknown>)[key] = stubs[key] ?? "missing";
}

function wordFaults(faults: readonly Fault[], tree: MapTree): readonly Finding[] {
  return withoutEchoes(faults, tree).map((fault) => wordFault(fault, tree));
}

/**
 * Reduces faults to one per mistake: a misspelt key is not also missing, a misspelt override does not lack keys, and
 * several keys missing in one place are reported together.
 */
function withoutEchoes(faults: readonly Fault[], tree: MapTree): readonly Fault[] {
  const misspelt = faults.flatMap((fault) => {
    if (fault.kind !== "unknown-key") return [];
    const meant = meantKey(fault.path, fault.key, tree).near;
    return meant === undefined ? [] : [formatPath([...fault.path.slice(0, -1), meant])];
  });
  const missing = faults.filter((fault) => fault.kind === "missing" && !misspelt.includes(formatPath(fault.path)));
  const overrides = missing
    .filter(({ path }) => hintForMissing(path, tree) !== undefined)
    .map(({ path }) => path.slice(0, -1));
  const inOverride = (path: Path) =>
    overrides.some((entry) => path.length > entry.length + 1 && entry.every((part, index) => path[index] === part));
  const ownerOf = ({ path }: Fault) => formatPath(path.slice(0, -1));
  return faults.flatMap((fault): readonly Fault[] => {
    if (fault.kind !== "missing") return [fault];
    const together = missing.filter((other) => ownerOf(other) === ownerOf(fault));
    if (together[0] !== fault || inOverride(fault.path)) return [];
    return [{ ...fault, also: together.slice(1).map(({ path }) => String(path.at(-1))) }];
  });
}

/** One finding for all missing sections, since they have no place in the file. */
function wordMissingAtTop(keys: readonly string[]): Finding {
  const [first = ""] = keys;
  // A file without id and start is probably meant to be imported.
  const looksImported = keys.includes("id") && keys.includes("start");
  return error([], `The scenario has no ${keys.map((key) => `“${key}”`).join(", ")}`, {
    expected: `${first}: ${phraseAt([first]) ?? "…"}`,
    hint: looksImported ? "if this file is meant to be imported, check the scenario that imports it" : undefined,
  });
}

function wordFault(fault: Fault, tree: MapTree): Finding {
  switch (fault.kind) {
    case "unknown-key":
      return wordUnknownKey(fault.path, fault.key, tree);
    case "missing":
      if (fault.path.length === 1) return wordMissingAtTop([...fault.path.map(String), ...(fault.also ?? [])]);
      return wordMissing(fault.path, fault.also ?? [], tree);
    case "bad-key":
      return wordBadKey(fault.path);
    case "bad-value":
      return wordBadValue(fault.path, tree);
  }
}

function wordUnknownKey(path: Path, key: string, tree: MapTree): Finding {
  const test = path.slice(0, -1);
  const place = placeForBelief(path, tree);
  const word = place === undefined ? meantWord(test) : undefined;
  if (word !== undefined) {
    const name = shorten(String(test.at(-1)), 40);
    return error(test, `“${name}” is no posture, gauge or word of conditions`, {
      at: "key",
      hint: `did you mean “${word}”?`,
    });
  }
  const { near, known } = meantKey(path, key, tree);
  if (known.includes("spread") && keysAt(tree, path.slice(0, -1)).includes("assumption"))
    return wordMixedSpread(path, key, tree);
  const owner = path.length === 1 ? "a scenario file" : ownerName(path.slice(0, -1));
  const map = valueAt(tree, path.slice(0, -1));
  const afterText = map?.kind === "map" ? map.entries.get(key)?.afterText : undefined;
  const hints = [
    ...(near === undefined ? [] : [`did you mean “${near}”?`]),
    ...(afterText === undefined ? [] : [afterTextHint(afterText)]),
    ...(place === undefined ? [] : [place]),
    ...(near === undefined && place === undefined ? misplacedHint(path, tree) : []),
  ];
  return error(path, `“${shorten(key, 40)}” is not a key of ${owner}`, {
    at: "key",
    expected: listNames(known, 24),
    hint: hints.length === 0 ? undefined : hints.join(" Or: "),
  });
}

/** What to write where a key and its value may belong to the text before them. */
export function afterTextHint(afterText: string): string {
  return `a comma ends the text before it; if it belongs to that text, write ${afterText}`;
}

/** For a key that is indented too far or too little: the map in which it would fit. */
function misplacedHint(path: Path, tree: MapTree): readonly string[] {
  const key = String(path.at(-1));
  const owner = path.slice(0, -1);
  const derivation = owner[0] === "assumptions" ? hintForBareDerivation(key, valueAt(tree, path)) : undefined;
  if (derivation !== undefined) return [derivation];
  const siblings = keysAt(tree, owner);
  const before = siblings[siblings.indexOf(key) - 1];
  const inner = before === undefined ? undefined : [...owner, before];
  if (inner !== undefined && fits(key, inner, tree))
    return [`if it belongs to “${before}” above, indent it like the keys of “${before}”`];
  for (let length = owner.length - 1; length >= 0; length -= 1) {
    const outer = path.slice(0, length);
    if (fits(key, outer, tree))
      return [`if it is a key of ${length === 0 ? "the scenario file" : ownerName(outer)}, indent it less`];
  }
  return [];
}

/** Whether a map could still take a key. */
function fits(key: string, path: Path, tree: MapTree): boolean {
  const present = keysAt(tree, path);
  return !present.includes(key) && knownKeys(path, present).includes(key);
}

/** The word of conditions that the key of a test was meant to be; undefined if it is one, or near to none. */
function meantWord(path: Path): string | undefined {
  const key = String(path.at(-1));
  const [condition] = schemaAt(path.slice(0, -1)).filter(
    (schema) =>
      schema instanceof z.ZodObject && Object.hasOwn(schema.shape, "reached") && Object.hasOwn(schema.shape, "all"),
  );
  if (!(condition instanceof z.ZodObject) || Object.hasOwn(condition.shape, key) || key.includes(".")) return undefined;
  return nearestName(key, Object.keys(condition.shape)) ?? wordFor(key, Object.keys(condition.shape));
}

/** An assumption beside a spread or its basis: written so, or merged from two files that each say it in another way. */
function wordMixedSpread(path: Path, key: string, tree: MapTree): Finding {
  const owner = path.slice(0, -1);
  const carrying = key === "assumption" ? (keysAt(tree, owner).find((other) => other !== key) ?? key) : key;
  const both = [carrying, "assumption"];
  const isOwn = (one: string) => placeOfKey(tree, [...owner, one]).file === tree.place.file;
  const imported = both.find((one) => !isOwn(one));
  const at = both.find(isOwn) ?? carrying;
  return error([...owner, at], `“${shorten(carrying, 40)}” cannot stand beside “assumption”`, {
    at: "key",
    hint:
      imported === undefined || imported === at
        ? "an assumption with a basis goes inside: {spread: {assumption: name}, evidence: [claim]}"
        : `“${shorten(imported, 40)}” is imported; to remove it, add ${shorten(imported, 40)}: null`,
  });
}

/** The valid key nearest to an unknown one, and the keys that are valid there. */
function meantKey(path: Path, key: string, tree: MapTree): { near: string | undefined; known: readonly string[] } {
  const owner = path.slice(0, -1);
  const present = keysAt(tree, owner);
  const known = knownKeys(owner, present);
  const nearest = nearestName(key, known);
  const absent = nearestName(
    key,
    known.filter((name) => !present.includes(name)),
  );
  // A key that is there already was hardly meant, unless the other one is that key with more at its end.
  const meant = nearest !== undefined && absent?.startsWith(nearest) ? nearest : (absent ?? nearest);
  const near = meant ?? wordFor(key, known) ?? known.find((name) => key.startsWith(`${name} `));
  // Of a union, only the branch that has this key.
  return { near, known: near === undefined ? known : knownKeys(owner, [...present, near]) };
}

function ownerName(path: Path): string {
  const last = path.at(-1);
  return typeof last === "number" ? `item ${last + 1} of “${nameOfList(path)}”` : `“${last}”`;
}

function wordMissing(path: Path, also: readonly string[], tree: MapTree): Finding {
  const key = path.at(-1);
  const owner = path.slice(0, -1);
  const keys = [key, ...also].map((name) => `“${name}”`);
  const phrase = phraseAt(path);
  return error(owner, `${keys.join(", ")} ${keys.length === 1 ? "is" : "are"} missing from ${ownerName(owner)}`, {
    at: "key",
    expected: phrase === undefined ? undefined : `${key}: ${phrase}`,
    hint: hintForMissing(path, tree) ?? misplacedHint(owner, tree)[0],
  });
}

/** A hint for an entry that lacks keys: it is often a misspelt override. */
function hintForMissing(path: Path, tree: MapTree): string | undefined {
  if (path.length === 2 && keysAt(tree, path.slice(0, -1)).length === 0) return undefined;
  const entry = path.slice(0, -1);
  const name = entry.at(-1);
  const parentSchema = schemaAt(entry.slice(0, -1)).find((schema) => schema instanceof z.ZodRecord);
  if (typeof name !== "string" || parentSchema === undefined) return undefined;
  const here = placeOfKey(tree, entry);
  const others = keysAt(tree, entry.slice(0, -1)).filter((key) => {
    // Only an entry of another file can be overridden.
    return key !== name && placeOfKey(tree, [...entry.slice(0, -1), key]).file !== here.file;
  });
  const near = nearestName(name, others);
  return near === undefined ? undefined : `if you meant to change “${near}”, which is imported, correct the name`;
}

function wordBadKey(path: Path): Finding {
  const key = String(path.at(-1));
  const ofBelief = keyOfBelief(path);
  if (ofBelief !== undefined) {
    const what = path.at(-2) === "beliefs" ? "is neither a posture nor a gauge" : "is not an actor";
    return error(path, `“${shorten(key, 60)}” ${what}`, { at: "key", ...ofBelief });
  }
  const mended = key
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 64);
  return error(path, `“${shorten(key, 40)}” cannot be an id`, {
    at: "key",
    expected: "lower-case letters, digits and hyphens, starting with a letter, at most 64",
    hint: mended === "" ? undefined : `write “${mended}”`,
  });
}

function wordBadValue(path: Path, tree: MapTree): Finding {
  const value = valueAt(tree, path);
  const phrase = phraseAt(path);
  const what = ownerName(path).replace(/^i/, "I");
  return error(path, path.length === 0 ? "The file does not hold a scenario" : `${what} does not fit here`, {
    found: renderFound(value),
    expected: phrase,
    hint: (value && hintForValue(value, phrase ?? "", nameOfList(path))) ?? otherHint(path, tree),
  });
}

/** A hint from where the value stands, if the value itself tells nothing. */
function otherHint(path: Path, tree: MapTree): string | undefined {
  const [value, map] = [valueAt(tree, path), valueAt(tree, path.slice(0, -1))];
  const afterText = map?.kind === "map" ? map.entries.get(String(path.at(-1)))?.afterText : undefined;
  const words = value?.kind === "scalar" && typeof value.value === "string" && / /.test(value.source);
  if (afterText !== undefined && words) return afterTextHint(afterText);
  return typeof path.at(-1) === "string" && value?.kind === "scalar" ? misplacedHint(path, tree)[0] : undefined;
}

function nameOfList(path: Path): string {
  return String([...path].reverse().find((part) => typeof part === "string") ?? "the list");
}
