/**
 * History matching for reading: what is left wave by wave, what the points that are left give, how far assumptions are narrowed, and what may
 * be called evidence.
 */
import { say } from "../catalogue/index.js";
import {
  type CalibrationStudy,
  evidenceInWords,
  hullShare,
  leftInWords,
  narrowedOf,
  observedInWords,
  predictionOf,
  targetFigure,
} from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords, percent, wrap } from "../text/index.js";
import { type OpenedArm, seatsInWords } from "./arms.js";
import { reportText, type Table, tableLines, terminalWidth } from "./columns.js";
import { barOf } from "./discover-text.js";
import { spaced } from "./progress.js";

/** Fewer points than these say little of where others lie. */
const few = 20;

/** The whole report, ready to print; `written` is the scenario file that was. */
export function calibrationText(arm: OpenedArm, study: CalibrationStudy, written: string | undefined): string {
  const { head, scenario, factors, used, left } = study;
  const paragraph = (text: string) => wrap(escapeLine(text), Math.min(terminalWidth(), 120));
  const lines = [
    say("calibrate.title", { title: scenario.title, n: used.length }),
    [editionInWords(arm.model), say("cli.seed", { seed: head.seed }), say("cli.engine", { engine: head.engine })].join(
      " · ",
    ),
    ...seatsInWords(arm),
    ...paragraph(
      say("calibrate.size", {
        points: spaced(head.points),
        n: factors.length,
        cutoff: `${head.cutoff}`,
        single: head.single,
        partial: head.partial,
      }),
    ),
    "",
    ...paragraph(leftInWords(study)),
    ...(left.length > 0 && left.length < few ? paragraph(say("calibrate.few-left")) : []),
    ...evidenceInWords(study).flatMap(paragraph),
    "",
    ...tableLines([waveTable(study), targetTable(study)]),
    ...(left.length === 0 ? [] : narrowedLines(study)),
    "",
    ...(written === undefined ? [] : paragraph(say("calibrate.written", { file: written }))),
    ...paragraph(say("calibrate.all-figures")),
    ...(head.partial ? [say("experiment.partial")] : []),
  ];
  return reportText(lines);
}

const right = (title: string, cells: readonly string[], more = {}) => ({
  title,
  cells,
  align: "right" as const,
  ...more,
});

function waveTable({ matched: { waves }, head }: CalibrationStudy): Table {
  return {
    heading: say("calibrate.waves-heading"),
    names: waves.map((_, wave) => ({ label: say("calibrate.wave-name", { wave: wave + 1 }) })),
    columns: [
      right(
        say("calibrate.column-runs"),
        waves.map(({ runs }) => spaced(runs)),
      ),
      right(
        say("calibrate.column-played"),
        waves.map(({ played }) => spaced(played)),
      ),
      right(
        say("calibrate.column-kept"),
        waves.map(({ kept }) => spaced(kept)),
      ),
      right(
        say("calibrate.column-share"),
        waves.map(({ kept }) => percent(kept / head.points)),
      ),
    ],
  };
}

function targetTable(study: CalibrationStudy): Table {
  const predictions = [...study.used, ...study.heldOut].map((target) => predictionOf(study, target));
  return {
    heading: say("calibrate.targets-heading"),
    names: predictions.map(({ target: { label, id } }) => ({ label, id })),
    columns: [
      right(
        say("calibrate.column-observed"),
        predictions.map(({ target }) => observedInWords(target)),
      ),
      right(
        say("calibrate.column-points-give"),
        predictions.map(({ target, means: [low, , high] }) =>
          study.left.length === 0
            ? ""
            : say("calibrate.from-to", { low: targetFigure(target, low), high: targetFigure(target, high) }),
        ),
      ),
      {
        title: say("calibrate.column-standing"),
        cells: predictions.map(({ target: { standing } }) => say("calibrate.standing", { standing })),
        spare: true,
      },
    ],
  };
}

function narrowedLines(study: CalibrationStudy): string[] {
  const narrowed = narrowedOf(study);
  if (narrowed.length === 0) return ["", say("calibrate.none-narrowed")];
  return [
    "",
    ...tableLines([
      {
        heading: say("calibrate.narrowed-heading"),
        names: narrowed.map(({ id }) => ({ label: id })),
        columns: [
          right(
            say("calibrate.column-from"),
            narrowed.map(({ low }) => `${low}`),
          ),
          right(
            say("calibrate.column-to"),
            narrowed.map(({ high }) => `${high}`),
          ),
          {
            title: say("calibrate.column-range"),
            cells: narrowed.map(({ low, high, range }) => barOf(low, high, range)),
          },
        ],
      },
    ]),
    say("calibrate.hull", { hull: percent(hullShare(study)) }),
  ];
}
