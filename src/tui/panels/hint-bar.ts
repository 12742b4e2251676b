/**
 * The last line: the keys worth knowing where one is, as many as there is room for. While someone searches, the search.
 */
import { say } from "../../catalogue/index.js";
import { matches } from "../screens/screen.js";
import { type Line, sides, span, widthOfLine } from "../term/line.js";
import type { Hint, Scene } from "./panel.js";

function hintSpans([key, does]: Hint): Line {
  return [span(key, "strong"), span(` ${does}  `, "dim")];
}

/** The hints that there is room for, in their order. */
export function hintLine(hints: readonly Hint[], width: number): Line {
  const wanted = hints.map((hint, place) => ({ hint, need: hint[2] ?? place })).sort((a, b) => a.need - b.need);
  const kept = new Set<Hint>();
  let left = width - 1;
  for (const { hint } of wanted) {
    left -= widthOfLine(hintSpans(hint));
    // The blanks after the last hint may be cut.
    if (left < -2) break;
    kept.add(hint);
  }
  const shown = hints.filter((hint) => kept.has(hint)).flatMap(hintSpans);
  return [
    span(" "),
    ...shown.map((part, at) => (at === shown.length - 1 ? { ...part, text: part.text.trimEnd() } : part)),
  ];
}

/** What is searched for in the wire; null where nobody searches. */
export function searchLine({ view, screen, size }: Scene): Line | null {
  const { search, selected } = screen;
  if (search === null || screen.page !== "situation") return null;
  const { query, typing } = search;
  const found = matches(view.records, query);
  const place = found.indexOf(selected ?? view.records.length - 1);
  const tally =
    query === ""
      ? say("panel.search-prompt")
      : found.length === 0
        ? say("panel.search-nothing")
        : say("panel.search-place", { place: place + 1, found: found.length });
  const keys: readonly Hint[] = typing
    ? [
        ["↑↓", say("panel.hint-matches")],
        ["Enter", say("panel.hint-keep")],
        ["Esc", say("panel.hint-cancel")],
      ]
    : [
        ["↑↓", say("panel.hint-matches")],
        ["w", say("panel.hint-why")],
        ["/", say("panel.hint-new-search")],
        ["Esc", say("panel.hint-done")],
      ];
  const typed: Line = [span(" / ", "accent"), span(query), ...(typing ? [span(" ", "match")] : [])];
  return sides([...typed, span(`  ${tally}`, "dim")], keys.flatMap(hintSpans), size.columns);
}
