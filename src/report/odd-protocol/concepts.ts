/**
 * The second part of the description (ODD, "design concepts"): the eleven concepts of the protocol, each as far as this
 * kind of model has it, with what this scenario makes of it.
 */
import type { Scenario } from "../../engine/index.js";
import { count, listInWords } from "../../text/index.js";
import { keptTo } from "../../visibility/index.js";
import { listAnswers } from "../diagram/answers.js";
import { answersDot } from "../diagram/dot.js";
import { answersMermaid } from "../diagram/mermaid.js";
import {
  type Block,
  columns,
  fact,
  heading,
  joined,
  link,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { anchors, type Subject } from "./basis.js";
import { sensedBy } from "./sensing.js";

export function concepts(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  return [
    heading(2, "design-concepts", "Design concepts"),
    heading(3, "concepts", "4. Design concepts"),
    { kind: "terms", terms: conceptTerms(scenario) },
    heading(4, "sensing", "Sensing: what each actor looks at"),
    table(
      "Postures, gauges and happenings that an actor's transitions depend on",
      columns(["Actor", 16], ["Postures of others", 42], ["Gauges", 26], ["Acts answered", 16, "right"]),
      sensingRows(subject),
      "The scenario has no actors.",
    ),
    heading(4, "interaction", "Interaction: who answers whom"),
    ...interaction(scenario),
  ];
}

function tally(scenario: Scenario) {
  const transitions = scenario.actors.flatMap((actor) => actor.postures).flatMap((posture) => posture.transitions);
  const of = (kind: string) => transitions.filter(({ trigger }) => trigger.kind === kind).length;
  const orders = transitions.filter(({ order }) => order !== undefined);
  return {
    hazards: of("hazard"),
    responses: of("response"),
    timeouts: of("timeout"),
    ratios: transitions.reduce((sum, { ratios }) => sum + ratios.length, 0),
    orders: orders.length,
    hidden: transitions.filter((transition) => keptTo(transition) !== null).length,
  };
}

function conceptTerms(scenario: Scenario): { term: string; text: Text }[] {
  const { hazards, responses, timeouts, ratios, orders, hidden } = tally(scenario);
  const postures = scenario.actors.reduce((sum, actor) => sum + actor.postures.length, 0);
  const entry = (term: string, text: string) => fact(term, text);
  return [
    entry(
      "Basic principles",
      `Crises move along ladders, and each step has a rate that circumstances raise or lower (proportional hazards, after Cox 1972). The scenario has ${count(hazards, "transition")} by chance with ${count(ratios, "ratio")}, ${count(responses, "response")} and ${count(timeouts, "timeout")}.`,
    ),
    entry(
      "Emergence",
      `Outcomes are not written in. ${count(scenario.milestones.length, "milestone")} and ${count(scenario.endings.length, "ending")} are conditions on postures and gauges, and come about through the interplay of ${count(postures, "posture")}.`,
    ),
    entry(
      "Adaptation",
      "An actor's rates change with the postures of others and with the gauges; a response changes its posture at once.",
    ),
    entry(
      "Objectives",
      "Actors maximise nothing. What they want is in their ladders, base rates and ratios; human seats bring objectives of their own.",
    ),
    entry("Learning and prediction", "None: rates do not change with experience, and no actor looks ahead."),
    entry(
      "Sensing",
      hidden === 0
        ? "Postures and gauges are known to all; the table below says who looks at what."
        : `Postures and gauges are known to the model's actors; of human seats, ${count(hidden, "transition")} can be seen by some only. The table below says who looks at what.`,
    ),
    entry(
      "Interaction",
      "Direct, where one actor's response answers another's act; indirect, through conditions and through gauges that all share.",
    ),
    entry(
      "Stochasticity",
      "Every transition, response, inject and state entry has a random stream of its own, keyed by seed, run and path. Changing one assumption or adding an actor re-rolls nobody else's dice, so two readings can be compared on the same dice.",
    ),
    entry(
      "Collectives",
      "Alliances and forums are actors in their own right, with postures that members' conditions look at.",
    ),
    entry(
      "Observation",
      `The model's only output is records: one for each happening, milestone and ending, each explicable down to the ratios and claims behind it.${orders === 0 ? "" : ` ${count(orders, "transition")} can be ordered by a human seat.`}`,
    ),
  ];
}

function sensingRows({ scenario, lookup }: Subject): readonly Row[] {
  return scenario.actors.map((actor) => {
    const { postures, gauges, milestones, answered, day } = sensedBy(actor);
    const others = [...postures].filter((path) => !path.startsWith(`${actor.id}.`));
    const extras = [...(milestones.size > 0 ? ["milestones reached"] : []), ...(day ? ["the day"] : [])];
    return [
      strong(actor.label),
      others.length === 0
        ? ["none"]
        : joined(
            others.map((path) => [link(anchors.posture(path), lookup.postureLabel(path))]),
            ", ",
          ),
      joined(
        [...[...gauges].map((id) => [link(anchors.gauge(id), lookup.gaugeLabel(id))]), ...extras.map((text) => [text])],
        ", ",
      ),
      String(answered.size),
    ];
  });
}

function interaction(scenario: Scenario): readonly Block[] {
  const answers = listAnswers(scenario);
  if (answers.length === 0) return [paragraph("No actor answers another's act at once.")];
  const busiest = new Map<string, number>();
  for (const { to, responses } of answers) busiest.set(to, (busiest.get(to) ?? 0) + responses.length);
  const most = Math.max(...busiest.values());
  const names = [...busiest].filter(([, number]) => number === most).map(([path]) => path);
  const labels = scenario.actors.flatMap((actor) =>
    actor.postures.filter(({ path }) => names.includes(path)).map(({ label }) => `${actor.label} (${label})`),
  );
  return [
    paragraph(
      `An arrow means that an act of the posture it leaves may be answered at once by the posture it reaches; the heavier, the more responses. Answers most often: ${listInWords(labels, "and")}.`,
    ),
    {
      kind: "picture",
      picture: {
        title: "Responses between postures",
        dot: answersDot(scenario),
        mermaid: answersMermaid(scenario),
      },
    },
  ];
}
