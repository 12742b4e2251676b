/**
 * Two courses side by side: each record with the one of the other course that is the same happening, how the two differ,
 * and the first record after the change in which they do.
 */
import { type ExplainedRecord, nameOfRecord } from "../engine/index.js";
import { pairRecords, type TracedRecord } from "./pairs.js";
import type { WhatIfPlayed } from "./play.js";

/**
 * same: at the same time and with the same result. moved: at another time. otherwise: at the same time with another result.
 * played, changed: in that course only.
 */
export type Mark = "same" | "moved" | "otherwise" | "played" | "changed";

export interface AlignedRecord {
  readonly mark: Mark;
  readonly played: ExplainedRecord | null;
  readonly changed: ExplainedRecord | null;
  /** Whether it is the change itself: what is left out, or what is put in. */
  readonly own: boolean;
}

/** What a record says happened, apart from when. */
function resultOf(record: ExplainedRecord): string {
  if (record.type === "belief") return record.to;
  if (record.type === "inject" || record.type === "milestone" || record.type === "end") return "";
  return `${record.from} ${record.to} ${record.outcome ?? ""}`;
}

function markOf(played: ExplainedRecord, changed: ExplainedRecord): Mark {
  if (played.time !== changed.time) return "moved";
  return resultOf(played) === resultOf(changed) ? "same" : "otherwise";
}

/** Time of the earlier one. */
function timeOf({ played, changed }: AlignedRecord): number {
  if (played === null) return changed?.time ?? 0;
  return changed === null ? played.time : Math.min(played.time, changed.time);
}

/** Number of the record in its course, which orders records of one time. */
function placeOf({ played, changed }: AlignedRecord): number {
  return Math.min(played?.seq ?? Number.POSITIVE_INFINITY, changed?.seq ?? Number.POSITIVE_INFINITY);
}

const traced = (records: readonly ExplainedRecord[]): TracedRecord[] =>
  records.map((record) => ({ record, act: null }));

/** Records of both courses from the change on, in order of time. */
export function align({ played, changed, shared }: WhatIfPlayed, change: ChangedRecords): readonly AlignedRecord[] {
  const rest = (records: readonly ExplainedRecord[], own: ExplainedRecord | null) =>
    traced(records.slice(shared).filter((record) => record !== own));
  const own = apart(change, played.records.slice(shared));
  const { pairs, left, right } = pairRecords(rest(played.records, own.played), rest(changed.records, own.changed));
  const rows: AlignedRecord[] = [
    ...pairs.map(([{ record: one }, { record: other }]) => ({
      mark: markOf(one, other),
      played: one,
      changed: other,
      own: false,
    })),
    ...left.map(({ record }) => ({ mark: "played" as const, played: record, changed: null, own: false })),
    ...right.map(({ record }) => ({ mark: "changed" as const, played: null, changed: record, own: false })),
  ];
  if (own.played !== null || own.changed !== null) {
    const mark = own.played === null ? "changed" : "played";
    rows.push({ mark, played: own.played, changed: own.changed, own: true });
  }
  return rows.sort((one, other) => timeOf(one) - timeOf(other) || placeOf(one) - placeOf(other));
}

/** What is put in at the very time at which the other course has it too changes nothing: it is a record like the others. */
function apart(change: ChangedRecords, played: readonly ExplainedRecord[]): ChangedRecords {
  const { changed } = change;
  if (changed === null || change.played !== null) return change;
  const twin = played.some(
    (record) => nameOfRecord(record) === nameOfRecord(changed) && markOf(record, changed) === "same",
  );
  return twin ? { played: null, changed: null } : change;
}

/** The records that the change itself consists of: the one that is left out, or the one that is put in. */
export interface ChangedRecords {
  readonly played: ExplainedRecord | null;
  readonly changed: ExplainedRecord | null;
}

/** Where two courses part: the first record that is not the same in both, and in which course it is. */
export interface Parting {
  readonly record: ExplainedRecord;
  readonly side: "played" | "changed";
  /** The same happening in the other course, where it has one. */
  readonly other: ExplainedRecord | null;
}

/**
 * The earliest record after the change, other than the change itself, that the other course does not have at that time with
 * that result; null if the courses are the same. Where both have one at the same time, the played one.
 */
export function partingOf(rows: readonly AlignedRecord[]): Parting | null {
  let found: Parting | null = null;
  for (const { mark, played, changed, own } of rows) {
    if (mark === "same" || own) continue;
    const sides = [
      { record: played, side: "played" as const, other: changed },
      { record: changed, side: "changed" as const, other: played },
    ];
    for (const { record, side, other } of sides) {
      if (record === null || (found !== null && !isBefore(record, side, found))) continue;
      found = { record, side, other };
    }
  }
  return found;
}

function isBefore(
  record: ExplainedRecord,
  side: Parting["side"],
  { record: other, side: otherSide }: Parting,
): boolean {
  if (record.time !== other.time) return record.time < other.time;
  if (side !== otherSide) return side === "played";
  return record.seq < other.seq;
}
