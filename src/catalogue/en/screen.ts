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
  "screen.menu-from": "from {start}",
  "screen.menu-dates": "{days, plural, one {# day} other {# days}}, from {from} to {to} at the latest",
  "screen.menu-place": "{place} of {of}",
  "screen.menu-above": "{n} more above",
  "screen.menu-below": "{n} more below",
  "screen.menu-found": "{n} of {of} {of, plural, one {scenario} other {scenarios}}",
  "screen.menu-hint-choose": "choose",
  "screen.menu-hint-draw": "draw",
  "screen.menu-hint-find": "find",
  "screen.menu-hint-all": "show all",
  "screen.menu-hint-next": "next",
  "screen.menu-hint-play": "play",
  "screen.menu-hint-section": "section",
  "screen.menu-hint-back": "back",
  "screen.menu-hint-quit": "quit",
  "screen.menu-as-written": "As written",
  "screen.menu-as-written-note": "every assumption at the value its author gave it",
  "screen.menu-seed-drawn": "Drawn by chance. What you type replaces it; ↑ or ↓ draws another.",
  "screen.menu-seed-note": "The same seed plays the same crisis again.",
  "screen.menu-scenario-heard":
    "Scenario {place} of {scenarios}: {title}, code {code}, {days, plural, one {# day} other {# days}}. {summary} Up and down choose, slash finds, Enter goes on, q quits.",
  "screen.menu-find-heard": "Find {query}: {tally}. Escape shows all.",
  "screen.menu-reading-heard": "Reading {place} of {readings}: {label}. {note}",
  "screen.menu-as-written-heard": "Reading {place} of {readings}: as written",
  "screen.menu-seed-heard":
    "Seed {seed}. {drawn, select, true {It was drawn; what you type replaces it.} other {}} Up or down draws another, Enter plays.",

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
  "screen.enlarge": "Enlarge it to see more; q quits.",
  "screen.enlarge-desk": "Play is paused. Enlarge it and press space to go on; q quits.",
  "screen.leave-unsaved":
    "This exercise is not saved. Enlarge the terminal to save it; q leaves without it, any other key stays.",
  "screen.other-faces":
    "A small terminal can be played on in words: faultline play with --plain for a transcript, or with --screen-reader.",
  "screen.cannot-go-on": "play can't go on: {problem}",
  "screen.cannot-go-on-hint": "the scenario is at fault; i r goes back, i d undoes what sets it off",
} as const;
