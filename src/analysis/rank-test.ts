/**
 * Whether the days of the record lie among a model's days as its own do. Each day has a rank among the runs; were the record
 * a run like the others, half of the ranks would lie in the central half, give or take what chance allows. How much it
 * allows is not worked out but played: single runs are taken for the record and ranked alike, so that milestones that come
 * together, and days that many runs share, count as they do for the record.
 */
import { type DayCounts, rankOf } from "./forecast-scores.js";

/** Single runs that are taken for the record. */
export const pseudoHistories = 2000;

export interface RankTest {
  /** Days of the record with a rank. */
  readonly dates: number;
  /** Of these, how many lie in the central half of the model's days. */
  readonly central: number;
  readonly share: number;
  /** The central 90% of that share where single runs are taken for the record. */
  readonly low: number;
  readonly high: number;
  readonly histories: number;
  readonly within: boolean;
}

/** One milestone: its days over the runs, and where each pseudo-history has it: the whole day, −1 if never. */
export interface RankedMilestone {
  readonly counts: DayCounts;
  /** Day of the record; null where it has none, or no run reaches it. */
  readonly day: number | null;
  readonly runs: ArrayLike<number>;
}

const isCentral = (rank: number): boolean => rank >= 0.25 && rank <= 0.75;

/** Tests milestones of one crisis or of several. The pseudo-histories of several are drawn together, run by run. */
export function rankTest(milestones: readonly RankedMilestone[]): RankTest {
  const ranks = milestones.flatMap(({ counts, day }) => (day === null ? [] : [rankOf(counts, day)]));
  const central = ranks.filter(isCentral).length;
  const histories = Math.min(pseudoHistories, ...milestones.map(({ runs }) => runs.length));
  const shares: number[] = [];
  for (let run = 0; run < histories; run += 1) {
    let [dated, inside] = [0, 0];
    for (const { counts, runs } of milestones) {
      const day = runs[run] as number;
      if (day < 0 || counts.reached < 2) continue;
      dated += 1;
      if (isCentral(rankOf(counts, day, 1))) inside += 1;
    }
    if (dated > 0) shares.push(inside / dated);
  }
  shares.sort((one, other) => one - other);
  const at = (q: number) => shares[Math.min(shares.length - 1, Math.floor(q * shares.length))] ?? Number.NaN;
  const [low, high] = [at(0.05), at(0.95)];
  const share = ranks.length === 0 ? Number.NaN : central / ranks.length;
  return {
    dates: ranks.length,
    central,
    share,
    low,
    high,
    histories: shares.length,
    within: share >= low && share <= high,
  };
}
