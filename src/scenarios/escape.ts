/**
 * Makes text safe to write to a terminal: control characters, ANSI sequences, bidirectional overrides and zero-width
 * characters become visible escapes. The loader refuses such characters in scenarios; escaping again on output is the
 * second line of defence.
 * Some zero-width characters are text where they stand: Persian, Hindi and Malayalam cannot be spelled without joiners,
 * and many emoji are sequences. The rules are those of UAX 31, 2.3, slightly wider because this is running text and not
 * identifiers: such a character is text beside the characters that it changes, and is refused everywhere else.
 */

/** Scripts whose letters join by themselves (cursive), and those that form clusters with a virama. */
const cursive = "Arab Syrc Mong Nkoo Phag Mand Mani Adlm Rohg Sogd Ougr Chrs Phlp".split(" ");
const clustering = (
  "Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Bali Java Sund Lana Cakm Mtei Newa Gran Tirh Sidd " +
  "Modi Takr Shrd Kthi Brah Sylo"
).split(" ");
const lettersOf = (scripts: readonly string[]) =>
  `(?=[\\p{L}\\p{M}])[${scripts.map((script) => `\\p{scx=${script}}`).join("")}]`;
const joining = lettersOf([...cursive, ...clustering]);
const virama =
  "[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2\u1a60\u1b44\ua9c0\uabed]";

/** Characters of no width where they are text. */
const textual = [
  // Beside a letter that joins. The end of a text counts as one: it may be where a line of a screen was cut.
  `(?<=${joining})[\u200c\u200d](?=[\\p{L}\\p{M}]|$)`,
  `(?<=[\\p{L}\\p{M}\\p{Nd}])\u200c(?=${joining}|$)`,
  // After a virama, and after a cursive letter that is to keep its joined form, also at the end of a word.
  `(?<=${virama})[\u200c\u200d](?![\u200c\u200d])`,
  `(?<=${lettersOf(cursive)})\u200d(?![\u200c\u200d])`,
  // Emoji: joined, with a style, keycaps, flags of regions.
  "(?<=\\p{ExtPict}[\ufe0f\\p{EMod}]?)\u200d(?=\\p{ExtPict})",
  "(?<=[\\p{ExtPict}\\p{EMod}\\p{scx=Hani}\\p{Sm}\\p{scx=Mymr}\\p{scx=Phag}])[\ufe00-\ufe0f]",
  "(?<=[0-9#*])\ufe0f(?=\u20e3)",
  "\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}",
  // Variants of Chinese and Mongolian characters.
  "(?<=\\p{Ideo})[\u{e0100}-\u{e01ef}]",
  "(?<=(?=\\p{L})\\p{scx=Mong})[\u180b-\u180f]",
].join("|");

/** Characters that move the cursor, reorder a line or are invisible, and lone surrogates. */
const suspect =
  "[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f" +
  "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff" +
  "\\ud800-\\udfff\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]";

const anySuspect = new RegExp(suspect, "u");
/** Also matches what is text, to pass over it; only what is unseen is in the group. */
const unseen = new RegExp(`${textual}|(${suspect})`, "gu");

/** Escapes everything that a terminal could act on, except line feeds. */
export function escapeText(text: string): string {
  if (!anySuspect.test(text)) return text;
  return text.replace(unseen, (match, found: string | undefined) => (found === undefined ? match : writeEscape(found)));
}

/** As `escapeText`, line feeds included: the result is one line. */
export function escapeLine(text: string): string {
  return escapeText(text).replaceAll("\n", "\\n");
}

/** The same value with every text in it made safe to show: no control, no bidirectional override. */
export function safe<T>(value: T): T {
  if (typeof value === "string") return escapeText(value) as T;
  if (Array.isArray(value)) return value.map(safe) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner)])) as T;
  }
  return value;
}

/** A forbidden character and its offset in the text, in UTF-16 units from 0. */
export interface UnseenCharacter {
  readonly index: number;
  readonly character: string;
  /** `a tab`, `the control character \x1b` */
  readonly name: string;
  /** What the author should do about it. */
  readonly remedy: string;
}

/** Finds the characters that `escapeText` would escape, at most `limit` of them. */
export function findUnseen(text: string, limit: number): readonly UnseenCharacter[] {
  const found: UnseenCharacter[] = [];
  // The longer pattern looks around every letter.
  if (!anySuspect.test(text)) return found;
  for (const match of text.matchAll(unseen)) {
    const [, character] = match;
    if (character === undefined) continue;
    if (found.length === limit) break;
    found.push({ index: match.index, character, name: nameUnseen(character), remedy: remedyFor(character) });
  }
  return found;
}

function writeEscape(character: string): string {
  if (character === "\t") return "\\t";
  if (character === "\r") return "\\r";
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\u{${code.toString(16)}}`;
}

function nameUnseen(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const written = writeEscape(character);
  if (character === "\t") return "a tab";
  if (character === "\r") return "a lone carriage return";
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `the control character ${written}`;
  if (code >= 0xd800 && code <= 0xdfff) return `half a character (${written})`;
  if (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  ) {
    return `the text-direction character ${written}`;
  }
  if (isJoiner(character)) return `the joiner ${written}`;
  if (isSelector(character)) return `the variation selector ${written}`;
  return `the invisible character ${written}`;
}

const isJoiner = (character: string) => character === "\u200c" || character === "\u200d";
const isSelector = (character: string) => character >= "\ufe00" && character <= "\ufe0f";

export const tabKey = "let your editor insert spaces for Tab";

function remedyFor(character: string): string {
  if (character === "\t") return `replace it by a space; ${tabKey}`;
  if (isJoiner(character))
    return "delete it; a joiner is text only beside letters that it joins or parts, as in Persian or Hindi, and in emoji";
  if (isSelector(character))
    return "delete it; a variation selector is text only after an emoji or a sign with variants";
  return "delete it";
}
