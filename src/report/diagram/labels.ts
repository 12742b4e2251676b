/**
 * Where labels stand on a map, so that none covers another or a place: each looks for a free spot around its own, first on the
 * side that it was given, then all round, then farther away, where a line leads back. Units are the drawing's: points of an
 * SVG or cells of a terminal. What finds no spot is left out, and told.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Side = "left" | "right" | "above" | "below" | "middle";

export interface Wanted {
  readonly id: string;
  /** What it belongs to, and how far from there it begins. */
  readonly at: readonly [x: number, y: number];
  readonly gap: number;
  readonly side: Side;
  /** Forms to be tried, the fullest first. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** How far it may stray. */
  readonly reach: number;
}

export interface Placed {
  readonly id: string;
  readonly box: Box;
  /** Which of its forms has room. */
  readonly form: number;
  /** It stands so far away that a line has to lead to it. */
  readonly strayed: boolean;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Steps in which a spot is looked for, across and down. */
  readonly step: readonly [x: number, y: number];
}

export const overlaps = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const inside = ({ x, y, width, height }: Box, frame: Frame): boolean =>
  x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;

/** Sides in the order in which they are tried. */
const sides: readonly Side[] = ["right", "left", "above", "below"];

function beside({ at: [x, y], gap }: Wanted, side: Side, { width, height }: { width: number; height: number }): Box {
  const middle = { x: x - width / 2, y: y - height / 2, width, height };
  if (side === "left") return { ...middle, x: x - gap - width };
  if (side === "right") return { ...middle, x: x + gap };
  if (side === "above") return { ...middle, y: y - gap - height };
  return side === "below" ? { ...middle, y: y + gap } : middle;
}

/** Spots around a place, the nearest first. */
function* spots(wanted: Wanted, size: { width: number; height: number }, { step }: Frame): Generator<[Box, boolean]> {
  for (const side of new Set([wanted.side, ...sides])) yield [beside(wanted, side, size), false];
  const [dx, dy] = step;
  const middle = beside(wanted, "middle", size);
  for (let ring = 1; ring * Math.min(dx, dy) <= wanted.reach; ring += 1)
    for (let row = -ring; row <= ring; row += 1)
      for (let column = -ring; column <= ring; column += 1)
        if (Math.max(Math.abs(row), Math.abs(column)) === ring)
          yield [{ ...middle, x: middle.x + column * dx, y: middle.y + row * dy }, true];
}

/** Labels in the order in which they come, each clear of all before it, of `taken` and of the frame's edges. */
export function placeLabels(wanted: readonly Wanted[], taken: readonly Box[], frame: Frame): Placed[] {
  const boxes = [...taken];
  return wanted.flatMap((one): Placed[] => {
    for (const [form, size] of one.sizes.entries())
      for (const [box, strayed] of spots(one, size, frame)) {
        if (!inside(box, frame) || boxes.some((other) => overlaps(box, other))) continue;
        boxes.push(box);
        return [{ id: one.id, box, form, strayed }];
      }
    return [];
  });
}
