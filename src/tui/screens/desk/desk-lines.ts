/**
 * From the state of the desk to the lines of the screen, whatever page is open. Pure.
 */
import { say } from "../../../catalogue/index.js";
import { tooSmall } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import { tooSmallLines } from "../../term/too-small.js";
import { faceLines } from "../face.js";
import { deskFace } from "./desk-face.js";
import type { DeskView, Open } from "./desk-page.js";
import { faultText, noticeLines, withNotices } from "./status.js";

/** The lines of a page, or of the situation for null. */
export function linesOf(open: Open | null, view: DeskView): Line[] {
  return open === null ? faceLines(deskFace, view.scene) : open.page.lines(open, view);
}

/** Exactly the terminal's rows. */
export function drawDesk(view: DeskView): Line[] {
  const { scene, session, open } = view;
  const { size } = scene;
  if (tooSmall(size)) {
    const next = open?.page.id === "leave" ? say("screen.leave-unsaved") : say("screen.enlarge-desk");
    return tooSmallLines(size, next, say("screen.other-faces"));
  }
  const said = noticeLines(open?.page.question ?? view.notice, faultText(session), size.columns);
  return withNotices(linesOf(open, withRoom(view, said.length)), said, size.rows);
}

/** Pages make room for what is said, since it may stay for long; the situation stands still, and is covered. */
function withRoom(view: DeskView, lines: number): DeskView {
  const { scene, open } = view;
  const size = { columns: scene.size.columns, rows: scene.size.rows - lines };
  const covering = open?.page.question === undefined ? open : open.back;
  const still = covering === null && (scene.screen.page === "situation" || tooSmall(size));
  return still ? view : { ...view, scene: { ...scene, size } };
}
