/**
 * A sensitivity study for reading: of each outcome the assumptions that move it most, as bars with their figures.
 */
import { say } from "../catalogue/index.js";
import type { Estimated } from "../experiments/index.js";
import {
  type FactorIndices,
  indexFigure,
  intervalsInWords,
  type RankedFactor,
  rankedEffects,
  rankedIndices,
  responseInWords,
  type SensitivityStudy,
  shownPlaces,
} from "../report/index.js";
import { editionInWords, percent, widthOf } from "../text/index.js";
import { type OpenedArm, seatsInWords } from "./arms.js";
import { reportText, type Table, tableLines, terminalWidth } from "./columns.js";
import { spaced } from "./progress.js";

/** Factors of an outcome, at most. */
const mostFactors = 6;
const barWidth = 8;
/** Before names, between three columns, and between a bar and its figure. */
const spaceBetween = 2 + 2 * 2 + 1;

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
    ...tableLines([indexTable(ranked)]),
  ];
}

/** Where names would be cut, their bars are left out first: the figures beside them say the same. */
export function indexTable(ranked: readonly RankedFactor<FactorIndices>[], width: number = terminalWidth()): Table {
  const totals = ranked.map(({ figures: { total } }) => withInterval(total, indexFigure));
  const firsts = ranked.map(({ figures: { first } }) => withInterval(first, indexFigure));
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
  const needed = widest(ranked.map(({ id }) => id)) + barWidth + widest(totals) + widest(firsts);
  const hasBars = needed + spaceBetween <= width;
  return {
    heading: "",
    names: ranked.map(({ id }) => ({ label: id })),
    columns: [
      {
        title: say("experiment.column-total"),
        cells: totals.map((total, place) =>
          hasBars ? `${bars(ranked[place]?.figures.total.value ?? 0)} ${total}` : total,
        ),
      },
      { title: say("experiment.column-first"), cells: firsts },
    ],
  };
}

function effectTable(study: SensitivityStudy, place: number): Table {
  const { response, found } = study.effects[place] as SensitivityStudy["effects"][number];
  const { label, change } = responseInWords(study.scenario, response);
  const ranked = rankedEffects(study, found).slice(0, mostFactors);
  const most = Math.max(1e-12, ...ranked.map(({ figures }) => figures.muStar.value));
  const widest = Math.max(0, ...ranked.map(({ figures }) => change(figures.muStar.value).length));
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
      column(
        say("experiment.column-mu-star"),
        ({ muStar }) => `${bars(muStar.value / most)} ${change(muStar.value).padStart(widest)}`,
      ),
      column(say("experiment.column-mu"), ({ mu }) => change(mu.value)),
      column(say("experiment.column-sigma"), ({ sigma }) => change(sigma)),
      column(say("experiment.column-floor"), ({ floor }) => change(floor), { spare: true }),
    ],
  };
}
