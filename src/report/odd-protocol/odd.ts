/**
 * A scenario described by the ODD protocol (overview, design concepts, details; Grimm et al. 2020), generated from the
 * resolved scenario alone, so that the description cannot lag behind the model. The same scenario and engine give the
 * same words.
 */
import { engineVersion, hashScenario, type Scenario } from "../../engine/index.js";
import { count, longDate } from "../../text/index.js";
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
    subtitle: "Model description by the ODD protocol",
    summary: scenario.summary,
    facts: [
      fact("Scenario", code(scenario.id)),
      fact("Hash", code(hashScenario(scenario))),
      fact("Engine", `faultline ${engineVersion}`),
      fact("Plays", `${count(scenario.horizon, "day")} from ${longDate(scenario.start)}`),
    ],
    counts: [
      counted(scenario.actors.length, "actor"),
      counted(postures.length, "posture"),
      counted(transitions, "transition"),
      counted(scenario.assumptions.length, "assumption"),
      counted(scenario.injects.length, "inject"),
      counted(scenario.claims.length, "claim"),
    ],
    blocks: [
      ...overview(subject),
      ...concepts(subject),
      heading(2, "details", "Details"),
      ...initialisation(subject),
      ...input(subject),
      ...submodels(subject),
      ...evidence(subject),
      ...reference,
    ],
  };
}

const reference: readonly Block[] = [
  heading(2, "reference", "Reference"),
  paragraph(
    "Grimm, V., Railsback, S. F., Vincenot, C. E. and others (2020). The ODD Protocol for Describing Agent-Based and Other Simulation Models: A Second Update to Improve Clarity, Replication, and Structural Realism. Journal of Artificial Societies and Social Simulation 23(2), 7.",
  ),
  paragraph("Generated from the scenario file by faultline; to change it, change the file."),
];
