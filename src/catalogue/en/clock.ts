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
  "clock.break-under-way": "there is a break, in which the turn's time stands already",
  "clock.break-under-way-hint": "resume ends the break",
  "clock.stands-already": "the clock stands already",
  "clock.runs-already": "the clock runs already",
  "clock.run-is-over": "the run has ended, so that no turn is left to be timed",
  "clock.input":
    "the clock {do, select, start {starts with {minutes} min} pause {is paused} resume {goes on} extend {has {minutes} min {fewer, select, true {(fewer)} other {more}}} break {stands: a break of {minutes} min} other {is put away}}",
} as const;
