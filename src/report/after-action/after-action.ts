/**
 * What there is to say about an exercise once it is over, worked out before it is written in any way: every act with
 * what it changed, the odds on the way, events with what came of them, and what was least to be expected.
 */

import type { Estimates } from "../../analysis/index.js";
import { type ExplainedRecord, type InjectRecord, probabilityWithin } from "../../engine/index.js";
import { type ChanceOptions, findChances, type Odds } from "./chances.js";
import { nameOf } from "./differences.js";
import { type Played, playedOn, type ReportedSession, type Step } from "./played.js";
import { type Change, changeOf, foldsAgain, playWithout } from "./without.js";

/** Something that a person did to the run. */
export interface Act {
  readonly step: Step;
  /** Null where the exercise can't be folded without it. */
  readonly change: Change | null;
  readonly before: Odds;
  readonly after: Odds;
}

/** An event from outside, with what came of it. */
export interface Delivered {
  readonly record: InjectRecord;
  /** What answered it in the same moment. */
  readonly answers: readonly ExplainedRecord[];
  /** What the seats ordered after it, the orders that open the next turn included. */
  readonly orders: readonly ExplainedRecord[];
}

export interface Surprise {
  readonly record: ExplainedRecord;
  /** Of a hazard: the probability that it would come within a day, at the rate at which it came; of an answer: its chance. */
  readonly p: number;
  /** Share of unsteered runs in which it came at all. */
  readonly unsteered: number;
}

export interface AfterAction {
  readonly played: Played;
  readonly unsteered: Estimates;
  readonly futures: number;
  readonly acts: readonly Act[];
  /** How many turns a seat let pass, by actor id. */
  readonly holds: ReadonlyMap<string, number>;
  /** In the order of time, one for each moment that time or a person brought about. */
  readonly path: readonly { readonly time: number; readonly odds: Odds }[];
  readonly delivered: readonly Delivered[];
  readonly surprises: readonly Surprise[];
}

export interface AfterActionOptions extends ChanceOptions {
  /** The branch to report on; the current one unless told. */
  readonly branch?: string;
}

const acting: ReadonlySet<string> = new Set([
  "order",
  "inject",
  "ad-hoc",
  "happens-now",
  "does-not-happen",
  "set-gauge",
]);

/** Most records that count as surprises. */
const mostSurprises = 10;

/** Works an exercise out. Plays `runs` unsteered runs, and `futures` from each moment at which somebody acted. */
export async function workOut(session: ReportedSession, options: AfterActionOptions): Promise<AfterAction> {
  const played = playedOn(session, options.branch);
  const { steps } = played;
  const worlds = steps.flatMap(({ before, after }) => [before, after]);
  // Where nothing can end a run, there are no odds to ask for.
  const asked = session.model.endings.length === 0 ? [] : worlds;
  const { unsteered, odds } = await findChances(session.model, session.header, asked, options);
  const oddsAt = (index: number, side: 0 | 1): Odds => odds[index * 2 + side] ?? {};
  const again = foldsAgain(played);
  const acts = steps.flatMap((step, index): Act[] => {
    if (!acting.has(step.input.type)) return [];
    const change = again ? changeOf(played, step, playWithout(played, step)) : null;
    return [{ step, change, before: oddsAt(index, 0), after: oddsAt(index, 1) }];
  });
  const holds = new Map<string, number>();
  for (const { input } of steps) if (input.type === "hold") holds.set(input.seat, (holds.get(input.seat) ?? 0) + 1);
  const path = steps.flatMap((step, index) => [
    ...(index === 0 ? [{ time: step.before.time, odds: oddsAt(index, 0) }] : []),
    ...(step.before === step.after ? [] : [{ time: step.after.time, odds: oddsAt(index, 1) }]),
  ]);
  return {
    played,
    unsteered,
    futures: options.futures,
    acts,
    holds,
    path,
    delivered: deliveredIn(played),
    surprises: surprisesIn(played, unsteered),
  };
}

function deliveredIn({ records, session }: Played): readonly Delivered[] {
  const { turn } = session.model.scenario;
  return records.flatMap((record, index): Delivered[] => {
    if (record.type !== "inject" || (record.inject.startsWith("@") && record.inject !== "@ad-hoc")) return [];
    const until = (Math.floor(record.time / turn) + 1) * turn;
    const later = records.slice(index + 1);
    const answers = later.filter(
      (other) => other.type === "response" && other.time === record.time && other.answers === nameOf(record),
    );
    const orders = later.filter((other) => "by" in other && other.by === "seat" && other.time <= until);
    return [{ record, answers, orders }];
  });
}

function surprisesIn({ records }: Played, unsteered: Estimates): readonly Surprise[] {
  const seen = new Set<string>();
  return records
    .flatMap((record): Surprise[] => {
      if (record.type !== "transition" && record.type !== "response") return [];
      if (record.by !== undefined) return [];
      const p = record.type === "response" ? (record.chance ?? 1) : probabilityWithin(record.ratePerDay ?? 0, 1);
      return [{ record, p, unsteered: unsteered.transitions[record.transition]?.p ?? 0 }];
    })
    .sort((one, other) => one.p - other.p)
    .filter(({ record, p }) => {
      const name = nameOf(record);
      if (p > 0.5 || seen.has(name)) return false;
      seen.add(name);
      return true;
    })
    .slice(0, mostSurprises);
}
