/**
 * `faultline report`: a kept session as an after-action report, a page that opens from disk and asks for nothing.
 */
import { say } from "../catalogue/index.js";
import { hashScenario, type Model } from "../engine/index.js";
import { afterActionReport, recordsCsv, renderDocx, renderHtml, renderMarkdown, workOut } from "../report/index.js";
import { libraryIds } from "../scenarios/light.js";
import { openLog } from "../session/index.js";
import { reviewCommand } from "../text/index.js";
import { UsageError, whatItHas } from "./failure.js";
import { filesOfSession, openOutFiles } from "./out-file.js";
import { complainInWords } from "./output.js";
import { writePage, writeTable } from "./page.js";
import { openScenario } from "./prepare.js";
import { showProgress } from "./progress.js";
import { paste } from "./started.js";

export interface ReportOptions {
  readonly out: string;
  readonly markdown?: string;
  readonly docx?: string;
  readonly csv?: string;
  readonly branch?: string;
  readonly runs: number;
  readonly futures: number;
  readonly workers?: number;
}

/**
 * Adds the map of the library to a scenario of a log that has none, as those of before 0.3: their hashes leave the map
 * out, so equal ones belong to the same scenario.
 */
async function withMap(model: Model): Promise<Model> {
  const { scenario, scenarioHash } = model;
  if (scenario.map !== undefined || !libraryIds().includes(scenario.id)) return model;
  const { scenario: listed } = await openScenario(scenario.id);
  const { map } = listed;
  return map === undefined || hashScenario(listed) !== scenarioHash
    ? model
    : { ...model, scenario: { ...scenario, map } };
}

/** Writes the report, and what else is asked for. The log is read and never written to. */
export async function report(file: string, options: ReportOptions): Promise<void> {
  const { out, markdown, docx, csv, branch, runs, futures, workers } = options;
  const { read, model, state } = openLog(file, { explain: true });
  if (read.torn !== null) complainInWords(say("cli.torn-line-left-out", { file }));
  if (branch !== undefined && !state.branches.has(branch)) {
    throw new UsageError(say("cli.unknown-branch", { file, branch }), whatItHas([...state.branches.keys()], branch));
  }
  const files = openOutFiles({ out, markdown, docx, csv }, filesOfSession(file));
  const progress = showProgress(process.stderr);
  const worked = await workOut(
    { header: read.header, model: await withMap(model), state },
    {
      runs,
      futures,
      onProgress: progress.update,
      ...(branch === undefined ? {} : { branch }),
      ...(workers === undefined ? {} : { workers }),
    },
  ).finally(() => progress.clear());
  const document = await afterActionReport(worked, { adds: paste(reviewCommand(file, "review.ndjson")) });
  writePage(await renderHtml(document), files.out);
  if (files.markdown !== undefined) writePage(renderMarkdown(document), files.markdown);
  if (files.docx !== undefined) {
    files.docx.write(await renderDocx(document));
    files.docx.close();
  }
  if (files.csv !== undefined) writeTable(recordsCsv(worked), files.csv);
}
