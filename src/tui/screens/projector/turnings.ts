/**
 * What has become of a session between two looks, in words for the table: that the white cell went back, took another
 * way, or closed it. What it denied or set stays its own affair.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay, type Model } from "../../../engine/index.js";
import { headOf, leadsTo, type SessionState } from "../../../session/index.js";
import { dayInWords } from "../../../text/index.js";

/** Another way than the one that was shown. */
export interface Turning {
  readonly kind: "switched" | "branched" | "went-back" | "revealed" | "hidden";
  readonly words: string;
}

export function dateInWords({ scenario }: Model, time: number): string {
  return dayInWords(scenario, dateOfDay(scenario.start, Math.floor(time)));
}

/** What changed, other than that play went on; the gravest first. Empty where nothing else did. */
export function turningsBetween(model: Model, was: SessionState, is: SessionState): Turning[] {
  const turnings: Turning[] = [];
  const head = headOf(is);
  const here = dateInWords(model, head.world.time);
  if (is.current !== was.current) {
    const made = !was.branches.has(is.current);
    const from = is.branches.get(is.current)?.from?.branch;
    const words = made
      ? say("projector.branched", { branch: is.current, from: from ?? was.current, here })
      : say("projector.switched", { branch: is.current, here });
    turnings.push({ kind: made ? "branched" : "switched", words });
  } else if (!leadsTo(headOf(was), head)) {
    turnings.push({ kind: "went-back", words: say("projector.went-back", { here }) });
  }
  if (is.probabilitiesShown !== was.probabilitiesShown) {
    turnings.push(
      is.probabilitiesShown
        ? { kind: "revealed", words: say("projector.probabilities-shown") }
        : { kind: "hidden", words: say("projector.probabilities-hidden") },
    );
  }
  return turnings;
}
