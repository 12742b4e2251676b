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
  "white-cell.play-on": "Play on …",
  "white-cell.clock-more": "More time, a break …",
  "white-cell.bell": "{on, select, true {The bell rings: silence it} other {Ring the bell when time is up}}",
  "white-cell.rang-soon": "The turn’s time is almost up: {time} left.",
  "white-cell.rang-up": "Time is up.",
  "white-cell.run-ended": "The run has ended. Rewind or switch branches to play on, or take the report away.",

  // Seats.
  "white-cell.ready": "ready",
  "white-cell.deciding": "deciding",
  "white-cell.nothing-chosen": "Nothing chosen yet.",
  "white-cell.for-seat": "Choose for it …",
  "white-cell.ready-seat": "Ready …",
  "white-cell.unready-seat": "Not ready after all …",
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

  "white-cell.search": "Find in what has happened",
  "white-cell.found": "{n, plural, =0 {Nothing that has happened says that.} one {# record} other {# records}}",
  "white-cell.stood-there": "Where all stood",
  "white-cell.stood": "As it stood on {date}, just after: {headline}",
  "white-cell.stands-now": "As it stands now",

  // Odds.
  "white-cell.no-odds": "Futures can’t be counted here.",
  "white-cell.odds-title": "Odds",
  "white-cell.odds-about": "Futures are counted on the host while this is open. Seats and table see none of it.",
  "white-cell.odds-open": "Count the odds from here",
  "white-cell.odds-close": "Close the odds",
  "white-cell.odds-from": "From {from}",
  "white-cell.odds-now": "From where play stands",
  "white-cell.odds-there": "Odds from here",
  "white-cell.odds-counting": "Counting futures …",
  "white-cell.odds-over": "The run has ended there: nothing is open.",
  "white-cell.odds-failed": "No odds: {why}",
  "white-cell.odds-seated": "First figure: seats played on as the model would. In brackets: if they only hold.",
  "white-cell.odds-ending": "How it ends",
  "white-cell.odds-milestone": "Before that",
  "white-cell.odds-share": "{share}{seated, select, true { ({held})} other {}}",
  "white-cell.odds-range": "{range}, {word}",
  "white-cell.odds-next": "What could come next",
  "white-cell.odds-next-none": "Nothing is under way by chance.",
  "white-cell.odds-within": "{day} within a day, {week} within a week",
  "white-cell.odds-surprises": "Least expected so far",
  "white-cell.odds-surprise": "{share} of futures from day 0",

  // What if.
  "white-cell.what-if": "What if …",
  "white-cell.what-if-below": "The what-if stands below the odds.",
  "white-cell.what-if-ask": "Change one thing …",
  "white-cell.what-if-close": "Close it",
  "white-cell.what-if-about": "One thing changed in this run, on the same dice. Nothing in the exercise changes.",
  "white-cell.what-if-playing": "Playing both runs …",
  "white-cell.later": "{n, plural, one {# later line} other {# later lines}}",

  // Forecasts.
  "white-cell.forecasts": "Your forecasts",
  "white-cell.forecasts-about":
    "How well would you have known? This device keeps your forecasts; nobody else sees them.",
  "white-cell.forecast-now": "Forecast from here",
  "white-cell.forecast-from": "From {from}",
  "white-cell.forecast-over": "The run has ended: there is nothing left to forecast.",
  "white-cell.forecast-none": "Nothing that you have not been asked is uncertain enough to ask about here.",
  "white-cell.forecast-give": "Give these forecasts",
  "white-cell.forecast-leave": "Leave them",
  "white-cell.forecast-failed": "No questions: {why}",
  "white-cell.forecast-settled": "What has come of them",
  "white-cell.forecast-elsewhere":
    "{n, plural, one {# forecast is} other {# forecasts are}} of what is no part of this branch as it has been played.",
  "white-cell.forecast-forget": "Forget them",
  "white-cell.forecast-forget-sure": "Yes, forget all of them",

  "white-cell.decided-rank": "Move {rank}",

  // The day.
  "white-cell.day": "The day, and the time that turns took",
  "white-cell.no-times": "No turn has been timed yet.",
  "white-cell.time-used": "{used} used, {given} given, {paused} paused, {breaks} in breaks",

  "white-cell.abbreviations": "Abbreviations",

  // Bookmarks.
  "white-cell.bookmarks": "Bookmarks",
  "white-cell.no-bookmarks": "No bookmarks yet. Open a record of the timeline to set one.",
  "white-cell.bookmark": "Bookmark …",
  "white-cell.bookmarked": "Bookmark",
  "white-cell.bookmark-note": "Another note …",
  "white-cell.bookmark-elsewhere": "not on this branch as it has been played",
  "white-cell.show-record": "Show it",

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
  "white-cell.docx": "Report for Word",
  "white-cell.markdown": "Report as Markdown",
  "white-cell.records": "All records, as a table",
  "white-cell.review-file": "Review, as JSON",
  "white-cell.picture": "Picture of the desk’s screen",
  "white-cell.map": "Map",
  "white-cell.log": "Log of the session",
  "white-cell.files-about":
    "These hold everything, for the white cell alone. A report takes the host some seconds to write.",
  "white-cell.picture-here": "Picture",

  // The link of white cells.
  "white-cell.link-title": "Link of white cells",
  "white-cell.link-about": "Whoever has it can do all that you can do here. Let no seat read along.",
  "white-cell.link-show": "Show the link",
  "white-cell.link-renew": "Draw a new link",
  "white-cell.link-sure": "Yes: every other white cell in a browser is outside",
  "white-cell.link-given":
    "The link was drawn before the host was started again, and only its hash is kept. A new one can be drawn.",
  "white-cell.link-qr": "QR code of the link of white cells",
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
