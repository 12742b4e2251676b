/**
 * `faultline calibrate`: which values of the assumptions observed targets rule out. Messages of the catalogue.
 */
export const calibrate = {
  "calibrate.command":
    "find which values of the assumptions observed targets rule out (history matching in waves); never one best value",
  "calibrate.option-target":
    "what was observed, as general-war=0.1+-0.03, tension=55+-5 or ceasefire.day=12+-2: a share of the runs that have an ending or milestone, a gauge's mean at the end, or a milestone's mean day, and a standard deviation; repeatable",
  "calibrate.option-targets": "read targets from a file, one a line: general-war: 0.1 ± 0.03 # where it is from",
  "calibrate.option-hold-out": "a target that rules nothing out, to see what is said of it; repeatable",
  "calibrate.option-single":
    "targets are one course of events, such as history, and not means of many: the variance of a single run is allowed for",
  "calibrate.option-points": "points of a Latin hypercube",
  "calibrate.option-runs": "runs of each point in the first wave; each further wave has four times as many in all",
  "calibrate.option-waves": "waves",
  "calibrate.option-cutoff": "standard deviations from a target beyond which a point is ruled out",
  "calibrate.option-write":
    "write a scenario file over this one with the ranges of what is not ruled out, and the reasons as comments",
  "calibrate.option-csv": "write a table, one row per point",
  "calibrate.option-page": "write a self-contained page with charts of what is left",

  "calibrate.no-targets": "what was observed? There is no target that may rule anything out",
  "calibrate.give-targets": "give one with --target, as in --target general-war=0.1+-0.03, or a file with --targets",
  "calibrate.target-malformed": "the target {written} can’t be read",
  "calibrate.target-malformed-at": "{file}:{line}: the target {written} can’t be read",
  "calibrate.target-forms":
    "a target is id=value+-spread, such as general-war=0.1+-0.03 or general-war=10%+-3%, tension=55+-5 or ceasefire.day=12+-2; in a file id: value ± spread",
  "calibrate.target-twice": "there are two targets of {id}",
  "calibrate.target-once": "leave one out",
  "calibrate.share-beyond": "the target of {id} is {value}, which is no share of the runs",
  "calibrate.give-share": "give a share from 0 to 1, or a percentage",
  "calibrate.day-of-milestone": "{id} is no milestone, and has no day",
  "calibrate.no-such-held-out": "there is no target {id} to hold out",
  "calibrate.no-scenario-name": "{file} is no scenario’s name: it does not end in .yaml",
  "calibrate.is-there": "{file} is there already, and no scenario is written over",
  "calibrate.write-beside":
    "{file} would lie in another folder than the scenario that it imports, which can’t be found from there",
  "calibrate.write-here": "write it into the folder {folder}",

  "calibrate.wave": "wave {wave} of {waves}, {points, plural, one {{points} point} other {{points} points}}",
  "calibrate.title": "{title}: what {n, plural, one {one target rules out} other {# targets rule out}}",
  "calibrate.size":
    "{points, plural, one {{points} point} other {{points} points}}, a Latin hypercube over {n, plural, one {one assumption} other {# assumptions}}; a point is ruled out that is more than {cutoff} standard deviations from a target{single, select, true {, the variance of a single run included} other {}}{partial, select, true { (partial)} other {}}",
  "calibrate.observed": "{value} ± {spread}",
  "calibrate.untold": "not told",
  "calibrate.left":
    "{n, plural, =0 {All of {points, plural, one {one point} other {# points}} are ruled out.} one {One point is not ruled out: it stands for {share} ({low} to {high}) of what the assumptions may be.} other {# points are not ruled out: they stand for {share} ({low} to {high}) of what the assumptions may be.}}",
  "calibrate.nothing-left":
    "No values of these assumptions come near all targets: the model can’t give them together, or spreads are too small for what the model leaves out. That is a finding about the model.",
  "calibrate.no-best": "None of these is best: as far as the targets tell, each is as good as another.",
  "calibrate.no-evidence":
    "That they fit {n, plural, one {the target {targets}} other {the targets {targets}}} is no evidence for the model: {n, plural, one {it} other {they}} chose them.",
  "calibrate.held-out":
    "{id}, held out, was {observed}; the points give {low} to {high}, {within} of them near enough. {standing, select, before {It is no evidence: an earlier calibration chose ranges by it.} record {It is no evidence: it is in the record of the scenario, and its numbers were chosen by people who know that.} other {It did not choose them: this is evidence, for or against.}}",
  "calibrate.hold-out-hint":
    "To have evidence, hold a target out (--hold-out): what the points say of that was not chosen by it.",
  "calibrate.standing":
    "{standing, select, chose {chose the points} before {chose ranges before} record {in the record} other {evidence}}",
  "calibrate.targets-heading": "Targets",
  "calibrate.waves-heading": "Waves",
  "calibrate.wave-name": "wave {wave}",
  "calibrate.narrowed-heading": "What is left of each assumption that is narrowed",
  "calibrate.none-narrowed": "No assumption is narrowed by itself: what is ruled out are combinations.",
  "calibrate.hull":
    "These ranges together hold {hull} of what the assumptions may be, combinations that are ruled out included.",
  "calibrate.few-left": "So few points say little of where the others lie: take more with --points.",
  "calibrate.all-figures":
    "All points: --json, --csv or --parquet; charts: --page; a scenario with these ranges: --write.",
  "calibrate.written": "Written: {file}",
  "calibrate.column-wave": "wave",
  "calibrate.column-runs": "runs a point",
  "calibrate.column-played": "played",
  "calibrate.column-kept": "not ruled out",
  "calibrate.column-share": "of all",
  "calibrate.column-target": "target",
  "calibrate.column-observed": "observed",
  "calibrate.column-points-give": "points give",
  "calibrate.column-within": "near enough",
  "calibrate.column-standing": "what it is",
  "calibrate.column-from": "from",
  "calibrate.column-to": "to",
  "calibrate.column-range": "of what it may be",
  "calibrate.from-to": "{low} to {high}",

  "calibrate.table-n": "runs of the point in all waves",
  "calibrate.table-ruled-out": "wave that ruled the point out; empty where none did",
  "calibrate.table-implausibility": "greatest implausibility of the targets, in standard deviations",
  "calibrate.table-mean": "what the point gives: {label}",
  "calibrate.table-implausibility-of": "standard deviations from the target: {label}",

  "calibrate.page-title": "What is not ruled out",
  "calibrate.page-summary": "The values of the assumptions that observed targets leave (history matching).",
  "calibrate.count-points": "points",
  "calibrate.count-runs": "runs a point at most",
  "calibrate.section-left": "What is left",
  "calibrate.section-targets": "Targets",
  "calibrate.section-assumptions": "Assumptions",
  "calibrate.narrowed-caption": "What is left of each assumption that is narrowed, in what it may be",
  "calibrate.plane-caption":
    "Points by {across} (to the right) and {up} (upwards): dark are those that are not ruled out; the frame is the narrowed ranges",

  // The scenario file that is written; a later calibration reads of it which targets chose its ranges.
  "calibrate.file-title": "{title}, as matched",
  "calibrate.file-about":
    "What history matching has not ruled out in {scenario} (faultline {engine}, calibrate): ranges of assumptions, and no best values.",
  "calibrate.file-played":
    "Seed {seed}, study {study}, {points, plural, one {{points} point} other {{points} points}}, up to {runs, plural, one {{runs} run} other {{runs} runs}} each; beyond {cutoff} standard deviations a point is ruled out.",
  "calibrate.file-targets": "Targets:",
  "calibrate.file-target": "  {id}: {observed}{reason, select, none {} other {  ({reason})}}",
  "calibrate.file-hull":
    "The ranges below hold {hull} of what the assumptions may be, the points that are not ruled out stand for {share}: not every combination within them is left.",
  "calibrate.file-history":
    "These milestones chose the ranges. They leave the record here, so that no backtest calls their fit a test.",
  "calibrate.file-range": "{low} to {high} before; {width} of what it may be is left.",
  "calibrate.file-moved": "{before} before, which is ruled out: the middle of what is left, and no estimate.",
  "calibrate.file-set": "As it was set.",
  "calibrate.file-variant": "Ruled out: it sets {id} to {value}.",
  "calibrate.file-reason": "Not ruled out by history matching (calibrate) against: {targets}.",
} as const;
