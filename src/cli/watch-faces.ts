/**
 * What `watch` says, as blocks of text or as lines of JSON.
 */
import type { Arm, Comparison, PairedDifference } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type Problem, ScenarioError } from "../engine/index.js";
import { escapeLine, formatProblems } from "../scenarios/light.js";
import type { Beginning } from "../session/index.js";
import { editionInWords } from "../text/index.js";
import { tableLines, terminalWidth } from "./columns.js";
import { comparisonTables } from "./compare-tables.js";
import type { DiffSide } from "./diff-sides.js";
import { differenceLines } from "./diff-text.js";
import { type Difference, differenceJson } from "./difference.js";
import type { UsageError } from "./failure.js";
import { jsonLine, print } from "./output.js";
import { spaced } from "./progress.js";

/** A version of what is watched, ready to be played. */
export interface Version extends DiffSide {
  readonly arm: Arm;
  readonly run: Beginning;
}

export interface Answer {
  readonly base: Version;
  readonly now: Version;
  readonly difference: Difference;
  /** Days that both are played. */
  readonly days: number;
}

export interface WatchFace {
  start(version: Version, base: Version): void;
  /** `isWaiting` where no version without mistakes has been seen to compare with. */
  mistakes(failure: ScenarioError | UsageError, isWaiting: boolean): void;
  /** `played` is null where nothing differs; `refined` is true of all but the first answer to a save. */
  answer(answer: Answer, played: Comparison | null, refined: boolean): void;
  end(): void;
}

/** Whether an interval leaves 0 out. */
const hasMoved = ({ low, high }: PairedDifference) => low > 0 || high < 0;

const clock = () => new Date().toTimeString().slice(0, 8);

/** Lines of differences that are shown at most. */
const mostLines = 30;

const problemsOf = (failure: ScenarioError | UsageError): readonly Problem[] =>
  failure instanceof ScenarioError ? failure.problems : [];

export function watchText(): WatchFace {
  let warned = new Set<string>();
  const block = (lines: readonly string[]) => print(["", ...lines].join("\n"));
  return {
    start({ loaded }, { model, run }) {
      const [file = "", ...others] = loaded.files;
      const edition = editionInWords(model);
      print(escapeLine(say("editing.watch-started", { file, others: others.length })));
      print(`  ${escapeLine(say("editing.watch-base", { edition, seed: run.seed, days: run.days }))}`);
      warned = new Set(loaded.warnings.map(({ path, message }) => `${path} ${message}`));
    },
    mistakes(failure, isWaiting) {
      const problems = problemsOf(failure);
      const mistakes = problems.filter(({ severity }) => severity === "error").length;
      const words = problems.length > 0 ? formatProblems(problems) : escapeLine(failure.message);
      block([
        `${clock()}  ${say("editing.errors", { mistakes: Math.max(1, mistakes) })}`,
        words,
        ...(isWaiting ? [say("editing.watch-waiting")] : []),
      ]);
    },
    answer(answer, played, refined) {
      const { now, difference } = answer;
      const { warnings } = now.loaded;
      const fresh = warnings.filter(({ path, message }) => !warned.has(`${path} ${message}`));
      warned = new Set(warnings.map(({ path, message }) => `${path} ${message}`));
      const head = refined ? say("editing.refined") : say("editing.no-errors", { warnings: warnings.length });
      block([
        `${clock()}  ${head}`,
        ...(fresh.length === 0 ? [] : [formatProblems(fresh)]),
        ...(refined ? [] : told(difference)),
        ...(played === null ? [] : movedLines(answer, played)),
      ]);
    },
    end() {
      print(`\n${say("editing.ended")}`);
    },
  };
}

function told(difference: Difference): readonly string[] {
  if (difference.changes.length === 0) return [say("editing.no-change")];
  const lines = differenceLines(difference, terminalWidth()).slice(1);
  const more = lines.length - mostLines;
  return more <= 0 ? lines : [...lines.slice(0, mostLines), say("editing.more-differences", { n: more })];
}

function movedLines({ base, now, days }: Answer, played: Comparison): readonly string[] {
  // Without what the pairing was worth, for which an author does not look.
  const tables = comparisonTables(now.scenario, played, hasMoved).map((table) => ({
    ...table,
    columns: table.columns.filter(({ spare }) => spare !== true),
  }));
  const outcomes = [played.endings, played.milestones, played.gauges].flatMap((kind) => Object.keys(kind)).length;
  const counts = { pairs: spaced(played.n), outcomes };
  const isShorter = base.run.days !== now.run.days;
  return [
    ...(isShorter ? [say("editing.shorter", { days })] : []),
    "",
    ...(tables.length === 0
      ? [say("editing.none-moved", counts)]
      : [say("editing.moved", counts), ...tableLines(tables).map((line) => line.trimEnd())]),
  ];
}

export function watchJson(): WatchFace {
  const write = (type: string, more: object) => print(jsonLine({ type, ...more }));
  const sideOf = ({ model, loaded }: Version) => ({
    scenario: model.scenario.id,
    scenarioHash: model.scenarioHash,
    variant: model.variant,
    files: loaded.files,
  });
  return {
    start: (version, base) => write("start", { watched: sideOf(version), base: sideOf(base), seed: base.run.seed }),
    mistakes: (failure) => write("mistakes", { message: failure.message, problems: problemsOf(failure) }),
    answer: ({ now, difference, days }, played, refined) =>
      write("answer", {
        refined,
        days,
        warnings: now.loaded.warnings,
        difference: differenceJson(difference),
        moved: played === null ? [] : movedIds(played),
        comparison: played,
      }),
    end: () => write("end", {}),
  };
}

function movedIds({ endings, milestones, gauges }: Comparison): readonly string[] {
  return Object.entries({ endings, milestones, gauges }).flatMap(([kind, rows]) =>
    Object.entries(rows).flatMap(([id, row]) => (hasMoved(row) ? [`${kind}.${id}`] : [])),
  );
}
