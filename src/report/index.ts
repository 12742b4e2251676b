/**
 * The one door to pages and pictures: descriptions of scenarios, handouts and after-action reports as
 * HTML and Markdown, statecharts as SVG, DOT, Mermaid and XState configurations.
 */
export { afterActionReport } from "./aar.js";
export { recordsCsv } from "./aar-csv.js";
export { type AfterAction, type AfterActionOptions, workOut } from "./after-action.js";
export { type Handout, handoutsOf, seatsOf } from "./brief.js";
export type { Document } from "./document.js";
export { actorDot, answersDot, postureDot, scenarioDot } from "./dot.js";
export { escapeHtml } from "./escape-html.js";
export { renderHtml } from "./html.js";
export { renderMarkdown } from "./markdown.js";
export { actorMermaid, answersMermaid, postureMermaid, scenarioMermaid } from "./mermaid.js";
export { describeScenario } from "./odd.js";
export type { ReportedSession } from "./played.js";
export { actorStatechart, type StatechartConfig, scenarioStatecharts } from "./statechart.js";
export { drawSvg } from "./svg.js";
