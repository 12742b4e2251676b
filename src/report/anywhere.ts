/**
 * What of the reports a page in a browser needs: no file, no layout engine.
 */
export { heatOf } from "./diagram/dot.js";
export { markMap } from "./diagram/mark-map.js";
