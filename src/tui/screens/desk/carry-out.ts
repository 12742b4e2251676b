/**
 * Carries out what an act asks for, and says what came of it.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { turnCount } from "../../../exercise/index.js";
import {
  type Given,
  headOf,
  type Input,
  isRefusal,
  type RecordEntry,
  type Session,
  SessionFault,
  timeline,
} from "../../../session/index.js";
import { longDate } from "../../../text/index.js";
import type { Viewer } from "../../../visibility/index.js";
import { boardOf } from "../../panels/panel.js";
import { safe } from "../../term/safe.js";
import type { Playback } from "../playback.js";
import type { Carried, Lead } from "./act.js";
import { refusalText } from "./act-fields.js";
import { drawDesk } from "./desk-lines.js";
import type { DeskOptions, ScreenPicture } from "./desk-options.js";
import type { DeskView } from "./desk-page.js";
import { leftToCarryOut } from "./sealed-orders.js";
import { type Notice, playedInWords } from "./status.js";

/** What came of it: what to say, or why it was refused. */
export type Done = { readonly said: string } | { readonly refused: string };

/** Inputs that move play to another place, so that the answer says where. */
const travels: ReadonlySet<Input["type"]> = new Set(["rewind", "switch", "branch", "does-not-happen"]);
/** Inputs that change nothing in the world. */
const still: ReadonlySet<Input["type"]> = new Set([
  "note",
  "message",
  "proposal",
  "refuse",
  "withdraw",
  "pass",
  "stop",
  "route",
  "rating",
  "observation",
  "improvement",
  "feedback",
  "clock",
  "agreement",
  "bookmark",
  "remove-bookmark",
  "hide",
  "reveal",
  "hold",
  "draft",
  "allow",
  "forbid",
  "unready",
]);

/** Whether the world may have changed afterwards. */
export function movesOn(command: Carried): boolean {
  return !("kind" in command) && command.some(({ type }) => !still.has(type));
}

/** Headlines told after an act, before the rest is only counted. */
const toldRecords = 3;

/** Gives inputs, one after another. `viewer` is whose page the answer is read on. */
export function giveInputs(
  { session, playback, viewer }: { session: Session; playback: Playback; viewer: Viewer },
  inputs: readonly Input[],
  lead: Lead,
): Done {
  const came: string[] = [];
  let far = false;
  for (const input of inputs) {
    const given = playback.give(input);
    if (isRefusal(given)) return { refused: refusalText(given) };
    far ||= travels.has(input.type);
    came.push(...seenOf(session, given, viewer).map(({ record }) => safe(record.headline)));
  }
  const headlines = came.slice(0, toldRecords).join(" · ");
  const n = came.length - toldRecords;
  const told = n > 0 ? say("desk.records-and-more", { headlines, n }) : headlines;
  const said = typeof lead === "string" ? [lead, told] : [say(lead.brought, { any: told !== "", headlines: told })];
  if (movesOn(inputs)) playback.toHead();
  const sentences = [...said, ...(far ? whereInWords(session) : [])].filter((text) => text !== "");
  return { said: sentences.map(sentence).join(" ") };
}

/** The records of an input that its reader may see. */
function seenOf({ model }: Session, { state, records }: Given, viewer: Viewer): readonly RecordEntry[] {
  const first = records[0]?.seq;
  return first === undefined ? [] : timeline(model, state, viewer).records.filter(({ number }) => number >= first);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Where play stands now, and how seats come to their page. */
function whereInWords(session: Session): string[] {
  const { model, state } = session;
  const { time, ended, seats } = headOf(state).world;
  const date = longDate(dateOfDay(model.scenario.start, Math.floor(time)));
  const branch = safe(state.current);
  if (ended) return [say("desk.now-ended", { date, branch })];
  const { number: turn, of } = turnCount(model, state);
  return [
    say("desk.now-in-turn", { date, turn, of, branch }),
    ...(seats.size === 0 ? [] : [say("desk.open-seats-page")]),
  ];
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
