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

const counting: Counted = { kind: "counting" };

export class CountedOdds {
  private readonly count: CountOdds;
  private readonly changed: () => void;
  private readonly found = new Map<string, Counted>();

  constructor(count: CountOdds, changed: () => void) {
    this.count = count;
    this.changed = changed;
  }

  /** Asks for odds under a name, unless they have been asked for. One question is answered after the other. */
  ask(name: string, questions: () => readonly OddsQuestion[]): void {
    if (this.found.has(name)) return;
    this.found.set(name, counting);
    void this.answer(name, questions());
  }

  of(name: string): Counted {
    return this.found.get(name) ?? counting;
  }

  private async answer(name: string, questions: readonly OddsQuestion[]): Promise<void> {
    const outlooks: Outlook[] = [];
    try {
      for (const { arm, worlds } of questions) outlooks.push(...(await this.count(arm, worlds, countedFutures)));
      this.found.set(name, { kind: "counted", outlooks });
    } catch (error) {
      this.found.set(name, { kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
    this.changed();
  }
}
