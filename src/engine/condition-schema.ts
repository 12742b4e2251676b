/**
 * The parts of a resolved scenario that the others are made with: quantities, spreads and conditions. Loads zod; see
 * scenario.ts, which passes all of it on.
 */
import { z } from "zod";
import { limits } from "./limits.js";
import { about, happening, type Inferred, id, isoDate, listOf, named, number, posturePath, states } from "./schema.js";

const quantitySchema = z.union([
  number,
  z.strictObject({ assumption: about(id, "Id of the assumption whose value stands here.") }),
]);
/** A number, or an assumption that supplies it. */
export type Quantity = Inferred<typeof quantitySchema>;
export const quantity = named<Quantity>(quantitySchema);

const low = about(quantity, "Lowest value of the draw.");
const mode = about(quantity, "Most likely value of the draw.");
const high = about(quantity, "Highest value of the draw.");
const spreadSchema = z.union([quantity, z.tuple([low, high]), z.tuple([low, mode, high])]);
/** One value, a uniform range [low, high], or a triangular range [low, mode, high]. */
export type Spread = Inferred<typeof spreadSchema>;
export const spread = named<Spread>(spreadSchema);

const bounds = { min: quantity.exactOptional(), max: quantity.exactOptional() };
/** Actor whose belief about the posture or gauge is read, instead of the truth. */
export const believer = { believer: id.exactOptional() };
/** What days are counted from: the latest happening, or the latest entry of one of the states. */
const occasion = z.union([
  z.strictObject({ milestone: id }),
  z.strictObject({ happening }),
  z.strictObject({ posture: posturePath, states: states.min(1), ...believer }),
]);
const tests = [
  z.strictObject({ kind: z.literal("posture"), posture: posturePath, states, ...believer }),
  z.strictObject({ kind: z.literal("gauge"), gauge: id, ...bounds, ...believer }),
  z.strictObject({ kind: z.literal("day"), ...bounds }),
  z.strictObject({ kind: z.literal("reached"), milestone: id }),
  /** Calendar dates, the bounds included. */
  z.strictObject({ kind: z.literal("date"), min: isoDate.exactOptional(), max: isoDate.exactOptional() }),
  /** Days from then to now, as a calendar counts them: 0 on the same day. Never holds before it has come about. */
  z.strictObject({ kind: z.literal("since"), of: occasion, ...bounds }),
  /** How often a transition or inject has happened. */
  z.strictObject({ kind: z.literal("count"), happening, ...bounds }),
  /** How often a posture has come to a state; the state on day 0 counts. */
  z.strictObject({ kind: z.literal("entries"), posture: posturePath, state: id, ...bounds }),
  /**
   * A gauge that lies more than `by` above or below another; `by` is 0 if absent. A believer need hold a belief about one
   * of them only; the other is read as it is.
   */
  z.strictObject({
    kind: z.literal("compare"),
    gauge: id,
    side: z.enum(["above", "below"]),
    other: id,
    by: quantity.exactOptional(),
    ...believer,
  }),
] as const;
/** The compound ones are spelt out, since a type cannot be inferred from a schema that contains itself. */
export type Condition =
  | Inferred<(typeof tests)[number]>
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition };
const conditions = z.lazy(() => listOf(anyCondition));
const anyCondition: z.ZodType<Condition> = z.discriminatedUnion("kind", [
  ...tests,
  z.strictObject({ kind: z.literal("all"), of: conditions }),
  z.strictObject({ kind: z.literal("any"), of: conditions }),
  z.strictObject({ kind: z.literal("not"), of: z.lazy(() => anyCondition) }),
]);
export const conditionSchema = anyCondition.refine(
  (condition) => depthOf(condition) <= limits.condition,
  `nested more than ${limits.condition} levels deep`,
);

function depthOf(condition: Condition): number {
  if (condition.kind === "not") return 1 + depthOf(condition.of);
  if (condition.kind !== "all" && condition.kind !== "any") return 1;
  let deepest = 0;
  for (const part of condition.of) {
    const depth = depthOf(part);
    if (depth > deepest) deepest = depth;
  }
  return 1 + deepest;
}
