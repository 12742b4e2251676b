/**
 * From the state of the desk to the lines of the screen, whatever page is open. Pure.
 */
import { branchTree, eventsList, seatPage } from "../../../exercise/index.js";
import { tooSmall } from "../../term/layout.js";
import { type Line, type Span, span, widthOfLine } from "../../term/line.js";
import { tooSmallLines } from "../../term/too-small.js";
import { faceLines } from "../face.js";
import { shownValue } from "../shown.js";
import { acts } from "./acts.js";
import { branchLines } from "./branches.js";
import { deskFace } from "./desk-face.js";
import type { DeskView } from "./desk-view.js";
import type { Answers } from "./form.js";
import { formLines } from "./form-lines.js";
import { handLines } from "./hand-lines.js";
import { mselLines } from "./msel.js";
import type { Open, TurnOpen } from "./pages.js";
import { faultText, noticeLines, unsavedNotice, withNotices } from "./status.js";
import { type TurnProps, turnLines } from "./turn-lines.js";

export function turnPropsOf(view: DeskView, open: TurnOpen): TurnProps {
  const { session, scene, chance, seatStatus } = view;
  const { seats } = session.header;
  return {
    turn: shownValue(seatPage(session.model, session.state, seats[open.seat] ?? "")),
    place: open.seat,
    seats: seats.length,
    selected: open.selected,
    scroll: open.scroll,
    chance,
    status: seatStatus,
    size: scene.size,
  };
}

function pageLines(view: DeskView, open: Open | null): Line[] {
  const { session, scene, context, status } = view;
  const { size } = scene;
  const { model, state } = session;
  switch (open?.page) {
    case undefined:
      return faceLines(deskFace, scene);
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
        // From the seats' page itself only what belongs to that page is asked.
        status: open.back?.page === "turn" ? view.seatStatus : status,
        size,
      });
    }
    case "hand":
      return headed(handLines({ acts, context, selected: open.selected, size }), status, size.columns);
    case "msel": {
      const rows = shownValue(eventsList(model, state));
      return headed(mselLines({ rows, selected: open.selected, size }), status, size.columns);
    }
    case "branches": {
      const rows = shownValue(branchTree(model, state));
      return headed(branchLines({ rows, selected: open.selected, size }), status, size.columns);
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

/** Exactly the terminal's rows. */
export function drawDesk(view: DeskView): Line[] {
  const { scene, session, open } = view;
  const { size } = scene;
  if (tooSmall(size)) return tooSmallLines(size);
  const said = noticeLines(open?.page === "leave" ? unsavedNotice : view.notice, faultText(session), size.columns);
  return withNotices(pageLines(withRoom(view, said.length), open), said, size.rows);
}

/** Pages make room for what is said, since it may stay for long; the situation stands still, and is covered. */
function withRoom(view: DeskView, lines: number): DeskView {
  const { scene, open } = view;
  const size = { columns: scene.size.columns, rows: scene.size.rows - lines };
  const bare = open === null || (open.page === "leave" && open.back === null);
  const still = bare && (scene.screen.page === "situation" || tooSmall(size));
  return still ? view : { ...view, scene: { ...scene, size } };
}
