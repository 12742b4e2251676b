/**
 * The exercise desk: a session with the situation screen over it, the seats' turns and the white cell's hand. A plain
 * controller: keys and the clock go in, lines come out, and the session is changed here and nowhere else. Whoever
 * draws it only listens.
 */
import type { Input, Session } from "../../../session/index.js";
import { count, createLookup, type Lookup, type Paste } from "../../../text/index.js";
import { seatViewer } from "../../../visibility/index.js";
import { selectedEntry } from "../../panels/panel.js";
import type { Size } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import { pageHeight, reachOf } from "../face.js";
import type { Futures, Worlds } from "../futures.js";
import { commandOf } from "../keys.js";
import { Playback } from "../playback.js";
import { futuresFrom, type Screen } from "../screen.js";
import { shownScenario } from "../shown.js";
import type { Act, ActContext, Doing } from "./act.js";
import { refusalText } from "./act-fields.js";
import { actNamed } from "./acts.js";
import { Changes } from "./changes.js";
import { deskFace } from "./desk-face.js";
import { type DeskCommand, deskCommandOf } from "./desk-keys.js";
import { drawDesk, turnPropsOf } from "./desk-lines.js";
import { sceneOf } from "./desk-scene.js";
import type { DeskView } from "./desk-view.js";
import { type Done, giveInputs, movesOn, saveAs, writeReport } from "./doing.js";
import { type Answers, type Form, openForm, refuseForm } from "./form.js";
import {
  askOver,
  atGiven,
  type FormOpen,
  firstRow,
  type LeaveOpen,
  type Open,
  pressForm,
  pressHand,
  pressList,
  pressTurn,
  type TurnOpen,
  turnPage,
  unasked,
  type Wish,
} from "./pages.js";
import { Speech, sayDeskWhere } from "./spoken-desk.js";
import { greetingOf, type Notice, seatStatusLine, statusLine, turnInWords, turnNamed, wouldLose } from "./status.js";
import { type Clock, createTimer, type Timer } from "./timer.js";
import { newsReach } from "./turn-lines.js";

export interface DeskOptions {
  readonly session: Session;
  /** Counts futures of the worlds at its positions. */
  readonly futuresOf: (worlds: Worlds) => Futures;
  /** The command that plays the same run again, as long as nobody has steered it. */
  readonly again: string;
  readonly paste: Paste;
  /** Minutes of a turn; null for no timer until somebody starts one. */
  readonly minutes?: number | null;
  readonly clock: Clock;
  /** Said at first, such as what was found on resuming. */
  readonly notice?: Notice;
  /** Writes the report of the session's file to another; rejects with why it could not. */
  readonly report?: (session: string, out: string) => Promise<void>;
}

/** Pages with keys of their own, rather than answers to type. */
type PageOpen = Exclude<Open, { page: "form" | "leave" }>;

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
  private chance = 1;
  /** The seat whose page was open last, and in which turn. */
  private seatLeft = { turn: "", seat: 0 };
  /** Forms that were left half filled, by act. */
  private readonly drafts = new Map<string, Answers>();
  private size: Size = { columns: 80, rows: 24 };
  private readonly changes = new Changes();

  constructor(options: DeskOptions) {
    const { session, clock, minutes = null, notice } = options;
    this.options = options;
    this.session = session;
    this.playback = new Playback(session);
    this.futures = options.futuresOf(this.playback);
    this.lookup = createLookup(shownScenario(this.playback.timeline));
    this.timer = createTimer(clock, minutes);
    this.notice =
      notice ?? (this.session.header.seats.length > 0 ? { kind: "answer", text: greetingOf(session) } : null);
  }

  /** The state of the situation screen, for whoever counts futures of what is in sight. */
  get shown(): Screen {
    return this.playback.screen;
  }

  /** Names the world whose futures are in sight; empty for none. */
  worldInSight(): string {
    const position = futuresFrom(this.shown);
    return position === null ? "" : this.playback.nameAt(position);
  }

  /** Another number whenever anything has changed. */
  edition = (): number => this.changes.edition;

  subscribe = (listener: () => void): (() => void) => this.changes.subscribe(listener);

  /** One key, by name. */
  press = (key: string): void => {
    this.notice = null;
    this.open = unasked(this.open, key);
    const { open } = this;
    if (key === "ctrl-c") this.leave(130);
    else if (open === null) this.pressSituation(key);
    else if (open.page === "leave") this.pressLeave(open, key);
    else if (open.page === "form") this.grant(pressForm(open, key, this.context()));
    else this.pressPage(open, key);
    this.changed();
  };

  /** Play goes on by one entry. */
  tick = (): void => {
    this.play(() => this.playback.tick());
    this.changed();
  };

  /** Milliseconds until the next entry is due; null while nothing is. */
  tickDelay(): number | null {
    return this.playback.delay;
  }

  /** Milliseconds until the timer's face changes; null where it does not. */
  timerDelay(): number | null {
    return this.timer.untilChange();
  }

  /** The timer's face has changed. */
  beat = (): void => this.changed();
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
      open: this.open,
      notice: this.notice,
      context: this.context(),
      chance: this.chance === 1 ? "" : `${Math.round(this.chance * 1000) / 10}%`,
      status: statusLine(this.session, this.timer, this.playback.lookingBack),
      seatStatus: seatStatusLine(this.session, this.timer),
    };
  }

  private changed(): void {
    if (this.open?.page === "turn") this.seatLeft = { turn: turnNamed(this.session), seat: this.open.seat };
    this.speech.hear(() => this.view());
    this.changes.tell();
  }

  private scene(): DeskView["scene"] {
    const { session, playback, lookup, size, futures, timer, options } = this;
    return sceneOf({ session, playback, lookup, size, futures, timer, again: options.again, paste: options.paste });
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
    this.timer.stop();
    if (this.session.header.seats.length === 0 || !this.playback.betweenTurns()) return;
    this.playback.toHead();
    this.openTurn();
  }

  private openTurn(): void {
    this.playback.uncover();
    const { turn, seat } = this.seatLeft;
    this.open = { ...turnPage, seat: turn === turnNamed(this.session) ? seat : 0 };
    this.chance = 1;
    if (this.timer.face() === "") this.timer.begin();
  }

  private endTurn(): void {
    const turn = turnInWords(this.session);
    this.open = null;
    this.play(() => {
      const came = this.playback.toTurnEnd();
      if (turn === "ended") this.refuse("The run has ended: i r goes back, to the start of a turn or to a record.");
      else if (typeof came !== "number") this.refuse(refusalText(came));
      // How much has come is not for the seats to know, whose page opens next.
      else this.answer(`Played: ${turn}${this.session.header.seats.length > 0 ? "" : `, ${count(came, "record")}`}.`);
    });
  }

  private pressSituation(key: string): void {
    const { playback } = this;
    const typing = playback.screen.search?.typing === true;
    const command = typing ? undefined : deskCommandOf(key);
    const common = typing ? undefined : commandOf(key);
    if (command !== undefined) this.obey(command);
    else if (common === "quit") this.leave(0);
    // The first time it leads back to where play stands, and only from there on.
    else if (common === "end" && !playback.atHead) playback.toHead();
    else {
      const reach = (part: string) => reachOf(deskFace, this.scene(), part);
      const screenful = pageHeight({ size: this.size });
      this.play(() => playback.press(key, { panels: deskFace.panels, reach, screenful }));
    }
  }

  /** `back` is the seats' page, where the key was pressed there. */
  private obey(command: DeskCommand, back: TurnOpen | null = null): void {
    switch (command) {
      case "turn":
        this.playback.toHead();
        if (this.session.header.seats.length > 0 && turnInWords(this.session) !== "ended") this.openTurn();
        else this.endTurn();
        break;
      case "timer":
        this.answer(this.timer.press());
        break;
      default:
        this.playback.pause();
        this.open = { page: command, selected: firstRow(command, this.session), back };
    }
  }

  private pressPage(open: PageOpen, key: string): void {
    const wish = this.wishOf(open, key);
    const command = deskCommandOf(key);
    if (wish !== null) this.grant(wish);
    else if (command !== undefined) {
      const back = open.page === "turn" ? open : open.back;
      if (command !== "timer") this.open = null;
      this.obey(command, back);
    } else if (commandOf(key) === "quit") this.leave(0);
    else if (commandOf(key) === "help") {
      this.open = null;
      this.pressSituation(key);
    }
  }

  private wishOf(open: PageOpen, key: string): Wish | null {
    if (open.page === "hand") return pressHand(open, key);
    if (open.page !== "turn") return pressList(open, key, this.session);
    const props = turnPropsOf(this.view(), open);
    return pressTurn(open, key, { turn: props.turn, seats: props.seats, ...newsReach(props) });
  }

  private grant(wish: Wish): void {
    switch (wish.wish) {
      case "open":
        this.open = wish.open;
        break;
      case "act":
        this.openAct(wish.act, wish.given);
        break;
      case "put-by":
        this.drafts.set(wish.open.act.name, wish.form.kept);
        this.open = wish.open.back;
        break;
      case "do":
        this.doForm(wish.open, wish.form);
        break;
      case "input":
        this.giveAtPage(wish.input, wish.title);
        break;
      case "end-turn":
        this.wishTurnOver(wish.sure);
        break;
      case "refuse":
        this.refuse(wish.why);
    }
  }

  private giveAtPage(input: Input, title: string): void {
    // A chance is set for one order.
    const chance = input.type === "order" && this.chance < 1 ? { chance: this.chance } : {};
    const done = this.do({ kind: "inputs", inputs: [{ ...input, ...chance }] }, title);
    if ("refused" in done || input.type !== "order") return;
    this.chance = 1;
    if (this.open?.page === "turn") this.open = atGiven(this.open, this.session, input.transition);
  }

  /** Who has chosen nothing would hold by an oversight: that is asked once. */
  private wishTurnOver(sure: boolean): void {
    const question = sure ? "" : askOver(this.session, this.lookup);
    if (question === "" || this.open?.page !== "turn") this.endTurn();
    else {
      this.open = { ...this.open, asked: true };
      this.refuse(question);
    }
  }

  private openAct(act: Act, given: Answers = {}): void {
    const context = this.context();
    const barred = act.barred?.(context) ?? "";
    if (barred === "") {
      const form = openForm((answers) => act.fields(context, answers), given, this.drafts.get(act.name));
      this.open = { page: "form", act, back: this.open, form };
    } else this.refuse(barred);
  }

  private doForm(open: FormOpen, form: Form): void {
    const { act, back } = open;
    const doing = act.doing(form.answers, this.context());
    const done = this.do(doing, act.done?.(form.answers, this.context()) ?? "");
    if ("refused" in done) {
      this.notice = null;
      this.open = { ...open, form: refuseForm(form, done.refused) };
    } else {
      this.drafts.delete(act.name);
      // What has changed anything is looked at on the situation; from a note one goes back to where one was.
      this.open = back?.page !== "hand" ? back : movesOn(doing) ? null : back.back;
    }
  }

  /** Does it, and says what came of it. */
  private do(doing: Doing, lead: string): Done {
    const done = this.done(doing, lead);
    if ("refused" in done) this.refuse(done.refused);
    else if (done.said !== "") this.answer(done.said);
    return done;
  }

  private done(doing: Doing, lead: string): Done {
    switch (doing.kind) {
      case "chance":
        this.chance = doing.chance;
        return { said: "" };
      case "save-as":
        return saveAs(this.session, doing.file);
      case "report":
        return writeReport(this.session, doing.file, this.options.report, (notice) => {
          this.notice = notice;
          this.changed();
        });
      case "inputs": {
        const { session, playback, open } = this;
        const seat = open?.page === "turn" ? session.header.seats[open.seat] : undefined;
        const viewer = seat === undefined ? "facilitator" : seatViewer(seat);
        const done = giveInputs({ session, playback, viewer }, doing.inputs, lead);
        if ("said" in done && movesOn(doing)) this.playback.toHead();
        return done;
      }
    }
  }

  private answer(text: string): void {
    this.notice = { kind: "answer", text };
  }

  private refuse(text: string): void {
    this.notice = { kind: "refusal", text };
  }

  private leave(code: 0 | 130): void {
    this.playback.pause();
    if (this.open?.page === "leave" || !wouldLose(this.session)) this.leaving = code;
    else this.open = { page: "leave", code, back: this.open };
  }

  private pressLeave({ code, back }: LeaveOpen, key: string): void {
    this.open = back;
    const save = actNamed("save-as");
    if (key === "q") this.leaving = code;
    else if (key === "w" && save !== undefined) this.openAct(save);
  }
}
