/**
 * What a file says that its parts rest on, taken apart: citations into claims and what they speak for; spreads and curves
 * that carry a basis into the plain spread or curve and that basis. Play reads the plain ones and never the basis.
 */
import type { Basis, Support, Supports } from "../engine/index.js";
import type { CitationFile, CurveFile, SpreadFile } from "./format.js";

/** Any part of a file that may say what it rests on. */
export interface BasisFile {
  readonly evidence?: readonly CitationFile[];
  readonly judgement?: string;
}

export function claimOf(citation: CitationFile): string {
  return typeof citation === "string" ? citation : citation.claim;
}

/** What a citation says that its claim speaks for; empty if it speaks for the whole. */
export function supportOf(citation: CitationFile): readonly Support[] {
  if (typeof citation === "string") return [];
  return typeof citation.supports === "string" ? [citation.supports] : citation.supports;
}

/** Whether a part says anything of what it rests on. */
export function isBased({ evidence = [], judgement }: BasisFile): boolean {
  return evidence.length > 0 || judgement !== undefined;
}

interface Cited {
  readonly evidence: readonly string[];
  readonly supports?: Supports;
}

/** A part with its citations taken apart. */
export function cited<Part extends { readonly evidence: readonly CitationFile[] }>(
  part: Part,
): Omit<Part, "evidence"> & Cited {
  const supports = part.evidence.flatMap((citation) => {
    const support = supportOf(citation);
    return support.length === 0 ? [] : [[claimOf(citation), support] as const];
  });
  return {
    ...part,
    evidence: part.evidence.map(claimOf),
    ...(supports.length > 0 && { supports: Object.fromEntries(supports) }),
  };
}

/** The basis of a part that need not have one; undefined if it says nothing. */
export function basisIn({ evidence = [], judgement }: BasisFile): Basis | undefined {
  if (!isBased({ evidence, ...(judgement !== undefined && { judgement }) })) return undefined;
  return cited({ evidence, ...(judgement !== undefined && { judgement }) });
}

type PlainSpread = Exclude<SpreadFile, { spread: unknown }>;
type PlainCurve = Exclude<CurveFile, { points: unknown }>;

const carriesSpread = (file: SpreadFile): file is Extract<SpreadFile, { spread: unknown }> =>
  typeof file === "object" && "spread" in file;

/** The spread itself, the basis that it carries if it carries one, and the key that holds it then. */
export function spreadIn(file: SpreadFile): { spread: PlainSpread; carried?: BasisFile; inside: readonly string[] } {
  return carriesSpread(file)
    ? { spread: file.spread, carried: file, inside: ["spread"] }
    : { spread: file, inside: [] };
}

/** As `spreadIn`, of a curve. */
export function curveIn(file: CurveFile): { points: PlainCurve; carried?: BasisFile; inside: readonly string[] } {
  return "points" in file ? { points: file.points, carried: file, inside: ["points"] } : { points: file, inside: [] };
}
