/**
 * `faultline resume`: goes on with a kept session where it stands.
 */
import { say } from "../catalogue/index.js";
import { hashScenario, ScenarioError } from "../engine/index.js";
import { type Header, type Resumed, resumeSession } from "../session/index.js";
import { onTerminal } from "./on-terminal.js";
import { complainInWords } from "./output.js";
import { now, readChosenInputs, type ShowOptions, showSession } from "./play.js";
import { openScenario } from "./prepare.js";

/** Shows what has been, then plays the inputs of `--inputs`, or to the end. */
export async function resume(file: string, options: ShowOptions): Promise<number> {
  const inputs = readChosenInputs(options);
  const screen = onTerminal(options);
  const resumed = resumeSession(file, { now, explain: screen || (options.explain ?? false) });
  const { session } = resumed;
  const found = foundIn(file, resumed);
  if (found !== "" && !screen) complainInWords(found);
  return showSession({ session, name: await nameInLibrary(session.header), found, resumed: true }, inputs, options);
}

/** What there is to say of a log. */
function foundIn(file: string, { torn, wasClosed }: Resumed): string {
  if (torn !== null) {
    return say("cli.torn-line-cut-off", { file, fault: torn.fault, bytes: torn.bytes });
  }
  return wasClosed ? "" : say("cli.session-not-closed", { file });
}

/** The id of a session's scenario where the library has just this edition of it. */
async function nameInLibrary({ scenario, scenarioHash }: Header): Promise<string | null> {
  try {
    return hashScenario((await openScenario(scenario)).scenario) === scenarioHash ? scenario : null;
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
