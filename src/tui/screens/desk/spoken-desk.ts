/**
 * The desk in sentences, for readers who hear it: what a key has opened, chosen or answered, and nothing twice.
 */
import { branchTree, eventsList, type OwnGauge, type SeatTurn, type TurnRow } from "../../../exercise/index.js";
import { listInWords, longDate } from "../../../text/index.js";
import { sayRecord } from "../../panels/say-record.js";
import { plainLine } from "../../term/line.js";
import { shownValue } from "../shown.js";
import { sayChange, sayOpening, sayWhere } from "../spoken.js";
import { acts } from "./acts.js";
import { spokenBranches } from "./branches.js";
import { deskFace } from "./desk-face.js";
import { turnPropsOf } from "./desk-lines.js";
import type { DeskView } from "./desk-view.js";
import { type Answers, answeredFields, choicesOf, fieldOf } from "./form.js";
import { spokenMsel } from "./msel.js";
import type { FormOpen, Open, TurnOpen } from "./pages.js";
import { faultText, unsavedNotice } from "./status.js";

function sayRow(row: TurnRow | undefined): string {
  if (row === undefined) return "";
  if (row.kind !== "order") return `${row.label}. ${row.about}`;
  const state = row.barred === "" ? (row.held ? " Held this turn." : "") : ` ${row.barred}.`;
  const motion = row.motion.length === 0 ? "" : ` It would set in motion: ${row.motion.join("; ")}.`;
  return `${row.label}. ${row.step}.${row.brief === "" ? "" : ` ${row.brief}`}${state}${motion}`;
}

function sayGauge({ label, value, was }: OwnGauge): string {
  return `${label} ${value}${was === "" ? "" : `, was ${was}`}`;
}

function sayTurn(turn: SeatTurn): string[] {
  const stands = turn.postures.map(
    ({ label, state, chosen }) => `${label}: ${state}${chosen === "" ? "" : `, this turn ${chosen}`}`,
  );
  return [
    `Turn ${turn.number} of ${turn.of}. ${turn.label}. ${turn.description}`,
    `Where you stand. ${stands.join(". ")}. ${turn.gauges.map(sayGauge).join(", ")}.`,
    `Where others stand. ${turn.others.map(({ label, stands: where }) => `${label}: ${where.join(", ")}`).join(". ")}.`,
    turn.news.length === 0 ? "No news." : `News since ${longDate(turn.since)}.`,
    ...turn.news.map(({ date, headline, text }) => `${longDate(date)}: ${headline}.${text === "" ? "" : ` ${text}`}`),
    `Orders: ${listInWords(turn.rows.map(({ label }) => label))}.`,
  ];
}

function sayField({ act, form }: FormOpen, { context }: DeskView): string[] {
  const questions = (answers: Answers) => act.fields(context, answers);
  const field = fieldOf(form, questions);
  if (field === undefined) {
    const answered = answeredFields(form, questions).map(
      ({ label, answer }) => `${label} ${answer === "" ? "none" : answer}.`,
    );
    return [...answered, ...act.sentence(form.answers, context), "Enter does it, Escape goes back."];
  }
  const hint = field.hint === undefined ? "" : ` ${field.hint}`;
  if (field.kind !== "pick") return [`${field.label}${hint} ${form.typed}`.trim()];
  return [
    `${field.label}${hint} ${choicesOf(field, form.typed).length} to choose from.`,
    sayChosen({ act, form }, { context }),
  ];
}

function sayChosen({ act, form }: Pick<FormOpen, "act" | "form">, { context }: Pick<DeskView, "context">): string {
  const field = fieldOf(form, (answers) => act.fields(context, answers));
  if (field?.kind !== "pick") return "";
  const choice = choicesOf(field, form.typed)[form.chosen];
  if (choice === undefined)
    return field.choices.length === 0 ? (field.none ?? "Nothing to choose.") : "Nothing fits that.";
  return [choice.label, choice.aside, choice.about].filter(Boolean).join(", ");
}

function seatTurnOf(view: DeskView, open: TurnOpen): SeatTurn {
  return turnPropsOf(view, open).turn;
}

/** A page that has just been opened. */
function sayPage(view: DeskView, open: Open): string[] {
  const { model, state } = view.session;
  switch (open.page) {
    case "turn": {
      const turn = seatTurnOf(view, open);
      return [...sayTurn(turn), sayRow(turn.rows[open.selected])];
    }
    case "hand":
      return ["The white cell's hand.", ...acts.map(({ key, title, does }) => `${key}: ${title}, ${does}.`)];
    case "msel":
      return spokenMsel(shownValue(eventsList(model, state)), open.selected);
    case "branches":
      return spokenBranches(shownValue(branchTree(model, state)), open.selected);
    case "form":
      return [open.act.title, ...sayField(open, view)];
    case "leave":
      return [unsavedNotice.text];
  }
}

/** What has changed on the page that was open already. */
function sayWithin(was: Open, is: Open, view: DeskView, timePassed: boolean): string[] {
  if (was.page === "turn" && is.page === "turn") {
    if (was.seat !== is.seat || timePassed) return sayPage(view, is);
    return was.selected === is.selected ? [] : [sayRow(seatTurnOf(view, is).rows[is.selected])];
  }
  if (was.page === "form" && is.page === "form") {
    if (is.form.refusal !== was.form.refusal && is.form.refusal !== "") return [is.form.refusal];
    if (was.form.step !== is.form.step) return sayField(is, view);
    const chosen = sayChosen(is, view);
    return was.form.chosen !== is.form.chosen || (was.form.typed !== is.form.typed && chosen !== "") ? [chosen] : [];
  }
  if (is.page === "hand" && was.page === "hand")
    return was.selected === is.selected ? [] : [`${acts[is.selected]?.title}, ${acts[is.selected]?.does}.`];
  if ((is.page === "msel" || is.page === "branches") && "selected" in was)
    return was.selected === is.selected ? [] : sayPage(view, is);
  return [];
}

export function sayDeskOpening(view: DeskView): string[] {
  const notice = view.notice === null ? [] : [view.notice.text];
  const latest = view.scene.view.records.slice(-3).map((entry) => sayRecord(view.scene.lookup, entry));
  return [...sayOpening(view.scene), ...latest, ...notice];
}

/** `unheard` is how the situation stood when it was last told, where a seats' page has been in between. */
export function sayDeskChange(before: DeskView, now: DeskView, unheard: DeskView = before): string[] {
  const rebuilt = unheard.context.records.length > now.context.records.length;
  const moved = now.open === null || before.scene.screen.position !== now.scene.screen.position || rebuilt;
  // Seats hear their page, and of the situation nothing: it tells what some of them may not know.
  const situation = moved && now.open?.page !== "turn";
  const fault = faultText(now.session);
  return [
    ...(situation ? sayChange(deskFace, unheard.scene, now.scene) : []),
    ...(now.notice !== null && now.notice !== before.notice ? [now.notice.text] : []),
    ...(fault !== "" && now.notice !== before.notice ? [fault] : []),
    ...(now.open === null
      ? before.open === null
        ? []
        : ["The situation."]
      : before.open?.page === now.open.page
        ? sayWithin(before.open, now.open, now, before.scene.view.time !== now.scene.view.time)
        : sayPage(now, now.open)),
  ];
}

export function sayDeskWhere(view: DeskView): string {
  const status = view.open?.page === "turn" ? view.seatStatus : view.status;
  return `${sayWhere(view.scene)} ${plainLine(status).replaceAll(" · ", ", ")}.`;
}

/** What has been said so far. It costs nothing until somebody listens. */
export class Speech {
  private said: readonly string[] | null = null;
  private heard: DeskView | null = null;
  /** The situation as it was last told; what has come since is told when somebody returns to it. */
  private told: DeskView | null = null;

  /** Begins to listen, where nobody has; answers everything said so far. */
  begin(view: DeskView): readonly string[] {
    if (this.said === null) {
      this.heard = view;
      this.told = view;
      this.said = sayDeskOpening(view);
    }
    return this.said;
  }

  /** Something has changed. */
  hear(look: () => DeskView): void {
    if (this.said === null || this.heard === null) return;
    const now = look();
    const more = sayDeskChange(this.heard, now, this.told ?? this.heard);
    this.heard = now;
    if (now.open?.page !== "turn") this.told = now;
    if (more.length > 0) this.said = [...this.said, ...more];
  }
}
