/**
 * How often something may be asked for: a bucket for each name, which fills again at a steady pace. Names are forgotten once their
 * buckets are full, and there are never more than a fixed number of them.
 */
export interface Pace {
  /** How many at once. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  since: number;
}

const mostNames = 20_000;

export class Buckets {
  readonly #pace: Pace;
  /** Milliseconds of any clock that runs on. */
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(pace: Pace, clock: () => number) {
    this.#pace = pace;
    this.#clock = clock;
  }

  /** Takes one from a name's bucket. False where it is empty. */
  take(name: string): boolean {
    const now = this.#clock();
    const { burst, perSecond } = this.#pace;
    const found = this.#buckets.get(name);
    const left = found === undefined ? burst : Math.min(burst, found.left + ((now - found.since) / 1000) * perSecond);
    this.#buckets.delete(name);
    // Full, or a stranger's: nothing is lost by starting anew.
    if (this.#buckets.size >= mostNames) this.#forget(now);
    this.#buckets.set(name, { left: left >= 1 ? left - 1 : left, since: now });
    return left >= 1;
  }

  #forget(now: number): void {
    const { burst, perSecond } = this.#pace;
    for (const [name, { left, since }] of this.#buckets)
      if (left + ((now - since) / 1000) * perSecond >= burst) this.#buckets.delete(name);
    // All of them are busy: the one that was asked for longest ago goes.
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size >= mostNames && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
