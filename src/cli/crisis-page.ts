/**
 * `faultline page`: a crisis, or the run of a replay code, as one HTML file that plays in a browser.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { say } from "../catalogue/index.js";
import { crisisPage } from "../report/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { type NamedRunOptions, openRun } from "./named-run.js";
import { openOutFiles } from "./out-file.js";
import { printRaw } from "./output.js";
import { chooseRun } from "./prepare.js";

export interface CrisisPageOptions extends NamedRunOptions {
  readonly out?: string;
  /** Its turns begin with forecasts. */
  readonly forecast?: boolean;
}

/** Where the build leaves the program. */
const program = fileURLToPath(new URL("../../dist/browser/program.js", import.meta.url));

/** Larger than it will ever be, in bytes. */
const longestProgram = 1 << 23;

const readProgram = () => new TextDecoder().decode(readOrdinaryFile(program, longestProgram));

export async function writeCrisisPage(named: string, options: CrisisPageOptions): Promise<void> {
  const { name, loaded, run } = await openRun("page", named, options);
  if (!existsSync(program)) throw new UsageError(say("cli.page-not-built"));
  const { out } = openOutFiles({ out: options.out }, loaded.files);
  const { resolved, ...first } = chooseRun(loaded, run);
  const { forecast = false } = options;
  const { seats = [] } = first;
  if (forecast && seats.length > 0)
    throw new UsageError(say("forecast.page-seats", { seats: seats.join(", ") }), say("forecast.page-seats-hint"));
  const page = crisisPage({ scenario: resolved, name, first, forecast, program: readProgram() });
  if (out === undefined) printRaw(page);
  else {
    out.write(page);
    out.close();
  }
}
