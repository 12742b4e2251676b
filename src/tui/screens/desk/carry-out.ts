/**
 * Carries out what is asked for beside the session, and a turn as a whole, and says what came of it.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { turnCount } from "../../../exercise/index.js";
import { headOf, type Input, type Session, SessionFault } from "../../../session/index.js";
import { longDate } from "../../../text/index.js";
import type { Viewer } from "../../../visibility/index.js";
import {
  type Carried,
  giveInputs,
  type Lead,
  leftToCarryOut,
  movesOn,
  refusalText,
} from "../../../white-cell/index.js";
import { boardOf } from "../../panels/panel.js";
import { safe } from "../../term/safe.js";
import type { Playback } from "../playback.js";
import { drawDesk } from "./desk-lines.js";
import type { DeskOptions, ScreenPicture } from "./desk-options.js";
import type { DeskView } from "./desk-page.js";
import { type Notice, playedInWords } from "./status.js";

/** What came of it: what to say, or why it was refused. */
export type Done = { readonly said: string } | { readonly refused: string };

/** Gives inputs, one after another; what has changed anything is looked at where play stands. `viewer`: whose page the answer is read on. */
export function giveAtDesk(playback: Playback, viewer: Viewer, inputs: readonly Input[], lead: Lead): Done {
  const { session } = playback;
  const { atHead } = playback;
  const done = giveInputs({ session, give: (input) => playback.give(input), viewer, atDesk: true }, inputs, lead);
  if (!("refused" in done) && (atHead || movesOn(inputs))) goWith(playback, inputs);
  return done;
}

/** Looks at where play stands after inputs; where they have moved nothing, as it is looked at. */
export function goWith(playback: Playback, inputs: readonly Input[]): void {
  if (movesOn(inputs)) playback.toHead();
  else playback.keepUp();
}

/** Keeps the session in another file from now on, or writes its report; `tell` is called when that is there, or can't be. */
export function keepElsewhere(
  session: Session,
  command: Extract<Carried, { readonly kind: "save-as" | "report" }>,
  report: ReportTo,
  tell: (notice: Notice) => void,
): Done {
  return command.kind === "save-as" ? saveAs(session, command.file) : writeReport(session, command.file, report, tell);
}

type ReportTo = DeskOptions["report"];

function saveAs(session: Session, file: string): Done {
  try {
    session.saveAs(file);
    return { said: say("desk.saved-as", { file: safe(file) }) };
  } catch (error) {
    if (!(error instanceof SessionFault)) throw error;
    return { refused: safe(error.hint === undefined ? `${error.message}.` : `${error.message}: ${error.hint}.`) };
  }
}

/** What is on the screen, to be kept. */
export function pictureOf(view: DeskView): ScreenPicture {
  const { session, scene } = view;
  const { scenario } = session.model;
  const { day } = boardOf(scene);
  const date = longDate(dateOfDay(scenario.start, day));
  const label = safe(say("picture.of-screen", { title: scenario.title, date }));
  return { name: `${scenario.id}-day-${day}`, lines: drawDesk(view), size: scene.size, label };
}

/** Keeps a picture of the screen in the folder where one is. */
export function keepPicture(view: DeskView): Done {
  const { keepPicture: keep } = view.options;
  if (keep === undefined) return { refused: say("picture.not-here") };
  try {
    return { said: say("picture.kept", { file: safe(keep(pictureOf(view))) }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: say("picture.failed", { why: safe(error.message) }) };
  }
}

/** While play goes on. */
function writeReport({ file }: Session, out: string, report: ReportTo, tell: (notice: Notice) => void): Done {
  if (file === null || report === undefined) return { refused: say("desk.report-not-here") };
  report(file, out).then(
    () => tell({ kind: "answer", text: safe(say("desk.report-written", { file: out })) }),
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      tell({ kind: "refusal", text: safe(say("desk.report-failed", { why })) });
    },
  );
  return { said: say("desk.report-begun", { file: safe(out) }) };
}

/** Plays the turn to its end, once what is drafted has been carried out; answers with what is said of it. */
export function playTurn(playback: Playback): Notice {
  const { model, state, header } = playback.session;
  const { number: turn, of } = turnCount(model, state);
  for (const drafts of leftToCarryOut(playback.session, "white-cell")) playback.give(drafts);
  const n = playback.toTurnEnd();
  if (headOf(state).world.ended) return { kind: "refusal", text: say("desk.run-ended-go-back") };
  if (typeof n !== "number") return { kind: "refusal", text: refusalText(n) };
  return { kind: "answer", text: playedInWords(header.seats.length > 0, turn, of, n) };
}
