/**
 * Where a run was decided: each moment that has been played with the odds of its end from there, like the bar beside a game of chess, and the
 * records across which the odds moved most. What odds are asked for, and what is read from them; every face draws the rows.
 */
import type { Arm, Outlook } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type Model, type SavedWorld, saveWorld, unseated } from "../engine/index.js";
import { safe } from "../scenarios/light.js";
import { type Session, timeline, worldAt, worldNameAt } from "../session/index.js";
import { changedAssumptions, percent, shortDate } from "../text/index.js";
import { endingCome, type OddsPoint, pointsAlong, type Swing, spacedOut, swingsOf } from "../what-if/index.js";
import type { OddsQuestion } from "./counted-odds.js";

/** The scenario and the assumption values of a model, as a thread needs them to build it again. */
export function armOf(model: Model): Arm {
  return { scenario: model.scenario, variant: model.variant, set: changedAssumptions(model) };
}

type Played = Pick<Session, "model" | "state">;

/** A moment with its odds, as a row. Safe to show. */
export interface PointRow {
  readonly point: OddsPoint<Outlook>;
  readonly before: OddsPoint<Outlook> | undefined;
  /** Number of the record that stands for the moment: of a ranked move the one that can be left out, if there is one. */
  readonly record: number | null;
  /** Place of its move among the widest, from 0; −1 for one that is not among them. */
  readonly rank: number;
  readonly date: string;
  readonly headline: string;
  /** Place of the ending whose odds are drawn. */
  readonly came: number;
}

/** Moves of the odds that the keys go to. */
const widest = 5;

/** The start, and each moment of the branch that has records, as far as it has been played. */
function momentsOf({ model, state }: Played) {
  const { records } = timeline(model, state, "facilitator");
  const last = records.filter(({ time }, place) => records[place + 1]?.time !== time);
  const moments = [
    { record: null, time: 0, position: 1 },
    ...last.map(({ number, time, index }) => ({ record: number, time, position: index + 1 })),
  ];
  return spacedOut(moments);
}

/** The name that its odds are counted under: another as soon as more has been played. */
export function decidedName({ model, state }: Played): string {
  return `decided:${worldNameAt(timeline(model, state, "facilitator"), Number.POSITIVE_INFINITY)}`;
}

/** The worlds of all moments, from which the model plays the seats on. */
function* worldsAlong({ model, state }: Played): Generator<SavedWorld> {
  const seen = timeline(model, state, "facilitator");
  for (const { position } of momentsOf({ model, state })) {
    yield saveWorld(seen.model, unseated(seen.model, worldAt(seen, position)));
  }
}

export function decidedQuestions(played: Played): readonly OddsQuestion[] {
  return [{ arm: armOf(played.model), worlds: [...worldsAlong(played)] }];
}

/** The same, one world after the other, so that others are answered between two of them; `rest` waits for that. */
export async function decidedQuestionsApart(
  played: Played,
  rest: () => Promise<unknown>,
): Promise<readonly OddsQuestion[]> {
  const worlds: SavedWorld[] = [];
  for (const world of worldsAlong(played)) {
    worlds.push(world);
    await rest();
  }
  return [{ arm: armOf(played.model), worlds }];
}

const found = new WeakMap<readonly Outlook[], readonly PointRow[]>();

/** The rows of what has been counted under that name. */
export function decidedRows({ model, state }: Played, outlooks: readonly Outlook[]): readonly PointRow[] {
  const known = found.get(outlooks);
  if (known !== undefined) return known;
  const { records } = timeline(model, state, "facilitator");
  const points = pointsAlong(momentsOf({ model, state }), outlooks);
  const swings: readonly Swing[] = swingsOf(
    records.map(({ record }) => record),
    points,
  ).slice(0, widest);
  const came = endingCome(points);
  const rows = points.map((point, place): PointRow => {
    const rank = swings.findIndex((swing) => swing.point === point);
    const record = swings[rank]?.record.seq ?? point.record;
    const entry = record === null ? undefined : records[record];
    const headline = safe(entry?.record.headline ?? say("what-if.along-start"));
    const date = entry === undefined ? "" : shortDate(entry.record.date);
    return { point, before: points[place - 1], record, rank, date, headline, came };
  });
  found.set(outlooks, rows);
  return rows;
}

/** How likely the ending that is drawn was at a point. */
export const chanceAt = ({ came }: Pick<PointRow, "came">, point: OddsPoint<Outlook> | undefined): number =>
  point?.outlook.endings[came]?.p ?? 0;

/** Each ending whose odds moved across a point, before and after, the widest move first. */
export function movedAcross({ before, point }: PointRow): readonly { readonly label: string; readonly text: string }[] {
  if (before === undefined) return [];
  return point.outlook.endings
    .flatMap(({ label, p }, place) => {
      const was = before.outlook.endings[place]?.p ?? 0;
      const text = `${percent(was)} → ${percent(p)}`;
      return percent(was) === percent(p) ? [] : [{ label: safe(label), text, by: Math.abs(p - was) }];
    })
    .sort((one, other) => other.by - one.by);
}
