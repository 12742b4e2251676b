/**
 * The part of the public interface that a command can start with: the library as the build sealed it, choices, evidence,
 * and text for terminals. It loads neither YAML nor zod, which take longer to load than a library scenario takes to
 * play; whoever reads scenario files imports index.ts then.
 */
export { inRepertoire, type Repertoire, repertoireOf, repertoireOn, shownOn } from "./characters.js";
export { type Reading, type RunChoices, refuseChoices, refuseSeed, settingsOf } from "./choices.js";
export { escapeLine, escapeText, safe } from "./escape.js";
export { escapeHtml } from "./escape-html.js";
export {
  findScenario,
  type ListedScenario,
  type LoadOptions,
  libraryIds,
  listSealed,
  type OpenedScenario,
  openLibraryScenario,
} from "./library.js";
export { libraryFolder } from "./library-folder.js";
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
export { replaceFile, writeAll } from "./replace-file.js";
export { changedSinceSealed } from "./sealed.js";
