/**
 * What a step shows of a run, as lines of text: a ladder, the records with their numbers, how likely something is after
 * each, why a record happened, and what a what-if changes. Lines fit 78 cells.
 */
import { say } from "../catalogue/index.js";
import type { ExplainedRecord } from "../engine/index.js";
import {
  type Change,
  likelihoodOf,
  likelihoodSentence,
  padEnd,
  padStart,
  percent,
  rate,
  ratio,
  shortDate,
  shorten,
} from "../text/index.js";
import { changeInWords } from "../what-if/index.js";
import { type Find, hasReached, whyOf } from "./checks.js";
import { BrokenLesson, type Exhibit, type PlayedRun, type RunRef } from "./lesson.js";

const width = 78;

const postureOf = ({ scenario }: PlayedRun, path: string) => {
  for (const { label, postures } of scenario.actors) {
    const posture = postures.find((one) => one.path === path);
    if (posture !== undefined) return { actor: label, posture };
  }
  throw new BrokenLesson(`no posture ${path}`);
};

/** The states of a posture from the highest rung down, with what each means. */
export const ladderOf =
  (ref: RunRef, path: string): Exhibit =>
  async (lab) => {
    const { actor, posture } = postureOf(await lab.run(ref), path);
    const states = [...posture.states].sort((one, other) => (other.rung ?? 0) - (one.rung ?? 0));
    const names = Math.max(...states.map(({ label }) => label.length));
    return [
      `${actor}: ${posture.label}`,
      ...states.map(({ rung = 0, label, description = "" }) =>
        shorten(`  ${rung}  ${padEnd(label, names)}  ${description}`, width),
      ),
    ];
  };

const recordLine = ({ seq, date, headline }: ExplainedRecord, dated: boolean, room: number) =>
  `${padStart(String(seq), 4)}  ${padEnd(dated ? shortDate(date) : "", 6)}  ${padEnd(shorten(headline, room), room)}`;

const withDates = (records: readonly ExplainedRecord[]) =>
  records.map((record, place) => ({ record, dated: place === 0 || records[place - 1]?.date !== record.date }));

/** Records of a run with their numbers: all of them, or those from one to another that are found. */
export const recordsOf =
  (ref: RunRef, from: Find | null = null, to: Find | null = null): Exhibit =>
  async (lab) => {
    const run = await lab.run(ref);
    const first = from?.(run).seq ?? 0;
    const last = to?.(run).seq ?? Number.POSITIVE_INFINITY;
    const shown = run.records.filter(({ seq }) => seq >= first && seq <= last);
    return withDates(shown).map(({ record, dated }) => recordLine(record, dated, 62).trimEnd());
  };

const bar = (p: number) => "#".repeat(Math.round(p * 10));

/** The same with how likely something is after each record; where several records come at once, after the last of them. */
export const oddsOf =
  (ref: RunRef, id: string, from: Find | null = null, to: Find | null = null): Exhibit =>
  async (lab) => {
    const run = await lab.run(ref);
    const first = from?.(run).seq ?? 0;
    const last = to?.(run).seq ?? Number.POSITIVE_INFINITY;
    const chances = new Map((await lab.along(ref)).map((point) => [point.record, point.chances.get(id) ?? 0]));
    const shown = run.records.filter(({ seq }) => seq >= first && seq <= last);
    return withDates(shown).map(({ record, dated }) => {
      const p = chances.get(record.seq);
      return `${recordLine(record, dated, 46)}  ${p === undefined ? "" : `${padStart(percent(p), 4)} ${bar(p)}`}`.trimEnd();
    });
  };

/** Why a record happened: its base rate, each factor in force, and how likely that made it. */
export const reasonsOf =
  (ref: RunRef, find: Find): Exhibit =>
  async (lab) => {
    const record = find(await lab.run(ref));
    const { basePerDay, factors, ratePerDay, trigger } = whyOf(record);
    const line = (label: string, value: string) => `  ${padEnd(shorten(label, 56), 56)}  ${padStart(value, 12)}`;
    const applied = factors.filter(({ applies }) => applies);
    return [
      recordLine(record, true, 62).trimEnd(),
      ...(trigger === "hazard" ? [line(say("learn.base-rate"), rate(basePerDay))] : []),
      ...applied.map(({ label, ratio: times }) => line(label, `× ${ratio(times).replace(/^×\s*/, "")}`)),
      ...(trigger === "hazard" ? [line(say("learn.rate-then"), rate(ratePerDay))] : []),
      shorten(`  ${likelihoodSentence(likelihoodOf(record, whyOf(record)))}`, width),
    ];
  };

/** What a what-if changes, where the two runs part, and how each ends. */
export const changeOf =
  (ref: RunRef, find: Find, change: Change): Exhibit =>
  async (lab) => {
    const at = find(await lab.run(ref)).seq;
    const answer = await lab.whatIf(ref, { at, change });
    const { ends } = answer;
    return [
      changeInWords(answer),
      say("learn.ends-played", { date: shortDate(ends.played.date), headline: ends.played.headline }),
      say("learn.ends-changed", { date: shortDate(ends.changed.date), headline: ends.changed.headline }),
    ];
  };

/** The records with which one posture moves, and where it stands after each. */
export const movesOf =
  (ref: RunRef, path: string): Exhibit =>
  async (lab) => {
    const run = await lab.run(ref);
    const { posture } = postureOf(run, path);
    const stateLabel = (state: string) => posture.states.find(({ id }) => id === state)?.label ?? state;
    const moves = run.records.flatMap((record) => ("posture" in record && record.posture === path ? [record] : []));
    return withDates(moves).map(({ record, dated }) => {
      const to = "to" in record ? stateLabel(record.to) : "";
      return `${recordLine(record, dated, 46)}  ${shorten(to, 17)}`.trimEnd();
    });
  };

/** How a crisis ends with each of several seeds, and whether a milestone was reached. */
export const endsOf =
  (ref: Omit<RunRef, "seed">, seeds: readonly string[], milestone: string): Exhibit =>
  async (lab) => {
    const lines: string[] = [];
    for (const seed of seeds) {
      const { records } = await lab.run({ ...ref, seed });
      const came = hasReached(records, milestone);
      const end = records.at(-1)?.headline ?? "";
      lines.push(
        `  ${padEnd(say("learn.seed", { seed }), 8)}  ${padEnd(shorten(end, 48), 48)}  ${say("learn.came", { came })}`,
      );
    }
    return lines;
  };
