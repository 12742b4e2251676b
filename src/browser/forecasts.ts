/**
 * The forecasts of the run that a page plays: chosen in the background, kept in the browser where that keeps anything for a page, and
 * written in the form in which a class hands them in. A file opened from disk may have no such place, and what is in it may be anybody's.
 */
import { saveWorld } from "../engine/index.js";
import { Forecasting, writtenForecasts } from "../exercise/index.js";
import { cardOf, type WrittenScores, writeScores } from "../forecast/index.js";
import { readScores } from "../forecast/read-scores.js";
import { identityOf, type Session } from "../session/index.js";
import { replayCode } from "../text/index.js";
import type { Settings } from "./crisis.js";
import type { Oracle } from "./oracle.js";

const keyOf = (code: string) => `faultline forecasts ${code}`;
/** Those of the run that was finished last. */
const lastKey = "faultline forecasts, last";

/** What is kept under a key; null for nothing, for what is no forecasts, and where the browser keeps nothing. */
function kept(key: string): WrittenScores | null {
  try {
    const text = localStorage.getItem(key);
    const read = text === null ? null : readScores(text);
    return read === null || "fault" in read ? null : read;
  } catch {
    return null;
  }
}

/** Keeps a text, or nothing for null; false where the browser does not. */
function keep(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export class PageForecasts {
  readonly forecasting: Forecasting;
  /** What has been given so far. */
  scores: WrittenScores;
  /** They are still there when the page is opened again. */
  areKept = true;
  /** The day of the last forecasts that were found; null for none. */
  readonly found: number | null;
  private readonly session: Session;
  private readonly key: string;

  constructor(session: Session, { variant, set }: Pick<Settings, "variant" | "set">, oracle: Oracle) {
    const code = replayCode(identityOf(session.header));
    this.session = session;
    this.key = keyOf(code);
    const here = kept(this.key);
    const before = here?.code === code ? here : null;
    const last = kept(lastKey);
    const { name = last?.name ?? null, finished = false, forecasts = [] } = before ?? {};
    this.scores = writtenForecasts(session, { name, finished, forecasts });
    this.found = forecasts.at(-1)?.asked ?? null;
    // A run that is looked at again is not the one before itself.
    const another = finished && last?.code === code ? null : last;
    this.forecasting = new Forecasting(session, {
      choose: (model, world, asked) => oracle.choose({ variant, set }, saveWorld(model, world), asked),
      keep: (given, over) => {
        this.scores = writtenForecasts(session, { name: this.scores.name, finished: over, forecasts: given });
        this.keep();
        return null;
      },
      kept: forecasts,
      last: cardOf(another?.forecasts ?? [])?.own ?? null,
    });
  }

  /** Another name in the file; empty for none. */
  rename(name: string): void {
    this.scores = { ...this.scores, name: name.trim() === "" ? null : name.trim() };
    if (this.scores.forecasts.length > 0) this.keep();
  }

  /** The file that is handed in. */
  get file(): { readonly name: string; readonly text: string } {
    const { name, scenario } = this.scores;
    const words = [name ?? "", scenario, this.session.header.seed].join(" ").toLowerCase();
    const plain = words.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    return { name: `${plain}.json`, text: writeScores(this.scores) };
  }

  /** Forgets them, so that the run can be forecast anew. */
  forget(): void {
    keep(this.key, null);
  }

  private keep(): void {
    const text = writeScores(this.scores);
    this.areKept = keep(this.key, text) && (!this.scores.finished || keep(lastKey, text));
  }
}
