/**
 * Problems of a scenario: their form, order and text. The text is for the author on a terminal: it names and shows the
 * line, and escapes everything that comes from the file.
 */
import type { Place, Problem } from "../engine/index.js";
import { escapeLine } from "./escape.js";
import { formatPath, type MapTree, type Path, placeOfKey, placeOfValue, type Tree } from "./tree.js";

/** A problem with the source line it points at, if known. */
export interface PlacedProblem extends Problem {
  /** The line of the file at `place`, without its line end, unescaped. */
  readonly excerpt?: string;
}

/** A problem in the merged tree, before its path is resolved to a file and line. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly path: Path;
  /** Whether to point at the key or its value; the value by default. */
  readonly at?: "key" | "value";
  readonly message: string;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
  /** For an unknown name: the section that should define it. */
  readonly section?: string;
}

type Details = Omit<Finding, "severity" | "path" | "message">;

export function error(path: Path, message: string, details: Details = {}): Finding {
  return { severity: "error", path, message, ...details };
}

export function warning(path: Path, message: string, details: Details = {}): Finding {
  return { severity: "warning", path, message, ...details };
}

/** Reports a finding, or one made of its parts. */
export interface Report {
  (finding: Finding): void;
  error(path: Path, message: string, details?: Details): void;
  warning(path: Path, message: string, details?: Details): void;
}

export function reportTo(take: (finding: Finding) => void): Report {
  return Object.assign((finding: Finding) => take(finding), {
    error: (path: Path, message: string, details: Details = {}) => take(error(path, message, details)),
    warning: (path: Path, message: string, details: Details = {}) => take(warning(path, message, details)),
  });
}

/** For what has been reported already. */
export const unreported = reportTo(() => undefined);

/** The `path` of problems that concern a file as a whole rather than one value in it. */
export const wholeFile = "file";

const widestExcerpt = 100;
const longestFound = 72;

/** Resolves a finding's path to file, line and column. */
export function placeFinding(finding: Finding, tree: MapTree): Problem {
  const { path, at, section: _section, ...rest } = finding;
  const place = at === "key" ? placeOfKey(tree, path) : placeOfValue(tree, path);
  return { ...rest, place, path: path.length === 0 ? wholeFile : formatPath(path) };
}

/** By file, line and column; files in the order given, errors before warnings at the same place. */
export function orderProblems<P extends Problem>(problems: readonly P[], files: readonly string[]): P[] {
  const rank = (place: Place | undefined) => (place === undefined ? files.length : files.indexOf(place.file));
  return [...problems].sort(
    (left, right) =>
      rank(left.place) - rank(right.place) ||
      (left.place?.line ?? 0) - (right.place?.line ?? 0) ||
      (left.place?.column ?? 0) - (right.place?.column ?? 0) ||
      Number(left.severity === "warning") - Number(right.severity === "warning"),
  );
}

/** A value as shown in a problem: short, on one line, escaped. */
export function renderFound(tree: Tree | undefined): string {
  if (tree === undefined) return "nothing";
  if (tree.kind === "map") {
    return tree.entries.size === 0 ? "an empty map {}" : shorten(`a map {${[...tree.entries.keys()].join(", ")}}`);
  }
  if (tree.kind === "list") {
    if (tree.items.length === 0) return "an empty list []";
    const items = tree.items.map((item) =>
      item.kind === "scalar" ? item.source : item.kind === "map" ? "{…}" : "[…]",
    );
    return shorten(`a list [${items.join(", ")}]`);
  }
  if (typeof tree.value === "string") return shorten(`the text ${JSON.stringify(tree.value)}`);
  return tree.value === null ? "nothing" : shorten(tree.source);
}

/**
 * Lines for a terminal: `file:line:column  path`, the message, the source line with a caret, then found, expected and
 * hint if present. Escaped, without colour.
 */
export function formatProblem(problem: PlacedProblem): string {
  const { place, path, severity } = problem;
  const where = place === undefined ? "" : `${escapeLine(place.file)}:${place.line}:${place.column}`;
  const header = [where, path === wholeFile ? "" : escapeLine(path)].filter((part) => part !== "").join("  ");
  const lines = [header, `  ${severity}: ${escapeLine(problem.message)}`];
  if (place !== undefined && problem.excerpt !== undefined) lines.push(...formatExcerpt(problem.excerpt, place));
  if (problem.found !== undefined) lines.push(`  found     ${escapeLine(problem.found)}`);
  if (problem.expected !== undefined) lines.push(`  expected  ${escapeLine(problem.expected)}`);
  if (problem.hint !== undefined) lines.push(`  hint      ${escapeLine(problem.hint)}`);
  return lines.filter((text) => text !== "").join("\n");
}

/** All problems, separated by blank lines. */
export function formatProblems(problems: readonly PlacedProblem[]): string {
  return problems.map(formatProblem).join("\n\n");
}

/** Truncates a text, with an ellipsis. */
export function shorten(text: string, most = longestFound): string {
  const escaped = escapeLine(text);
  return escaped.length > most ? `${escaped.slice(0, most - 1)}…` : escaped;
}

/** The source line and a caret below it; a long line is cut to a window around the caret. */
function formatExcerpt(source: string, place: Place): readonly string[] {
  const column = Math.min(place.column - 1, source.length);
  const from = column < widestExcerpt - 20 ? 0 : column - Math.floor(widestExcerpt / 2);
  const before = escapeLine(source.slice(from, column));
  const after = escapeLine(source.slice(column, from + widestExcerpt));
  const lead = from > 0 ? "…" : "";
  const tail = from + widestExcerpt < source.length ? "…" : "";
  const gutter = `${place.line}`.padStart(5);
  return [`${gutter} | ${lead}${before}${after}${tail}`, `      | ${" ".repeat(lead.length + before.length)}^`];
}
