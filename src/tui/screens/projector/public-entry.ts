/**
 * One record as the table may see it: no hand, no hidden factor, no rival, and no chance while probabilities are
 * hidden. What has been taken out here can't be shown by any panel.
 */
import type { ExplainedRecord, Explanation, Factor, Model, Record as RunRecord } from "../../../engine/index.js";
import { safe } from "../../term/text.js";
import type { RecordEntry } from "../tape.js";
import type { Secrets } from "./secrets.js";

export interface PublicEntry extends RecordEntry {
  /** Known factors of a rate of which a part is not known to the table; the sum of them would give that part away. */
  readonly known: readonly Factor[];
  /** What brought it about, or made it likely, is not all known to the table. */
  readonly partHidden: boolean;
}

/** Tells records from days among the entries of a public tape. */
export function publicEntryIn(entry: { readonly kind: string }): entry is PublicEntry {
  return entry.kind === "record";
}

/** Chances are told of a record, and of how it came about. */
export interface Telling {
  readonly model: Model;
  readonly secrets: Secrets;
  /** Whether the table may see probabilities. */
  readonly shown: boolean;
}

function explanationOf(record: ExplainedRecord): Explanation | null {
  const { why } = record;
  return why !== undefined && "transition" in why ? why : null;
}

/** A hazard's explanation without its rivals, and without its pressure, which would tell a forced record from others. */
function hazardSeen({ model, secrets }: Telling, why: Explanation): { why: Explanation | null; known: Factor[] } {
  // In the order in which the engine multiplies them, which need not be the scenario's.
  const ratios = model.transitions[model.names.transition(why.transition)]?.ratios ?? [];
  const hidden = (index: number) => {
    const ratio = ratios[index]?.source;
    return ratio === undefined || secrets.factor(ratio);
  };
  const known = why.factors.filter((_, index) => !hidden(index));
  if (known.length < why.factors.length) return { why: null, known };
  const { cause: _cause, ...bare } = why;
  return { why: { ...bare, rivals: [], share: 0, pressure: 0, breakingPoint: null }, known: [] };
}

function whySeen(
  telling: Telling,
  told: RunRecord,
  why: Explanation,
): Pick<PublicEntry, "why" | "known" | "partHidden"> {
  const nothing = { why: null, known: [], partHidden: true };
  if (told.type === "milestone" || told.type === "end" || told.type === "inject")
    return { ...nothing, partHidden: false };
  // Where the table believed the posture elsewhere, how long it stood there is not the table's to know.
  if (why.from !== told.from) return nothing;
  const { answers, cause: _cause, ...bare } = { ...why, rivals: [] };
  switch (why.trigger) {
    case "hazard": {
      const seen = hazardSeen(telling, why);
      return { ...seen, partHidden: seen.why === null };
    }
    case "response":
      if (told.answers === undefined) return nothing;
      return { why: { ...bare, ...(answers === undefined ? {} : { answers }) }, known: [], partHidden: false };
    case "timeout":
      return { why: bare, known: [], partHidden: false };
  }
}

/** The condition that a milestone or an ending follows from, where it is for the table to know. */
function causeHidden({ model, secrets }: Telling, told: RunRecord): boolean {
  if (told.type !== "milestone" && told.type !== "end") return false;
  const when =
    told.type === "milestone"
      ? model.scenario.milestones.find(({ id }) => id === told.milestone)?.when
      : model.scenario.endings.find(({ id }) => id === told.ending)?.when;
  return when !== undefined && secrets.touches(when);
}

/** A record without its figures of chance. */
function withoutChance(told: RunRecord): RunRecord {
  const { ratePerDay: _rate, chance: _chance, ...bare } = told as RunRecord & { ratePerDay?: number; chance?: number };
  return bare as RunRecord;
}

/** What comes from outside reads as news, whoever put it in. */
function asNews(told: RunRecord): RunRecord {
  return told.type === "inject" ? { ...told, by: "schedule" } : told;
}

/**
 * The entry of a record. `told` is that record as the table may see it (`recordsSeenBy`), `record` as it was.
 */
export function publicEntry(telling: Telling, record: ExplainedRecord, told: RunRecord): PublicEntry {
  const why = explanationOf(record);
  const nothing = { why: null, known: [], partHidden: causeHidden(telling, told) };
  const ordered = "by" in told && told.by === "seat";
  const seen = why === null || ordered ? nothing : whySeen(telling, told, why);
  const figures = telling.shown && !seen.partHidden && seen.why !== null;
  const bare = asNews(figures ? told : withoutChance(told));
  return safe({
    kind: "record" as const,
    time: record.time,
    record: bare,
    ...(telling.shown ? seen : { ...seen, why: null, known: [] }),
  });
}
