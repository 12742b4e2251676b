/**
 * A run as material for an essay. Messages of the catalogue.
 */
export const essay = {
  "essay.subtitle": "One run of the model, as material for an essay",
  "essay.marking": "One run of a model, not history",
  "essay.summary":
    "{end} {cited, select, true {The rules of the model rest on documents, which the notes name by source and paragraph. What they made happen here happened in this run alone.} other {What the rules of the model made happen here happened in this run alone.}}",

  // Facts at the head.
  "essay.plays": "Plays",
  "essay.days-from": "{days, plural, one {# day} other {# days}} from {start}",
  "essay.seed": "Seed",
  "essay.reading": "Reading",
  "essay.set": "Set",
  "essay.calendar": "Calendar",
  "essay.historical": "with the historical injects",
  "essay.code": "Replay code",

  // Where it began.
  "essay.opening-heading": "The opening situation",
  "essay.stood-at-first": "On {date} everyone stood as follows.",
  "essay.gauges-at-first": "The gauges at the start: {gauges}.",

  // What happened.
  "essay.happened-heading": "What happened",
  "essay.how-to-read":
    "A sentence is a record of the run; in parentheses are its number and how likely it was when it came.{cited, select, true { A note after it names what the rule behind it rests on. It is no source for the event, which happened in this run alone.} other {}}",
  "essay.nothing-happened": "Nothing was recorded.",
  "essay.turn": "Turn {number}: {from} to {to}",
  "essay.record": "{headline} (record {record}{any, select, true {; {how}} other {}}).",
  "essay.milestone": "Milestone{named, select, true { “{label}”} other {}}: {headline} (record {record}).",
  "essay.gauge-moved": "{gauge} from {before} to {after}",
  "essay.gauges-moved": "Over the turn these moved: {moved}.",

  // Why the turning points came.
  "essay.turning-heading": "Why the turning points came",
  "essay.turning-points":
    "Turning points are here the records that brought a milestone or the end: {all, select, true {all {bringers} of them} other {of {bringers} such records the {told} that changed the level of hostilities or were the least likely}}.",
  "essay.unlikely-points":
    "No record brought a milestone. {told, plural, one {This is the least likely record} other {These are the # least likely records}} of the run.",
  "essay.point-when": "{date}, record {record}.",
  "essay.came-with-it": "With it came {n, plural, one {the milestone} other {the milestones}}: {milestones}.",
  "essay.came-the-end": "With it came the end.",
  "essay.from-outside": "It came from outside: {how}",
  "essay.chosen": "It was not left to chance: {how}.",
  "essay.base-rate": "By its base rate it comes {often} while it is possible.",
  "essay.answered":
    "It {any, select, true {answered “{headline}”} other {was an answer}}; by itself such an answer comes with {chance}.",
  "essay.timer": "Its timer expired: “{state}” lasts {fixed, select, true {{low}} other {from {low} to {high}}}.",
  "essay.judgement": "This number is a judgement: {judgement}",
  "essay.no-factors": "Nothing raised or lowered that.",
  "essay.factors": "Just before it these were in force:",
  "essay.factor": "{label}{at, select, true { at {value}} other {}} (× {ratio})",
  "essay.that-made": "That made it {how}.",
  "essay.first-of-all":
    "Of all that could come next, it was first with {share}; the likeliest of the others was “{headline}”, with {other}.",
  "essay.posture-moved": "{posture}: {move}",
  "essay.moved": "It moved {moved}.",

  // How it ended.
  "essay.end-heading": "How it ended",
  "essay.ended": "The run ended on {date}, day {day}, as “{ending}”: {headline} (record {record}).",
  "essay.ran-to-horizon":
    "The run went on to its horizon, {date}, day {day}, and none of its endings came (record {record}).",
  "essay.still-open": "The run was not at its end by day {day}.",
  "essay.stood-at-last": "Everyone then stood as follows.",
  "essay.gauges-at-last": "The gauges at the end: {gauges}.",

  // Beside history.
  "essay.history-heading": "Beside what really happened",
  "essay.history":
    "The model is not built to repeat the record; where the two differ, ask what differed before. Notes here are sources for the dates.",
  "essay.history-table": "Milestones in the record and in this run",
  "essay.milestone-column": "Milestone",
  "essay.really": "In the record",
  "essay.here": "In this run",
  "essay.did-not-happen": "did not happen in this time",
  "essay.did-not-come": "did not come",
  "essay.public-record": "(public record)",
  "essay.date-and-record": "{date} (record {record})",

  // Assumptions.
  "essay.assumptions-heading": "Assumptions",
  "essay.assumptions":
    "{changed, select, true {Of the scenario''s assumptions, these are not as it is written. The others have the values of the scenario.} other {The scenario is played as written, with all of its {all, plural, one {# assumption} other {# assumptions}} at the values that it gives.}}",
  "essay.set-to": "is set to {value} instead of {written}.",

  // What it can say.
  "essay.limits-heading": "What the model can and cannot say",
  "essay.limits":
    "A run is one path out of many that the same rules allow. It shows how a crisis can unfold if the rules hold, and why it unfolded so here; it does not show that a thing would have happened, and it is no forecast. How often something comes over many runs, and by how much one assumption moves that, is for <code>faultline run</code> and <code>faultline compare</code>; even that says what follows from the rules, not how the world is.",
  "essay.limits-notes":
    "The rules rest on {cited, select, true {documents, graded by how reliable the source is and how credible the claim, and on judgements, which are named as such. A claim that is cited supports a rule or a number in it; it says nothing of this run.} other {judgements: the scenario cites no source.}}",

  // How it is played again.
  "essay.again-heading": "To play it again",
  "essay.again": "The same run, to the last digit, on any machine:",
  "essay.where-odds-moved":
    "After which records the odds of its endings moved most, and what would have been without one of them:",

  // Notes and sources.
  "essay.sources-heading": "Sources",
  "essay.no-sources": "Nothing in this run rests on a source.",
  "essay.note-source": "{title}, paragraph {paragraph}:",
  "essay.note-figures": "[{figures}]",
  "essay.note-grade": "Graded {grade}.",
  "essay.source-facts": "{published}; {leans}. Graded {letter}, {reliability}.",
} as const;
