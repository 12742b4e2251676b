/**
 * What is rare: runs enough to know it within a share of itself. Messages of the catalogue.
 */
export const rare = {
  "rare.option-until":
    "play until half the 95% interval of a milestone or ending is at most this share of its likelihood, as in general-war:0.5; repeatable",
  "rare.option-pilot": "most runs of the pilot that fixes the number of runs for --until (100000)",
  "rare.must-be-within":
    "It must be an outcome and a share from 0.01 to 1, such as general-war:0.5; several with commas between them.",
  "rare.pilot-alone": "--pilot is the most runs of the pilot that fixes the number of runs for --until",
  "rare.give-until-too": "give --until too, such as --until general-war:0.5",
  "rare.until-and-precision": "--until and --precision each fix the number of runs",
  "rare.leave-one-out": "leave one of them out",
  "rare.until-of-shares": "{option} needs to know how many runs the study has, which --until decides only as it plays",
  "rare.give-runs-for-until": "play with --until once to see which runs it takes, and give them with --first and -n",
  "rare.no-such-outcome": "there is no ending or milestone {id}",
  "rare.until-takes-too-many": "that takes some {runs, plural, one {{runs} run} other {{runs} runs}}, more than {most}",
  "rare.wider-or-split": "give a larger share, or split runs on their way there",
  "rare.never-seen":
    "no run of the pilot has {id}, in {runs, plural, one {{runs} run} other {{runs} runs}}, so nothing says how many runs it takes",
  "rare.longer-pilot-or-split": "play a longer pilot, such as --pilot {pilot}, or split runs on their way there",
  "rare.until":
    "A pilot of {pilot} runs, which are not counted, fixed the number of runs, so that when playing stopped adds no bias:",
  "rare.until-outcome": "{id}: ± {share} of its likelihood asked for, ± {found} found",

  "rare.command":
    "how probable a milestone or an ending is that hardly any run comes to, by splitting runs on their way there",
  "rare.option-runs": "futures from each level, in each repetition",
  "rare.option-repetitions": "independent repetitions, from which the interval comes",
  "rare.option-pilot-trials": "futures from each level of the pilot that chooses the levels",
  "rare.option-levels": "levels of importance, in place of the pilot’s: rising, such as 0.25,0.5,0.75",
  "rare.option-importance":
    "weight of a posture (actor.posture) or a gauge in the importance, in place of those chosen by themselves; repeatable",
  "rare.option-plain-estimates": "the product of the shares alone, without control variates",
  "rare.option-csv": "write a table, one row per level of each repetition",
  "rare.must-be-levels": "It must be numbers that rise, with commas between them, such as 0.25,0.5,0.75.",
  "rare.must-be-weight": "It must be a posture or a gauge and a number, such as front.hostilities=1.",
  "rare.no-such-importance": "there is no posture or gauge {name}",
  "rare.pilot-stuck":
    "the pilot did not come to {id}: of {trials, plural, one {{trials} future} other {{trials} futures}} {n, plural, =0 {from the start hardly any came nearer} other {from importance {highest} hardly any came further}}",
  "rare.more-pilot-or-importance":
    "play more futures with --pilot {pilot}, or say with --importance which postures and gauges lead there",

  "rare.title": "{label} ({id}) in {title}",
  "rare.likelihood": "Likelihood {share}, 95% interval {low} to {high}: {word}.",
  "rare.one-in": "One run in {runs}; between one in {low} and one in {high}.",
  "rare.none-came":
    "None of {repetitions, plural, one {{repetitions} repetition} other {{repetitions} repetitions}} came there: nothing can be said. Give more futures with -n.",
  "rare.worth":
    "As sure as {plainRuns, plural, one {{plainRuns} plain run} other {{plainRuns} plain runs}}, for the work of {work} ({times}×).",
  "rare.controls":
    "Control variates at {used} of {levels, plural, one {{levels} level} other {{levels} levels}}: worth {times} times as many repetitions.",
  "rare.controls-unused": "Control variates are left out: in a pilot they were of no use here.",
  "rare.size":
    "{repetitions, plural, one {{repetitions} repetition} other {{repetitions} repetitions}} of {trials, plural, one {{trials} future} other {{trials} futures}} from each level; {levels, plural, one {# level} other {# levels}}.",
  "rare.heading-levels": "Levels",
  "rare.level": "importance {importance}",
  "rare.level-last": "it comes about",
  "rare.heading-passed": "pass",
  "rare.heading-so-far": "so far",
  "rare.importance": "Importance, the sum of what these are worth:",
  "rare.gauge": "from {from} to {to}, weight {weight}",
  "rare.explained": "Importance and levels decide how sure a figure is, not what it is on average.",
  "rare.partial": "Stopped early: these are the repetitions that were finished.",

  "rare.page-title": "How probable something rare is",
  "rare.page-summary": "{label}, by splitting runs on their way there.",
  "rare.option-page": "write the figures as a page that needs nothing else",
  "rare.count-repetitions": "independent repetitions",
  "rare.count-trials": "futures from each level, in each",
  "rare.count-levels": "levels before the outcome",
  "rare.page-levels": "Levels on the way",
  "rare.page-importance": "What says how near a run is",
  "rare.column-level-name": "level",
  "rare.column-what": "posture or gauge",
  "rare.column-worth": "worth",

  "rare.column-repetition": "number of the repetition, from 0; repetitions are independent",
  "rare.column-level": "number of the level, from 0; the last is that the outcome comes about",
  "rare.column-importance": "importance that passes the level; empty for the last one",
  "rare.column-trials": "futures played towards the level",
  "rare.column-passed":
    "futures that passed it; the product of their shares over the levels is the repetition’s estimate",
  "rare.column-correction":
    "what the scores of these futures tell, per future; times the shares of the levels before, it is taken off the repetition’s product. 0 without control variates",
  "rare.column-days-played": "days of play of these futures",
} as const;
