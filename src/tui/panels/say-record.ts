/**
 * Records and lines in sentences, for readers who hear the screen: no boxes, no bars, no columns.
 */
import { say } from "../../catalogue/index.js";
import type { RecordEntry } from "../../session/index.js";
import { isByChance, type Lookup, likelihoodOf, likelihoodSentence, longDate } from "../../text/index.js";
import { type Line, plainLine } from "../term/line.js";
import { effectLines } from "./why-lines.js";

/** Wide enough that nothing is broken over two lines. */
export const spokenWidth = 10_000;

/** A line without what only an eye can use. */
function sayLine(line: Line): string {
  return plainLine(line)
    .replace(/[▓░▁▂▃▄▅▆▇█━─│◂▶]/g, "")
    .replace(/·/g, ",")
    .replace(/\s+/g, " ")
    .replace(/ ,/g, ",")
    .trim();
}

export function sayLines(lines: readonly Line[]): string[] {
  return lines.map(sayLine).filter((text) => text !== "");
}

function whoOf(lookup: Lookup, record: RecordEntry["record"]): string {
  if (record.type === "milestone") return say("panel.who-milestone");
  if (record.type === "end") return say("panel.who-end");
  if (record.type === "inject")
    return say(
      record.inject.startsWith("@") && record.inject !== "@skipped" ? "panel.who-white-cell" : "panel.who-inject",
    );
  return lookup.actorLabel(record.actor);
}

/** One record in a sentence or two. */
export function sayRecord(lookup: Lookup, entry: RecordEntry): string {
  const { record } = entry;
  // Why it came, where no chance brought it about, is told on its page.
  const known = likelihoodOf(record);
  const chance = isByChance(known) ? ` ${likelihoodSentence(known)}` : "";
  const effect = effectLines(lookup, entry, spokenWidth).map(sayLine).join(" ");
  return `${longDate(record.date)}. ${whoOf(lookup, record)}. ${record.headline}.${chance}${effect === "" ? "" : ` ${effect.replace(/^moved/, "Moved:")}.`}`;
}
