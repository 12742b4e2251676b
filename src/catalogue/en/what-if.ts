/**
 * A run and the same run with one thing changed, side by side. Messages of the catalogue.
 */
export const whatIf = {
  "what-if.variant": "variant {variant}",
  "what-if.the-start": "the start",
  "what-if.if-dropped": "What if record {at} does not happen? {day}: {headline}",
  "what-if.if-set":
    "What if {assumption} is {value} instead of {was}, {fromStart, select, true {from the start} other {from record {at} on ({day})}}?",
  "what-if.if-put-in":
    "What if this happens {fromStart, select, true {at the start} other {after record {at} ({day})}}? {headline}",
  "what-if.never-parts": "Nothing else differs: the two runs are the same apart from the change itself.",
  "what-if.parts-alone":
    "They part on {day}, at record {record} {isPlayed, select, true {as played} other {of the what-if}}: {headline}. {isPlayed, select, true {In the what-if it does not come at all.} other {As played it does not come at all.}}",
  "what-if.parts-again":
    "They part on {day}, at record {record} of the what-if: {headline}. What was left out comes after all, now.",
  "what-if.parts-otherwise":
    "They part on {day}, at record {record} {isPlayed, select, true {as played} other {of the what-if}}: {headline}. In the other run, at the same time: {other}.",
  "what-if.parts-moved":
    "They part on {day}, at record {record} {isPlayed, select, true {as played} other {of the what-if}}: {headline}. {isPlayed, select, true {In the what-if} other {As played}} it comes {sameDay, select, true {at another hour of that day} other {on {otherDay}}}.",
  "what-if.why-state":
    "Why: {isPlayed, select, true {in the what-if} other {as played}} it was not possible then: {posture} was at “{state}”.",
  "what-if.why-impossible":
    "Why: {isPlayed, select, true {in the what-if} other {as played}} its condition did not hold then.",
  "what-if.why-unanswered":
    "Why: it answers “{answers}”, which {isPlayed, select, true {in the what-if} other {as played}} did not happen then.",
  "what-if.why-chance":
    "Why: its chance was {here} here and {there} {isPlayed, select, true {in the what-if} other {as played}}; the draw was the same.{hasFactors, select, true { {factors}.} other {}}",
  "what-if.why-rate":
    "Why: its rate was {here} a day in this run and {there} {isPlayed, select, true {in the what-if} other {as played}}, towards the same breaking point.{hasFactors, select, true { {factors}.} other {}}",
  "what-if.why-pressure":
    "Why: its rate was the same by then, but had differed before: the pressure was {here} in this run and {there} {isPlayed, select, true {in the what-if} other {as played}}.",
  "what-if.why-timer":
    "Why: its timer ran from another time {isPlayed, select, true {in the what-if} other {as played}}.",
  "what-if.why-outcome": "Why: it ends in one of several ways, and the weights of these differed.",
  "what-if.why-follows":
    "Why: {isEnd, select, true {the end follows} other {it follows}} from what the change did before it.",
  "what-if.factor-apart": "{label}: {here} here, {there} there",
  "what-if.alike-before":
    "{records, plural, =0 {} one {The record before it is} other {The # records before it are}} the same in both.",
  "what-if.column-played": "as played",
  "what-if.column-changed": "what if",
  "what-if.legend":
    "Marks: - only as played; + only in the what-if; ~ in both, at another time; ! in both, with another result; * the change itself. Lines across are the same in both.",
  "what-if.legend-stacked":
    "Marks: - as played; + in the what-if; * the change itself. Lines without a mark are the same in both.",
  "what-if.there-on": "{headline} (there: {date})",
  "what-if.end-played": "As played it ends on {date}: {headline}",
  "what-if.end-changed": "In the what-if it ends on {date}: {headline}",
  "what-if.milestones-played": "Milestones only as played: {milestones}",
  "what-if.milestones-changed": "Milestones only in the what-if: {milestones}",
  "what-if.milestones-moved": "Milestones on another date: {milestones}",
  "what-if.milestone-moved": "{label} ({played}; what if: {changed})",
  "what-if.gauges-at-end": "At the end",
  "what-if.spread": "From the change on, in {runs, plural, one {{runs} future} other {{runs} futures}} each",
  "what-if.heard-spread": "{label}: {played} as played, {changed} in the what-if.",
  "what-if.spread-note":
    "The runs above are one path each, on the dice of the seed; the futures draw new dice from where the change is made.",
  "what-if.share-code": "Pair code",
  "what-if.share-command": "Play again",
  "what-if.along":
    "How likely the end of this run was ({ending}), after each record, in {runs, plural, one {{runs} future} other {{runs} futures}} each",
  "what-if.along-start": "before the first record",
  "what-if.swings": "Where it was decided: the records across which the odds of the endings moved most",
  "what-if.no-swings":
    "At no record did the odds of the endings move further than counting {runs, plural, one {{runs} future} other {{runs} futures}} can tell from chance.",
  "what-if.swing": "record {record}, {day}: {headline}, {before} to {after}",
  "what-if.swing-try": "without it: {command}",
  "what-if.needs-at": "--drop needs the record that is to be left out",
  "what-if.needs-at-hint": "name it with --at; without a change, the command lists the records with their numbers",
  "what-if.one-change": "a what-if changes one thing, and {options} are several",
  "what-if.one-change-hint": "give one of --drop, --force, --order, --inject and --set",
  "what-if.at-alone": "--at names a record, but nothing is changed there",
  "what-if.code-says-change": "the code of a pair says what is changed, and --{option} would change something else",
  "what-if.code-says-run": "a code says all of its run, and --{option} would make another",
  "what-if.leave-it-out": "leave it out, or give the scenario and --seed instead of the code",
  "what-if.no-transition": "there is no transition {transition}",
  "what-if.no-transition-hint":
    "{isNear, select, true {did you mean {nearest}? All of them} other {all transitions}} are in the model's description",
  "what-if.needs-seed": "a scenario without a seed is no run that can be played again",
  "what-if.needs-seed-hint": "give --seed, or the replay code that a run ends with",

  // On the screen.
  "what-if.key-parting": "to where the two runs part",
  "what-if.key-what-if": "what if: change one thing at the selected record, and play on with the same dice",
  "what-if.key-decided": "where it was decided: the odds of the end after each record",
  "what-if.keys": "What if",
  "what-if.ask": "What if",
  "what-if.ask-drop": "this does not happen",
  "what-if.ask-force": "something else happens now",
  "what-if.ask-force-aside": "whatever its trigger",
  "what-if.ask-order": "a seat gives an order",
  "what-if.ask-inject": "an inject comes now",
  "what-if.ask-set": "an assumption has another value from here on",
  "what-if.ask-moment": "At which record?",
  "what-if.ask-sure":
    "The run is played twice, as it is and with this change, both on the same dice. The exercise stays as it is.",
  "what-if.ask-which": "What is changed?",
  "what-if.ask-where": "{day}: {headline}",
  "what-if.ask-at-start": "At the start, before anything has happened.",
  "what-if.ask-at-end": "The run ends here. Select an earlier record (↑), and then press x.",
  "what-if.ask-which-force": "What happens?",
  "what-if.ask-which-order": "Which order?",
  "what-if.ask-which-assumption": "Which assumption?",
  "what-if.ask-value": "Which value?",
  "what-if.ask-value-now": "now {value}",
  "what-if.ask-value-hint": "Now {value}; from {min} to {max}.",
  "what-if.ask-steered":
    "People have changed this run, so that dice alone can't play it again. Branches show what would have been otherwise.",
  "what-if.ask-runs": "Both runs",
  "what-if.ask-parts-here": "here they part",
  "what-if.ask-counting": "Counting how likely each ending is from the change on …",
  "what-if.ask-failed": "The odds could not be counted: {why}",
  "what-if.ask-over": "The run is over by then, so there are no odds.",
  "what-if.decided": "Where it was decided",
  "what-if.decided-title": "How likely after each record: {ending}",
  "what-if.decided-counting": "Counting the odds after each record …",
  "what-if.decided-start": "The odds before anything had happened.",
  "what-if.decided-moved":
    "From the moment before to this one, in {runs, plural, one {{runs} future} other {{runs} futures}} each:",
  "what-if.decided-still": "The odds hardly moved here.",
  "what-if.decided-spoken": "{date}: {headline}, from {before} to {after}",
} as const;
