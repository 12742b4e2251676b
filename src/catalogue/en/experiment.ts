/**
 * Experiments: sweeps over assumptions and what moves the outcomes. Messages of the catalogue.
 */
export const experiment = {
  "experiment.command-sweep":
    "play at many values of some assumptions, with the same dice at each; an arm is a scenario, a file, or scenario:variant",
  "experiment.option-vary": "an assumption that varies, and its values; repeatable",
  "experiment.option-lhs": "a Latin hypercube of so many points, instead of a grid",
  "experiment.option-sobol": "so many points of the Sobol sequence, instead of a grid",
  "experiment.option-outcome":
    "an ending, milestone or gauge that the text shows; repeatable; by default those that vary most",
  "experiment.option-csv": "write a table, one row per point",
  "experiment.option-parquet": "write the same table as Parquet",
  "experiment.option-rows": "what a row of the tables is",
  "experiment.option-resume":
    "keep what has been played in this file, and go on from there if it is left and the same command is given again",
  "experiment.vary-forms":
    "Values are a=0.5:2:0.25 (from, to, step) or a=0.5,1,2 in a grid; a=0.5:2, or a alone for all that it may be, with --lhs or --sobol.",

  "experiment.vary-malformed": "--vary {written} can’t be read",
  "experiment.vary-empty": "--vary {written} holds no value",
  "experiment.step-too-small": "--vary {written} has more than 100,000 values",
  "experiment.larger-step": "take a larger step",
  "experiment.varied-twice": "{id} is varied twice",
  "experiment.vary-once": "give all its values in one --vary",
  "experiment.varied-and-set": "{id} is both varied and set",
  "experiment.vary-or-set": "leave --vary or --set out",
  "experiment.grid-needs-values": "a grid needs the values of {id}",
  "experiment.grid-values":
    "give a step, as in a=0.5:2:0.25, or a list, as in a=0.5,1,2; or sample with --lhs or --sobol",
  "experiment.sample-takes-ranges": "a sample chooses the values of {id} itself",
  "experiment.sample-ranges": "leave the step or the list out: a=0.5:2, or a alone for all that it may be",
  "experiment.two-designs": "--lhs and --sobol are two ways to choose points",
  "experiment.one-design": "leave one of them out",
  "experiment.nothing-varies": "nothing varies: there is no --vary, --lhs or --sobol",
  "experiment.nothing-to-vary":
    "there is nothing to vary: the variant and the chosen values fix every assumption that has a range",
  "experiment.leave-some": "leave at least one of them open",
  "experiment.too-many-points": "{points} points are too many: {most} at most",
  "experiment.fewer-points": "take larger steps, fewer assumptions, or a sample with --lhs or --sobol",
  "experiment.too-many-runs": "{points} points of {runs} runs are too many: {most} runs in all at most",
  "experiment.fewer-runs": "take fewer points, or fewer runs with -n",
  "experiment.no-such-outcome": "there is no ending, milestone or gauge {id}",
  "experiment.file-not-opened": "{file} can’t be opened: {reason}",
  "experiment.file-not-written": "{file} can’t be written: {reason}",
  "experiment.file-is-other": "{file} is not the file of an experiment, and is left as it is",
  "experiment.file-of-another": "{file} is of another experiment; these differ: {differing}",
  "experiment.file-damaged": "{file} is damaged in line {line}",
  "experiment.first-line": "the first line",
  "experiment.choose-another-file": "choose another file",
  "experiment.same-command-or-another-file": "give the command that it was begun with, seed included, or another file",

  "experiment.sweep-title":
    "{title}: {n, plural, one {1 point} other {{points} points}} of {runs} runs each{arms, plural, one {} other {, # arms}}{partial, select, true { (partial)} other {}}",
  "experiment.design":
    "{kind, select, grid {Grid} sobol {Sobol points} other {Latin hypercube}} over {n, plural, one {one assumption} other {# assumptions}}: {ids}",
  "experiment.same-dice": "The same dice at every point: each plays runs 0 to {last} of the seed.",
  "experiment.along": "Along {id}, from {first} to {last} in {n, plural, one {# point} other {# points}}:",
  "experiment.maps": "{down} downwards, {across} to the right; the darker, the more of that outcome’s own range.",
  "experiment.milestones-that-vary": "Milestones that vary most",
  "experiment.least": "least",
  "experiment.median": "median",
  "experiment.most": "most",
  "experiment.goes-with": "goes with",
  "experiment.goes-with-explained":
    "“Goes with” has the rank correlations that points in this number would hardly show by chance.",
  "experiment.sweep-all-figures": "All outcomes with their intervals: --json, --csv or --parquet.",
  "experiment.partial": "Stopped early: these are the points that were finished.",
} as const;
