/**
 * The menu of the white cell's hand, drawn.
 */
import type { Size } from "../../term/layout.js";
import { type Line, span } from "../../term/line.js";
import { padEnd } from "../../term/text.js";
import type { Act, ActContext } from "./act.js";
import { listPageLines, paragraph } from "./list-page.js";

export interface HandProps {
  readonly acts: readonly Act[];
  readonly context: ActContext;
  readonly selected: number;
  readonly size: Size;
}

/** Exactly the terminal's rows. */
export function handLines({ acts, context, selected, size }: HandProps): Line[] {
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
