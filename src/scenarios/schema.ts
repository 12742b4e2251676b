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
  const definitions = schema.definitions;
  return {
    $schema,
    title: "Faultline scenario",
    ...loosen(schema, true),
    ...(definitions === undefined ? {} : { definitions }),
  };
}

/**
 * Makes parts of maps optional and nullable, because maps merge across files; lists are replaced whole and stay strict.
 */
function loosen(schema: Json, top: boolean): Json {
  const loose: Json = { ...schema };
  delete loose.definitions;
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

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
