/**
 * Every sign the screen draws, in one place. Only characters that take one cell in every terminal font: emoji and
 * ambiguous symbols make borders drift. A sign always carries what its colour carries.
 */
export const glyph = {
  here: "●",
  rung: "○",
  link: "─",
  changed: "◂",
  parted: "≠",
  selected: "▶",
  up: "▲",
  down: "▼",
  steady: "·",
  past: "━",
  ahead: "─",
  play: "▶",
  pause: "‖",
  full: "▓",
  half: "▒",
  track: "·",
  empty: "░",
  milestone: "◆",
  inject: "▸",
  ending: "■",
  bookmark: "★",
  across: "─",
  along: "│",
  tee: "┬",
  foot: "┴",
  cross: "┼",
} as const;

const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** A bar between ▁ and █ for a share between 0 and 1. */
export function bar(share: number): string {
  const index = Math.round(Math.min(1, Math.max(0, share)) * (bars.length - 1));
  return bars[index] ?? bars[0];
}
