/**
 * Messages for YAML syntax errors. The parser's own are for programmers ("implicit keys need to be on a single line")
 * and point at where it failed, not at where the mistake begins.
 */
import { type Document, isScalar, type Scalar, visit, type YAMLError } from "yaml";
import { brokenLineAt } from "./broken-lines.js";
import { inQuotes, lineEnd, meantEnd, openAt } from "./flow.js";
import { indentationAt } from "./indentation.js";
import { colonHint, nearMissIn, oddQuoteAt } from "./near-misses.js";
import { shorten } from "./problem.js";
import { phrasesOfKey } from "./schema-at.js";

export interface WordedError {
  /** Offset in the text to point at. */
  readonly offset: number;
  readonly problem: { readonly message: string; readonly hint?: string | undefined };
}

const quoteHint = "text that holds “: ” or “ #”, or starts with one of @ ` ! & * [ { % | >, must stand in quotes";

/** The message and place for one of the parser's errors. */
export function wordYamlError(error: YAMLError, document: Document, text: string): WordedError {
  const offset = error.pos[0];
  const worded = (message: string, hint?: string, at = offset): WordedError => ({
    offset: at,
    problem: { message, hint },
  });
  const near = nearMissAt(error, text);
  if (near !== undefined) return near;
  const readable = longestBefore(text, offset) <= longestRead;
  const found = readable ? (indentationAt(error, text) ?? brokenLineAt(error, text)) : undefined;
  if (found !== undefined) return worded(found.message, found.hint, found.index);
  const line = text.slice(offset, lineEnd(text, offset)).replace(/(?<=^|\s)#.*/, "");
  const comment = /^ *(?:\/\/|--|\/\*|;) *(.*?) *(?:\*\/)?\s*$/.exec(line)?.[1];
  const lone = error.code === "MULTILINE_IMPLICIT_KEY" || /map values/.test(error.message);
  if (lone && comment !== undefined)
    return worded("A comment begins with “#” in YAML", `write # ${shorten(comment, 60)}`);
  if (lone && !/:\s/.test(line))
    return worded("This line has no colon, so it is no key with a value", missingColonHint(line));
  switch (error.code) {
    case "MULTIPLE_DOCS":
      return worded(
        "A second document starts here; a file holds one scenario",
        "delete the line `---`, or split the file",
      );
    case "MISSING_CHAR":
      return /quote/.test(error.message)
        ? unclosedQuote(openingQuote(document, offset) ?? offset, text)
        : worded("A closing bracket, brace or comma is missing here", "check that every [ has its ] and every { its }");
    case "BAD_INDENT":
      return /Flow/.test(error.message)
        ? worded(
            "A list or map in brackets is not closed before this line",
            "check that every [ has its ] and every { its }",
          )
        : worded(
            "This line does not line up with the lines above it",
            "keys of one map start at the same column",
            offset + (/^ */.exec(text.slice(offset))?.[0].length ?? 0),
          );
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "BLOCK_IN_FLOW":
      return worded("This does not fit here: either a second “: ” in one line, or a line indented too far", quoteHint);
    case "BAD_SCALAR_START":
      return worded(`Text may not start with ${text[offset] ?? "this character"}`, "put the text in quotes");
    case "NON_STRING_KEY":
      return worded("This key is not a plain name", "names are lower-case letters, digits and hyphens");
    case "BAD_DQ_ESCAPE":
      return worded(
        "This backslash escape means nothing in YAML",
        "use 'single quotes', in which backslashes stand for themselves",
      );
    case "BAD_ALIAS":
      return worded(
        "Aliases are not allowed, and this one is not defined",
        "write the value out, or put text that starts with * in quotes",
      );
    case "RESOURCE_EXHAUSTION":
      return worded("The file is nested too deeply to be read", "check the brackets and the indentation above");
    case "UNEXPECTED_TOKEN":
      return worded(
        `This does not belong here: ${text.slice(offset, error.pos[1]).trim().slice(0, 20) || "the end of the line"}`,
        quoteHint,
      );
    default:
      return worded(`This is not valid YAML: ${error.message}`, quoteHint);
  }
}

/** Longer lines are not read for causes, because looking for them takes time that grows with the square of the length. */
const longestRead = 5000;

/** The length of the longest line in the lines around an offset. */
function longestBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - 4 * longestRead);
  return Math.max(
    ...text
      .slice(from, offset + 2 * longestRead)
      .split("\n")
      .map(({ length }) => length),
  );
}

function unclosedQuote(offset: number, text: string): WordedError {
  const end = meantEnd(text, offset + 1, openAt(text, offset).length > 0);
  const source = text.slice(offset, end);
  const mark = oddQuoteAt(source);
  const apostrophe = source.startsWith("'") ? `; if it is an apostrophe, write ${JSON.stringify(source)}` : "";
  const write = `write ${inQuotes(source.slice(1, mark?.index))}${apostrophe}`;
  if (mark !== undefined && mark.index === source.length - 1)
    return { offset: offset + mark.index, problem: { message: mark.message, hint: write } };
  return {
    offset,
    problem: { message: "A quotation opened here is never closed", hint: `add the closing quote: ${write}` },
  };
}

/** For a line without a colon: it may be a key that lacks it, or go on with the text above. */
function missingColonHint(line: string): string {
  const [, key, rest = ""] = /^ *(?:- +)*([A-Za-z_][\w-]*)[.;]?(?: +(.*))?$/.exec(line.trimEnd()) ?? [];
  const more = "; if it goes on with the text above, indent it further than that text's key";
  if (key === undefined || (rest !== "" && phrasesOfKey(key) === undefined)) return `${colonHint}${more}`;
  return `write ${key}: ${shorten(rest, 60)}`.trimEnd() + (/ /.test(rest) ? more : "");
}

/** Start of the quoted text that contains `offset`. */
function openingQuote(document: Document, offset: number): number | undefined {
  let opening: number | undefined;
  visit(document, {
    Scalar(_key, node: Scalar) {
      const quoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
      const [from, to] = [node.range?.[0], node.range?.[2]];
      if (quoted && from !== undefined && to !== undefined && from <= offset && offset <= to) opening = from;
    },
  });
  return opening;
}

const mayBeNearMiss = new Set<YAMLError["code"]>([
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "BAD_INDENT",
  "BAD_SCALAR_START",
  "UNEXPECTED_TOKEN",
]);
const mostLines = 4;

/** A near miss in the lines that the parser stumbled over. */
export function nearMissAt(error: YAMLError, text: string): WordedError | undefined {
  if (!mayBeNearMiss.has(error.code)) return undefined;
  let from = text.lastIndexOf("\n", error.pos[0] - 1) + 1;
  for (let line = 0; line < mostLines && from < Math.max(error.pos[1], error.pos[0] + 1); line += 1) {
    const end = text.indexOf("\n", from);
    const found = nearMissIn(text.slice(from, end < 0 ? text.length : end), error.code === "BLOCK_IN_FLOW");
    if (found !== undefined)
      return { offset: from + found.index, problem: { message: found.message, hint: found.hint } };
    if (end < 0) return undefined;
    from = end + 1;
  }
  return undefined;
}
