/**
 * The causes of syntax errors in how lines are indented: the line that is out of place, and the line it should follow.
 */
import type { YAMLError } from "yaml";
import { inQuotes, lineEnd, meantEnd, skipSpace } from "./flow.js";
import type { NearMiss } from "./near-misses.js";
import { shorten } from "./problem.js";
import { phrasesOfKey } from "./schema-at.js";

interface Line {
  /** From 1. */
  readonly number: number;
  /** Offset of its first character that is no space. */
  readonly at: number;
  readonly indent: number;
  readonly source: string;
}

const begins = /^(?:-(?: |$)|["']?[A-Za-z_][\w.-]*["']? *:(?:\s|$))/;

/** The line that is indented wrongly, if that is what an error is about. */
export function indentationAt(error: YAMLError, text: string): NearMiss | undefined {
  const lines = linesOf(text);
  const here = lines.findIndex(({ at, source }) => error.pos[0] <= at + source.length);
  const line = lines[here];
  if (line === undefined) return undefined;
  if (/Flow/.test(error.message)) return undefined;
  if (error.code === "BAD_INDENT" || /block sequence/.test(error.message)) return outOfLine(lines, here);
  if (error.code === "UNEXPECTED_TOKEN") {
    const first = lines[0];
    if (first === undefined || first.indent === 0 || line.indent > 0 || error.pos[0] !== line.at) return undefined;
    const message = "The first key of the file is indented, and the keys below it are not";
    return { index: first.at, message, hint: "begin it in the first column" };
  }
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY" && error.code !== "MULTILINE_IMPLICIT_KEY") return undefined;
  return deeper(lines, here, text);
}

function linesOf(text: string): readonly Line[] {
  return text.split("\n").reduce<{ lines: Line[]; offset: number }>(
    ({ lines, offset }, whole, index) => {
      const indent = /^ */.exec(whole)?.[0].length ?? 0;
      const source = whole.slice(indent).trimEnd();
      if (source !== "" && !source.startsWith("#") && !/^(?:---|%)/.test(whole))
        lines.push({ number: index + 1, at: offset + indent, indent, source });
      return { lines, offset: offset + whole.length + 1 };
    },
    { lines: [], offset: 0 },
  ).lines;
}

/** A line that begins in no column in which a line above it begins. */
function outOfLine(lines: readonly Line[], here: number): NearMiss {
  const line = lines[here] as Line;
  const hyphen = line.source.startsWith("-");
  const above = linesAbove(lines, here);
  const same = above.find(({ indent }) => indent === line.indent);
  if (same?.source.startsWith("- ") === true && /^[{["'\w]/.test(line.source))
    return {
      index: line.at,
      message: "A hyphen is missing before this entry of a list",
      hint: `begin each entry of a list with a hyphen and a space: \`- ${line.source[0]}…\``,
    };
  const left = hyphen ? undefined : leftBefore(lines, here);
  if (left !== undefined) return left;
  const alike = above.filter(({ source }) => source.startsWith("-") === hyphen);
  // Names of one's own stand beside others, keys of the format beside keys of the format.
  const distance = (other: Line) => Math.abs(other.indent - line.indent) + (isKey(other) === isKey(line) ? 0 : 0.5);
  const nearest = alike.reduce<Line | undefined>(
    (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
    undefined,
  );
  return {
    index: line.at,
    message: "This line does not line up with the lines above it",
    hint: nearest === undefined ? "keys of one map start at the same column" : likeLine(nearest),
  };
}

/** A line above that begins further left than its brothers above and the line here below it. */
function leftBefore(lines: readonly Line[], here: number): NearMiss | undefined {
  const line = lines[here] as Line;
  const at = lines.slice(0, here).findLastIndex(({ indent }) => indent < line.indent);
  const suspect = lines[at];
  if (suspect === undefined || isKey(suspect)) return undefined;
  const brother = lines.slice(0, at).findLast(({ indent }) => indent <= line.indent);
  if (brother === undefined || brother.indent !== line.indent || isKey(brother)) return undefined;
  const message = `This line is indented less than line ${brother.number} above and line ${line.number} below it`;
  return { index: suspect.at, message, hint: likeLine(brother) };
}

function isKey({ source }: Line): boolean {
  return phrasesOfKey(/^(?:- +)*["']?([\w.-]*)/.exec(source)?.[1] ?? "") !== undefined;
}

/** The lines above, the nearest first, whose maps or lists are still open. */
function linesAbove(lines: readonly Line[], here: number): readonly Line[] {
  const open: Line[] = [];
  for (const line of lines.slice(0, here).reverse()) {
    if (begins.test(line.source) && line.indent < (open.at(-1)?.indent ?? Number.POSITIVE_INFINITY)) open.push(line);
    if (line.indent === 0) break;
  }
  return open;
}

/** A line below a value that is complete, indented further than it. */
function deeper(lines: readonly Line[], here: number, text: string): NearMiss | undefined {
  const [line, next] = [lines[here] as Line, lines[here + 1]];
  const lead = begins.exec(line.source)?.[0];
  if (next === undefined || lead === undefined || next.indent <= line.indent) return undefined;
  const value = skipSpace(text, line.at + lead.length - 1);
  if (value >= lineEnd(text, line.at) || /:(?:\s|$)/.test(text.slice(value, meantEnd(text, value, false))))
    return undefined;
  if (!begins.test(next.source)) return colonBelow(lines, here, text.slice(value, meantEnd(text, value, false)));
  const siblings = lines.slice(0, here).reverse();
  const before = siblings.find(({ indent }) => indent <= line.indent);
  // Below a key without a value, a line as far left as it may be its first key.
  const child = before?.indent === line.indent && before === siblings[0] && /:(?:\s+#.*)?$/.test(before.source);
  const brother = before?.indent === line.indent && !child;
  const after = lines.slice(here + 2).find(({ indent }) => indent <= next.indent);
  if (child || (!brother && after?.indent === next.indent))
    return { index: line.at, message: "This line is indented less than the lines below it", hint: likeLine(next) };
  const name = /^["']?([\w.-]+)/.exec(next.source)?.[1] ?? "";
  const continues = phrasesOfKey(name) === undefined && !/^["'[{]/.test(text[value] ?? "");
  return {
    index: next.at,
    message: `This line is indented further than line ${line.number}, whose value is complete`,
    hint: `${likeLine(line)}${continues ? "; if it continues the text above, put that text in quotes, whole" : ""}`,
  };
}

/** A text of several lines with a colon and a space in one of them. */
function colonBelow(lines: readonly Line[], here: number, start: string): NearMiss | undefined {
  const rest = lines.slice(here + 1);
  const end = rest.findIndex(({ indent }) => indent <= (lines[here] as Line).indent);
  const below = end < 0 ? rest : rest.slice(0, end);
  const broken = below.find(({ source }) => /:(?:\s|$)/.test(source));
  if (broken === undefined) return undefined;
  const colon = broken.source.search(/:(?:\s|$)/);
  return {
    index: broken.at + colon,
    message: `A colon and a space make “${shorten(broken.source.slice(0, colon), 40)}” a key`,
    hint: `put the text in quotes: ${inQuotes([start, ...below.map(({ source }) => source)].join(" "))}`,
  };
}

function likeLine({ number, indent }: Line): string {
  if (indent === 0) return `begin it in the first column, as line ${number}`;
  return `indent it by ${indent} space${indent === 1 ? "" : "s"}, as line ${number}`;
}
