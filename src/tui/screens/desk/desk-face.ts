/**
 * The situation and its pages as the desk shows them: what an exercise adds to the run that everybody watches.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { shorten, titleOf } from "../../../text/index.js";
import { type Ended, endPage } from "../../panels/end.js";
import { headerLines } from "../../panels/header.js";
import { helpLines, sayKeys } from "../../panels/help.js";
import { hintLine, searchLine } from "../../panels/hint-bar.js";
import { oddsPage } from "../../panels/odds.js";
import { boardOf, type Page } from "../../panels/panel.js";
import { whoPage } from "../../panels/who.js";
import { whyPage } from "../../panels/why.js";
import { type Line, sides, span, widthOfLine } from "../../term/line.js";
import { pageRule } from "../../term/rule.js";
import type { Face } from "../face.js";
import { bindings, type Group } from "../keys.js";
import { panelKeys, situationPanels } from "../panels.js";
import { speeds } from "../screen.js";
import { type HintTable, hintsOf } from "./desk-page.js";

/** Everything that decides what the desk shows while no page of its own is open. */
export interface DeskScene extends Ended {
  /** Of an exercise: how it stands, always shown. */
  readonly status?: Line;
  /** The turns begin with forecasts. */
  readonly forecasts?: boolean;
  /** Keys besides those of the situation. */
  readonly moreKeys: readonly Group[];
}

const watching: HintTable = [
  ["space", "desk.hint-play", 0],
  ["n/p", "desk.hint-step", 1],
  ["N/P", "desk.hint-day", 9],
  ["w", "desk.hint-why", 2],
  ["o", "desk.hint-odds", 5],
  ["x", "desk.hint-what-if", 4.5],
  ["d", "desk.hint-decided", 8],
  ["/", "desk.hint-find", 6],
  ["s", "landmark.hint-surprise", 8.5],
  ["*", "landmark.hint-bookmark", 9.5],
  ["k", "desk.hint-who", 5.5],
  ["Tab", "desk.hint-panel", 10],
  ["+/-", "desk.hint-speed", 11],
  ["i", "desk.hint-act", 12],
  ["v", "desk.hint-picture", 13],
  ["?", "desk.hint-help", 3],
  ["q", "desk.hint-quit", 4],
];

const exercising: HintTable = [
  ["t", "desk.hint-turn", 0],
  ["i", "desk.hint-act", 1],
  ["space", "desk.hint-play", 2],
  ["n/p", "desk.hint-step", 6],
  ["w", "desk.hint-why", 4],
  ["m", "desk.hint-events-list", 5],
  ["b", "desk.hint-branches", 7],
  ["o", "desk.hint-odds", 8],
  ["k", "desk.hint-who", 8.5],
  ["d", "desk.hint-decided", 9.5],
  ["s", "landmark.hint-surprise", 11],
  ["*", "landmark.hint-bookmark", 12],
  ["z", "desk.hint-timer", 9],
  ["v", "desk.hint-picture", 11],
  ["?", "desk.hint-help", 3],
  ["q", "desk.hint-quit", 10],
];

const forecasting: HintTable = [
  ["f", "forecast.hint-forecasts", 0],
  ["space", "desk.hint-play", 1],
  ["n/p", "desk.hint-step", 2],
  ["t", "desk.hint-turn", 3],
  ["w", "desk.hint-why", 4],
  ["o", "desk.hint-odds", 7],
  ["k", "desk.hint-who", 8],
  ["/", "desk.hint-find", 9],
  ["?", "desk.hint-help", 5],
  ["q", "desk.hint-quit", 6],
];

const ownKeys: readonly Group[] = [...bindings, panelKeys(situationPanels)];

/** Whoever asks on a page wants the page's keys first, and whoever runs an exercise wants those of the exercise before the others. */
export function keysOf({ status, moreKeys }: Pick<DeskScene, "status" | "moreKeys">, ofPage?: Group) {
  const own = ofPage === undefined ? [] : [ofPage];
  const others = moreKeys.filter((group) => group !== ofPage);
  return status === undefined
    ? { first: [...own, ...ownKeys], others }
    : { first: [...own, ...others, ...ownKeys], others: [] };
}

const helpPage: Page<DeskScene> = {
  id: "help",
  title: () => say("desk.keys"),
  lines: (scene, width) => helpLines(keysOf(scene), width),
  spoken: (scene) => sayKeys(Object.values(keysOf(scene)).flat()),
  hints: () =>
    hintsOf([
      ["↑↓", "desk.hint-scroll", 2],
      ["Esc", "desk.hint-back", 0],
      ["q", "desk.hint-quit", 1],
    ]),
};

const runInWords = ({ run: { seed, reading } }: DeskScene): string => `${say("desk.seed", { seed })} · ${reading}`;

function footLine(scene: DeskScene, page: Page<DeskScene> | undefined): Line {
  const { screen, size, status, bookmarks, forecasts = false } = scene;
  const { columns: width } = size;
  const search = searchLine(scene);
  if (search !== null) return search;
  const selecting: HintTable = screen.selected === null ? [] : [[".", "desk.hint-go-there", 0.5]];
  const going: HintTable = bookmarks?.size ? [["j", "landmark.hint-bookmarks", 4.7]] : [];
  const shown = forecasts ? forecasting : status === undefined ? watching : exercising;
  const situation = [...selecting, ...going, ...shown];
  const playing = ([key, does, need]: HintTable[number]) =>
    [key, key === "space" && screen.playing ? "desk.hint-pause" : does, need] as const;
  const hints = page?.hints(scene) ?? hintsOf(situation.map(playing));
  const right = rightOf(scene, page !== undefined);
  return sides(hintLine(hints, width - widthOfLine(right) - 3), right, width);
}

/** How the exercise stands, or which run it is, where the top has no room for it. */
function rightOf(scene: DeskScene, page: boolean): Line {
  const { size, status } = scene;
  const named = [span(`${shorten(runInWords(scene), Math.floor(size.columns * 0.4))} `, "dim")];
  if (page) return named;
  if (size.columns < headerHolds) return [];
  return status === undefined ? named : [...status, span(" ")];
}

/** From this width on, the header is one line, and the run is named below. */
const headerHolds = 110;

export const deskFace: Face<DeskScene> = {
  panels: situationPanels,
  pages: [whyPage, oddsPage, whoPage, helpPage, endPage],
  head: ({ run, lookup, view, earlier, screen, status }, room) => {
    const { day } = boardOf({ view, ...(earlier && { earlier }) });
    return headerLines({
      title: titleOf(lookup.scenario),
      date: dateOfDay(lookup.scenario.start, day),
      day,
      ...(earlier === undefined ? {} : { standsAt: view.day }),
      playing: screen.playing,
      speed: speeds[screen.speed] ?? 1,
      ...run,
      ...(status === undefined ? {} : { status }),
      room,
    });
  },
  pageTitle: ({ size, status }, title) => pageRule(title, size.columns, status),
  foot: footLine,
};
