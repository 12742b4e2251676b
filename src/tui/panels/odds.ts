/**
 * Odds from here: how it may end and what may come before that, counted over futures, beside what could happen next,
 * every hazard that is running now. For a room that wants to guess before the reveal.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay, probabilityWithin, type Rival, stagesOf, statesAfter } from "../../engine/index.js";
import type { View } from "../../session/index.js";
import { type Lookup, listInWords, padEnd, padStart, percent, shortDate, wrap } from "../../text/index.js";
import { heatOf } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, span } from "../term/line.js";
import { inStages } from "./competing-lines.js";
import type { Page, Panel, Scene } from "./panel.js";
import { prospectCells, prospectLines, sayProspects, tallyInWords } from "./prospects.js";
import { sayLines, spokenWidth } from "./say-record.js";

const barWidth = 12;

const nothingNext = say("panel.odds-none-next");

/** The competing hazards in full: a bar, the chance within a day and a week, who and what. */
function nextLines(lookup: Lookup, odds: readonly Rival[], width: number): Line[] {
  if (odds.length === 0) return [lineOf(`  ${nothingNext}`, "dim")];
  const room = width - 2 - 6 - barWidth - 2 - 7 - 8 - 6 - 2;
  const head: Line = [
    lineCells("  next", 8 + barWidth + 2),
    lineCells("a day", 7),
    lineCells("a week", 8),
    lineCells("who", 6),
    span(say("panel.odds-next"), "dim"),
  ];
  const top = odds[0]?.share ?? 1;
  return [
    head,
    ...odds.flatMap((rival): Line[] => {
      const filled = Math.max(1, Math.round((rival.share / top) * barWidth));
      const what: Line = [
        span(`  ${padStart(percent(rival.share), 5)} `, "strong"),
        span(glyph.full.repeat(filled), heatOf(rival.share / top / 2)),
        blank(barWidth - filled + 1),
        span(` ${padEnd(percent(probabilityWithin(rival.ratePerDay, 1, stagesOf(rival))), 7)}`),
        span(padEnd(percent(probabilityWithin(rival.ratePerDay, 7, stagesOf(rival))), 8)),
        span(padEnd(lookup.actors.get(rival.actor)?.short ?? "", 6), "dim"),
        span(padEnd(rival.headline, Math.max(10, room)).trimEnd()),
      ];
      const ends = endsInWords(lookup, rival);
      return ends === "" ? [what] : [what, [blank(2 + 6 + barWidth + 2 + 7 + 8 + 6), span(ends, "dim")]];
    }),
  ];
}

/** The states that chance may lead to where a happening has several ends; empty where it has one. */
function endsInWords(lookup: Lookup, { transition: path }: Rival): string {
  const transition = lookup.transitions.get(path);
  if (transition?.outcomes === undefined) return "";
  const posture = path.slice(0, path.lastIndexOf("."));
  return say("panel.odds-ends", {
    states: listInWords(statesAfter(transition).map((state) => lookup.stateLabel(posture, state))),
  });
}

function lineCells(text: string, width: number) {
  return span(padEnd(text, width), "dim");
}

/** The competing hazards in brief, for a column: share, who and what. */
function nextInBrief(lookup: Lookup, odds: readonly Rival[], width: number): Line[] {
  if (odds.length === 0) return [lineOf(` ${nothingNext}`, "dim")];
  return odds.map(
    (rival): Line => [
      span(` ${padStart(percent(rival.share), 5)}`, "strong"),
      span(`  ${padEnd(lookup.actors.get(rival.actor)?.short ?? "", 5)}`, "dim"),
      span(padEnd(rival.headline, Math.max(10, width - 14)).trimEnd()),
    ],
  );
}

/** The moment that the odds are of. */
const momentOf = ({ oddsOf, view }: Pick<Scene, "oddsOf" | "view">): View => oddsOf ?? view;

/** How a title names it, and whether anybody is seated. */
function whence(scene: Scene) {
  const { view, lookup } = scene;
  const { seated } = scene.outlooks;
  const moment = momentOf(scene);
  const date = shortDate(dateOfDay(lookup.scenario.start, moment.day)).trim();
  return { seated, earlier: moment !== view, date };
}

/** Under this width, what could happen next is told in brief. */
const inFullFrom = 60;

/** On a page, below the prospects. */
function nextOnPage(lookup: Lookup, odds: readonly Rival[], width: number): Line[] {
  if (width >= inFullFrom) return nextLines(lookup, odds, width);
  const title = lineOf(`  ${say("panel.odds-next-share", { staged: inStages(odds) })}`, "dim");
  return [title, ...nextInBrief(lookup, odds, width)];
}

/** From this width on, what could happen next stands beside the prospects rather than below them. */
const besideFrom = 110;

/** All lines in place, however many, and no fewer than there is room for. */
function oddsLinesInPlace(scene: Scene, { width, height }: Room): Line[] {
  const { lookup, odds, outlooks, oddsClosed } = scene;
  if (oddsClosed !== undefined) return fill(closedLines(oddsClosed, width), height);
  const view = momentOf(scene);
  if (odds === null) return prospectCells({ lookup, view, outlooks, width });
  if (width < besideFrom) {
    const lines = [...prospectCells({ lookup, view, outlooks, width }), ...nextLines(lookup, odds, width)];
    return fill(lines, Math.max(lines.length, height));
  }
  const left = Math.floor(width * (width < 150 ? 0.68 : 0.62));
  const prospects = prospectCells({ lookup, view, outlooks, width: left });
  const competing: Line[] = [
    lineOf(` ${say("panel.odds-next-share", { staged: inStages(odds) })}`, "dim"),
    ...nextInBrief(lookup, odds, width - left - 1),
  ];
  return Array.from({ length: Math.max(prospects.length, competing.length, height) }, (_, row) => [
    ...fitLine(prospects[row] ?? [], left),
    span(glyph.along, "dim"),
    ...fitLine(competing[row] ?? [], width - left - 1),
  ]);
}

const closedLines = (why: string, width: number): Line[] =>
  wrap(why, width - 4).map((text): Line => [blank(2), span(text, "dim")]);

export const oddsPanel: Panel = {
  id: "odds",
  key: "5",
  whole: "o",
  slot: "bottom",
  does: "odds",
  title: (scene, overflows) =>
    scene.oddsClosed !== undefined
      ? say("forecast.odds-closed")
      : [
          say("panel.odds-in-place", { ...whence(scene), tally: tallyInWords(scene.outlooks) }),
          ...(overflows ? [say("panel.odds-all")] : []),
        ].join(" · "),
  lines: oddsLinesInPlace,
  spoken: sayOdds,
};

function sayOdds(scene: Scene): string[] {
  const { lookup, odds, outlooks, oddsClosed } = scene;
  if (oddsClosed !== undefined) return [oddsClosed];
  const ways = outlooks.seated ? [say("panel.odds-two-ways")] : [];
  return [...sayNext(lookup, odds), ...ways, ...sayProspects(lookup, momentOf(scene), outlooks)];
}

function sayNext(lookup: Lookup, odds: readonly Rival[] | null): string[] {
  if (odds === null) return [];
  if (odds.length === 0) return [nothingNext];
  return [say("panel.odds-next-heard"), ...sayLines(nextLines(lookup, odds, spokenWidth).slice(1))];
}

export const oddsPage: Page = {
  id: "odds",
  title: (scene) => say("panel.odds-title", whence(scene)),
  lines: ({ lookup, odds, outlooks, oddsClosed, ...scene }, width) =>
    oddsClosed !== undefined
      ? closedLines(oddsClosed, width)
      : [
          ...prospectLines({ lookup, view: momentOf(scene), outlooks, width }),
          ...(odds === null ? [] : nextOnPage(lookup, odds, width)),
        ],
  spoken: sayOdds,
  hints: () => [
    ["↑↓", say("panel.hint-scroll"), 3],
    ["n", say("panel.hint-see-next"), 2],
    ["Esc", say("panel.hint-back"), 0],
    ["q", say("panel.hint-quit"), 1],
  ],
};
