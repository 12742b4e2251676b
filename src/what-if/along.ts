/**
 * Where a run was decided: moments along it, the odds of the endings from each, and the records across which they moved most.
 */
import {
  cloneWorld,
  type ExplainedRecord,
  isHappening,
  type Model,
  playDue,
  type Record,
  vetoRefusal,
  type World,
} from "../engine/index.js";
import type { EndingOdds } from "./tell.js";

/** A moment of a run: the number of the last record by then, null before the first, and the world. */
export interface Moment {
  readonly record: number | null;
  readonly world: World;
}

/** Plays a world to its end: the start, and each moment that has records. */
export function playMoments(model: Model, world: World): { records: ExplainedRecord[]; moments: Moment[] } {
  const records: ExplainedRecord[] = [];
  const moments: Moment[] = [{ record: null, world: cloneWorld(world) }];
  for (;;) {
    const due = playDue(model, world, Number.POSITIVE_INFINITY);
    if (due === null) return { records, moments };
    records.push(...due);
    const last = due.at(-1);
    if (last !== undefined) moments.push({ record: last.seq, world: cloneWorld(world) });
  }
}

/** Most moments whose odds are worked out. */
const mostMoments = 160;

/** All moments, or of many every second, or third, and so on, and the last. */
export function spacedOut<Of>(moments: readonly Of[]): readonly Of[] {
  const every = Math.ceil(moments.length / mostMoments);
  return moments.filter((_, place) => place % every === 0 || place === moments.length - 1);
}

/** A moment and the odds from there. */
export interface OddsPoint<Odds extends EndingOdds = EndingOdds> {
  /** Number of the last record; null before the first. */
  readonly record: number | null;
  readonly time: number;
  readonly outlook: Odds;
  /** How far the odds have moved since the point before. */
  readonly swing: number;
}

/** How far two outlooks are apart: the total variation distance of their endings, from 0 to 1. */
export function oddsApart(one: EndingOdds, other: EndingOdds): number {
  return one.endings.reduce((sum, { p }, place) => sum + Math.abs(p - (other.endings[place]?.p ?? 0)) / 2, 0);
}

/** The odds at moments, in their order. */
export function pointsAlong<Odds extends EndingOdds>(
  moments: readonly { readonly record: number | null; readonly time: number }[],
  outlooks: readonly Odds[],
): OddsPoint<Odds>[] {
  return outlooks.map((outlook, place) => {
    const before = outlooks[place - 1];
    const { record, time } = moments[place] as (typeof moments)[number];
    return { record, time, outlook, swing: before === undefined ? 0 : oddsApart(before, outlook) };
  });
}

/** A move of the odds. */
export interface Swing {
  readonly point: OddsPoint;
  readonly before: OddsPoint;
  /** Of the records between, the first that can be left out; else the first. */
  readonly record: Record;
}

/** Standard errors of a difference of two shares, beyond which it is no longer put down to counting. */
const beyondCounting = 2;

/** The moves of the odds along a run that are wider than counting so many futures explains, the widest first. */
export function swingsOf(records: readonly Record[], points: readonly OddsPoint[]): readonly Swing[] {
  return points
    .flatMap((point, place): Swing[] => {
      const before = points[place - 1];
      if (before === undefined || point.swing < beyondCounting * Math.sqrt(0.5 / point.outlook.runs)) return [];
      const since = records.slice((before.record ?? -1) + 1, (point.record ?? -1) + 1);
      const record = since.find((one) => isHappening(one) && vetoRefusal(one) === null) ?? since[0];
      return record === undefined ? [] : [{ point, before, record }];
    })
    .sort((one, other) => other.point.swing - one.point.swing);
}

/** The place of the ending that is likeliest at the last point. */
export function endingCome(points: readonly OddsPoint[]): number {
  const last = points.at(-1)?.outlook.endings ?? [];
  return last.reduce((most, { p }, place) => (p > (last[most]?.p ?? 0) ? place : most), 0);
}
