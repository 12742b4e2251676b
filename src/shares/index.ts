/**
 * The one door to shares of a study: what part of its runs adds up to, kept in files that merge to the bytes of one ensemble.
 */
export {
  type Asked,
  type AskedSensitivity,
  blankShare,
  differencesOf,
  gapsIn,
  hashOfShare,
  mergeShares,
  nothingPlayed,
  overlapOf,
  playedOf,
  type Share,
  type Span,
  shardRuns,
  shareOf,
  slopeRunsOf,
} from "./share.js";
export {
  askedSchema,
  contentOfShare,
  limbsSchema,
  modelOf,
  mostBytes,
  mostRunNumber,
  plainScenario,
  type ReadShare,
  readShare,
  type ShareContent,
  shareContentSchema,
  shareWith,
  studySchema,
  TallyFault,
  writeShare,
} from "./share-file.js";
