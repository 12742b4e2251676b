/**
 * The JSON Schema with which editors complete and check scenario files.
 */
import { z } from "zod";
import { scenarioFormat } from "./format.js";

type Json = { [key: string]: unknown };

/**
 * The schema of a single scenario file, imported or not. Requires no key that another file could supply, and allows
 * `null` wherever an entry may be removed; the loader checks that the merged scenario is complete.
 */
export function scenarioJsonSchema(): Json {
  const { $schema, ...schema } = z.toJSONSchema(scenarioFormat, {
    io: "input",
    target: "draft-07",
    override: ({ jsonSchema }) => {
      // An entry that an import may supply has no default of its own.
      delete jsonSchema.default;
    },
  }) as Json;
  const { definitions = {}, ...file } = schema;
  return fold(loosenItems({ $schema, title: "Faultline scenario", ...loosen(file, true), definitions }));
}

/** An item with an id may change or remove one of an imported list, and then needs nothing else. */
function loosenItems<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(loosenItems) as Part;
  if (!isJson(part)) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, loosenItems(value)])) as Json;
  if (!isJson(part.properties) || part.properties.remove === undefined) return inner as Part;
  return { ...loosen(inner, true), if: { required: ["id"] }, else: { required: inner.required } } as Part;
}

/**
 * Makes parts of maps optional and nullable, because maps merge across files; lists stay strict, except for items with
 * ids.
 */
function loosen(schema: Json, top: boolean): Json {
  const loose: Json = { ...schema };
  delete loose.required;
  if (isJson(loose.properties)) {
    loose.properties = Object.fromEntries(
      Object.entries(loose.properties).map(([key, value]) => [key, loosen(value as Json, false)]),
    );
  }
  if (isJson(loose.additionalProperties)) loose.additionalProperties = loosen(loose.additionalProperties, false);
  return top ? loose : orNull(loose);
}

function orNull(schema: Json): Json {
  if (typeof schema.type === "string" && schema.const === undefined) return { ...schema, type: [schema.type, "null"] };
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  const { description, ...rest } = schema;
  return { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: "null" }] };
}

/**
 * Writes alternatives of different types as one shape of several types, throughout; a keyword binds values of its own
 * type only, so that nothing else is accepted. Editors describe such a property once, not each alternative in turn.
 */
function fold<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(fold) as Part;
  if (!isJson(part)) return part;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fold(inner)])) as Json;
  if (!Array.isArray(anyOf)) return rest as Part;
  const shapes: Json[] = [];
  for (const alternative of anyOf.flatMap(alternativesOf)) {
    const apart = shapes.findIndex((shape) => areApart(shape, alternative));
    const shape = shapes[apart];
    if (shape === undefined) shapes.push(alternative);
    else shapes[apart] = { ...shape, ...alternative, type: [...typesOf(shape), ...typesOf(alternative)] };
  }
  return (shapes.length === 1 ? { ...rest, ...shapes[0] } : { ...rest, anyOf: shapes }) as Part;
}

/** The alternatives of a shape that has nothing else, and otherwise itself. */
const alternativesOf = (shape: Json): readonly Json[] =>
  Array.isArray(shape.anyOf) && Object.keys(shape).length === 1 ? shape.anyOf : [shape];

const typesOf = ({ type }: Json): readonly string[] => [type].flat() as string[];

/** Whether one shape can hold both: their types differ, and all that they say is bound to a type. */
function areApart(one: Json, other: Json): boolean {
  const bound = [one, other].every(
    (shape) => typeof shape.type !== "undefined" && !("const" in shape || "enum" in shape),
  );
  return bound && typesOf(one).every((type) => !typesOf(other).includes(type));
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
