/**
 * Panels of the situation screen and the exercise desk. Messages of the catalogue.
 */
export const panel = {
  // Titles of panels, and what a listener hears first.
  "panel.postures": "Postures",
  "panel.wire": "Wire",
  "panel.gauges": "Gauges",
  "panel.why": "Why",
  "panel.why-record": "Why: {headline}",
  "panel.heard": "{title}.",

  // The header and the hints below.
  "panel.day-of-run": "day {day} of {horizon}",
  "panel.shown-to-day": "of {day, plural, one {# day} other {# days}} seen",
  "panel.run": "seed {seed} · {reading}",
  "panel.search-prompt": "type to find in what has happened so far",
  "panel.search-nothing": "not in what has happened so far",
  "panel.search-place": "{place} of {found} so far",
  "panel.hint-matches": "matches",
  "panel.hint-keep": "keep",
  "panel.hint-cancel": "cancel",
  "panel.hint-why": "why",
  "panel.hint-new-search": "new search",
  "panel.hint-done": "done",
  "panel.hint-scroll": "scroll",
  "panel.hint-back": "back",
  "panel.hint-help": "help",
  "panel.hint-quit": "quit",
  "panel.hint-records": "next and previous record",
  "panel.hint-see-next": "see what happens",
  "panel.hint-look-back": "look back over the run",
  "panel.hint-start": "from the start",
  "panel.hint-report": "report",
  "panel.hint-note": "note",
  "panel.hint-go-back": "go back",
  "panel.hint-branches": "branches",
  "panel.lines-below": "… {n, plural, one {# more line} other {# more lines}}",

  // What the help page tells of the screen's signs.
  "panel.help-reading": "Reading the screen",
  "panel.help-ladder": "a posture's ladder, calm on the left and grave on the right; it stands at the filled dot",
  "panel.help-moved": "moved in the selected record, or at the same moment",
  "panel.help-hostility": "hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war",
  "panel.help-likelihood": "in the wire: how likely the record was within a day, or as an answer, when it happened",
  "panel.help-by-people-sign": "seat hand",
  "panel.help-by-people": "in the wire: a seat ordered it, or the white cell did it by hand; chance had no part",
  "panel.help-odds": "odds: full as far as the futures make it sure, lighter as far as their 95% interval goes",
  "panel.help-milestone": "a milestone: noted the first time its condition holds",
  "panel.help-inject": "an inject: put in from outside",
  "panel.help-trend": "a gauge rises or falls since the day before",
  "panel.who": "Who is who",
  "panel.who-actors": "Actors",
  "panel.who-abbreviations": "Abbreviations; every word of the model is in docs/glossary.md",
  "panel.help-keys": "Keys.",

  // The first screen of a newcomer: what the keys do.
  "panel.welcome-nothing-yet":
    "{horizon, plural, one {{horizon} day} other {{horizon} days}}. Nothing has happened yet.",
  "panel.welcome-play": "watch it unfold; space again pauses",
  "panel.welcome-next": "go to the next record, p back by one",
  "panel.welcome-why": "why it happened, with its sources",
  "panel.welcome-keys": "all keys",
  "panel.welcome-turn": "the turn: opens the seats' page, and ends the turn from there",
  "panel.welcome-acts": "the white cell's acts: injects, overrides, notes, rewinding",
  "panel.welcome-play-desk": "watch time go by; n goes from record to record, w says why",
  "panel.welcome-lists": "the events list, and the branches",

  // Postures: a listener hears “Backing of Baku: Training, 2 of 5, COW hostility level 2.”
  "panel.posture-heard":
    "{posture}: {state}{place, select, none {} other {, {place} of {rungs}}}{level, select, none {} other {, COW hostility level {level}}}.",
  "panel.posture-believed": "{actor} believes: {state}",
  "panel.posture-believed-heard": "{actor} believes: {state}.",
  "panel.gauge-believed": "{actor} believes: {value}",
  "panel.postures-none-moved": "… {n} more, none has moved",
  "panel.postures-none-moved-since": "… {n} more, none moved since {date}",

  // Gauges.
  "panel.gauge-scale": "of {top}",
  "panel.gauge-heard":
    "{gauge} {value} of {max}, {trend, select, up {rising} down {falling} other {steady}}; so far between {low} and {high}, {first} at the start.",

  // The wire.
  "panel.wire-earlier": "… {n} earlier",
  "panel.wire-later": "… {n} later",
  "panel.who-milestone": "Milestone",
  "panel.who-white-cell": "The white cell",
  "panel.who-inject": "Inject",
  "panel.who-end": "End",

  // Odds. “Next” is what may happen next, beside what may come of it in the end.
  "panel.odds-in-place":
    "Odds from {earlier, select, true {the selected record, {date}} other {here}}{seated, select, true {, seats played on} other {}} · {tally}",
  "panel.odds-title":
    "Odds from {earlier, select, true {the selected record, {date}} other {here}}{seated, select, true {, seats played on} other {}}",
  "panel.odds-all": "o shows them all",
  "panel.odds-two-ways":
    "The seats are played on as the model would play them; beside it, what it is if the seats only hold.",
  "panel.odds-if-held": "hold {chance}",
  "panel.odds-worth": "as sure as {runs, plural, one {{runs} plain run} other {{runs} plain runs}}",
  "panel.odds-on-day-0": "{chance} on day 0",
  "panel.odds-heard": "Odds from here, {tally}:",
  "panel.odds-none-next": "Nothing can happen by chance from here.",
  "panel.odds-ends": "leads to {states}",
  "panel.odds-next": "what could happen next",
  "panel.odds-next-share":
    "next, and {staged, select, true {the chance that it comes first} other {its share of the rate}}",
  "panel.odds-next-heard": "What could happen next: chance to be next, within a day, within a week.",
  "panel.odds-how-it-ends": "How it may end",
  "panel.odds-before-that": "What may come before that",
  "panel.odds-from": "from {date}, day {day}  ·  {full} sure  {half} 95% interval",
  "panel.prospect-heard":
    "{ending, select, true {Ending} other {Milestone}} {label}: {chance}, {word}, interval {interval}.",
  "panel.prospect-heard-both":
    "{ending, select, true {Ending} other {Milestone}} {label}: {chance}, {word}, interval {interval}; if the seats only hold, {held}.",
  "panel.no-ending-by-last-day": "No ending by the last day",
  "panel.no-ending": "No ending",

  // How many futures have been counted, or why none are.
  "panel.futures-so-far": "{runs} of {wanted, plural, one {{wanted} future} other {{wanted} futures}}",
  "panel.futures-all": "{runs, plural, one {{runs} future} other {{runs} futures}}",
  "panel.futures-counting": "counting futures…",
  "panel.futures-counting-heard": "Counting futures.",
  "panel.futures-broken": "futures can't be played",
  "panel.futures-broken-why": "Futures can't be played: {problem}",
  "panel.futures-over": "the run ends at this moment",
  "panel.futures-nothing-open": "The run ends at this moment: nothing is open any more.",

  // The last screen.
  "panel.end-no-ending": "It reached its last day without an ending.",
  "panel.end-how-likely": "How likely was that? Counting futures from day 0…",
  "panel.end-hindsight":
    "From day 0, {futures} put the chance of this ending at {chance}{seated, select, true {, as the model would play the seats on} other {}} ({interval}): {word}.",
  "panel.end-when": "{date} · day {day} · {n, plural, one {# happening} other {# happenings}}",
  "panel.end-least-expected": "Least to be expected: how few of {futures} from day 0 have it by that day",
  "panel.end-milestones": "Milestones",
  "panel.end-milestones-chance": "Milestones, with their chance from day 0",
  "panel.end-never": "never: {milestones}",
  "panel.end-gauges": "Left behind",
  "panel.end-command-too-long": "The command is too long for this screen; it is printed below it when you leave.",

  // Why a record happened: the table of its rate.
  "panel.why-nothing-yet":
    "Every record explains itself here: the base rate it started from, what multiplied it, how likely that made it, what could have happened instead, and the documents it rests on.",
  "panel.why-nothing-heard": "Nothing has happened yet.",
  "panel.why-judgement": "judgement: {judgement}",
  "panel.why-ground-of": "{part}:",
  "panel.why-curve": "curve",
  "panel.why-amount": "amount",
  "panel.why-and-more": "{citation} and {n} more",
  "panel.why-no-claim": "no such claim",
  "panel.why-base-rate": "base rate",
  "panel.why-odds-times": "odds × {ratio}",
  "panel.why-rate": "{rate} a day",
  "panel.why-base-in-brief": "base rate {rate} a day",
  "panel.why-not-now": "not now: {factor}",
  "panel.why-drawn": "The breaking point was drawn by chance: of all such draws {lower} are lower and {higher} higher.",
  "panel.why-pressure": "pressure {pressure}",
  "panel.why-breaking-point": "breaking point {draw}",
  "panel.why-outcomes": "it could end in these ways, by their weights",
  "panel.why-outcomes-title": "It could end in these ways, by their weights:",
  "panel.why-ended-so": "{likelihood}, that it happens and ends so",
  "panel.why-ended-so-in-brief": "it ends so in {share} of cases",
  "panel.why-weight": "weight {weight}",
  "panel.why-answer": "answer",
  "panel.why-to-happening": "to a happening",
  "panel.why-to-headline": "to “{headline}”",
  "panel.why-time": "time",
  "panel.why-after": "after {days} as “{state}”",
  "panel.why-after-between": "after {low} to {high} as “{state}”",
  "panel.why-time-fixed": "The time was fixed.",
  "panel.why-time-drawn": "The day was drawn when the state began.",

  // Why a record happened: what else could have, and what it rests on.
  "panel.why-this-one": "(this one)",
  "panel.why-no-rivals": "nothing else was possible by chance at that moment",
  "panel.why-rivals-title":
    "Could have happened instead, and {staged, select, true {the chance that it comes first} other {its share of the rate}}:",
  "panel.why-rivals-head":
    "could have happened instead, and {staged, select, true {the chance that it comes first} other {its share of the rate}}",
  "panel.why-rivals-list": "could have happened instead:",
  "panel.why-rival-in-brief": "instead, {share}: {headline}",
  "panel.why-rests-on": "rests on {citation}",
  "panel.why-whole": "w for all of it",

  // Why a record happened: where no rate explains it.
  "panel.why-reason": "{cause} Its reason: {reason}",
  "panel.why-ad-hoc": "Written on the spot by the white cell, and put in there and then.",
  "panel.why-gauge-set": "The white cell set this gauge by hand, not chance.",
  "panel.why-vetoed": "The white cell ruled that this does not happen, this once: {what}.",
  "panel.why-order-failed": "A seat ordered this, and it was not carried out: it had been given a chance of {chance}.",
  "panel.why-skipped": "The record brings {what} on this day, but it is skipped: {reason}.",
  "panel.why-stood-in": "brought by “{headline}”, which stands in for chance",
  "panel.why-inject":
    "An inject put in {by, select, hand {by hand} schedule {by schedule} other {by condition}}{arrives, select, true {.} other {: from {from} to {to}, {delivery}.}}",
  "panel.why-milestone-when": "A milestone, noted the first time: when {condition}.",
  "panel.why-milestone-on": "A milestone, noted the first time: {happenings}.",
  "panel.why-belief": "{actor} believed that {posture} stood at {from}, and now believes that it stands at {to}.",
  "panel.why-report-at-once": "The report took no time.",
  "panel.why-report-took": "The report took {days}.",
  "panel.why-report-wrong": "It is wrong: the report was sent when this stood at {truth}.",
  "panel.why-horizon": "{horizon, plural, one {The one day is over.} other {The {horizon} days are over.}}",
  "panel.why-ending": "An ending, reached when {condition}.",
  "panel.why-forced":
    "The white cell made it happen, not chance{drawn, select, true {; chance picked how it ended} other {}}.",
  "panel.why-allowed": "Its seat has allowed it to come about by itself.",
  "panel.why-not-its-will": "Not its will: {reason}.",
  "panel.why-ordered":
    "A seat ordered it; chance {drawn, select, true {picked how it ended} other {had no part in it}}.",
} as const;
