/**
 * `faultline brief`: an exercise's handouts in a folder, each as a page to print, as Markdown and for word processors.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { say } from "../catalogue/index.js";
import { type Document, handoutsOf, renderDocx, renderHtml, renderMarkdown, seatsOf } from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { type OutFile, openOutFiles } from "./out-file.js";
import { print } from "./output.js";
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
  const { out, format = ["html", "md", "docx"], odds = false, ...chosen } = options;
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
  makeFolder(out);
  const handouts = handoutsOf(model, seats, { name, paste, odds });
  const file = (handout: string, ending: string) => join(out, `${handout}.${ending}`);
  const formats = [...new Set(format)];
  const names = handouts.flatMap(({ name: handout }) => formats.map((one) => file(handout, one)));
  const files = openOutFiles(Object.fromEntries(names.map((one) => [one, one])), loaded.files, { prints: true });
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
