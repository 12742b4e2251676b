/**
 * The menu of the white cell's acts: an act's letter opens its form at once.
 */
import { say } from "../../../catalogue/index.js";
import { type Line, span } from "../../term/line.js";
import { padEnd } from "../../term/text.js";
import type { Act } from "./act.js";
import { acts } from "./acts.js";
import type { PageCommand } from "./desk-page.js";
import { listPage, paragraph } from "./list-page.js";

interface ActRow {
  readonly act: Act;
  /** Why it can't be done now; empty where it can. */
  readonly barred: string;
  /** The record that is selected on the screen; empty for none. */
  readonly record: string;
}

const titleWidth = Math.max(...acts.map(({ title }) => title.length)) + 2;

function rowLine({ act, barred }: ActRow, chosen: boolean): Line {
  return [
    span(chosen ? " ▶ " : "   ", "accent"),
    span(`${act.key}  `, "accent"),
    span(padEnd(act.title, titleWidth), barred !== "" ? "dim" : chosen ? "strong" : "plain"),
    span(act.does, "dim"),
  ];
}

function detailLines({ act, barred, record }: ActRow, width: number): Line[] {
  const does = `${act.does.charAt(0).toLocaleUpperCase("en")}${act.does.slice(1)}.`;
  return [
    ...paragraph("", barred || does, width),
    ...paragraph("", record === "" ? "" : say("desk.selected-record", { record }), width, "dim"),
    ...paragraph("", say("desk.each-act-is-recorded-with-its"), width, "dim"),
  ];
}

function openAct(act: Act | undefined): PageCommand | null {
  return act === undefined ? null : { command: "act", act };
}

export const actMenuPage = listPage<ActRow>({
  id: "acts",
  key: "i",
  does: say("desk.the-white-cell-s-hand-all"),
  rows: ({ context }) =>
    acts.map((act) => ({
      act,
      barred: act.barred?.(context) ?? "",
      record: context.selected?.record.headline ?? "",
    })),
  first: () => 0,
  title: () => say("desk.the-white-cell-s-hand"),
  table: ({ rows, selected }) => ({ lines: rows.map((row, place) => rowLine(row, place === selected)) }),
  chosen: ({ act }) => act.title,
  detail: detailLines,
  hints: () => [
    ["↑↓", "choose"],
    ["Enter", "open"],
    ["letter", say("desk.open-at-once")],
    ["Esc", "back"],
  ],
  spoken: () => [
    say("desk.the-white-cell-s-hand-2"),
    ...acts.map(({ key, title, does }) => `${key}: ${title}, ${does}.`),
  ],
  spokenRow: ({ act }) => `${act.title}, ${act.does}.`,
  choose: (row, how) => (how === "choose" ? openAct(row?.act) : null),
  own: (key) => openAct(acts.find((act) => act.key === key)),
});
