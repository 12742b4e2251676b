/**
 * The causes of syntax errors inside a line: a text that must be quoted, a comma or a bracket that is missing or too many.
 * The parser points at where it failed; the author needs the sign that is wrong and the line to write.
 */
import type { YAMLError } from "yaml";
import { closerOf, endBefore, type Frame, inQuotes, lineEnd, lineStart, meantEnd, openAt, skipSpace } from "./flow.js";
import { comparisonHint, type NearMiss } from "./near-misses.js";
import { shorten } from "./problem.js";
import { phrasesOfKey } from "./schema-at.js";

const key = "[A-Za-z_][\\w.-]*";
const keyAhead = new RegExp(`^["']?${key}["']? *:(?=\\s|$)`);
const short = (source: string) => shorten(source.replaceAll(/\s+/g, " ").trim(), 40);

/** What is wrong at a syntax error, if the line around it tells. */
export function brokenLineAt(error: YAMLError, text: string): NearMiss | undefined {
  const at = error.pos[0];
  if (error.code === "BAD_INDENT") return /Flow/.test(error.message) ? unclosedAt(text, at) : undefined;
  const frames = openAt(text, at);
  const found = separatorAt(text, at, frames);
  if (found !== undefined) return found;
  const start = valueBefore(text, at, frames);
  return start === undefined ? undefined : brokenValue(text, start, at, frames.length > 0);
}

/** Whether a key of this name may hold free text. */
export function takesText(name: string): boolean {
  return phrasesOfKey(name)?.some((phrase) => /^(one line of|text)/.test(phrase)) === true;
}

function isKey(name: string): boolean {
  return name.includes(".") || phrasesOfKey(name) !== undefined;
}

const isId = (name: string): boolean => /^[a-z][a-z0-9-]*$/.test(name);

/** A comma or a closing bracket that is missing or too many at `at`. */
function separatorAt(text: string, at: number, frames: readonly Frame[]): NearMiss | undefined {
  const sign = text[at] ?? "";
  const end = endBefore(text, at);
  const last = text[end - 1] ?? "";
  const rest = text.slice(at, lineEnd(text, at));
  const frame = frames.at(-1);
  if (frame === undefined) {
    if (/^[,;]\s*(?:#|$)/.test(rest))
      return { index: at, message: `Outside brackets, no line ends with “${sign}”`, hint: `delete the “${sign}”` };
    return /[}\]]/.test(sign) ? closesNothing(sign, at) : undefined;
  }
  if (sign === "," && /[,[{]/.test(last))
    return { index: at, message: "There is nothing before this comma", hint: "delete it" };
  if (/[\]}"']/.test(last) && (keyAhead.test(rest) || /[[{]/.test(sign))) {
    const next = sign === "[" || sign === "{" ? sign : `“${/^["']?([\w.-]+)/.exec(rest)?.[1] ?? ""}”`;
    return { index: end, message: "A comma is missing here", hint: `write a comma before ${next}` };
  }
  if (sign === "{" && last === "{" && frame.bracket === "{")
    return {
      index: frame.open,
      message: "A list of maps stands in square brackets",
      hint: "write [{ … }], not {{ … }}",
    };
  return /[[{]/.test(sign) && last === "," ? listsWithoutBrackets(text, frame) : undefined;
}

const closesNothing = (sign: string, index: number): NearMiss => ({
  index,
  message: `This “${sign}” closes nothing`,
  hint: `delete it, or add the “${sign === "}" ? "{" : "["}” that it should close`,
});

/** `curve: [20, 0.5], [50, 1]` */
function listsWithoutBrackets(text: string, frame: Frame): NearMiss | undefined {
  const start = frame.entries.findLast(({ value }) => value !== undefined)?.value ?? text.length;
  const lists = /^\[[^[\]]*\](?:\s*,\s*\[[^[\]]*\])+/.exec(text.slice(start))?.[0];
  if (lists === undefined) return undefined;
  return { index: start, message: "A list of lists stands in brackets of its own", hint: `write [${lists}]` };
}

/** A bracket that is not closed, or closed by another sign. */
function unclosedAt(text: string, at: number): NearMiss | undefined {
  const sign = text[at] ?? "";
  const end = endBefore(text, at);
  const frames = openAt(text, /[}\]]/.test(sign) ? at : end);
  const frame = frames.at(-1);
  if (frame === undefined) return /[}\]]/.test(sign) ? closesNothing(sign, at) : undefined;
  const closer = closerOf(frame.bracket);
  if (/[}\]]/.test(sign)) return wronglyClosedAt(text, at, frames);
  const comment = commentInText(text, frame.open, end, at);
  if (comment !== undefined) return comment;
  const index = frame.open;
  if (frames.length === 1 && text[end - 1] === ")" && !text.slice(index, end).includes("("))
    return { index: end - 1, message: `“)” stands where “${closer}” should`, hint: `write ${closer}` };
  const line = (offset: number) => text.slice(0, offset).split("\n").length;
  const closers = [...frames].reverse().map(({ bracket }) => closerOf(bracket));
  const where = `add “${closers.join(" ")}” at the end of line ${line(end)}`;
  return {
    index,
    message: `The “${frame.bracket}” here is not closed`,
    hint: /[{[]/.test(text.slice(index + 1, end))
      ? `${where}, or earlier if an inner bracket is the one not closed`
      : where,
  };
}

function wronglyClosedAt(text: string, at: number, frames: readonly Frame[]): NearMiss {
  const sign = text[at] as string;
  const { open, bracket, entries } = frames.at(-1) as Frame;
  const closer = closerOf(bracket);
  const pair = bracket === "[" ? entries.findIndex(({ value }, position) => position > 0 && value !== undefined) : -1;
  // A list that a key follows should have ended before it.
  const list = pair < 0 ? undefined : text.slice(open, (entries[pair]?.start ?? 1) - 1);
  if (list !== undefined) return { index: open, message: "The “[” here is not closed", hint: `write ${list}${closer}` };
  const whole = text.slice(open, at).trimEnd();
  if (bracket === "{" && !frames.some((frame) => closerOf(frame.bracket) === sign)) return closesNothing(sign, at);
  if (bracket === "{") return { index: open, message: "The “{” here is not closed", hint: `write ${short80(whole)} }` };
  return { index: at, message: `“${sign}” stands where “${closer}” should`, hint: `write ${short80(whole)}${closer}` };
}

const short80 = (source: string) => shorten(source, 80);

/** A comment that swallows the end of a text in brackets, and the closing bracket with it. */
function commentInText(text: string, open: number, end: number, at: number): NearMiss | undefined {
  const line = Math.max(open, lineStart(text, end));
  const comment = /\s#[^\n]*[}\]]/.exec(text.slice(line, Math.min(at, lineEnd(text, end))));
  if (comment === null) return undefined;
  const hash = line + comment.index + 1;
  const value = openAt(text, hash)
    .at(-1)
    ?.entries.findLast(({ value }) => value !== undefined)?.value;
  // A comment on a line of its own, or after a comma, ends no text.
  if (value === undefined || value > hash || endBefore(text, hash) !== end) return undefined;
  return {
    index: hash,
    message: "A space and “#” begin a comment, so the text and its bracket do not end in this line",
    hint: `put text that holds “ #” in quotes: ${inQuotes(text.slice(value, meantEnd(text, value, true)))}`,
  };
}

/** Where the value begins in which the error lies, or which a comma before it may have ended. */
function valueBefore(text: string, at: number, frames: readonly Frame[]): number | undefined {
  const frame = frames.at(-1);
  if (frame !== undefined) return frame.entries.findLast(({ value }) => value !== undefined && value <= at)?.value;
  const from = lineStart(text, at);
  const lead = new RegExp(`^ *(?:- +)*["']?${key}["']? *:(?=\\s)`).exec(text.slice(from, lineEnd(text, at)))?.[0];
  const start = lead === undefined ? undefined : skipSpace(text, from + lead.length);
  return start !== undefined && start <= at ? start : undefined;
}

function brokenValue(text: string, start: number, at: number, between: boolean): NearMiss | undefined {
  const owner = new RegExp(`(${key})["']? *:\\s*$`).exec(text.slice(0, start).slice(-160))?.[1] ?? "";
  // Beside a text stand only keys of the format.
  const end = meantEnd(text, start, between, takesText(owner) ? isKey : undefined);
  const source = text.slice(start, end);
  if (end <= at) return undefined;
  const early = between ? undefined : endsEarly(text, start, source);
  if (early !== undefined && !takesText(owner)) return early;
  const minus = /^([-+]) +([\d.]+)$/.exec(source);
  if (minus !== null)
    return {
      index: start,
      message: `A space parts “${minus[1]}” from its number`,
      hint: `write ${minus[1] === "+" ? "" : "-"}${minus[2]}`,
    };
  const comparison = comparisonHint(owner, source);
  if (comparison !== undefined) return { index: start, ...comparison };
  const colon = secondColon(source);
  if (colon >= 0) return brokenByColon(text, { start, source, colon, owner, between });
  return takesText(owner) ? brokenText(text, start, at, source) : undefined;
}

/** Braces that end before their line does, because one too many closes them. */
function endsEarly(text: string, start: number, source: string): NearMiss | undefined {
  if (!/^[{[]/.test(source)) return undefined;
  for (let at = start + 1; at < start + source.length; at += 1) {
    if (openAt(text, at + 1).length > 0) continue;
    const sign = text[at] ?? "";
    return /^\s*[,}\]]/.test(text.slice(at + 1, start + source.length))
      ? {
          index: at,
          message: `This “${sign}” closes all that is open, and the line goes on`,
          hint: `delete one “${sign}”`,
        }
      : undefined;
  }
  return undefined;
}

/** Where a colon and a space stand outside a quotation at the start; -1 if they do not. */
function secondColon(source: string): number {
  const quoted = /^"(?:\\.|[^"])*"|^'[^']*'/.exec(source)?.[0].length ?? 0;
  const found = source.slice(quoted).search(/:(?=\s|$)/);
  return found < 0 ? -1 : quoted + found;
}

interface SecondColon {
  readonly start: number;
  readonly source: string;
  readonly colon: number;
  readonly owner: string;
  readonly between: boolean;
}

function brokenByColon(text: string, { start, source, colon, owner, between }: SecondColon): NearMiss {
  const name = new RegExp(`${key}(?= *$)`).exec(source.slice(0, colon))?.[0] ?? "";
  const head = source.slice(0, source.lastIndexOf(name, colon)).trimEnd();
  const asText = takesText(owner);
  const quoted = `put the text in quotes: ${inQuotes(source)}`;
  // Where no text may stand, an id before a colon begins a map too: `error: release: …`.
  if (!asText && /^\(?$/.test(head) && (isKey(name) || isId(name))) {
    const inner = source.slice(head.length) + (between ? moreConditions(text, start + source.length) : "");
    const count = (sign: string) => inner.split(sign).length;
    const closed = count("}") > count("{") ? inner.replace(/\s*\}$/, "") : inner;
    return {
      index: start,
      message: "A map within a line stands in braces",
      hint: `write ${owner}: { ${(head === "(" ? closed.replace(/\)$/, "") : closed).trim()} }`,
    };
  }
  if (head === "" && name === "") return { index: start, message: "Text may not start with :", hint: quoted };
  if (head === "" || !isKey(name) || (asText && !between))
    return {
      index: start + colon,
      message: `A colon and a space make “${short(source.slice(0, colon))}” a key`,
      hint: quoted,
    };
  if (!between)
    return {
      index: start + head.length,
      message: `A second key, “${name}”, begins in this line`,
      hint: `begin “${name}” on a line of its own`,
    };
  const sign = /(?:[;،；，、﹐|+]|&&?|(?<=\s)and)$/.exec(head)?.[0] ?? "";
  const before = head.slice(0, head.length - sign.length).trimEnd();
  const join = `write a comma before “${name}”: ${short(before)}, ${name}: …`;
  return {
    index: start + head.length - sign.length,
    message: sign === "" ? "A comma is missing here" : `“${sign}” stands where a comma should`,
    hint: asText ? `${join}; if it is all one text, ${quoted}` : join,
  };
}

/** Further tests of a condition, which name postures: `, league.mission: there`. */
function moreConditions(text: string, from: number): string {
  const test = /^, *([\w.-]+) *: *(?:\{[^{}]*\}|\[[^[\]]*\]|[\w-]+)/.exec(text.slice(from, from + 400));
  if (test?.[1] === undefined || phrasesOfKey(test[1]) !== undefined) return "";
  return test[0] + moreConditions(text, from + test[0].length);
}

/** A text without quotes, or with quotes around a part, that YAML cannot read on. */
function brokenText(text: string, start: number, at: number, source: string): NearMiss {
  const quoted = inQuotes(source);
  const first = source[0] ?? "";
  if (first === '"' || first === "'")
    return {
      index: at,
      message: "The text goes on after its closing quote",
      hint: `put all of it in quotes: ${quoted}`,
    };
  if (/[^\p{L}\p{N}(“„‘«.…+-]/u.test(first) || /^- /.test(source))
    return { index: start, message: `Text may not start with ${first}`, hint: `put the text in quotes: ${quoted}` };
  const comma = text.lastIndexOf(",", at);
  if (comma > start) {
    const next = text.slice(comma + 1, start + source.length);
    return {
      index: comma,
      message: `This comma ends the text “${short(text.slice(start, comma))}”, and “${short(next)}” is read as a key`,
      hint: `put text that holds a comma in quotes: ${quoted}`,
    };
  }
  return {
    index: at,
    message: `Text without quotes may not hold “${text[at] ?? ""}” here`,
    hint: `put the text in quotes: ${quoted}`,
  };
}
