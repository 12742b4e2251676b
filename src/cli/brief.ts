/**
 * `faultline brief`: an exercise's handouts in a folder, each as a page to print and as Markdown.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { say } from "../catalogue/index.js";
import { handoutsOf, renderHtml, renderMarkdown, seatsOf } from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { print } from "./output.js";
import { writePage } from "./page.js";
import { openScenario, prepareRun, withScenario } from "./prepare.js";
import { paste } from "./started.js";

export interface BriefOptions {
  readonly out: string;
  readonly seat?: readonly string[];
  readonly variant?: string;
}

/** Writes every handout into a folder, which is made where there is none, and prints the names of the files. */
export async function brief(named: string | undefined, chosenOptions: BriefOptions): Promise<void> {
  const { scenario: name, options } = withScenario(named, chosenOptions);
  if (name === undefined) throw new UsageError(say("cli.brief-needs-scenario"), say("cli.brief-scenario-before-seat"));
  const { out, ...chosen } = options;
  // Nothing is played: a run is made ready only because that checks the variant and the seats.
  const loaded = await openScenario(name);
  const { model } = prepareRun(loaded, { ...chosen, seed: "brief" });
  const seats = options.seat === undefined ? seatsOf(model) : [...new Set(options.seat)];
  makeFolder(out);
  const handouts = handoutsOf(model, seats, { name, paste });
  const file = (handout: string, ending: string) => join(out, `${handout}.${ending}`);
  const names = handouts.flatMap(({ name: handout }) => [file(handout, "html"), file(handout, "md")]);
  const files = openOutFiles(Object.fromEntries(names.map((one) => [one, one])), loaded.files, { prints: true });
  for (const { name: handout, document } of handouts) {
    const [html, markdown] = [file(handout, "html"), file(handout, "md")];
    writePage(await renderHtml(document), files[html]);
    writePage(renderMarkdown(document), files[markdown]);
    print(escapeLine(html));
    print(escapeLine(markdown));
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
