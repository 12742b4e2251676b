/**
 * Odds that somebody has asked for once, and that are counted in the background while they read on. Nothing waits for them: what is known is
 * told at once, and more is known later.
 */
import type { Arm, Outlook } from "../analysis/index.js";
import type { SavedWorld } from "../engine/index.js";
import { AskedOnce } from "./asked-once.js";

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

export interface CountedOptions {
  readonly count: CountOdds;
  /** Futures of each world. */
  readonly runs: number;
  readonly changed: () => void;
}

export class CountedOdds {
  private readonly options: CountedOptions;
  private readonly asked: AskedOnce<readonly Outlook[]>;

  constructor(options: CountedOptions) {
    this.options = options;
    this.asked = new AskedOnce({ changed: options.changed });
  }

  /** Asks for odds under a name, unless they have been asked for. One question is answered after the other. */
  readonly ask = (name: string, questions: Asking): void => this.asked.ask(name, () => this.answer(questions));

  /** What is known now: it stays so, which tells a listener what has come since. */
  known(): KnownOdds {
    const { ask } = this;
    const known = this.asked.known();
    const of = (name: string): Counted => {
      const answered = known(name);
      return answered.kind === "counted" ? { kind: "counted", outlooks: answered.found } : answered;
    };
    return { ask, of };
  }

  private async answer(asking: Asking): Promise<readonly Outlook[]> {
    const { count, runs } = this.options;
    const outlooks: Outlook[] = [];
    const asked = asking();
    const questions = asked instanceof Promise ? await asked : asked;
    for (const { arm, worlds } of questions) outlooks.push(...(await count(arm, worlds, runs)));
    return outlooks;
  }
}
