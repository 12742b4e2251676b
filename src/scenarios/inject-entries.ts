/**
 * The injects of a file as they are written, for whoever edits them elsewhere, and the file's text with others in their place. The
 * rest of the file stays as it is, byte for byte, and so do the injects that are unchanged.
 */

import { cwd } from "node:process";
import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isScalar, Pair, parse, parseDocument, stringify, YAMLMap } from "yaml";
import { collectFiles } from "./imports.js";
import { findScenario } from "./library.js";
import { libraryFolder } from "./library-folder.js";
import { loadScenario } from "./load.js";
import { mergeTrees } from "./merge.js";
import { type MapTree, plainOf, valueAt } from "./tree.js";

/** An inject by its keys, as a file has them. */
export interface InjectEntry {
  readonly [key: string]: unknown;
}
export type InjectEntries = ReadonlyMap<string, InjectEntry>;

export interface WrittenInjects {
  /** All of the scenario, in its order. */
  readonly all: InjectEntries;
  /** Those that imported files define, as they define them. */
  readonly imported: InjectEntries;
}

function entriesIn(tree: MapTree): InjectEntries {
  const section = valueAt(tree, ["injects"]);
  const plain = section === undefined ? {} : plainOf(section);
  return new Map(Object.entries(plain as { readonly [id: string]: InjectEntry }));
}

/** The injects of a sound scenario, by library id or path. Throws ScenarioError. */
export function readInjects(nameOrPath: string): WrittenInjects {
  const { merged } = loadScenario(nameOrPath);
  const { parsed } = collectFiles(findScenario(nameOrPath), { library: libraryFolder(), workingFolder: cwd() });
  const [first, ...more] = parsed.slice(0, -1);
  const imported =
    first === undefined ? new Map() : entriesIn(mergeTrees([first, ...more], { faults: [], added: new Map() }));
  return { all: entriesIn(merged), imported };
}

/** A value of an entry in one line of YAML, and back. */
export const writeYamlValue = (value: unknown): string =>
  stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: true }).trimEnd();
export const readYamlValue = (text: string): unknown => parse(text, { schema: "core", maxAliasCount: 0 });

/** The text of a file with these injects instead of its own; those that are as imported fall away, and null removes an imported one. */
export function withInjects(text: string, wanted: InjectEntries, imported: InjectEntries): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const root = document.contents;
  if (!isMap(root)) return text;
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === "injects");
  const own = isMap(pair?.value) ? pair.value : new YAMLMap();
  const section = new YAMLMap();
  if (own.commentBefore) section.commentBefore = own.commentBefore;
  for (const [id, entry] of wanted) {
    if (isDeepStrictEqual(imported.get(id), entry)) continue;
    const was = own.items.find(({ key }) => isScalar(key) && key.value === id);
    const same = was !== undefined && !imported.has(id) && isDeepStrictEqual(plainNode(was.value), entry);
    section.items.push(same ? was : new Pair(id, document.createNode(changesTo(imported.get(id), entry))));
  }
  for (const id of imported.keys()) if (!wanted.has(id)) section.items.push(new Pair(id, null));
  const made = new Document();
  const whole = new YAMLMap();
  if (section.items.length > 0) whole.items.push(new Pair("injects", section));
  made.contents = whole as typeof made.contents;
  const written = section.items.length === 0 ? "" : made.toString({ lineWidth: 0, nullStr: "null" });
  const [from, to] = placeOf(pair, text);
  const before = text.slice(0, from);
  return `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${written}${text.slice(to)}`;
}

/** What a file says to make one entry of another: keys that differ, and null for those to go. */
function changesTo(imported: InjectEntry | undefined, entry: InjectEntry): InjectEntry {
  if (imported === undefined) return entry;
  const changed = Object.entries(entry).filter(([key, value]) => !isDeepStrictEqual(imported[key], value));
  const gone = Object.keys(imported).filter((key) => !Object.hasOwn(entry, key));
  return Object.fromEntries([...changed, ...gone.map((key) => [key, null] as const)]);
}

function plainNode(value: unknown): unknown {
  return typeof value === "object" && value !== null && "toJSON" in value
    ? (value as { toJSON(): unknown }).toJSON()
    : value;
}

/** Where the section stands in the text; its end where there is none. */
function placeOf(pair: Pair | undefined, text: string): readonly [number, number] {
  if (pair === undefined) return [text.length, text.length];
  const { key, value } = pair as { key: { range?: number[] }; value: { range?: number[] } | null };
  const from = key.range?.[0] ?? text.length;
  const end = value?.range?.[2] ?? key.range?.[2] ?? text.length;
  return [from, end];
}
