/**
 * What there is to say about an exercise once it is over, worked out before it is written in any way: every act with
 * what it changed, the odds on the way, events with what came of them, and what was least to be expected.
 */

import { type Estimates, leastExpected, type RareRecord } from "../../analysis/index.js";
import { type ExplainedRecord, type InjectRecord, nameOfRecord, type World } from "../../engine/index.js";
import { ordersAt, turnAt } from "../../session/index.js";
import { type ChanceOptions, type Effect, effectOf, type Futures, findChances, type Odds, oddsIn } from "./chances.js";
import { actsByItself, type Played, playedOn, type ReportedSession, type Step } from "./played.js";
import { sealedActs } from "./sealed-acts.js";
import { type Change, changeOf, foldsAgain, playWithout } from "./without.js";

/** Something that a person did to the run. */
export interface Act {
  readonly step: Step;
  /** Null where the exercise can't be folded without it. */
  readonly change: Change | null;
  /** Over pairs of futures from just before and just after it, as the model would play the seats on, and if they hold. */
  readonly effect: { readonly played: Effect; readonly held: Effect };
}

/** An event from outside, with what came of it. */
export interface Delivered {
  readonly record: InjectRecord;
  /** What answered it in the same moment. */
  readonly answers: readonly ExplainedRecord[];
  /** What the seats ordered after it, the orders that open the next turn included. */
  readonly orders: readonly ExplainedRecord[];
}

/** Something that came by chance, and that few runs have by that day. */
export interface Surprise extends RareRecord<ExplainedRecord> {
  /** Share of unsteered runs in which it comes at all. */
  readonly unsteered: number;
}

export interface AfterAction {
  readonly played: Played;
  readonly unsteered: Estimates;
  readonly futures: number;
  readonly acts: readonly Act[];
  /** How many turns a seat let pass, by actor id. */
  readonly holds: ReadonlyMap<string, number>;
  /** In the order of time, one for each moment that time or a person brought about; odds as the model would play the seats on, and if they hold. */
  readonly path: readonly { readonly time: number; readonly odds: Odds; readonly held: Odds }[];
  readonly delivered: readonly Delivered[];
  readonly surprises: readonly Surprise[];
}

export interface AfterActionOptions extends ChanceOptions {
  /** The branch to report on; the current one unless told. */
  readonly branch?: string;
}

/** Most records that count as surprises. */
const mostSurprises = 10;

/** Works an exercise out. Plays `runs` unsteered runs, and `futures` from each moment at which somebody acted. */
export async function workOut(session: ReportedSession, options: AfterActionOptions): Promise<AfterAction> {
  const played = playedOn(session, options.branch);
  const { steps } = played;
  const acted = actingSteps(played);
  const worlds = [...steps, ...acted].flatMap(({ before, after }) => [before, after]);
  const { model } = session;
  const { unsteered, firedBy, futures } = await findChances(model, session.header, worlds, options);
  const of = (world: World) => futures.get(world) as Futures;
  const oddsAt = (world: World) => ({
    time: world.time,
    odds: oddsIn(model, of(world).played),
    held: oddsIn(model, of(world).held),
  });
  const again = foldsAgain(played);
  const acts = acted.map((step): Act => {
    const change = again ? changeOf(played, step, playWithout(played, step)) : null;
    const [before, after] = [of(step.before), of(step.after)];
    const effect = (way: keyof Futures) => effectOf(model, before[way], after[way]);
    return { step, change, effect: { played: effect("played"), held: effect("held") } };
  });
  const path = steps.flatMap((step, index) => [
    ...(index === 0 ? [oddsAt(step.before)] : []),
    ...(step.before === step.after ? [] : [oddsAt(step.after)]),
  ]);
  return {
    played,
    unsteered,
    futures: options.futures,
    acts,
    holds: holdsIn(played),
    path,
    delivered: deliveredIn(played),
    surprises: leastExpected(played.records, firedBy, mostSurprises).map((rare) => {
      const { transition, outcome = "" } = rare.record;
      const firing = unsteered.transitions[transition];
      return { ...rare, unsteered: (firing?.outcomes?.[outcome] ?? firing)?.p ?? 0 };
    }),
  };
}

/** What people did, one step an act. */
function actingSteps(played: Played): readonly Step[] {
  return played.steps.flatMap((step) => (actsByItself.has(step.input.type) ? [step] : sealedActs(played, step)));
}

/** How many turns each seat let pass: it said so, or was asked for sealed orders and had drafted none. */
function holdsIn({ steps, session }: Played): AfterAction["holds"] {
  const holds = new Map<string, number>();
  const count = (seat: string) => holds.set(seat, (holds.get(seat) ?? 0) + 1);
  const isSealed = session.state.rule.orders === "sealed";
  for (const { input, moment } of steps) {
    if (!isSealed && input.type === "hold") count(input.seat);
    const { sealed, parent } = moment;
    if (sealed === null || !sealed.resolved || sealed === parent?.sealed) continue;
    const ordering = new Set(ordersAt(moment).map(({ transition }) => transition.split(".")[0]));
    for (const seat of moment.world.seats) if (!ordering.has(seat)) count(seat);
  }
  return holds;
}

/** Every event from outside, with what answered it and what was ordered after it. */
export function deliveredIn({ records, session }: Played): readonly Delivered[] {
  const { scenario } = session.model;
  return records.flatMap((record, index): Delivered[] => {
    if (record.type !== "inject" || (record.inject.startsWith("@") && record.inject !== "@ad-hoc")) return [];
    const until = (turnAt(scenario, record.time) + 1) * scenario.turn;
    const later = records.slice(index + 1);
    const answers = later.filter(
      (other) => other.type === "response" && other.time === record.time && other.answers === nameOfRecord(record),
    );
    const orders = later.filter((other) => "by" in other && other.by === "seat" && other.time <= until);
    return [{ record, answers, orders }];
  });
}
