/**
 * What could have happened instead: the competing hazards, and how likely each was to come first.
 */
import { say } from "../../catalogue/index.js";
import type { Explanation, Rival } from "../../engine/index.js";
import { type Lookup, padEnd, padStart, percent, shorten, widthOf, wrap } from "../../text/index.js";
import { blank, type Line, lineOf, span } from "../term/line.js";
import { closedRivals } from "./panel.js";

/** Whether any of these hazards waits in stages, so that a share of the rate is not the chance to come first. */
export function inStages(rivals: readonly Rival[], own: { readonly shape?: number } = {}): boolean {
  return [own, ...rivals].some(({ shape = 1 }) => shape > 1);
}

/** The competing hazards as a list, that of the record itself first. */
export function competingLines(lookup: Lookup, why: Explanation, width: number): Line[] {
  const competing = [{ ...why, own: true }, ...why.rivals.map((rival) => ({ ...rival, own: false }))];
  return competing
    .filter(({ share, own }) => own || share >= 0.001)
    .map((hazard): Line => {
      const tone = hazard.own ? "strong" : "plain";
      const tag = padEnd(lookup.actors.get(hazard.actor)?.short ?? "", 5);
      const mark = hazard.own ? `  ${say("panel.why-this-one")}` : "";
      return [
        blank(2),
        span(padStart(percent(hazard.share), 5), tone),
        span(`  ${tag}`, "dim"),
        span(shorten(hazard.headline, width - 15 - mark.length), tone),
        span(mark, "dim"),
      ];
    });
}

/** What could have happened instead, in at most `limit` lines; Infinity lists it all. */
export function rivalLines(lookup: Lookup, why: Explanation, width: number, limit: number): Line[] {
  if (why.rivals === closedRivals) return [lineOf(`  ${say("forecast.rivals-closed")}`, "dim")];
  const rivals = why.rivals.filter(({ share }) => share >= 0.001);
  if (rivals.length === 0) return [lineOf(`  ${say("panel.why-no-rivals")}`, "dim")];
  if (limit === Number.POSITIVE_INFINITY) {
    const head = lineOf(`  ${say("panel.why-rivals-title", { staged: inStages(why.rivals, why) })}`, "strong");
    return [head, ...competingLines(lookup, why, width)];
  }
  const texts = rivals.slice(0, 6).map((rival) => `${rival.headline} ${percent(rival.share)}`);
  return runOn(`  ${say("panel.why-rivals-list")} `, texts, width, limit);
}

/** Items on as few lines as they need; one that is longer than a line is cut, or wrapped where all lines are wanted. */
export function runOn(lead: string, items: readonly string[], width: number, limit: number): Line[] {
  const indent = widthOf(lead);
  const rows: string[] = [];
  for (const item of items) {
    const last = rows.at(-1);
    const longer = `${last} · ${item}`;
    if (last !== undefined && indent + widthOf(longer) < width) rows[rows.length - 1] = longer;
    else if (limit === Number.POSITIVE_INFINITY) rows.push(...wrap(item, width - indent - 1));
    else rows.push(shorten(item, width - indent - 1));
  }
  return rows.slice(0, limit).map((text, row) => [row === 0 ? span(lead, "dim") : blank(indent), span(text)]);
}
