/**
 * What actors believe: of each posture and gauge that an actor hears of by reports, how long they take, how they may be
 * wrong, and what that rests on.
 */
import { say } from "../../catalogue/index.js";
import { type Actor, type Belief, beliefPath, type Scenario, subjectOf } from "../../engine/index.js";
import { days, listInWords, percent, quantityInWords, signed, spreadInWords } from "../../text/index.js";
import {
  type Block,
  columns,
  heading,
  lines,
  link,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { anchors, basisInline, basisText, type Subject } from "./basis.js";

export const holdsBeliefs = ({ actors }: Scenario): boolean => actors.some(({ beliefs = [] }) => beliefs.length > 0);

/** Nothing where no actor holds a belief. */
export function beliefBlocks(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  if (!holdsBeliefs(scenario)) return [];
  return [
    heading(4, "beliefs", say("odd.who-believes-what")),
    paragraph(say("odd.how-beliefs-form")),
    table(
      say("odd.beliefs"),
      columns(
        [say("odd.actor"), 16],
        [say("odd.believes-about"), 22],
        [say("odd.report-takes"), 20],
        [say("odd.how-wrong"), 24],
        [say("odd.rests-on"), 18],
      ),
      scenario.actors.flatMap((actor) => (actor.beliefs ?? []).map((belief) => beliefRow(subject, actor, belief))),
    ),
  ];
}

function beliefRow(subject: Subject, actor: Actor, belief: Belief): Row {
  const { lookup } = subject;
  const about = subjectOf(belief);
  const named =
    "posture" in belief
      ? link(anchors.posture(about), lookup.postureLabel(about))
      : link(anchors.gauge(about), lookup.gaugeLabel(about));
  return {
    anchor: anchors.belief(beliefPath(actor.id, about)),
    cells: [
      strong(actor.label),
      [named],
      delayText(subject, belief),
      wrongText(subject, belief),
      basisText(subject, belief),
    ],
  };
}

function delayText(subject: Subject, belief: Belief): Text {
  const { delay = 0 } = belief;
  if (delay === 0) return [say("odd.at-once")];
  const time =
    typeof delay === "number" ? days(delay) : say("odd.report-days", { days: spreadInWords(subject.lookup, delay) });
  return [time, ...("posture" in belief ? basisInline(subject, belief.delayBasis) : [])];
}

function wrongText({ lookup }: Subject, belief: Belief): Text {
  if ("gauge" in belief) {
    const { bias = 0 } = belief;
    return [bias === 0 ? say("odd.never-wrong") : say("odd.biased", { bias: quantityInWords(lookup, bias, signed) })];
  }
  const { posture, error = 0, initial } = belief;
  const label = (state: string) => lookup.stateLabel(posture, state);
  const first: Text = initial === undefined ? [] : [say("odd.at-first-believed", { state: label(initial) })];
  if (typeof error === "number" || "assumption" in error) {
    const wrong =
      error === 0
        ? say("odd.never-wrong")
        : say("odd.wrong-evenly", { share: quantityInWords(lookup, error, percent) });
    return lines(wrong, first);
  }
  const rows = error.map(({ state, as }) => {
    const taken = as.map((other) =>
      say("odd.taken-for", { state: label(other.state), share: quantityInWords(lookup, other.chance, percent) }),
    );
    return say("odd.wrong-by-state", { state: label(state), taken: listInWords(taken, "and") });
  });
  return lines(...(rows.length === 0 ? [say("odd.never-wrong")] : rows), first);
}
