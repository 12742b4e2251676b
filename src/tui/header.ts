/**
 * The top: which crisis, which day of how many, and whether time is running.
 */

import { days, longDate } from "../words/index.js";
import { glyph } from "./glyphs.js";
import type { Room } from "./layout.js";
import { blank, type Line, sides, span, widthOfLine } from "./line.js";
import { shorten, widthOf } from "./text.js";

export interface HeaderProps {
  readonly title: string;
  /** ISO date of the day shown. */
  readonly date: string;
  readonly day: number;
  readonly horizon: number;
  readonly playing: boolean;
  /** Days for each second of play. */
  readonly speed: number;
  readonly seed: string;
  readonly reading: string;
  readonly room: Room;
}

export function progressBar(day: number, horizon: number, width: number): Line {
  const past = Math.min(width, Math.round((day / Math.max(1, horizon)) * width));
  return [span(glyph.past.repeat(past), "accent"), span(glyph.ahead.repeat(width - past), "dim")];
}

function clock({ playing, speed }: HeaderProps): Line {
  return [
    span(playing ? ` ${glyph.play} ` : ` ${glyph.pause} `, "accent"),
    span(`${days(speed)}/s `, playing ? "plain" : "dim"),
  ];
}

/** One line where there is room, two on narrow terminals. */
export function headerLines(props: HeaderProps): Line[] {
  const { title, date, day, horizon, room, seed, reading } = props;
  const when: Line = [span(longDate(date), "strong"), span(` · day ${day} of ${horizon} `)];
  const name: Line = [span(" FAULTLINE", "accent"), span(`  ${title}`)];
  const time = clock(props);
  if (room.height === 1) {
    const free = room.width - widthOfLine(name) - widthOfLine(when) - widthOfLine(time) - 4;
    const right: Line = [...when, ...progressBar(day, horizon, Math.min(60, Math.max(10, free))), ...time];
    return [sides(name, right, room.width)];
  }
  const run = shorten(`seed ${seed} · ${reading}`, Math.floor(room.width / 2));
  const barWidth = room.width - 1 - widthOfLine(time) - widthOf(run) - 2;
  return [
    sides(name, when, room.width),
    [blank(1), ...progressBar(day, horizon, barWidth), ...time, span(`${run} `, "dim"), blank(1)],
  ];
}
