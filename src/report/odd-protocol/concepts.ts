/**
 * The second part of the description (ODD, "design concepts"): the eleven concepts of the protocol, each as far as this
 * kind of model has it, with what this scenario makes of it.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { asBelieved, listInWords } from "../../text/index.js";
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
import { beliefBlocks, holdsBeliefs } from "./beliefs.js";
import { type Sensed, sensedBy } from "./sensing.js";

export function concepts(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  return [
    heading(2, "design-concepts", say("odd.design-concepts")),
    heading(3, "concepts", say("odd.concepts")),
    { kind: "terms", terms: conceptTerms(scenario) },
    heading(4, "sensing", say("odd.who-senses-what")),
    table(
      say("odd.what-transitions-read"),
      columns(
        [say("odd.actor"), 16],
        [say("odd.postures-of-others"), 42],
        [say("odd.gauges"), 26],
        [say("odd.acts-answered"), 16, "right"],
      ),
      sensingRows(subject),
      say("odd.no-actors"),
    ),
    ...beliefBlocks(subject),
    heading(4, "interaction", say("odd.who-answers-whom")),
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
    ratios: transitions.reduce((sum, { ratios, trigger }) => sum + (trigger.kind === "hazard" ? ratios.length : 0), 0),
    orders: orders.length,
    hidden: transitions.filter((transition) => keptTo(transition) !== null).length,
    gauges: scenario.gauges.filter((gauge) => keptTo(gauge) !== null).length,
  };
}

function conceptTerms(scenario: Scenario): { term: string; text: Text }[] {
  const { hazards, responses, timeouts, ratios, orders, hidden, gauges } = tally(scenario);
  const beliefs = holdsBeliefs(scenario);
  const postures = scenario.actors.reduce((sum, actor) => sum + actor.postures.length, 0);
  return [
    fact(say("odd.basic-principles"), say("odd.what-principles", { hazards, ratios, responses, timeouts })),
    fact(
      say("odd.emergence"),
      say("odd.what-emerges", {
        milestones: scenario.milestones.length,
        endings: scenario.endings.length,
        postures,
      }),
    ),
    fact(say("odd.adaptation"), say("odd.what-adapts")),
    fact(say("odd.objectives"), say("odd.what-actors-want")),
    fact(say("odd.learning"), say("odd.no-learning", { remembers: remembers(scenario.actors) })),
    fact(say("odd.sensing"), say("odd.what-is-sensed", { hidden, gauges, beliefs })),
    fact(say("odd.interaction"), say("odd.how-actors-interact")),
    fact(say("odd.stochasticity"), say("odd.how-dice-are-keyed", { beliefs })),
    fact(say("odd.collectives"), say("odd.what-collectives")),
    fact(say("odd.observation"), say("odd.what-is-observed", { orders, beliefs })),
  ];
}

function sensingRows({ scenario, lookup }: Subject): readonly Row[] {
  return scenario.actors.map((actor) => {
    const { postures, gauges, milestones, answered, day } = sensedBy(actor);
    const others = postures.filter(({ subject }) => !subject.startsWith(`${actor.id}.`));
    const read = (anchor: string, { subject, believer }: Sensed): Text => [
      link(anchor, asBelieved(lookup, subject, believer)),
    ];
    const extras = [
      ...(milestones.size > 0 ? [say("odd.milestones-reached")] : []),
      ...(day ? [say("odd.the-day")] : []),
    ];
    return [
      strong(actor.label),
      others.length === 0
        ? [say("odd.none")]
        : joined(
            others.map((sensed) => read(anchors.posture(sensed.subject), sensed)),
            ", ",
          ),
      joined(
        [...gauges.map((sensed) => read(anchors.gauge(sensed.subject), sensed)), ...extras.map((text) => [text])],
        ", ",
      ),
      String(answered.size),
    ];
  });
}

function interaction(scenario: Scenario): readonly Block[] {
  const answers = listAnswers(scenario);
  if (answers.length === 0) return [paragraph(say("odd.no-answers"))];
  const busiest = new Map<string, number>();
  for (const { to, responses } of answers) busiest.set(to, (busiest.get(to) ?? 0) + responses.length);
  const most = Math.max(...busiest.values());
  const names = [...busiest].filter(([, number]) => number === most).map(([path]) => path);
  const labels = scenario.actors.flatMap((actor) =>
    actor.postures.filter(({ path }) => names.includes(path)).map(({ label }) => `${actor.label} (${label})`),
  );
  return [
    paragraph(say("odd.what-an-arrow-means", { postures: listInWords(labels, "and") })),
    {
      kind: "picture",
      picture: {
        title: say("odd.responses-between"),
        dot: answersDot(scenario),
        mermaid: answersMermaid(scenario),
      },
    },
  ];
}

/** Whether anything in a part of the scenario asks how often something has happened, or since when. */
function remembers(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { kind } = part as { readonly kind?: unknown };
  return kind === "count" || kind === "entries" || kind === "since" || Object.values(part).some(remembers);
}
