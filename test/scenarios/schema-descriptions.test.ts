/**
 * Every property of the format is described for whoever points at it in an editor. Walks the JSON Schema, as an editor
 * reads it, and not the format it is made from.
 */
import { describe, expect, it } from "vitest";
import { scenarioJsonSchema } from "../../src/scenarios/index.js";

interface Shape {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [key: string]: Shape };
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape | readonly Shape[];
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly definitions?: { readonly [name: string]: Shape };
}

interface Property {
  readonly path: string;
  readonly shape: Shape;
}

/** The shapes that describe the same value as `shape`: its alternatives, its parts, what it refers to. */
function sameValue(shape: Shape, root: Shape): readonly Shape[] {
  const name = shape.$ref?.split("/").at(-1);
  const referred = name === undefined ? [] : [root.definitions?.[name] ?? expect.fail(`${shape.$ref} is not defined`)];
  const direct = [...(shape.anyOf ?? []), ...(shape.allOf ?? []), ...(shape.oneOf ?? []), ...referred];
  return direct.flatMap((inner) => [inner, ...sameValue(inner, root)]);
}

/** The properties below `shape` and the entries of its maps, those of a shape that contains itself once. */
function propertiesOf(shape: Shape, root: Shape, path = "", seen = new Set<Shape>()): readonly Property[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  const own = Object.entries(shape.properties ?? {}).map(([key, inner]) => ({ path: `${path}.${key}`, shape: inner }));
  if (typeof shape.additionalProperties === "object")
    own.push({ path: `${path}.*`, shape: shape.additionalProperties });
  const items = [shape.items ?? [], shape.prefixItems ?? []].flat();
  return [
    ...own.flatMap((property) => [property, ...propertiesOf(property.shape, root, property.path, seen)]),
    ...items.flatMap((item) => propertiesOf(item, root, `${path}[]`, seen)),
    ...sameValue(shape, root).flatMap((inner) => propertiesOf(inner, root, path, seen)),
  ];
}

const undescribed = (root: Shape) =>
  propertiesOf(root, root).flatMap(({ path, shape }) => (shape.description === undefined ? [path] : []));
/** Where an editor would show the description of an alternative instead of what the property is. */
const hidden = (root: Shape) =>
  propertiesOf(root, root).flatMap(({ path, shape }) =>
    sameValue(shape, root).some(({ description }) => description !== undefined) ? [path] : [],
  );

const takesNumber = ({ type }: Shape) => ["number", "integer"].some((kind) => [type].flat().includes(kind));
const unit =
  /\bdays?\b|per day|\bunits?\b|factor|from -?\d+ (\([a-z]+\) )?to -?\d+|whole number|degrees|[1-5] \w+|Version of/;
const withoutUnit = (root: Shape) =>
  propertiesOf(root, root)
    .filter(({ shape }) => [shape, ...sameValue(shape, root)].some(takesNumber))
    .flatMap(({ path, shape }) => (unit.test(shape.description ?? "") ? [] : [path]));

const schema = scenarioJsonSchema() as Shape;

describe("the properties of the format", () => {
  it("are all described, and so are the entries of its maps", () => {
    expect(propertiesOf(schema, schema).length).toBeGreaterThan(200);
    expect(undescribed(schema)).toEqual([]);
  });

  it("are described where they stand, not in an alternative, which an editor would show instead", () => {
    expect(hidden(schema)).toEqual([]);
  });

  it("say the unit, if they take a number", () => {
    expect(withoutUnit(schema)).toEqual([]);
  });

  it("are described in more than a word or two", () => {
    for (const { path, shape } of propertiesOf(schema, schema))
      expect(shape.description?.split(" ").length, path).toBeGreaterThan(2);
  });
});

describe("a property that is not described", () => {
  const told = { description: "A number of days.", type: "number" };
  const bare = { type: "number" };
  const holding = (shape: Shape): Shape => ({ properties: { a: shape }, definitions: { bare: holder, self } });
  const holder: Shape = { properties: { b: bare } };
  const self: Shape = { properties: { again: { $ref: "#/definitions/self" } } };

  it.each<[string, Shape, readonly string[]]>([
    ["itself", bare, [".a"]],
    ["in a map", { description: "A map.", additionalProperties: bare }, [".a.*"]],
    ["in a list", { description: "A list.", items: holder }, [".a[].b"]],
    ["in a tuple", { description: "A pair.", items: [told, holder] }, [".a[].b"]],
    ["in a tuple of the newer draft", { description: "A pair.", prefixItems: [holder] }, [".a[].b"]],
    ["in an alternative", { description: "Either.", anyOf: [told, { allOf: [{ oneOf: [holder] }] }] }, [".a.b"]],
    ["in what is referred to", { description: "Another.", $ref: "#/definitions/bare" }, [".a.b"]],
    ["in what contains itself", { description: "Itself.", $ref: "#/definitions/self" }, [".a.again"]],
  ])("is found %s", (_, shape, paths) => {
    expect(undescribed(holding(shape))).toEqual(paths);
  });

  it("is told from one that an alternative describes or that lacks a unit", () => {
    const root = holding({ description: "How long.", anyOf: [told, { type: "null" }] });
    expect([undescribed(root), hidden(root), withoutUnit(root)]).toEqual([[], [".a"], [".a"]]);
  });
});
