/**
 * What the schemas of a scenario are made of: the types inferred from a schema, ids and texts, and what is wrong with a
 * value. Loads zod, as the schemas do; see scenario.ts for who may import it.
 */
import { z } from "zod";
import { findUnplain } from "./hash.js";
import { limits } from "./limits.js";

type OptionalKeys<Shape> = { [Key in keyof Shape]: Shape[Key] extends z.ZodExactOptional ? Key : never }[keyof Shape];
type Properties<Shape, Keys extends keyof Shape> = { readonly [Key in Keys]: Inferred<Shape[Key]> };
type Items<Tuple> = { readonly [Key in keyof Tuple]: Inferred<Tuple[Key]> };

/**
 * The type of what a schema accepts. Unlike z.infer it is read-only throughout, keeps the doc comments of properties,
 * and stops at types that have a name.
 */
export type Inferred<Schema> =
  Schema extends z.ZodObject<infer Shape>
    ? Properties<Shape, Exclude<keyof Shape, OptionalKeys<Shape>>> & Partial<Properties<Shape, OptionalKeys<Shape>>>
    : Schema extends z.ZodExactOptional<infer Inner>
      ? Inferred<Inner>
      : Schema extends z.ZodArray<infer Item>
        ? readonly Inferred<Item>[]
        : Schema extends z.ZodTuple<infer Tuple>
          ? Items<Tuple>
          : Schema extends z.ZodUnion<infer Options>
            ? Inferred<Options[number]>
            : Schema extends z.ZodRecord
              ? Readonly<z.output<Schema>>
              : z.output<Schema>;

/** Gives what a schema accepts the name of its type. */
export const named = <Type>(schema: z.ZodType<Type>): z.ZodType<Type> => schema;

/** Describes a property for the author of a scenario: what it is, its unit, and what holds without it. */
export const about = <Schema extends z.ZodType>(schema: Schema, description: string): Schema =>
  schema.meta({ description });

const idSource = "[a-z][a-z0-9-]{0,63}";
export const id = z.string().regex(new RegExp(`^${idSource}$`));
/** Id of a mechanism, which the register of a study may write in capitals: M14. Short, for `without-m14` is an id too. */
export const mechanismId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/);
export const posturePath = z.string().regex(new RegExp(`^${idSource}\\.${idSource}$`));
export const transitionPath = z.string().regex(new RegExp(`^(?:${idSource}\\.){2}${idSource}$`));
/** `actor.posture.transition` or `inject.id`. */
export const happening = z.string().regex(new RegExp(`^(?:${idSource}\\.){2}${idSource}$|^inject\\.${idSource}$`));
export const text = z.string().max(limits.text);
export const line = z
  .string()
  .min(1)
  .max(limits.line)
  .regex(/^[^\n]*$/);
export const number = z.number().min(-limits.number).max(limits.number);
export const isoDate = z.iso.date();
export const listOf = <Item extends z.ZodType>(item: Item, most: number = limits.items) => z.array(item).max(most);
export const states = z.array(id).max(limits.states);

/** Assumption id to value. */
export const settingsSchema = z.record(id, number);
/** What a point of an experiment gives a value: an assumption, or the rate of a hazard. */
export const variedId = z.string().regex(new RegExp(`^(?:(?:${idSource}\\.){2})?${idSource}$`));
export const variedSchema = z.record(variedId, number);
/** How a sampled run draws an assumption from its range; its value is the mode of a triangle and of PERT's beta. */
export const distribution = z.enum(["uniform", "triangular", "pert", "log-uniform"]);
export type Distribution = Inferred<typeof distribution>;
/** The assumption whose draw is shared, or taken the other way: 1 − u for u. */
export const partner = z.strictObject({ assumption: id, opposed: z.literal(true).exactOptional() });

/** What a claim may speak for: how much, when or how often, which way. */
export const support = z.enum(["size", "timing", "direction"]);
export type Support = Inferred<typeof support>;
/** What cited claims speak for, by claim id. One that is not listed speaks for the whole. */
export type Supports = { readonly [claim: string]: readonly Support[] };

/** What keeps a value from being what a schema describes: where, and what is wrong there. Null if nothing does. */
export function findFault(schema: z.ZodType, value: unknown): string | null {
  // First, since nothing else is safe on a value that nests without end.
  const unplain = findUnplain(value);
  if (unplain !== null) return unplain;
  const read = schema.safeParse(value);
  return read.success ? null : wordIssue(read.error.issues[0] as z.core.$ZodIssue, []);
}

/** Of alternatives, the one that fits furthest is what was meant. */
function wordIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    const depth = (inner: z.core.$ZodIssue) => inner.path.length;
    const inner = issue.errors.flatMap((issues) => issues.slice(0, 1)).sort((a, b) => depth(b) - depth(a))[0];
    if (inner !== undefined && inner.path.length > 0) return wordIssue(inner, path);
  }
  return `${path.map(String).join(".") || "it"}: ${issue.message}`;
}
