/**
 * Which optional keys and alternatives a zod schema has, and which of them a value uses. Taken from the schema itself, so
 * that a key that is added tomorrow is asked for without a change here.
 */
import { z } from "zod";

type Schema = z.core.$ZodType;

/** What a schema wraps, if it only wraps another. */
function unwrapped(schema: Schema): Schema | undefined {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault) return schema.unwrap();
  if (schema instanceof z.ZodNullable) return schema.unwrap();
  // Unwrapping would make another schema each time.
  return schema instanceof z.ZodLazy ? schema._zod.innerType : undefined;
}

/** Whether a key may be left out: it has no value then, or a default. */
export const isOptional = (schema: Schema) => schema._zod.optin === "optional";

/** The schemas directly inside, each with what leads to it. */
function partsOf(schema: Schema): readonly (readonly [step: string, part: Schema])[] {
  const inner = unwrapped(schema);
  if (inner !== undefined) return [["", inner]];
  if (schema instanceof z.ZodArray) return [["[]", schema.element]];
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => ["[]", item]);
  if (schema instanceof z.ZodRecord) return [["*", schema.valueType]];
  if (schema instanceof z.ZodUnion) return schema.options.map((option, place) => [`|${place}`, option]);
  if (schema instanceof z.ZodObject) {
    const keys = Object.entries(schema.shape).map(([key, part]) => [key, part as Schema] as const);
    const rest = schema.def.catchall;
    return rest === undefined || rest instanceof z.ZodNever ? keys : [...keys, ["*", rest]];
  }
  return [];
}

/** Every optional key (`owner.key`) and every alternative (`owner|2`) of a schema. A schema is called after its first place. */
export class Choices {
  readonly #schema: Schema;
  readonly #names = new Map<Schema, string>();
  readonly #found = new Map<string, number>();

  constructor(schema: Schema) {
    this.#schema = schema;
    this.#list(schema, "");
  }

  #list(schema: Schema, name: string): void {
    if (this.#names.has(schema)) return;
    this.#names.set(schema, name);
    for (const [step, part] of partsOf(schema)) {
      const path =
        step === "" || step.startsWith("|") || step === "[]" || name === "" ? name + step : `${name}.${step}`;
      if (isOptional(part) || step.startsWith("|")) this.#found.set(path, 0);
      this.#list(part, path);
    }
  }

  /** Counts what a value uses. */
  count(value: unknown): void {
    for (const path of this.#used(this.#schema, value, new Set()))
      this.#found.set(path, (this.#found.get(path) ?? 0) + 1);
  }

  #used(schema: Schema, value: unknown, used: Set<string>): Set<string> {
    // A file writes null to remove an entry, which uses nothing.
    if (value === null) return used;
    const name = this.#names.get(schema) ?? "";
    for (const [step, part] of partsOf(schema)) {
      const at = (inner: unknown) => {
        // A part that stands in several places is called after the first; the choice belongs to this one.
        const path =
          step === "" || step.startsWith("|") || step === "[]" || name === "" ? name + step : `${name}.${step}`;
        if (this.#found.has(path)) used.add(path);
        this.#used(part, inner, used);
      };
      if (schema instanceof z.ZodUnion) {
        if (z.safeParse(part, value).success) {
          at(value);
          break;
        }
      } else if (schema instanceof z.ZodArray) for (const item of value as unknown[]) at(item);
      else if (schema instanceof z.ZodTuple) for (const item of value as unknown[]) at(item);
      else if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
        const known = schema instanceof z.ZodObject ? schema.shape : {};
        for (const [key, inner] of Object.entries(value as object)) {
          if (step === key || (step === "*" && !Object.hasOwn(known, key))) at(inner);
        }
      } else at(value);
    }
    return used;
  }

  /** How often each was used. */
  get counts(): ReadonlyMap<string, number> {
    return this.#found;
  }

  /** Those that no value used. */
  get missing(): readonly string[] {
    return [...this.#found].flatMap(([path, count]) => (count === 0 ? [path] : []));
  }
}
