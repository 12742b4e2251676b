/**
 * A session played and looked back over: its tape, and how far someone has looked. Where a key leads on, the session is
 * played on; where it leads back, only the look goes.
 */
import type { OrderError } from "../../../engine/index.js";
import { isRefusal, type Session } from "../../../session/index.js";
import { moveTo, openingScreen, press, type Screen, type Surroundings, speeds, tick } from "../screen.js";
import type { RecordEntry } from "../tape.js";
import { createViewer, type View } from "../view.js";
import { createSessionTape, type SessionTape } from "./session-tape.js";

/** Milliseconds between two entries at least. */
const leastDelay = 60;

export class Playback {
  readonly session: Session;
  readonly tape: SessionTape;
  screen: Screen;
  private viewer: { readonly entries: unknown; readonly at: (position: number) => View };

  constructor(session: Session) {
    this.session = session;
    this.tape = createSessionTape(session);
    this.viewer = this.newViewer();
    this.screen = moveTo(openingScreen, this.tape.entries.length, this.tape);
  }

  /** What is shown. */
  get view(): View {
    if (this.viewer.entries !== this.tape.entries) this.viewer = this.newViewer();
    return this.viewer.at(this.screen.position);
  }

  /** Every record of the branch, those past what is shown too. */
  get wire(): readonly RecordEntry[] {
    return this.tape.entries.flatMap((entry) => (entry.kind === "record" ? [entry] : []));
  }

  /** What is shown is where play stands. */
  get atHead(): boolean {
    return this.screen.position === this.tape.entries.length;
  }

  /** What is shown is earlier than where play stands; not merely the midst of what happened at that moment. */
  get lookingBack(): boolean {
    const { entries } = this.tape;
    return (entries[this.screen.position - 1]?.time ?? 0) < (entries.at(-1)?.time ?? 0);
  }

  /** Milliseconds until the next entry is due; null while nothing is. */
  get delay(): number | null {
    const { playing, position, speed } = this.screen;
    if (!playing) return null;
    const from = this.tape.entries[position - 1]?.time ?? 0;
    const gap = (this.tape.timeAfter(position) ?? from) - from;
    return Math.max(leastDelay, (gap / (speeds[speed] ?? 1)) * 1000);
  }

  press(key: string, around: Omit<Surroundings, "tape" | "wire">): void {
    this.screen = press(this.screen, key, { ...around, tape: this.tape, wire: this.view.wire });
  }

  /** One more entry. What has been played is over where play stands; from there on somebody has to want it. */
  tick(): void {
    const before = this.lookingBack;
    this.screen = tick(this.screen, this.tape);
    if (before && !this.lookingBack) this.toHead();
  }

  /** Why play could not go on; it is paused then. Null where it could. */
  takeTrouble(): OrderError | null {
    const trouble = this.tape.takeTrouble();
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
    this.screen = moveTo({ ...this.screen, playing: false }, this.tape.entries.length, this.tape);
  }

  /** Plays to the end of the turn at once. Answers how many records that brought, or why it could not. */
  toTurnEnd(): number | OrderError {
    const before = this.tape.entries.length;
    const given = this.tape.toTurnEnd();
    if (given !== null && isRefusal(given)) return given;
    this.toHead();
    return this.tape.entries.slice(before).filter(({ kind }) => kind === "record").length;
  }

  private newViewer() {
    const { entries, scenario } = this.tape;
    return { entries, at: createViewer(scenario, entries) };
  }
}
