/**
 * Public interface of scenario files: finding, loading, checking and showing them. Loading gives the engine's
 * `Scenario`.
 */
export { inRepertoire, type Repertoire, repertoireOf, repertoireOn, shownOn } from "./characters.js";
export { type Reading, type RunChoices, refuseChoices, refuseSeed, settingsOf } from "./choices.js";
export { escapeLine, escapeText } from "./escape.js";
export { findScenario, type ListedScenario, listScenarios } from "./library.js";
export { libraryFolder } from "./library-folder.js";
export { type LoadedScenario, type LoadOptions, loadScenario, sealLibrary } from "./load.js";
export { nearestName } from "./nearest.js";
export {
  checkOrdinaryFile,
  openOrdinaryFile,
  readOrdinaryFile,
  startOfFile,
  UnreadableFile,
} from "./ordinary-file.js";
export { formatProblem, formatProblems, type PlacedProblem } from "./problem.js";
export { type BasedElement, basedElements, evidenceRegister, type RegisterEntry } from "./register.js";
export { scenarioJsonSchema } from "./schema.js";
export { changedSinceSealed } from "./sealed.js";
export { showResolved } from "./show.js";
