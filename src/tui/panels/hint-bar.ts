/**
 * The last line: the keys worth knowing where one is, and which run this is. While someone searches, the search.
 */

import type { Page, Search } from "../screens/screen.js";
import { type Line, sides, span, widthOfLine } from "../term/line.js";
import { shorten } from "../term/text.js";

type Hint = readonly [key: string, does: string];

/** In the order shown; `need` tells which stay where there is no room for all, the lowest first. */
const hints: Readonly<{ [page in Page]: readonly (readonly [key: string, does: string, need: number])[] }> = {
  situation: [
    ["space", "play", 0],
    ["n/p", "step", 1],
    ["N/P", "day", 5],
    ["w", "why", 2],
    ["o", "odds", 7],
    ["/", "find", 6],
    ["Tab", "panel", 8],
    ["+/-", "speed", 9],
    ["?", "help", 3],
    ["q", "quit", 4],
  ],
  why: [
    ["↑↓", "scroll", 3],
    ["n/p", "next and previous record", 2],
    ["Esc", "back", 0],
    ["?", "help", 4],
    ["q", "quit", 1],
  ],
  odds: [
    ["↑↓", "scroll", 3],
    ["n", "see what happens", 2],
    ["Esc", "back", 0],
    ["q", "quit", 1],
  ],
  help: [
    ["↑↓", "scroll", 2],
    ["Esc", "back", 0],
    ["q", "quit", 1],
  ],
  end: [
    ["Esc", "look back over the run", 0],
    ["g", "from the start", 2],
    ["↑↓", "scroll", 3],
    ["q", "quit", 1],
  ],
};

type Hints = (typeof hints)[Page];

/** Of an exercise, where they are others. */
const deskHints: Partial<{ readonly [page in Page]: Hints }> = {
  end: [
    ["↑↓", "scroll", 3],
    ["i e", "report", 1],
    ["i n", "note", 5],
    ["i r", "go back", 4],
    ["b", "branches", 6],
    ["Esc", "look back over the run", 0],
    ["q", "quit", 2],
  ],
  situation: [
    ["t", "turn", 0],
    ["i", "act", 1],
    ["space", "play", 2],
    ["n/p", "step", 6],
    ["w", "why", 4],
    ["m", "MSEL", 5],
    ["b", "branches", 7],
    ["o", "odds", 8],
    ["z", "timer", 9],
    ["?", "help", 3],
    ["q", "quit", 10],
  ],
};

function hintLine(all: Hints, playing: boolean, width: number): Line {
  const spans = ([key, does]: Hint): Line => [
    span(key, "strong"),
    span(` ${key === "space" && playing ? "pause" : does}  `, "dim"),
  ];
  const kept = new Set<number>();
  let left = width - 1;
  for (const hint of [...all].sort(([, , a], [, , b]) => a - b)) {
    left -= widthOfLine(spans([hint[0], hint[1]]));
    if (left < 0) break;
    kept.add(hint[2]);
  }
  return [span(" "), ...all.filter(([, , need]) => kept.has(need)).flatMap(([key, does]) => spans([key, does]))];
}

export interface HintBarProps {
  readonly page: Page;
  readonly playing: boolean;
  readonly search: Search | null;
  /** Matches of the search, and which of them is selected, from 0; -1 for none. */
  readonly found: number;
  readonly place: number;
  /** Seed and reading of the run; empty where the header has them. */
  readonly run: string;
  /** Of an exercise under way: how it stands, in place of `run`. */
  readonly status?: Line;
  /** The situation has the keys of an exercise. */
  readonly desk?: boolean;
  readonly width: number;
}

function searchLine({ search, found, place, width }: HintBarProps): Line {
  const query = search?.query ?? "";
  const tally = query === "" ? "type to find in the wire" : found === 0 ? "nothing found" : `${place + 1} of ${found}`;
  const keys: readonly Hint[] = search?.typing
    ? [
        ["↑↓", "matches"],
        ["Enter", "keep"],
        ["Esc", "cancel"],
      ]
    : [
        ["↑↓", "matches"],
        ["w", "why"],
        ["/", "new search"],
        ["Esc", "done"],
      ];
  const right: Line = keys.flatMap(([key, does]) => [span(key, "strong"), span(` ${does}  `, "dim")]);
  const left: Line = [
    span(" / ", "accent"),
    span(query),
    ...(search?.typing ? [span(" ", "match")] : []),
    span(`  ${tally}`, "dim"),
  ];
  return sides(left, right, width);
}

export function hintBarLine(props: HintBarProps): Line {
  const { page, playing, search, run, width } = props;
  if (search !== null && page === "situation") return searchLine(props);
  const named: Line = run === "" ? [] : [span(`${shorten(run, Math.floor(width * 0.4))} `, "dim")];
  const right = props.status === undefined ? named : [...props.status, span(" ")];
  const all = (props.desk ? deskHints[page] : undefined) ?? hints[page];
  return sides(hintLine(all, playing, width - widthOfLine(right) - 1), right, width);
}
