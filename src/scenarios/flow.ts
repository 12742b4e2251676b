/**
 * Reads the lines around a syntax error more loosely than YAML does: which brackets are open there, which key's value
 * is being written, and how far the author meant a text to go. The parser only says where it gave up.
 */

/** A bracket that is open, and the entries after it. */
export interface Frame {
  /** Where the bracket stands. */
  readonly open: number;
  readonly bracket: "{" | "[";
  readonly entries: readonly FlowEntry[];
}

/** What stands between two commas. */
export interface FlowEntry {
  readonly start: number;
  /** Where its value begins, if it has a key and a colon. */
  readonly value?: number;
}

/** A key, a colon and what must follow a colon. */
const keyAhead = /^["']?([A-Za-z_][\w.-]*)["']? *:(?=[\s{["']|$)/;
const furthestBack = 200;

/** The brackets that are open at `offset`, the outermost first; empty outside brackets. */
export function openAt(text: string, offset: number): readonly Frame[] {
  let from = lineStart(text, offset);
  for (let back = 0; back < furthestBack; back += 1) {
    const frames = scan(text, from, offset);
    // Brackets never enclose a key that begins in the first column.
    if (frames.length > 0 || from === 0 || /[A-Za-z]/.test(text[from] ?? "")) return frames;
    from = lineStart(text, from - 1);
  }
  return [];
}

function scan(text: string, from: number, to: number): readonly Frame[] {
  const frames: { open: number; bracket: "{" | "["; entries: { start: number; value?: number }[] }[] = [];
  /** Whether a value may begin here, so that quotes and brackets count. */
  let fresh = true;
  for (let at = from; at < to; at += 1) {
    const character = text[at] as string;
    const frame = frames.at(-1);
    if (character === "\n") fresh ||= frame === undefined;
    else if (/\s/.test(character)) continue;
    else if (character === "#" && /\s/.test(text[at - 1] ?? " ")) at = lineEnd(text, at) - 1;
    else if (fresh && (character === '"' || character === "'")) {
      at = quoteEnd(text, at) - 1;
      fresh = false;
    } else if (fresh && (character === "{" || character === "[")) {
      frames.push({ open: at, bracket: character, entries: [{ start: at + 1 }] });
    } else if (frame !== undefined && character === closerOf(frame.bracket)) {
      frames.pop();
      fresh = false;
    } else if (frame !== undefined && character === ",") {
      frame.entries.push({ start: at + 1 });
      fresh = true;
    } else if (character === ":" && /[\s{[]|^$/.test(text[at + 1] ?? "")) {
      const entry = frame?.entries.at(-1);
      if (entry !== undefined) entry.value ??= skipSpace(text, at + 1);
      fresh = true;
    } else fresh &&= character === "-";
  }
  return frames;
}

/** Where a quotation that begins at `from` ends, or its line if it does not. */
function quoteEnd(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return from + 1;
}

/**
 * Where the author meant the value that begins at `from` to end: before the next key, a closing bracket or the line's end.
 * `isKey` says which names may be keys there.
 */
export function meantEnd(text: string, from: number, between: boolean, isKey = (_name: string) => true): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] as string;
    const rest = () => text.slice(at + 1, at + 120);
    if (character === "\n") {
      const ahead = rest().trimStart();
      if (!between || keyAhead.test(ahead) || /^(?:- |[}\]]|$)/.test(ahead)) return trimmedEnd(text, from, at);
    } else if (!between) {
      if (character === "#" && /\s# /.test(text.slice(at - 1, at + 2))) return trimmedEnd(text, from, at);
    } else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      if (depth === 0) return trimmedEnd(text, from, at);
      depth -= 1;
    } else if (character === "," && depth === 0) {
      const name = keyAhead.exec(rest().trimStart())?.[1];
      if (name !== undefined && isKey(name)) return trimmedEnd(text, from, at);
    }
  }
  return trimmedEnd(text, from, text.length);
}

function trimmedEnd(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

const longestShown = 400;

/** A text in quotes as an author would write it: quotes of its own that only enclose it are not kept. */
export function inQuotes(source: string): string {
  if (source.length > longestShown) return '"…"';
  const whole = source.replaceAll(/\s+/g, " ").trim();
  const quote = whole[0];
  const encloses = (quote === '"' || quote === "'") && whole.length > 1 && whole.endsWith(quote);
  const inner = whole.slice(1, -1);
  const next = inner.indexOf(quote ?? "");
  // The second quote opens another word, or is an apostrophe, where a letter follows it.
  const bare = encloses && (next < 0 || /[\p{L}\p{N}]/u.test(inner[next + 1] ?? ""));
  const text = bare ? inner.replaceAll(`\\${quote}`, quote ?? "") : whole;
  return !/["\\]/.test(text) || text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

export const closerOf = (bracket: string) => (bracket === "{" ? "}" : "]");
export const lineStart = (text: string, offset: number) => text.lastIndexOf("\n", offset - 1) + 1;

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

export function skipSpace(text: string, offset: number): number {
  return offset + (/^\s*/.exec(text.slice(offset, offset + 400))?.[0].length ?? 0);
}

/** Where the last character before `offset` ends that is neither white space nor part of a comment. */
export function endBefore(text: string, offset: number): number {
  let [from, to] = [lineStart(text, offset), offset];
  for (;;) {
    const code = text
      .slice(from, to)
      .replace(/(?<=^|\s)#.*/, "")
      .trimEnd();
    if (code !== "" || from === 0) return from + code.length;
    [from, to] = [lineStart(text, from - 1), from - 1];
  }
}
