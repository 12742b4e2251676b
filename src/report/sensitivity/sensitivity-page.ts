/**
 * A sensitivity study as a page: for each outcome the assumptions that move it, as bars and as a table.
 */
import { say } from "../../catalogue/index.js";
import type { Estimated } from "../../experiments/index.js";
import { percent, thousands } from "../../text/index.js";
import { type Block, code, columns, type Document, fact, heading, paragraph, table } from "../page/document.js";
import { studyFacts } from "../page/study-facts.js";
import { type DrawnBar, drawBars } from "./bars-drawing.js";
import {
  indexFigure,
  intervalsInWords,
  rankedEffects,
  rankedIndices,
  responseInWords,
  type SensitivityStudy,
  shownPlaces,
} from "./study.js";

export function sensitivityPage(study: SensitivityStudy): Document {
  const { scenario, head, factors } = study;
  const places = shownPlaces(study);
  const isSobol = head.method === "sobol";
  const { over } = head;
  return {
    title: say("experiment.page-title"),
    subtitle: scenario.title,
    summary: say(isSobol ? "experiment.page-summary-sobol" : "experiment.page-summary-morris", { over }),
    facts: [...studyFacts(scenario, head), ...(head.rates === null ? [] : [ratesFact(head.rates)])],
    counts: [
      { number: `${factors.length}`, label: say("experiment.count-factors", { n: factors.length, over }) },
      { number: thousands(head.points), label: say("experiment.count-points", { method: head.method }) },
      { number: thousands(head.runs), label: say("experiment.count-runs") },
    ],
    blocks: [
      ...(head.partial ? [paragraph(say("experiment.partial"))] : []),
      ...(places.length === 0 ? [paragraph(say("experiment.nothing-told", { over }))] : []),
      ...places.flatMap((place) => (isSobol ? indexBlocks(study, place) : effectBlocks(study, place))),
      paragraph(say(isSobol ? "experiment.indices-explained" : "experiment.effects-explained", { over })),
      ...(isSobol ? [paragraph(intervalsInWords(study))] : []),
    ],
  };
}

const ratesFact = ([low, high]: readonly [low: number, high: number]) =>
  fact(say("experiment.fact-rates"), say("experiment.rates-range", { low: `${low}`, high: `${high}` }));

const interval = ({ low, high }: Estimated, format: (value: number) => string) =>
  say("cli.interval", { low: format(low), high: format(high) });

function indexBlocks(study: SensitivityStudy, place: number): readonly Block[] {
  const { over } = study.head;
  const { response, found } = study.indices[place] as SensitivityStudy["indices"][number];
  const { label, level } = responseInWords(study.scenario, response);
  const ranked = rankedIndices(study, found);
  const rows = ranked.map(({ id, figures: { first, total } }) => [
    code(id),
    indexFigure(total.value),
    interval(total, indexFigure),
    indexFigure(first.value),
    interval(first, indexFigure),
  ]);
  const bars = ranked.map(
    ({ id, figures: { first, total } }): DrawnBar => ({ label: id, ...total, inner: first.value }),
  );
  const { assumptions, dice, both } = found.shares;
  const headings = columns(
    [say("experiment.column-assumption", { over }), 40],
    [say("experiment.column-total"), 12, "right"],
    [say("experiment.column-interval"), 18],
    [say("experiment.column-first"), 12, "right"],
    [say("experiment.column-interval"), 18],
  );
  const caption = say("experiment.table-of-indices", { label, over });
  return [
    heading(2, `outcome-${place}`, label),
    paragraph(
      say("experiment.mean-and-sd", { mean: level(found.mean), sd: level(found.assumptionsSd), over }),
      " ",
      say("experiment.shares", {
        over,
        assumptions: percent(assumptions.value),
        dice: percent(Math.max(0, dice.value)),
        both: percent(Math.max(0, both.value)),
      }),
    ),
    drawn(study, bars, label, indexFigure, caption),
    table(caption, headings, rows),
  ];
}

function effectBlocks(study: SensitivityStudy, place: number): readonly Block[] {
  const { over } = study.head;
  const { response, found } = study.effects[place] as SensitivityStudy["effects"][number];
  const { label, change } = responseInWords(study.scenario, response);
  const ranked = rankedEffects(study, found);
  const rows = ranked.map(({ id, figures: { mu, muStar, sigma, floor } }) => [
    code(id),
    change(muStar.value),
    interval(muStar, change),
    change(mu.value),
    change(sigma),
    change(floor),
  ]);
  const bars = ranked.map(({ id, figures: { mu } }): DrawnBar => ({ label: id, ...mu }));
  const headings = columns(
    [say("experiment.column-assumption", { over }), 30],
    [say("experiment.column-mu-star"), 14, "right"],
    [say("experiment.column-interval"), 20],
    [say("experiment.column-mu"), 12, "right"],
    [say("experiment.column-sigma"), 12, "right"],
    [say("experiment.column-floor"), 12, "right"],
  );
  const caption = say("experiment.table-of-effects", { label, over });
  return [
    heading(2, `outcome-${place}`, label),
    drawn(study, bars, label, change, caption),
    table(caption, headings, rows),
  ];
}

function drawn(
  { head: { over } }: SensitivityStudy,
  bars: readonly DrawnBar[],
  label: string,
  format: (value: number) => string,
  caption: string,
): Block {
  return {
    kind: "drawing",
    svg: drawBars(bars, say("experiment.bars-label", { label, over }), format),
    caption,
    instead: [],
  };
}
