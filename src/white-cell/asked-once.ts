/**
 * What somebody has asked for by a name, and what is worked out in the background while they read on. Nothing waits for it: what is known is
 * told at once, and more is known later.
 */

export type Answered<Found> =
  | { readonly kind: "counting" }
  | { readonly kind: "counted"; readonly found: Found }
  | { readonly kind: "failed"; readonly why: string };

export interface AskedOnceOptions {
  /** Called with each answer. */
  readonly changed?: () => void;
  /** Answers that are kept; what was asked for first is asked for anew once there are more. */
  readonly mostKept?: number;
  /** Questions that are worked out or wait for that; whoever asks for more asks again. */
  readonly mostWaiting?: number;
}

const counting = { kind: "counting" } as const;

export class AskedOnce<Found> {
  private readonly options: Required<AskedOnceOptions>;
  private found: ReadonlyMap<string, Answered<Found>> = new Map();

  constructor({
    changed = () => undefined,
    mostKept = 100,
    mostWaiting = Number.POSITIVE_INFINITY,
  }: AskedOnceOptions = {}) {
    this.options = { changed, mostKept, mostWaiting };
  }

  /** Begins to work it out under a name, unless that has been begun or too much waits. */
  readonly ask = (name: string, work: () => Promise<Found>): void => {
    if (this.found.has(name)) return;
    const waiting = [...this.found.values()].filter(({ kind }) => kind === "counting").length;
    if (waiting >= this.options.mostWaiting) return;
    this.find(name, counting);
    void this.answer(name, work);
  };

  /** What is known now: it stays so, which tells a listener what has come since. */
  known(): (name: string) => Answered<Found> {
    const { found } = this;
    return (name) => found.get(name) ?? counting;
  }

  private find(name: string, answered: Answered<Found>): void {
    const found = new Map(this.found).set(name, answered);
    for (const [oldest, { kind }] of found) {
      if (found.size <= this.options.mostKept) break;
      if (kind !== "counting") found.delete(oldest);
    }
    this.found = found;
  }

  private async answer(name: string, work: () => Promise<Found>): Promise<void> {
    try {
      this.find(name, { kind: "counted", found: await work() });
    } catch (error) {
      this.find(name, { kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
    this.options.changed();
  }
}
