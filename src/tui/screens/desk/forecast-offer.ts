/**
 * The offer to play the run that is open again, with forecasts before its turns: on a face that can begin it anew.
 */
import { say } from "../../../catalogue/index.js";
import { wrap } from "../../../text/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import { blank, fill, type Line, span } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import { type DeskPage, type DeskView, hintsOf, type Open } from "./desk-page.js";

/** What is offered, a paragraph each; that there is more to know than is fair, where the run has been watched. */
function offer({ scene: { run, view } }: DeskView): readonly string[] {
  const seen = view.time > 0 ? [say("forecast.offer-seen", { day: Math.floor(view.time) })] : [];
  return [say("forecast.offer"), say("forecast.offer-again", { seed: run.seed }), ...seen];
}

export const forecastOffer: DeskPage = {
  id: "forecast-offer",
  lines: (_, view) => {
    const { columns, rows } = view.scene.size;
    const body = offer(view).flatMap((text): Line[] => [
      ...wrap(text, columns - 3).map((part): Line => [blank(2), span(part)]),
      [],
    ]);
    return [
      ruleLine([{ text: say("forecast.offer-title"), width: columns, focused: true }]),
      ...fill(body, rows - 2),
      hintLine(
        hintsOf([
          ["Enter", "forecast.hint-begin", 0],
          ["Esc", "desk.hint-back", 1],
        ]),
        columns,
      ),
    ];
  },
  spoken: (_, view) => [`${say("forecast.offer-title")}.`, ...offer(view), say("forecast.offer-heard")],
  spokenChange: () => [],
  press: ({ back }, key, { options }) => {
    if (key === "enter")
      return {
        command: "forecast",
        change: () => {
          options.beginForecasts?.();
          return null;
        },
        notice: null,
      };
    return key === "escape" || key === "backspace" || key === "f" ? { command: "open", open: back } : null;
  },
};

/** The offer, opened over a page or the situation. */
export const offered = (back: Open | null): Open => ({ page: forecastOffer, back });
