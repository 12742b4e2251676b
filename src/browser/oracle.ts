/**
 * Odds in the background: hands questions to the worker, and its answers to whoever asked.
 */

import type { Arm, Forecaster, Outlook } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { SavedWorld } from "../engine/index.js";
import type { AskedQuestion, Question } from "../forecast/index.js";
import { chooseHere } from "./choose.js";
import type { FromWorker, PlainOutlook, ToWorker } from "./messages.js";

/** Futures of a question on screen. */
const futures = 2000;

interface Waiting {
  readonly tell: (place: number, outlook: Outlook) => void;
  readonly chosen?: (asked: readonly AskedQuestion[]) => void;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

function whole({ fired, ...outlook }: PlainOutlook): Outlook {
  if (fired === null) return { ...outlook, firedBy: null };
  return {
    ...outlook,
    firedBy: (path, day, outcome) => {
      const shares = (outcome === undefined ? undefined : fired.get(`${path}.${outcome}`)) ?? fired.get(path);
      return shares?.[Math.min(day, shares.length - 1)] ?? 0;
    },
  };
}

/** A worker that can't be started, or that has thrown, answers nothing: whoever waits or asks is told why, and all else goes on. */
export class Oracle {
  private readonly worker: Worker | null;
  private readonly scenario: Arm["scenario"];
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  /** Why there will be no answers; null while there will. */
  private trouble: string | null = null;

  constructor(start: () => Worker, scenario: Arm["scenario"]) {
    this.scenario = scenario;
    this.worker = this.started(start);
    this.post({ kind: "scenario", scenario });
  }

  private started(start: () => Worker): Worker | null {
    try {
      const worker = start();
      this.listen(worker);
      return worker;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private listen(worker: Worker): void {
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message || say("browser.no-worker"));
    };
    worker.onmessageerror = () => this.fail(say("browser.no-worker"));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const waiting = this.waiting.get(data.id);
      if (waiting === undefined) return;
      if (data.kind === "outlook") waiting.tell(data.place, whole(data.outlook));
      else if (data.kind === "chosen") waiting.chosen?.(data.asked);
      else {
        this.waiting.delete(data.id);
        if (data.kind === "done") waiting.done();
        else waiting.failed(new Error(data.why));
      }
    };
  }

  private fail(why: string): void {
    this.trouble = why;
    for (const { failed } of this.waiting.values()) failed(new Error(why));
    this.waiting.clear();
  }

  /** One question at a time, as the situation asks; another drops the one before. */
  forecaster({ variant, set }: Arm): Forecaster {
    let current: number | null = null;
    const drop = () => {
      if (current !== null) this.drop(current);
      current = null;
    };
    return {
      ask: (from, tell) => {
        drop();
        const { id, answered } = this.ask({ variant, set }, [from], futures, (_, outlook) => tell(outlook));
        current = id;
        return answered;
      },
      drop,
      close: () => {
        drop();
        return Promise.resolve();
      },
    };
  }

  /** The outlooks of several worlds, all of them. */
  async count({ variant, set }: Arm, worlds: readonly SavedWorld[], runs: number): Promise<readonly Outlook[]> {
    const found: Outlook[] = [];
    await this.ask({ variant, set }, worlds, runs, (place, outlook) => {
      found[place] = outlook;
    }).answered;
    return found.filter((outlook) => outlook !== undefined);
  }

  /** The questions of a moment; where no worker chooses them, they are chosen here. */
  async choose({ variant, set }: Omit<Arm, "scenario">, world: SavedWorld, before: readonly Question[]) {
    const { scenario } = this;
    let asked: readonly AskedQuestion[] | undefined;
    if (this.trouble === null) {
      const id = this.next();
      const answered = new Promise<void>((done, failed) => {
        const chosen = (found: readonly AskedQuestion[]) => {
          asked = found;
        };
        this.waiting.set(id, { tell: () => undefined, chosen, done, failed });
      });
      this.post({ kind: "choose", id, arm: { variant, set }, world, before });
      await answered.catch(() => undefined);
    }
    return asked ?? chooseHere({ scenario, variant, set }, world, before);
  }

  private next(): number {
    this.asked += 1;
    return this.asked;
  }

  private ask(arm: Omit<Arm, "scenario">, worlds: readonly SavedWorld[], runs: number, tell: Waiting["tell"]) {
    const id = this.next();
    if (this.trouble !== null) return { id, answered: Promise.reject(new Error(this.trouble)) };
    const answered = new Promise<void>((done, failed) => this.waiting.set(id, { tell, done, failed }));
    this.post({ kind: "ask", id, arm, worlds, runs });
    return { id, answered };
  }

  private drop(id: number): void {
    this.post({ kind: "drop", id });
    this.waiting.get(id)?.done();
    this.waiting.delete(id);
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}
