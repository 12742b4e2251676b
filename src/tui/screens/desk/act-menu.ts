/**
 * The menu of the white cell's acts: an act's letter opens its form at once.
 */
import type { Size } from "../../term/layout.js";
import { type Line, span } from "../../term/line.js";
import { padEnd } from "../../term/text.js";
import type { Act, ActContext } from "./act.js";
import { acts } from "./acts.js";
import type { PageCommand } from "./desk-page.js";
import { listPage, listPageLines, paragraph } from "./list-page.js";

function menuLines(selected: number, context: ActContext, size: Size): Line[] {
  const act = acts[selected];
  const name = Math.max(...acts.map(({ title }) => title.length)) + 2;
  const about = context.selected === undefined ? "" : `Selected record: ${context.selected.record.headline}`;
  return listPageLines({
    title: "The white cell's hand",
    rows: acts.map((one, place): Line => {
      const barred = (one.barred?.(context) ?? "") !== "";
      return [
        span(place === selected ? " ▶ " : "   ", "accent"),
        span(`${one.key}  `, "accent"),
        span(padEnd(one.title, name), barred ? "dim" : place === selected ? "strong" : "plain"),
        span(one.does, "dim"),
      ];
    }),
    selected,
    chosen: act?.title ?? "",
    detail: [
      ...paragraph(
        "",
        act?.barred?.(context) || `${act?.does.charAt(0).toLocaleUpperCase("en") ?? ""}${act?.does.slice(1) ?? ""}.`,
        size.columns,
      ),
      ...paragraph("", about, size.columns, "dim"),
      ...paragraph("", "Each act is recorded with its reason, and can be undone by rewinding.", size.columns, "dim"),
    ],
    empty: "",
    keys: [
      ["↑↓", "choose"],
      ["Enter", "open"],
      ["letter", "open at once"],
      ["Esc", "back"],
    ],
    size,
  });
}

function openOf(act: Act | undefined): PageCommand | null {
  return act === undefined ? null : { command: "act", act };
}

export const actMenuPage = listPage<Act>({
  id: "acts",
  key: "i",
  does: "the white cell's hand: all that it can do",
  rows: () => acts,
  first: () => 0,
  lines: (_, selected, { context, scene }) => menuLines(selected, context, scene.size),
  spoken: () => ["The white cell's hand.", ...acts.map(({ key, title, does }) => `${key}: ${title}, ${does}.`)],
  spokenRow: ({ title, does }) => `${title}, ${does}.`,
  choose: (row, how) => (how === "choose" ? openOf(row) : null),
  own: (key) => openOf(acts.find((act) => act.key === key)),
});
