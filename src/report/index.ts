/**
 * The one door to pages and pictures: descriptions of scenarios, handouts, backtests and after-action reports as
 * HTML and Markdown, statecharts as SVG, DOT, Mermaid and XState configurations; a run as a picture of its story and as material for an essay.
 */

export { type AfterAction, type AfterActionOptions, workOut } from "./after-action/after-action.js";
export { recordsCsv } from "./after-action/csv.js";
export type { ReportedSession } from "./after-action/played.js";
export { afterActionReport } from "./after-action/report.js";
export { armInWords, backtestPage } from "./backtest/backtest-page.js";
export { briefsUnderWay, type Handout, handoutsOf, seatsOf } from "./brief/brief.js";
export { calibrationPage } from "./calibration/calibration-page.js";
export {
  type CalibrationStudy,
  type CalibrationTarget,
  evidenceInWords,
  hullShare,
  leadValue,
  leftInWords,
  narrowedOf,
  observedInWords,
  predictionOf,
  targetFigure,
} from "./calibration/calibration-study.js";
export { type CrisisPage, crisisPage } from "./crisis/crisis-page.js";
export { actorDot, answersDot, postureDot, scenarioDot } from "./diagram/dot.js";
export { drawMap, hasMap } from "./diagram/map.js";
export { actorMermaid, answersMermaid, scenarioMermaid } from "./diagram/mermaid.js";
export { actorStatechart, scenarioStatechart } from "./diagram/statechart.js";
export { drawSvg } from "./diagram/svg.js";
export { terminalMap } from "./diagram/text-map.js";
export { discoveryPage } from "./discover/discovery-page.js";
export {
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
} from "./discover/discovery-study.js";
export { writeEssay } from "./essay/essay.js";
export { describeScenario } from "./odd-protocol/odd.js";
export type { Document } from "./page/document.js";
export { renderDocx } from "./page/docx.js";
export { renderHtml } from "./page/html.js";
export { renderMarkdown } from "./page/markdown.js";
export { drawPng } from "./page/png.js";
export type { StudyHead } from "./page/study-facts.js";
export { rarePage } from "./rare/rare-page.js";
export {
  importanceInWords,
  levelsInWords,
  likelihoodInWords,
  outcomeLabel,
  type RareStudy,
} from "./rare/rare-study.js";
export { type PlayedRuns, runsPage } from "./runs/runs-page.js";
export { sensitivityPage } from "./sensitivity/sensitivity-page.js";
export {
  type FactorIndices,
  indexFigure,
  intervalsInWords,
  type RankedFactor,
  rankedEffects,
  rankedIndices,
  responseInWords,
  type SensitivityStudy,
  shownPlaces,
} from "./sensitivity/study.js";
export { drawStory } from "./story/story-picture.js";
export { type ToldRun, tellRun } from "./story/told-run.js";
