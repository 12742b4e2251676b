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
  "rare.until-takes-too-many": "that takes some {runs} runs, more than {most}",
  "rare.wider-or-split": "give a larger share, or split runs on their way there",
  "rare.never-seen": "no run of the pilot has {id}, in {runs} runs, so nothing says how many runs it takes",
  "rare.longer-pilot-or-split": "play a longer pilot, such as --pilot {pilot}, or split runs on their way there",
  "rare.until":
    "A pilot of {pilot} runs, which are not counted, fixed the number of runs, so that when playing stopped adds no bias:",
  "rare.until-outcome": "{id}: ± {share} of its likelihood asked for, ± {found} found",
} as const;
