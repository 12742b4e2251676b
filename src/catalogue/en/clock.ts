/**
 * The clock on the wall: what it says, what it refuses, and the course of the day. Messages of the catalogue.
 */
export const clock = {
  "clock.wants-minutes":
    "expected minutes above 0 with start and break, more or fewer minutes (below 0) with extend, and none with pause, resume and stop",
  "clock.none-here": "this session keeps no time, because its log has no wall clock",
  "clock.none-here-hint": "begin it with a clock (now), or leave out clock inputs",
  "clock.not-started": "the clock has not been started",
  "clock.not-started-hint": "start it with minutes first",
  "clock.break-under-way": "there is a break, during which the turn''s clock is stopped anyway",
  "clock.break-under-way-hint": "resume ends the break",
  "clock.stands-already": "the clock is already paused",
  "clock.runs-already": "the clock is already running",
  "clock.run-is-over": "the run has ended, so that no turn is left to be timed",
  "clock.input":
    "the clock {do, select, start {starts with {minutes} min} pause {is paused} resume {goes on} extend {has {minutes} min {fewer, select, true {(fewer)} other {more}}} break {is stopped: a break of {minutes} min} other {is put away}}",

  "clock.option-no-bell": "on the screen: never ring the terminal's bell",

  // How it is shown.
  "clock.up": "{of, select, break {the break is over} other {time is up}} +{time}",
  "clock.break": "break {time}",
  "clock.label":
    "{of, select, break {{up, select, true {The break is over} other {Break}}} other {{up, select, true {Time is up} other {{runs, select, true {Time left in this turn} other {Time left in this turn: the clock is paused}}}}}}",
  "clock.stands-nowhere": "The clock has not been started: z starts it.",
  "clock.waits": "The clock is paused with {time} left, as the log last knew it: z lets it go on, Z shows the day.",

  // What its keys do, and what is said of it.
  "clock.runs": "The clock runs: {time}",
  "clock.goes-on": "The clock goes on",
  "clock.paused": "The clock is paused: z goes on",
  "clock.break-ended": "The break is over{turn, select, true {: the turn''s time goes on} other {}}",
  "clock.offered": "Time is up: R on the seats'' page carries out the orders as they stand, + on Z gives more time.",
  "clock.key": "the clock: start, pause, go on, end a break",
  "clock.key-page": "the clock and the course of the day: more time, breaks, time used",
  "clock.keys": "On the clock''s page",
  "clock.key-more": "a minute more",
  "clock.key-less": "a minute less",
  "clock.key-extend": "so many minutes more or less",
  "clock.key-break": "a break",
  "clock.hint-pause": "start, pause",
  "clock.hint-minute": "a minute",
  "clock.hint-extend": "more time",
  "clock.hint-break": "break",
  "clock.hint-clock": "clock",

  // The act of the white cell that sets it.
  "clock.act": "Set the clock",
  "clock.act-does": "more time, a break, another start, or put it away",
  "clock.what": "What about the clock?",
  "clock.does":
    "{do, select, extend {More or less time} break {A break} start {Start from the beginning} other {Put it away}}",
  "clock.does-aside":
    "{do, select, extend {of the turn, or of the break} break {the turn''s time is stopped} start {of this turn} other {nothing is counted down}}",
  "clock.minutes": "How many minutes?",
  "clock.minutes-hint": "{do, select, extend {Below 0 takes minutes away, such as -5.} other {Such as 15, or 7.5.}}",
  "clock.sure":
    "{do, select, extend {{fewer, select, true {Takes} other {Adds}} {minutes, plural, one {# minute} other {# minutes}} {fewer, select, true {from} other {to}} {inBreak, select, true {the break} other {the turn''s time}}.} break {A break of {minutes, plural, one {# minute} other {# minutes}} begins. The turn''s time is stopped until somebody ends the break.} start {The turn''s time starts from the beginning, with {minutes, plural, one {# minute} other {# minutes}}.} other {Nothing is counted down any more.}}",
  "clock.done":
    "{do, select, extend {{minutes, plural, one {# minute} other {# minutes}} {fewer, select, true {less} other {more}}} break {A break of {minutes, plural, one {# minute} other {# minutes}}: z at the desk ends it} start {The clock runs: {minutes, plural, one {# minute} other {# minutes}}} other {The clock is put away}}",

  // The page with the clock and the day.
  "clock.page": "The clock and the day",
  "clock.agenda": "The day",
  "clock.day-now":
    "{known, select, true {Now: {what}.} other {Nothing of the agenda has begun.}}{late, plural, =0 {} one { It began # minute late.} other { It began # minutes late.}}",
  "clock.day-next":
    "Next: {at} {what}{timed, select, true {, {overdue, plural, =0 {{ahead, plural, =0 {due now} one {in # minute} other {in # minutes}}} one {overdue by # minute} other {overdue by # minutes}}} other {}}.",
  "clock.day-elsewhen":
    "The agenda is for {date}; today is {today}, so the clock says nothing about it. {known, select, true {Play has come to: {what}.} other {Nothing of the agenda has begun.}}",
  "clock.overdue": "{minutes, plural, one {# minute} other {# minutes}} late",
  "clock.times": "Time used",
  "clock.used": "used",
  "clock.given": "given",
  "clock.paused-for": "paused",
  "clock.breaks": "breaks",
  "clock.turn-on-branch": "turn {turn}{main, select, true {} other { · {branch}}}",
  "clock.ready-after": "ready after: {seats}",
  "clock.used-spoken": "Used in turn {turn}: {time}.",

  // On the projector.
  "clock.wall": "The clock",
  "clock.wall-nothing": "Nothing is counted down",
  "clock.wall-ready": "{n, plural, =0 {Nobody is ready yet} other {Ready: {seats}, {n} of {of}}}",
  "clock.wall-next": "Next: {at} {what}",
  "clock.key-wall": "the clock alone, in large digits, or the situation again",
} as const;
