/**
 * The fixture's screen as plain text: what a person would see, without colours and without blanks at the rows' ends.
 */
import { plainLine } from "../../src/tui/line.js";
import { createLookup } from "../../src/tui/lookup.js";
import { screenLines } from "../../src/tui/scene.js";
import { openingScreen, type Screen } from "../../src/tui/screen.js";
import { createViewer } from "../../src/tui/view.js";
import { scenario, tape } from "./fixture.js";

const lookup = createLookup(scenario);
const viewAt = createViewer(scenario, tape.entries);

/** The scene after the first so many entries. */
export function sceneAt(position: number, columns: number, rows: number, more: Partial<Screen> = {}) {
  const screen: Screen = { ...openingScreen, position, ...more };
  return {
    tape,
    lookup,
    replayCode: "ford@00000000:karabakh-7",
    view: viewAt(position),
    screen,
    size: { columns, rows },
  };
}

export function drawn(position: number, columns: number, rows: number, more: Partial<Screen> = {}): string[] {
  const lines = screenLines(sceneAt(position, columns, rows, more), tape.oddsAt(position));
  return lines.map((line) => plainLine(line).trimEnd());
}
