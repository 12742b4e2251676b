/**
 * Two courses of one crisis, told apart record by record: the records of one are paired with those of the other that
 * are the same happening, and what is left over came in one course only. A record that people made is known by its
 * act, the line of the log: two orders that fail are two things, as are two events written on the spot. All else is
 * known by what happens, whatever brought it about, because whoever reads that it would not have come will look for it.
 */
import { type ExplainedRecord, isHappening, nameOfRecord } from "../engine/index.js";

/** A record, and the line of the log of the act that it came from; null for what chance or the scenario brought. */
export interface TracedRecord {
  readonly record: ExplainedRecord;
  readonly act: number | null;
}

export interface Difference {
  readonly record: ExplainedRecord;
  /** Came only with the act, only without it, or with both at another time. */
  readonly side: "with" | "without" | "moved";
  /** Of one that moved: the date without the act. */
  readonly date: string;
  readonly time: number;
}

export interface Differences {
  /** In the order of time; an act's own record is not among them. */
  readonly found: readonly Difference[];
  /** Pairs that are less than a day apart, but not at the same time. */
  readonly shifted: number;
}

/** Days from which a happening counts as moved. */
export const movedDays = 1;

/** Sets the records of the exercise against those of the exercise without an act. */
export function differencesOf(
  here: readonly TracedRecord[],
  there: readonly TracedRecord[],
  own: (traced: TracedRecord) => boolean,
): Differences {
  const found: Difference[] = [];
  let shifted = 0;
  // Milestones, endings and what actors hear follow from happenings.
  const happenings = (records: readonly TracedRecord[]) => records.filter(({ record }) => isHappening(record));
  const { pairs, left, right } = pairRecords(happenings(here), happenings(there));
  for (const { record: one } of left.filter((traced) => !own(traced))) {
    found.push({ record: one, side: "with", date: one.date, time: one.time });
  }
  for (const { record } of right) found.push({ record, side: "without", date: record.date, time: record.time });
  for (const [{ record }, { record: other }] of pairs) {
    if (Math.abs(other.time - record.time) >= movedDays)
      found.push({ record, side: "moved", date: other.date, time: Math.min(record.time, other.time) });
    else if (other.time !== record.time) shifted += 1;
  }
  return { found: found.sort((one, other) => one.time - other.time), shifted };
}

export interface PairedRecords {
  readonly pairs: readonly (readonly [TracedRecord, TracedRecord])[];
  /** Those of one course that have none in the other. */
  readonly left: readonly TracedRecord[];
  readonly right: readonly TracedRecord[];
}

/** Pairs the records of two courses, group by group of those that are of one thing. */
export function pairRecords(here: readonly TracedRecord[], there: readonly TracedRecord[]): PairedRecords {
  const pairs: (readonly [TracedRecord, TracedRecord])[] = [];
  const [left, right]: [TracedRecord[], TracedRecord[]] = [[], []];
  const others = grouped(there);
  for (const [key, records] of grouped(here)) {
    const found = paired(records, others.get(key) ?? []);
    others.delete(key);
    pairs.push(...found.pairs);
    left.push(...found.left);
    right.push(...found.right);
  }
  right.push(...[...others.values()].flat());
  return { pairs, left, right };
}

function grouped(records: readonly TracedRecord[]): Map<string, TracedRecord[]> {
  const groups = new Map<string, TracedRecord[]>();
  for (const traced of records) {
    const { record, act } = traced;
    const made = record.type === "inject" && record.inject.startsWith("@");
    const key = made ? `${nameOfRecord(record)} ${record.path ?? ""} #${act ?? ""}` : nameOfRecord(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [traced]);
    else group.push(traced);
  }
  return groups;
}

/** As few as can be are left over, and of the rest as few as can be have moved. Both lists are in the order of time. */
function paired(left: readonly TracedRecord[], right: readonly TracedRecord[]): PairedRecords {
  const pairs: (readonly [TracedRecord, TracedRecord])[] = [];
  const [restLeft, restRight] = [new Set(left), new Set(right)];
  const pair = (one: TracedRecord, other: TracedRecord) => {
    pairs.push([one, other]);
    restLeft.delete(one);
    restRight.delete(other);
  };
  // First what is at the very same time, then what is near, each with the earliest that is left, then the rest in turn.
  for (const near of [0, movedDays]) {
    for (const one of [...restLeft]) {
      const other = [...restRight].find(({ record }) => {
        const apart = Math.abs(record.time - one.record.time);
        return near === 0 ? apart === 0 : apart < near;
      });
      if (other !== undefined) pair(one, other);
    }
  }
  const waiting = [...restRight];
  for (const [index, one] of [...restLeft].entries()) {
    const other = waiting[index];
    if (other !== undefined) pair(one, other);
  }
  return { pairs, left: [...restLeft], right: [...restRight] };
}
