/**
 * History matching as a page: what is left, wave by wave; how far it narrows each assumption; and what the points that are left say of the targets.
 */
import { say } from "../../catalogue/index.js";
import { leadOf } from "../../experiments/index.js";
import { percent, thousands } from "../../text/index.js";
import { drawLimits, drawPlane } from "../discover/box-drawings.js";
import { openPens, type Pens } from "../page/charts.js";
import { type Block, code, columns, type Document, heading, paragraph, strong, table } from "../page/document.js";
import { studyFacts } from "../page/study-facts.js";
import {
  type CalibrationStudy,
  evidenceInWords,
  leadValue,
  leftInWords,
  narrowedOf,
  observedInWords,
  predictionOf,
  targetFigure,
} from "./calibration-study.js";

export async function calibrationPage(study: CalibrationStudy): Promise<Document> {
  const { scenario, head, factors } = study;
  const pens = await openPens();
  const narrowed = narrowedOf(study);
  const caption = say("calibrate.narrowed-caption");
  return {
    title: say("calibrate.page-title"),
    subtitle: scenario.title,
    summary: say("calibrate.page-summary"),
    facts: studyFacts(scenario, head),
    counts: [
      {
        number: `${factors.length}`,
        label: say("experiment.count-factors", { n: factors.length, over: "assumptions" }),
      },
      { number: thousands(head.points), label: say("calibrate.count-points") },
      { number: thousands(head.runs.at(-1) ?? 0), label: say("calibrate.count-runs") },
    ],
    blocks: [
      ...(head.partial ? [paragraph(say("experiment.partial"))] : []),
      heading(2, "left", say("calibrate.section-left")),
      paragraph(strong(leftInWords(study))),
      ...evidenceInWords(study).map((sentence) => paragraph(sentence)),
      waveTable(study),
      heading(2, "targets", say("calibrate.section-targets")),
      targetTable(study),
      heading(2, "assumptions", say("calibrate.section-assumptions")),
      ...(narrowed.length === 0 || study.left.length === 0
        ? [paragraph(say("calibrate.none-narrowed"))]
        : [
            { kind: "drawing" as const, svg: drawLimits(pens, narrowed, caption), caption, instead: [] },
            ...planeBlocks(study, pens),
          ]),
    ],
  };
}

function waveTable({ matched, head }: CalibrationStudy): Block {
  const rows = matched.waves.map(({ runs, played, kept }, wave) => [
    `${wave + 1}`,
    thousands(runs),
    thousands(played),
    thousands(kept),
    percent(kept / head.points),
  ]);
  const headings = columns(
    [say("calibrate.column-wave"), 16, "right"],
    [say("calibrate.column-runs"), 21, "right"],
    [say("calibrate.column-played"), 21, "right"],
    [say("calibrate.column-kept"), 21, "right"],
    [say("calibrate.column-share"), 21, "right"],
  );
  return table(say("calibrate.waves-heading"), headings, rows);
}

function targetTable(study: CalibrationStudy): Block {
  const rows = [...study.used, ...study.heldOut].map((target) => {
    const { means, within } = predictionOf(study, target);
    const [low, , high] = means.map((mean) => targetFigure(target, mean));
    return [
      [strong(target.label), " ", code(target.id), ...(target.reason === "" ? [] : [` ${target.reason}`])],
      observedInWords(target),
      study.left.length === 0 ? "" : say("calibrate.from-to", { low: low ?? "", high: high ?? "" }),
      study.left.length === 0 ? "" : percent(within),
      say("calibrate.standing", { standing: target.standing }),
    ];
  });
  const headings = columns(
    [say("calibrate.column-target"), 34],
    [say("calibrate.column-observed"), 16, "right"],
    [say("calibrate.column-points-give"), 22, "right"],
    [say("calibrate.column-within"), 12, "right"],
    [say("calibrate.column-standing"), 16],
  );
  return table(say("calibrate.targets-heading"), headings, rows);
}

/** The points over the two assumptions that are narrowed most. */
function planeBlocks(study: CalibrationStudy, pens: Pens): readonly Block[] {
  const { factors, matched, head } = study;
  const [across, up] = narrowedOf(study).flatMap((limit) => {
    const factor = factors.find((one) => leadOf(one).assumption === limit.id);
    return factor === undefined ? [] : [{ limit, factor }];
  });
  if (across === undefined || up === undefined) return [];
  const played = matched.points.slice(0, head.points);
  const caption = say("calibrate.plane-caption", { across: across.limit.id, up: up.limit.id });
  const svg = drawPlane(
    pens,
    [across.limit, up.limit],
    {
      x: played.map((point) => leadValue(across.factor, point)),
      y: played.map((point) => leadValue(up.factor, point)),
      shares: played.map(({ ruledOut }) => (ruledOut === null ? 1 : 0)),
    },
    caption,
  );
  return [{ kind: "drawing", svg, caption, instead: [] }];
}
