/**
 * Names beside the marks of a drawing, where they overlap nothing: each in the first of a lane's rows in which there is room, to the right
 * of its mark or else to the left of it; a shorter name where the longer one has none. Those that come first are placed first.
 */

export interface Wanted {
  /** Where its mark stands. */
  readonly x: number;
  /** What it may be called, the longest first. */
  readonly names: readonly { readonly text: string; readonly width: number }[];
}

export interface Placed {
  readonly text: string;
  /** Of the lane, 0 at the top. */
  readonly row: number;
  readonly side: "right" | "left";
}

/** Between a mark and its name, and between a name and the next mark; and around a mark. */
export const gap = { beside: 7, after: 9, mark: 5 };

/** The place of each, in their order; null where there is no room. */
export function placeNames(
  wanted: readonly Wanted[],
  { rows, left, right }: { readonly rows: number; readonly left: number; readonly right: number },
): (Placed | null)[] {
  const taken: (readonly [from: number, to: number])[][] = Array.from({ length: rows }, () => []);
  const placeOf = (x: number, text: string, width: number): Placed | null => {
    const reach = gap.beside + width;
    const sides = [
      { side: "right", from: x - gap.mark, to: x + reach + gap.after, fits: x + reach <= right },
      { side: "left", from: x - reach - gap.after, to: x + gap.mark, fits: x - reach >= left },
    ] as const;
    for (const { side, from, to, fits } of sides) {
      const row = fits ? taken.findIndex((held) => held.every(([start, end]) => to <= start || from >= end)) : -1;
      if (row < 0) continue;
      taken[row]?.push([from, to]);
      return { text, row, side };
    }
    return null;
  };
  return wanted.map(({ x, names }) => {
    for (const { text, width } of names) {
      const place = placeOf(x, text, width);
      if (place !== null) return place;
    }
    return null;
  });
}
