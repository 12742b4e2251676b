/**
 * `faultline brief`: an exercise's handouts in a folder, each as a page to print, as Markdown and for word processors; of a
 * session that is under way, the seats' briefs with what each has been told.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { say } from "../catalogue/index.js";
import {
  briefsUnderWay,
  type Document,
  type Handout,
  handoutsOf,
  renderDocx,
  renderHtml,
  renderMarkdown,
  seatsOf,
} from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { openLog } from "../session/index.js";
import { UsageError, whatItHas } from "./failure.js";
import { isLog } from "./log-named.js";
import { filesOfSession, type OutFile, openOutFiles } from "./out-file.js";
import { complainInWords, print } from "./output.js";
import { writePage } from "./page.js";
import { plannedRun } from "./planned.js";
import { openScenario, prepareRun, type RunOptions, withScenario } from "./prepare.js";
import { paste } from "./started.js";

export interface BriefOptions {
  readonly out: string;
  readonly seat?: readonly string[];
  readonly variant?: string;
  /** Seats may know how likely things are. */
  readonly odds?: true;
  /** Kinds of files; all by default. */
  readonly format?: readonly HandoutFormat[];
}

/** Kinds of files, by their endings. */
export type HandoutFormat = "html" | "md" | "docx";

const writers: { readonly [format in HandoutFormat]: (document: Document, out: OutFile | undefined) => Promise<void> } =
  {
    html: async (document, out) => writePage(await renderHtml(document), out),
    md: async (document, out) => writePage(renderMarkdown(document), out),
    docx: async (document, out) => {
      out?.write(await renderDocx(document));
      out?.close();
    },
  };

/** Writes every handout into a folder, which is made where there is none, and prints the names of the files. */
export async function brief(named: string | undefined, chosenOptions: BriefOptions): Promise<void> {
  const { scenario: name, options } = withScenario(named, chosenOptions);
  if (name === undefined) throw new UsageError(say("cli.brief-needs-scenario"), say("cli.brief-scenario-before-seat"));
  if (isLog(name)) return briefUnderWay(name, options);
  const { out, format, odds = false, ...chosen } = options;
  // Nothing is played: a run is made ready only because that checks the variant and the seats.
  const loaded = await openScenario(name);
  const { set, variant, seat } = plannedRun<RunOptions>(loaded.scenario, chosen);
  const { model } = prepareRun(loaded, {
    ...(set !== undefined && { set }),
    ...(variant !== undefined && { variant }),
    ...(seat !== undefined && { seat }),
    seed: "brief",
  });
  const seats = seat === undefined ? seatsOf(model) : [...new Set(seat)];
  await writeHandouts(handoutsOf(model, seats, { name, paste, odds }), { out, format, sources: loaded.files });
}

/** The seats' briefs of a session; its log is read and never written to. */
async function briefUnderWay(file: string, { out, seat, variant, odds, format }: BriefOptions): Promise<void> {
  if (variant !== undefined) throw new UsageError(say("brief.variant-of-log", { file }), say("cli.leave-it-out"));
  const { read, model, state } = openLog(file);
  if (read.torn !== null) complainInWords(say("cli.torn-line-left-out", { file }));
  const { seats } = read.header;
  const unknown = seat?.find((one) => !seats.includes(one));
  if (unknown !== undefined)
    throw new UsageError(say("brief.no-such-seat", { file, seat: unknown }), whatItHas(seats, unknown));
  if (seats.length === 0) throw new UsageError(say("brief.without-seats", { file }));
  const briefs = briefsUnderWay({ model, state }, [...new Set(seat ?? seats)], odds === true);
  await writeHandouts(briefs, { out, format, sources: filesOfSession(file) });
}

interface Writing {
  readonly out: string;
  readonly format: readonly HandoutFormat[] | undefined;
  /** Files that nothing may be written over. */
  readonly sources: Parameters<typeof openOutFiles>[1];
}

async function writeHandouts(
  handouts: readonly Handout[],
  { out, format = ["html", "md", "docx"], sources }: Writing,
): Promise<void> {
  makeFolder(out);
  const file = (handout: string, ending: string) => join(out, `${handout}.${ending}`);
  const formats = [...new Set(format)];
  const names = handouts.flatMap(({ name: handout }) => formats.map((one) => file(handout, one)));
  const files = openOutFiles(Object.fromEntries(names.map((one) => [one, one])), sources, { prints: true });
  for (const { name: handout, document } of handouts) {
    for (const one of formats) {
      await writers[one](document, files[file(handout, one)]);
      print(escapeLine(file(handout, one)));
    }
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const inTheWay = code === "EEXIST" || code === "ENOTDIR";
    throw new UsageError(say("cli.folder-not-made", { folder, inTheWay }), say("cli.choose-another-out"));
  }
}
