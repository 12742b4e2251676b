/**
 * Scenario discovery as a page: the box in plain words, its limits, the curve of boxes, and the points.
 */
import { say } from "../../catalogue/index.js";
import { type DiscoveredBox, leadOf } from "../../experiments/index.js";
import { percent, thousands } from "../../text/index.js";
import { openPens, type Pens } from "../page/charts.js";
import { type Block, code, columns, type Document, heading, paragraph, strong, table } from "../page/document.js";
import { studyFacts } from "../page/study-facts.js";
import { drawCurve, drawLimits, drawPlane } from "./box-drawings.js";
import {
  boxInWords,
  chanceInFigures,
  choiceInWords,
  chosenBox,
  curveExplained,
  type DiscoveryStudy,
  freshInWords,
  limitsOf,
  outcomeInWords,
  shownBoxes,
  type TellingLimit,
} from "./discovery-study.js";

export async function discoveryPage(study: DiscoveryStudy): Promise<Document> {
  const { scenario, head, factors } = study;
  const pens = await openPens();
  const drawn = (svg: string, caption: string): Block => ({ kind: "drawing", svg, caption, instead: [] });
  const curve = say("discover.curve-caption");
  const box = chosenBox(study);
  const limits = limitsOf(study, box);
  return {
    title: say("discover.page-title"),
    subtitle: scenario.title,
    summary: say("discover.page-summary", { what: outcomeInWords(study) }),
    facts: studyFacts(scenario, head),
    counts: [
      {
        number: `${factors.length}`,
        label: say("experiment.count-factors", { n: factors.length, over: "assumptions" }),
      },
      { number: thousands(head.points), label: say("discover.count-points") },
      { number: thousands(head.runs), label: say("experiment.count-runs") },
    ],
    blocks: [
      ...(head.partial ? [paragraph(say("experiment.partial"))] : []),
      heading(2, "box", say("discover.section-box")),
      paragraph(strong(boxInWords(study))),
      ...(box.restricted === 0
        ? []
        : [
            paragraph(freshInWords(study)),
            drawn(drawLimits(pens, limits, say("discover.limits-caption")), say("discover.limits-caption")),
            limitTable(study),
          ]),
      heading(2, "curve", say("discover.section-curve")),
      paragraph(choiceInWords(study)),
      drawn(drawCurve(pens, study, curve), curve),
      curveTable(study),
      paragraph(curveExplained(study)),
      ...pointBlocks(study, pens),
    ],
  };
}

/** The points over the two assumptions whose limits tell most; nothing where there is but one. */
function pointBlocks(study: DiscoveryStudy, pens: Pens): readonly Block[] {
  const { factors, sample } = study;
  const [across, up] = limitsOf(study, chosenBox(study));
  if (across === undefined || up === undefined) return [];
  const columnOf = ({ id }: TellingLimit) =>
    sample.columns[factors.findIndex((factor) => leadOf(factor).assumption === id)] as Float64Array;
  const most = sample.outcomes.reduce((one, other) => Math.max(one, other), 1e-9);
  const shares = sample.outcomes.map((outcome) => outcome / most);
  const caption = say("discover.plane-caption", { across: across.id, up: up.id });
  const svg = drawPlane(pens, [across, up], { x: columnOf(across), y: columnOf(up), shares }, caption);
  return [heading(2, "points", say("discover.section-points")), { kind: "drawing", svg, caption, instead: [] }];
}

function limitTable(study: DiscoveryStudy): Block {
  const open = say("discover.open");
  const rows = limitsOf(study, chosenBox(study)).map(({ id, low, high, range, chance, others }) => [
    [
      code(id),
      ...(others.length === 0
        ? []
        : [` ${say("discover.moves-with", { others: others.join(", "), n: others.length })}`]),
    ],
    `${low ?? open}`,
    `${high ?? open}`,
    say("cli.interval", { low: `${range[0]}`, high: `${range[1]}` }),
    chanceInFigures(chance),
  ]);
  const headings = columns(
    [say("experiment.column-assumption", { over: "assumptions" }), 36],
    [say("discover.column-from"), 14, "right"],
    [say("discover.column-to"), 14, "right"],
    [say("discover.column-range"), 20, "right"],
    [say("discover.column-chance"), 16, "right"],
  );
  return table(say("discover.limits-caption"), headings, rows);
}

function curveTable(study: DiscoveryStudy): Block {
  const rows = shownBoxes(study).map((place) => {
    const { density, coverage, mass, restricted, fresh } = study.boxes[place] as DiscoveredBox;
    const name = `${place}`;
    return [
      place === study.chosen ? strong(name) : name,
      percent(density),
      percent(coverage),
      percent(mass),
      `${restricted}`,
      fresh === null ? "" : percent(fresh.density.value),
      fresh === null ? "" : percent(fresh.coverage.value),
    ];
  });
  const headings = columns(
    [say("discover.column-box"), 10, "right"],
    [say("discover.density"), 15, "right"],
    [say("discover.coverage"), 15, "right"],
    [say("discover.column-mass"), 15, "right"],
    [say("discover.column-restricted"), 15, "right"],
    [say("discover.column-fresh-density"), 15, "right"],
    [say("discover.column-fresh-coverage"), 15, "right"],
  );
  return table(say("discover.curve-caption"), headings, rows);
}
