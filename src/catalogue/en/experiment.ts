/**
 * Experiments: sweeps over assumptions and what moves the outcomes. Messages of the catalogue.
 */
export const experiment = {
  "experiment.command-sweep":
    "play at many values of some assumptions, with the same dice at each; an arm is a scenario, a file, or scenario:variant",
  "experiment.option-vary": "an assumption that varies, and its values; repeatable",
  "experiment.option-lhs": "a Latin hypercube of so many points, instead of a grid",
  "experiment.option-sobol": "so many points of the Sobol sequence, instead of a grid",
  "experiment.option-points-file":
    "play the points of a CSV file, whose first line names assumptions, in its order, instead of a grid",
  "experiment.option-salib": "write what varies as a problem of SALib, and play nothing",
  "experiment.option-ema": "write the results as EMA Workbench's load_results reads them (.tar.gz)",
  "experiment.points-forms":
    "the first line names assumptions, with commas between them; each further line is a point, a number for each name",
  "experiment.points-without-names": "the names of the assumptions are missing",
  "experiment.points-cells":
    "{n, plural, one {one value} other {# values}} for {wanted, plural, one {one assumption} other {# assumptions}}",
  "experiment.points-no-number": "“{cell}” is not a number",
  "experiment.points-none": "there are no points after the names",
  "experiment.points-and-vary": "a file of points says itself what varies",
  "experiment.points-leave-vary": "leave --vary or --points out",
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
  "experiment.two-designs": "--lhs, --sobol and --points are different ways to choose points",
  "experiment.one-design": "choose one of them",
  "experiment.nothing-varies": "nothing varies: there is no --vary, --lhs, --sobol or --points",
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
  "experiment.file-in-use-hint":
    "wait until it has finished there, or name another file; if no program has it any more, remove {lock}",
  "experiment.choose-another-file": "choose another file",
  "experiment.same-command-or-another-file": "give the command that it was begun with, seed included, or another file",

  "experiment.sweep-title":
    "{title}: {n, plural, one {1 point} other {{points} points}} of {runs, plural, one {{runs} run} other {{runs} runs}} each{arms, plural, one {} other {, # arms}}{partial, select, true { (partial)} other {}}",
  "experiment.design":
    "{kind, select, grid {Grid} sobol {Sobol points} file {Points of a file} other {Latin hypercube}} over {n, plural, one {one assumption} other {# assumptions}}: {ids}",
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

  "experiment.compare-option-csv": "write a table, one row per pair of runs",
  "experiment.nothing-in-common": "{first} and {second} have no ending, milestone or gauge in common",
  "experiment.compare-alike": "compare readings of one crisis: variants, values, or copies of its file",
  "experiment.not-in-both":
    "{n, plural, one {One ending, milestone or gauge is} other {# endings, milestones and gauges are}} in one of the two only, and not compared.",

  "experiment.command-sensitivity":
    "which assumptions or rates the outcomes hang on: by 10% of each, by screening (Morris), or by shares of the variance (Sobol)",
  "experiment.option-method": "one ensemble and 10% more of each number, as run --sensitivity; or morris, or sobol",
  "experiment.option-runs": "runs of each point, 200 by default; of the ensemble, 10,000, with --method one",
  "experiment.option-points":
    "trajectories, 40 by default, or groups of points, 256 by default: of the Sobol sequence a multiple of 8, best a power of two",
  "experiment.option-vary-some":
    "an assumption that varies, as a or a=0.5:2; repeatable; by default all that have a range",
  "experiment.option-over":
    "what varies: assumptions (the default), rates (factors on the rates of all hazards) or both; --vary chooses among them",
  "experiment.option-rates": "between which two numbers rates are multiplied (default: 0.5:2)",
  "experiment.option-vary-some-or-rate":
    "an assumption that varies, as a or a=0.5:2, or a hazard by its path, with factors on its rate; repeatable; by default all",
  "experiment.must-be-rates": "must be two factors above 0, up to 1,000, the lower first, such as 0.5:2",
  "experiment.vary-not-over":
    "{varied} {over, select, rates {is an assumption, and rates vary} other {is a rate, and assumptions vary}}",
  "experiment.vary-over": "give --over both, or leave --over out",
  "experiment.rates-not-over": "--rates says how far rates vary, and only assumptions do",
  "experiment.rates-over": "give --over rates or --over both too",
  "experiment.no-rates": "nothing happens at a rate here",
  "experiment.rates-elsewhere": "vary assumptions with --over assumptions",
  "experiment.no-such-rate": "no hazard {id} happens at a rate above 0",
  "experiment.factor-needs-range": "the factor on the rate of {id} needs a range above 0",
  "experiment.factor-range": "give {id}=0.5:2, or {id} alone for the range of --rates",
  "experiment.too-many-factors": "{n} factors are too many for the Sobol sequence, which has points for {most}",
  "experiment.fewer-factors":
    "choose some with --vary, screen them first with --method morris, or give --sampling random",
  "experiment.option-sampling": "with --method sobol: points of the Sobol sequence, or random points",
  "experiment.option-csv-factors": "write a table, one row per outcome and assumption or rate",
  "experiment.option-page": "write a self-contained page with a chart for each outcome",
  "experiment.points-of-randomisations":
    "--points {points} can’t be shared out: the groups are those of {n} independent randomisations of the Sobol sequence, which have the same number each",
  "experiment.points-multiple":
    "give a multiple of {n}, best a power of two: --points {below, select, 0 {{above}} other {{below} or --points {above}}}; or --sampling random, which takes any number",
  "experiment.needs-two-runs": "one run a point cannot tell chance from assumptions",
  "experiment.give-two-runs": "give two runs a point or more, with -n",
  "experiment.not-of-one": "{option} belongs to --method morris and --method sobol",
  "experiment.choose-method": "choose one of them, or leave it out for the ranking of one ensemble",

  "experiment.study-title":
    "{title}: what {over, select, rates {{n, plural, one {one rate decides} other {# rates decide}}} both {{n} assumptions and rates decide} other {{n, plural, one {one assumption decides} other {# assumptions decide}}}}, {method, select, morris {by screening (Morris)} other {by shares of the variance (Sobol)}}",
  "experiment.study-size":
    "{method, select, morris {{points, plural, one {{points} trajectory} other {{points} trajectories}}} other {{points, plural, one {{points} group} other {{points} groups}}}}, {all, plural, one {{all} point} other {{all} points}} in all, {runs, plural, one {{runs} run} other {{runs} runs}} each{partial, select, true { (partial)} other {}}",
  "experiment.mean-and-sd":
    "On average {mean}; over the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} it has a standard deviation of {sd}.",
  "experiment.shares":
    "Of the variance of a single run, the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} alone decide {assumptions}, the dice alone {dice}, both together {both}.",
  "experiment.not-told":
    "What the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} decide cannot be told from chance here; the indices below are noise.",
  "experiment.nothing-told":
    "Nothing that the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} decide can be told from chance: take more runs or points.",
  "experiment.interval": "({low} to {high})",
  "experiment.points": "{points, plural, one {{points} point} other {{points} points}}",
  "experiment.end-day": "Day of the end",
  "experiment.column-assumption": "{over, select, rates {rate} both {assumption or rate} other {assumption}}",
  "experiment.column-total": "total",
  "experiment.column-first": "alone",
  "experiment.column-interval": "95% interval",
  "experiment.column-mu-star": "effect",
  "experiment.column-mu": "with sign",
  "experiment.column-sigma": "spread",
  "experiment.column-floor": "by chance",
  "experiment.indices-explained":
    "“Alone” is the share of the variance over the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} that would go if this one were known; “total” is what would be left if all others were. The difference is interaction. What chance adds to the runs of a point is taken out.",
  "experiment.intervals-explained":
    "Intervals (95%) cover what the choice of points and what the dice do to the figures. They are from {sampling, select, sobol {the differences between {n} independent randomisations of the Sobol sequence} other {the bootstrap over groups of random points}}.",
  "experiment.effects-explained":
    "“Effect” is the mean of the absolute changes from one end of {over, select, rates {a rate’s range} both {an assumption or a rate’s range} other {an assumption}} to the other, “with sign” their mean, “spread” how they differ from place to place (curves or interactions); “by chance” is the effect that runs in this number show of nothing.",
  "experiment.study-all-figures":
    "All outcomes and {over, select, rates {rates} both {assumptions and rates} other {assumptions}}: --json or --csv; charts: --page.",

  "experiment.page-title": "What the outcomes hang on",
  "experiment.page-summary-sobol":
    "Shares of the variance over all that the {over, select, rates {rates} both {assumptions and rates} other {assumptions}} may be, first-order and total (Sobol), with 95% intervals.",
  "experiment.page-summary-morris":
    "What a change of each {over, select, rates {rate} both {assumption and rate} other {assumption}} does to the outcomes, from many places in all that they may be (Morris).",
  "experiment.fact-scenario": "Scenario",
  "experiment.fact-variant": "Variant",
  "experiment.fact-set": "Set",
  "experiment.fact-rates": "Factors on rates",
  "experiment.rates-range": "{low} to {high}",
  "experiment.fact-days": "Days",
  "experiment.fact-historical": "Historical injects",
  "experiment.fact-historical-yes": "played",
  "experiment.fact-seed": "Seed",
  "experiment.fact-study": "Study",
  "experiment.fact-engine": "Engine",
  "experiment.count-factors":
    "{over, select, rates {{n, plural, one {rate} other {rates}}} both {assumptions and rates} other {{n, plural, one {assumption} other {assumptions}}}}",
  "experiment.count-points": "{method, select, morris {trajectories} other {groups of points}}",
  "experiment.count-runs": "runs a point",
  "experiment.table-of-indices":
    "{label}: shares of the variance over the {over, select, rates {rates} both {assumptions and rates} other {assumptions}}",
  "experiment.table-of-effects":
    "{label}: effects of each {over, select, rates {rate} both {assumption and rate} other {assumption}}",
  "experiment.bars-label":
    "{label}: a bar for each {over, select, rates {rate} both {assumption and rate} other {assumption}}, the largest first; the table below has the figures.",
} as const;
