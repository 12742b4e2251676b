/**
 * The exercise desk: a session with the situation screen over it, the seats' turns and the white cell's hand. A plain
 * controller: keys and the clock go in, lines come out, and the session is changed here and nowhere else. Whoever
 * draws it only listens.
 */
import type { Session } from "../../session/index.js";
import { count, createLookup, type Lookup } from "../../words/index.js";
import { pageHeight } from "../full-page.js";
import type { Futures } from "../futures.js";
import { commandOf } from "../keys.js";
import type { Size } from "../layout.js";
import type { Line } from "../line.js";
import { reachOf } from "../scene.js";
import { type Screen, showsOdds } from "../screen.js";
import { selectedEntry } from "../situation.js";
import { outlooksOf } from "../use-futures.js";
import type { Act, ActContext, Doing } from "./act.js";
import { refusalText } from "./act-fields.js";
import { actNamed, keysOfDesk } from "./acts.js";
import { type DeskCommand, deskCommandOf } from "./desk-keys.js";
import { drawDesk, turnPropsOf } from "./desk-lines.js";
import type { DeskView } from "./desk-view.js";
import { type Done, giveInput, movesOn, saveAs, writeReport } from "./doing.js";
import { type Answers, type Form, openForm, refuseForm } from "./form.js";
import {
  type FormOpen,
  firstRow,
  type LeaveOpen,
  type Open,
  pressForm,
  pressHand,
  pressList,
  pressTurn,
  turnPage,
  type Wish,
} from "./pages.js";
import { Playback } from "./playback.js";
import type { SessionTape } from "./session-tape.js";
import { Speech, sayDeskWhere } from "./spoken-desk.js";
import { assumingOf, greetingOf, keepingOf, type Notice, statusLine, turnInWords, wouldLose } from "./status.js";
import { type Clock, createTimer, type Timer } from "./timer.js";
import { newsReach } from "./turn-lines.js";

export interface DeskOptions {
  readonly session: Session;
  /** Counts futures of a tape. */
  readonly futuresOf: (tape: SessionTape) => Futures;
  readonly replayCode: string;
  /** Minutes of a turn; null for no timer until somebody starts one. */
  readonly minutes?: number | null;
  readonly clock: Clock;
  /** Said at first, such as what was found on resuming. */
  readonly notice?: Notice;
  /** Writes the report of the session's file to another; rejects with why it could not. */
  readonly report?: (session: string, out: string) => Promise<void>;
}

export function createDesk(options: DeskOptions): Desk {
  return new Desk(options);
}

/** Pages with keys of their own, rather than answers to type. */
type PageOpen = Exclude<Open, { page: "form" | "leave" }>;

export class Desk {
  readonly session: Session;
  readonly futures: Futures;
  private readonly playback: Playback;
  private readonly options: DeskOptions;
  private readonly lookup: Lookup;
  private readonly timer: Timer;
  private readonly speech = new Speech();
  private open: Open | null = null;
  private notice: Notice | null;
  private chance = 1;
  /** Forms that were left half filled, by act. */
  private readonly drafts = new Map<string, Answers>();
  private size: Size = { columns: 80, rows: 24 };
  private left: 0 | 130 | null = null;
  private changes = 0;
  private readonly listeners = new Set<() => void>();

  constructor(options: DeskOptions) {
    const { session, clock, minutes = null, notice } = options;
    this.options = options;
    this.session = session;
    this.playback = new Playback(session);
    this.futures = options.futuresOf(this.tape);
    this.lookup = createLookup(this.tape.scenario);
    this.timer = createTimer(clock, minutes);
    this.notice = notice ?? { kind: "answer", text: greetingOf(session) };
  }

  /** The exit code once someone has left. */
  get leaving(): 0 | 130 | null {
    return this.left;
  }

  get tape(): SessionTape {
    return this.playback.tape;
  }

  /** The state of the situation screen, for whoever counts futures of what is in sight. */
  get shown(): Screen {
    return this.playback.screen;
  }

  /** Another number whenever anything has changed. */
  edition = (): number => this.changes;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** One key, by name. */
  press = (key: string): void => {
    this.notice = null;
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
    };
  }

  private changed(): void {
    this.changes += 1;
    this.speech.hear(() => this.view());
    for (const listener of this.listeners) listener();
  }

  private scene(): DeskView["scene"] {
    const { tape, lookup, size, session, playback } = this;
    const { screen, view } = playback;
    return {
      tape,
      lookup,
      replayCode: this.options.replayCode,
      view,
      screen,
      size,
      odds: showsOdds(screen) ? tape.oddsAt(screen.position) : [],
      outlooks: outlooksOf(this.futures, screen),
      status: statusLine(session, this.timer, playback.lookingBack),
      keeping: keepingOf(session.file),
      moreKeys: keysOfDesk,
      assuming: assumingOf(lookup, session),
    };
  }

  private context(): ActContext {
    const { session, lookup, playback } = this;
    return { session, lookup, wire: playback.wire, selected: selectedEntry(playback.screen, playback.view) };
  }

  private seated(): boolean {
    return this.session.header.seats.length > 0;
  }

  /** Moves along the tape; where the session went on with it, the turn may be over. */
  private play(go: () => void): void {
    const before = this.session.state;
    go();
    if (this.session.state === before) return;
    this.timer.stop();
    if (!this.seated() || !this.tape.betweenTurns()) return;
    this.playback.toHead();
    this.openTurn();
  }

  private openTurn(): void {
    this.playback.uncover();
    this.open = turnPage;
    this.chance = 1;
    if (this.timer.face() === "") this.timer.begin();
  }

  private endTurn(): void {
    const turn = turnInWords(this.session);
    this.open = null;
    this.play(() => {
      const came = this.playback.toTurnEnd();
      if (typeof came !== "number") this.refuse(refusalText(came));
      // How much has come is not for the seats to know, whose page opens next.
      else if (turn !== "ended") this.answer(`Played: ${turn}${this.seated() ? "" : `, ${count(came, "record")}`}.`);
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
      const reach = (part: Parameters<typeof reachOf>[1]) => reachOf(this.scene(), part);
      this.play(() => playback.press(key, { reach, screenful: pageHeight(this.size) }));
    }
  }

  private obey(command: DeskCommand): void {
    switch (command) {
      case "turn":
        this.playback.toHead();
        if (this.seated() && this.tape.betweenTurns()) this.openTurn();
        else this.endTurn();
        break;
      case "turn-page":
        if (this.seated()) this.openTurn();
        else this.refuse("Nobody is seated: begin with --seat to play turns");
        break;
      case "timer":
        this.answer(this.timer.press());
        break;
      default:
        this.playback.pause();
        this.open = { page: command, selected: firstRow(command, this.session) };
    }
  }

  private pressPage(open: PageOpen, key: string): void {
    const wish = this.wishOf(open, key);
    const command = deskCommandOf(key);
    if (wish !== null) this.grant(wish);
    else if (command !== undefined) {
      if (command !== "timer") this.open = null;
      this.obey(command);
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
    return pressTurn(open, key, props.turn, props.seats, newsReach(props));
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
      case "input": {
        // A chance is set for one order.
        const chance = wish.input.type === "order" && this.chance < 1 ? { chance: this.chance } : {};
        const done = this.do({ kind: "input", input: { ...wish.input, ...chance } }, wish.title);
        if ("said" in done && wish.input.type === "order") this.chance = 1;
        break;
      }
      case "end-turn":
        this.endTurn();
        break;
      case "refuse":
        this.refuse(wish.why);
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
    const done = this.do(act.doing(form.answers, this.context()), act.title);
    if ("refused" in done) {
      this.notice = null;
      this.open = { ...open, form: refuseForm(form, done.refused) };
    } else {
      this.drafts.delete(act.name);
      this.open = back?.page === "hand" ? null : back;
    }
  }

  /** Does it, and says what came of it. */
  private do(doing: Doing, title: string): Done {
    const done = this.done(doing, title);
    if ("refused" in done) this.refuse(done.refused);
    else if (done.said !== "") this.answer(done.said);
    return done;
  }

  private done(doing: Doing, title: string): Done {
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
      case "input": {
        const { session, tape, open } = this;
        const viewer = open?.page === "turn" ? session.header.seats[open.seat] : undefined;
        const done = giveInput({ session, tape, viewer }, doing.input, title);
        if ("said" in done && movesOn(doing.input)) this.playback.toHead();
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
    if (this.open?.page === "leave" || !wouldLose(this.session)) this.left = code;
    else this.open = { page: "leave", code, back: this.open };
  }

  private pressLeave({ code, back }: LeaveOpen, key: string): void {
    if (key === "q") {
      this.left = code;
      return;
    }
    this.open = back;
    const save = actNamed("save-as");
    if (key === "w" && save !== undefined) this.openAct(save);
  }
}
