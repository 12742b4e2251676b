/**
 * A share of a study: which of its runs have been played, and what they add up to. Everything in it is exact, so that shares merge in
 * any order and grouping, and all of them together are what one ensemble of the whole study would have been, to the bit.
 */
import {
  addTally,
  batchRuns,
  blankTally,
  blocksOf,
  ExactSums,
  Folds,
  type Hashed,
  hashOf,
  joinHashed,
  type Played,
  roundedSums,
  type SlopeTotals,
  type Study,
  sumKeys,
  type Tally,
} from "../analysis/index.js";
import { hashPlain, type Model, type Scenario } from "../engine/index.js";

/** What a study is asked to be: what its runs play, and which runs. Shares of one study have the same. */
export interface Asked {
  readonly study: Study;
  /** Number of its first run. */
  readonly first: number;
  /** Runs of the whole study. */
  readonly runs: number;
  /** Whether outcomes are estimated with control variates. */
  readonly controls: boolean;
  /** What is asked of derivatives of outcomes; absent where nothing is. */
  readonly sensitivity?: AskedSensitivity;
}

/** `run --sensitivity`, as all shares of a study have it. */
export interface AskedSensitivity {
  /** So many runs from the study's first on give the coefficients; the others are what derivatives are worked out of. */
  readonly pilot: number;
  readonly everyNumber: boolean;
  /** Outcomes are counted all the same, although scores are kept. */
  readonly plainEstimates: boolean;
}

/** Runs in a row that have been played. */
export interface Part {
  readonly first: number;
  readonly runs: number;
  readonly hashed: Hashed;
}

export type Sums = { readonly [key in (typeof sumKeys)[number]]: ExactSums };

export interface Share {
  readonly asked: Asked;
  readonly scenario: Scenario;
  /** In order, with gaps between them. */
  readonly parts: readonly Part[];
  /** Counts, and least and greatest values of gauges; its sums are those of `sums`. */
  readonly tally: Tally;
  readonly sums: Sums;
  readonly folds: Folds;
  /** What derivatives need, of the runs after the study's pilot; null where that was not asked, or there are none. */
  readonly slopes: SlopeTotals | null;
}

/** The runs of the i-th of so many shards, from 1: whole blocks, as many in each as can be. May be none. */
export function shardRuns({ first, runs }: Pick<Asked, "first" | "runs">, shard: number, of: number) {
  const blocks = blocksOf(first, runs);
  const begin = Math.floor(first / batchRuns);
  const edge = (place: number) => {
    const block = begin + Math.floor((blocks * place) / of);
    return Math.min(Math.max(block * batchRuns, first), first + runs);
  };
  const from = edge(shard - 1);
  return { first: from, runs: edge(shard) - from };
}

/** Nothing yet of the runs from one on. The hash over runs that do not begin the study is kept as their digests. */
export function nothingPlayed(model: Model, days: number, startsStudy: boolean): Played {
  return {
    tally: blankTally(model, days),
    folds: new Folds(),
    hashed: startsStudy ? { state: hashOf({ digests: [] }, 0).state() } : { digests: [] },
  };
}

/** What an ensemble has played from a run on, as a share. */
export function shareOf(
  asked: Asked,
  scenario: Scenario,
  first: number,
  { tally, folds, hashed, slopes = null }: Played,
): Share {
  const parts = tally.runs === 0 ? [] : [{ first, runs: tally.runs, hashed }];
  const sumOf = (key: (typeof sumKeys)[number]) => {
    const sums = new ExactSums(tally[key].length);
    sums.addAll(tally[key]);
    sums.addAll(tally[`${key}Low`]);
    return sums;
  };
  const sums: Sums = {
    stateDays: sumOf("stateDays"),
    gaugeSums: sumOf("gaugeSums"),
    gaugeSquares: sumOf("gaugeSquares"),
  };
  return { asked, scenario, parts, tally, sums, folds, slopes };
}

/** What is in a share, for an ensemble to go on with or for its estimates; the hash is that of its first part. */
export function playedOf({ asked, tally, sums, folds, parts, slopes }: Share, model: Model): Played {
  for (const key of sumKeys) {
    const [high, low] = roundedSums(model, asked.study.days, key, sums[key]);
    tally[key].set(high);
    tally[`${key}Low`].set(low);
  }
  const hashed = parts[0]?.hashed ?? { digests: [] };
  return { tally, folds, hashed, slopes };
}

/** A share of the same study with nothing in it, to merge others into. */
export function blankShare({ asked, scenario }: Share, model: Model): Share {
  const tally = blankTally(model, asked.study.days, { runs: Number.POSITIVE_INFINITY });
  return shareOf(asked, scenario, asked.first, { tally, folds: new Folds(), hashed: { digests: [] } });
}

/** Merges two shares of one study, whose runs must not overlap. The arrays of `whole` are used again. */
export function mergeShares(whole: Share, part: Share): Share {
  addTally(whole.tally, part.tally);
  for (const key of sumKeys) whole.sums[key].merge(part.sums[key]);
  whole.folds.merge(part.folds);
  const slopes = whole.slopes ?? part.slopes?.blank() ?? null;
  if (part.slopes !== null) slopes?.merge(part.slopes);
  const [one, other] = [whole.asked, part.asked];
  return { ...whole, asked: namedAlike(one, other), parts: joined([...whole.parts, ...part.parts]), slopes };
}

/** Runs of these that lie after the pilot of the study, of which derivatives are worked out; 0 where none are asked for. */
export function slopeRunsOf({ first, sensitivity }: Asked, parts: readonly Span[]): number {
  if (sensitivity === undefined) return 0;
  const from = first + sensitivity.pilot;
  return parts.reduce((sum, part) => sum + Math.max(0, part.first + part.runs - Math.max(part.first, from)), 0);
}

/** What differs in the names of files only is told by the first in order, so that merging has one result. */
function namedAlike(one: Asked, other: Asked): Asked {
  return JSON.stringify(other) < JSON.stringify(one) ? other : one;
}

/** Parts in order, those that meet as one. */
export function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const part of [...parts].sort((one, other) => one.first - other.first)) {
    const last = all.at(-1);
    if (last === undefined || last.first + last.runs !== part.first) all.push(part);
    else all[all.length - 1] = join(last, part);
  }
  return all;
}

function join(one: Part, other: Part): Part {
  const blocks = blocksOf(one.first, one.runs);
  return { first: one.first, runs: one.runs + other.runs, hashed: joinHashed(one.hashed, blocks, other.hashed) };
}

/** The hash over all runs of a share, in hex. */
export function hashOfShare({ parts }: Share): string {
  const [first, ...others] = parts;
  if (first === undefined) return hashOf({ digests: [] }, 0).hex();
  const { hashed, blocks } = others.reduce(
    (whole, part) => ({
      hashed: joinHashed(whole.hashed, whole.blocks, part.hashed),
      blocks: whole.blocks + blocksOf(part.first, part.runs),
    }),
    { hashed: first.hashed, blocks: blocksOf(first.first, first.runs) },
  );
  return hashOf(hashed, blocks).hex();
}

/** Runs in a row: the first, and how many. */
export type Span = Pick<Part, "first" | "runs">;

/** Runs of a study that parts in order lack. */
export function gapsIn({ first, runs }: Span, parts: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let next = first;
  for (const part of [...parts, { first: first + runs, runs: 0 }]) {
    if (part.first > next) gaps.push({ first: next, runs: part.first - next });
    next = part.first + part.runs;
  }
  return gaps;
}

/** Runs that two shares both have; null where there are none. */
export function overlapOf(one: readonly Span[], other: readonly Span[]): Span | null {
  for (const a of one)
    for (const b of other) {
      const first = Math.max(a.first, b.first);
      const runs = Math.min(a.first + a.runs, b.first + b.runs) - first;
      if (runs > 0) return { first, runs };
    }
  return null;
}

/** What two studies differ in: the name of each such property, with both values as plain JSON. */
export function differencesOf(
  one: Asked,
  other: Asked,
): readonly (readonly [name: string, one: unknown, other: unknown])[] {
  const [first, second] = [identity(one), identity(other)];
  return Object.keys(first).flatMap((name) => {
    const [a, b] = [first[name], second[name]];
    return hashPlain(a) === hashPlain(b) ? [] : [[name, a, b] as const];
  });
}

/** All that shares of a study have in common; where files lie has no part in it. */
function identity({ study: { file: _file, from, ...study }, first, runs, controls, sensitivity }: Asked): {
  readonly [name: string]: unknown;
} {
  return { ...study, from: from === null ? null : from.world, first, runs, controls, sensitivity: sensitivity ?? null };
}
