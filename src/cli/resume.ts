/**
 * `faultline resume`: goes on with a kept session where it stands.
 */
import { hashScenario, ScenarioError } from "../engine/index.js";
import { escapeLine, loadScenario } from "../scenarios/index.js";
import { type Header, type Resumed, resumeSession } from "../session/index.js";
import { complain } from "./output.js";
import { now, onTerminal, readChosenInputs, type ShowOptions, showSession } from "./play.js";

/** Shows what has been, then plays the inputs of `--inputs`, or to the end. */
export async function resume(file: string, options: ShowOptions): Promise<number> {
  const inputs = readChosenInputs(options);
  const screen = onTerminal(options);
  const resumed = resumeSession(file, { now, explain: screen || (options.explain ?? false) });
  const { session } = resumed;
  const found = foundIn(file, resumed);
  if (found !== "" && !screen) complain(`faultline: ${escapeLine(found)}`);
  return showSession({ session, name: nameInLibrary(session.header), found, resumed: true }, inputs, options);
}

/** What there is to say of a log. */
function foundIn(file: string, { torn, wasClosed }: Resumed): string {
  if (torn !== null) {
    return `the last line of ${file} was torn, ${torn.fault}; its ${torn.bytes} bytes have been cut off`;
  }
  return wasClosed ? "" : `${file} was not closed: it stands as it was when it was last saved`;
}

/** The id of a session's scenario where the library has just this edition of it. */
function nameInLibrary({ scenario, scenarioHash }: Header): string | null {
  try {
    return hashScenario(loadScenario(scenario).scenario) === scenarioHash ? scenario : null;
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
