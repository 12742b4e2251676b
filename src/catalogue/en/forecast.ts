/**
 * Forecasts before the reveal: questions, what is revealed, scores. Messages of the catalogue.
 */
export const forecast = {
  // Questions and answers.
  "forecast.ask-milestone": "Will “{label}” have come about before {date} (day {day})?",
  "forecast.ask-ending": "Will the crisis have ended before {date} (day {day}) with “{label}”?",
  "forecast.ask-posture": "Will {posture} have come to “{state}” before {date} (day {day})?",
  "forecast.ask-gauge": "Will “{gauge}” stand at {value} or more as {date} (day {day}) begins?",
  "forecast.stands-at": "Now: {now}.",
  "forecast.answer-yes": "Yes.",
  "forecast.answer-yes-on": "Yes, on {date} (day {day}).",
  "forecast.answer-no": "No.",
  "forecast.call":
    "You said {guess}, the model {odds}. Brier score {brier} (model {modelBrier}), log score {bits} bits (model {modelBits}).",

  // Scores.
  "forecast.row-own": "you",
  "forecast.row-class": "all of them together",
  "forecast.row-model": "the model",
  "forecast.row-base": "always {rate}, the share that came true",
  "forecast.row-last": "you, last time",
  "forecast.column-brier": "Brier",
  "forecast.column-bits": "log, bits",
  "forecast.bin": "{count, plural, one {# forecast} other {# forecasts}}, said {guess}, came true {share}",
  "forecast.scores-title": "Mean scores of {n, plural, one {# forecast} other {# forecasts}}; lower is better",
  "forecast.calibration-title":
    "Calibration: | what you said, # how often it came true; well calibrated where they meet",
  "forecast.best": "Best call: {text} You said {guess}, and it {came, select, true {came true} other {did not}}.",
  "forecast.worst": "Worst call: {text} You said {guess}, and it {came, select, true {came true} other {did not}}.",
  "forecast.nothing-settled": "Nothing is settled yet.",
  "forecast.handicap": "The share that came true is known only afterwards, so it is a hard mark to beat.",

  // The pages on the screen.
  "forecast.title": "Forecast · {date}, day {day}",
  "forecast.title-revealed": "What has come of the forecasts · {date}, day {day}",
  "forecast.title-open": "Forecasts of this run",
  "forecast.title-card": "Your forecasts of this run",
  "forecast.counting": "Playing futures to find questions that are really open …",
  "forecast.how-likely":
    "How likely? 50% scores 0.25 whatever happens; bold and wrong costs most. What you believe scores best.",
  "forecast.give": "Give these forecasts, and play the turn",
  "forecast.place": "Question {place} of {of}.",
  "forecast.given":
    "The forecasts are in. n and space play on, t plays the turn at once, o shows the odds that you were up against.",
  "forecast.no-questions":
    "Nothing is uncertain enough to ask about in this turn. Play on: n, space, or t for the whole turn.",
  "forecast.still-open": "Still open",
  "forecast.you-said": "You said {guess}.",
  "forecast.closed-until-given": "It opens once your forecasts of this turn are in: f goes to them.",
  "forecast.closed-until-next":
    "Odds of a moment open with the next forecasts; those of the start of this turn are open: select an earlier record.",
  "forecast.closed-until-over": "It opens once the run is over, for it could tell what you are to forecast.",
  "forecast.odds-closed": "odds: closed until the forecasts are in",
  "forecast.rivals-closed": "What could have happened instead is shown once the next forecasts are in.",
  "forecast.wait": "First your forecasts: f goes to them.",
  "forecast.leave":
    "The forecasts of this turn have not been given. q leaves without them, any other key stays; those of the turns before are kept.",
  "forecast.key": "forecasts: this turn''s, and how they went",
  "forecast.keys": "Forecasts",
  "forecast.key-less": "5% less likely",
  "forecast.key-more": "5% more likely",
  "forecast.key-bit-less": "1% less likely",
  "forecast.key-bit-more": "1% more likely",
  "forecast.key-on": "next question, or give the forecasts",
  "forecast.not-here":
    "This run is played without forecasts. Forecasts begin with the run: play --forecast, with nobody seated.",
  "forecast.offer-title": "Forecast before the reveal",
  "forecast.offer":
    "Before each turn you are asked how likely a few things are. Then the turn is played, and you see what happened, what the model thought, and how good your forecasts were. Odds stay closed while they could tell you.",
  "forecast.offer-again": "The run with seed {seed} begins again at its first day.",
  "forecast.offer-seen":
    "You have seen {day, plural, =0 {its first day} one {its first day} other {its first # days}}. To forecast what you do not know yet, play another seed.",
  "forecast.offer-heard": "Enter begins, Escape goes back.",
  "forecast.hint-begin": "begin",
  "forecast.below": " below",
  "forecast.hint-forecasts": "forecasts",
  "forecast.hint-steps": "5%",
  "forecast.hint-fine": "1%",
  "forecast.hint-next": "next",
  "forecast.hint-give": "give them",
  "forecast.hint-look": "look around",
  "forecast.hint-on": "go on",
  "forecast.heard-guess": "{percent}%, {word}.",
  "forecast.heard-keys":
    "Left and right by 5, minus and plus by 1, down for the next question, Enter goes on to it and at last gives the forecasts.",

  // The start menu.
  "forecast.menu-on": "With forecasts before each turn.",
  "forecast.menu-hint": "{forecast, select, true {no forecasts} other {forecasts}}",
  "forecast.menu-heard":
    "{forecast, select, true {With forecasts; f plays without.} other {f puts forecasts before each turn.}}",

  // The command.
  "forecast.option": "forecast at each turn before it is played, and see how good the forecasts were",
  "forecast.option-scores": "with --forecast, write the forecasts to this file too, to hand them in",
  "forecast.option-name": "with --forecast, your name in that file",
  "forecast.option-page": "begin each turn with forecasts, as play --forecast does",
  "forecast.page-seats": "forecasts go with runs in which nobody is seated, and the code seats {seats}",
  "forecast.page-seats-hint": "write the page without --forecast",
  "forecast.refuses-beside": "--forecast does not go together with {option}",
  "forecast.refuses-beside-hint": "play that without --forecast; forecasts are kept by themselves",
  "forecast.needs-forecast": "{option} goes with --forecast",
  "forecast.name-length": "a name has 1 to 100 characters",
  "forecast.scores-there": "{file} is there already and holds other forecasts",
  "forecast.scores-there-hint": "choose another file, or remove it",
  "forecast.resumed": "You go on after your forecasts of day {day}.",
  "forecast.kept":
    "{n, plural, =0 {No forecasts were given.} one {# forecast is kept: {file}} other {# forecasts are kept: {file}}}",
  "forecast.not-kept-anywhere": "{n, plural, one {# forecast} other {# forecasts}} could not be kept in {file}: {why}",
  "forecast.go-on-with": "Go on with it: {command}",
  "forecast.class-command": "Score a class: {command}",

  // Line by line.
  "forecast.plain-opening":
    "Before each turn you are asked how likely some things are. Answer with a number from 1 to 99, in per cent.",
  "forecast.so-far":
    "So far, over {n, plural, one {# forecast} other {# forecasts}}: mean Brier score {own}, the model {model}.",
  "forecast.plain-turn":
    "Day {day}, {date}. {n, plural, one {One question} other {# questions}} before the turn is played.",
  "forecast.plain-prompt": "Probability (1 to 99; b back, q leave): ",
  "forecast.plain-unread": "Type a whole number from 1 to 99.",
  "forecast.plain-nothing-happened": "Nothing happened.",

  // A class.
  "forecast.command-scores": "pools the forecasts of a class: who forecast best, calibration, what was hardest",
  "forecast.file-no-json": "it is no JSON: {reason}",
  "forecast.file-foreign": "it holds no forecasts of faultline",
  "forecast.file-newer": "it is {format}; this version reads {known}",
  "forecast.file-malformed": "{where}: {what}",
  "forecast.file-wrong-days": "{where}: its days are out of order",
  "forecast.bad-file": "{file}: {fault}",
  "forecast.bad-files-hint": "leave them out, or ask for them again; nothing has been scored",
  "forecast.class-title":
    "Forecasts of {n, plural, one {# person} other {# people}}, {forecasts, plural, one {# settled forecast} other {# settled forecasts}}; lower scores are better",
  "forecast.class-runs":
    "They forecast {n, plural, one {{n} different run} other {{n} different runs}}, so their scores are not of the same questions; compare each with the model''s beside it.",
  "forecast.class-column-forecasts": "forecasts",
  "forecast.class-column-model": "model''s Brier",
  "forecast.class-column-calibration": "off by",
  "forecast.class-name": "{name}{finished, select, true {} other { (left early)}}",
  "forecast.class-heading": "Name",
  "forecast.class-calibration": "Calibration of all together: | what was said, # how often it came true",
  "forecast.class-off-by":
    "“off by” is how far what was said lies from how often it came true, on average over the forecasts.",
  "forecast.class-hardest": "Where the class was most wrong",
  "forecast.class-question":
    "{text} {observed, select, true {Yes} other {No}}. {n, plural, one {One said} other {# said, on average,}} {guess}; the model {odds}; Brier score {brier}.",
  "forecast.class-disputed": "Files disagree on one question, so one of them was changed by hand: {text} ({names})",
} as const;
