/**
 * Parses one file as a subset of YAML: maps, lists, text, numbers, true and false. Anchors, aliases, tags, merge keys
 * and directives are refused, because they hide what a file means. The result is a tree with the place of every key and
 * value.
 */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Place, Problem } from "../engine/index.js";
import { type Braces, beginsWithKey, cutByComma, isText, textCutBefore } from "./cut-text.js";
import { findUnseen } from "./escape.js";
import { inQuotes, meantEnd, openAt } from "./flow.js";
import { nearMissInKey, nearMissInValue } from "./near-misses.js";
import { shorten, wholeFile } from "./problem.js";
import { knownKeys, phraseAt } from "./schema-at.js";
import { afterTextHint } from "./shapes.js";
import { type Entry, formatPath, type MapTree, type Path, type Tree } from "./tree.js";
import { nearMissAt, wordYamlError } from "./yaml-errors.js";

/** Deepest nesting; scenarios need about fifteen levels. */
const deepestNesting = 40;
const mostSyntaxProblems = 20;
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

export interface ParseResult {
  /** Absent if the text is not YAML. */
  readonly tree?: MapTree;
  readonly problems: readonly Problem[];
}

/** The context of the conversion. */
interface Reading {
  readonly name: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
  /** True if something was omitted that other parts may depend on. */
  holes: boolean;
}

/** Parses `text`; `name` is the file's name in problems and places. */
export function parseTree(text: string, name: string): ParseResult {
  const reading: Reading = { name, text, lines: new LineCounter(), problems: [], holes: false };
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined) {
    reading.lines.addNewLine(0);
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
      reading.lines.addNewLine(index + 1);
    return { problems: [deepProblem(reading, tooDeep, [])] };
  }
  const document = parseDocument(text, {
    lineCounter: reading.lines,
    logLevel: "error",
    merge: false,
    prettyErrors: false,
    schema: "core",
    stringKeys: true,
    // Repeated keys are reported by the conversion, which knows the place of the first.
    uniqueKeys: false,
    version: "1.2",
  });
  const broken = syntaxProblems(document, reading);
  if (broken.length > 0) return { problems: broken };
  if (document.contents === null) {
    return {
      problems: [
        problemAt(reading, 0, [], "The file is empty", { expected: "a scenario: `id: …`, `title: …` and so on" }),
      ],
    };
  }
  if (!isMap(document.contents)) {
    const found = isSeq(document.contents) ? "a list" : "a single value";
    const expected = "keys with values, such as `id: my-crisis`";
    const offset = document.contents.range?.[0] ?? 0;
    return { problems: [problemAt(reading, offset, [], "The file does not hold a scenario", { found, expected })] };
  }
  const tree = convertMap(document.contents, [], reading);
  return reading.holes ? { problems: onePerLine(reading.problems) } : { tree, problems: reading.problems };
}

function syntaxProblems(document: Document, reading: Reading): readonly Problem[] {
  const problems: Problem[] = [];
  const seenLines = new Set<number>();
  for (const error of [...document.errors, ...document.warnings] as readonly YAMLError[]) {
    if (problems.length === mostSyntaxProblems) break;
    // Tags are reported by the conversion.
    if (error.code === "TAG_RESOLVE_FAILED" && !error.message.startsWith("Could not resolve")) continue;
    // After the first error the parser may be wrong about everything below, save where a line is nearly right.
    const worded =
      problems.length === 0 ? wordYamlError(error, document, reading.text) : nearMissAt(error, reading.text);
    if (worded === undefined) continue;
    const place = placeAt(reading, worded.offset);
    // One mistake often causes several errors in one line; the first suffices.
    if (seenLines.has(place.line)) continue;
    seenLines.add(place.line);
    problems.push({ severity: "error", place, path: wholeFile, ...worded.problem });
  }
  const directives = document.directives;
  if (
    problems.length === 0 &&
    (directives?.yaml.explicit === true || /^%/m.test(reading.text.split(/^---/m)[0] ?? ""))
  ) {
    problems.push(
      problemAt(reading, Math.max(0, reading.text.search(/^%/m)), [], "YAML directives are not allowed", {
        hint: "delete the line that starts with %",
      }),
    );
  }
  return problems;
}

function onePerLine(problems: readonly Problem[]): readonly Problem[] {
  const lines = problems.map((problem) => problem.place?.line);
  return problems.filter((_, index) => lines.indexOf(lines[index]) === index);
}

function convert(node: Node, path: Path, reading: Reading): Tree {
  const offset = node.range?.[0] ?? 0;
  const place = placeAt(reading, offset);
  if (path.length > deepestNesting) {
    reading.holes = true;
    reading.problems.push(deepProblem(reading, offset, path));
    return { kind: "scalar", place, value: null, source: "" };
  }
  if (isAlias(node)) {
    reading.holes = true;
    const hint = `write the value out again here${orQuotes(offset, path, reading)}`;
    refuse(reading, offset, path, `Aliases such as *${node.source} are not allowed`, hint);
    return { kind: "scalar", place, value: "", source: `*${node.source}` };
  }
  refuseAnchorAndTag(node, offset, path, reading);
  if (isMap(node)) return convertMap(node, path, reading);
  if (isSeq(node)) {
    refusePairs(node, path, reading);
    const items = node.items.map((item, index) => convert(item as Node, [...path, index], reading));
    return { kind: "list", place, items };
  }
  return convertScalar(node as Scalar, path, reading);
}

/** `[gauge: tension, add: 3]`: pairs of one map, which YAML reads as maps of one pair each. */
function refusePairs(node: YAMLSeq, path: Path, reading: Reading): void {
  const pairs = node.items.flatMap((item) => {
    const bare = isMap(item) && item.flow === true && reading.text[item.range?.[0] ?? 0] !== "{";
    return bare ? item.items : [];
  });
  const names = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  if (node.flow !== true || names.length < 2 || names.length !== node.items.length) return;
  const known = knownKeys([...path, 0], names);
  if (new Set(names).size !== names.length || !names.every((name) => known.includes(name))) return;
  const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  const inner = reading.text.slice(from + 1, to - 1).trim();
  reading.holes = true;
  refuse(
    reading,
    from + 1,
    path,
    "Braces are missing around this entry of the list",
    `write [{ ${shorten(inner, 80)} }]`,
  );
}

function convertMap(node: YAMLMap, path: Path, reading: Reading): MapTree {
  if (path.length === 0) refuseAnchorAndTag(node, node.range?.[0] ?? 0, path, reading);
  const entries = new Map<string, Entry>();
  for (const [index, pair] of node.items.entries()) {
    const keyNode = pair.key as Scalar;
    const offset = keyNode.range?.[0] ?? 0;
    const key = isScalar(keyNode) ? String(keyNode.value ?? "") : "";
    const keyPath = [...path, key];
    if (refuseNearMiss(node, index, keyPath, reading)) continue;
    if (!acceptKey(keyNode, key, keyPath, reading)) continue;
    const cut = node.flow === true ? textCutBefore(bracesOf(node, path, reading), index) : undefined;
    const afterText = cut !== undefined && isText(cut.phrase) ? inQuotes(cut.whole) : undefined;
    const first = entries.get(key);
    if (first !== undefined) {
      const hint = `the first one is on line ${first.keyPlace.line}; keep one of the two`;
      const more = afterText === undefined ? "" : `. Or: ${afterTextHint(afterText)}`;
      refuse(reading, offset, keyPath, `“${shorten(key, 40)}” stands twice in the same map`, `${hint}${more}`);
    }
    refuseComment(pair.value as Node | null, keyNode.range?.[1] ?? 0, keyPath, reading);
    const keyPlace = placeAt(reading, offset);
    const value: Tree =
      isPair(pair) && pair.value !== null
        ? convert(pair.value as Node, keyPath, reading)
        : { kind: "scalar", place: keyPlace, value: null, source: "" };
    entries.set(key, { keyPlace, value, ...(afterText === undefined ? {} : { afterText }) });
  }
  return { kind: "map", place: placeAt(reading, node.range?.[0] ?? 0), entries };
}

const bracesOf = (node: YAMLMap, path: Path, { text }: Reading): Braces => ({
  pairs: node.items,
  path,
  text,
  open: node.range?.[0] ?? 0,
});

/** Reports a key that only a slip can have made. Returns true if its entry must be dropped. */
function refuseNearMiss(node: YAMLMap, index: number, path: Path, reading: Reading): boolean {
  const pair = node.items[index];
  if (pair === undefined || !isScalar(pair.key)) return false;
  const flow = node.flow === true;
  const [from, to] = [pair.key.range?.[0] ?? 0, pair.key.range?.[1] ?? 0];
  const source = reading.text.slice(from, to);
  const inName = pair.key.type === "PLAIN" ? nearMissInKey(source, flow) : undefined;
  const noName = pair.value === null || (pair.key.type === "PLAIN" && /\s/.test(String(pair.key.value)));
  const braces = bracesOf(node, path.slice(0, -1), reading);
  const cut = flow && noName ? textCutBefore(braces, index) : undefined;
  // Within running text, odd signs are only text.
  const running = cut !== undefined && isText(cut.phrase) && !beginsWithKey(braces, index);
  const brackets = cut !== undefined && /^[(（［]/.test(cut.whole);
  if (inName !== undefined && cut?.marks === undefined && !running && !brackets) {
    reading.holes = true;
    refuse(reading, from + inName.index, path, inName.message, inName.hint);
    return true;
  }
  if (!flow || !noName) return false;
  // What a value other than text was to be, nobody knows.
  if (cut !== undefined && !isText(cut.phrase)) reading.holes = true;
  const { index: at, message, hint } = cutByComma(braces, index);
  // One text may be cut by several commas; the first says enough.
  if (index === 0 || node.items[index - 1]?.value !== null) refuse(reading, at, path, message, hint);
  return true;
}

/** A text that a “#” ends, or leaves empty, where a comment would have a space after it. */
function refuseComment(value: Node | null, keyEnd: number, path: Path, reading: Reading): void {
  const plain = value === null || (isScalar(value) && value.type === "PLAIN");
  if (!plain) return;
  const { text } = reading;
  const from = value?.range?.[0] ?? keyEnd;
  const end = value === null || (value as Scalar).value === null ? keyEnd : (value.range?.[1] ?? keyEnd);
  const [, space = "", comment = ""] = /^(:?\s+)(#[^\s#][^\n]*)/.exec(text.slice(end, end + 400)) ?? [];
  if (comment === "" || space.includes("\n") || !isText(phraseAt(path) ?? "")) return;
  const empty = end === keyEnd;
  const whole = empty ? comment.trim() : text.slice(from, end + space.length + comment.length).trim();
  reading.problems.push({
    ...problemAt(
      reading,
      end + space.length,
      path,
      `“#” begins a comment, so ${empty ? "there is no text" : "the text ends"} here`,
    ),
    severity: empty ? "error" : "warning",
    hint: `put the text in quotes: ${inQuotes(whole)}${empty ? "" : "; if it is a comment, write a space after the #"}`,
  });
  if (empty) reading.holes = true;
}

/** Reports problems of a key. Returns false if its entry must be dropped. */
function acceptKey(node: Scalar, key: string, path: Path, reading: Reading): boolean {
  const offset = node.range?.[0] ?? 0;
  refuseAnchorAndTag(node, offset, path, reading);
  if (refusedKeys.has(key)) {
    refuse(
      reading,
      offset,
      path,
      `“${key}” cannot be used as a name`,
      "choose another name; this one has a meaning of its own in JavaScript",
    );
    return false;
  }
  if (key === "<<") {
    reading.holes = true;
    refuse(
      reading,
      offset,
      path,
      "Merge keys (<<) are not allowed",
      "write the values out, or share them between files with `imports`",
    );
    return false;
  }
  refuseUnseen(node, key, path, reading);
  return true;
}

function convertScalar(node: Scalar, path: Path, reading: Reading): Tree {
  const offset = node.range?.[0] ?? 0;
  const place = placeAt(reading, offset);
  const value = node.value as string | number | boolean | null;
  const source = node.source ?? String(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    reading.problems.push(
      problemAt(reading, offset, path, `${shorten(source, 40)} is not a number play can use`, {
        found: shorten(source),
        expected: "a finite number",
      }),
    );
    return { kind: "scalar", place, value: 0, source };
  }
  const slip = node.type === "PLAIN" && typeof value === "string" ? nearMissInValue(source) : undefined;
  if (slip !== undefined) refuse(reading, offset + slip.index, path, slip.message, slip.hint);
  if (typeof value === "string") refuseUnseen(node, value, path, reading);
  return { kind: "scalar", place, value, source };
}

/** Refuses forbidden characters made by escapes within double quotes. */
function refuseUnseen(node: Scalar, value: string, path: Path, reading: Reading): void {
  // A value ends where it ends; see escape.ts on text that was cut.
  const [first] = findUnseen(`${value}\n`, 1);
  if (first === undefined) return;
  const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  // A literal one has been reported already.
  if (findUnseen(reading.text.slice(from, to).replaceAll("\r\n", "\n"), 1).length > 0) return;
  reading.problems.push(
    problemAt(reading, from, path, `This text holds ${first.name}`, {
      found: shorten(JSON.stringify(value)),
      expected: "only characters that can be seen",
    }),
  );
}

function refuseAnchorAndTag(node: Node, offset: number, path: Path, reading: Reading): void {
  if ("anchor" in node && node.anchor !== undefined) {
    const at = markOffset(reading.text, `&${node.anchor}`, offset);
    const hint = `delete it, and write values out where they are needed${orQuotes(at, path, reading)}`;
    refuse(reading, at, path, `Anchors such as &${node.anchor} are not allowed`, hint);
  }
  if (node.tag !== undefined) {
    const written = node.tag.replace("tag:yaml.org,2002:", "!!");
    const at = markOffset(reading.text, written, offset);
    const hint = `delete the tag; quotes make text, bare figures make numbers${written.startsWith("!!") ? "" : orQuotes(at, path, reading)}`;
    refuse(reading, at, path, `Tags such as ${shorten(written, 40)} are not allowed`, hint);
  }
}

/** What to write where a mark at `offset` is the start of a text; nothing for a key that takes none. */
function orQuotes(offset: number, path: Path, { text }: Reading): string {
  if (!isText(phraseAt(path) ?? "")) return "";
  const whole = text.slice(offset, meantEnd(text, offset, openAt(text, offset).length > 0));
  return `; if it is text, put it in quotes: ${inQuotes(whole)}`;
}

/** Offset of a value's anchor or tag, which precedes the place that the parser gives. */
function markOffset(text: string, mark: string, offset: number): number {
  const found = text.lastIndexOf(mark, offset);
  return found >= 0 && offset - found < 200 ? found : offset;
}

function refuse(reading: Reading, offset: number, path: Path, message: string, hint: string): void {
  reading.problems.push(problemAt(reading, offset, path, message, { hint }));
}

function deepProblem(reading: Reading, offset: number, path: Path): Problem {
  return problemAt(reading, offset, path.slice(0, 6), `This is nested more than ${deepestNesting} levels deep`, {
    hint: "check the brackets and the indentation above",
  });
}

/** Finds nesting too deep for the parser. Brackets within text count too. */
function findTooDeep(text: string): number | undefined {
  let open = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "[" || character === "{") open += 1;
    else if ((character === "]" || character === "}") && open > 0) open -= 1;
    if (open > 4 * deepestNesting) return index;
  }
  const indented = /^ {400}/m.exec(text);
  if (indented !== null) return indented.index + 400;
  const stacked = /^ *(?:[-?:] +){30}/m.exec(text);
  return stacked === null ? undefined : stacked.index;
}

function problemAt(
  reading: Reading,
  offset: number,
  path: Path,
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return {
    severity: "error",
    place: placeAt(reading, offset),
    path: path.length === 0 ? wholeFile : formatPath(path),
    message,
    ...more,
  };
}

function placeAt(reading: Reading, offset: number): Place {
  const { line, col } = reading.lines.linePos(Math.min(offset, reading.text.length));
  return { file: reading.name, line: Math.max(1, line), column: Math.max(1, col) };
}
