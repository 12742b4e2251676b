/**
 * Scenario discovery for reading: the box in plain words and its check, its limits, and the curve of boxes.
 */
import { say } from "../catalogue/index.js";
import type { DiscoveredBox } from "../experiments/index.js";
import {
  boxInWords,
  chanceInFigures,
  choiceInWords,
  chosenBox,
  countsOf,
  curveExplained,
  type DiscoveryStudy,
  freshInWords,
  limitsOf,
  outcomeInWords,
  shownBoxes,
} from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords, percent, wrap } from "../text/index.js";
import { type OpenedArm, seatsInWords } from "./arms.js";
import { reportText, tableLines, terminalWidth } from "./columns.js";
import { spaced } from "./progress.js";

/** The whole report, ready to print. */
export function discoveryText(arm: OpenedArm, study: DiscoveryStudy): string {
  const { head, scenario, factors } = study;
  const [whole] = study.boxes as readonly [DiscoveredBox];
  const paragraph = (text: string) => wrap(escapeLine(text), Math.min(terminalWidth(), 120));
  const isLimited = chosenBox(study).restricted > 0;
  const lines = [
    say("discover.title", { title: scenario.title, what: outcomeInWords(study) }),
    [editionInWords(arm.model), say("cli.seed", { seed: head.seed }), say("cli.engine", { engine: head.engine })].join(
      " · ",
    ),
    ...seatsInWords(arm),
    ...paragraph(
      say("discover.size", {
        points: spaced(head.points),
        runs: spaced(head.runs),
        each: head.runs,
        n: factors.length,
        dice: head.dice,
        design: head.design,
        fresh: head.freshPoints === 0 ? "none" : spaced(head.freshPoints),
        partial: head.partial,
      }),
    ),
    "",
    ...paragraph(boxInWords(study)),
    ...(isLimited ? paragraph(say("discover.base", { counts: countsOf(study), share: percent(whole.density) })) : []),
    ...(isLimited ? paragraph(freshInWords(study)) : []),
    "",
    ...(isLimited ? [...limitLines(study), ""] : []),
    ...curveLines(study),
    "",
    ...paragraph(choiceInWords(study)),
    ...paragraph(curveExplained(study)),
    ...paragraph(say("discover.all-figures")),
    ...(head.partial ? [say("experiment.partial")] : []),
  ];
  return reportText(lines);
}

const barCells = 12;

/** Where a stretch lies in what an assumption may be. */
export function barOf(low: number | null, high: number | null, [least, most]: readonly [number, number]): string {
  const cell = (value: number) => Math.round((barCells * (value - least)) / (most - least));
  const from = low === null ? 0 : Math.min(barCells - 1, cell(low));
  const to = high === null ? barCells : Math.max(from + 1, cell(high));
  return "·".repeat(from) + "█".repeat(to - from) + "·".repeat(barCells - to);
}

function limitLines(study: DiscoveryStudy): string[] {
  const limits = limitsOf(study, chosenBox(study));
  const open = say("discover.open");
  const column = (title: string, cells: readonly string[], more = {}) => ({
    title,
    cells,
    align: "right" as const,
    ...more,
  });
  return tableLines([
    {
      heading: say("discover.limits-heading", { box: study.chosen }),
      names: limits.map(({ id, others }) => ({
        label:
          others.length === 0
            ? id
            : `${id} ${say("discover.moves-with", { others: others.join(", "), n: others.length })}`,
      })),
      columns: [
        column(
          say("discover.column-from"),
          limits.map(({ low }) => `${low ?? open}`),
        ),
        column(
          say("discover.column-to"),
          limits.map(({ high }) => `${high ?? open}`),
        ),
        column(
          say("discover.column-range"),
          limits.map(({ low, high, range }) => barOf(low, high, range)),
          { align: "left" },
        ),
        column(
          say("discover.column-chance"),
          limits.map(({ chance }) => chanceInFigures(chance)),
        ),
      ],
    },
  ]);
}

function curveLines(study: DiscoveryStudy): string[] {
  const places = shownBoxes(study);
  const column = (title: string, cell: (box: DiscoveredBox) => string, more = {}) => ({
    title,
    cells: places.map((place) => cell(study.boxes[place] as DiscoveredBox)),
    align: "right" as const,
    ...more,
  });
  const checked = study.head.freshPoints > 0;
  const withFresh = (title: string) => (checked ? say("discover.and-fresh", { title }) : title);
  const both = (found: number, fresh?: number) =>
    fresh === undefined ? percent(found) : `${percent(found)} (${percent(fresh)})`;
  return tableLines([
    {
      heading: say("discover.curve-heading"),
      names: places.map((place) => ({
        label: say("discover.box-name", { box: place, chosen: place === study.chosen }),
      })),
      columns: [
        column(withFresh(say("discover.density")), (box) => both(box.density, box.fresh?.density.value)),
        column(withFresh(say("discover.coverage")), (box) => both(box.coverage, box.fresh?.coverage.value)),
        column(say("discover.column-mass"), ({ mass }) => percent(mass)),
        ...(study.threshold === null
          ? []
          : [column(say("discover.column-mean"), ({ mean }) => mean.toFixed(2), { spare: true })]),
        column(say("discover.column-restricted"), ({ restricted }) => `${restricted}`),
      ],
    },
  ]);
}
