/**
 * The situation as the table may see it: calm, and without the keys that act. What it is given holds nothing that is
 * kept from the table.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { turnCountAt } from "../../../exercise/index.js";
import { abbreviations, longDate, shorten, titleOf, wrap } from "../../../text/index.js";
import { type Ended, endPage } from "../../panels/end.js";
import { progressBar } from "../../panels/header.js";
import { helpLines, sayKeys } from "../../panels/help.js";
import { hintLine, searchLine } from "../../panels/hint-bar.js";
import { oddsPage } from "../../panels/odds.js";
import { boardOf, type Hint, type Page, type Panel, selectedEntry } from "../../panels/panel.js";
import { spokenWidth } from "../../panels/say-record.js";
import { whoLines, whoPage } from "../../panels/who.js";
import { glyph } from "../../term/glyphs.js";
import type { Room, Size } from "../../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, plainLine, sides, span, widthOfLine } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import type { Face } from "../face.js";
import type { Group } from "../keys.js";
import { panelKeys, situationPanels } from "../panels.js";
import { mapKey, mapPage } from "./map-page.js";
import { clockKeys, projectorKeys } from "./projector-keys.js";
import { storyInBrief, storyLines } from "./story.js";
import { clockBoard, type Wall, withDigits } from "./wall-clock.js";

/** Everything that decides what the projector shows. */
export interface ProjectorScene extends Ended {
  readonly branch: string;
  /** Whether it follows what happens; false while somebody looks back. */
  readonly live: boolean;
  /** Whether the session has been closed. */
  readonly closed: boolean;
  /** Whether nobody plays it, though it was not closed. */
  readonly abandoned: boolean;
  /** Records since the one shown; 0 while it follows. */
  readonly later: number;
  /** Whether probabilities may be seen. */
  readonly shown: boolean;
  /** The clock, and what stands below it. */
  readonly wall: Wall;
  /** Where things stand on the ground, in so many cells; null where the scenario brings no map. */
  readonly map: (room: Size) => readonly Line[] | null;
  /** What has just become of the session, or what is wrong with its file; empty where nothing is. */
  readonly notice: string;
}

function sayStory(scene: ProjectorScene): string[] {
  const entry = selectedEntry(scene);
  const lines = entry === undefined ? [] : storyLines(scene.lookup, entry, spokenWidth);
  return lines.map((line) => plainLine(line).trim()).filter((line) => line !== "");
}

const storyPanel: Panel<ProjectorScene> = {
  id: "why",
  key: "4",
  whole: "w",
  slot: "bottom",
  does: say("projector.story-does"),
  title: (scene) => selectedEntry(scene)?.record.headline ?? say("projector.story"),
  lines: (scene, { width }) => {
    const entry = selectedEntry(scene);
    return entry === undefined ? [] : storyInBrief(scene.lookup, entry, width);
  },
  spoken: sayStory,
};

export const storyPage: Page<ProjectorScene> = {
  id: "why",
  title: () => say("projector.story"),
  lines: (scene, width) => {
    const entry = selectedEntry(scene);
    return entry === undefined ? [] : storyLines(scene.lookup, entry, width);
  },
  spoken: sayStory,
  hints: () => [],
};

/** The situation's, with what the table may read of a record in the place of why it happened. */
export const projectorPanels: readonly Panel<ProjectorScene>[] = situationPanels.map((panel) =>
  panel.id === storyPanel.id ? storyPanel : panel,
);

const legend: readonly (readonly [string, string])[] = [
  ["", say("projector.help-follows")],
  ["", say("projector.help-beliefs")],
];

const mapKeys: Group = {
  title: say("projector.map"),
  bindings: [{ command: "map", keys: [mapKey], shown: mapKey, does: say("projector.key-map") }],
};

const keys = [...projectorKeys, clockKeys, mapKeys, panelKeys(projectorPanels)];

// Words for likelihood would hint at what a table may not be shown.
const terms = abbreviations.filter(({ term }) => term !== "ICD");

const helpPage: Page<ProjectorScene> = {
  id: "help",
  title: () => say("projector.keys"),
  lines: (_, width) => helpLines({ first: keys, legend }, width),
  spoken: () => sayKeys(keys),
  hints: () => [],
};

const tableWhoPage: Page<ProjectorScene> = {
  ...whoPage,
  lines: ({ lookup }, width) => whoLines(lookup, width, terms),
};

/** `turn 3 of 9` */
function turnInWords(scene: ProjectorScene): string {
  const { lookup, run } = scene;
  const { number, of } = turnCountAt(lookup.scenario, run.horizon, boardOf(scene).time);
  return say("projector.turn-of", { number, of });
}

function standing({ live, closed, abandoned, later }: ProjectorScene): Line {
  if (!live) {
    const since = later === 0 ? "" : ` · ${say("projector.records-since", { n: later })}`;
    return [span(` ${glyph.pause} ${say("projector.looking-back")}${since} `, "heat2")];
  }
  if (abandoned) return [span(` ${glyph.pause} INTERRUPTED `, "heat2")];
  return closed ? [span(` ${glyph.ending} CLOSED `, "dim")] : [span(` ${glyph.here} LIVE `, "accent")];
}

function head(scene: ProjectorScene): Line[] {
  const { lookup, run, branch, size } = scene;
  const { day } = boardOf(scene);
  const date = longDate(dateOfDay(lookup.scenario.start, day));
  const when: Line = [span(date, "strong"), span(` · ${say("projector.day-of-run", { day, horizon: run.horizon })} `)];
  const name: Line = [span(" FAULTLINE", "accent"), span(`  ${titleOf(lookup.scenario)}`)];
  const where: Line = [
    span(` ${turnInWords(scene)}`, "strong"),
    span(` · ${say("projector.branch", { branch: shorten(branch, Math.floor(size.columns * 0.3)) })} `),
    ...standing(scene),
  ];
  const { clock } = scene.wall;
  if (clock !== null) {
    const bar: Line = [
      span(` ${date}`, "strong"),
      span(` · ${say("projector.day-of-run", { day, horizon: run.horizon })}`),
    ];
    return withDigits([name, bar, where], clock, size.columns, fitLine);
  }
  const free = size.columns - 1 - widthOfLine(where);
  return [
    sides(name, when, size.columns),
    sides([blank(1), ...progressBar(day, run.horizon, Math.max(8, free))], where, size.columns),
  ];
}

function hintsOf({ shown, live, wall }: ProjectorScene, page: Page<ProjectorScene> | undefined): readonly Hint[] {
  const back: readonly Hint[] = live ? [] : [["G", say("projector.hint-now")]];
  const leave: readonly Hint[] = [
    ["?", "help"],
    ["q", "quit"],
  ];
  if (page !== undefined) return [["↑↓", "scroll"], ["Esc", "back"], ...back, ...leave];
  const odds: readonly Hint[] = shown ? [["o", "odds"]] : [];
  return [
    ...back,
    ["n/p", say("projector.hint-look-back")],
    ["N/P", "day"],
    ["w", say("projector.hint-about")],
    ...(wall.clock === null ? [] : [["z", say("clock.hint-clock")] as const]),
    [mapKey, say("projector.hint-map")],
    ...odds,
    ["/", "find"],
    ...leave,
  ];
}

/** The keys, or what has just become of the session. */
function foot(scene: ProjectorScene, page: Page<ProjectorScene> | undefined): Line {
  const { size, notice } = scene;
  if (notice !== "") return [span(` ${glyph.selected} `, "accent"), span(shorten(notice, size.columns - 4), "strong")];
  return searchLine(scene) ?? hintLine(hintsOf(scene, page), size.columns);
}

export const projectorFace: Face<ProjectorScene> = {
  panels: projectorPanels,
  pages: [storyPage, mapPage, oddsPage, tableWhoPage, helpPage, endPage, clockBoard],
  headHeight: ({ wall: { clock } }) => (clock === null ? 2 : 3),
  head,
  pageTitle: (scene, title) => {
    const where = standing(scene);
    return [...ruleLine([{ text: title, width: scene.size.columns - widthOfLine(where) }]), ...where];
  },
  foot,
};

/** What was read of the session before anything the table learns of has happened. */
export function nothingYet(texts: readonly string[], { width, height }: Room): Line[] {
  const read = texts.flatMap((one) => [...wrap(one, width - 4).map((text): Line => [blank(2), span(text)]), []]);
  return [[], ...read.slice(0, Math.max(1, height - 4)), lineOf(`  ${say("projector.nothing-yet")}`, "dim")];
}

/** Before there is anything to show: what is waited for. */
export function waitingLines(message: string, size: Size): Line[] {
  const { rows, columns } = size;
  const text = [
    ...wrap(message, columns - 6).map((part): Line => [blank(3), span(part, "strong")]),
    [],
    ...wrap(say("projector.waiting"), columns - 6).map((part): Line => [blank(3), span(part, "dim")]),
  ];
  const above = Math.max(1, Math.floor((rows - text.length) / 2) - 1);
  const blanks = Array.from({ length: above }, (): Line => []);
  const lines = fill([[span(" FAULTLINE", "accent"), span("  projector")], ...blanks, ...text], rows);
  return lines.map((line) => (widthOfLine(line) > columns ? fitLine(line, columns) : line));
}
