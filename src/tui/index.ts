/**
 * The terminal face of `play`: one door, loaded only when there is a terminal to draw on.
 */

export type { ScreenPicture } from "./screens/desk/desk-options.js";
export type { HostedSeat, Hosting, ServedDesk } from "./screens/desk/hosting.js";
export {
  type DeskRunOptions,
  runDesk,
  runStartMenu,
  type SessionToShow,
  type StartMenuOptions,
} from "./screens/desk/load-desk.js";
export { drawMoment } from "./screens/desk/still.js";
export { type LessonToShow, runLesson } from "./screens/learn/run-lesson.js";
export type { MenuScenario } from "./screens/menu.js";
export {
  type NewsDesk,
  openNewsDesk,
  type ProjectorOptions,
  type PublicNews,
  runProjector,
} from "./screens/projector/door.js";
export type { Left } from "./screens/run.js";
export { drawLines } from "./term/picture.js";
