/**
 * A projector over a session in memory, for tests: what it shows on every page, as plain text.
 */
import type { Forecaster } from "../../../src/analysis/index.js";
import type { Model } from "../../../src/engine/index.js";
import { terminalMap } from "../../../src/report/index.js";
import type { Input } from "../../../src/session/index.js";
import {
  applyInput,
  type Header,
  isRefusal,
  openState,
  ruleOf,
  type Session,
  type SessionState,
  startOf,
} from "../../../src/session/index.js";
import { Projector } from "../../../src/tui/screens/projector/projector.js";
import type { Trouble, Watch, Watched } from "../../../src/tui/screens/projector/watch.js";
import { plainLine } from "../../../src/tui/term/line.js";

/** A watch over whatever it is handed. */
export class HandedWatch implements Watch {
  readonly file = "exercise.log";
  session: Watched | null = null;
  trouble: Trouble | null = null;
  replaced = 0;
  abandoned = false;
  #news = false;

  hand(session: Watched | null, trouble: Trouble | null = null): void {
    this.session = session;
    this.trouble = trouble;
    this.#news = true;
  }

  look(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  close(): void {
    this.session = null;
  }
}

/** The state that inputs lead to, every record with its explanation, as a follower has it. */
export function explained(
  model: Model,
  header: Header,
  inputs: readonly Input[],
  from?: SessionState,
  at?: string,
): SessionState {
  let state = from ?? openState(model, startOf(header), ruleOf(header));
  for (const input of inputs) {
    const folded = applyInput(model, state, { input, sequence: state.inputs + 1, at }, { explain: true });
    if (isRefusal(folded)) throw new Error(`${JSON.stringify(input)}: ${folded.message}`);
    state = folded.state;
  }
  return state;
}

export interface Stage {
  readonly projector: Projector;
  readonly watch: HandedWatch;
  /** Gives inputs at the desk, and looks. */
  give(...inputs: Input[]): void;
  /** Closes the log. */
  closeLog(): void;
  press(...keys: string[]): void;
  rows(columns?: number, rows?: number): string[];
  text(columns?: number, rows?: number): string;
  wait(milliseconds: number): void;
  state(): SessionState;
  /** How often threads were gathered for the odds. */
  gathered(): number;
  /** How often the bell has rung. */
  rung(): number;
}

export function stage(
  { model, header }: Pick<Session, "model" | "header">,
  inputs: readonly Input[] = [],
  forecaster: Promise<Forecaster> = new Promise(() => undefined),
): Stage {
  let now = 0;
  let gathered = 0;
  let rung = 0;
  let state = explained(model, header, inputs);
  const watch = new HandedWatch();
  watch.hand({ model, header, state, closed: false });
  const gather = (): Promise<Forecaster> => {
    gathered += 1;
    return forecaster;
  };
  const projector = new Projector({ watch, gather, now: () => now, ring: () => (rung += 1), drawMap: terminalMap });
  const rows = (columns = 100, height = 30) =>
    projector.lines({ columns, rows: height }).map((line) => plainLine(line).trimEnd());
  return {
    projector,
    watch,
    give(...more) {
      state = explained(model, header, more, state, new Date(now).toISOString());
      watch.hand({ model, header, state, closed: false });
      projector.look();
    },
    closeLog() {
      watch.hand({ model, header, state, closed: true });
      projector.look();
    },
    press: (...keys) => {
      for (const key of keys) projector.press(key);
    },
    rows,
    text: (columns, height) => rows(columns, height).join("\n"),
    wait(milliseconds) {
      now += milliseconds;
      projector.look();
    },
    state: () => state,
    gathered: () => gathered,
    rung: () => rung,
  };
}

/** Everything that any page shows, at every record that can be looked back to. */
export function everyPage(on: Stage, columns: number, rows: number): string {
  const texts: string[] = [];
  const take = () => texts.push(on.text(columns, rows));
  take();
  on.press("?");
  take();
  on.press("escape", "o");
  take();
  on.press("escape", "G");
  take();
  on.press("escape", "g");
  take();
  for (let before = ""; before !== texts.at(-1); ) {
    before = texts.at(-1) ?? "";
    on.press("w");
    take();
    while (texts.at(-1)?.includes("more lines below")) {
      on.press("pagedown");
      take();
    }
    on.press("escape", "n");
    take();
  }
  on.press("5");
  take();
  return [...texts, ...on.projector.spoken()].join("\n");
}
