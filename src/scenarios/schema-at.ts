/**
 * What the format expects at a path of a scenario file: its keys, its schemas, and the phrase that errors say. One walk
 * of the zod schema serves the checks of shapes and the hints for lines that are not quite YAML.
 */
import { z } from "zod";
import { scenarioFormat } from "./format.js";
import { phrases } from "./format-values.js";
import type { Path } from "./tree.js";

/** Valid keys of the map at `path`; of a union, those of branches that share a key with `present`. */
export function knownKeys(path: Path, present: readonly string[]): readonly string[] {
  const shapes = schemaAt(path).filter((schema) => schema instanceof z.ZodObject);
  const keysOf = (schema: z.ZodObject) => Object.keys(schema.shape);
  const telling = shapes.filter((schema) => {
    const own = keysOf(schema).filter((key) =>
      shapes.every((other) => other === schema || !keysOf(other).includes(key)),
    );
    return own.some((key) => present.includes(key));
  });
  return [...new Set((telling.length > 0 ? telling : shapes).flatMap(keysOf))];
}

/** What the format expects at a path, in words. */
export function phraseAt(path: Path): string | undefined {
  // Prefer the phrase of the whole union to that of one branch.
  for (const schema of schemaAt(path, false)) {
    const phrase = phraseOf(schema);
    if (phrase !== undefined) return phrase;
  }
  return undefined;
}

function phraseOf(schema: z.core.$ZodType): string | undefined {
  const own = phrases.get(schema as z.ZodType)?.phrase;
  if (own !== undefined) return own;
  const inner = unwrapped(schema);
  if (inner !== undefined) return phraseOf(inner);
  if (schema instanceof z.ZodObject) return `a map with ${Object.keys(schema.shape).slice(0, 6).join(", ")} …`;
  return undefined;
}

/** The schemas at a path: one, or the branches of a union. */
export function schemaAt(path: Path, expand = true): readonly z.core.$ZodType[] {
  let here: readonly z.core.$ZodType[] = [scenarioFormat];
  for (const part of path) here = here.flatMap(alternatives).flatMap((schema) => inside(schema, part));
  return expand ? here.flatMap(alternatives) : here;
}

/** Whether a value at a path is free text, rather than a name or a path. */
export function takesText(path: Path): boolean {
  return schemaAt(path).some((schema) => z.safeParse(schema, "Any words, like these.").success);
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional || schema instanceof z.ZodLazy;
  return wraps ? schema.unwrap() : undefined;
}

/** Found once: the checks ask for them at every key of a file. */
const alternativesOf = new Map<z.core.$ZodType, readonly z.core.$ZodType[]>();

function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  let known = alternativesOf.get(schema);
  if (known === undefined) {
    known = findAlternatives(schema);
    alternativesOf.set(schema, known);
  }
  return known;
}

function findAlternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const inner = unwrapped(schema);
  if (inner !== undefined) return alternatives(inner);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return [schema];
}

function inside(schema: z.core.$ZodType, part: string | number): readonly z.core.$ZodType[] {
  if (typeof part === "number") {
    if (schema instanceof z.ZodArray) return [schema.element];
    if (schema instanceof z.ZodTuple) return schema.def.items.slice(part, part + 1);
    return [];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (!(schema instanceof z.ZodObject)) return [];
  const field = Object.hasOwn(schema.shape, part) ? schema.shape[part] : schema.def.catchall;
  return field === undefined || field instanceof z.ZodNever ? [] : [field];
}

let ofKeys: Map<string, string[]> | undefined;

/** What the format expects of a key of this name, wherever it may stand; undefined for a name that is no key. */
export function phrasesOfKey(key: string): readonly string[] | undefined {
  if (ofKeys === undefined) {
    ofKeys = new Map();
    collectKeys(scenarioFormat, ofKeys, new Set());
  }
  return ofKeys.get(key);
}

function collectKeys(schema: z.core.$ZodType, into: Map<string, string[]>, seen: Set<z.core.$ZodType>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const visit = (inner: z.core.$ZodType) => collectKeys(inner, into, seen);
  const inner = unwrapped(schema);
  if (inner !== undefined) visit(inner);
  else if (schema instanceof z.ZodUnion) schema.options.forEach(visit);
  else if (schema instanceof z.ZodRecord) visit(schema.valueType);
  else if (schema instanceof z.ZodArray) visit(schema.element);
  else if (schema instanceof z.ZodObject) {
    for (const [key, value] of Object.entries(schema.shape)) {
      into.set(key, [...(into.get(key) ?? []), phraseOf(value) ?? ""]);
      visit(value);
    }
    if (schema.def.catchall !== undefined) visit(schema.def.catchall);
  }
}
