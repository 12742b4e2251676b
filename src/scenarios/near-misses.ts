/**
 * Finds what is nearly YAML: a missing or odd space, a sign that only looks like the right one. YAML itself reads such a
 * line as something else without complaint, or complains about a bracket elsewhere; the author needs the cause, its
 * column and what to write.
 */
import { inQuotes, meantEnd } from "./flow.js";
import { phrasesOfKey } from "./schema-at.js";

export interface NearMiss {
  /** Where it is, in UTF-16 units from the start of the text that was searched. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

/** White space that YAML takes for letters. */
const oddSpaces = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000";
const oddDashes = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d";
const bullets = "*•·‣◦▪●○";
const oddQuotes = "“”„‟‘’‚‛«»‹›「」『』＂＇";
const oddColons = "：﹕︓꞉∶ː׃";
export const colonHint = "write a colon and a space between a key and its value: `key: value`";
const quotesHint = 'use straight quotes around the text: "…"';
/** Where a key may begin: at the start of a line, after hyphens of a list, after a brace or a comma. */
const before = "(?:^ *(?:- +)*|[{,] *)";
const name = "[A-Za-z_][\\w.-]*";

const nameOf: Readonly<{ [character: string]: string }> = {
  "\u00a0": "a no-break space",
  "\u202f": "a narrow no-break space",
  "\u3000": "an ideographic space",
  "：": "a full-width colon",
  "\u2212": "a minus sign",
  "\u2013": "an en dash",
  "\u2014": "an em dash",
};

/** “：” (a full-width colon, U+FF1A); a space only by name. */
function describe(character: string): string {
  if (character.startsWith("--")) return `“${character}”`;
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const called = nameOf[character] ?? (/\s/.test(character) ? "a space of another kind" : "");
  if (/\s/.test(character)) return `${called} (${code})`;
  const shown = new RegExp(`[${oddQuotes}]`).test(character) ? character : `“${character}”`;
  return `${shown} (${called === "" ? "" : `${called}, `}${code})`;
}

interface Rule {
  /** Group 1 is the sign that is wrong; empty where one is missing. */
  readonly pattern: RegExp;
  message(sign: string): string;
  readonly hint: string;
  /** Only looked for between brackets. */
  readonly flow?: true;
  /** Whether the hint can write the key and its value as they should be. */
  readonly pair?: true;
}

const oddSpace = (sign: string) => `There is ${describe(sign)} here, which YAML takes for a letter`;
const spaceHint = "replace it by an ordinary space, or put the text in quotes if it is meant";

const rules: readonly Rule[] = [
  { pattern: new RegExp(`^ *(?:- +)*([${oddSpaces}])`, "d"), message: oddSpace, hint: spaceHint },
  { pattern: new RegExp(`^ *-([${oddSpaces}])`, "d"), message: oddSpace, hint: spaceHint },
  { pattern: new RegExp(`${before}${name}:?([${oddSpaces}])`, "d"), message: oddSpace, hint: spaceHint },
  {
    pattern: new RegExp(`${before}["']?${name}["']? *([${oddColons}])`, "d"),
    message: (sign) => `${describe(sign)} stands where a colon should`,
    hint: colonHint,
    pair: true,
  },
  {
    pattern: new RegExp(`${before}${name} *(:=|=>|==|=|->|[＝→⇒])`, "d"),
    message: (sign) => `“${sign}” stands where a colon should`,
    hint: colonHint,
    pair: true,
  },
  {
    // After a key between brackets, `:{` needs no space.
    pattern: new RegExp(`(?:^ *(?:- +)*${name} *:(?=[^\\s:,;])|[{,] *${name} *:(?=[^\\s:{}[\\],]))()`, "d"),
    message: () => "A space is missing after the colon",
    hint: colonHint,
    pair: true,
  },
  {
    pattern: new RegExp(`^ *${name}: *([,;])\\s*$`, "d"),
    message: (sign) => `“${sign}” is no value`,
    hint: "delete it",
  },
  {
    // In braces only the names of keys, for a text may hold brackets.
    pattern: new RegExp(`(?:^ *(?:- +)*${name}|[{,] *(?<known>${name}))()(?= +[{[])`, "d"),
    message: () => "A colon is missing here",
    hint: colonHint,
    pair: true,
  },
  {
    pattern: new RegExp(`${before}${name} *:(:)`, "d"),
    message: () => "This is a second colon",
    hint: colonHint,
    pair: true,
  },
  {
    pattern: new RegExp(`(?:^ *(?:- +)*|[:,] +|[[{] *)([${oddQuotes}])`, "d"),
    message: (sign) => `Quotation marks such as ${describe(sign)} do not quote in YAML`,
    hint: quotesHint,
  },
  {
    pattern: new RegExp(`^ *(--+(?= +(?:[{["']|${name}:))|[${oddDashes}${bullets}](?=[ ${oddSpaces}]))`, "d"),
    message: (sign) => `${describe(sign)} stands where a hyphen should`,
    hint: "begin each entry of a list with a hyphen and a space: `- …`",
  },
  {
    pattern: /^ *-(?=[A-Za-z"'{[])()/d,
    message: () => "A space is missing after the hyphen",
    hint: "begin each entry of a list with a hyphen and a space: `- …`",
  },
  {
    pattern: /([，﹐、،؛；｛｝［］])/d,
    message: (sign) => `${describe(sign)} does not separate anything in YAML`,
    hint: "use the signs of ASCII for commas and brackets, or put the text in quotes if it is meant",
    flow: true,
  },
];

/** The first near miss in a line, or in the text of a key. `flow` is whether the line lies between brackets. */
export function nearMissIn(line: string, flow: boolean): NearMiss | undefined {
  const searched = blankQuotes(line);
  const between = flow || /[{[]/.test(searched);
  for (const { pattern, message, hint, flow: onlyInFlow, pair } of rules) {
    if (onlyInFlow === true && !between) continue;
    const match = pattern.exec(searched);
    // The last group that matched: one before it is a name.
    const index = match?.indices?.[match.groups === undefined ? 1 : 2]?.[0];
    if (match?.groups?.known !== undefined && phrasesOfKey(match.groups.known) === undefined) continue;
    // In running text a comma begins no key.
    if (match === null || index === undefined || (match[0].startsWith(",") && !between)) continue;
    const sign = match.groups === undefined ? (match[1] ?? "") : "";
    const written =
      pair === true ? writtenPair(line.slice(0, searched.length), match[0], index + sign.length, between) : undefined;
    if (written !== undefined) return { index, message: message(sign), hint: `write ${written}` };
    const quoted = hint === quotesHint && match[0].startsWith(":") ? straightQuotes(line, index, between) : hint;
    return { index, message: message(sign), hint: quoted };
  }
  return undefined;
}

const longestPair = 80;

/** `key: value`, for a key that was found and a value that begins at `from`; undefined without one. */
function writtenPair(line: string, found: string, from: number, between: boolean): string | undefined {
  const key = new RegExp(`["']?${name}["']?`).exec(found)?.[0];
  const value = line.slice(from, meantEnd(line, from, between)).trim();
  if (key === undefined || value === "") return undefined;
  return `${key}: ${value.length > longestPair ? "…" : value}`;
}

/** The hint for a value in marks that do not quote: the value in quotes, if it ends with such a mark. */
function straightQuotes(line: string, from: number, between: boolean): string {
  const whole = line.slice(from, meantEnd(line, from, between));
  const bare = withoutOddQuotes(whole);
  return bare.length === whole.length - 2 ? `use straight quotes around the text: ${inQuotes(bare)}` : quotesHint;
}

/** The line with what stands in straight quotes, and a comment, blanked. */
function blankQuotes(line: string): string {
  return line
    .replaceAll(
      /(?<=(?:^|[:,[{-]) *)(["'])(?:\\.|(?!\1).)*\1(?= *(?:[,\]}#]|$))/g,
      (quoted) => `"${" ".repeat(quoted.length - 2)}"`,
    )
    .replace(/(?<=^|\s)#.*/, "");
}

/** What is wrong in the text of a key, which can only be a name. */
export function nearMissInKey(source: string, flow: boolean): NearMiss | undefined {
  const found = nearMissIn(source, flow);
  if (found !== undefined) return found;
  // The parser has taken the second colon for the one that ends a key.
  if (source.endsWith(":"))
    return { index: source.length, message: "This is a second colon", hint: `write ${source.replace(/:+$/, "")}: …` };
  const space = new RegExp(`[${oddSpaces}]`).exec(source);
  if (space !== null) return { index: space.index, message: oddSpace(space[0]), hint: spaceHint };
  const sign = new RegExp(`[${oddDashes}${oddQuotes}\\uff01-\\uff5e]`).exec(source);
  if (sign === null) return undefined;
  return {
    index: sign.index,
    message: `${describe(sign[0])} cannot stand in a name or a number`,
    hint: `write “${likeAscii(source)}”`,
  };
}

/** What is wrong at the edges of an unquoted value: a space that is none, a minus that is none. */
export function nearMissInValue(source: string): NearMiss | undefined {
  const space = new RegExp(`^[${oddSpaces}]|[${oddSpaces}]+$|[${oddSpaces}](?=#)`).exec(source);
  if (space !== null) return { index: space.index, message: oddSpace(space[0].slice(0, 1)), hint: spaceHint };
  const minus = new RegExp(`^([${oddDashes}]) *[\\d.]+$`).exec(source);
  if (minus?.[1] === undefined) return undefined;
  return {
    index: 0,
    message: `${describe(minus[1])} stands where a hyphen should`,
    hint: `write ${likeAscii(source).replace(" ", "")}`,
  };
}

/** The first mark in a text that looks like a quotation mark and does not quote. */
export function oddQuoteAt(source: string): NearMiss | undefined {
  const sign = new RegExp(`[${oddQuotes}]`).exec(source);
  if (sign === null) return undefined;
  const message = `Quotation marks such as ${describe(sign[0])} do not quote in YAML`;
  return { index: sign.index, message, hint: quotesHint };
}

/** A text without the marks around it that do not quote. */
export function withoutOddQuotes(source: string): string {
  return source.replaceAll(new RegExp(`^[${oddQuotes}]|[${oddQuotes}]$`, "g"), "");
}

/** The text with the signs of ASCII that its own look like, without quotation marks that do not quote. */
function likeAscii(source: string): string {
  return source
    .normalize("NFKC")
    .replaceAll(new RegExp(`[${oddDashes}]`, "g"), "-")
    .replaceAll(new RegExp(`[${oddQuotes}]`, "g"), "")
    .replaceAll(new RegExp(`[${oddColons}]`, "g"), ":")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The hint for a value that should be no text, but looks like something else that was nearly written. */
export function hintForLookalike(source: string): string | undefined {
  const found = nearMissInKey(source, true);
  if (found !== undefined) return `${found.message.replace(/^./, (letter) => letter.toLowerCase())}; ${found.hint}`;
  return /^[-\d.]+#/.test(source) ? "put a space before the # that begins a comment" : undefined;
}

/** What to write for `tension > 5` or `tension: <5`, where `name` is the gauge and `rest` the sign and the number. */
export function comparisonHint(name: string, rest: string): Omit<NearMiss, "index"> | undefined {
  const [, sign, number] = /^([<>]=?|[≤≥]) *(-?\d*\.?\d+)$/.exec(rest.trim()) ?? [];
  if (sign === undefined || number === undefined) return undefined;
  const bound = /[<≤]/.test(sign) ? "max" : "min";
  const write = name === "min" || name === "max" ? `${bound}: ${number}` : `${name}: { ${bound}: ${number} }`;
  return {
    message: `“${sign}” compares nothing in YAML`,
    hint: `write ${write}, which includes ${number} itself`,
  };
}
