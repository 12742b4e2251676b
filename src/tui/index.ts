/**
 * The terminal face of `play`: one door, loaded only when there is a terminal to draw on.
 */
export type { MenuScenario } from "./menu.js";
export { type Left, runSituation, runStartMenu, type SituationOptions, type StartMenuOptions } from "./run.js";
