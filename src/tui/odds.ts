/**
 * What could happen next: every hazard that is running now, most likely first. For a room that wants to guess before
 * the reveal.
 */
import { probabilityWithin, type Rival } from "../engine/index.js";
import { heatOf } from "./colour.js";
import { glyph } from "./glyphs.js";
import type { Room } from "./layout.js";
import { blank, fill, type Line, lineOf, span } from "./line.js";
import type { Lookup } from "./lookup.js";
import { percent } from "./phrase.js";
import { padEnd, padStart } from "./text.js";

const barWidth = 12;

/** All of them, under a head that says what the figures are. */
export function oddsLines(lookup: Lookup, odds: readonly Rival[], width: number): Line[] {
  if (odds.length === 0) return [lineOf("  Nothing can happen by chance from here.", "dim")];
  const room = width - 2 - 6 - barWidth - 2 - 7 - 8 - 6 - 2;
  const head: Line = [
    lineCells("  next", 8 + barWidth + 2),
    lineCells("a day", 7),
    lineCells("a week", 8),
    lineCells("who", 6),
    span("what could happen next", "dim"),
  ];
  const top = odds[0]?.share ?? 1;
  return [
    head,
    ...odds.map((rival): Line => {
      const filled = Math.max(1, Math.round((rival.share / top) * barWidth));
      return [
        span(`  ${padStart(percent(rival.share), 5)} `, "strong"),
        span(glyph.full.repeat(filled), heatOf(rival.share / top / 2)),
        blank(barWidth - filled + 1),
        span(` ${padEnd(percent(probabilityWithin(rival.ratePerDay, 1)), 7)}`),
        span(padEnd(percent(probabilityWithin(rival.ratePerDay, 7)), 8)),
        span(padEnd(lookup.actors.get(rival.actor)?.short ?? "", 6), "dim"),
        span(padEnd(rival.headline, Math.max(10, room)).trimEnd()),
      ];
    }),
  ];
}

function lineCells(text: string, width: number) {
  return span(padEnd(text, width), "dim");
}

export interface OddsProps {
  readonly lookup: Lookup;
  readonly odds: readonly Rival[];
  readonly room: Room;
  readonly scroll: number;
}

/** Exactly `room.height` lines. */
export function oddsPanelLines({ lookup, odds, room, scroll }: OddsProps): Line[] {
  const lines = oddsLines(lookup, odds, room.width);
  const from = Math.min(scroll, Math.max(0, lines.length - room.height));
  const shown = lines.slice(from, from + room.height);
  const rest = lines.length - from - room.height;
  if (rest > 0) shown[room.height - 1] = lineOf(`  … ${rest + 1} more: o shows them all`, "dim");
  return fill(shown, room.height);
}
