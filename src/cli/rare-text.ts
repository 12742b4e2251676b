/**
 * Splittings for reading on a terminal: how probable the outcome is, how sure that is, what it took, and the levels on the way.
 */
import { say } from "../catalogue/index.js";
import { importanceInWords, levelsInWords, likelihoodInWords, outcomeLabel } from "../report/index.js";
import { editionInWords } from "../text/index.js";
import { type OpenedArm, seatsInWords } from "./arms.js";
import { reportText, tableLines } from "./columns.js";
import { spaced } from "./progress.js";
import type { RareFigures } from "./rare.js";

/** The whole report, ready to print. */
export function rareText(arm: OpenedArm, figures: RareFigures): string {
  const { outcome, levels, repetitions, trials, partial, seed, engine } = figures;
  const { model } = arm;
  const label = outcomeLabel(model.scenario, outcome);
  const named = levelsInWords(figures);
  const column = (title: string, place: 1 | 2) => ({
    title,
    cells: named.map((level) => level[place]),
    align: "right" as const,
  });
  const lines = [
    say("rare.title", { title: model.scenario.title, label, id: outcome.id }),
    [editionInWords(model), say("cli.seed", { seed }), say("cli.engine", { engine })].join(" · "),
    ...seatsInWords(arm),
    "",
    ...likelihoodInWords(figures),
    say("rare.size", { repetitions: spaced(repetitions), trials: spaced(trials), levels: levels.length }),
    "",
    ...tableLines([
      {
        heading: say("rare.heading-levels"),
        names: named.map(([level]) => ({ label: level })),
        columns: [column(say("rare.heading-passed"), 1), column(say("rare.heading-so-far"), 2)],
      },
    ]),
    "",
    say("rare.importance"),
    ...importanceInWords(figures).map(([what, worth]) => `  ${what}: ${worth}`),
    "",
    say("rare.explained"),
    say("cli.hash", { hash: figures.hash }),
    ...(partial ? [say("rare.partial")] : []),
  ];
  return reportText(lines);
}
