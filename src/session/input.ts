/**
 * Inputs: everything that people do to a run, as plain JSON objects. A session stores nothing else, because its state
 * is a pure fold over them. Unknown keys are refused.
 */

import { z } from "zod";
import { say } from "../catalogue/index.js";
import { everybody, limits, media, type OrderError, refusal } from "../engine/index.js";
import { id, path, seq, words } from "./input-parts.js";
import { messageKinds } from "./message-input.js";
import { reviewKinds } from "./review-input.js";

export { isRefusal } from "../engine/index.js";

const reason = words(1000);
const days = z.number().min(0).max(3660);
const chance = z.number().gt(0).max(1);

const branchName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, say("session.wants-branch-name"));

const kinds = [
  /** Play to this time, in days from the start. */
  z.strictObject({ type: z.literal("advance"), to: days }),
  /** A seat's order: path of the transition; `chance` is the probability that it is carried out. */
  z.strictObject({ type: z.literal("order"), transition: path, chance: chance.optional() }),
  /** A seat holds this turn, in one posture or in all. */
  z.strictObject({ type: z.literal("hold"), seat: id, posture: path.optional() }),
  /**
   * A seat's standing instruction: from now on an act may come about by itself, or not. Where orders are sealed it is drafted
   * with them, unless the white cell gives it.
   */
  z.strictObject({ type: z.literal("allow"), transition: path, by: z.literal("white-cell").optional() }),
  z.strictObject({ type: z.literal("forbid"), transition: path, by: z.literal("white-cell").optional() }),
  /** A seat's sealed order for this turn, instead of what it drafted for that posture before. */
  z.strictObject({ type: z.literal("draft"), transition: path, chance: chance.optional() }),
  /** A seat commits its drafts; once every seat has, all are carried out at that instant. */
  z.strictObject({ type: z.literal("ready"), seat: id }),
  /** A seat takes that back, and may change its drafts again. */
  z.strictObject({ type: z.literal("unready"), seat: id }),
  /** All drafts are carried out as they stand: time is up, or the white cell says so. */
  z.strictObject({ type: z.literal("resolve"), by: z.enum(["time", "white-cell"]).optional() }),
  /** Delivers an inject of the scenario, now or at a later time. */
  z.strictObject({ type: z.literal("inject"), inject: id, at: days.optional() }),
  /**
   * An ad-hoc inject: amounts added to gauges, new states of postures. Everybody reads it, unless `from`, `to` and `delivery`
   * say who sends it to whom; `headline` is then what the others read, of what is not in confidence.
   */
  z
    .strictObject({
      type: z.literal("ad-hoc"),
      text: words(4000),
      headline: words(140).optional(),
      from: words(100).optional(),
      to: z
        .union([z.literal(everybody), z.array(id).min(1).max(limits.actors)], say("session.wants-readers"))
        .optional(),
      delivery: z.enum(media).optional(),
      gauges: z.record(id, z.number()).optional(),
      postures: z.record(path, id).optional(),
    })
    .refine(
      ({ from, to, delivery }) =>
        (from === undefined) === (delivery === undefined) && (to === undefined || from !== undefined),
      say("session.wants-sender"),
    ),
  /** The white cell forces a transition. */
  z.strictObject({ type: z.literal("happens-now"), transition: path, reason }),
  /** The white cell vetoes a record of this branch, by number. */
  z.strictObject({ type: z.literal("does-not-happen"), record: seq, reason }),
  z.strictObject({ type: z.literal("set-gauge"), gauge: id, value: z.number(), reason: reason.optional() }),
  /** An observation, optionally of an objective of the exercise. */
  z.strictObject({ type: z.literal("note"), text: words(4000), objective: words(200).optional() }),
  /** The facilitator's bookmark on a record of this branch, by number; one that is there already takes the new text. */
  z.strictObject({ type: z.literal("bookmark"), record: seq, text: words(400).optional() }),
  z.strictObject({ type: z.literal("remove-bookmark"), record: seq }),
  /** Rewinds to just after the happening of record `to`, or just before that of record `before`. */
  z.strictObject({ type: z.literal("rewind"), to: seq }),
  z.strictObject({ type: z.literal("rewind"), before: seq }),
  /** Creates a branch, from here or from just after record `from`, and switches to it. */
  z.strictObject({ type: z.literal("branch"), name: branchName, from: seq.optional() }),
  z.strictObject({ type: z.literal("switch"), to: branchName }),
  /** The clock on the wall, with the wall time of this line: `minutes` of a start, an extension (fewer where below 0) or a break. */
  z
    .strictObject({
      type: z.literal("clock"),
      do: z.enum(["start", "pause", "resume", "extend", "break", "stop"]),
      minutes: z.number().min(-600).max(600).optional(),
    })
    .refine(takesMinutes, say("clock.wants-minutes")),
  ...messageKinds,
  /** Shows probabilities on the projector. */
  z.strictObject({ type: z.literal("reveal") }),
  z.strictObject({ type: z.literal("hide") }),
  ...reviewKinds,
] as const;

const inputShape = z.union(kinds);

/** A start and a break last so many minutes, an extension adds or takes some away, and nothing else has any. */
function takesMinutes({ do: does, minutes }: { readonly do: string; readonly minutes?: number | undefined }): boolean {
  if (does === "extend") return minutes !== undefined && minutes !== 0;
  return does === "start" || does === "break" ? minutes !== undefined && minutes > 0 : minutes === undefined;
}

export type Input = z.infer<typeof inputShape>;

/** Whether an input is a seat's order, open or sealed. */
export function isOrder(input: Input): input is Extract<Input, { type: "order" | "draft" }> {
  return input.type === "order" || input.type === "draft";
}

const types = [...new Set(kinds.map((kind) => kind.shape.type.value))];

/** Deepest nesting of an input; bounded so that a hostile line cannot overflow the stack. */
const deepest = 4;

function nestsDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== "object") return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
}

/** Whether a value contains the key `__proto__`, which zod would drop silently. */
function hidesPrototype(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hidesPrototype);
}

/** Parses an input. Returns a refusal that says what is wrong. */
export function readInput(value: unknown): Input | OrderError {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return refusal(say("session.input-no-object"));
  const { type } = value as { type?: unknown };
  if (typeof type !== "string" || !(types as string[]).includes(type)) {
    return refusal(
      say("session.input-no-type", { type: JSON.stringify(type) }),
      say("session.input-types", { types: types.join(", ") }),
    );
  }
  if (nestsDeeper(value, deepest)) return refusal(say("session.input-too-deep", { type }));
  if (hidesPrototype(value)) return refusal(say("session.input-proto"));
  const shapes = kinds.filter((kind) => kind.shape.type.value === type);
  const tried = shapes.map((shape) => shape.safeParse(value));
  const sound = tried.find(({ success }) => success);
  if (sound?.data !== undefined) return sound.data;
  const issue = tried[0]?.error?.issues[0];
  const at = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  const keys = shapes.map(
    (shape) => Object.keys(shape.shape).slice(1).join(", ") || say("session.input-takes-nothing"),
  );
  return refusal(
    `${type}: ${at}${issue?.message ?? "malformed"}`,
    say("session.input-takes", { keys: keys.join("; or ") }),
  );
}
