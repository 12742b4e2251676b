/**
 * Odds that somebody has asked for once, and that are counted in the background while they read on. Nothing waits for them: what is known is
 * told at once, and more is known later.
 */
import type { Arm, Outlook } from "../analysis/index.js";
import type { SavedWorld } from "../engine/index.js";

/** Counts so many futures from each world. */
export type CountOdds = (arm: Arm, worlds: readonly SavedWorld[], runs: number) => Promise<readonly Outlook[]>;

/** Worlds of one model. */
export interface OddsQuestion {
  readonly arm: Arm;
  readonly worlds: readonly SavedWorld[];
}

export type Counted =
  | { readonly kind: "counting" }
  | { readonly kind: "counted"; readonly outlooks: readonly Outlook[] }
  | { readonly kind: "failed"; readonly why: string };

/** What is asked; a promise where making it takes a while, and others have to be answered meanwhile. */
export type Asking = () => readonly OddsQuestion[] | Promise<readonly OddsQuestion[]>;

/** Odds as they are known at one time, and the way to ask for more. */
export interface KnownOdds {
  readonly ask: CountedOdds["ask"];
  readonly of: (name: string) => Counted;
}

const counting: Counted = { kind: "counting" };

/** Answers that are kept; what was asked for first is asked for anew once there are more. */
const mostKept = 100;

export interface CountedOptions {
  readonly count: CountOdds;
  /** Futures of each world. */
  readonly runs: number;
  readonly changed: () => void;
}

export class CountedOdds {
  private readonly options: CountedOptions;
  private found: ReadonlyMap<string, Counted> = new Map();

  constructor(options: CountedOptions) {
    this.options = options;
  }

  /** Asks for odds under a name, unless they have been asked for. One question is answered after the other. */
  readonly ask = (name: string, questions: Asking): void => {
    if (this.found.has(name)) return;
    this.find(name, counting);
    void this.answer(name, questions);
  };

  /** What is known now: it stays so, which tells a listener what has come since. */
  known(): KnownOdds {
    const { found, ask } = this;
    return { ask, of: (name) => found.get(name) ?? counting };
  }

  private find(name: string, counted: Counted): void {
    const found = new Map(this.found).set(name, counted);
    for (const [oldest, { kind }] of found) {
      if (found.size <= mostKept) break;
      if (kind !== "counting") found.delete(oldest);
    }
    this.found = found;
  }

  private async answer(name: string, asking: Asking): Promise<void> {
    const { count, runs, changed } = this.options;
    const outlooks: Outlook[] = [];
    try {
      const asked = asking();
      const questions = asked instanceof Promise ? await asked : asked;
      for (const { arm, worlds } of questions) outlooks.push(...(await count(arm, worlds, runs)));
      this.find(name, { kind: "counted", outlooks });
    } catch (error) {
      this.find(name, { kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
    changed();
  }
}
