/**
 * Writes a merged scenario as YAML with the file and line of every value, so that an analyst sees which file it is
 * from.
 */
import { stringify } from "yaml";
import { escapeLine } from "./escape.js";
import type { ListTree, MapTree, ScalarTree, Tree } from "./tree.js";

/** The merged file, each value followed by `# file:line`. It loads again as a single file. */
export function showResolved(loaded: { readonly merged: MapTree }): string {
  return `${writeMap(loaded.merged, "").join("\n")}\n`;
}

function writeMap(tree: MapTree, indent: string): readonly string[] {
  return [...tree.entries].flatMap(([key, { value }]) =>
    writeEntry(`${indent}${writeText(key)}:`, value, `${indent}  `),
  );
}

/** A key or dash with its value, on one line if it fits. */
function writeEntry(lead: string, value: Tree, indent: string): readonly string[] {
  if (value.kind === "scalar") return [`${lead} ${writeScalar(value)}${origin(value)}`];
  if (value.kind === "map") {
    return value.entries.size === 0 ? [`${lead} {}${origin(value)}`] : [lead, ...writeMap(value, indent)];
  }
  if (value.items.every((item) => item.kind === "scalar")) return [`${lead} ${writeFlow(value)}${origin(value)}`];
  return [lead, ...value.items.flatMap((item) => writeItem(item, indent))];
}

function writeItem(item: Tree, indent: string): readonly string[] {
  if (item.kind !== "map" || item.entries.size === 0) return writeEntry(`${indent}-`, item, `${indent}  `);
  const [first = "", ...others] = writeMap(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...others];
}

function writeFlow(list: ListTree): string {
  return `[${list.items.map((item) => (item.kind === "scalar" ? writeScalar(item) : "")).join(", ")}]`;
}

function writeScalar({ value }: ScalarTree): string {
  return typeof value === "string" ? writeText(value) : String(value);
}

/** A plain scalar if YAML allows it even within brackets; double-quoted otherwise. */
function writeText(text: string): string {
  const plain = stringify([text], { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
  const inner = plain.slice(1, -1);
  return plain.includes("\n") || text.includes("\n") ? JSON.stringify(text) : inner;
}

function origin({ place }: Tree): string {
  return `  # ${escapeLine(place.file)}:${place.line}`;
}
