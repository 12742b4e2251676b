/**
 * A session played and looked back over: its timeline, and how far someone has looked. Where a key leads on, the session
 * is played on, so that every step that somebody sees is an input that has been kept; where it leads back, only the look
 * goes. It never plays further than was asked for, or the screen would stand elsewhere than the session does.
 */
import { say } from "../../catalogue/index.js";
import { type OrderError, type Rival, type SavedWorld, ScenarioError } from "../../engine/index.js";
import {
  type Entry,
  type Given,
  headOf,
  type Input,
  isRefusal,
  type RecordEntry,
  type Session,
  type Timeline,
  timeline,
  turnEnd,
  type View,
  worldAt,
  worldNameAt,
} from "../../session/index.js";
import { safe } from "../term/safe.js";
import { savedFor, type Way, type Worlds } from "./futures.js";
import { moveTo, openingScreen, press, type Screen, type Surroundings, speeds, type Track, tick } from "./screen.js";
import { shownRecords, shownView } from "./shown.js";

/** Milliseconds between two entries at least. */
const leastDelay = 60;

/** A run that breaks ends play and not the session: what could not be played has not been, and is said. */
function orRefusal(give: () => Given | OrderError): Given | OrderError {
  try {
    return give();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const what = error.problems.map(({ message }) => message).join("; ");
    const hint = say("screen.cannot-go-on-hint");
    return { kind: "order-error", message: say("screen.cannot-go-on", { problem: what }), hint };
  }
}

export class Playback implements Track, Worlds {
  readonly session: Session;
  screen: Screen;
  /** Whether play has to stand still though nobody is seated. */
  private readonly stops: () => boolean;
  private trouble: OrderError | null = null;
  private odds: { readonly name: string; readonly next: readonly Rival[] } | null = null;

  constructor(session: Session, stops: () => boolean = () => false) {
    this.session = session;
    this.stops = stops;
    this.screen = moveTo(openingScreen, this.entries.length, this);
  }

  get timeline(): Timeline {
    return timeline(this.session.model, this.session.state, "facilitator");
  }

  get entries(): readonly Entry[] {
    return this.timeline.entries;
  }

  get turn(): number {
    return this.session.model.scenario.turn;
  }

  /** What is shown. */
  get view(): View {
    return shownView(this.timeline, this.screen.position);
  }

  /** The position that is looked at: that of the selected record, or what is shown. */
  get lookedAt(): number {
    const { selected, position } = this.screen;
    const entry = selected === null ? undefined : this.view.records[selected];
    return entry === undefined ? position : entry.index + 1;
  }

  /** When that is, in days. */
  get timeLookedAt(): number {
    return this.timeAt(this.lookedAt);
  }

  /** Every record of the branch, those past what is shown too. */
  get records(): readonly RecordEntry[] {
    return shownRecords(this.timeline);
  }

  /** What is shown is where play stands. */
  get atHead(): boolean {
    return this.screen.position === this.entries.length;
  }

  /** What is shown is earlier than where play stands; not merely the midst of what happened at that time. */
  get lookingBack(): boolean {
    return this.timeAt(this.screen.position) < this.timeAt(this.entries.length);
  }

  /** Milliseconds until the next entry is due; null while nothing is. */
  get delay(): number | null {
    const { playing, position, speed } = this.screen;
    if (!playing) return null;
    const from = this.timeAt(position);
    const next = this.entries[position]?.time ?? this.timeAhead() ?? from;
    return Math.max(leastDelay, ((next - from) / (speeds[speed] ?? 1)) * 1000);
  }

  /** The number of entries up to and including the first one after `position` that is wanted; play goes on as far as needed. */
  after(position: number, wanted: (entry: Entry) => boolean): number {
    // From what has been, the way leads at most to where play stands: nobody plays on without seeing that.
    let more = this.mayPlayOn(position);
    for (let index = position; ; index += 1) {
      while (index >= this.entries.length) {
        if (!more) return this.entries.length;
        more = this.playOn();
      }
      const entry = this.entries[index];
      if (entry !== undefined && wanted(entry)) return index + 1;
    }
  }

  /** What could happen next after the first `position` entries, most likely first. */
  oddsAt(position: number): readonly Rival[] {
    const name = this.nameAt(position);
    if (this.odds?.name !== name) {
      const { allowed } = this.timeline;
      this.odds = { name, next: safe(allowed.odds(worldAt(this.timeline, position))) };
    }
    return this.odds.next;
  }

  get seated(): boolean {
    return this.session.header.seats.length > 0;
  }

  savedAt(position: number, way: Way): SavedWorld {
    return savedFor(this.timeline, position, way);
  }

  nameAt(position: number): string {
    return worldNameAt(this.timeline, position);
  }

  /** Does an input. */
  give(input: Input): Given | OrderError {
    return orRefusal(() => this.session.give(input, { explain: true }));
  }

  press(key: string, around: Omit<Surroundings, "track" | "records">): void {
    this.screen = press(this.screen, key, { ...around, track: this, records: this.view.records });
  }

  /** One more entry. What has been played is over where play stands; from there on somebody has to want it. */
  tick(): void {
    const before = this.lookingBack;
    this.screen = tick(this.screen, this);
    if (before && !this.lookingBack) this.toHead();
  }

  /** Why play could not go on since this was asked last; it is paused then. Null where it could. */
  takeTrouble(): OrderError | null {
    const { trouble } = this;
    this.trouble = null;
    if (trouble !== null) this.pause();
    return trouble;
  }

  pause(): void {
    this.screen = { ...this.screen, playing: false };
  }

  /** Back to the situation. */
  uncover(): void {
    this.screen = { ...this.screen, playing: false, page: "situation" };
  }

  /** To where play stands. */
  toHead(): void {
    this.screen = moveTo({ ...this.screen, playing: false }, this.entries.length, this);
  }

  /** Shows what has come to where play stands without time going on, as messages do; what is selected and scrolled stays. */
  keepUp(): void {
    this.screen = { ...this.screen, position: this.entries.length };
  }

  /** The board at the moment of a record of the branch, by number. */
  show(number: number): void {
    const entry = this.records[number];
    if (entry === undefined) return;
    const { position } = this.screen;
    const shown = moveTo({ ...this.screen, playing: false, search: null }, Math.max(position, entry.index + 1), this);
    const newest = this.timeline.entries[shown.position - 1]?.recordCount === number + 1;
    this.screen = { ...shown, page: "situation", panel: "wire", selected: newest ? null : number };
  }

  /** Selects a record of the branch, by number, for whoever reads on where they are: why, the odds, or any panel. */
  select(number: number): void {
    const { page, panel } = this.screen;
    this.show(number);
    if (page === "why" || page === "odds") this.screen = { ...this.screen, page };
    this.screen = { ...this.screen, panel };
  }

  /** Plays to the end of the turn at once. Answers how many records that brought, or why it could not. */
  toTurnEnd(): number | OrderError {
    const { world } = this;
    const to = turnEnd(this.session.model.scenario, world);
    const given = world.ended ? null : this.give({ type: "advance", to });
    if (given !== null && isRefusal(given)) return given;
    this.toHead();
    return given?.records.length ?? 0;
  }

  /** The session stands between two turns, where seats decide. What happens at the opening is of the first turn. */
  betweenTurns(): boolean {
    const { ended, time } = this.world;
    return !ended && time > 0 && time % this.session.model.scenario.turn === 0;
  }

  private get world() {
    return headOf(this.session.state).world;
  }

  private timeAt(position: number): number {
    return this.entries[position - 1]?.time ?? 0;
  }

  private timeAhead(): number | null {
    try {
      return this.session.nextTime({ explain: true });
    } catch (error) {
      // What is wrong is said when play comes to it.
      if (!(error instanceof ScenarioError)) throw error;
      return null;
    }
  }

  /** Whether a position is where play stands; in the midst of its last happening, unless seats are to decide first. */
  private mayPlayOn(position: number): boolean {
    if (position >= this.entries.length) return true;
    return !this.deciding() && this.timeAt(position) === this.timeAt(this.entries.length);
  }

  private deciding(): boolean {
    return this.stops() || (this.world.seats.size > 0 && this.betweenTurns());
  }

  /** False where play has to stop: at the end, and where seats are to decide. */
  private playOn(): boolean {
    if (this.world.ended) return false;
    const given = orRefusal(() => this.session.step({ explain: true }));
    if (isRefusal(given)) this.trouble = given;
    return !isRefusal(given) && !this.deciding();
  }
}
