/**
 * The exercise desk: a session with the situation screen over it, the seats' turns and the white cell's acts. A plain controller: keys
 * and the clock go in, lines come out, and the session is changed here and nowhere else. Whoever draws it only listens.
 */
import type { Forecasting } from "../../../exercise/index.js";
import { headOf, type Input, isOrder, isRefusal, type Session } from "../../../session/index.js";
import { createLookup, type Lookup } from "../../../text/index.js";
import { seatViewer } from "../../../visibility/index.js";
import type { Act, ActContext, Answers, Carried, Lead } from "../../../white-cell/index.js";
import { CountedOdds, movesOn, plannedMinutes, refusalText, refuseForm } from "../../../white-cell/index.js";
import { selectedEntry } from "../../panels/panel.js";
import { type Size, tooSmall } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import { pageHeight, reachOf } from "../face.js";
import type { Futures } from "../futures.js";
import { commandOf } from "../keys.js";
import { Playback } from "../playback.js";
import type { Screen } from "../screen.js";
import { shownScenario } from "../shown.js";
import { actMenuPage } from "./act-menu.js";
import { type Done, giveAtDesk, keepElsewhere, keepPicture, playTurn } from "./carry-out.js";
import { Changes } from "./changes.js";
import { deskFace } from "./desk-face.js";
import { drawDesk } from "./desk-lines.js";
import { countedFutures, type DeskOptions } from "./desk-options.js";
import type { DeskEntry, DeskView, FormOpen, Open, PageCommand } from "./desk-page.js";
import { sceneOf } from "./desk-scene.js";
import { Drafts } from "./drafts.js";
import { keyClosed, pageClosed, watchedBy } from "./forecast-gate.js";
import { beginForecasts, lookedAtNow, openedForecast } from "./forecast-page.js";
import { heardElsewhere, receive } from "./hosting.js";
import { pressLandmark } from "./landmarks.js";
import { type LeaveOpen, leaveForecasts, leavePage } from "./leave-page.js";
import { openHelp } from "./page-help.js";
import { opensOf } from "./pages.js";
import { atTimeUp } from "./sealed-orders.js";
import { Speech, sayDeskWhere } from "./spoken-desk.js";
import { type Notice, openingNotice, statusesOf, turnNamed, wouldLose } from "./status.js";
import { createTimer, type Timer } from "./timer.js";
import { afterOrder, isTurn, openTurn, undecidedInWords } from "./turn-page.js";
import { askWhatIf } from "./what-if-page.js";

export class Desk {
  readonly session: Session;
  readonly futures: Futures;
  /** The exit code once someone has left. */
  leaving: 0 | 130 | null = null;
  private readonly playback: Playback;
  readonly options: DeskOptions;
  private readonly lookup: Lookup;
  private readonly timer: Timer;
  private readonly speech = new Speech();
  private open: Open | null = null;
  private notice: Notice | null;
  /** It was just asked whether to end the turn though somebody has chosen nothing; any other key withdraws it. */
  private asked = false;
  private chance = 1;
  /** The seat whose page was open last, and in which turn. */
  private seatLeft = { turn: "", seat: 0 };
  private readonly drafts = new Drafts();
  private size: Size = { columns: 80, rows: 24 };
  private readonly changes = new Changes();
  private readonly counted: CountedOdds;
  private readonly forecasting: Forecasting | null;

  constructor(options: DeskOptions) {
    const { session, notice } = options;
    this.options = options;
    this.session = session;
    this.forecasting = options.forecasting ?? null;
    this.playback = new Playback(session, () => this.forecasting?.stops === true);
    this.futures = options.futuresOf(this.playback);
    this.counted = new CountedOdds({ count: options.countOdds, runs: countedFutures, changed: () => this.changed() });
    this.lookup = createLookup(shownScenario(this.playback.timeline));
    this.timer = createTimer(session, () => options.minutes ?? plannedMinutes(session));
    this.notice = openingNotice(session, notice ?? null, options.hosting !== undefined);
    if (this.forecasting !== null) this.open = beginForecasts(this.forecasting, () => this.changed());
  }

  /** The state of the situation screen, for whoever counts futures of what it shows. */
  get shown(): Screen {
    return this.playback.screen;
  }
  /** The position whose futures are in sight; null for none. */
  watched = (): number | null => watchedBy(this.playback, this.forecasting);
  /** Names the world whose futures are shown; empty for none. */
  worldInSight(): string {
    const at = this.watched();
    return at === null ? "" : this.playback.nameAt(at);
  }

  /** Another number whenever anything has changed. */
  edition = (): number => this.changes.edition;
  subscribe = (listener: () => void): (() => void) => this.changes.subscribe(listener);
  /** What a seat's own device asks for. */
  receive = (input: Input) => receive(this.playback, input, () => this.changed());
  /** What a white cell elsewhere has done. */
  hear = (said: string): void => this.heard(heardElsewhere(said));

  /** One key, by name. */
  press = (key: string): void => {
    const { open, asked } = this;
    this.notice = null;
    this.asked = false;
    if (key === "ctrl-c") this.leave(130);
    else if (tooSmall(this.size)) this.pressUnseen(key);
    else if (open === null) this.pressSituation(key);
    else this.pressPage(open, key, asked);
    this.changed();
  };

  /** Play goes on by one entry. */
  tick = (): void => {
    this.play(() => this.playback.tick());
    this.changed();
  };

  /** The board at the moment of a record of the branch, by number. */
  show = (record: number): void => {
    this.playback.show(record);
    this.changed();
  };

  /** What a control asks for, on a face whose pages have any besides keys. */
  ask = (command: PageCommand): void => {
    this.notice = null;
    this.grant(command);
    this.changed();
  };

  /** The terminal has another size. One too small to show play pauses it. */
  fit = (size: Size): void => {
    this.size = size;
    if (!tooSmall(size) || !this.shown.playing) return;
    this.playback.pause();
    this.changed();
  };

  /** Milliseconds until the next entry is due; null while nothing is. */
  tickDelay(): number | null {
    return this.playback.delay;
  }
  /** Milliseconds until the timer's face changes; null where it does not. */
  timerDelay = (): number | null => this.timer.untilChange();
  beat = (): void => {
    const rang = this.timer.rings();
    if (rang) this.options.ring?.();
    for (const [inputs, said] of atTimeUp(this.session, this.timer, rang)) this.tell(this.carryOut(inputs, said));
    this.changed();
  };
  /** Exactly the terminal's rows. */
  lines(size: Size): Line[] {
    this.size = size;
    return drawDesk(this.view());
  }

  /** Everything said so far, in sentences, for a reader who hears the screen. */
  spoken(): readonly string[] {
    return this.speech.begin(this.view());
  }
  /** Where one is, in a line. */
  where(): string {
    return sayDeskWhere(this.view());
  }
  view(): DeskView {
    return {
      session: this.session,
      scene: this.scene(),
      open: lookedAtNow(this.open, this.forecasting),
      notice: this.notice,
      context: this.context(),
      chance: this.chance === 1 ? "" : `${Math.round(this.chance * 1000) / 10}%`,
      ...statusesOf(this.session, this.timer, this.playback.lookingBack),
      clock: this.timer.shown(),
      counted: this.counted.known(),
      forecasting: this.forecasting,
      options: this.options,
    };
  }

  private changed(): void {
    if (isTurn(this.open)) this.seatLeft = { turn: turnNamed(this.session), seat: this.open.seat };
    this.speech.hear(() => this.view());
    this.changes.tell();
  }

  private scene(): DeskView["scene"] {
    const { session, playback, lookup, size, futures, timer, forecasting } = this;
    return sceneOf({ ...this.options, session, playback, lookup, size, futures, timer, forecasting });
  }

  private context(): ActContext {
    const { session, lookup, playback } = this;
    return { session, lookup, records: playback.records, selected: selectedEntry(playback) };
  }

  /** Moves along the timeline; where the session went on with it, the turn may be over. */
  private play(go: () => void): void {
    const before = this.session.state;
    go();
    const trouble = this.playback.takeTrouble();
    if (trouble !== null) this.refuse(refusalText(trouble));
    if (this.session.state === before) return;
    if (this.forecasting?.played() === true) this.open = openedForecast(this.playback);
    if (this.session.header.seats.length === 0 || !this.playback.betweenTurns()) return;
    this.playback.toHead();
    this.openTurn();
  }

  private openTurn(): void {
    this.playback.uncover();
    const { turn, seat } = this.seatLeft;
    this.open = openTurn(turn === turnNamed(this.session) ? seat : 0);
    this.chance = 1;
    for (const start of this.timer.begin()) this.playback.give(start);
  }

  private endTurn(): void {
    this.open = null;
    this.play(() => {
      this.notice = playTurn(this.playback);
    });
  }

  /** Where the terminal is too small to show anything, one may leave, and changes nothing. */
  private pressUnseen(key: string): void {
    if (key === "q") this.leave(0);
    else if (this.open?.page === leavePage) this.open = this.open.back;
  }

  private pressSituation(key: string): void {
    const { session, playback, futures } = this;
    const typing = playback.screen.search?.typing === true;
    const opens = typing ? undefined : opensOf(key);
    const common = typing ? undefined : commandOf(key);
    const landmark = typing ? null : pressLandmark(key, { session, playback, futures });
    const told = landmark ?? keyClosed(this.forecasting, playback, common);
    if (told !== null) this.notice = told;
    else if (opens !== undefined) this.enter(opens);
    else if (common === "quit") this.leave(0);
    // The first time it leads back to where play stands, and only from there on.
    else if (common === "end" && !playback.atHead) playback.toHead();
    else {
      const reach = (part: string) => reachOf(deskFace, this.scene(), part);
      const screenful = pageHeight({ size: this.size });
      this.play(() => playback.press(key, { panels: deskFace.panels, reach, screenful }));
    }
  }

  /** Opens a page by its key; `back` is the seats' page, where the key was pressed there. */
  private enter(page: DeskEntry | "timer" | "picture", back: Open | null = null): void {
    const closed = pageClosed(this.forecasting, page);
    if (closed !== null) this.refuse(closed);
    else if (page === "timer") this.tell(this.carryOut(...this.timer.press(isTurn(this.open))));
    else if (page === "picture") this.tell(keepPicture(this.view()));
    else {
      const command = page.enter?.(this.view(), back);
      if (command?.command === "open") this.playback.pause();
      if (command !== undefined) this.grant(command);
    }
  }

  private pressPage(open: Open, key: string, asked: boolean): void {
    const command = open.page.press(open, key, this.view());
    const opens = opensOf(key);
    if (command !== null) this.grant(command, asked);
    else if (opens !== undefined) {
      if (typeof opens !== "string") this.open = null;
      this.enter(opens, open.page.forSeats ? open : open.back);
    } else if (commandOf(key) === "quit") this.leave(0);
    else if (commandOf(key) === "help") this.open = openHelp(open);
    else if (commandOf(key) === "who") {
      this.open = null;
      this.pressSituation(key);
    }
  }

  /** `asked`: the question whether to end the turn has just been read. */
  private grant(command: PageCommand, asked = false): void {
    switch (command.command) {
      case "open":
        this.open = command.open;
        break;
      case "turn":
        this.playback.toHead();
        if (this.session.header.seats.length > 0 && !headOf(this.session.state).world.ended) this.openTurn();
        else this.endTurn();
        break;
      case "act":
        this.openAct(command.act, command.given, command.back);
        break;
      case "set-aside":
        this.drafts.setAside(command.open);
        this.open = command.open.back;
        break;
      case "carry-out":
        this.carryOutForm(command.open);
        break;
      case "input":
        this.giveAtPage(command.input, command.title);
        break;
      case "end-turn":
        this.askToEndTurn(command.sure || asked);
        break;
      case "show":
        this.open = null;
        this.playback.show(command.record);
        break;
      case "forecast":
        this.open = command.change();
        this.notice = command.notice;
        break;
      case "leave":
        this.leaving = command.code;
        break;
      case "refuse":
        this.refuse(command.why);
    }
  }

  private giveAtPage(input: Input, title: string): void {
    const chance = isOrder(input) && this.chance < 1 ? { chance: this.chance } : {};
    const done = this.tell(this.carryOut([{ ...input, ...chance }], title));
    if ("refused" in done || !isOrder(input)) return;
    this.chance = 1; // It is set for one order.
    if (isTurn(this.open)) this.open = afterOrder(this.open, this.session, input.transition);
  }

  /** Seats that have chosen nothing will hold: that is asked once. */
  private askToEndTurn(sure: boolean): void {
    const question = sure ? "" : undecidedInWords(this.session, this.lookup);
    this.asked = question !== "";
    if (this.asked) this.refuse(question);
    else this.endTurn();
  }

  private openAct(act: Act, given: Answers = {}, back: Open | null = this.open): void {
    const opened = this.drafts.open(act, this.context(), given, back);
    if (typeof opened === "string") this.refuse(opened);
    else this.open = opened;
  }

  private carryOutForm(open: FormOpen): void {
    const { act, back, form } = open;
    const command = act.command(form.answers, this.context());
    const refuse = (why: string): FormOpen => ({ ...open, form: refuseForm(form, why) });
    if ("kind" in command && command.kind === "what-if") {
      const opened = askWhatIf(this.session, command.whatIf, this.counted.ask, back);
      this.open = isRefusal(opened) ? refuse(refusalText(opened)) : opened;
      return;
    }
    const done = this.tell(this.carryOut(command, act.done?.(form.answers, this.context()) ?? ""));
    if ("refused" in done) {
      this.notice = null;
      this.open = refuse(done.refused);
    } else {
      this.drafts.forget(act);
      // What has changed anything is looked at on the situation; from a note one goes back to where one was.
      this.open = back?.page !== actMenuPage ? back : movesOn(command) ? null : back.back;
    }
  }

  /** Says what came of it. */
  private tell(done: Done): Done {
    if ("refused" in done) this.refuse(done.refused);
    else if (done.said !== "") this.notice = { kind: "answer", text: done.said };
    return done;
  }

  private carryOut(command: Carried, lead: Lead): Done {
    if (!("kind" in command)) {
      const { session, playback, open } = this;
      const seat = isTurn(open) ? session.header.seats[open.seat] : undefined;
      const viewer = seat === undefined ? "facilitator" : seatViewer(seat);
      return giveAtDesk(playback, viewer, command, lead);
    }
    if (command.kind !== "chance") return keepElsewhere(this.session, command, this.options.report, this.heard);
    this.chance = command.chance;
    return { said: "" };
  }

  /** Something to say that came by itself. */
  private heard = (notice: Notice): void => {
    this.notice = notice;
    this.changed();
  };

  private refuse(text: string): void {
    this.notice = { kind: "refusal", text };
  }

  private leave(code: 0 | 130): void {
    this.playback.pause();
    const page = this.forecasting?.unanswered ? leaveForecasts : wouldLose(this.session) ? leavePage : null;
    if (page === null || this.open?.page === page) this.leaving = code;
    else this.open = { page, code, back: this.open } as LeaveOpen;
  }
}
