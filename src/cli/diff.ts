/**
 * `faultline diff`: what differs between two scenarios, two variants, or a file and its last commit, in the words of the
 * model.
 */
import { say } from "../catalogue/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords } from "../text/index.js";
import { terminalWidth } from "./columns.js";
import { committedFiles } from "./committed.js";
import { type DiffSide, openSide } from "./diff-sides.js";
import { differenceLines, fileInWords } from "./diff-text.js";
import { type Difference, differenceJson, differenceOf } from "./difference.js";
import { exitCodes, UsageError } from "./failure.js";
import { jsonPage, print } from "./output.js";
import { namedReading } from "./prepare.js";

export interface DiffOptions {
  /** Compare with the last commit, as without a second name. */
  readonly committed?: boolean;
  /** Answer 1 where they differ. */
  readonly exitCode?: boolean;
  readonly json?: boolean;
}

/** Prints what differs, from the first side to the second. Answers 0, or with `exitCode` 1 where they differ. */
export function diff(first: string, second: string | undefined, options: DiffOptions): number {
  const difference = differenceOf(...openSides(first, second, options));
  print(options.json ? jsonPage(differenceJson(difference)) : differenceText(difference));
  return options.exitCode && difference.changes.length > 0 ? exitCodes.broke : exitCodes.done;
}

function openSides(
  first: string,
  second: string | undefined,
  { committed = false }: DiffOptions,
): readonly [DiffSide, DiffSide] {
  if (second === undefined) return [openSide(first, committedFiles(namedReading(first).file)), openSide(first)];
  if (committed) throw new UsageError(say("editing.committed-and-second"), say("editing.one-of-both"));
  return [openSide(first), openSide(second)];
}

/** How many differences, between what, and the differences. */
export function differenceText(difference: Difference): string {
  const { first, second, changes } = difference;
  const onlyMap = changes.length > 0 && changes.every(({ path }) => path[0] === "map");
  return [
    say("editing.differences", { n: changes.length }),
    ...[first, second].map((side, place) => {
      const which = say("editing.side", { isSecond: place === 1 });
      const { file } = side.loaded.provenance([]) ?? {};
      return `  ${`${which}:`.padEnd(7)} ${escapeLine(editionInWords(side.model))}  ${escapeLine(fileInWords(file ?? side.name))}`;
    }),
    ...(onlyMap ? ["", say("editing.only-map")] : []),
    ...differenceLines(difference, terminalWidth()),
  ].join("\n");
}
