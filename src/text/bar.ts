/**
 * Shares drawn in characters of one cell each.
 */

const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** A bar between ▁ and █ for a share between 0 and 1. */
export function bar(share: number): string {
  const index = Math.round(Math.min(1, Math.max(0, share)) * (bars.length - 1));
  return bars[index] ?? bars[0];
}

/** Numbers in a row of bars, the least ▁ and the greatest █; all of them ▁ where they do not differ. */
export function sparkline(values: readonly number[]): string {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => bar(greatest > least ? (value - least) / (greatest - least) : 0)).join("");
}

const shades = [" ", "░", "▒", "▓", "█"] as const;

/** A shade between none and █ for a share between 0 and 1. */
export function shade(share: number): string {
  const index = Math.min(shades.length - 1, Math.floor(Math.min(1, Math.max(0, share)) * shades.length));
  return shades[index] ?? shades[0];
}
