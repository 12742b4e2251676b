/**
 * How an exercise stands, in a few words that are always shown: branch, turn, whether all of it is kept, the timer;
 * and notices, which cover the lines above the keys until the next key.
 */
import { say } from "../../../catalogue/index.js";
import { shownClock, turnCount } from "../../../exercise/index.js";
import { headOf, isSteered, type Session, seatsDrafting } from "../../../session/index.js";
import { keepingCommands, type Paste, shorten, wrap } from "../../../text/index.js";
import { clockInWords } from "../../panels/clock.js";
import type { Keeping } from "../../panels/end.js";
import type { Tone } from "../../term/colour.js";
import { fitLine, type Line, lineOf, type Span, span } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { readyByName, readyInWords } from "./sealed-orders.js";
import type { Timer } from "./timer.js";

export interface Notice {
  readonly text: string;
  /** `answer` to what was done, or why it was not. */
  readonly kind: "answer" | "refusal";
}

/** Whether everything is on the disk, in a word. */
export function keptInWords({ file, unsaved, state }: Session): { readonly text: string; readonly sound: boolean } {
  const sound = file === null ? state.inputs === 0 : unsaved === 0;
  return { text: sound ? (file === null ? say("desk.in-memory") : say("desk.saved")) : say("desk.not-saved"), sound };
}

/** Whether there is anything in it that its replay code does not play again. */
function holdsWork({ model, state }: Session): boolean {
  const { notes, bookmarks, branches, rewindings } = state;
  const noted = notes.length > 0 || bookmarks.some(({ text }) => text !== "");
  const drafted = seatsDrafting(model, state).length > 0;
  return isSteered(state) || drafted || noted || branches.size > 1 || rewindings.length > 0;
}

/** Whether anything would be lost by leaving now; tries once more to save it. */
export function wouldLose(session: Session): boolean {
  return session.file === null ? holdsWork(session) : session.unsaved > 0 && !session.save();
}

/** `turn 3 of 9`, or that the run is over. */
function turnInWords({ model, state }: Session): string {
  const { number: turn, of } = turnCount(model, state);
  return headOf(state).world.ended ? say("desk.ended") : say("desk.turn-of", { turn, of });
}

/** Names the turn under way, on its branch. */
export function turnNamed({ model, state }: Session): string {
  return `${turnCount(model, state).number} ${state.current}`;
}

/** What seats are told first; nothing where there are none. */
export function openingNotice(session: Session, found: Notice | null, hosted = false): Notice | null {
  const { turn } = session.state.clock;
  const left = turn?.since === null ? shownClock(session.state.clock, session.state.seen ?? 0) : null;
  const waits = left === null ? "" : say("clock.waits", { time: clockInWords({ ...left, runs: true }) });
  const greeting = session.header.seats.length > 0 ? greetingOf(session, hosted) : "";
  const text = [found?.text ?? greeting, waits].filter((part) => part !== "").join(" ");
  return text === "" ? null : { kind: found?.kind ?? "answer", text };
}

/** What is said of a turn that has been played. How much has come is not for seats to know, whose page opens next. */
export const playedInWords = (seated: boolean, turn: number, of: number, n: number): string =>
  seated ? say("desk.played-turn", { turn, of }) : say("desk.played-turn-records", { turn, of, n });

/** What is said first. */
function greetingOf({ model, state, header }: Session, hosted: boolean): string {
  if (headOf(state).world.ended) return say("desk.greeting-ended");
  const { number: turn, of } = turnCount(model, state);
  return say("desk.greeting", { turn, of, seated: header.seats.length > 0, hosted });
}

/** Longer names of branches are cut where all must fit on one line. */
const branchWidth = 12;

function joined(parts: readonly Span[]): Line {
  return parts.flatMap((part, place) => (place === 0 ? [part] : [span(" · ", "dim"), part]));
}

/** What a page says that seats may read: a branch's name could tell them what it is for. */
function seatStatusLine(session: Session, timer: Timer): Line {
  return turnLine(session, timer, readyInWords(session));
}

function turnLine(session: Session, timer: Timer, ready: string): Line {
  const kept = keptInWords(session);
  const face = timer.face();
  return joined([
    span(turnInWords(session)),
    ...(ready === "" ? [] : [span(ready)]),
    span(kept.text, kept.sound ? "dim" : "heat4"),
    ...(face === "" ? [] : [span(face, timer.isOver() ? "heat4" : "accent")]),
  ]);
}

export function statusLine(session: Session, timer: Timer, lookingBack: boolean): Line {
  return joined([
    ...(lookingBack ? [span(say("desk.looking-back"), "match")] : []),
    span(shorten(safe(session.state.current), branchWidth), "strong"),
  ]).concat([span(" · ", "dim")], turnLine(session, timer, readyByName(session)));
}

/** Both, as pages need them; none of a run that is merely watched, of which nothing can be lost. */
export const statusesOf = (session: Session, timer: Timer, lookingBack: boolean) => ({
  status:
    session.header.seats.length > 0 || session.file !== null || holdsWork(session)
      ? statusLine(session, timer, lookingBack)
      : [],
  seatStatus: seatStatusLine(session, timer),
});

/** What is wrong with keeping the session; empty while nothing is. */
export function faultText({ fault }: Session): string {
  if (fault === null) return "";
  // Most hints begin so themselves.
  const hint = (fault.hint ?? "").replace(/^play can go on;? ?/, "");
  const said = { fault: fault.message, hint };
  return safe(hint === "" ? say("desk.cant-save", said) : say("desk.cant-save-hint", said));
}

const mostLines = 4;

/** What is to be said above the keys, an answer or a refusal last; no line where there is nothing. */
export function noticeLines(notice: Notice | null, fault: string, width: number): Line[] {
  const told = (text: string, tone: Tone, mark: string): Line[] =>
    text === ""
      ? []
      : wrap(text, width - 5, mostLines).map((part, row) =>
          fitLine([span(row === 0 ? ` ${mark} ` : "   ", tone), span(part, tone)], width),
        );
  return [
    ...told(fault, "heat4", "!"),
    ...(notice === null
      ? []
      : told(notice.text, notice.kind === "refusal" ? "heat4" : "accent", notice.kind === "refusal" ? "×" : "▸")),
  ];
}

/** The lines of a page with notices above its keys, over its last lines where it has made no room for them. */
export function withNotices(lines: readonly Line[], said: readonly Line[], rows: number): Line[] {
  if (said.length === 0) return [...lines];
  const keys = lines.at(-1) ?? lineOf("");
  return [...lines.slice(0, Math.max(0, rows - 1 - said.length)), ...said, keys];
}

/** How to come back to a session, for its last screen and the farewell. */
export function keepingOf(file: string | null, paste: Paste): Keeping {
  if (file === null) return { title: say("desk.kept-in-memory"), lines: [say("desk.w-saves-it")] };
  return { title: say("desk.come-back-to-it"), lines: keepingCommands(file).map(paste) };
}
