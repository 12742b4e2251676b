/**
 * The events list (MSEL) as a page: the columns that exercise planners know, as many of them as fit, and below them
 * everything about the inject that is chosen.
 */
import { say } from "../../../catalogue/index.js";
import { eventsList, type MselRow, type MselStatus, statusWords } from "../../../exercise/index.js";
import { padEnd, padStart, widthOf } from "../../../text/index.js";
import { fireAct } from "../../../white-cell/index.js";
import type { Hint } from "../../panels/panel.js";
import type { Tone } from "../../term/colour.js";
import { glyph } from "../../term/glyphs.js";
import { blank, type Line, lineOf, type Span, span } from "../../term/line.js";
import { type HintTable, hintsOf, type PageCommand } from "./desk-page.js";
import { type Choosing, type ListEntry, type Listed, listPage, paragraph } from "./list-page.js";

const signs: Readonly<{ [status in MselStatus]: readonly [sign: string, tone: Tone] }> = {
  due: [glyph.up, "heat3"],
  scheduled: [glyph.rung, "plain"],
  waiting: ["…", "dim"],
  "at-hand": [glyph.rung, "dim"],
  fired: [glyph.here, "accent"],
  skipped: ["×", "dim"],
};

/** In the order of the title. */
const statuses: readonly MselStatus[] = ["due", "scheduled", "waiting", "at-hand", "fired", "skipped"];

/** Number of a row, and the sign and word of its status. */
const numberWidth = 5;
const statusWidth = 13;

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: MselRow) => string;
}

/** The title never has less room than this. */
const leastTitle = 24;

function statusCell({ status, firings }: MselRow): Span {
  const [sign, tone] = signs[status];
  const often = status === "fired" && firings.length > 1 ? ` ×${firings.length}` : "";
  return span(padEnd(`${sign} ${say(statusWords[status])}${often}`, statusWidth), tone);
}

function columnOf(rows: readonly MselRow[], title: string, most: number, cell: Column["cell"]): Column {
  const longest = Math.max(widthOf(title), ...rows.map((row) => widthOf(cell(row))));
  return { title, width: Math.min(most, longest) + 2, cell };
}

/** Columns beside the title, in the order of the page; what there is no room for stands below, in the detail. */
function columnsFor(rows: readonly MselRow[], width: number): { before: Column[]; after: Column[]; title: number } {
  const time = columnOf(rows, say("desk.column-time"), 22, (row) => row.time);
  const longest = Math.max(5, ...rows.map(({ title }) => widthOf(title))) + 2;
  let free = width - numberWidth - statusWidth - time.width;
  // In the order in which an instructor would miss them.
  const wanted = [
    columnOf(rows, say("desk.column-delivery"), 16, (row) => row.delivery),
    columnOf(rows, say("desk.column-from"), 24, (row) => row.from),
    columnOf(rows, say("desk.column-to"), 24, (row) => row.to),
    columnOf(rows, say("desk.column-type"), 12, (row) => row.type),
    columnOf(rows, say("desk.column-expected"), 56, (row) => row.expected),
    columnOf(rows, say("desk.column-objective"), 48, (row) => row.objective),
  ];
  const kept: Column[] = [];
  for (const column of wanted) {
    if (free - column.width < Math.min(longest, Math.max(leastTitle, Math.floor(width * 0.3)))) break;
    kept.push(column);
    free -= column.width;
  }
  const [delivery, from, to, type] = wanted;
  const before = [type, delivery, from, to].flatMap((column) => kept.find((one) => one === column) ?? []);
  const after = kept.filter((column) => !before.includes(column));
  return { before: [time, ...before], after, title: after.length === 0 ? free : Math.min(longest, free) };
}

function cells(columns: readonly Column[], row: MselRow, tone: Tone): Span[] {
  return columns.map(({ width, cell }) => span(`${padEnd(cell(row), width - 2)}  `, tone));
}

function tableOf({ rows, selected, size }: Listed<MselRow>): { head: Line; lines: Line[] } {
  const { before, after, title } = columnsFor(rows, size.columns);
  const names = (columns: readonly Column[]) =>
    columns.map((column) => span(padEnd(column.title, column.width), "dim"));
  const head: Line = [
    span(padStart(`${say("desk.column-number")} `, numberWidth), "dim"),
    span(padEnd(say("desk.column-status"), statusWidth), "dim"),
    ...names(before),
    span(padEnd(say("desk.column-event"), title), "dim"),
    ...names(after),
  ];
  const lines = rows.map((row, index): Line => {
    const chosen = index === selected;
    const tone: Tone = chosen ? "strong" : row.status === "skipped" ? "dim" : "plain";
    return [
      span(chosen ? glyph.selected : " ", "accent"),
      span(`${padStart(row.number, numberWidth - 2)} `, "dim"),
      statusCell(row),
      ...cells(before, row, chosen ? "strong" : "dim"),
      span(padEnd(row.title, title - 1), tone),
      blank(1),
      ...cells(after, row, "dim"),
    ];
  });
  return { head, lines };
}

/** How an event comes, and from whom to whom. */
function wayOf({ type, delivery, from, to }: MselRow, route: (from: string, to: string) => string): string[] {
  const ends = [from, to].filter((part) => part !== "");
  return [type, delivery, ends.length === 2 ? route(from, to) : ends.join("")].filter((part) => part !== "");
}

function detailLines(row: MselRow, width: number): Line[] {
  const awaits = row.awaits.length < 2 ? [] : row.awaits;
  const said: Line[] = [
    ...paragraph("", row.said, width),
    ...awaits.map(({ words, holds }): Line => {
      const sign = holds ? `${glyph.here} ` : `${glyph.rung} `;
      return [
        blank(4),
        span(sign, holds ? "accent" : "dim"),
        span(holds ? words : say("desk.condition-not-yet", { condition: words })),
      ];
    }),
  ];
  return [
    ...said,
    lineOf(`  ${wayOf(row, (from, to) => `${from} → ${to}`).join(" · ")}`, "dim"),
    ...paragraph("", row.text, width),
    ...paragraph(say("desk.about-expected"), row.expected, width),
    ...paragraph(say("desk.about-objective"), row.objective, width),
    ...paragraph(
      say(row.inject.startsWith("@") ? "desk.about-moved" : "desk.about-moves"),
      row.effects.join(" · "),
      width,
    ),
    ...paragraph(say("desk.about-sources"), row.sources.join(" · "), width, "dim"),
  ];
}

function tally(rows: readonly MselRow[]): string[] {
  const listed = rows.filter(({ inject }) => !inject.startsWith("@"));
  const written = rows.length - listed.length;
  const parts = statuses.flatMap((status) => {
    const many = listed.filter((row) => row.status === status).length;
    return many === 0 ? [] : [`${many} ${say(statusWords[status])}`];
  });
  const extra = written === 0 ? [] : [say("desk.events-on-the-spot", { n: written })];
  return [say("desk.events-in-all", { n: listed.length }), ...parts, ...extra];
}

function hintsFor(row: MselRow | undefined): readonly Hint[] {
  const fire: HintTable = [
    ["Enter", "desk.hint-fire-when"],
    ["f", "desk.hint-fire-now"],
  ];
  return hintsOf([
    ["↑↓", "desk.hint-choose"],
    ...(row === undefined || row.inject.startsWith("@") ? [] : fire),
    ["Esc", "desk.hint-back"],
    ["?", "desk.hint-help"],
  ]);
}

/** The list in sentences, then all about the chosen row. */
function spokenMsel(rows: readonly MselRow[], selected: number): string[] {
  const row = rows[selected];
  if (row === undefined) return [say("desk.events-none")];
  const { number, headline, said, awaits, text, expected, objective } = row;
  const effects = row.effects.join(", ");
  const sources = row.sources.join(", ");
  return [
    `${tally(rows).join(", ")}.`,
    ...rows.map((one) => `${one.number}, ${one.title}. ${one.said}`),
    `${say("desk.chosen-spoken", { name: `${number}, ${headline}` })} ${said}`,
    ...awaits.map(({ words: condition, holds }) =>
      say(holds ? "desk.holds-spoken" : "desk.not-yet-spoken", { condition }),
    ),
    `${wayOf(row, (from, to) => say("desk.route-spoken", { from, to })).join(", ")}.`,
    ...(text === "" ? [] : [say("desk.text-spoken", { text })]),
    ...(expected === "" ? [] : [say("desk.expected-spoken", { response: expected })]),
    ...(objective === "" ? [] : [say("desk.objective-spoken", { objective })]),
    ...(effects === "" ? [] : [say("desk.moves-spoken", { effects })]),
    ...(sources === "" ? [] : [say("desk.sources-spoken", { sources })]),
  ];
}

function chooseInject(inject: string | undefined, how: Choosing): PageCommand | null {
  if (inject === undefined || !["choose", "now"].includes(how)) return null;
  if (inject.startsWith("@")) return { command: "refuse", why: say("desk.event-is-own") };
  return { command: "act", act: fireAct, given: { inject, ...(how === "now" ? { when: "now" } : {}) } };
}

export const mselList: ListEntry<MselRow> = {
  id: "msel",
  key: "m",
  does: say("desk.key-events-list"),
  rows: ({ session: { model, state } }) => eventsList(model, state),
  first(rows) {
    const places = (["due", "scheduled", "at-hand"] as const).map((wanted) =>
      rows.findIndex(({ status }) => status === wanted),
    );
    return places.find((place) => place >= 0) ?? 0;
  },
  title: (rows) => tally(rows).join(" · "),
  table: tableOf,
  chosen: ({ number, headline }) => `${number} ${headline}`,
  detail: detailLines,
  hints: hintsFor,
  empty: say("desk.events-none"),
  spoken: spokenMsel,
  choose: (row, how) => chooseInject(row?.inject, how),
};

export const mselPage = listPage(mselList);
