/**
 * The lanes of a story: one for each actor that did something, and one for what came from outside. Marks stand on a rail at the foot of a
 * lane; above it, as many as there is room for are named: turning points first, then the least likely.
 */
import { say } from "../../catalogue/index.js";
import { type ExplainedRecord, isHappening } from "../../engine/index.js";
import type { Lookup } from "../../text/index.js";
import { heatOf } from "../diagram/dot.js";
import { gap, type Placed, placeNames, type Wanted } from "./placing.js";
import { dot, heats, ink, rectangle, row, sheet, straight, words } from "./sheet.js";
import { cutTo, textWidth } from "./text-width.js";
import { chanceOf, type ToldRun } from "./told-run.js";

const { left, right, width, margin } = sheet;

/** What every part of a story is drawn with. */
export interface Drawing {
  readonly told: ToldRun;
  readonly lookup: Lookup;
  /** Days until the end of the run; more than none. */
  readonly days: number;
  readonly x: (time: number) => number;
}

/** A record that may be named. */
interface Mark extends Wanted {
  readonly record: ExplainedRecord;
  /** It is a turning point. */
  readonly bold: boolean;
}

interface Lane {
  readonly label: string;
  /** Those to be named first come first. */
  readonly marks: readonly Mark[];
}

/** Where a lane lies. */
interface Band extends Lane {
  readonly top: number;
  readonly height: number;
  readonly rows: number;
}

const mostLanes = 10;
const mostRows = 7;
/** Share of a row that names must be lacking before a lane gets another. */
const leastNeed = 0.25;
/** Most that a lane is higher than its rows. */
const mostAir = 90;
/** Above the names of a lane, and between them and its foot. */
const padding = 13;
/** Widest name of a record, and its widest where that has no room. */
const widest = [460, 290] as const;
/** From outside, where actors have their ids. */
const outside = "";

/** Whether a record is one that lanes show: what happened, not what followed from it. */
export const inLane = (record: ExplainedRecord): boolean => isHappening(record) || record.type === "belief";

export interface Lanes {
  readonly bands: readonly Band[];
  /** Lanes that there was no room for. */
  readonly leftOut: number;
}

/** The lanes between two heights; those with the most records where there are many. */
export function lanesBetween(drawing: Drawing, top: number, bottom: number): Lanes {
  const { told, lookup } = drawing;
  const byActor = new Map<string, ExplainedRecord[]>([outside, ...lookup.actors.keys()].map((actor) => [actor, []]));
  for (const record of told.played.records.filter(inLane))
    byActor.get("actor" in record ? record.actor : outside)?.push(record);
  const lanes = [...byActor].flatMap(([actor, records]): Lane[] =>
    records.length === 0
      ? []
      : [
          {
            label: actor === outside ? say("picture.outside") : lookup.actorLabel(actor),
            marks: marksOf(drawing, records),
          },
        ],
  );
  const most = [...lanes].sort((one, other) => other.marks.length - one.marks.length).slice(0, mostLanes);
  const shown = lanes.filter((lane) => most.includes(lane));
  return { bands: bandsOf(shown, top, bottom), leftOut: lanes.length - shown.length };
}

/** Turning points first, then the least likely. */
function marksOf({ told, x }: Drawing, records: readonly ExplainedRecord[]): Mark[] {
  const turning = new Set(told.turningPoints.map(({ record }) => record.seq));
  const rank = (record: ExplainedRecord) => (turning.has(record.seq) ? -1 : chanceOf(record));
  const ranked = [...records].sort((one, other) => rank(one) - rank(other) || one.seq - other.seq);
  return ranked.map((record) => {
    const bold = turning.has(record.seq);
    const texts = [...new Set(widest.map((most) => cutTo(record.headline, row.size, most)))];
    const names = texts.map((text) => ({ text, width: textWidth(text, row.size, bold) }));
    return { record, bold, x: x(record.time), names };
  });
}

const placesIn = (marks: readonly Mark[], rows: number) => placeNames(marks, { rows, left, right: right - 4 });

/** The rows in which all turning points of a lane can be named; at least one. */
function rowsToName({ marks }: Lane): number {
  const turning = marks.filter(({ bold }) => bold);
  for (let rows = 1; rows < mostRows; rows += 1) if (!placesIn(turning, rows).includes(null)) return rows;
  return mostRows;
}

/** Rows enough for the turning points of each lane; those that are left go one by one to the lane that needs them most. */
function rowsOf(lanes: readonly Lane[], available: number): number[] {
  const needs = lanes.map(({ marks }) => {
    const length = marks.reduce((sum, { names }) => sum + (names[0]?.width ?? 0) + gap.beside + gap.after, 0);
    return length / (right - left);
  });
  const rows = lanes.map(rowsToName);
  const sum = () => rows.reduce((all, own) => all + own, 0);
  while (sum() > available) rows[rows.indexOf(Math.max(...rows))] = Math.max(...rows) - 1;
  while (sum() < available) {
    const unmet = needs.map((need, place) => (rows[place] === mostRows ? 0 : need / (rows[place] as number)));
    const place = unmet.indexOf(Math.max(...unmet));
    if ((unmet[place] ?? 0) < leastNeed) break;
    rows[place] = (rows[place] as number) + 1;
  }
  return rows;
}

/** The lanes one below the other; what rows do not take is air. */
function bandsOf(lanes: readonly Lane[], top: number, bottom: number): Band[] {
  const space = bottom - top - lanes.length * padding;
  const rows = rowsOf(lanes, Math.max(lanes.length, Math.floor(space / row.height)));
  const spare = space - rows.reduce((sum, own) => sum + own * row.height, 0);
  const air = Math.min(mostAir, Math.max(0, spare) / Math.max(1, lanes.length));
  let next = top;
  return lanes.map((lane, place) => {
    const own = rows[place] as number;
    const height = own * row.height + padding + air;
    const band = { ...lane, top: next, height, rows: own };
    next += height;
    return band;
  });
}

/** The grounds of every other lane, to lie below all else. */
export function laneGrounds({ bands }: Lanes): string[] {
  return bands.map(({ top, height }, place) =>
    place % 2 === 0 ? rectangle(margin, top, width - 2 * margin, height, ink.lane) : "",
  );
}

/** What stands in the lanes, and how many records are named. */
export function laneParts(
  drawing: Drawing,
  { bands }: Lanes,
): { readonly parts: readonly string[]; readonly named: number } {
  const drawn = bands.map((band) => drawBand(drawing, band));
  return { parts: drawn.flatMap(({ parts }) => parts), named: drawn.reduce((sum, { named }) => sum + named, 0) };
}

function drawBand(drawing: Drawing, { label, marks, top, height, rows }: Band) {
  const places = placesIn(marks, rows);
  const used = places.reduce((most, place) => Math.max(most, place === null ? 0 : place.row + 1), 1);
  const rail = top + height - 6;
  const first = top + 4 + row.height / 2 + (height - padding - used * row.height) / 2;
  const drawn = marks.flatMap(({ record, bold, x }, index) => {
    const place = places[index] ?? null;
    const fill = colourOf(drawing, record);
    const onRail = dot(x, rail, 2.2, fill);
    if (place === null) return [onRail];
    const y = first + place.row * row.height;
    return [onRail, dot(x, y, bold ? 4.6 : 3.4, fill), nameAt(x, y, place, { fill: ink.text, bold })];
  });
  const name = cutTo(label, 13, left - margin - 24);
  return {
    named: places.filter((place) => place !== null).length,
    parts: [
      straight([left, rail], [drawing.x(drawing.days), rail], ink.line),
      words(left - 12, top + height / 2 + 4, name, { size: 13, bold: true, anchor: "end" }),
      ...drawn,
    ],
  };
}

/** A name beside its mark. */
export function nameAt(
  x: number,
  y: number,
  { side, text }: Placed,
  look: { readonly fill: string; readonly bold: boolean },
): string {
  const to = side === "right" ? x + gap.beside : x - gap.beside;
  return words(to, y + 4, text, { size: row.size, anchor: side === "right" ? "start" : "end", ...look });
}

/** By where it led: from calm to grave. */
function colourOf({ lookup }: Drawing, record: ExplainedRecord): string {
  if (!("posture" in record)) return ink.quiet;
  const posture = lookup.postures.get(record.posture);
  const state = lookup.stateOf(record.posture, record.to);
  return posture === undefined || state === undefined ? ink.quiet : (heats[heatOf(state, posture)] ?? ink.quiet);
}
