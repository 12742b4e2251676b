/**
 * Odds that a page of the desk has asked for once, and that are counted while somebody reads on. No key waits for them.
 */
import type { Arm, Outlook } from "../../../analysis/index.js";
import type { SavedWorld } from "../../../engine/index.js";
import type { CountOdds } from "./desk-options.js";

/** Futures of each world. */
export const countedFutures = 400;

/** Worlds of one model. */
export interface OddsQuestion {
  readonly arm: Arm;
  readonly worlds: readonly SavedWorld[];
}

export type Counted =
  | { readonly kind: "counting" }
  | { readonly kind: "counted"; readonly outlooks: readonly Outlook[] }
  | { readonly kind: "failed"; readonly why: string };

/** Odds as they are known at one time, and the way to ask for more. */
export interface KnownOdds {
  readonly ask: CountedOdds["ask"];
  readonly of: (name: string) => Counted;
}

const counting: Counted = { kind: "counting" };

export class CountedOdds {
  private readonly count: CountOdds;
  private readonly changed: () => void;
  private found: ReadonlyMap<string, Counted> = new Map();

  constructor(count: CountOdds, changed: () => void) {
    this.count = count;
    this.changed = changed;
  }

  /** Asks for odds under a name, unless they have been asked for. One question is answered after the other. */
  readonly ask = (name: string, questions: () => readonly OddsQuestion[]): void => {
    if (this.found.has(name)) return;
    this.find(name, counting);
    void this.answer(name, questions());
  };

  /** What is known now: it stays so, which tells a listener what has come since. */
  known(): KnownOdds {
    const { found, ask } = this;
    return { ask, of: (name) => found.get(name) ?? counting };
  }

  private find(name: string, counted: Counted): void {
    this.found = new Map(this.found).set(name, counted);
  }

  private async answer(name: string, questions: readonly OddsQuestion[]): Promise<void> {
    const outlooks: Outlook[] = [];
    try {
      for (const { arm, worlds } of questions) outlooks.push(...(await this.count(arm, worlds, countedFutures)));
      this.find(name, { kind: "counted", outlooks });
    } catch (error) {
      this.find(name, { kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
    this.changed();
  }
}
