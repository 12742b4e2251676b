/**
 * Why the turning points of a run came: for each the rule that brought it, what was in force and by how much, how likely that made it, what
 * it moved, and what could have come instead; each with the claims that it rests on.
 */
import { say } from "../../catalogue/index.js";
import type { Explanation, Factor } from "../../engine/index.js";
import {
  days,
  gaugeValue,
  likelihoodInWords,
  likelihoodOf,
  longDate,
  moveInWords,
  often,
  percent,
  ratio,
  stagesInWords,
} from "../../text/index.js";
import { type Block, heading, type Inline, paragraph } from "../page/document.js";
import { explanationOf, type TurningPoint } from "../story/told-run.js";
import type { Writing } from "./essay.js";

/** A headline or note as a sentence of its own. */
function asSentence(text: string): string {
  const whole = text.trim();
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

export function turningPointBlocks(writing: Writing): readonly Block[] {
  const { turningPoints, bringers } = writing.told;
  if (turningPoints.length === 0) return [];
  return [
    heading(2, "turning-points", say("essay.turning-heading")),
    paragraph(
      bringers === 0
        ? say("essay.unlikely-points", { told: turningPoints.length })
        : say("essay.turning-points", { told: turningPoints.length, bringers, all: turningPoints.length === bringers }),
    ),
    ...turningPoints.flatMap((point) => pointBlocks(writing, point)),
  ];
}

function pointBlocks(writing: Writing, { record, brought }: TurningPoint): Block[] {
  const milestones = brought.filter(({ type }) => type === "milestone").map(({ headline }) => headline);
  const sentences = [
    say("essay.point-when", { date: longDate(record.date), record: record.seq }),
    ...(milestones.length === 0
      ? []
      : [say("essay.came-with-it", { n: milestones.length, milestones: milestones.join("; ") })]),
    ...(brought.some(({ type }) => type === "end") ? [say("essay.came-the-end")] : []),
  ];
  return [
    heading(3, `record-${record.seq}`, record.headline),
    paragraph(sentences.join(" ")),
    paragraph(...whySentences(writing, record)),
    ...movedBlocks(writing, record),
  ];
}

type Told = TurningPoint["record"];

/** What brought it, and how likely that made it. */
function whySentences(writing: Writing, record: Told): Inline[] {
  const why = explanationOf(record);
  const how = likelihoodInWords(likelihoodOf(record, why));
  if (record.type === "inject") {
    const text = writing.lookup.injects.get(`inject.${record.inject}`)?.text ?? "";
    const sentences = [say("essay.from-outside", { how }), text].filter((part) => part !== "").map(asSentence);
    return [sentences.join(" "), ...writing.notes.cite(record.evidence)];
  }
  if (why === null || record.by !== undefined)
    return [say("essay.chosen", { how }), ...writing.notes.cite(record.evidence)];
  const sum: Inline = ` ${say("essay.that-made", { how })}`;
  switch (why.trigger) {
    case "hazard":
      return [
        ...baseOf(writing, why, say("essay.base-rate", { often: stagesInWords(often(why.basePerDay), why.shape) })),
        ...factorsOf(writing, why),
        sum,
        ...othersOf(why),
      ];
    case "response":
      return [...baseOf(writing, why, answerOf(writing, why)), ...factorsOf(writing, why), sum];
    case "timeout":
      return baseOf(writing, why, timeOf(writing, why));
  }
}

/** A sentence with what the rule itself rests on. */
function baseOf({ notes }: Writing, { evidence, afterBasis, judgement }: Explanation, sentence: string): Inline[] {
  const claims = notes.cite([...evidence, ...(afterBasis?.evidence ?? [])]);
  const judged = judgement ?? afterBasis?.judgement;
  return [
    sentence,
    ...claims,
    ...(judged === undefined ? [] : [` ${say("essay.judgement", { judgement: asSentence(judged) })}`]),
  ];
}

function answerOf({ lookup }: Writing, { answers, baseChance, chance = 1 }: Explanation): string {
  const headline = answers === undefined ? "" : lookup.headlineOf(answers);
  return say("essay.answered", { any: headline !== "", headline, chance: percent(baseChance ?? chance) });
}

function timeOf({ lookup }: Writing, { posture, from, after = [] }: Explanation): string {
  const [low = 0, ...more] = after;
  const high = more.at(-1) ?? low;
  const state = lookup.stateLabel(posture, from);
  return say("essay.timer", { state, fixed: low === high, low: days(low), high: days(high) });
}

/** What was in force, each with its factor and what that rests on. */
function factorsOf({ lookup, notes }: Writing, why: Explanation): Inline[] {
  const inForce = why.factors.filter(({ applies, ratio: by }) => applies && by !== 1);
  if (inForce.length === 0) return [` ${say("essay.no-factors")}`];
  const named = ({ label, gauge, ratio: by }: Factor) => {
    const shown = gauge === undefined ? undefined : lookup.gauges.get(gauge.id);
    const value = shown === undefined || gauge === undefined ? "" : gaugeValue(shown, gauge.value);
    return say("essay.factor", { label, ratio: ratio(by), at: value !== "", value });
  };
  const listed = inForce.flatMap((factor, place): Inline[] => [
    place === 0 ? ` ${say("essay.factors")} ` : "; ",
    named(factor),
    ...notes.cite([...factor.evidence, ...(factor.curveBasis?.evidence ?? [])]),
  ]);
  return [...listed, "."];
}

/** What could have come instead. */
function othersOf({ share, rivals }: Explanation): Inline[] {
  const [rival] = rivals;
  return rival === undefined
    ? []
    : [
        ` ${say("essay.first-of-all", { share: percent(share), headline: rival.headline, other: percent(rival.share) })}`,
      ];
}

/** What it moved, as far as one can see it. */
function movedBlocks({ lookup }: Writing, record: Told): Block[] {
  const changes = record.type === "inject" ? (record.moved ?? []) : [record];
  const moves = changes.map(({ posture, from, to }) =>
    say("essay.posture-moved", { posture: lookup.postureLabel(posture), move: moveInWords(lookup, posture, from, to) }),
  );
  const gauges = record.effects.flatMap(({ gauge: id, from, to }) => {
    const gauge = lookup.gauges.get(id);
    if (gauge === undefined) return [];
    const [before, after] = [gaugeValue(gauge, from), gaugeValue(gauge, to)];
    return before === after ? [] : [say("essay.gauge-moved", { gauge: gauge.label, before, after })];
  });
  const moved = [...moves, ...gauges];
  return moved.length === 0 ? [] : [paragraph(say("essay.moved", { moved: moved.join("; ") }))];
}
