/**
 * The tour as lines and as sentences. After the last page comes one that says what to do next.
 */
import { say } from "../../../catalogue/index.js";
import { wrap } from "../../../text/index.js";
import type { Size } from "../../term/layout.js";
import { fill, type Line, lineOf, span } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import { isUnfinished, type Tour, type TourPage } from "./tour.js";

/** What stands on the page that is open. */
function contentOf({ phase, page, shown }: Tour, pages: readonly TourPage[]): TourPage {
  const title = say("learn.tour");
  if (phase === "offered") return { title, paragraphs: [say("learn.tour-offer"), say("learn.tour-again")], rows: [] };
  if (phase === "waiting") return { title, paragraphs: [say("learn.tour-waiting")], rows: [] };
  const open = pages[page];
  if (open === undefined)
    return { title: say("learn.tour-next"), paragraphs: [say("learn.tour-play"), say("learn.tour-learn")], rows: [] };
  return { ...open, rows: open.rows.slice(0, shown) };
}

const hintOf = (tour: Tour, pages: readonly TourPage[]) =>
  say("learn.tour-hint", {
    does: tour.phase === "offered" ? "begin" : isUnfinished(tour, pages) ? "all" : "on",
    isLast: tour.phase === "playing" && tour.page >= pages.length,
  });

/** Exactly the terminal's rows. */
export function tourLines(tour: Tour, pages: readonly TourPage[], { columns, rows }: Size): Line[] {
  const { title, paragraphs, rows: table } = contentOf(tour, pages);
  const width = Math.min(columns, 100) - 4;
  const text = paragraphs.flatMap((paragraph): Line[] => [
    ...wrap(paragraph, width).map((line) => lineOf(`  ${line}`)),
    [],
  ]);
  const broken = table.flatMap((row) => wrapRow(row, width));
  const room = Math.max(1, rows - text.length - 4);
  const lines = broken
    .slice(-room)
    .map((row, at, all) => lineOf(` ${row}`, at === all.length - 1 ? "strong" : "plain"));
  const head: Line[] = [
    [span(" FAULTLINE", "accent"), span(`  ${say("screen.menu-about")}`)],
    ruleLine([{ text: title, width: columns, focused: true }]),
    [],
  ];
  return [...fill([...head, ...text, ...lines], rows - 1), lineOf(` ${hintOf(tour, pages)}`, "dim")];
}

/** A table keeps its columns; a sentence is broken between words. */
const wrapRow = (row: string, width: number): string[] =>
  row.startsWith(" ") ? [row] : wrap(row, width).map((line) => ` ${line}`);

/** The page that is open in sentences, all of it. */
export function spokenTour(tour: Tour, pages: readonly TourPage[]): string {
  const { title, paragraphs } = contentOf(tour, pages);
  const rows = tour.phase === "playing" ? (pages[tour.page]?.rows ?? []) : [];
  const hint = hintOf({ ...tour, shown: Number.POSITIVE_INFINITY }, pages);
  return [
    `${title}.`,
    ...paragraphs,
    ...rows.map((row) => row.trim().replace(/\s+/g, " ").replace(/ #+$/, "")),
    hint,
  ].join("\n");
}
