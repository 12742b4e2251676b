/**
 * The events list (MSEL) as a page: the columns that exercise planners know, as many of them as fit, and below them
 * everything about the inject that is chosen.
 */
import { say } from "../../../catalogue/index.js";
import { eventsList, type MselRow, type MselStatus, statusWords } from "../../../exercise/index.js";
import { count } from "../../../text/index.js";
import type { Hint } from "../../panels/panel.js";
import type { Tone } from "../../term/colour.js";
import { glyph } from "../../term/glyphs.js";
import { blank, type Line, lineOf, type Span, span } from "../../term/line.js";
import { padEnd, padStart, widthOf } from "../../term/text.js";
import { fireAct } from "./acts.js";
import type { PageCommand } from "./desk-page.js";
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
  const time = columnOf(rows, "time", 22, (row) => row.time);
  const longest = Math.max(5, ...rows.map(({ title }) => widthOf(title))) + 2;
  let free = width - numberWidth - statusWidth - time.width;
  // In the order in which an instructor would miss them.
  const wanted = [
    columnOf(rows, "delivery", 16, (row) => row.delivery),
    columnOf(rows, "from", 24, (row) => row.from),
    columnOf(rows, "to", 24, (row) => row.to),
    columnOf(rows, "type", 12, (row) => row.type),
    columnOf(rows, say("desk.expected-response"), 56, (row) => row.expected),
    columnOf(rows, "objective", 48, (row) => row.objective),
  ];
  const kept: Column[] = [];
  for (const column of wanted) {
    if (free - column.width < Math.min(longest, Math.max(leastTitle, Math.floor(width * 0.3)))) break;
    kept.push(column);
    free -= column.width;
  }
  const order = ["type", "delivery", "from", "to"];
  const before = order.flatMap((title) => kept.find((column) => column.title === title) ?? []);
  const after = kept.filter(({ title }) => !order.includes(title));
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
    span(padStart("no. ", numberWidth), "dim"),
    span(padEnd("status", statusWidth), "dim"),
    ...names(before),
    span(padEnd("event", title), "dim"),
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

function wayInWords({ type, delivery, from, to }: MselRow): string {
  const route = [from, to].filter((part) => part !== "").join(" → ");
  return [type, delivery, route].filter((part) => part !== "").join(" · ");
}

function detailLines(row: MselRow, width: number): Line[] {
  const awaits = row.awaits.length < 2 ? [] : row.awaits;
  const said: Line[] = [
    ...paragraph("", row.said, width),
    ...awaits.map(({ words, holds }): Line => {
      const sign = holds ? `${glyph.here} ` : `${glyph.rung} `;
      return [blank(4), span(sign, holds ? "accent" : "dim"), span(`${words}${holds ? "" : say("desk.not-yet")}`)];
    }),
  ];
  return [
    ...said,
    lineOf(`  ${wayInWords(row)}`, "dim"),
    ...paragraph("", row.text, width),
    ...paragraph("expected", row.expected, width),
    ...paragraph("objective", row.objective, width),
    ...paragraph(row.inject.startsWith("@") ? "moved" : "moves", row.effects.join(" · "), width),
    ...paragraph(say("desk.rests-on"), row.sources.join(" · "), width, "dim"),
  ];
}

function tally(rows: readonly MselRow[]): string {
  const listed = rows.filter(({ inject }) => !inject.startsWith("@"));
  const written = rows.length - listed.length;
  const parts = statuses.flatMap((status) => {
    const many = listed.filter((row) => row.status === status).length;
    return many === 0 ? [] : [`${many} ${say(statusWords[status])}`];
  });
  const extra = written === 0 ? [] : [say("desk.and-on-the-spot", { written })];
  return [`MSEL: ${count(listed.length, "event")}`, ...parts, ...extra].join(" · ");
}

function hintsFor(row: MselRow | undefined): readonly Hint[] {
  const choose: Hint = ["↑↓", "choose"];
  const leave: readonly Hint[] = [
    ["Esc", "back"],
    ["?", "help"],
  ];
  if (row === undefined || row.inject.startsWith("@")) return [choose, ...leave];
  return [choose, ["Enter", say("desk.put-in-now-or-on-a")], ["f", "now"], ...leave];
}

const none = say("desk.the-scenario-has-no-events-of");

/** The list in sentences, then all about the chosen row. */
function spokenMsel(rows: readonly MselRow[], selected: number): string[] {
  const row = rows[selected];
  if (row === undefined) return [none];
  const about = (name: string, text: string) => (text === "" ? [] : [`${name}: ${text}`]);
  return [
    `${tally(rows).replaceAll(" ·", ",")}.`,
    ...rows.map(({ number, title, said }) => `${number}, ${title}. ${said}`),
    `Chosen: ${row.number}, ${row.headline}. ${row.said}`,
    ...row.awaits.map(({ words, holds }) => `${holds ? say("desk.holds") : say("desk.not-yet-2")}: ${words}.`),
    `${wayInWords(row).replaceAll(" ·", ",").replaceAll("→", "to")}.`,
    ...about(say("desk.text"), row.text),
    ...about(say("desk.expected-response-2"), row.expected),
    ...about(say("desk.objective"), row.objective),
    ...about(say("desk.moves"), row.effects.join(", ")),
    ...about(say("desk.rests-on-2"), row.sources.join(", ")),
  ];
}

function chooseInject(inject: string | undefined, how: Choosing): PageCommand | null {
  if (inject === undefined || how === "new") return null;
  if (inject.startsWith("@")) return { command: "refuse", why: say("desk.it-was-written-on-the-spot") };
  return { command: "act", act: fireAct, given: { inject, ...(how === "now" ? { when: "now" } : {}) } };
}

export const mselList: ListEntry<MselRow> = {
  id: "msel",
  key: "m",
  does: say("desk.the-events-list-msel"),
  rows: ({ session: { model, state } }) => eventsList(model, state),
  first(rows) {
    const places = (["due", "scheduled", "at-hand"] as const).map((wanted) =>
      rows.findIndex(({ status }) => status === wanted),
    );
    return places.find((place) => place >= 0) ?? 0;
  },
  title: tally,
  table: tableOf,
  chosen: ({ number, headline }) => `${number} ${headline}`,
  detail: detailLines,
  hints: hintsFor,
  empty: none,
  spoken: spokenMsel,
  choose: (row, how) => chooseInject(row?.inject, how),
};

export const mselPage = listPage(mselList);
