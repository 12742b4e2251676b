/**
 * The tally file of `run --tally`: which runs a shard of a study has, what has been played of them before, and what is kept while they
 * are played, so that a run that is stopped or killed goes on where its file was last put in its place.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Ensemble, Played } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import type { Asked, ReadShare, Span } from "../shares/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { complainInWords, print } from "./output.js";
import { spaced } from "./progress.js";
import type { EnsembleCommandOptions } from "./run.js";

/** The i-th of so many shards, from 1. */
export interface Shard {
  readonly place: number;
  readonly of: number;
}

/** Most runs that one command plays; more are played in shards. */
export const mostRunsAtOnce = 100_000_000;

/** Refuses options that do not go with tallies and shards, or with each other. */
export function refuseTally(options: EnsembleCommandOptions): void {
  const { shard, tally, resume, seed, precision, csv, parquet, events, page } = options;
  if ((shard !== undefined || tally !== undefined) && seed === undefined)
    throw new UsageError(say("shares.study-needs-seed"), say("shares.give-seed"));
  if (shard !== undefined && precision !== undefined)
    throw new UsageError(say("shares.shard-of-precision"), say("shares.give-runs-for-precision"));
  const other = [csv, parquet, events, page].find(
    (file) => file !== undefined && tally !== undefined && resolve(file) === resolve(tally),
  );
  if (other !== undefined)
    throw new UsageError(say("cli.out-files-are-one", { file: `${tally}`, other }), say("cli.give-each-output-a-file"));
  if (resume && tally === undefined)
    throw new UsageError(say("shares.resume-needs-tally"), say("shares.give-tally-too"));
  if (tally !== undefined && precision !== undefined)
    throw new UsageError(say("shares.tally-of-precision"), say("shares.give-runs-for-precision"));
  if (resume && (csv ?? parquet ?? events) !== undefined)
    throw new UsageError(say("shares.resume-has-no-rows"), say("shares.give-smaller-shards"));
}

/** The runs that a command plays, itself or by a queue: those of its shard, or all. Throws UsageError where they are too many. */
export async function spanOf({ shard, first = 0, runs, queue }: EnsembleCommandOptions): Promise<Span> {
  const last = first + runs - 1;
  if (last >= 2 ** 31)
    throw new UsageError(say("shares.runs-past-last", { last: `${last}` }), say("shares.give-fewer-runs"));
  if (shard !== undefined) {
    const { shardRuns } = await import("../shares/index.js");
    const span = shardRuns({ first, runs }, shard.place, shard.of);
    if (span.runs <= mostRunsAtOnce) return span;
    throw new UsageError(
      say("shares.shard-too-large", { runs: spaced(span.runs), most: spaced(mostRunsAtOnce) }),
      say("shares.give-more-shards", { of: `${Math.ceil(runs / mostRunsAtOnce)}` }),
    );
  }
  if (runs <= mostRunsAtOnce || queue !== undefined) return { first, runs };
  throw new UsageError(
    say("shares.too-many-runs", { runs: spaced(runs), most: spaced(mostRunsAtOnce) }),
    say("shares.give-shards"),
  );
}

/** Milliseconds until a tally is kept for the first time, and between two later on; and so many times what keeping one takes. */
const keepFirstMs = 200;
const keepEveryMs = 3000;
const keepAtMostOneIn = 20;

export interface RunTally {
  /** What the ensemble goes on with. */
  readonly before: Played;
  /** Keeps what there is, if it is time. */
  checkpoint(ensemble: Ensemble): void;
  /** Keeps what there is at the end, and says how to go on where something is left. */
  close(ensemble: Ensemble): void;
}

/** What a tally file is opened for. */
interface TallyOf {
  readonly asked: Asked;
  readonly model: Model;
  readonly span: Span;
  readonly reads: readonly string[];
}

/** Opens the tally file of a run, where one is named, locks it, and reads what it has. Throws UsageError. */
export async function openTally(options: EnsembleCommandOptions, of: TallyOf): Promise<RunTally | null> {
  const { tally: file, resume = false } = options;
  if (file === undefined) return null;
  const { lockFile } = await import("./file-lock.js");
  const lock = lockFile(file);
  try {
    const { close, ...tally } = await openLocked(file, resume, of);
    return {
      ...tally,
      close(ensemble) {
        close(ensemble);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(file: string, resume: boolean, { asked, model, span, reads }: TallyOf): Promise<RunTally> {
  const [shares, { openOutFiles, removeUnfinished }] = await Promise.all([
    import("../shares/index.js"),
    import("./out-file.js"),
  ]);
  const there = statSync(file, { throwIfNoEntry: false });
  const kept = there?.isFile() === true && there.size > 0 ? readTally(file, shares) : null;
  if (kept !== null && !resume)
    throw new UsageError(say("shares.tally-is-there", { file }), say("shares.give-resume-or-other-file"));
  const before =
    kept === null
      ? shares.nothingPlayed(model, asked.study.days, span.first === asked.first)
      : beforeOf(file, kept, { asked, span }, shares);
  const { tally: out } = openOutFiles({ tally: file }, reads, { prints: true });
  if (resume) removeUnfinished(file);
  const keep = (ensemble: Ensemble) =>
    out?.place(shares.writeShare(shares.shareOf(asked, model.scenario, span.first, ensemble.played())));
  let patience = keepFirstMs;
  let due = performance.now() + patience;
  return {
    before,
    close(ensemble) {
      keep(ensemble);
      if (ensemble.tally.runs < span.runs) complainInWords(say("shares.kept-for-resume", { file }));
    },
    checkpoint(ensemble) {
      const now = performance.now();
      if (now < due || (there !== undefined && !there.isFile())) return;
      keep(ensemble);
      const done = performance.now();
      patience = Math.min(2 * patience, keepEveryMs);
      due = done + Math.max(patience, keepAtMostOneIn * (done - now));
    },
  };
}

type Shares = typeof import("../shares/index.js");

/** Reads a tally file. Throws UsageError. */
export function readTally(file: string, { readShare, mostBytes, TallyFault }: Shares): ReadShare {
  try {
    return readShare(readOrdinaryFile(file, mostBytes));
  } catch (error) {
    if (error instanceof TallyFault || error instanceof UnreadableFile)
      throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** What a kept tally has of these runs: some from their first on. Throws UsageError where it has others. */
function beforeOf(
  file: string,
  { share, model }: ReadShare,
  { asked, span }: { readonly asked: Asked; readonly span: Span },
  shares: Shares,
): Played {
  const differences = shares.differencesOf(asked, share.asked);
  if (differences.length > 0)
    throw new UsageError(
      say("shares.tally-of-other-study", { file, differences: differencesInWords(differences) }),
      say("shares.choose-other-tally"),
    );
  const [part, another] = share.parts;
  if (part === undefined) return shares.nothingPlayed(model, asked.study.days, span.first === asked.first);
  if (another !== undefined || part.first !== span.first || part.runs > span.runs) {
    const last = part.first + part.runs - 1;
    throw new UsageError(
      say("shares.tally-of-other-shard", { file, first: `${part.first}`, last: `${last}` }),
      say("shares.choose-other-tally"),
    );
  }
  return shares.playedOf(share, model);
}

/** What two studies differ in: each by name, with both values. */
export function differencesInWords(differences: readonly (readonly [string, unknown, unknown])[]): string {
  return differences
    .map(([name, one, other]) =>
      say("shares.differs-in", { name, one: JSON.stringify(one), other: JSON.stringify(other) }),
    )
    .join("; ");
}

/** What is said of a shard that no runs fall to. */
export function tellEmptyShard({ shard, runs }: EnsembleCommandOptions): number {
  const { place, of } = shard ?? { place: 1, of: 1 };
  print(say("shares.shard-is-empty", { place: `${place}`, of: `${of}`, n: runs }));
  return exitCodes.done;
}
