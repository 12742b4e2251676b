/**
 * What a panel and a page are: a title, lines, and sentences for readers who hear the screen. The screens lay them out,
 * scroll them and speak them from two tables, so that to add one is to write it and to list it.
 */
import { say } from "../../catalogue/index.js";
import type { Rival } from "../../engine/index.js";
import type { RecordEntry, View } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import type { Screen } from "../screens/screen.js";
import type { Room, Size } from "../term/layout.js";
import { fill, type Line, lineOf } from "../term/line.js";
import type { Outlooks } from "./prospects.js";

/** Which run it is. Safe to show; seed and reading are empty where they are not for the reader. */
export interface RunFacts {
  readonly seed: string;
  /** Days of play. */
  readonly horizon: number;
  /** Which reading of the scenario is played: `as written`, a variant, and what was set by hand. */
  readonly reading: string;
}

/** Everything that decides what a panel shows. */
export interface Scene {
  readonly run: RunFacts;
  readonly lookup: Lookup;
  readonly view: View;
  /** The moment of the selected record, where one is selected and earlier than the view. */
  readonly earlier?: View;
  readonly screen: Screen;
  readonly size: Size;
  /** What could happen next; empty unless the odds are in sight, null where the reader may not know. */
  readonly odds: readonly Rival[] | null;
  /** The moment that the odds are of, where it may be another than the view's. */
  readonly oddsOf?: View;
  readonly outlooks: Outlooks;
  /** Why odds of the moment are not shown, where they are closed until forecasts have been given. */
  readonly oddsClosed?: string;
  /** Stands in the wire for whoever put in what comes from outside, where that is not for the reader. */
  readonly outside?: string;
  /** The facilitator's bookmarks: notes by the number of the record, empty for none. Absent where the reader has none. */
  readonly bookmarks?: ReadonlyMap<number, string>;
  /** What stands in the wire before anything has happened. */
  readonly welcome: (room: Room) => readonly Line[];
}

/** A part of the screen. */
export interface Panel<Of extends Scene = Scene> {
  readonly id: string;
  /** The digit that leads to it, which stands before its title. */
  readonly key: string;
  readonly slot: "left" | "middle" | "right" | "bottom";
  /** The key of the page that shows all of it, where there is one. */
  readonly whole?: string;
  /** In the help page: what one sees there. */
  readonly does: string;
  /** `overflows`: it has more lines than its room. */
  readonly title: (scene: Of, overflows: boolean) => string;
  /** At least as many lines as the room has; where there are more, it scrolls. `focused`: somebody reads here. */
  readonly lines: (scene: Of, room: Room, focused: boolean) => readonly Line[];
  readonly spoken: (scene: Of) => readonly string[];
}

/** A key and what it does; of those with too little room the last go first, or those with the highest `need`. */
export type Hint = readonly [key: string, does: string, need?: number];

/** What covers the situation. */
export interface Page<Of extends Scene = Scene> {
  readonly id: string;
  readonly title: (scene: Of) => string;
  /** As many as it needs. */
  readonly lines: (scene: Of, width: number) => readonly Line[];
  readonly spoken: (scene: Of) => readonly string[];
  readonly hints: (scene: Of) => readonly Hint[];
}

/** What header, postures and gauges show: the moment of the selected record, or else all that has been looked at. */
export function boardOf({ earlier, view }: Pick<Scene, "earlier" | "view">): View {
  return earlier ?? view;
}

/** The record that the screen explains; what else could have happened is left out where odds are closed. */
export function selectedEntry({
  screen,
  view,
  oddsClosed,
}: Pick<Scene, "screen" | "view" | "oddsClosed">): RecordEntry | undefined {
  const entry = view.records[screen.selected ?? view.records.length - 1];
  return entry === undefined || oddsClosed === undefined ? entry : withoutRivals(entry);
}

/** Stands for rivals that may not be told yet. */
export const closedRivals: readonly Rival[] = [];

function withoutRivals(entry: RecordEntry): RecordEntry {
  const why = () => entry.why && { ...entry.why, rivals: closedRivals };
  return Object.create(entry, { why: { get: why } }) as RecordEntry;
}

/** Exactly `height` lines from where somebody has scrolled to; the last says how many are left, and `where` they are. */
export function windowOf(lines: readonly Line[], height: number, scroll: number, where = ""): Line[] {
  if (lines.length <= height) return fill(lines, height);
  const from = Math.min(scroll, lines.length - height);
  const rest = lines.length - from - height;
  const shown = lines.slice(from, from + height);
  if (rest > 0) shown[height - 1] = lineOf(`  ${say("panel.lines-below", { n: rest + 1 })}${where}`, "dim");
  return shown;
}
