/**
 * A transcript as its reader has it: headlines one after the other, and how things stood as each was written, replayed
 * from what the records say moved. It asks the engine nothing, so that the rules can find the engine's words wrong.
 */

/** What a rule may know of a record; records of any edition have it. */
export interface Line {
  readonly type: string;
  readonly date: string;
  /** Days since the start. */
  readonly time: number;
  readonly headline: string;
  readonly actor?: string;
  readonly posture?: string;
  readonly transition?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Transcript {
  /** `actor.posture` to the state in which the run began. */
  readonly initial: { readonly [posture: string]: string };
  readonly lines: readonly Line[];
  /** Dead of both sides when the run ended; absent where nobody counts them. */
  readonly deaths?: number;
}

/** How things stood before a line, and how they came to stand so. */
export class Stage {
  readonly #states: Map<string, string>;
  readonly #entered = new Map<string, number>();
  readonly #left = new Map<string, number>();
  /** Time of the line that is being read. */
  now = 0;

  constructor(initial: Transcript["initial"]) {
    this.#states = new Map(Object.entries(initial));
    for (const [posture, state] of this.#states) this.#entered.set(`${posture} ${state}`, 0);
  }

  has(posture: string): boolean {
    return this.#states.has(posture);
  }

  is(posture: string, ...states: readonly string[]): boolean {
    return states.includes(this.#states.get(posture) ?? "");
  }

  state(posture: string): string {
    return this.#states.get(posture) ?? "";
  }

  /** Whether the posture stands in one of the states once the line has been read. */
  leaves({ posture, to }: Line, of: string, ...states: readonly string[]): boolean {
    return states.includes((posture === of ? to : this.#states.get(of)) ?? "");
  }

  /** Days of the calendar since the posture was last in one of the states: 0 while it is, infinitely many if it never was. */
  daysSince(posture: string, ...states: readonly string[]): number {
    if (this.is(posture, ...states)) return 0;
    const left = states.map((state) => this.#left.get(`${posture} ${state}`) ?? -Infinity);
    return Math.floor(this.now) - Math.floor(Math.max(...left));
  }

  /** Days, and parts of days, since the posture came to the state in which it is. */
  daysIn(posture: string): number {
    return this.now - (this.#entered.get(`${posture} ${this.state(posture)}`) ?? 0);
  }

  /** Whether the posture has ever been in one of the states. */
  hasBeen(posture: string, ...states: readonly string[]): boolean {
    return states.some((state) => this.#entered.has(`${posture} ${state}`));
  }

  read({ posture, from, to, time }: Line): void {
    if (posture === undefined || from === undefined || to === undefined) return;
    this.#states.set(posture, to);
    if (from === to) return;
    this.#left.set(`${posture} ${from}`, time);
    this.#entered.set(`${posture} ${to}`, time);
  }
}
