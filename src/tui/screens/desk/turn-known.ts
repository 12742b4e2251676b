/**
 * What a seat knows, drawn. Each subject is a region with a short and a full form. The short forms of what must never be out
 * of sight, where others stand and the numbers, stand in a band over the whole width; as soon as the left column has room
 * for the full one, it moves there. The news take what is left, from the first, and the whole column once somebody reads on.
 * A new subject is one entry in `regionsOf`.
 */
import { say } from "../../../catalogue/index.js";
import type { News, OtherActor, OwnGauge, OwnPosture, SeatTurn } from "../../../exercise/index.js";
import { longDate, padEnd, padStart, shortDate, shorten, widthOf, wrap } from "../../../text/index.js";
import { glyph } from "../../term/glyphs.js";
import { blank, fill, type Line, lineOf, span, widthOfLine } from "../../term/line.js";
import { heading, marks, parted, texts } from "./turn-parts.js";

/** What the left column shows: as much of everything as there is room for, or where others stand and nothing else. */
export type Reading = "all" | "others";

export interface Region {
  /** Over the whole width, above both columns; empty for a region that may be out of sight. */
  readonly band: readonly Line[];
  /** In the left column. */
  readonly full: readonly Line[];
  /** Lines of news that come before its full form. */
  readonly afterNews: number;
}

/** Lines of news that come before the full form of anything else. */
const leastNews = 10;

/** Lines of news that there is room for at any size. */
const fewestNews = 3;

function ladder({ rung, rungs }: OwnPosture): Line {
  if (rungs === 0) return [];
  const before = glyph.rung.repeat(rung);
  const after = glyph.rung.repeat(rungs - rung - 1);
  return [span(before, "dim"), span(glyph.here, "accent"), span(after, "dim"), span(" ")].filter(
    ({ text }) => text !== "",
  );
}

function postureLines(turn: SeatTurn, width: number): Line[] {
  const longest = (text: (own: OwnPosture) => string) => Math.max(0, ...turn.postures.map((own) => widthOf(text(own))));
  const name = longest(({ label }) => label) + 1;
  const dotted = Math.max(0, ...turn.postures.map((own) => widthOfLine(ladder(own))));
  const state = longest(({ state: text }) => text);
  // Where there is no room for all three, the state's name says more than its place, and both more than the label's end.
  const widest = name + dotted + state + 3 <= width ? dotted : 0;
  const named = Math.min(name, Math.max(12, width - widest - state - 3));
  return turn.postures.flatMap((own) => {
    const dots = widest === 0 ? [] : ladder(own);
    const line: Line = [
      blank(2),
      span(padEnd(own.label, named - 1)),
      blank(1),
      ...dots,
      blank(widest - widthOfLine(dots)),
      span(shorten(own.state, width - named - widest - 3), "strong"),
    ];
    if (own.mark === "") return [line];
    const mark = `${own.mark === "ordered" ? `${glyph.changed} ` : ""}${say(marks[own.mark])}`;
    const free = width - named - widest - 4 - widthOf(own.state);
    // What was ordered is said in full on the right.
    return free > widthOf(mark) ? [[...line, span(` ${mark}`, "dim")]] : [line, ...texts(mark, width, 4, "dim")];
  });
}

/** Whether the seat's own postures have lines of their own, or one follows another. */
function ownLines(turn: SeatTurn, width: number, height: number): readonly Line[] {
  const whole = postureLines(turn, width);
  if (whole.length <= height) return whole;
  const brief = turn.postures.map(
    ({ label, state, mark }) => `${label} ${state}${mark === "" ? "" : ` (${say(marks[mark])})`}`,
  );
  return parted(brief, width);
}

/** One below the other, each with what it was; empty where they are too wide for that. */
function gaugeTable(gauges: readonly OwnGauge[], width: number): Line[] {
  const value = Math.max(0, ...gauges.map((gauge) => widthOf(gauge.value)));
  const label = Math.max(0, ...gauges.map((gauge) => widthOf(gauge.label)));
  if (label + value + 16 > width) return [];
  return gauges.map((gauge) => [
    blank(2),
    span(padEnd(gauge.label, label)),
    span(padStart(gauge.value, value + 2), "strong"),
    span(gauge.was === "" ? "" : `  ${say("desk.gauge-was", { value: gauge.was })}`, "dim"),
  ]);
}

/** One after the other; a label never parts from its value. */
function gaugeBand(gauges: readonly OwnGauge[], width: number): Line[] {
  return parted(
    gauges.map(({ label, value, was }) => `${label} ${was === "" ? value : `${was}${glyph.became}${value}`}`),
    width,
    1,
  );
}

/** One actor after the other: its first posture, and those that have moved since the news begin. */
function othersBand(others: readonly OtherActor[], width: number): Line[] {
  const brief = others.map(({ label, stands: [lead, ...rest] }) => {
    const moved = rest.filter((one) => one.moved).map(({ text }) => `${text} ${glyph.changed}`);
    const first = lead === undefined ? [] : [lead.moved ? `${lead.state} ${glyph.changed}` : lead.state];
    return `${label}: ${[...first, ...moved].join(", ")}`;
  });
  return parted(brief, width, 1);
}

function othersFull(others: readonly OtherActor[], width: number): Line[] {
  return others.flatMap(({ label, stands }) => {
    const [first = "", ...rest] = stands.map(({ text, moved }) => (moved ? `${text} ${glyph.changed}` : text));
    return parted([`${label}: ${first}`, ...rest], width, 2);
  });
}

/** The most needed first. */
function regionsOf(turn: SeatTurn, width: number, columns: number): Region[] {
  const about = texts(turn.description, width, 1, "dim");
  const table = gaugeTable(turn.gauges, width);
  return [
    {
      band: othersBand(turn.others, columns),
      full: [[], heading(say("desk.where-others-stand"), width), ...othersFull(turn.others, width)],
      afterNews: leastNews,
    },
    {
      band: gaugeBand(turn.gauges, columns),
      full: table.length === 0 ? [] : [[], ...table],
      afterNews: leastNews,
    },
    // Who they are is news to nobody once they have played a turn.
    {
      band: [],
      full: [[], ...about],
      afterNews: turn.number === 1 ? leastNews : Number.POSITIVE_INFINITY,
    },
  ];
}

function newsLines(news: readonly News[], width: number): Line[] {
  return news.flatMap(({ date, tag, headline, text, milestone }, index): Line[] => {
    const again = news[index - 1]?.date === date;
    const dated = again ? " ".repeat(7) : `${shortDate(date)} `;
    const before = milestone ? `${glyph.milestone} ` : tag === "" ? "" : `${tag}: `;
    const lines = wrap(`${before}${headline}`, width - 10);
    const tone = milestone ? "dim" : "plain";
    return [
      ...lines.map((part, row): Line => [span(` ${row === 0 ? dated : " ".repeat(7)}`, "dim"), span(part, tone)]),
      ...texts(text, width, 10, "dim"),
    ];
  });
}

/** What the seat wants and what it alone knows, from the plan: kept at hand when its first turn is past. */
function toldLines({ told }: SeatTurn, width: number): Line[] {
  if (told.length === 0) return [];
  return [[], heading(say("seat.told-at-start"), width), ...newsLines(told, width)];
}

/** How the page divides. */
export interface Known {
  readonly band: readonly Line[];
  /** Title of the left column, and its lines: as many as there are rows below the band. */
  readonly title: string;
  readonly lines: readonly Line[];
  /** How far one can read on in it, in lines, and how many are in sight at once. */
  readonly reach: number;
  readonly screenful: number;
}

export interface KnownProps {
  readonly turn: SeatTurn;
  readonly reading: Reading;
  /** Lines that somebody has read on. */
  readonly scroll: number;
  /** Cells of the left column and of the page, and rows of both columns with their title. */
  readonly width: number;
  readonly columns: number;
  readonly height: number;
}

/** What the seat knows, the most needed first. */
export function knownTo(props: KnownProps): Known {
  const { turn, reading, scroll, width, columns, height } = props;
  const news = turn.news.length === 0 ? [lineOf(`  ${say("desk.news-none")}`, "dim")] : newsLines(turn.news, width);
  const newsTitle = say("desk.news-since", { date: longDate(turn.since) });
  const regions = regionsOf(turn, width, columns);
  const bands = (shown: readonly Region[]) =>
    cutBand(
      shown.flatMap(({ band }) => band),
      height,
      columns,
    );
  if (reading === "others") {
    const band = bands(regions.slice(1));
    return {
      band,
      title: say("desk.where-others-stand"),
      ...readOn([...othersFull(turn.others, width), ...toldLines(turn, width)], scroll, height - 1 - band.length),
    };
  }
  const least = Math.min(news.length, fewestNews);
  const own = ownLines(turn, width, height - bands(regions).length - least - 3);
  const full: Region[] = [];
  for (const region of regions) {
    const rest = regions.filter((one) => one !== region && !full.includes(one));
    const taken = own.length + [...full, region].reduce((sum, one) => sum + one.full.length, 0);
    const left = height - bands(rest).length - taken - 3;
    if (region.full.length > 0 && left >= Math.min(news.length, region.afterNews)) full.push(region);
  }
  // Whoever reads on in the news keeps the others in sight.
  const apart = bands(regions);
  const whole = height - 1 - apart.length;
  if (scroll > 0) return { band: apart, title: newsTitle, ...readOn(news, scroll, whole) };
  const band = bands(regions.filter((region) => !full.includes(region)));
  const room = height - 1 - band.length;
  const above = [...own, ...full.flatMap((region) => region.full), [], heading(newsTitle, width)];
  const free = Math.max(fewestNews, room - above.length);
  if (news.length <= free)
    return { band, title: say("desk.where-you-stand"), lines: [...above, ...news], reach: 0, screenful: free };
  const more = lineOf(`  … ${say("seat.later-lines", { n: news.length - free + 1 })}`, "dim");
  return {
    band,
    title: say("desk.where-you-stand"),
    lines: [...above, ...news.slice(0, free - 1), more],
    // At the first step the column is the news' alone, from the first line that was not in sight.
    reach: Math.max(free - 1, news.length - (whole - 1)),
    screenful: free - 1,
  };
}

/** A third of the rows at most, which says where the rest is. */
function cutBand(lines: readonly Line[], height: number, columns: number): readonly Line[] {
  const most = Math.max(4, Math.floor(height / 3));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lineOf(shorten(`  … ${say("seat.rest-of-band")}`, columns), "dim")];
}

/** Lines that have the column to themselves, from the one that somebody has read on to. */
function readOn(lines: readonly Line[], scroll: number, room: number): Pick<Known, "lines" | "reach" | "screenful"> {
  if (lines.length <= room) return { lines, reach: scroll, screenful: room };
  const shown = room - 1;
  const reach = Math.max(1, lines.length - shown);
  const from = Math.min(scroll, reach);
  const later = lines.length - from - shown;
  const foot = later > 0 ? `… ${say("seat.later-lines", { n: later })}` : say("seat.last-lines");
  return {
    lines: [...fill(lines.slice(from, from + shown), shown), lineOf(`  ${foot}`, "dim")],
    reach,
    screenful: shown,
  };
}
