/**
 * Events lists as spreadsheets. Messages of the catalogue.
 */
export const msel = {
  "msel.command":
    "an exercise's events list as a spreadsheet (export FILE --out msel.xlsx) and back into the file (import FILE msel.xlsx)",
  "msel.option-out": "with export: table to write, .xlsx or .csv; without it, CSV is printed",
  "msel.sheet": "MSEL",

  // Titles of the columns.
  "msel.number": "No.",
  "msel.id": "Id",
  "msel.time": "Time",
  "msel.event": "Inject",
  "msel.from": "From",
  "msel.to": "To",
  "msel.delivery": "Delivery",
  "msel.text": "Text",
  "msel.expected": "Expected response",
  "msel.objective": "Objective",
  "msel.headline": "Headline",
  "msel.when": "Once",
  "msel.historical": "Historical",
  "msel.replaces": "Stands in for",
  "msel.for-good": "For good",
  "msel.effects": "Effects",
  "msel.public-act": "Public act",
  "msel.headlines": "Other headlines",
  "msel.evidence": "Evidence",
  "msel.judgement": "Judgement",
  "msel.mechanism": "Mechanism",

  // What has been done.
  "msel.exported": "{file}: {n, plural, one {# event} other {# events}}",
  "msel.imported": "{file}: {added} added, {changed} changed, {removed} removed",

  // What is wrong with a table.
  "msel.unknown-column": "“{title}” is no column of an events list; they are: {known}",
  "msel.no-id-column": "there is no column “{id}”, by which events are told apart",
  "msel.no-id": "“{id}” cannot be an id: lower-case letters, digits and hyphens, starting with a letter, at most 64",
  "msel.id-twice": "the id “{id}” stands in {cell} already",
  "msel.not-yaml": "this cell takes a value as in a scenario file, and cannot be read as one: {reason}",
  "msel.found": "found     {text}",
  "msel.wanted": "expected  {text}",
  "msel.hint": "hint      {text}",
  "msel.refused": "{n, plural, one {# mistake} other {# mistakes}}; {file} is as it was",

  // What was asked for.
  "msel.which": "“msel {act}” does not say what to do with which file",
  "msel.how": "msel export FILE --out msel.xlsx, or msel import FILE msel.xlsx",
  "msel.kind": "{file} has neither of the endings of tables",
  "msel.kinds": "a table ends in .xlsx or .csv (UTF-8)",
  "msel.no-table": "{file} can't be read as a table: {reason}",
  "msel.into-library": "{name} is a scenario of the library, which is not written to",
  "msel.own-file": "name a file of your own that imports it",
} as const;
