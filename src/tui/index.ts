/**
 * The terminal face of `play`: one door, loaded only when there is a terminal to draw on.
 */
export { type DeskRunOptions, runDesk } from "./desk/door.js";
export type { MenuScenario } from "./menu.js";
export { type NewsDesk, openNewsDesk, type ProjectorOptions, type PublicNews, runProjector } from "./projector/door.js";
export { type Left, runSituation, runStartMenu, type SituationOptions, type StartMenuOptions } from "./run.js";
