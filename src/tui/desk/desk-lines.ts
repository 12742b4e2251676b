/**
 * From the state of the desk to the lines of the screen, whatever page is open. Pure.
 */
import { tooSmall } from "../layout.js";
import { type Line, type Span, span, widthOfLine } from "../line.js";
import { screenLines } from "../scene.js";
import { tooSmallLines } from "../too-small.js";
import { acts } from "./acts.js";
import { branchLines, branchRows } from "./branches.js";
import type { DeskView } from "./desk-view.js";
import type { Answers } from "./form.js";
import { formLines } from "./form-lines.js";
import { handLines } from "./hand-lines.js";
import { mselLines, mselRows } from "./msel.js";
import type { Open, TurnOpen } from "./pages.js";
import { faultText, type Notice, withNotices } from "./status.js";
import { seatTurn } from "./turn.js";
import { type TurnProps, turnLines } from "./turn-lines.js";

export function turnPropsOf(view: DeskView, open: TurnOpen): TurnProps {
  const { session, scene, chance } = view;
  const { seats } = session.header;
  return {
    turn: seatTurn(session.model, session.state, seats[open.seat] ?? ""),
    place: open.seat,
    seats: seats.length,
    selected: open.selected,
    scroll: open.scroll,
    chance,
    status: scene.status,
    size: scene.size,
  };
}

function pageLines(view: DeskView, open: Open | null): Line[] {
  const { session, scene, context } = view;
  const { size, status } = scene;
  const { model, state } = session;
  switch (open?.page) {
    case undefined:
      return screenLines(scene);
    case "leave":
      return pageLines(view, open.back);
    case "turn":
      return turnLines(turnPropsOf(view, open));
    case "form": {
      const { act, form } = open;
      return formLines({
        form,
        questions: (answers: Answers) => act.fields(context, answers),
        title: act.title,
        sentences: act.sentence(form.answers, context),
        status,
        size,
      });
    }
    case "hand":
      return headed(handLines({ acts, context, selected: open.selected, size }), status, size.columns);
    case "msel": {
      const rows = mselRows(model, state);
      return headed(
        mselLines({ rows, selected: Math.min(open.selected, rows.length - 1), size }),
        status,
        size.columns,
      );
    }
    case "branches": {
      const rows = branchRows(model, state);
      return headed(
        branchLines({ rows, selected: Math.min(open.selected, rows.length - 1), size }),
        status,
        size.columns,
      );
    }
  }
}

/** A page whose first line is a rule, with how the exercise stands over its end. */
function headed(lines: readonly Line[], status: Line, width: number): Line[] {
  const [rule = [], ...rest] = lines;
  const room = width - widthOfLine(status) - 2;
  const cut: Span[] = [];
  for (const part of rule) {
    const text = Array.from(part.text)
      .slice(0, Math.max(0, room - widthOfLine(cut)))
      .join("");
    if (text !== "") cut.push({ ...part, text });
  }
  return [[...cut, span(" "), ...status, span(" ")], ...rest];
}

const unsaved: Notice = {
  kind: "refusal",
  text: "This exercise is not saved. w saves it, q leaves without it, any other key stays.",
};

/** Exactly the terminal's rows. */
export function drawDesk(view: DeskView): Line[] {
  const { scene, session, open } = view;
  const { size } = scene;
  if (tooSmall(size)) return tooSmallLines(size);
  const lines = pageLines(view, open);
  return withNotices(lines, open?.page === "leave" ? unsaved : view.notice, faultText(session), size.columns);
}
