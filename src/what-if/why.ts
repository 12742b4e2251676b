/**
 * Why two courses part: what a record came of in its own course, and what kept the same thing from coming at that time in
 * the other. Read off the same explanations that every face shows.
 */
import {
  advance,
  cloneWorld,
  type ExplainedRecord,
  type Explanation,
  explain,
  type Factor,
  nameOfRecord,
  readPostures,
} from "../engine/index.js";
import type { Parting } from "./align.js";
import type { Course, WhatIfPlayed } from "./play.js";

/** A factor of a rate or chance that differs between the courses. */
export interface FactorApart {
  readonly label: string;
  readonly here: number;
  readonly there: number;
}

/**
 * `here` is the course that has the record, `there` the other, at the same time.
 * state: there its posture is in a state that it does not leave. impossible: its condition does not hold there. unanswered:
 * there, what it answers does not happen then. chance: it is answered with another chance. rate: its hazard rate differs now.
 * pressure: the rate is the same now, but was not before. timer: its timer began at another time. outcome: it ends otherwise.
 * follows: it follows from what happened before, as milestones and endings do.
 */
export interface WhyParted {
  readonly kind:
    | "state"
    | "impossible"
    | "unanswered"
    | "chance"
    | "rate"
    | "pressure"
    | "timer"
    | "outcome"
    | "follows";
  /** state: of the posture there. */
  readonly state?: string;
  readonly posture?: string;
  /** rate: per day; chance: a probability; pressure: gathered so far. */
  readonly here?: number;
  readonly there?: number;
  readonly factors?: readonly FactorApart[];
  /** unanswered: the path of what is answered. */
  readonly answers?: string;
}

export function whyParted({ played, changed }: WhatIfPlayed, { record, side, other }: Parting): WhyParted {
  const there = side === "played" ? changed : played;
  if (!("transition" in record) || record.by === "hand" || record.by === "seat") return { kind: "follows" };
  if (other !== null && other.time === record.time) return { kind: "outcome" };
  const why = record.why as Explanation | undefined;
  const found = explainThere(there, record);
  if (found === null || why === undefined) return { kind: "follows" };
  const { posture, transition } = record;
  if (found.state !== record.from) return { kind: "state", posture, state: found.state };
  if (record.type === "timeout") return { kind: "timer" };
  if (record.type === "response") {
    const { answers = "" } = record;
    if (!happensAt(there, answers, record.time)) return { kind: "unanswered", answers };
    if (!found.why.possible) return { kind: "impossible" };
    return {
      kind: "chance",
      here: record.chance ?? why.chance ?? 1,
      there: found.why.chance ?? 1,
      factors: factorsApart(why.factors, found.why.factors),
    };
  }
  if (!found.why.possible) return { kind: "impossible" };
  const factors = factorsApart(why.factors, found.why.factors);
  if (why.ratePerDay !== found.why.ratePerDay)
    return { kind: "rate", here: why.ratePerDay, there: found.why.ratePerDay, factors };
  return transition === found.why.transition
    ? { kind: "pressure", here: why.pressure, there: found.why.pressure }
    : { kind: "follows" };
}

/** The same transition in the other course just before that time. */
function explainThere(
  { model, from }: Course,
  record: Extract<ExplainedRecord, { transition: string }>,
): { readonly why: Explanation; readonly state: string } | null {
  const world = cloneWorld(from);
  if (record.time > world.time) advance(model, world, justBefore(record.time, world.time));
  return {
    why: explain(model, world, record.transition),
    state: readPostures(model, world)[record.posture] ?? "",
  };
}

/** A time by which all that comes before another is over, and what comes at that very time is not. */
function justBefore(time: number, from: number): number {
  return Math.max(from, time - 1e-9);
}

function happensAt({ records }: Course, path: string, time: number): boolean {
  return records.some((record) => record.time === time && nameOfRecord(record) === path);
}

function factorsApart(here: readonly Factor[], there: readonly Factor[]): FactorApart[] {
  return here.flatMap(({ label, ratio }, place) => {
    const other = there[place];
    return other === undefined || other.ratio === ratio ? [] : [{ label, here: ratio, there: other.ratio }];
  });
}
