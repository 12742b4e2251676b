/**
 * Entries of a timeline: a day's beginning, what was written, or one record with the situation just before and just after it, what it
 * answered, and the act that it came from. Two records of one instant each have a situation of their own.
 */
import type { ExplainedRecord, Explanation, Factor, Model, Record as RunRecord } from "../engine/index.js";
import type { SeenExplanation, SeenInject, SeenMessage, SeenRecord, Visibility } from "../visibility/index.js";
import type { Act, Checkpoint } from "./checkpoint.js";
import { explainedRecords } from "./veto.js";

/** Where everything stands, as far as the viewer knows. */
export interface Situation {
  /** Values by gauge id. */
  readonly gauges: { readonly [gauge: string]: number };
  /** State ids by posture path. */
  readonly postures: { readonly [posture: string]: string };
  /** For the facilitator: what each actor believes, by path of the belief; gauges as of the last midnight. Else empty. */
  readonly believed: { readonly [belief: string]: string | number };
  /** By posture path: how it has moved so far; absent where the viewer has not seen it move. */
  readonly moved: { readonly [posture: string]: Moved };
}

/** How a posture has moved: the state before the last move, its time in days, and how many moves there have been. */
export interface Moved {
  readonly before: string;
  readonly movedAt: number;
  readonly moves: number;
}

interface EntryBase {
  /** Place in the timeline, from 0. */
  readonly index: number;
  /** Days since the start. */
  readonly time: number;
  readonly before: Situation;
  readonly after: Situation;
  /** Record entries up to and including this one. */
  readonly recordCount: number;
  /** Message entries up to and including this one. */
  readonly messageCount: number;
  /** The checkpoint that it belongs to. */
  readonly checkpoint: Checkpoint;
}

/** A day's beginning, after the gauges have drifted; the first entry is the start. */
export interface DayEntry extends EntryBase {
  readonly kind: "day";
}

export interface RecordEntry extends EntryBase {
  readonly kind: "record";
  /** As the viewer sees it; numbered from 0 among the records that the viewer sees. */
  readonly record: RunRecord;
  /** Number of the record on its branch: what the session's inputs name it by. */
  readonly number: number;
  /** A part of what brought it about is hidden from the viewer. */
  readonly partHidden: boolean;
  /** The act that it came from, where the viewer may know of it; null for what chance or the scenario brought. */
  readonly act: Act | null;
  /** Index of the entry that it answered; null where it answered none that the viewer sees. */
  readonly answered: number | null;
  /** What an inject says to the viewer; null for every other record. */
  readonly message: SeenInject | null;
  /** Why it came about, as far as the viewer may know; null for what chance did not decide. Worked out when asked. */
  readonly why: Explanation | null;
  /** Where a part of the cause is hidden: the factors of its rate that are not. */
  readonly knownFactors: readonly Factor[];
}

/** A step in the life of a message: written, passed on, answered, lapsed; as the viewer learns of it. */
export interface MessageEntry extends EntryBase {
  readonly kind: "message";
  readonly message: SeenMessage;
}

export type Entry = DayEntry | RecordEntry | MessageEntry;

type Given = Omit<RecordEntry, "kind" | "record" | "partHidden" | "message" | "why" | "knownFactors">;

interface Explaining {
  readonly model: Model;
  readonly allowed: Visibility;
  readonly probabilitiesShown: boolean;
  readonly explained: ExplainedRecord;
}

/** A record entry that explains itself when asked: most are never asked. */
export function recordEntry(given: Given, seen: SeenRecord, explaining: Explaining): RecordEntry {
  const { model, allowed, probabilitiesShown, explained } = explaining;
  let explanation: SeenExplanation | undefined;
  const explain = () => {
    explanation ??= allowed.explanation(seen, explanationOf(model, given, explained), probabilitiesShown);
    return explanation;
  };
  return {
    kind: "record",
    ...given,
    ...seen,
    message: seen.record.type === "inject" ? allowed.inject(seen.record) : null,
    get why() {
      return explain().why;
    },
    get knownFactors() {
      return explain().knownFactors;
    },
  };
}

/** The engine's explanation: as played, or from playing its checkpoint again where it was played without. */
function explanationOf(model: Model, { checkpoint, number }: Given, played: ExplainedRecord): Explanation | null {
  if (!("posture" in played)) return null;
  const first = checkpoint.count - checkpoint.records.length;
  const explained = played.why === undefined ? explainedRecords(model, checkpoint)[number - first] : played;
  const why = explained?.why;
  return why !== undefined && "transition" in why ? why : null;
}
