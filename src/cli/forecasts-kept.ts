/**
 * Forecasts in the state folder: those of a run that is not over, with which it is gone on, and those of runs that are, each in a file
 * of its own that can be handed in.
 */
import { createHash } from "node:crypto";
import { writtenForecasts } from "../exercise/index.js";
import { cardOf, type Forecast, type MeanScores, type WrittenScores, writeScores } from "../forecast/index.js";
import { readScores } from "../forecast/read-scores.js";
import { identityOf, type Session } from "../session/index.js";
import { replayCode } from "../text/index.js";
import { readState, removeState, stateFile, writeState } from "./state-folder.js";

const lastFile = "forecasts/last.json";

const scoresIn = (name: string): WrittenScores | null => {
  const text = readState(name);
  const read = text === null ? null : readScores(text);
  return read === null || "fault" in read ? null : read;
};

/** The forecasts of one run, as far as it has come. */
export class ForecastsKept {
  /** Where they are, as soon as there are any. */
  file: string;
  /** What has been given so far. */
  scores: WrittenScores;
  private readonly open: string;
  private readonly session: Session;
  private readonly now: () => string;

  constructor(session: Session, name: string | null, now: () => string) {
    const code = replayCode(identityOf(session.header));
    this.session = session;
    this.now = now;
    this.open = `forecasts/open-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.json`;
    this.file = stateFile(this.open);
    const kept = scoresIn(this.open);
    const forecasts = kept === null || kept.code !== code ? [] : kept.forecasts;
    this.scores = writtenForecasts(session, { name: name ?? kept?.name ?? null, finished: false, forecasts });
  }

  /** Mean scores of the run that was finished before this one; null for none. */
  get last(): MeanScores | null {
    return cardOf(scoresIn(lastFile)?.forecasts ?? [])?.own ?? null;
  }

  /** Keeps them; answers with why that failed, else with null. */
  keep = (forecasts: readonly Forecast[], finished: boolean): string | null => {
    this.scores = writtenForecasts(this.session, { name: this.scores.name, finished, forecasts });
    const text = writeScores(this.scores);
    const name = finished ? this.finishedName() : this.open;
    const reason = writeState(name, text);
    if (reason !== null) return reason;
    this.file = stateFile(name);
    if (!finished) return null;
    removeState(this.open);
    return writeState(lastFile, text);
  };

  private finishedName(): string {
    const when = this.now().replace(/\..*$/, "").replaceAll(":", "-");
    return `forecasts/${this.scores.scenario}-${when}.json`;
  }
}
