/**
 * What a record was and what it rests on, as the table may know it: the text that reached the players, what it moved,
 * its chance where the white cell shows chances, and the documents behind it.
 */
import { say } from "../../../catalogue/index.js";
import { basisOf } from "../../../engine/index.js";
import type { RecordEntry } from "../../../session/index.js";
import {
  citation,
  conditionInWords,
  type Lookup,
  likelihoodOf,
  likelihoodSentence,
  listInWords,
  longDate,
  ratio,
  wrap,
} from "../../../text/index.js";
import { effectGroundLines, groundLines, timeWithin } from "../../panels/grounds.js";
import { effectLines, groundsOfMoved, sourceLines, whyLines } from "../../panels/why-lines.js";
import { blank, type Line, span } from "../../term/line.js";

/** Said where a cause is not all the table's to know; the same words whatever it is. */
const partHidden = say("projector.part-hidden");

const text = (words: string, width: number, tone: "plain" | "dim" | "strong" = "plain"): Line[] =>
  words === "" ? [] : wrap(words, width - 4).map((part): Line => [blank(2), span(part, tone)]);

/** What is said of what no chance brought about; empty where chance did. */
function causeInWords(lookup: Lookup, { record, message, partHidden: hidden }: RecordEntry): string[] {
  switch (record.type) {
    case "inject": {
      if (message === null) return [];
      const { from, to, delivery, arrival, text: says } = message;
      if (arrival !== "") return [arrival, says];
      return says === "" || from === "" ? [says] : [say("projector.message-to", { from, to, delivery }), says];
    }
    case "milestone": {
      const milestone = lookup.milestones.get(record.milestone);
      if (milestone?.when === undefined) {
        const headlines = (milestone?.on ?? []).map((path) => `“${lookup.headlineOf(path)}”`);
        return [say("projector.milestone-on", { headlines: listInWords(headlines) })];
      }
      return [
        hidden
          ? say("projector.milestone")
          : say("projector.milestone-when", {
              condition: conditionInWords(lookup, milestone.when),
            }),
      ];
    }
    case "belief":
      return [];
    case "end": {
      const ending = lookup.scenario.endings.find(({ id }) => id === record.ending);
      if (ending === undefined) return [say("projector.horizon")];
      return [
        hidden
          ? say("projector.ending")
          : say("projector.ending-when", { condition: conditionInWords(lookup, ending.when) }),
      ];
    }
    default:
      return record.by === "seat" ? [say("projector.ordered-by", { actor: lookup.actorLabel(record.actor) })] : [];
  }
}

/** How likely it was, where it may be said; empty where not. */
const chanceInBrief = ({ record, why }: RecordEntry): string =>
  why === null ? "" : likelihoodSentence(likelihoodOf(record, why));

/** Factors that made it likelier or less likely, as far as the table may know them. */
function knownFactors(entry: RecordEntry): string {
  const factors = entry.knownFactors
    .filter(({ applies, ratio: factor }) => applies && factor !== 1)
    .map(({ label, ratio: factor }) => `${label} (× ${ratio(factor)})`);
  return factors.length === 0 ? "" : say("projector.factors-known", { factors: listInWords(factors, "and") });
}

/** In place, below the wire: what was read out, what it moved, how likely it was, where to look it up. */
export function storyInBrief(lookup: Lookup, entry: RecordEntry, width: number): Line[] {
  const chance = chanceInBrief(entry);
  const hidden = entry.partHidden ? partHidden : "";
  const sources = entry.record.evidence.map((claim) => citation(lookup, claim)).join(" · ");
  return [
    ...causeInWords(lookup, entry).flatMap((words) => text(words, width)),
    ...effectLines(lookup, entry, width),
    ...text([chance, hidden].filter((part) => part !== "").join(" "), width),
    ...text(sources === "" ? "" : say("projector.rests-on", { sources }), width, "dim"),
  ];
}

/** What a transition rests on, where its chances are not shown: the claims in full, and no figures of chance. */
function groundsOf(lookup: Lookup, entry: RecordEntry, width: number): Line[] {
  const { record } = entry;
  const transition = "transition" in record ? lookup.transitions.get(record.transition) : undefined;
  const ground = {
    ...basisOf(transition ?? {}),
    evidence: record.evidence,
    within: timeWithin(lookup, entry),
  };
  return groundLines(lookup, ground, 2, width, true);
}

/** The page: as long as it needs to be. */
export function storyLines(lookup: Lookup, entry: RecordEntry, width: number): Line[] {
  const { record, why } = entry;
  const actor = "actor" in record ? ` · ${lookup.actorLabel(record.actor)}` : "";
  const cause = causeInWords(lookup, entry).flatMap((words) => text(words, width));
  const grounds = why === null ? effectGroundLines(lookup, groundsOfMoved(lookup, entry), width, true) : [];
  const moved = [...effectLines(lookup, entry, width), ...grounds];
  const gap = (lines: readonly Line[]): Line[] => (lines.length === 0 ? [] : [...lines, []]);
  return [
    ...text(record.headline, width, "strong"),
    [blank(2), span(`${longDate(record.date)}${actor}`, "dim")],
    [],
    ...gap(cause),
    ...(why === null
      ? [
          ...gap(moved),
          ...gap([...text(entry.partHidden ? partHidden : "", width), ...text(knownFactors(entry), width)]),
          ...groundsOf(lookup, entry, width),
        ]
      : whyLines(lookup, entry, width, { claims: "full", rivals: 0 })),
    ...sourceLines(lookup, entry, width),
  ];
}
