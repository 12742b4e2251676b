/**
 * The fixture's screen as plain text: what a person would see, without colours and without blanks at the rows' ends.
 */

import { viewAt } from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { noOutlooks } from "../../src/tui/panels/prospects.js";
import { welcomeLines } from "../../src/tui/panels/welcome.js";
import { deskFace } from "../../src/tui/screens/desk/desk-face.js";
import { faceLines } from "../../src/tui/screens/face.js";
import { openingScreen, type Screen, showsOdds } from "../../src/tui/screens/screen.js";
import type { Room } from "../../src/tui/term/layout.js";
import { plainLine } from "../../src/tui/term/line.js";
import { odds as next, run, scenario, timeline } from "./fixture.js";

const lookup = createLookup(scenario);

/** The scene after the first so many entries. */
export function sceneAt(
  position: number,
  columns: number,
  rows: number,
  more: Partial<Screen> = {},
  outlooks = noOutlooks,
) {
  const screen: Screen = { ...openingScreen, position, ...more };
  const odds = showsOdds(screen) ? next : [];
  return {
    run,
    lookup,
    again: { title: "The same run again", lines: ["faultline replay ford@00000000:karabakh-7"] },
    welcome: (room: Room) => welcomeLines(lookup, room, false),
    moreKeys: [],
    view: viewAt(timeline, position),
    screen,
    size: { columns, rows },
    odds,
    outlooks,
  };
}

export function drawn(
  position: number,
  columns: number,
  rows: number,
  more: Partial<Screen> = {},
  outlooks = noOutlooks,
): string[] {
  const lines = faceLines(deskFace, sceneAt(position, columns, rows, more, outlooks));
  return lines.map((line) => plainLine(line).trimEnd());
}
