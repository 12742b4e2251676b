/**
 * `faultline page`: a crisis, or the run of a replay code, as one HTML file that plays in a browser.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { say } from "../catalogue/index.js";
import { crisisPage } from "../report/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { printRaw } from "./output.js";
import { chooseRun, openScenario, type RunOptions } from "./prepare.js";
import { looksLikeCode, openNamed, optionsOf, readRunCode } from "./replay.js";

export interface CrisisPageOptions extends RunOptions {
  readonly out?: string;
  /** The scenario's file, where a code's is not in the library. */
  readonly file?: string;
}

/** Where the build leaves the program. */
const program = fileURLToPath(new URL("../../dist/browser/program.js", import.meta.url));

/** Larger than it will ever be, in bytes. */
const longestProgram = 1 << 23;

const readProgram = () => new TextDecoder().decode(readOrdinaryFile(program, longestProgram));

export async function writeCrisisPage(named: string, options: CrisisPageOptions): Promise<void> {
  const { name, loaded, run } = looksLikeCode(named) ? await openCode(named, options) : await openName(named, options);
  if (!existsSync(program)) throw new UsageError(say("cli.page-not-built"));
  const { out } = openOutFiles({ out: options.out }, loaded.files);
  const { resolved, ...first } = chooseRun(loaded, run);
  const page = crisisPage({ scenario: resolved, name, first, program: readProgram() });
  if (out === undefined) printRaw(page);
  else {
    out.write(page);
    out.close();
  }
}

async function openName(name: string, { out: _out, file: _file, ...run }: CrisisPageOptions) {
  const loaded = await openScenario(name);
  return { name, loaded, run };
}

async function openCode(code: string, { file }: CrisisPageOptions) {
  const read = readRunCode(code);
  if (read.kind === "old") throw new UsageError(say("cli.not-a-code", { text: JSON.stringify(code) }));
  const { name, loaded } = await openNamed("page", code, read.run, file);
  return { name, loaded, run: optionsOf(read.run) };
}
