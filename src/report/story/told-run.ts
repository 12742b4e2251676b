/**
 * A run to be told, in a picture or in words: as it was played, which of its records were turning points, and how it is played again.
 */
import {
  type Condition,
  type ExplainedRecord,
  type Explanation,
  type HappeningRecord,
  isHappening,
  nameOfRecord,
  type Record,
  type Scenario,
} from "../../engine/index.js";
import { createLookup, type Lookup, likelihoodOf } from "../../text/index.js";
import { type Played, playedOn, type ReportedSession, type Sample } from "../after-action/played.js";

/** How a run is played again. */
export interface Again {
  readonly code: string;
  /** The command that plays the code, ready for pasting; and the one that says where the odds moved. */
  readonly command: string;
  readonly oddsCommand: string;
}

/** A record that brought a milestone or the end, or, in a run without either, one of the least likely. */
export interface TurningPoint {
  readonly record: ExplainedRecord & HappeningRecord;
  /** What came with it. */
  readonly brought: readonly ExplainedRecord[];
}

export interface ToldRun {
  readonly played: Played;
  readonly again: Again;
  /** In the order of time. */
  readonly turningPoints: readonly TurningPoint[];
  /** How many records brought a milestone or the end, of which these count most; 0 where none did. */
  readonly bringers: number;
}

/** Turning points that are told. */
const mostTold = 8;
/** Of a run in which nothing brought a milestone. */
const mostUnlikely = 3;

/** A session that has been played to its end, with explanations. */
export function tellRun(session: ReportedSession, again: Again): ToldRun {
  const played = playedOn(session);
  const bringers = bringersIn(session.model.scenario, played.records);
  const happenings = played.records.filter(isHappening).map((record) => ({ record, brought: [] }));
  const lookup = createLookup(session.model.scenario);
  const chosen =
    bringers.length > 0 ? chosenOf(lookup, bringers, mostTold) : chosenOf(lookup, happenings, mostUnlikely);
  return { played, again, turningPoints: chosen, bringers: bringers.length };
}

/** How likely a record was by chance: of a hazard within a week; 1 where chance had no part. */
export function chanceOf(record: ExplainedRecord): number {
  const { p, withinWeek } = likelihoodOf(record, explanationOf(record));
  return withinWeek ?? p ?? 1;
}

/** Why the rates or chances were as they were; null where none brought the record. */
export function explanationOf(record: ExplainedRecord): Explanation | null {
  return "transition" in record ? (record.why ?? null) : null;
}

/**
 * Those that count most, in the order of time: what brought the end, what changed the level of hostilities, then the least likely.
 */
function chosenOf(lookup: Lookup, points: readonly TurningPoint[], most: number): TurningPoint[] {
  const rank = ({ record, brought }: TurningPoint) => {
    if (brought.some(({ type }) => type === "end")) return -2;
    return changesHostility(lookup, record) ? -1 : chanceOf(record);
  };
  return [...points]
    .sort((one, other) => rank(one) - rank(other) || one.record.seq - other.record.seq)
    .slice(0, most)
    .sort((one, other) => one.record.seq - other.record.seq);
}

function changesHostility(lookup: Lookup, record: HappeningRecord): boolean {
  const moves = record.type === "inject" ? (record.moved ?? []) : [record];
  return moves.some(({ posture, from, to }) => {
    const [before, after] = [from, to].map((state) => lookup.stateOf(posture, state)?.hostility);
    return before !== after;
  });
}

/** Records that brought milestones or the end, each with those. */
function bringersIn(scenario: Scenario, records: readonly ExplainedRecord[]): TurningPoint[] {
  const found = new Map<number, { record: ExplainedRecord & HappeningRecord; brought: ExplainedRecord[] }>();
  for (const record of records) {
    if (record.type !== "milestone" && record.type !== "end") continue;
    const bringer = bringerOf(scenario, record, records);
    if (bringer === undefined) continue;
    const point = found.get(bringer.seq) ?? { record: bringer, brought: [] };
    point.brought.push(record);
    found.set(bringer.seq, point);
  }
  return [...found.values()];
}

/**
 * The happening of the same moment that made a milestone or an ending true: one that it names, or the last that moved something its
 * condition tests. None where a gauge came there by itself, or the horizon was reached.
 */
function bringerOf(
  { milestones, endings }: Scenario,
  record: Record,
  records: readonly ExplainedRecord[],
): (ExplainedRecord & HappeningRecord) | undefined {
  const moment = records.filter(isHappening).filter(({ time, seq }) => time === record.time && seq < record.seq);
  const milestone = record.type === "milestone" ? milestones.find(({ id }) => id === record.milestone) : undefined;
  const ending = record.type === "end" ? endings.find(({ id }) => id === record.ending) : undefined;
  const on = milestone?.on ?? [];
  const when = milestone?.when ?? ending?.when;
  if (on.length > 0) return moment.find((one) => on.includes(nameOfRecord(one)));
  return when === undefined ? undefined : moment.findLast((one) => movedWhatIsTested(one, when));
}

function movedWhatIsTested(record: HappeningRecord, condition: Condition): boolean {
  const postures = record.type === "inject" ? (record.moved ?? []) : [record];
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.some((part) => movedWhatIsTested(record, part));
    case "not":
      return movedWhatIsTested(record, condition.of);
    case "posture":
      return postures.some(({ posture }) => posture === condition.posture);
    case "gauge":
      return record.effects.some(({ gauge }) => gauge === condition.gauge);
    default:
      return false;
  }
}

/** A gauge's value at a time: that of the last sample by then. */
export function valueAt(samples: readonly Sample[], time: number): number | undefined {
  return samples.findLast((sample) => sample.time <= time)?.value;
}
