/**
 * From the state of everything to the lines of the screen, whatever page is open and however small the terminal. Pure,
 * and without React, so that the first frame need not wait until React has been loaded.
 */
import type { Rival } from "../../engine/index.js";
import type { View } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { endLines, type Keeping, type Section } from "../panels/end-lines.js";
import { fullPageLines, pageHeight } from "../panels/full-page.js";
import { helpLines } from "../panels/help-lines.js";
import { oddsLinesInPlace, oddsPageLines } from "../panels/odds.js";
import { allPostureLines } from "../panels/postures.js";
import type { Outlooks } from "../panels/prospects.js";
import { whyLinesInPlace, whyPageLines } from "../panels/why.js";
import { type Size, tooSmall } from "../term/layout.js";
import { fitLine, type Line, widthOfLine } from "../term/line.js";
import { tooSmallLines } from "../term/too-small.js";
import type { Group } from "./keys.js";
import type { Screen, Scrolled } from "./screen.js";
import { arrangementFor, type RunFacts, selectedEntry, situationLines } from "./situation.js";

/** Everything that decides what the screen shows. */
export interface Scene {
  readonly run: RunFacts;
  readonly lookup: Lookup;
  readonly again: string;
  readonly view: View;
  readonly screen: Screen;
  readonly size: Size;
  /** What could happen next; empty unless the odds are in sight. */
  readonly odds: readonly Rival[];
  readonly outlooks: Outlooks;
  /** Of an exercise under way: how it stands, always in sight. */
  readonly status?: Line;
  /** Of an exercise under way: what its futures take for granted, after the words “Odds from here”. */
  readonly assuming?: string;
  /** Of an exercise under way: how to come back to it, where a replay code would not do. */
  readonly keeping?: Keeping;
  /** Of an exercise that has ended: what its hot wash begins with. */
  readonly hotWash?: readonly Section[];
  /** Keys that an exercise has besides. */
  readonly moreKeys?: readonly Group[];
}

/** Title and lines of the page that is open. */
function pageOf(scene: Scene): { title: string; lines: Line[] } {
  const { lookup, screen, view, size, run } = scene;
  const width = size.columns;
  if (screen.page === "help")
    return { title: "Keys", lines: helpLines(width, scene.moreKeys, scene.status !== undefined) };
  if (screen.page === "odds")
    return { title: `Odds from here${scene.assuming ?? ""}`, lines: oddsPageLines(scene, width) };
  if (screen.page === "end") {
    return {
      title: lookup.scenario.title,
      lines: endLines({ ...scene, width, reading: run.reading }),
    };
  }
  const entry = selectedEntry(screen, view);
  return { title: "Why", lines: entry === undefined ? [] : whyPageLines(lookup, entry, width) };
}

/** How far a part can scroll; measured only when someone scrolls. */
export function reachOf(scene: Scene, part: Scrolled): number {
  const { lookup, screen, view, size } = scene;
  if (part === "page") return Math.max(0, pageOf(scene).lines.length - pageHeight(size));
  const at = arrangementFor(lookup, size);
  switch (part) {
    case "postures":
      return Math.max(
        0,
        allPostureLines({ lookup, view, room: at.postures, changedAt: null }).length - at.postures.height,
      );
    case "gauges":
      return Math.max(0, lookup.scenario.gauges.length - at.gauges.height);
    case "why":
      return Math.max(
        0,
        whyLinesInPlace({ lookup, entry: selectedEntry(screen, view), room: at.why }).length - at.why.height,
      );
    case "odds":
      return Math.max(0, oddsLinesInPlace(scene, at.why).length - at.why.height);
  }
}

/** What the screen shows; no line is wider than the terminal, whatever a panel thought. */
export function screenLines(scene: Scene): Line[] {
  const { columns } = scene.size;
  return drawn(scene).map((line) => (widthOfLine(line) > columns ? fitLine(line, columns) : line));
}

function drawn(scene: Scene): Line[] {
  const { screen, size } = scene;
  if (tooSmall(size)) return tooSmallLines(size);
  if (screen.page === "situation") return situationLines(scene);
  const { title, lines } = pageOf(scene);
  const run = `seed ${scene.run.seed} · ${scene.run.reading}`;
  const status = scene.status === undefined ? {} : { status: scene.status };
  return fullPageLines({ page: screen.page, title, lines, scroll: screen.scroll.page, run, size, ...status });
}
