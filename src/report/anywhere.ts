/**
 * What of the reports a page in a browser needs: no file, no layout engine.
 */
export { heatOf } from "./diagram/dot.js";
export { markMap } from "./diagram/mark-map.js";
export { forecastStyle } from "./page/forecast-style.js";
export { maps } from "./page/handout-style.js";
export { colours } from "./page/html-style.js";
export { programStyle } from "./page/program-style.js";
