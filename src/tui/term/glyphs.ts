/**
 * Every sign the screen draws, in one place. Only characters that take one cell in every terminal font: emoji and
 * ambiguous symbols make borders drift. A sign always carries what its colour carries.
 */
export const glyph = {
  here: "●",
  rung: "○",
  link: "─",
  changed: "◂",
  became: "→",
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
  written: "»",
  across: "─",
  along: "│",
  tee: "┬",
  foot: "┴",
  cross: "┼",
} as const;
