/**
 * The ensemble against history: the command's report and its page. Messages of the catalogue.
 */
export const backtest = {
  // Command and options.
  "backtest.command": "score a scenario against what really happened, or all crises of the library",
  "backtest.option-hold-out": "also play it with the numbers of its shared actors as the other crises leave them",
  "backtest.option-page": "write a page to this file, that opens without a network",
  "backtest.option-runs": "number of runs of each arm",
  "backtest.no-history": "{scenario} has no history to be scored against",
  "backtest.needs-history": "add a history section to it: which milestone came when, or never",
  "backtest.nothing-shared":
    "{scenario} shares no file with most crises of the library, so there is nothing to hold out",
  "backtest.leave-hold-out": "leave out --hold-out",
  "backtest.set-for-all": "--set needs to know which scenario it is for",
  "backtest.name-scenario": "name a scenario: faultline backtest tavush-2020 --set assumption=number",

  // Arms and baselines.
  "backtest.free-play": "free play",
  "backtest.historical": "with the dated injects",
  "backtest.held-out": "hold-out",
  "backtest.variant": "variant {variant}",
  "backtest.uniform": "always 50%, any day",
  "backtest.base-rate-of-these": "always {p}, the base rate",

  // The report for reading.
  "backtest.title":
    "{title} against history · {runs, plural, one {{runs} run} other {{runs} runs}} of each arm · seed {seed}",
  "backtest.partial": "Stopped early: some arms have fewer runs.",
  "backtest.column-milestone": "milestone",
  "backtest.column-history": "history",
  "backtest.column-runs": "of runs",
  "backtest.column-held-out": "hold-out",
  "backtest.column-bits": "bits",
  "backtest.column-crps": "CRPS",
  "backtest.column-rank": "rank of its day",
  "backtest.column-brier": "Brier",
  "backtest.column-log": "log",
  "backtest.column-dates": "days in the central half",
  "backtest.day": "day {day}",
  "backtest.never": "never",
  "backtest.given": "given",
  "backtest.heading-scores": "scores, lower is better",
  "backtest.heading-unset": "only milestones that the dated injects do not set ({n} of {all})",
  "backtest.dates": "{central} of {dates}",
  "backtest.dates-expected":
    "{central} of {dates} ({low} to {high} expected{within, select, true {} other {: outside}})",
  "backtest.heading-put-back":
    "{n, plural, =0 {Nothing was put back: the crisis changes no number that it shares} one {Put back for the hold-out: # shared transition or gauge} other {Put back for the hold-out: # shared transitions and gauges}}",
  "backtest.legend":
    "bits: surprise at what happened, −log₂((k + ½)/(n + 1)) for k agreeing runs of n; its mean is the log score. CRPS in days.",
  "backtest.legend-given": "given: holds from the start in every run; in the sum of bits, and in no mean.",
  "backtest.all-title": "All crises together",
  "backtest.all-sum": "together",
  "backtest.column-crisis": "crisis",

  // The page.
  "backtest.page-title": "Against history",
  "backtest.page-summary":
    "How often {runs, plural, one {{runs} run of the model does} other {{runs} runs of the model do}} what history did, and on which days. A score is lower the better. Nothing here says that the model is right: it says how surprised it would have been.",
  "backtest.fact-engine": "Engine",
  "backtest.fact-runs": "Runs of each arm",
  "backtest.fact-scenario": "Scenario",
  "backtest.fact-set": "Assumptions set",
  "backtest.fact-seed": "Seed",
  "backtest.count-bits": "bits of surprise",
  "backtest.count-milestones": "milestones scored",
  "backtest.count-dates": "days in the model's central half",
  "backtest.section-milestones": "Milestone by milestone",
  "backtest.milestones-caption": "What happened, how often the model does it, and where its day lies",
  "backtest.section-scores": "Scores",
  "backtest.scores-caption": "Each arm, and two forecasts without a model",
  "backtest.unset-caption": "The same, only on milestones that the dated injects do not set",
  "backtest.section-days": "Where the days lie",
  "backtest.days-caption": "Rank of each day of the record among the runs: how many lie in each tenth",
  "backtest.days-explained":
    "{central} of {dates} days of the record lie in the central half of the model's. Of {histories} runs of the model, each taken for the record in turn, nine in ten have {low} to {high} of their days there. {within, select, true {So the days do not tell the record from a run.} other {So the model's days are {tooNarrow, select, true {too narrow} other {too wide}} for the record.}}",
  "backtest.no-days": "No day of the record has a rank.",
  "backtest.section-put-back": "What the hold-out puts back",
  "backtest.put-back-caption": "Shared transitions and gauges that the crisis changes",
  "backtest.column-put-back": "shared transition or gauge",
  "backtest.column-keys": "what is put back",
  "backtest.column-arm": "arm",
  "backtest.histogram-label": "Ranks in tenths: {counts}",
} as const;
