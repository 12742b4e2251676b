/**
 * Finds what a comma between braces cut short: a text that goes on after it, a list without brackets, a number with a
 * decimal comma. YAML reads what follows the comma as a key without a value; the author needs the comma and what to write.
 */
import { isNode, isScalar, type Pair, type Scalar } from "yaml";
import { inQuotes } from "./flow.js";
import { colonHint, comparisonHint, type NearMiss, nearMissIn, withoutOddQuotes } from "./near-misses.js";
import { shorten } from "./problem.js";
import { knownKeys, phraseAt } from "./schema-at.js";
import type { Path } from "./tree.js";

/** A map in braces, where it stands, and the text it was read from. */
export interface Braces {
  readonly pairs: readonly Pair[];
  readonly path: Path;
  readonly text: string;
  /** Where the brace stands. */
  readonly open: number;
}

/** A value that a comma between braces ended early. */
export interface CutText {
  /** Where the value begins. */
  readonly from: number;
  /** Where the comma stands. */
  readonly comma: number;
  /** The text as far as the comma. */
  readonly head: string;
  /** All that the author meant as one value. */
  readonly whole: string;
  /** What the format expects of the key whose value it is. */
  readonly phrase: string;
  /** Set where the author quoted it, with marks that do not quote. */
  readonly marks: NearMiss | undefined;
}

export const isText = (phrase: string) => /^(one line of|text)/.test(phrase);

/** The value that the key at `index` may belong to; a value in quotes only where `quoted` says so. */
export function textCutBefore({ pairs, path, text }: Braces, index: number, quoted = false): CutText | undefined {
  let first = index - 1;
  while (first > 0 && pairs[first]?.value === null) first -= 1;
  let last = index;
  while (pairs[last + 1]?.value === null) last += 1;
  const [owner, head, key] = [pairs[first]?.key, pairs[first]?.value, pairs[index]?.key];
  const end = pairs[last]?.value ?? pairs[last]?.key;
  if (!isScalar(owner) || !isScalar(head) || !isScalar(key) || !isNode(end)) return undefined;
  if (head.type !== "PLAIN" && !(quoted && (head.type ?? "").startsWith("QUOTE_"))) return undefined;
  const from = head.range?.[0] ?? 0;
  const whole = text.slice(from, end.range?.[1]).replaceAll(/\s+/g, " ").trim();
  const bare = withoutOddQuotes(whole);
  const marks = bare === whole ? undefined : nearMissIn(whole, true);
  return {
    from,
    comma: text.lastIndexOf(",", key.range?.[0]),
    head: text.slice(from, head.range?.[1]),
    whole,
    phrase: phraseAt([...path, String(owner.value)]) ?? "",
    marks:
      marks?.index === 0
        ? { ...marks, index: from, hint: `use straight quotes around the text: ${inQuotes(bare)}` }
        : undefined,
  };
}

/** Whether the key at `index` begins with a name that the format knows there. */
export function beginsWithKey({ pairs, path }: Braces, index: number): boolean {
  const [name] = wordsOf(pairs[index]?.key as Scalar);
  const present = pairs.map(({ key }) => String((key as Scalar).value));
  return knownKeys(path, present).includes(name);
}

function wordsOf(key: Scalar): readonly [name: string, rest: string] {
  const [, name = "", rest = ""] =
    /^\s*["'“”]?([\w.-]+)\W?\s*(.*)$/su.exec(String(key.source ?? key.value ?? "")) ?? [];
  return [name, rest];
}

/** What is wrong with a key in braces that has no value, or that no name could be. */
export function cutByComma(braces: Braces, index: number): NearMiss {
  const { text, pairs } = braces;
  const pair = pairs[index] as Pair;
  const key = pair.key as Scalar;
  const at = key.range?.[0] ?? 0;
  const source = String(key.source ?? key.value ?? "");
  const cut = textCutBefore(braces, index, true);
  const [name, rest] = wordsOf(key);
  const inText = cut !== undefined && isText(cut.phrase);
  if (!inText && pair.value === null) {
    const found = wrongSign(braces, at, source) ?? (cut && notText(cut, text));
    if (found !== undefined) return found;
  }
  const colonMissing = pair.value === null && rest !== "" && (/\w\.\w/.test(name) || beginsWithKey(braces, index));
  const pairMeant = `${name}: ${rest}`;
  if (colonMissing && !inText)
    return {
      index: text.indexOf(name, at) + name.length,
      message: `A colon is missing after “${name}”`,
      hint: `write ${pairMeant}`,
    };
  const shown = shorten(source, 40);
  if (cut === undefined && pair.value !== null)
    return { index: at, message: `“${shown}” holds a space, which no name does`, hint: `write “${asName(source)}”` };
  if (cut === undefined || (cut.phrase !== "" && !inText))
    return { index: at, message: `“${shown}” has no colon and no value`, hint: colonHint };
  if (cut.head === "")
    return {
      index: cut.comma,
      message: "There is nothing before this comma",
      hint: `put the text in quotes: ${inQuotes(cut.whole)}`,
    };
  const otherwise = colonMissing ? `write ${pairMeant}` : "write a colon, a space and its value";
  const next = shown === "" ? shorten(cut.whole.slice(cut.head.length).replace(/^ *, */, ""), 40) : shown;
  return (
    cut.marks ?? {
      index: cut.comma,
      message: `This comma ends the text “${shorten(cut.head, 40)}”, and “${next}” is read as a key`,
      hint: `put text that holds a comma in quotes: ${inQuotes(cut.whole)}; if “${next}” is a key, ${otherwise}`,
    }
  );
}

/** `tension > 5` for a test, and braces around what should be a list or a text. */
function wrongSign({ pairs, path, open }: Braces, at: number, source: string): NearMiss | undefined {
  const [, name = "", rest = ""] = /^([\w.-]+) *([<>≤≥].*)$/s.exec(source) ?? [];
  const comparison = comparisonHint(name, rest);
  if (comparison !== undefined) return { index: at + source.length - rest.length, ...comparison };
  const phrase = phraseAt(path) ?? "";
  if (!pairs.every(({ value }) => value === null)) return undefined;
  const items = pairs.map(({ key }) => String((key as Scalar).source ?? ""));
  if (isText(phrase))
    return {
      index: open,
      message: "Text may not start with {",
      hint: `put the text in quotes: ${inQuotes(`{${items.join(", ")}}`)}`,
    };
  if (!takesList(phrase) || !items.every(isItem)) return undefined;
  return {
    index: open,
    message: "A list stands in square brackets, not in braces",
    hint: `write [${items.join(", ")}]`,
  };
}

const takesList = (phrase: string) => /\blists?\b|\[/.test(phrase);
const isItem = (item: string) => /^(?:[a-z][\w.-]*|-?\d*\.?\d+)$/.test(item);

/** A decimal comma, or a list without brackets or in round ones. */
function notText({ whole, phrase, from, comma }: CutText, text: string): NearMiss | undefined {
  const decimal = decimalHint(whole);
  if (decimal !== undefined && !/^\[/.test(phrase)) {
    const orList = takesList(phrase) ? `; for a list, write [${whole.replace(",", ", ")}]` : "";
    return { index: comma, message: "This comma ends the number", hint: `${decimal}${orList}` };
  }
  const items = whole.replace(/^[(（［](.*)[)）］]$/, "$1").split(/ *, */);
  if (!takesList(phrase) || !items.every(isItem)) return undefined;
  const other = /[(（［]/.exec(text[from] ?? "")?.[0];
  return {
    index: other === undefined ? comma : from,
    message:
      other === undefined
        ? "This comma ends the value; a list stands in square brackets"
        : `A list stands in square brackets, not in “${other}…”`,
    hint: `write [${items.join(", ")}]`,
  };
}

/** What to write for `0,5` or `1,000`. */
export function decimalHint(source: string): string | undefined {
  const [, whole, part] = /^([-+]?\d+),(\d+)$/.exec(source) ?? [];
  if (whole === undefined || part === undefined) return undefined;
  if (part.length !== 3 || /^[-+]?0$/.test(whole)) return `write ${whole}.${part}, with a point for the decimals`;
  return `write ${whole}${part} without a comma, or ${whole}.${part} with a point for the decimals`;
}

const asName = (source: string) =>
  source
    .replaceAll(/\s*\.\s*/g, ".")
    .trim()
    .replaceAll(/\s+/g, "-");
