/**
 * The top: which crisis, which day of how many, and whether time is running.
 */

import { say } from "../../catalogue/index.js";
import { days, longDate, shorten } from "../../text/index.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, type Line, sides, span, widthOfLine } from "../term/line.js";

export interface HeaderProps {
  readonly title: string;
  /** ISO date of the day shown. */
  readonly date: string;
  readonly day: number;
  readonly horizon: number;
  readonly playing: boolean;
  /** Days for each second of play. */
  readonly speed: number;
  /** Where play stands, where an earlier record is selected and the rest shows its moment. */
  readonly standsAt?: number;
  readonly seed: string;
  readonly reading: string;
  /** Stands in place of seed and reading where there is more pressing news of the run. */
  readonly status?: Line;
  readonly room: Room;
}

/** A bar shorter than this tells nothing. */
const leastBar = 6;

export function progressBar(day: number, horizon: number, width: number): Line {
  const past = Math.min(width, Math.round((day / Math.max(1, horizon)) * width));
  return [span(glyph.past.repeat(past), "accent"), span(glyph.ahead.repeat(width - past), "dim")];
}

function clock({ playing, speed, standsAt }: HeaderProps): Line {
  if (standsAt !== undefined)
    return [span(` ${glyph.changed} `, "accent"), span(`${say("panel.shown-to-day", { day: standsAt })} `, "match")];
  return [
    span(playing ? ` ${glyph.play} ` : ` ${glyph.pause} `, "accent"),
    span(`${days(speed)}/s `, playing ? "plain" : "dim"),
  ];
}

/** One line where there is room, two on narrow terminals. */
export function headerLines(props: HeaderProps): Line[] {
  const { title, date, day, horizon, room, seed, reading } = props;
  const when: Line = [span(longDate(date), "strong"), span(` · ${say("panel.day-of-run", { day, horizon })} `)];
  const name: Line = [span(" FAULTLINE", "accent"), span(`  ${title}`)];
  const time = clock(props);
  if (room.height === 1) {
    const free = room.width - widthOfLine(name) - widthOfLine(when) - widthOfLine(time) - 4;
    const right: Line = [...when, ...progressBar(day, horizon, Math.min(60, Math.max(10, free))), ...time];
    return [sides(name, right, room.width)];
  }
  const most = room.width - 3 - leastBar - widthOfLine(time);
  const run = props.status ?? [span(shorten(say("panel.run", { seed, reading }), most), "dim")];
  const free = room.width - 1 - widthOfLine(run) - 2;
  // Where there is hardly any room, how it stands is worth more than how fast it goes.
  const clocked = free - widthOfLine(time) >= leastBar ? time : [];
  const barWidth = Math.max(0, free - widthOfLine(clocked));
  return [
    sides(name, when, room.width),
    [
      blank(1),
      ...progressBar(day, horizon, barWidth),
      ...clocked,
      ...(clocked.length === 0 ? [blank(1)] : []),
      ...run,
      blank(2),
    ],
  ];
}
