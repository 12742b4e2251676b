/**
 * Public interface of wording: figures, names, conditions and grades in English, shared by screens, pages and
 * transcripts.
 */
export {
  chanceReach,
  chanceWord,
  isRecurrence,
  moveInWords,
  orderLabel,
  seatsChoice,
  shiftsInWords,
  stepInWords,
  weightInWords,
} from "./act.js";
export { bar, shade, sparkline } from "./bar.js";
export { briefLabel } from "./brief-label.js";
export { padEnd, padStart, shorten, widthOf, wrap } from "./cells.js";
export {
  type Command,
  ensembleCommand,
  exerciseCommand,
  exerciseLog,
  followCommand,
  hostCommand,
  keepingCommands,
  type NamedReading,
  type NamedRun,
  type Paste,
  type PlayedRun,
  pasteAs,
  playCommand,
  quoted,
  rareCommand,
  replayCommand,
  reportCommand,
  rescueCommand,
  resumeCommand,
  reviewCommand,
  schemaCommand,
  validateCommand,
  whatIfCommand,
} from "./commands.js";
export { asBelieved, conditionInWords } from "./condition.js";
export { drawInWords, workedOutInWords } from "./draw.js";
export { abbreviations, glossary, meaningOf, type Term, type TermGroup } from "./glossary.js";
export { credibilityInWords, reliabilityInWords } from "./grade.js";
export { labelledModel, recordIn, type Word, withWords } from "./labelled.js";
export {
  chanceInColumn,
  countedWord,
  isByChance,
  likelihoodInWords,
  likelihoodOf,
  likelihoodSentence,
  type RecordLikelihood,
  shareOfRuns,
} from "./likelihood.js";
export { likelihoodWord } from "./likelihood-word.js";
export {
  citation,
  createLookup,
  endingLabel,
  gradeInWords,
  gradeOf,
  type Lookup,
  openingOf,
  sourceTitle,
  titleOf,
} from "./lookup.js";
export { outcomeReach, outcomesInWords, rangeInWords } from "./outcomes.js";
export { perScenario } from "./per-scenario.js";
export {
  amount,
  count,
  dateAndDay,
  dayInWords,
  days,
  figure,
  gaugeValue,
  longDate,
  meanDecimals,
  often,
  percent,
  percentOf,
  percentRange,
  rate,
  ratio,
  shortDate,
  signed,
  thousands,
  yearBegun,
  yearOf,
} from "./phrase.js";
export { policiesInWords } from "./policies.js";
export {
  allTransitions,
  answersTo,
  climb,
  type Leaning,
  leaningsOn,
  middleOf,
  openedBy,
  type Reaction,
  stoodInForBy,
} from "./reaction.js";
export { changedAssumptions, editionInWords, readingInWords } from "./reading.js";
export { tagOf } from "./record-tag.js";
export { type ReadCode, type RunIdentity, readReplayCode, replayCode } from "./replay-code.js";
export {
  chanceInWords,
  curveInWords,
  derivedInWords,
  effectInWords,
  listInWords,
  quantityInWords,
  spreadInWords,
  stagesInWords,
  timeoutInWords,
  waitInWords,
} from "./sentence.js";
export { aspectsInWords, citationWithSupport, supportInWords } from "./support.js";
export { type Column, type RowName, type Table, tableLines } from "./table.js";
export { type Change, readAt, readChange, type WhatIf, writeWhatIf } from "./what-if-code.js";
