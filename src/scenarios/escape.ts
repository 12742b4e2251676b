/**
 * Makes text safe to write to a terminal: control characters, ANSI sequences, bidirectional overrides and zero-width
 * characters become visible escapes. The loader refuses such characters in scenarios; escaping again on output is the
 * second line of defence.
 */

/** Characters that move the cursor, reorder a line or are invisible, and lone surrogates. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is this file's purpose.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is matched by itself, never as part of a cluster.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Escapes everything that a terminal could act on, except line feeds. */
export function escapeText(text: string): string {
  return text.replace(unseen, (character) => writeEscape(character));
}

/** As `escapeText`, line feeds included: the result is one line. */
export function escapeLine(text: string): string {
  return escapeText(text).replaceAll("\n", "\\n");
}

/** A forbidden character and its offset in the text, in UTF-16 units from 0. */
export interface UnseenCharacter {
  readonly index: number;
  readonly character: string;
  /** `a tab`, `the control character \x1b` */
  readonly name: string;
}

/** Finds the characters that `escapeText` would escape, at most `limit` of them. */
export function findUnseen(text: string, limit: number): readonly UnseenCharacter[] {
  const found: UnseenCharacter[] = [];
  for (const match of text.matchAll(unseen)) {
    if (found.length === limit) break;
    found.push({ index: match.index, character: match[0], name: nameUnseen(match[0]) });
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
  return `the invisible character ${written}`;
}
