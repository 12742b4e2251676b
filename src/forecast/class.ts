/**
 * The forecasts of a class: who forecast best, how well calibrated all of them were together, and on which questions they were
 * most wrong.
 */
import { type Card, cardOf, type SettledForecast, settledOf } from "./card.js";
import { brierOf } from "./scores.js";
import type { WordedForecast, WrittenScores } from "./written.js";

/** What somebody has handed in. */
export interface HandedIn {
  /** How they are named in the table. */
  readonly name: string;
  readonly scores: WrittenScores;
}

export interface Ranked {
  /** From 1, the lowest mean Brier score; those with equal scores share it. Null where nothing is settled. */
  readonly rank: number | null;
  readonly name: string;
  readonly finished: boolean;
  /** Null where nothing is settled. */
  readonly card: Card | null;
}

/** A question that was put in one run, and what the class said. */
export interface ClassQuestion {
  readonly code: string;
  readonly text: string;
  readonly observed: number | null;
  readonly odds: number;
  readonly count: number;
  readonly meanGuess: number;
  /** Mean over the guesses. */
  readonly brier: number;
}

export interface ClassScores {
  readonly ranked: readonly Ranked[];
  /** Of all forecasts together; null where nothing is settled. */
  readonly pooled: Card | null;
  /** The worst first. */
  readonly questions: readonly ClassQuestion[];
  readonly codes: readonly string[];
  /** Questions on whose answer or odds files of the same run disagree: one of them was changed by hand. */
  readonly disputed: readonly { readonly text: string; readonly names: readonly string[] }[];
}

type Said = { readonly name: string; readonly code: string; readonly forecast: SettledForecast & WordedForecast };

export function scoreClass(handedIn: readonly HandedIn[]): ClassScores {
  const said = handedIn.flatMap(({ name, scores: { code, forecasts } }): Said[] =>
    settledOf(forecasts).map((forecast) => ({ name, code, forecast: forecast as Said["forecast"] })),
  );
  const groups = groupBy(said, ({ code, forecast: { asked, question } }) => JSON.stringify([code, asked, question]));
  return {
    ranked: rankedOf(handedIn),
    pooled: cardOf(handedIn.flatMap(({ scores }) => scores.forecasts)),
    questions: groups.map(questionOf).sort((one, other) => other.brier - one.brier),
    codes: [...new Set(handedIn.map(({ scores }) => scores.code))],
    disputed: groups
      .filter((group) => new Set(group.map(({ forecast: { odds, observed } }) => `${odds} ${observed}`)).size > 1)
      .map((group) => ({ text: group[0]?.forecast.text ?? "", names: group.map(({ name }) => name) })),
  };
}

function rankedOf(handedIn: readonly HandedIn[]): readonly Ranked[] {
  const rows = handedIn
    .map(({ name, scores: { finished, forecasts } }) => ({ name, finished, card: cardOf(forecasts) }))
    .sort((one, other) => brierIn(one.card) - brierIn(other.card) || (one.name < other.name ? -1 : 1));
  return rows.map((row) => {
    const better = rows.filter(({ card }) => brierIn(card) < brierIn(row.card)).length;
    return { rank: row.card === null ? null : better + 1, ...row };
  });
}

/** Finite, so that two without any score can be compared. */
const brierIn = (card: Card | null): number => card?.own.brier ?? 2;

function questionOf(group: readonly Said[]): ClassQuestion {
  const [{ code, forecast }] = group as [Said];
  const mean = (of: (said: SettledForecast) => number) =>
    group.reduce((sum, one) => sum + of(one.forecast), 0) / group.length;
  return {
    code,
    text: forecast.text,
    observed: forecast.observed,
    odds: forecast.odds,
    count: group.length,
    meanGuess: mean(({ guess }) => guess),
    brier: mean(({ guess, observed }) => brierOf(guess, observed)),
  };
}

function groupBy<Of>(items: readonly Of[], keyOf: (item: Of) => string): readonly (readonly Of[])[] {
  const groups = new Map<string, Of[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
