/**
 * The last part of the description (ODD, "submodels"): every posture with its ladder and its transitions, how gauges
 * move by themselves, and the conditions of milestones and endings. Nothing that bears on a run is left out.
 */
import { say } from "../../catalogue/index.js";
import {
  type Actor,
  type Effect,
  type Gauge,
  type Outcome,
  type Posture,
  type Quantity,
  type Ratio,
  type State,
  statesAfter,
  type Transition,
} from "../../engine/index.js";
import {
  asBelieved,
  chanceInWords,
  conditionInWords,
  curveInWords,
  derivedInWords,
  effectInWords,
  figure,
  isRecurrence,
  listInWords,
  quantityInWords,
  signed,
  stepInWords,
  timeoutInWords,
  waitInWords,
} from "../../text/index.js";
import { postureDot } from "../diagram/dot.js";
import { postureMermaid } from "../diagram/mermaid.js";
import {
  type Block,
  code,
  columns,
  em,
  heading,
  joined,
  lines,
  paragraph,
  type Row,
  sayText,
  small,
  strong,
  type Text,
  table,
} from "../page/document.js";
import {
  actText,
  anchors,
  basisInline,
  basisText,
  effectBasis,
  effectText,
  elementLink,
  type Subject,
  seenByText,
} from "./basis.js";

export function submodels(subject: Subject): readonly Block[] {
  return [
    heading(3, "submodels", say("odd.submodels")),
    paragraph(say("odd.how-to-read-ladders")),
    ...subject.scenario.actors.flatMap((actor) => actorBlocks(subject, actor)),
    ...gaugeBlocks(subject),
    ...outcomeBlocks(subject),
  ];
}

function actorBlocks(subject: Subject, actor: Actor): readonly Block[] {
  return [
    heading(3, `submodel-${actor.id}`, actor.label),
    ...(actor.description === undefined ? [] : [paragraph(actor.description)]),
    ...actor.postures.flatMap((posture) => postureBlocks(subject, actor, posture)),
  ];
}

function postureBlocks(subject: Subject, actor: Actor, posture: Posture): readonly Block[] {
  const name = `${actor.label}: ${posture.label}`;
  const states: Block = table(
    say("odd.states-of", { posture: name }),
    columns(
      [say("odd.rung"), 10, "right"],
      [say("odd.state"), 34],
      [say("odd.what-it-means"), 42],
      [say("odd.cow-level"), 14, "right"],
    ),
    ladderRows(subject, posture),
  );
  return [
    heading(4, anchors.posture(posture.path), name),
    paragraph(...(posture.description === undefined ? [] : [`${posture.description} `]), code(posture.path)),
    {
      kind: "beside",
      picture: {
        title: say("odd.ladder-of", { posture: name }),
        dot: postureDot(posture),
        mermaid: postureMermaid(posture),
      },
      blocks: [states],
    },
    table(
      say("odd.transitions-of", { posture: name }),
      columns(
        [say("odd.transition"), 24],
        [say("odd.trigger-and-condition"), 21],
        [say(posture.transitions.some(({ outcomes }) => outcomes) ? "odd.ratios-and-outcomes" : "odd.ratios"), 26],
        [say("odd.effects-and-act"), 15],
        [say("odd.rests-on"), 14],
      ),
      posture.transitions.map((transition) => transitionRow(subject, posture, transition)),
      say("odd.nothing-moves-it"),
    ),
  ];
}

/** Gravest first, as a ladder is read; states without a rung last. */
function ladderRows(subject: Subject, posture: Posture): readonly Row[] {
  const { lookup } = subject;
  const height = (state: State) => state.rung ?? Number.NEGATIVE_INFINITY;
  return [...posture.states]
    .sort((a, b) => (height(a) === height(b) ? 0 : height(b) - height(a)))
    .map((state) => {
      const marks = [
        ...(state.id === posture.initial ? [say("odd.starts-here")] : []),
        ...(state.final ? [say("odd.play-stays-here")] : []),
      ];
      const effects = state.effects.map((effect) => effectInWords(lookup, effect)).join("; ");
      return [
        state.rung === undefined ? "" : figure(state.rung),
        lines(strong(state.label), code(state.id), marks.length === 0 ? [] : em(marks.join(", "))),
        lines(
          state.description,
          effects === "" ? [] : em(say("odd.on-entry", { effects })),
          ...state.effects.map((effect) => entryBasis(subject, effect)),
        ),
        state.hostility === undefined ? "" : figure(state.hostility),
      ];
    });
}

/** What an effect on entry rests on, after the gauge that it changes; empty where there is nothing. */
function entryBasis(subject: Subject, effect: Effect): Text {
  const basis = effectBasis(subject, effect);
  return basis.length === 0 ? [] : [subject.lookup.gaugeLabel(effect.gauge), ...basis];
}

function triggerText(subject: Subject, transition: Transition): Text {
  const { lookup } = subject;
  const { trigger } = transition;
  if (trigger.kind === "hazard") return sayText("odd.by-chance", { wait: waitInWords(lookup, trigger) });
  if (trigger.kind === "timeout") {
    const wait = timeoutInWords(lookup, trigger.after);
    return [...sayText("odd.by-the-clock", { wait }), ...basisInline(subject, trigger.afterBasis)];
  }
  const causes = trigger.on.map((path): Text => [elementLink(subject, path)]);
  return sayText("odd.answers", { acts: joined(causes, ", "), chance: chanceInWords(lookup, transition) });
}

function ratioText(subject: Subject, { trigger }: Transition, ratio: Ratio): Text {
  const { lookup } = subject;
  const ground = basisInline(subject, ratio);
  const times = trigger.kind === "response" ? say("odd.odds-times") : "×";
  if (ratio.kind === "condition") {
    const condition = say("odd.ratio-if", { condition: conditionInWords(lookup, ratio.when) });
    return [
      strong(`${times} ${quantityInWords(lookup, ratio.ratio)}`),
      ` ${ratio.label} `,
      small(condition),
      ...ground,
    ];
  }
  if (ratio.kind === "assumption") {
    const value = lookup.assumptions.get(ratio.assumption)?.value;
    const written = value === undefined ? "" : ` ${figure(value)}`;
    return [
      strong(`${times}${written}`),
      ` ${ratio.label} `,
      small(say("odd.ratio-assumption", { id: ratio.assumption })),
      ...ground,
    ];
  }
  const gauge = asBelieved(lookup, ratio.gauge, ratio.believer);
  const points = ratio.curve.map(([at, value]) =>
    say("odd.ratio-at", { ratio: quantityInWords(lookup, value), level: figure(at) }),
  );
  const curve = basisInline(subject, ratio.curveBasis);
  const ends = ratio.curve.map(([, value]) => quantityInWords(lookup, value));
  return [
    strong(`${times} ${ends[0]} … ${ends.at(-1)}`),
    ` ${ratio.label} `,
    small(say("odd.ratio-curve", { gauge, points: listInWords(points, "and") })),
    ...ground,
    ...(curve.length === 0 ? [] : ["; ", say("odd.its-points"), ...curve]),
  ];
}

/** One of several ends: its weight, what is reported, where it leads, and all that is its own. */
function outcomeText(subject: Subject, posture: Posture, transition: Transition, outcome: Outcome): Text {
  const { lookup } = subject;
  return lines(
    [
      strong(say("odd.outcome-weight", { weight: quantityInWords(lookup, outcome.weight) })),
      ` ${outcome.headline} → ${lookup.stateLabel(posture.path, outcome.to)}`,
      ...basisInline(subject, outcome),
    ],
    ...otherHeadlines(subject, outcome),
    ...outcome.ratios.map((ratio) => ratioText(subject, { ...transition, trigger: weighed }, ratio)),
    ...outcome.effects.map((effect) => effectText(subject, effect)),
    outcome.event === transition.event ? [] : actText(subject, outcome.event),
  );
}

/** What is said instead of the headline, each with its condition. */
export function otherHeadlines(
  { lookup }: Subject,
  { headlines = [] }: Pick<Transition, "headlines">,
): readonly Text[] {
  return headlines.map(({ when, headline }) =>
    sayText("odd.other-headline", { headline: em(headline), condition: conditionInWords(lookup, when) }),
  );
}

/** Ratios of a weight are written as those of a rate. */
const weighed = { kind: "hazard", rate: 1 } as const;

function transitionRow(subject: Subject, posture: Posture, transition: Transition): Row {
  const { lookup } = subject;
  const { path, headline, from, when, ratios, outcomes = [], effects, event, order } = transition;
  const label = (state: string) => lookup.stateLabel(posture.path, state);
  const condition: Text =
    when === undefined ? [] : [say("odd.only-while", { condition: conditionInWords(lookup, when) })];
  const seat: Text = order === undefined ? [] : [em(say("odd.may-be-ordered", { order: order.label }))];
  return {
    anchor: anchors.transition(path),
    cells: [
      lines(
        strong(headline),
        ...otherHeadlines(subject, transition),
        isRecurrence(transition)
          ? stepInWords(lookup, posture, transition)
          : `${listInWords(from.map(label))} → ${listInWords(statesAfter(transition).map(label))}`,
        code(path),
      ),
      lines(triggerText(subject, transition), condition, seat, seenByText(lookup, transition)),
      lines(
        ...ratios.map((ratio) => ratioText(subject, transition, ratio)),
        ...outcomes.map((outcome) => outcomeText(subject, posture, transition, outcome)),
      ),
      lines(...effects.map((effect) => effectText(subject, effect)), actText(subject, event)),
      basisText(subject, transition),
    ],
  };
}

function motionText(subject: Subject, { baseline, settle, drift, derived }: Gauge): Text {
  const { lookup } = subject;
  if (derived !== undefined) return [say("odd.derived", { how: derivedInWords(lookup, derived) })];
  const settles: Text =
    settle === undefined || baseline === undefined
      ? []
      : [
          say("odd.settles", {
            days: quantityInWords(lookup, settle),
            baseline: quantityInWords(lookup, baseline),
          }),
        ];
  const aDay = (quantity: Quantity) => say("odd.a-day", { change: quantityInWords(lookup, quantity, signed) });
  const drifts = drift.map((part): Text => {
    const { perDay } = part;
    const condition = part.when === undefined ? null : conditionInWords(lookup, part.when);
    const [points, motion] =
      typeof perDay === "object" && "curve" in perDay ? [curveInWords(lookup, perDay, aDay), ""] : ["", aDay(perDay)];
    const along =
      condition === null ? say("odd.drifts-along", { points }) : say("odd.drifts-along-while", { points, condition });
    const straight = condition === null ? motion : say("odd.drifts-while", { motion, condition });
    return [points === "" ? straight : along, ...basisInline(subject, part)];
  });
  const all = lines(settles, ...drifts);
  return all.length === 0 ? [say("odd.moves-by-effects")] : all;
}

function gaugeBlocks(subject: Subject): readonly Block[] {
  const { gauges } = subject.scenario;
  if (gauges.length === 0) return [];
  return [
    heading(3, "gauge-dynamics", say("odd.how-gauges-move")),
    paragraph(say("odd.order-of-motions", { rata: subject.scenario.format > 1 })),
    table(
      say("odd.gauge-motions"),
      columns([say("odd.gauge"), 24], [say("odd.at-day-boundary"), 54], [say("odd.rests-on"), 22]),
      gauges.map((gauge) => ({
        anchor: anchors.gauge(gauge.id),
        cells: [lines(strong(gauge.label), code(gauge.id)), motionText(subject, gauge), basisText(subject, gauge)],
      })),
    ),
  ];
}

function outcomeBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup } = subject;
  const headed = (first: string, when: string) => columns([first, 34], [when, 46], [say("odd.rests-on"), 20]);
  const milestones = scenario.milestones.map((milestone): Row => {
    const { id, label, headline, when, on } = milestone;
    const first: Text =
      when === undefined
        ? sayText("odd.act-happens", {
            acts: (on ?? [])
              .map((path): Text => [elementLink(subject, path)])
              .reduce((act, other) => (act.length === 0 ? other : sayText("odd.either-act", { act, other })), []),
          })
        : [conditionInWords(lookup, when)];
    const head = lines([strong(label), " ", code(id)], headline === label ? [] : headline);
    return { anchor: anchors.milestone(id), cells: [head, first, basisText(subject, milestone)] };
  });
  const endings = scenario.endings.map((ending): Row => {
    const head = lines(
      [strong(ending.label), " ", code(ending.id)],
      ending.headline === ending.label ? [] : ending.headline,
    );
    return {
      anchor: `ending-${ending.id}`,
      cells: [head, conditionInWords(lookup, ending.when), basisText(subject, ending)],
    };
  });
  return [
    heading(3, "outcomes", say("odd.outcomes")),
    table(
      say("odd.milestones"),
      headed(say("odd.milestone"), say("odd.first-time")),
      milestones,
      say("odd.no-milestones"),
    ),
    table(say("odd.endings"), headed(say("odd.ending"), say("odd.play-ends-when")), endings, say("odd.no-endings")),
  ];
}
