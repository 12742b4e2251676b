/**
 * Why the session refuses what a seat asks for, in the language that is spoken: its reasons are messages already, and those of the engine, which
 * words them for whoever leads the exercise, are said here for a seat, which neither rewinds nor reads paths.
 */

import { say } from "../catalogue/index.js";
import { type Model, type OrderError, refusal, ScenarioError } from "../engine/index.js";
import { applyInput, type Input, isRefusal, type SessionState } from "../session/index.js";
import { createLookup, orderLabel } from "../text/index.js";

/** What is refused changes nothing, so that it can be refused once more; null where it is not refused now. */
export function refusedAgain(model: Model, state: SessionState, input: Input): OrderError | null {
  try {
    const again = applyInput(model, state, { input, sequence: 0 });
    return isRefusal(again) ? inWords(model, again) : null;
  } catch (error) {
    // What is wrong with the scenario is for whoever may know all of it.
    if (error instanceof ScenarioError) return refusal(say("host.run-broke"), say("host.run-broke-hint"));
    throw error;
  }
}

function inWords({ scenario }: Model, refused: OrderError): OrderError {
  switch (refused.reason?.why) {
    case undefined:
      return refused;
    case "run-ended":
      return refusal(say("host.run-ended"), say("host.run-ended-hint"));
    case "not-possible": {
      const order = orderLabel(createLookup(scenario), refused.reason.transition);
      return refusal(say("host.not-possible", { order }), say("host.not-on-page-hint"));
    }
  }
}
