/**
 * The second part of the description (ODD, "design concepts"): the eleven concepts of the protocol, each as far as this
 * kind of model has it, with what this scenario makes of it.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { listInWords } from "../../text/index.js";
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
    heading(2, "design-concepts", say("odd.design-concepts")),
    heading(3, "concepts", say("odd.4-design-concepts")),
    { kind: "terms", terms: conceptTerms(scenario) },
    heading(4, "sensing", say("odd.sensing-what-each-actor-looks-at")),
    table(
      say("odd.postures-gauges-and-happenings-that-an"),
      columns(
        [say("odd.actor"), 16],
        [say("odd.postures-of-others"), 42],
        [say("odd.gauges"), 26],
        [say("odd.acts-answered"), 16, "right"],
      ),
      sensingRows(subject),
      say("odd.the-scenario-has-no-actors"),
    ),
    heading(4, "interaction", say("odd.interaction-who-answers-whom")),
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
      say("odd.basic-principles"),
      say("odd.crises-move-along-ladders-and-each", { hazards, ratios, responses, timeouts }),
    ),
    entry(
      say("odd.emergence"),
      say("odd.outcomes-are-not-written-in-milestone", {
        milestones: scenario.milestones.length,
        endings: scenario.endings.length,
        postures,
      }),
    ),
    entry(say("odd.adaptation"), say("odd.an-actor-s-rates-change-with")),
    entry(say("odd.objectives"), say("odd.actors-maximise-nothing-what-they-want")),
    entry(say("odd.learning-and-prediction"), say("odd.none-rates-do-not-change-with")),
    entry(
      say("odd.sensing"),
      hidden === 0
        ? say("odd.postures-and-gauges-are-known-to")
        : say("odd.postures-and-gauges-are-known-to-2", { hidden }),
    ),
    entry(say("odd.interaction"), say("odd.direct-where-one-actor-s-response")),
    entry(say("odd.stochasticity"), say("odd.every-transition-response-inject-and-state")),
    entry(say("odd.collectives"), say("odd.alliances-and-forums-are-actors-in")),
    entry(
      say("odd.observation"),
      say("odd.the-model-s-only-output-is", {
        orders: orders === 0 ? "" : say("odd.transition-can-be-ordered-by-a", { orders }),
      }),
    ),
  ];
}

function sensingRows({ scenario, lookup }: Subject): readonly Row[] {
  return scenario.actors.map((actor) => {
    const { postures, gauges, milestones, answered, day } = sensedBy(actor);
    const others = [...postures].filter((path) => !path.startsWith(`${actor.id}.`));
    const extras = [
      ...(milestones.size > 0 ? [say("odd.milestones-reached")] : []),
      ...(day ? [say("odd.the-day")] : []),
    ];
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
  if (answers.length === 0) return [paragraph(say("odd.no-actor-answers-another-s-act"))];
  const busiest = new Map<string, number>();
  for (const { to, responses } of answers) busiest.set(to, (busiest.get(to) ?? 0) + responses.length);
  const most = Math.max(...busiest.values());
  const names = [...busiest].filter(([, number]) => number === most).map(([path]) => path);
  const labels = scenario.actors.flatMap((actor) =>
    actor.postures.filter(({ path }) => names.includes(path)).map(({ label }) => `${actor.label} (${label})`),
  );
  return [
    paragraph(say("odd.an-arrow-means-that-an-act", { labels: listInWords(labels, "and") })),
    {
      kind: "picture",
      picture: {
        title: say("odd.responses-between-postures"),
        dot: answersDot(scenario),
        mermaid: answersMermaid(scenario),
      },
    },
  ];
}
