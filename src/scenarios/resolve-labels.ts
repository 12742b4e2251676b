/**
 * A scenario's texts in other languages, each by the path at which the file has it: `actors.russia.postures.mediation.states.watching`.
 */
import type { Labels } from "../engine/index.js";

/** Texts by path, of however deep a map or list. */
function flat(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}

export function resolveLabels(file: { readonly [language: string]: unknown }): Labels {
  return Object.fromEntries(
    Object.entries(file).map(([language, texts]) => [language, Object.fromEntries(flat(texts, ""))]),
  );
}
