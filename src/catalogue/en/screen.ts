/**
 * The situation screen, the start menu and what a terminal is told. Messages of the catalogue.
 */
export const screen = {
  // Keys, as the help page lists them.
  "screen.keys-time": "Time",
  "screen.key-play": "play, or pause",
  "screen.key-next-record": "next record",
  "screen.key-previous-record": "back by one record",
  "screen.key-next-day": "next day",
  "screen.key-previous-day": "back by one day",
  "screen.key-faster": "play faster",
  "screen.key-slower": "play slower",
  "screen.key-start": "back to the start",
  "screen.key-end": "on to the end",
  "screen.keys-look": "Look",
  "screen.key-why": "why the selected record happened, with its sources",
  "screen.key-odds": "odds from here: how it may end, and what could happen next",
  "screen.key-search": "find in the wire",
  "screen.key-next-panel": "next panel",
  "screen.key-previous-panel": "panel before",
  "screen.key-up": "up in the panel: an earlier record in the wire",
  "screen.key-down": "down in the panel",
  "screen.key-page-up": "up by a screenful",
  "screen.key-page-down": "down by a screenful",
  "screen.keys-leave": "Leave",
  "screen.key-help": "this page",
  "screen.key-close": "back to the situation",
  "screen.key-quit": "quit",
  "screen.keys-panels": "Panels",
  "screen.panel-shows-all": "{key} shows all",
  "screen.panel-keys": "{first} to {last}",

  // The start menu.
  "screen.menu-about": "scenario wargames of political-military crises",
  "screen.menu-scenario": "Scenario",
  "screen.menu-reading": "Reading",
  "screen.menu-seed": "Seed",
  "screen.menu-no-scenario": "There is no scenario in the library.",
  "screen.menu-days-from": "{days} days from {start}",
  "screen.menu-as-written": "As written",
  "screen.menu-as-written-note": "every assumption at the value its author gave it",
  "screen.menu-seed-note": "The same seed plays the same crisis again. Type one, or draw another with ↑ or ↓.",
  "screen.menu-scenario-heard":
    "Scenario {place} of {scenarios}: {title}. {summary} Up and down choose, Enter goes on, q quits.",
  "screen.menu-reading-heard": "Reading {place} of {readings}: {label}. {note}",
  "screen.menu-as-written-heard": "Reading {place} of {readings}: as written",
  "screen.menu-seed-heard": "Seed {seed}. Type one, up or down draws another, Enter plays.",

  // What a listener hears of time going by.
  "screen.heard-first":
    "{horizon} days, seed {seed}, {reading}. Press n for the next record, space to play, question mark for all keys, q to quit.",
  "screen.heard-day": "{date}, day {day}.",
  "screen.heard-back": "Back to {date}, day {day}.",
  "screen.heard-playing": "Playing, {days} days a second.",
  "screen.heard-paused": "Paused.",
  "screen.heard-speed": "{days} days a second.",
  "screen.heard-search": "Find {query}: {found} found.",
  "screen.heard-where": "Day {day} of {horizon}, {date}, {playing, select, true {playing} other {paused}}.",

  // Where the screen can't be drawn, or play can't go on.
  "screen.too-small": "Faultline needs {columns} columns and {rows} rows.",
  "screen.this-size": "This terminal has {columns} and {rows}.",
  "screen.enlarge": "Enlarge it and play goes on; q quits.",
  "screen.cannot-go-on": "play can't go on: {problem}",
  "screen.cannot-go-on-hint": "the scenario is at fault; i r goes back, i d undoes what sets it off",
} as const;
