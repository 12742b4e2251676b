/**
 * Odds from a moment of the branch, for the white cell alone: how it may end and what may come before that, counted over futures in threads
 * of their own, what could happen next, and what has been least expected so far. Asking takes no longer than reading what is known.
 */

import { setImmediate } from "node:timers/promises";
import { say } from "../catalogue/index.js";
import { dateOfDay, probabilityWithin, stagesOf } from "../engine/index.js";
import { safe } from "../scenarios/light.js";
import { type Timeline, timeline, viewAt, worldAt, worldNameAt } from "../session/index.js";
import { createLookup, longDate, percent, percentRange, shareOfRuns, shortDate } from "../text/index.js";
import {
  type Asking,
  armOf,
  type Counted,
  CountedOdds,
  type CountOdds,
  chanceAt,
  decidedName,
  decidedQuestionsApart,
  decidedRows,
  movedAcross,
} from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";
import type { CellDecided, CellOdds } from "./white-cell-shapes.js";

/** Futures of each world: a 95% interval of about two points. */
const futures = 2000;
/** Of each moment, where many are asked about. */
const futuresAlong = 400;
/** Questions that may wait; whoever asks for more asks again. */
const mostWaiting = 3;

/** What draws odds on the desk; loaded where somebody asks. */
type Desk = typeof import("../tui/anywhere.js");

export class OddsOfCell {
  readonly #hosted: Hosted;
  readonly #counted: CountedOdds | null;
  /** Fewer futures, of many moments. */
  readonly #along: CountedOdds | null;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(hosted: Hosted, count: CountOdds | undefined) {
    this.#hosted = hosted;
    const inTurn: CountOdds = (...question) => {
      const next = this.#last.then(() => count?.(...question) ?? []);
      this.#last = next.catch(() => undefined);
      return next;
    };
    const changed = () => {
      this.#waiting -= 1;
    };
    const counting = (runs: number) => (count === undefined ? null : new CountedOdds({ count: inTurn, runs, changed }));
    this.#counted = counting(futures);
    this.#along = counting(futuresAlong);
  }

  /** As they are known now from just after a record of the branch, by number, or from where play stands for null; null for no such record. */
  async at(record: number | null): Promise<CellOdds | null> {
    const desk = await import("../tui/anywhere.js");
    const { model, state } = this.#hosted.session;
    const seen = timeline(model, state, "facilitator");
    const entry = record === null ? undefined : seen.records[record];
    if (record !== null && entry === undefined) return null;
    return this.#told(desk, seen, entry === undefined ? seen.entries.length : entry.index + 1);
  }

  /** Where the run was decided, as far as that is counted. */
  decided(): CellDecided {
    const { session } = this.#hosted;
    const told = { why: "", title: say("what-if.decided"), rows: [] };
    if (this.#along === null) return { ...told, stands: "failed", why: say("white-cell.no-odds") };
    const found = this.#asked(this.#along, decidedName(session), () => decidedQuestionsApart(session, setImmediate));
    if (found.kind === "failed") return { ...told, stands: "failed", why: safe(found.why) };
    if (found.kind === "counting") return { ...told, stands: "counting" };
    const rows = decidedRows(session, found.outlooks);
    const [first] = rows;
    const ending = first?.point.outlook.endings[first.came]?.label ?? "";
    return {
      ...told,
      stands: "counted",
      title: say("what-if.decided-title", { ending: safe(ending) }),
      rows: rows.map((row) => ({
        record: row.record,
        date: row.date,
        headline: row.headline,
        share: percent(chanceAt(row, row.point)),
        full: chanceAt(row, row.point),
        rank: row.rank + 1,
        moved: row.rank < 0 ? [] : movedAcross(row).map(({ label, text }) => `${label} ${text}`),
      })),
    };
  }

  /** The same of worlds that somebody else has, by a name of theirs. */
  of(name: string, questions: Asking): Counted {
    return this.#counted === null
      ? { kind: "failed", why: say("white-cell.no-odds") }
      : this.#asked(this.#counted, name, questions);
  }

  /** What is known under a name, which is asked for unless too much waits already. */
  #asked(counted: CountedOdds, name: string, questions: Asking) {
    const known = counted.known().of(name);
    if (known.kind === "counting" && this.#waiting < mostWaiting)
      counted.ask(name, () => {
        this.#waiting += 1;
        return questions();
      });
    return known;
  }

  #told(desk: Desk, seen: Timeline, position: number): CellOdds {
    const { model } = seen;
    const view = viewAt(seen, position);
    const told = {
      from: say("desk.date-and-day", { date: longDate(dateOfDay(model.scenario.start, view.day)), day: view.day }),
      seated: this.#hosted.session.header.seats.length > 0,
      rows: [],
      next: nextAt(seen, position),
      surprises: [],
      tally: "",
      why: "",
    };
    if (worldAt(seen, position).ended) return { ...told, stands: "over", surprises: this.#surprises(desk, seen) };
    if (this.#counted === null) return { ...told, stands: "failed", why: say("white-cell.no-odds") };
    const found = this.#ask(desk, seen, position);
    if (found.kind === "failed") return { ...told, stands: "failed", why: safe(found.why) };
    const surprises = this.#surprises(desk, seen);
    if (found.kind === "counting") return { ...told, stands: "counting", surprises };
    const [here = null, held = null] = found.outlooks;
    const outlooks = { ...desk.noOutlooks, here, held, seated: told.seated };
    const rows = desk.prospectRows(createLookup(model.scenario), view, outlooks).flatMap((row) => {
      if (row.now === undefined) return [];
      const { p, low, high, word } = row.now;
      const ifHeld = row.held === undefined ? "" : percent(row.held.p);
      const figures = { share: percent(p), low, high, range: percentRange(low, high), word, held: ifHeld };
      return [{ kind: row.kind, label: safe(row.label), ...figures }];
    });
    return { ...told, stands: "counted", tally: desk.tallyInWords(outlooks), rows, surprises };
  }

  /** What is known from a moment: first with the seats played as the model would, then, where any are seated, with seats that only hold. */
  #ask({ savedFor }: Desk, seen: Timeline, position: number) {
    const { model } = seen;
    const ways = this.#hosted.session.header.seats.length > 0 ? (["played", "held"] as const) : (["played"] as const);
    const name = `${ways.length} ${worldNameAt(seen, position)}`;
    return this.#asked(this.#counted as CountedOdds, name, () => [
      { arm: armOf(model), worlds: ways.map((way) => savedFor(seen, position, way)) },
    ]);
  }

  /** What the fewest futures from the start have by its day, once those have been counted. */
  #surprises(desk: Desk, seen: Timeline): CellOdds["surprises"] {
    if (this.#counted === null) return [];
    const from = this.#ask(desk, seen, startPosition);
    if (from.kind !== "counted") return [];
    const ranked = desk.surprisesOf(seen.records, { start: from.outlooks[0] ?? null, problem: "" });
    return (ranked?.found ?? []).map(({ record, share }) => ({
      record: record.seq,
      date: shortDate(record.date),
      headline: safe(record.headline),
      share: shareOfRuns(share),
    }));
  }
}

/** Entries before which nothing has happened. */
const startPosition = 1;

/** Everything that is under way, the likeliest first. */
function nextAt(seen: Timeline, position: number): CellOdds["next"] {
  const lookup = createLookup(seen.model.scenario);
  return seen.allowed.odds(worldAt(seen, position)).map((rival) => ({
    share: percent(rival.share),
    day: percent(probabilityWithin(rival.ratePerDay, 1, stagesOf(rival))),
    week: percent(probabilityWithin(rival.ratePerDay, 7, stagesOf(rival))),
    who: safe(lookup.actorLabel(rival.actor)),
    what: safe(rival.headline),
  }));
}
