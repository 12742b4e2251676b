/**
 * Outcomes settling while runs are played: the share of each of the main ones so far, its interval, and its course, on a scale of
 * the number of runs that doubles. Only on a terminal, drawn over in place, and gone after; in sentences that stay where they are, a
 * few of them, for a reader who hears them (`--plain`).
 */
import { type Ensemble, likelihood, type Tally } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine, shownOn } from "../scenarios/light.js";
import { padEnd, padStart, percentOf, sparkline } from "../text/index.js";
import { type Progress, patienceMs, progressLine } from "./progress.js";

export interface Settling extends Progress {
  /** Looks at what has been played, after each batch. */
  look(ensemble: Pick<Ensemble, "tally">, goal: number): void;
}

/** Most outcomes that are shown, and of them endings. */
const mostShown = 6;
const mostEndings = 4;

/** Fewer columns, or rows, have room for the line that counts only. */
const leastColumns = 60;
const leastRows = 12;

/** Runs where the course begins. */
const courseFrom = 250;

/** Cells of a line besides the label and the course. */
const figureCells = 2 + 1 + 6 + 2 + 16 + 2;

interface Outcome {
  readonly label: string;
  count(tally: Tally): number;
}

interface SettlingOptions {
  readonly plain?: boolean | undefined;
  /** Runs that are there already. */
  readonly before?: number | undefined;
}

/** Readers who hear the terminal, and terminals that can't be drawn over, say so. */
const hears = () => process.env.INK_SCREEN_READER === "true" || process.env.TERM === "dumb";

export function showSettling(
  stream: NodeJS.WriteStream,
  model: Model,
  { plain = hears(), before = 0 }: SettlingOptions = {},
): Settling {
  if (stream.isTTY !== true) return { look: silent, update: silent, begin: silent, clear: silent };
  const lineOf = progressLine(before);
  return plain ? spoken(stream, model) : drawn(stream, model, lineOf);
}

function drawn(stream: NodeJS.WriteStream, model: Model, lineOf: (done: number, goal: number) => string): Settling {
  let [shown, height] = [0, 0];
  let outcomes: readonly Outcome[] | null = null;
  let course = courseTo(0);
  const draw = (lines: readonly string[]) => {
    const up = height > 1 ? `\u001b[${height - 1}A` : "";
    const text = lines.map((line) => shownOn(stream, line)).join("\u001b[K\n");
    // As one frame, where the terminal knows of frames.
    stream.write(`\u001b[?2026h${up}\r${text}\u001b[J\u001b[?2026l`);
    height = lines.length;
  };
  const due = (done: number, goal: number) => {
    const now = performance.now();
    if (now - shown < patienceMs && done < goal) return false;
    shown = now;
    return true;
  };
  return {
    look({ tally }, goal) {
      outcomes ??= mainOutcomes(model, tally);
      if (course.goal !== goal) course = courseTo(goal);
      course.add(tally.runs, () => (outcomes ?? []).map(({ count }) => count(tally) / tally.runs));
      if (!due(tally.runs, goal)) return;
      const { columns = 80, rows = 24 } = stream;
      const roomy = columns >= leastColumns && rows >= leastRows;
      draw([
        padEnd(`  ${lineOf(tally.runs, goal)}`, columns - 1).trimEnd(),
        ...(roomy ? outcomes.map((outcome, place) => lineFor(outcome, tally, course.of(place), columns - 1)) : []),
      ]);
    },
    update(done, goal) {
      if (due(done, goal)) draw([`  ${lineOf(done, goal)}`]);
    },
    begin: silent,
    clear() {
      if (height > 0) draw([""]);
      height = 0;
    },
  };
}

function lineFor({ label, count }: Outcome, tally: Tally, shares: readonly number[], width: number): string {
  const { p, low, high } = likelihood(count(tally), tally.runs);
  const course = Math.min(24, Math.max(8, width - figureCells - 24));
  const interval = say("cli.interval", { low: percentOf(low), high: percentOf(high) });
  const figures = ` ${padStart(percentOf(p), 6)}  ${padEnd(interval, 16)}  ${sparkline(shares.slice(-course))}`;
  return `  ${padEnd(escapeLine(label), width - figureCells - course)}${figures}`;
}

/** Shares against the number of runs, a cell each time that it has grown by the same factor, up to a goal. */
function courseTo(goal: number) {
  const cells: (readonly number[])[] = [];
  const most = 24;
  const factor = Math.log(Math.max(2, goal / courseFrom)) / most;
  return {
    goal,
    add(runs: number, shares: () => readonly number[]) {
      const cell = Math.min(most - 1, Math.max(0, Math.floor(Math.log(runs / courseFrom) / factor)));
      const now = shares();
      // A batch may pass over several.
      while (cells.length < cell) cells.push(cells.at(-1) ?? now);
      cells[cell] = now;
    },
    of: (outcome: number): readonly number[] => cells.map((shares) => shares[outcome] ?? 0),
  };
}

/** A sentence for each tenth of the runs. */
function spoken(stream: NodeJS.WriteStream, model: Model): Settling {
  let tenths = 0;
  let outcomes: readonly Outcome[] | null = null;
  return {
    look({ tally }, goal) {
      outcomes ??= mainOutcomes(model, tally);
      const now = Math.floor((10 * tally.runs) / goal);
      if (now === tenths || now >= 10) return;
      tenths = now;
      const said = outcomes.map(({ label, count }) => {
        const { p, low, high } = likelihood(count(tally), tally.runs);
        return say("cli.settling-outcome", { label, share: percentOf(p), low: percentOf(low), high: percentOf(high) });
      });
      stream.write(
        shownOn(stream, `${escapeLine(say("cli.settling", { share: `${10 * now}%`, outcomes: said.join("; ") }))}\n`),
      );
    },
    update: silent,
    begin: silent,
    clear: silent,
  };
}

const silent = () => undefined;

/** The endings, as many as there is room for, and the milestones that are least certain when runs begin. */
function mainOutcomes(model: Model, tally: Tally): readonly Outcome[] {
  const endings = [...model.scenario.endings.map(({ label }) => label), say("cli.no-ending")]
    .map((label, place): Outcome => ({ label, count: ({ endings }) => endings[place] ?? 0 }))
    .sort((one, other) => other.count(tally) - one.count(tally))
    .slice(0, mostEndings);
  const milestones = model.scenario.milestones
    .map(({ label }, place): Outcome => ({ label, count: ({ milestones }) => milestones[place] ?? 0 }))
    .sort((one, other) => doubt(other.count(tally), tally.runs) - doubt(one.count(tally), tally.runs));
  return [...endings, ...milestones].slice(0, mostShown);
}

const doubt = (count: number, runs: number) => Math.min(count, runs - count);
