/**
 * The menu of the white cell's acts: an act's letter opens its form at once.
 */
import { say } from "../../../catalogue/index.js";
import { padEnd, widthOf } from "../../../text/index.js";
import { type Act, acts } from "../../../white-cell/index.js";
import { type Line, span } from "../../term/line.js";
import { hintsOf, type PageCommand } from "./desk-page.js";
import { listPage, paragraph } from "./list-page.js";

interface ActRow {
  readonly act: Act;
  /** Why it can't be done now; empty where it can. */
  readonly barred: string;
  /** The record that is selected on the screen; empty for none. */
  readonly record: string;
}

function rowLine({ act, barred }: ActRow, chosen: boolean, titleWidth: number): Line {
  return [
    span(chosen ? " ▶ " : "   ", "accent"),
    span(`${act.key}  `, "accent"),
    span(padEnd(say(act.title), titleWidth), barred !== "" ? "dim" : chosen ? "strong" : "plain"),
    span(say(act.does), "dim"),
  ];
}

function detailLines({ act, barred, record }: ActRow, width: number): Line[] {
  const does = say(act.does);
  return [
    ...paragraph("", barred || `${does.charAt(0).toLocaleUpperCase("en")}${does.slice(1)}.`, width),
    ...paragraph("", record === "" ? "" : say("desk.selected-record", { headline: record }), width, "dim"),
    ...paragraph("", act.undoable ? say("desk.rewinding-undoes") : "", width, "dim"),
  ];
}

function openAct(act: Act | undefined): PageCommand | null {
  return act === undefined ? null : { command: "act", act };
}

export const actMenuPage = listPage<ActRow>({
  id: "acts",
  key: "i",
  does: say("desk.key-acts"),
  rows: ({ context }) =>
    acts.map((act) => ({
      act,
      barred: act.barred?.(context) ?? "",
      record: context.selected?.record.headline ?? "",
    })),
  first: () => 0,
  title: () => say("desk.acts"),
  table({ rows, selected }) {
    const titleWidth = Math.max(...acts.map(({ title }) => widthOf(say(title)))) + 2;
    return { lines: rows.map((row, place) => rowLine(row, place === selected, titleWidth)) };
  },
  chosen: ({ act }) => say(act.title),
  detail: detailLines,
  hints: () =>
    hintsOf([
      ["↑↓", "desk.hint-choose"],
      ["Enter", "desk.hint-open"],
      [say("desk.key-letter"), "desk.hint-open-at-once"],
      ["Esc", "desk.hint-back"],
    ]),
  spoken: () => [
    say("desk.acts-spoken"),
    ...acts.map(({ key, title, does }) => `${key}: ${say(title)}, ${say(does)}.`),
  ],
  spokenRow: ({ act }) => `${say(act.title)}, ${say(act.does)}.`,
  choose: (row, how) => (how === "choose" ? openAct(row?.act) : null),
  own: (key) => openAct(acts.find((act) => act.key === key)),
});
