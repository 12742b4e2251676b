/**
 * A scenario described by the ODD protocol (overview, design concepts, details; Grimm et al. 2020), generated from the
 * resolved scenario alone, so that the description cannot lag behind the model. The same scenario and engine give the
 * same words.
 */
import { say } from "../../catalogue/index.js";
import { engineVersion, hashScenario, type Scenario } from "../../engine/index.js";
import { longDate } from "../../text/index.js";
import { counted } from "../brief/parts.js";
import { type Block, code, type Document, fact, heading, paragraph } from "../page/document.js";
import { createSubject } from "./basis.js";
import { concepts } from "./concepts.js";
import { initialisation, input } from "./details.js";
import { evidence } from "./evidence.js";
import { overview } from "./overview.js";
import { submodels } from "./submodels.js";

/** Describes any scenario, down to one actor with one posture. */
export function describeScenario(scenario: Scenario): Document {
  const subject = createSubject(scenario);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const transitions = postures.reduce((sum, posture) => sum + posture.transitions.length, 0);
  return {
    title: scenario.title,
    subtitle: say("odd.subtitle"),
    summary: scenario.summary,
    facts: [
      fact(say("odd.scenario"), code(scenario.id)),
      fact(say("odd.hash"), code(hashScenario(scenario))),
      fact(say("odd.engine"), `faultline ${engineVersion}`),
      fact(say("odd.plays"), say("odd.days-of-play", { horizon: scenario.horizon, start: longDate(scenario.start) })),
    ],
    counts: [
      counted("actor", scenario.actors.length),
      counted("posture", postures.length),
      counted("transition", transitions),
      counted("assumption", scenario.assumptions.length),
      counted("inject", scenario.injects.length),
      counted("claim", scenario.claims.length),
    ],
    blocks: [
      ...overview(subject),
      ...concepts(subject),
      heading(2, "details", say("odd.details")),
      ...initialisation(subject),
      ...input(subject),
      ...submodels(subject),
      ...evidence(subject),
      ...reference,
    ],
  };
}

const reference: readonly Block[] = [
  heading(2, "reference", say("odd.reference")),
  paragraph(say("odd.odd-paper")),
  paragraph(say("odd.how-generated")),
];
