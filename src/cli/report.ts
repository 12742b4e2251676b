/**
 * `faultline report`: a kept session as an after-action report, a page that opens from disk and asks for nothing.
 */
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { afterActionReport, recordsCsv, renderHtml, renderMarkdown, workOut } from "../report/index.js";
import { nearestName } from "../scenarios/index.js";
import { readBytes, readLog, replayLog } from "../session/index.js";
import { UsageError } from "./failure.js";
import { tryFile, writePage } from "./page.js";
import { showProgress } from "./progress.js";

export interface ReportOptions {
  readonly out: string;
  readonly markdown?: string;
  readonly csv?: string;
  readonly branch?: string;
  readonly runs: number;
  readonly futures: number;
  readonly workers?: number;
}

/** Writes the report, and what else is asked for. The log is read and never written to. */
export async function report(file: string, options: ReportOptions): Promise<void> {
  const { out, markdown, csv, branch, runs, futures, workers } = options;
  const files = [out, markdown, csv].filter((one) => one !== undefined);
  const names = [file, ...files].map((one) => (existsSync(one) ? realpathSync(one) : resolve(one)));
  // The log is all there is of an exercise: no slip of the hand may write over it.
  if (new Set(names).size < names.length) {
    throw new UsageError("two of the files have one name", "give each a name of its own, and none the session's");
  }
  const read = readLog(readBytes(file));
  if (read.torn !== null) process.stderr.write(`faultline: the last line of ${file} is torn and is left out\n`);
  const { model, state } = replayLog(read, { explain: true });
  if (branch !== undefined && !state.branches.has(branch)) {
    const known = [...state.branches.keys()];
    const nearest = nearestName(branch, known);
    throw new UsageError(
      `${file} has no branch ${branch}`,
      `${nearest === undefined ? "" : `Did you mean ${nearest}? `}It has: ${known.join(", ")}`,
    );
  }
  for (const one of files) tryFile(one);
  const progress = showProgress(process.stderr);
  const worked = await workOut(
    { header: read.header, model, state },
    {
      runs,
      futures,
      onProgress: progress.update,
      ...(branch === undefined ? {} : { branch }),
      ...(workers === undefined ? {} : { workers }),
    },
  ).finally(() => progress.clear());
  const document = await afterActionReport(worked);
  writePage(await renderHtml(document), out);
  if (markdown !== undefined) writePage(renderMarkdown(document), markdown);
  if (csv !== undefined) writePage(recordsCsv(worked), csv);
}
