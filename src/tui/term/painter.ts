/**
 * Lines to the terminal: each row that changed, at its own place, and nothing else. Ink's own renderer is not asked:
 * it takes apart every character of every frame, some 20 ms of a step at 120×40, and it clears the scrollback after a
 * resize. Rows at absolute places can't drift either, whatever the terminal did meanwhile.
 */
import type { WriteStream } from "node:tty";
import { escapeText, inRepertoire, type Repertoire, repertoireOn } from "../../scenarios/light.js";
import { type ColourDepth, orderOf } from "./colour.js";
import { type Line, widthOfLine } from "./line.js";

/** Between these two a terminal that knows them draws nothing, so that no half frame is ever seen. */
const begin = "\u001b[?2026h";
const end = "\u001b[?2026l";
const clearScreen = "\u001b[2J";
const clearRest = "\u001b[K";
const plain = "\u001b[0m";

/**
 * One row as the terminal takes it. The one place where text meets the terminal, so it is escaped here again, and put in
 * characters that the terminal has.
 */
export function rowText(line: Line, depth: ColourDepth, repertoire: Repertoire = "unicode"): string {
  let row = "";
  for (const { text, tone } of line) {
    const order = orderOf(tone, depth);
    const safe = inRepertoire(escapeText(text), repertoire);
    row += order === "" ? safe : `${order}${safe}${plain}`;
  }
  return row;
}

/** What the terminal shows. */
export interface Shown {
  readonly rows: readonly string[];
  readonly columns: number;
  readonly height: number;
}

/** Orders that turn what is shown into the wanted rows; empty where nothing differs. */
export function ordersFor(shown: Shown | null, wanted: Shown, full: (row: number) => boolean): string {
  const kept = shown?.columns === wanted.columns && shown.height === wanted.height ? shown : null;
  let orders = kept === null ? clearScreen : "";
  for (let row = 0; row < wanted.height; row += 1) {
    const now = wanted.rows[row] ?? "";
    if ((kept?.rows[row] ?? "") === now) continue;
    // In the last column the cursor still stands on what it wrote, and clearing the rest would erase that.
    orders += `\u001b[${row + 1};1H${now}${full(row) ? "" : clearRest}`;
  }
  return orders;
}

export interface Painter {
  /** Shows the lines from the top of the screen; what lies below them is empty. */
  show(lines: readonly Line[], columns: number, height: number): void;
  /** Shows the same again, whatever has become of the screen meanwhile. */
  repaint(): void;
}

export function createPainter(stdout: WriteStream): Painter {
  let shown: Shown | null = null;
  let last: Parameters<Painter["show"]> = [[], 0, 0];
  const depth = stdout.getColorDepth();
  const repertoire = repertoireOn(stdout);
  const show: Painter["show"] = (lines, columns, height) => {
    last = [lines, columns, height];
    const wanted = { rows: lines.map((line) => rowText(line, depth, repertoire)), columns, height };
    const orders = ordersFor(shown, wanted, (row) => widthOfLine(lines[row] ?? []) >= columns);
    shown = wanted;
    if (orders !== "" && !stdout.destroyed) stdout.write(begin + orders + end);
  };
  return {
    show,
    repaint() {
      shown = null;
      show(...last);
    },
  };
}

/** A stream like the terminal that draws nothing: what Ink is given where the painter draws. */
export function mute(stdout: WriteStream): WriteStream {
  return withWrite(stdout, (_chunk, ...rest) => {
    const done = rest.find((argument) => typeof argument === "function");
    if (typeof done === "function") setImmediate(() => done());
    return true;
  });
}

/** The terminal in characters that it has: what Ink is given where it writes sentences itself. */
export function legible(stdout: WriteStream): WriteStream {
  const repertoire = repertoireOn(stdout);
  return withWrite(stdout, (chunk, ...rest) => {
    const shown = typeof chunk === "string" ? inRepertoire(chunk, repertoire) : chunk;
    return Reflect.apply(stdout.write, stdout, [shown, ...rest]) as boolean;
  });
}

function withWrite(stdout: WriteStream, write: (chunk: unknown, ...rest: unknown[]) => boolean): WriteStream {
  return new Proxy(stdout, {
    get(target, key) {
      if (key === "write") return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
