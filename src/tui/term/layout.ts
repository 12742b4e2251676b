/**
 * Who gets which part of the terminal. Left is where everyone stands, middle what happened, right how hot it is, and the
 * bottom says why; on narrow terminals the middle moves below the other two, so that headlines stay whole.
 */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  readonly kind: "columns" | "stacked";
  readonly width: number;
  readonly height: number;
  readonly header: Room;
  readonly postures: Room;
  readonly wire: Room;
  readonly gauges: Room;
  readonly why: Room;
}

export const smallest: Size = { columns: 80, rows: 24 };

export function tooSmall(size: Size): boolean {
  return size.columns < smallest.columns || size.rows < smallest.rows;
}

/** Narrower than this, a headline beside two panels would be cut. */
const columnsFrom = 110;

function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The widths at which nothing in these panels is cut. */
export interface Need {
  readonly postures: number;
  readonly gauges: number;
}

export function arrange(size: Size, need: Need): Arrangement {
  return size.columns >= columnsFrom ? inColumns(size, need) : stacked(size, need);
}

function inColumns({ columns: width, rows }: Size, need: Need): Arrangement {
  const height = rows;
  const free = height - 4;
  const why = between(5, Math.round(free * 0.26), 18);
  const body = free - why;
  const postures = between(34, need.postures, Math.floor(width * 0.385));
  const gauges = between(20, Math.round(width * 0.18), 36);
  return {
    kind: "columns",
    width,
    height,
    header: { width, height: 1 },
    postures: { width: postures, height: body },
    wire: { width: width - postures - gauges - 2, height: body },
    gauges: { width: gauges, height: body },
    why: { width, height: why },
  };
}

function stacked({ columns: width, rows }: Size, need: Need): Arrangement {
  const height = rows;
  const free = height - 6;
  const why = between(3, Math.round(free * 0.22), 12);
  const top = Math.max(7, Math.round((free - why) * 0.5));
  const gauges = between(24, need.gauges, Math.floor(width * 0.41));
  return {
    kind: "stacked",
    width,
    height,
    header: { width, height: 2 },
    postures: { width: width - gauges - 1, height: top },
    wire: { width, height: free - why - top },
    gauges: { width: gauges, height: top },
    why: { width, height: why },
  };
}
