/**
 * `faultline scores`: pools the forecasts that a class has handed in.
 */
import { basename } from "node:path";
import { say } from "../catalogue/index.js";
import {
  type CalibrationBin,
  type Card,
  type ClassScores,
  calibrationLines,
  type HandedIn,
  type Ranked,
  scoreClass,
  scoreInWords,
  scoreLines,
  scoreRows,
} from "../forecast/index.js";
import { longestScores, readScores } from "../forecast/read-scores.js";
import { escapeLine, readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { padStart, percent, tableLines } from "../text/index.js";
import { terminalWidth } from "./columns.js";
import { exitCodes, UsageError } from "./failure.js";
import { printText } from "./learn-lines.js";
import { jsonPage, print } from "./output.js";

export interface ScoresOptions {
  readonly json?: boolean;
}

/** Questions that are told. */
const hardest = 5;

export function scores(files: readonly string[], { json = false }: ScoresOptions): number {
  const handedIn = readAll(files);
  const found = scoreClass(handedIn);
  if (json) print(jsonPage(inFigures(found)));
  else printClass(found);
  return exitCodes.done;
}

/** Reads all files, and refuses them all where one is bad. */
function readAll(files: readonly string[]): readonly HandedIn[] {
  const faults: string[] = [];
  const handedIn = files.flatMap((file): HandedIn[] => {
    const scores = readOne(file);
    if (!("fault" in scores)) return [{ name: scores.name ?? basename(file).replace(/\.json$/, ""), scores }];
    faults.push(say("forecast.bad-file", { file, fault: scores.fault }));
    return [];
  });
  if (faults.length > 0) throw new UsageError(faults.join("; "), say("forecast.bad-files-hint"));
  return handedIn;
}

function readOne(file: string) {
  try {
    return readScores(new TextDecoder().decode(readOrdinaryFile(file, longestScores)));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { fault: error.message };
  }
}

function printClass({ ranked, pooled, questions, codes, disputed }: ClassScores): void {
  printText(say("forecast.class-title", { n: ranked.length, forecasts: pooled?.count ?? 0 }));
  print("");
  for (const line of classTable(ranked)) print(line);
  print("");
  if (codes.length > 1) printText(say("forecast.class-runs", { n: codes.length }));
  for (const { text, names } of disputed)
    printText(say("forecast.class-disputed", { text: escapeLine(text), names: names.map(escapeLine).join(", ") }));
  if (pooled === null) {
    printText(say("forecast.nothing-settled"));
    return;
  }
  printText(say("forecast.class-off-by"));
  print("");
  for (const line of scoreLines(scoreRows(pooled, null, true))) print(line);
  print("");
  printText(say("forecast.class-calibration"));
  for (const line of calibrationLines(pooled.calibration)) print(`  ${line}`);
  print("");
  printText(say("forecast.class-hardest"));
  for (const { text, observed, count, meanGuess, odds, brier } of questions.slice(0, hardest)) {
    const figures = { guess: percent(meanGuess), odds: percent(odds), brier: scoreInWords(brier) };
    printText(
      say("forecast.class-question", { text: escapeLine(text), observed: observed !== null, n: count, ...figures }),
      "  ",
    );
  }
}

function classTable(ranked: readonly Ranked[]): readonly string[] {
  const cells = (of: (card: Card) => string) => ranked.map(({ card }) => (card === null ? "" : of(card)));
  const right = "right" as const;
  const column = (title: string, texts: readonly string[], spare = false) => ({
    title,
    cells: texts,
    align: right,
    spare,
  });
  const names = ranked.map(({ rank, name, finished }) => ({
    label: `${padStart(rank === null ? "" : String(rank), 3)}  ${say("forecast.class-name", { name: escapeLine(name), finished })}`,
  }));
  const columns = [
    column(
      say("forecast.class-column-forecasts"),
      cells(({ count }) => String(count)),
    ),
    column(
      say("forecast.column-brier"),
      cells(({ own }) => scoreInWords(own.brier)),
    ),
    column(
      say("forecast.class-column-model"),
      cells(({ model }) => scoreInWords(model.brier)),
      true,
    ),
    column(
      say("forecast.column-bits"),
      cells(({ own }) => scoreInWords(own.bits)),
    ),
    column(
      say("forecast.class-column-calibration"),
      cells(({ calibration }) => percent(offBy(calibration))),
      true,
    ),
  ];
  return tableLines([{ heading: say("forecast.class-heading"), names, columns }], terminalWidth() - 1);
}

/** How far guesses lie from how often they came true: the mean over the forecasts of the distance in their bin. */
function offBy(calibration: readonly CalibrationBin[]): number {
  const count = calibration.reduce((sum, bin) => sum + bin.count, 0);
  return calibration.reduce((sum, bin) => sum + (bin.count / count) * Math.abs(bin.meanGuess - bin.share), 0);
}

/** What `--json` prints. */
function inFigures({ ranked, pooled, questions, codes, disputed }: ClassScores) {
  const figures = (card: Card | null) => {
    if (card === null) return null;
    const { count, own, model, base, baseRate, calibration } = card;
    return { forecasts: count, own, model, base, baseRate, calibration, offBy: offBy(calibration) };
  };
  return {
    codes,
    people: ranked.map(({ rank, name, finished, card }) => ({ rank, name, finished, scores: figures(card) })),
    together: figures(pooled),
    questions,
    disputed,
  };
}
