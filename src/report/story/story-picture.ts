/**
 * The story of a run in one picture for a slide: its records along the days, in a lane for each actor, with milestones above, gauges below,
 * how it ended, and the code that plays it again.
 */
import { say } from "../../catalogue/index.js";
import { engineVersion } from "../../engine/index.js";
import { createLookup, longDate, readingInWords } from "../../text/index.js";
import { tickInWords, ticksOf } from "../page/calendar.js";
import { gaugeLines, gaugeParts } from "./gauge-lines.js";
import { type Drawing, inLane, laneGrounds, laneParts, lanesBetween, nameAt } from "./lanes.js";
import { placeNames } from "./placing.js";
import { diamond, dot, heats, ink, row, sheet, straight, svgFile, words } from "./sheet.js";
import { cutTo, textWidth } from "./text-width.js";
import type { ToldRun } from "./told-run.js";

const { left, right, width, margin } = sheet;

/** From the top. */
const at = { title: 44, facts: 68, ending: 91, milestones: 106, axis: 179, lanes: 186, bottom: 686, footer: 706 };
const milestones = { rows: 4, height: 14 };
/** Of the gauges' lines together, and each of them. */
const gauges = { all: 168, least: 19, most: 56, above: 10 };
const small = 11.5;

/** An SVG file, 1280 by 720. */
export function drawStory(told: ToldRun): string {
  const { session, world, records } = told.played;
  const lookup = createLookup(session.model.scenario);
  const days = Math.max(world.time, 1e-9);
  const drawing: Drawing = { told, lookup, days, x: (time) => left + 6 + (time / days) * (right - left - 6) };
  const lines = gaugeLines(drawing);
  const height = Math.min(gauges.most, Math.max(gauges.least, gauges.all / Math.max(1, lines.length)));
  const gaugesTop = at.bottom - lines.length * height;
  const lanes = lanesBetween(drawing, at.lanes, gaugesTop - gauges.above);
  const { parts, named } = laneParts(drawing, lanes);
  const { title } = lookup.scenario;
  return svgFile(say("picture.of-story", { title, ending: endInWords(drawing) }), [
    ...headParts(drawing),
    ...laneGrounds(lanes),
    ...axisParts(drawing),
    ...milestoneParts(drawing),
    ...parts,
    ...gaugeParts(drawing, lines, gaugesTop, height),
    ...footParts(drawing, { all: records.filter(inLane).length, named, leftOut: lanes.leftOut }),
  ]);
}

function endInWords({ told: { played } }: Drawing): string {
  const end = played.records.at(-1);
  if (end?.type !== "end") return say("picture.still-open", { day: Math.floor(played.world.time) });
  const dated = { date: longDate(end.date), day: end.day };
  return end.ending === null
    ? say("picture.horizon", dated)
    : say("picture.ended", { ...dated, headline: end.headline });
}

function headParts(drawing: Drawing): string[] {
  const { told, lookup } = drawing;
  const { header, model } = told.played.session;
  const facts = say("picture.facts", {
    start: longDate(lookup.scenario.start),
    days: header.days,
    seed: header.seed,
    reading: readingInWords(model, header),
  });
  const room = width - 2 * margin;
  const legend = legendParts(at.title);
  return [
    words(margin, at.title, cutTo(lookup.scenario.title, 26, room - legend.width - 30), { size: 26, bold: true }),
    words(margin, at.facts, cutTo(facts, 14, room), { size: 14, fill: ink.quiet }),
    words(margin, at.ending, cutTo(endInWords(drawing), 15, room / 1.07), { size: 15, bold: true, fill: ink.end }),
    ...legend.parts,
  ];
}

/** What the marks mean, at the right edge. */
function legendParts(y: number): { readonly parts: readonly string[]; readonly width: number } {
  const parts: string[] = [];
  let x = width - margin;
  const put = (text: string, look: { readonly bold?: boolean } = {}) => {
    parts.push(words(x, y, text, { size: small, anchor: "end", fill: ink.quiet, ...look }));
    x -= textWidth(text, small, look.bold) + 8;
  };
  put(say("picture.turning-point"), { bold: true });
  x -= 8;
  put(say("picture.grave"));
  for (const fill of [...heats].reverse()) {
    parts.push(dot(x - 2, y - 4, 4, fill));
    x -= 13;
  }
  put(say("picture.calm"));
  return { parts, width: width - margin - x };
}

function axisParts({ lookup, days, x }: Drawing): string[] {
  const calendar = { start: lookup.scenario.start, days };
  const marks = ticksOf(calendar, 12).flatMap((day) => {
    const written = tickInWords(calendar, day);
    const beyond = x(day) + textWidth(written, small) / 2 > width;
    return [
      straight([x(day), at.axis + 5], [x(day), at.bottom], ink.line),
      beyond
        ? ""
        : words(x(day), at.axis, written, { size: small, fill: ink.quiet, anchor: day === 0 ? "start" : "middle" }),
    ];
  });
  return [...marks, straight([x(days), at.lanes], [x(days), at.bottom], ink.end, ' stroke-width="1.5"')];
}

function milestoneParts({ told, lookup, x }: Drawing): string[] {
  const reached = told.played.records.flatMap((record) => {
    if (record.type !== "milestone") return [];
    const text = cutTo(lookup.milestoneLabel(record.milestone), row.size, 300);
    return [{ x: x(record.time), names: [{ text, width: textWidth(text, row.size, true) }] }];
  });
  const places = placeNames(reached, { rows: milestones.rows, left, right: width - margin });
  const label = { size: 13, bold: true, anchor: "end", fill: ink.accent } as const;
  return [
    reached.length === 0 ? "" : words(left - 12, at.milestones + 12, say("picture.milestones"), label),
    ...reached.flatMap((milestone, index) => {
      const place = places[index] ?? null;
      const y = at.milestones + 7 + (place?.row ?? milestones.rows) * milestones.height;
      return place === null
        ? [diamond(milestone.x, y - 3, 3, ink.accent)]
        : [diamond(milestone.x, y, 4.5, ink.accent), nameAt(milestone.x, y, place, { fill: ink.accent, bold: true })];
    }),
  ];
}

function footParts(
  { told }: Drawing,
  counts: { readonly all: number; readonly named: number; readonly leftOut: number },
) {
  const about = say("picture.about", { ...counts, version: engineVersion });
  const code = cutTo(say("picture.code", { code: told.again.code }), 12, 640);
  return [
    words(margin, at.footer, code, { size: 11, even: true, fill: ink.quiet }),
    words(width - margin, at.footer, about, { size: 11, anchor: "end", fill: ink.quiet }),
  ];
}
