/**
 * A sensitivity study for reading: of each outcome the assumptions that move it most, as bars with their figures.
 */
import { say } from "../catalogue/index.js";
import type { Estimated } from "../experiments/index.js";
import {
  indexFigure,
  intervalsInWords,
  rankedEffects,
  rankedIndices,
  responseInWords,
  type SensitivityStudy,
  shownPlaces,
} from "../report/index.js";
import { editionInWords, percent } from "../text/index.js";
import { type OpenedArm, seatsInWords } from "./arms.js";
import { reportText, type Table, tableLines } from "./columns.js";
import { spaced } from "./progress.js";

/** Factors of an outcome, at most. */
const mostFactors = 6;
const barWidth = 8;

/** The whole report, ready to print. */
export function studyText(arm: OpenedArm, study: SensitivityStudy, outcomes?: readonly string[]): string {
  const { head, factors, scenario } = study;
  const isSobol = head.method === "sobol";
  const { over } = head;
  const places = shownPlaces(study, outcomes);
  const lines = [
    say("experiment.study-title", { title: scenario.title, method: head.method, n: factors.length, over }),
    [editionInWords(arm.model), say("cli.seed", { seed: head.seed }), say("cli.engine", { engine: head.engine })].join(
      " · ",
    ),
    ...seatsInWords(arm),
    say("experiment.study-size", {
      method: head.method,
      points: spaced(head.points),
      all: spaced(head.points * (factors.length + (isSobol ? 2 : 1))),
      runs: spaced(head.runs),
      partial: head.partial,
    }),
    ...(places.length === 0
      ? ["", say("experiment.nothing-told", { over })]
      : isSobol
        ? places.flatMap((place) => ["", ...indexLines(study, place)])
        : ["", ...tableLines(places.map((place) => effectTable(study, place)))]),
    "",
    say(isSobol ? "experiment.indices-explained" : "experiment.effects-explained", { over }),
    ...(isSobol ? [intervalsInWords(study)] : []),
    say("experiment.study-all-figures", { over }),
    ...(head.partial ? [say("experiment.partial")] : []),
  ];
  return reportText(lines);
}

function withInterval({ value, low, high }: Estimated, format: (value: number) => string): string {
  return `${format(value)} ${say("experiment.interval", { low: format(low), high: format(high) })}`;
}

function bars(share: number): string {
  return "█".repeat(Math.round(Math.min(1, Math.max(0, share)) * barWidth)).padEnd(barWidth, "·");
}

function indexLines(study: SensitivityStudy, place: number): string[] {
  const { over } = study.head;
  const { response, found } = study.indices[place] as SensitivityStudy["indices"][number];
  const { label, level } = responseInWords(study.scenario, response);
  const { assumptions, dice, both } = found.shares;
  const ranked = rankedIndices(study, found).slice(0, mostFactors);
  const heading = response.id === "" ? label : `${label} (${response.id})`;
  return [
    heading,
    `  ${say("experiment.mean-and-sd", { mean: level(found.mean), sd: level(found.assumptionsSd), over })}`,
    `  ${say("experiment.shares", {
      over,
      assumptions: percent(assumptions.value),
      dice: percent(Math.max(0, dice.value)),
      both: percent(Math.max(0, both.value)),
    })}`,
    ...(found.isTold ? [] : [`  ${say("experiment.not-told", { over })}`]),
    ...tableLines([
      {
        heading: "",
        names: ranked.map(({ id }) => ({ label: id })),
        columns: [
          {
            title: say("experiment.column-total"),
            cells: ranked.map(({ figures: { total } }) => `${bars(total.value)} ${withInterval(total, indexFigure)}`),
          },
          {
            title: say("experiment.column-first"),
            cells: ranked.map(({ figures }) => withInterval(figures.first, indexFigure)),
          },
        ],
      },
    ]),
  ];
}

function effectTable(study: SensitivityStudy, place: number): Table {
  const { response, found } = study.effects[place] as SensitivityStudy["effects"][number];
  const { label, change } = responseInWords(study.scenario, response);
  const ranked = rankedEffects(study, found).slice(0, mostFactors);
  const most = Math.max(1e-12, ...ranked.map(({ figures }) => figures.muStar.value));
  const column = (title: string, cell: (figures: (typeof ranked)[number]["figures"]) => string, more = {}) => ({
    title,
    cells: ranked.map(({ figures }) => cell(figures)),
    align: "right" as const,
    ...more,
  });
  return {
    heading: response.id === "" ? label : `${label} (${response.id})`,
    names: ranked.map(({ id }) => ({ label: id })),
    columns: [
      column(say("experiment.column-mu-star"), ({ muStar }) => `${bars(muStar.value / most)} ${change(muStar.value)}`),
      column(say("experiment.column-mu"), ({ mu }) => change(mu.value)),
      column(say("experiment.column-sigma"), ({ sigma }) => change(sigma)),
      column(say("experiment.column-floor"), ({ floor }) => change(floor), { spare: true }),
    ],
  };
}
