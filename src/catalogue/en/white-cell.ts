/**
 * The white cell's page of a hosted exercise in a browser. Messages of the catalogue.
 */
export const whiteCell = {
  "white-cell.turn": "Turn",
  "white-cell.timeline": "Timeline",
  "white-cell.injects": "Injects",
  "white-cell.messages": "Messages",
  "white-cell.seats": "Seats",
  "white-cell.acts": "Acts",
  "white-cell.more": "Notes",
  "white-cell.standing": "Standing",

  // The turn.
  "white-cell.branch": "Branch {branch}",
  "white-cell.sealed":
    "{done, select, true {The orders of this turn have been carried out.} other {Orders are sealed.}}",
  "white-cell.open-orders": "Orders are carried out as they are given.",
  "white-cell.not-ready":
    "{n, plural, =0 {Every seat has decided.} one {{seats} has not decided yet.} other {{seats} have not decided yet.}}",
  "white-cell.offers": "When time is up, the plan leaves it to you to carry out the orders.",
  "white-cell.resolve": "Carry out the orders now",
  "white-cell.end-turn": "End turn {turn}",
  "white-cell.sure-end": "Yes, end turn {turn} as it stands",
  "white-cell.sure-resolve": "Yes, carry them out as they stand",
  "white-cell.not-yet": "Not yet",
  "white-cell.clock":
    "{stands, select, none {{minutes, plural, =0 {Start the clock} one {Start the clock: # minute} other {Start the clock: # minutes}}} runs {Pause the clock} stands {Let the clock go on} other {End the break}}",
  "white-cell.clock-more": "More time, a break …",
  "white-cell.run-ended": "The run has ended. Rewind or switch branches to play on, or take the report away.",

  // Seats.
  "white-cell.ready": "ready",
  "white-cell.deciding": "deciding",
  "white-cell.nothing-chosen": "Nothing chosen yet.",
  "white-cell.give-seat": "New word and link",
  "white-cell.sure-give": "Yes: whoever speaks for {seat} now is outside",
  "white-cell.seat-word": "Word of {seat}",
  "white-cell.seat-once": "Shown once. Give it to whoever speaks for {seat} from now on.",
  "white-cell.hide": "Hide it",
  "white-cell.qr": "QR code of the link of {seat}",

  // The timeline.
  "white-cell.why": "Why",
  "white-cell.reading": "Reading …",
  "white-cell.why-not": "Why can’t be read without a connection.",
  "white-cell.undo": "This does not happen …",
  "white-cell.rewind-here": "Rewind …",
  "white-cell.earlier": "{n, plural, one {# earlier record} other {# earlier records}}",

  // Injects.
  "white-cell.write-inject": "Write an inject …",
  "white-cell.fire-now": "Fire it now …",
  "white-cell.fire-later": "On a day …",
  "white-cell.expected": "Expected: {response}",
  "white-cell.no-injects": "This scenario has no injects.",

  // Messages.
  "white-cell.write": "Write a message …",
  "white-cell.propose": "Propose an agreement …",
  "white-cell.route": "How messages go …",
  "white-cell.pass": "Pass it on",
  "white-cell.edit": "Change it …",
  "white-cell.stop": "Stop it …",
  "white-cell.answer": "Answer …",
  "white-cell.waiting": "{n, plural, one {# message waits} other {# messages wait}} for the white cell",

  // Notes, branches, files.
  "white-cell.notes": "Notes",
  "white-cell.no-notes": "No notes yet.",
  "white-cell.note": "Note something …",
  "white-cell.review": "Ratings and observations",
  "white-cell.rate": "Rate an objective …",
  "white-cell.observe": "Write an observation …",
  "white-cell.branches": "Branches",
  "white-cell.current": "here",
  "white-cell.given-up": "given up",
  "white-cell.go-to": "Go on along it …",
  "white-cell.new-branch": "Branch …",
  "white-cell.rewind": "Rewind …",
  "white-cell.files": "To take away",
  "white-cell.report": "After-action report",
  "white-cell.log": "Log of the session",
  "white-cell.files-about": "Both hold everything, for the white cell alone.",
  "white-cell.odds":
    "{shown, select, true {Odds are shown to seats and table.} other {Odds are hidden from seats and table.}}",

  // The form of an act.
  "white-cell.will": "What will be done",
  "white-cell.undoable": "Rewinding takes it back.",
  "white-cell.do": "Do it",
  "white-cell.cancel": "Cancel",
  "white-cell.or-typed": "or in your own words",
  "white-cell.optional": "may stay empty",
  "white-cell.not-known": "No connection: whether it was done is not known. Try again; it is done once.",
  "white-cell.done": "Done.",
} as const;
