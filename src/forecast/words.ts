/**
 * Questions, answers and cards in words, for every face. Labels are those of the lookup, so they are as safe to show as it is.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay } from "../engine/index.js";
import { dayInWords, endingLabel, gaugeValue, type Lookup, padEnd, padStart, percent, widthOf } from "../text/index.js";
import type { Card, SettledForecast } from "./card.js";
import type { Question } from "./question.js";
import { bitsOf, brierOf, type CalibrationBin, type MeanScores, type Observed } from "./scores.js";

const dateOf = ({ scenario }: Lookup, day: number) => dayInWords(scenario, dateOfDay(scenario.start, day));

/** The question, as a sentence that ends with its date. */
export function questionInWords(lookup: Lookup, question: Question): string {
  const { by: day } = question;
  const date = dateOf(lookup, day);
  switch (question.kind) {
    case "milestone":
      return say("forecast.ask-milestone", { label: lookup.milestoneLabel(question.milestone), date, day });
    case "ending":
      return say("forecast.ask-ending", { label: endingLabel(lookup.scenario, question.ending), date, day });
    case "posture": {
      const state = lookup.stateLabel(question.posture, question.state);
      return say("forecast.ask-posture", { posture: lookup.postureLabel(question.posture), state, date, day });
    }
    case "gauge":
      return say("forecast.ask-gauge", {
        gauge: lookup.gaugeLabel(question.gauge),
        value: thresholdOf(lookup, question),
        date,
        day,
      });
  }
}

function thresholdOf(lookup: Lookup, { gauge, atLeast }: Extract<Question, { kind: "gauge" }>): string {
  return gaugeValue(lookup.gauges.get(gauge) ?? { min: 0, max: 100 }, atLeast);
}

/** How what a question is about stands, as the situation shows it; empty for what merely happens or not. */
export function standsInWords(
  lookup: Lookup,
  question: Question,
  now: {
    readonly state: (posture: string) => string | undefined;
    readonly value: (gauge: string) => number | undefined;
  },
): string {
  if (question.kind === "posture") {
    const state = now.state(question.posture);
    return state === undefined ? "" : say("forecast.stands-at", { now: lookup.stateLabel(question.posture, state) });
  }
  if (question.kind !== "gauge") return "";
  const [value, range] = [now.value(question.gauge), lookup.gauges.get(question.gauge)];
  if (value === undefined || range === undefined) return "";
  return say("forecast.stands-at", { now: gaugeValue(range, value) });
}

/** What happened: `Yes, on 21 Jul (day 9).` */
export function answerInWords(lookup: Lookup, question: Question, observed: Observed): string {
  if (observed === null) return say("forecast.answer-no");
  return question.kind === "gauge"
    ? say("forecast.answer-yes")
    : say("forecast.answer-yes-on", { date: dateOf(lookup, observed), day: observed });
}

/** The best call and the worst, a sentence each. */
export function callsOfCard(lookup: Lookup, { best, worst }: Card): readonly [best: string, worst: string] {
  const call = (name: "forecast.best" | "forecast.worst", { question, guess, observed }: SettledForecast) =>
    say(name, { text: questionInWords(lookup, question), guess: percent(guess), came: observed !== null });
  return [call("forecast.best", best), call("forecast.worst", worst)];
}

/** A score with two decimals. */
export const scoreInWords = (score: number): string => score.toFixed(2);

/** What was said and how good it was: `You said 35%, the model 41%. Brier score 0.42 (model 0.35), log score 1.51 bits (1.29).` */
export function callInWords({ guess, odds, observed }: SettledForecast): string {
  return say("forecast.call", {
    guess: percent(guess),
    odds: percent(odds),
    brier: scoreInWords(brierOf(guess, observed)),
    modelBrier: scoreInWords(brierOf(odds, observed)),
    bits: scoreInWords(bitsOf(guess, observed)),
    modelBits: scoreInWords(bitsOf(odds, observed)),
  });
}

/** A row of mean scores, in words. */
export interface ScoreRow {
  readonly label: string;
  readonly brier: string;
  readonly bits: string;
}

/** The table of mean scores: one's own first, then those to compare them with. */
export function scoreRows(
  { own, model, base, baseRate }: Card,
  last: MeanScores | null,
  ofClass = false,
): readonly ScoreRow[] {
  const row = (label: string, scores: MeanScores): ScoreRow => ({
    label,
    brier: scoreInWords(scores.brier),
    bits: scoreInWords(scores.bits),
  });
  return [
    row(ofClass ? say("forecast.row-class") : say("forecast.row-own"), own),
    row(say("forecast.row-model"), model),
    row(say("forecast.row-base", { rate: percent(baseRate) }), base),
    ...(last === null ? [] : [row(say("forecast.row-last"), last)]),
  ];
}

export function scoreLines(rows: readonly ScoreRow[]): readonly string[] {
  const [brier, bits] = [say("forecast.column-brier"), say("forecast.column-bits")];
  const names = Math.max(...rows.map(({ label }) => widthOf(label)));
  const line = (name: string, one: string, other: string) =>
    `${padEnd(name, names)}  ${padStart(one, widthOf(brier))}  ${padStart(other, widthOf(bits))}`;
  return [line("", brier, bits), ...rows.map((row) => line(row.label, row.brier, row.bits))];
}

const curveWidth = 25;

/**
 * The calibration curve, a line for each bin: how often it was said, and how often it came true, beside a scale from 0 to 100% on
 * which `|` is what was said and `#` what came true.
 */
export function calibrationLines(bins: readonly CalibrationBin[]): readonly string[] {
  return bins.map(({ low, high, count, meanGuess, share }) => {
    const place = (p: number) => Math.min(curveWidth - 1, Math.floor(p * curveWidth));
    const scale = Array.from({ length: curveWidth }, (_, cell) =>
      cell === place(share) ? "#" : cell === place(meanGuess) ? "|" : "·",
    ).join("");
    const range = `${padStart(String(Math.round(low * 100)), 2)}–${padStart(percent(high), 4)}`;
    const times = say("forecast.bin", {
      count,
      guess: percent(meanGuess),
      share: percent(share),
    });
    return `${range}  ${scale}  ${times}`;
  });
}
