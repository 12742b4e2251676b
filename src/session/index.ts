/**
 * Public interface of sessions: an exercise as an append-only log of inputs, and the world as a fold over it.
 */
export { isOnBranch } from "./bookmarks.js";
export {
  type Act,
  type Checkpoint,
  type Choice,
  checkpointOf,
  hashAt,
  leadsTo,
  type NumberedOrder,
  recordsTo,
  type SealedTurn,
  wayTo,
} from "./checkpoint.js";
export { type Moment, noClock, type Timekeeping } from "./clock.js";
export { type Correspondence, type Message, messagesOf } from "./correspondence.js";
export { type Clock, type Countdown, countedNow, leftOf, usedOf } from "./countdown.js";
export type { DayEntry, Entry, MessageEntry, RecordEntry, Situation } from "./entry.js";
export { type FaultKind, SessionFault, wordFailure } from "./fault.js";
export { applyInput, foldSession, type NumberedInput } from "./fold.js";
export { type Header, identityOf, logFormat, modelOf, ruleOf, startOf } from "./header.js";
export { type Input, isOrder, isRefusal, readInput } from "./input.js";
export { isRunning, lockFileOf, lockLog, writerOf } from "./lock.js";
export { type InputLine, type LogLine, logBegins, longestLog, type MarkLine, type ReadLog, readLog } from "./log.js";
export type { DiskCalls } from "./log-file.js";
export { type MessageRoute, messageRoutes } from "./message-input.js";
export { draftBehind, ordersAt } from "./orders-given.js";
export { type Replayed, replayLog } from "./replaying.js";
export {
  copySession,
  exportGood,
  type Follower,
  followLog,
  goodLines,
  type OpenedLog,
  openCheckpoint,
  openLog,
  type Resumed,
  type ResumeOptions,
  readBytes,
  resumeSession,
  type SavedCheckpoint,
  type Verdict,
  verifyLog,
} from "./resuming.js";
export { objectivesIn, reviewedObjectives } from "./review.js";
export {
  capabilityElements,
  feedbackQuestions,
  feedbackSentences,
  isReviewInput,
  keptWords,
  observationKinds,
  type RatingLetter,
  type ReviewInput,
  ratingLetters,
} from "./review-input.js";
export type { AgreementKept, Feedback, Improvement, Observation, OpenedAt, Rating, Review } from "./review-state.js";
export { drawRule, firstRule, type Rule, ruleVersions } from "./rule.js";
export { sealedTurn, seatsDrafting } from "./sealed.js";
export { type Beginning, beginSession, type Given, Session, type SessionOptions } from "./session.js";
export {
  type Bookmark,
  type Branch,
  currentBranch,
  digestOf,
  type Folded,
  headOf,
  isSteered,
  mainBranch,
  type Note,
  openState,
  type Rewinding,
  recordsOf,
  type SessionState,
  type StateDigest,
  turnAt,
  turnEnd,
  worldNow,
} from "./state.js";
export { movesOf, type Timeline, timeline, worldAt, worldNameAt } from "./timeline.js";
export { type GaugeView, type Parting, type PostureView, partingsIn, situationAt, type View, viewAt } from "./view.js";
