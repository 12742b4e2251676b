/**
 * `faultline merge`: shares of a study to the figures of the whole, the same bytes as of one run in one go.
 */
import { say } from "../catalogue/index.js";
import { engineVersion } from "../engine/index.js";
import * as shares from "../shares/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { complainInWords } from "./output.js";
import { differencesInWords, readTally } from "./run-tally.js";
import { reportShare } from "./share-report.js";

export interface MergeOptions {
  /** Merge what there is of the study. */
  readonly partial?: boolean;
  /** Where the merged tally goes. */
  readonly tally?: string;
  /** Where the page goes. */
  readonly page?: string;
  /** Threads that play the pairs of runs of a study with sensitivities. */
  readonly workers?: number;
  readonly plainEstimates?: boolean;
  /** Print endings and milestones alone. */
  readonly brief?: boolean;
  readonly json?: boolean;
}

/** Merges tally files, in any order, and reports what they add up to. Throws UsageError where they do not go together. */
export async function mergeTallies(
  files: readonly string[],
  { partial = false, tally, page, workers, plainEstimates, brief, json }: MergeOptions,
): Promise<number> {
  const { tally: out, page: paper } = openOutFiles({ tally, page }, files, { prints: true });
  const { share, model } = merged(files);
  const { asked, parts } = share;
  const gaps = shares.gapsIn(asked, parts);
  if (parts.length === 0) throw new UsageError(say("shares.merge-nothing", { n: files.length }));
  if (gaps.length > 0) tellGaps(gaps, partial);
  const { sensitivity, isStopped } =
    asked.sensitivity === undefined
      ? { sensitivity: null, isStopped: false }
      : await (await import("./share-sensitivity.js")).sensitivityOfShare({ share, model }, gaps.length === 0, workers);
  await reportShare({ share, model }, { json, brief, plainEstimates, tally: out, page: paper, sensitivity });
  return isStopped ? exitCodes.interrupted : exitCodes.done;
}

/** All of them as one share. One after the other, so that as many as there may be take no more memory than two. */
function merged(files: readonly string[]): shares.ReadShare {
  const known: { readonly file: string; readonly parts: readonly shares.Span[] }[] = [];
  let whole: shares.ReadShare | null = null;
  for (const file of files) {
    const { share, model } = readTally(file, shares);
    const { engine } = share.asked.study;
    if (engine !== engineVersion)
      throw new UsageError(
        say("shares.merge-other-engine", { file, engine, own: engineVersion }),
        say("shares.merge-by-engine"),
      );
    whole ??= { share: shares.blankShare(share, model), model };
    const differences = shares.differencesOf(whole.share.asked, share.asked);
    if (differences.length > 0)
      throw new UsageError(
        say("shares.merge-other-study", { file, first: `${files[0]}`, differences: differencesInWords(differences) }),
        say("shares.merge-shares-of-one-study"),
      );
    const other = known.find(({ parts }) => shares.overlapOf(parts, share.parts) !== null);
    if (other !== undefined) throw overlapping(file, other.file, shares.overlapOf(other.parts, share.parts));
    known.push({ file, parts: share.parts });
    whole = { share: shares.mergeShares(whole.share, share), model };
  }
  return whole as shares.ReadShare;
}

function overlapping(file: string, other: string, span: shares.Span | null): UsageError {
  const { first, runs } = span ?? { first: 0, runs: 0 };
  return new UsageError(
    say("shares.merge-overlap", { file, other, n: runs, first: `${first}`, last: `${first + runs - 1}` }),
    say("shares.merge-once"),
  );
}

/** Gaps that are named; more are counted. */
const mostNamed = 12;

function tellGaps(gaps: readonly shares.Span[], partial: boolean): void {
  const named = gaps
    .slice(0, mostNamed)
    .map(({ first, runs }) => say("shares.span", { first: `${first}`, last: `${first + runs - 1}` }))
    .join(", ");
  const more = gaps.length - mostNamed;
  const spans = more > 0 ? say("shares.more-spans", { spans: named, n: `${more}` }) : named;
  const runs = gaps.reduce((sum, gap) => sum + gap.runs, 0);
  const message = say("shares.merge-gaps", { n: runs, spans });
  if (!partial) throw new UsageError(message, say("shares.merge-gaps-hint"));
  complainInWords(message);
}
