/**
 * Many runs as a page. Messages of the catalogue.
 */
export const runs = {
  "runs.option-page": "write a page with charts to this file, that opens without a network",
  "runs.subtitle":
    "{runs, plural, one {{runs} run} other {{runs} runs}}{partial, select, true {, a part of those asked for} other {}}",
  "runs.summary":
    "What runs of the model do, counted and estimated. The shares follow by arithmetic from the numbers of the scenario; they are no forecast.",
  "runs.fact-scenario": "Scenario",
  "runs.fact-variant": "Variant",
  "runs.fact-set": "Set",
  "runs.fact-seed": "Seed",
  "runs.fact-runs": "Runs",
  "runs.fact-engine": "Engine",
  "runs.fact-hash": "Hash",
  "runs.from-to": "{first} to {last}",
  "runs.section-outcomes": "Outcomes",
  "runs.endings-caption": "How runs end",
  "runs.milestones-caption": "Milestones",
  "runs.column-outcome": "outcome",
  "runs.column-share": "share",
  "runs.column-interval": "95% interval",
  "runs.column-word": "in words",
  "runs.section-milestones": "When milestones are reached",
  "runs.milestones-key": "The share of all runs in which each has been reached by a day. The most frequent come first.",
  "runs.section-gauges": "Gauges",
  "runs.gauges-key":
    "The band holds nine runs of ten, from the 5% quantile to the 95% quantile; the dashed line is the median. A run that has ended keeps its last value.",
  "runs.gauges-caption": "Gauges at the end",
  "runs.gauges-end": "At the end of the days played.",
  "runs.column-gauge": "gauge",
  "runs.column-mean": "mean",
  "runs.column-median": "median",
  "runs.section-ends": "When runs end",
  "runs.ended-before": "share of the runs that have ended before the day",
} as const;
