/**
 * Values whose every text may be shown: what comes of a scenario or a session passes through here before it is drawn.
 */
export { safe } from "../../scenarios/light.js";
