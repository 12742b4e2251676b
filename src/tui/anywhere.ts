/**
 * What of the terminal's face needs no terminal: the desk and what it draws, as lines of words with tones. A page in a browser shows
 * the same.
 */
export { surprisesOf } from "./panels/end.js";
export { boardOf } from "./panels/panel.js";
export { noOutlooks, prospectRows, tallyInWords } from "./panels/prospects.js";
export { whyInSentences } from "./panels/why.js";
export { Desk } from "./screens/desk/desk.js";
export { deskFace } from "./screens/desk/desk-face.js";
export type { DeskView, PageCommand } from "./screens/desk/desk-page.js";
export { forecastTitle, guessAt, isForecast, standsOf } from "./screens/desk/forecast-page.js";
export { drawMoment } from "./screens/desk/still.js";
export { pageOf } from "./screens/face.js";
export { createFutures, savedFor, warmUpAfter, whilePlaying } from "./screens/futures.js";
export { situationPanels } from "./screens/panels.js";
export { speeds } from "./screens/screen.js";
export { type Line, plainLine } from "./term/line.js";
export { safe } from "./term/safe.js";
