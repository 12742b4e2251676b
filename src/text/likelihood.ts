/**
 * How likely a record was, in words: one value for each way in which something comes about, and the phrases that faces
 * print of it. A word of ICD 203 belongs to an event with a horizon. The chance that a hazard fires on the very day it
 * fires is small for nearly everything that ever happens, so the day gets its figure alone and the word stands with
 * the week. An answer is one event, so its chance has a word of its own.
 */
import { say } from "../catalogue/index.js";
import { type Explanation, isHappening, probabilityWithin, type Record, stagesOf } from "../engine/index.js";
import { likelihoodWord } from "./likelihood-word.js";
import { percent, thousands } from "./phrase.js";

export interface RecordLikelihood {
  readonly kind:
    | "hazard"
    | "response"
    | "timeout"
    | "order"
    | "order-failed"
    | "override"
    | "veto"
    | "skipped"
    | "gauge-set"
    | "ad-hoc"
    | "inject"
    /** A milestone or an ending, which follows from what else happened. */
    | "consequence";
  /**
   * Within a day for a hazard, at once for an answer, of success for a failed order, all with the outcome that came about; of
   * the outcome alone where a timer, a seat or the white cell brought the rest. Null where chance had no part or is not known.
   */
  readonly p: number | null;
  /** Of a hazard: within a week, at the rate at which it fired. */
  readonly withinWeek: number | null;
  /** Of an inject: what brought it in. */
  readonly by?: "schedule" | "condition" | "hand" | "agreement";
  /** Of the white cell's acts, and of an inject that was skipped. */
  readonly reason?: string;
}

const injectKinds = {
  "@ad-hoc": "ad-hoc",
  "@gauge": "gauge-set",
  "@denied": "veto",
  "@order-failed": "order-failed",
  "@skipped": "skipped",
} as const;

/** How a record came about, and how likely it was; its figures are those of the explanation, else of the record. */
export function likelihoodOf(record: Record, why: Explanation | null = null): RecordLikelihood {
  const certain = { p: null, withinWeek: null };
  if (!isHappening(record)) return { kind: "consequence", ...certain };
  const reason = record.reason === undefined || record.reason === "" ? {} : { reason: record.reason };
  if (record.type === "inject") {
    const kind = injectKinds[record.inject as keyof typeof injectKinds] ?? "inject";
    return { kind, p: record.chance ?? null, withinWeek: null, by: record.by, ...reason };
  }
  // What is reported is how it ended, so that is what has to be likely or not.
  const { outcomeChance: ended } = record;
  const soEnded = (p: number | null) => (p === null || ended === undefined ? p : p * ended);
  const drawn = { p: ended ?? null, withinWeek: null };
  if (record.by === "seat") return { kind: "order", ...drawn };
  if (record.by === "hand") return { kind: "override", ...drawn, ...reason };
  if (record.type === "timeout") return { kind: "timeout", ...drawn };
  if (record.type === "response") {
    return { kind: "response", p: soEnded(record.chance ?? why?.chance ?? null), withinWeek: null };
  }
  const { ratePerDay } = record;
  const within = (days: number) =>
    ratePerDay === undefined ? null : probabilityWithin(ratePerDay, days, stagesOf(record));
  return {
    kind: "hazard",
    p: soEnded(why?.withinDay?.p ?? within(1)),
    withinWeek: soEnded(why?.withinWeek?.p ?? within(7)),
  };
}

/** Whether chance alone brought it about, with a known figure: what can be called rare or common. */
export function isByChance({ kind, p }: RecordLikelihood): boolean {
  return p !== null && (kind === "hazard" || kind === "response" || endsByChance.includes(kind));
}

/** What brings a transition about without chance, so that chance can decide only how it ends. */
const endsByChance: readonly RecordLikelihood["kind"][] = ["timeout", "order", "override"];

/** The figure with its window, for a column: `19%/day`, `40%` for an answer; empty where chance had no part. */
export function chanceInColumn(likelihood: RecordLikelihood): string {
  if (!isByChance(likelihood)) return "";
  const chance = percent(likelihood.p ?? 0);
  return likelihood.kind === "hazard" ? say("text.a-day", { chance }) : chance;
}

/** A chance of one event, with its word: `40%, unlikely`. */
export function chanceWithWord(p: number): string {
  return `${percent(p)}, ${likelihoodWord(p)}`;
}

/** How it came about, as part of a sentence: `19% a day; 77% within a week, likely`. Empty where there is nothing to say. */
export function likelihoodInWords({ kind, p, withinWeek, by, reason }: RecordLikelihood): string {
  const because = reason === undefined ? "" : `: ${reason}`;
  switch (kind) {
    case "hazard":
      return p === null ? "" : chanceOfHazard(p, withinWeek ?? p);
    case "response":
      if (p === null) return "";
      return p >= 1
        ? say("text.answer-that-always-comes")
        : say("text.answer-with-chance", { chance: chanceWithWord(p) });
    case "timeout":
      return endedInWords(say("text.its-timer-expired"), p);
    case "order":
      return endedInWords(say("text.ordered-by-its-seat"), p);
    case "order-failed":
      return p === null
        ? say("text.ordered-but-failed")
        : say("text.ordered-but-failed-with-chance", { chance: percent(p) });
    case "override":
      return endedInWords(`${say("text.forced-by-the-white-cell")}${because}`, p);
    case "veto":
      return `${say("text.denied-by-the-white-cell")}${because}`;
    case "skipped":
      return say("text.skipped", { reason: reason ?? "" });
    case "gauge-set":
      return `${say("text.set-by-the-white-cell")}${because}`;
    case "ad-hoc":
      return say("text.written-by-the-white-cell");
    case "inject":
      return {
        hand: say("text.put-in-by-the-white-cell"),
        agreement: say("text.agreed-by-seats"),
        schedule: say("text.put-in-by-schedule"),
        condition: say("text.put-in-by-condition"),
      }[by ?? "schedule"];
    case "consequence":
      return "";
  }
}

/** What brought it about, and how likely it was to end so, where chance decided that. */
const endedInWords = (cause: string, p: number | null): string =>
  p === null ? cause : say("text.cause-and-outcome", { cause, chance: chanceWithWord(p) });

function chanceOfHazard(p: number, withinWeek: number): string {
  // However large its rate, it may not come; the figure has only run out of digits.
  const [daily, weekly] = [p, withinWeek].map((chance) => Math.min(chance, 1 - 1e-9)) as [number, number];
  return say("text.chance-a-day-and-week", {
    daily: percent(daily),
    weekly: percent(weekly),
    word: likelihoodWord(weekly),
  });
}

/** The same as a sentence of its own, `Its timer expired.`; empty where there is nothing to say. */
export function likelihoodSentence(likelihood: RecordLikelihood): string {
  const words = likelihoodInWords(likelihood);
  return words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/**
 * The word for a share that was counted over runs. No count makes a thing impossible or certain, so what was never or
 * always seen says just that: `not seen in 10,000 runs`, `in all 10,000 runs`.
 */
export function countedWord(found: number, runs: number): string {
  if (found === 0) return say("text.not-seen-in-runs", { runs: thousands(runs), n: runs });
  if (found === runs)
    return runs === 1 ? say("text.in-the-one-run") : say("text.in-all-runs", { runs: thousands(runs) });
  return likelihoodWord(found / runs);
}

/** A share of runs in a column: `none`, `all`, otherwise as `write` has it. */
export function shareOfRuns(p: number, write: (p: number) => string = percent): string {
  return p <= 0 ? "none" : p >= 1 ? "all" : write(p);
}
