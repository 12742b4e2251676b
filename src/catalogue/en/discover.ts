/**
 * `faultline discover`: the box of assumptions in which an outcome happens. Messages of the catalogue.
 */
export const discover = {
  "discover.command":
    "find the values of the assumptions where an outcome happens: a box with its density and coverage (PRIM), checked on fresh runs",
  "discover.option-outcome": "the ending, milestone or gauge that is looked for",
  "discover.option-threshold":
    "count points instead of runs: those where so great a share of the runs has the outcome, such as 0.5; for a gauge, where its mean at the end is at least this",
  "discover.option-absent": "look for where the outcome does not happen",
  "discover.option-points": "points of a Latin hypercube (default: 2000)",
  "discover.option-sweep":
    "look in the points of a finished sweep instead of playing any: its table (.csv with its descriptor, .parquet) or what its --json printed",
  "discover.option-dice":
    "own: each point has runs of its own (the default); common: all play the same runs, as in a sweep",
  "discover.option-runs": "runs of each point, 20 by default; 100 with --threshold",
  "discover.option-check": "fresh points to check the boxes on, as many as there are points by default; 0 for none",
  "discover.option-box": "tell this box of the curve instead of the one that the rule chooses",
  "discover.option-peel": "share of the points in the box that each slice takes away",
  "discover.option-least-mass": "share of all points that a box keeps at least",
  "discover.option-quasi-p": "drop limits with a quasi-p-value of so much or more; 1 keeps all that raise the density",
  "discover.option-csv": "write a table, one row per box of the curve",
  "discover.option-page": "write a self-contained page with charts of the box and the curve",

  "discover.outcome-needed": "which outcome is looked for? There is no --outcome",
  "discover.threshold-needed": "{id} is a gauge: it does not happen or fail to",
  "discover.give-threshold": "say from which mean on it counts, with --threshold",
  "discover.threshold-is-share": "{threshold} is no share of runs",
  "discover.give-share": "give a number above 0, and 1 at most, such as --threshold 0.5",
  "discover.no-such-box": "there is no box {box}: the curve has boxes 0 to {last}",
  "discover.choose-box": "leave --box out to see them",
  "discover.must-be-share": "must be a number above 0, and {most} at most",
  "discover.must-be-number": "must be a number",

  "discover.sweep-unread": "{file} can’t be read as a sweep: {reason}",
  "discover.sweep-kinds":
    "give what sweep wrote with --csv (beside its descriptor) or --parquet, or printed with --json: a row a point",
  "discover.sweep-row": "row {place} is none of a point with its study, values and hash",
  "discover.sweep-changed": "{beside} describes other bytes than it has",
  "discover.sweep-no-json": "it is not JSON",
  "discover.sweep-none": "it does not say of itself that it is a sweep",
  "discover.sweep-partial": "the sweep in {file} was stopped before its end",
  "discover.sweep-finish": "finish it, with the --resume that it was played with",
  "discover.sweep-says": "{option} does not go with --sweep, which says it itself",
  "discover.sweep-leave": "leave it out; --check, --outcome and how boxes are found can be chosen",
  "discover.sweep-no-arm": "the sweep has not played {name}",
  "discover.sweep-arms": "it has played {names}; with --policy where an arm had one",
  "discover.sweep-of-another": "the sweep in {file} was of another scenario or version ({differing})",
  "discover.sweep-again": "play the sweep again with this version and this file",
  "discover.sweep-points": "{file} lacks point {place}, or has other values there than were played",
  "discover.sweep-no-outcome": "the sweep has no figures of {id}",

  "discover.title": "{title}: where {what}",
  "discover.size":
    "{points, plural, one {{points} point} other {{points} points}} of {each, plural, one {one run} other {{runs} runs}} {dice, select, common {each, the same for all} other {each}}, {design, select, grid {a grid} sobol {of the Sobol sequence} file {of a file} other {a Latin hypercube}} over {n, plural, one {one assumption} other {# assumptions}}{fresh, select, none {} other {; {fresh, plural, one {{fresh} fresh point} other {{fresh} fresh points}}}}{partial, select, true { (partial)} other {}}",
  "discover.happens": "“{label}” {absent, select, true {does not happen} other {happens}}",
  "discover.happens-often":
    "“{label}” happens in {absent, select, true {less than {share} of the runs} other {{share} of the runs or more}}",
  "discover.gauge-reaches":
    "“{label}” is at the end {absent, select, true {below {threshold}} other {{threshold} or more}} on average",
  "discover.limit":
    "{ends, select, low {{id} is at least {low}} high {{id} is at most {high}} other {{id} is between {low} and {high}}}",
  "discover.box":
    "{counts, select, runs {{what} in {density} of the runs where {limits}; that is {coverage} of all the runs in which it does.} other {{what} at {density} of the points where {limits}; that is {coverage} of all such points.}}",
  "discover.no-box":
    "{counts, select, runs {{what} in {density} of all runs, and no box is worth telling.} other {{what} at {density} of all points, and no box is worth telling.}}",
  "discover.base": "Of all {counts, select, runs {runs} other {points}} it is {share}.",
  "discover.checked":
    "Checked on {n, plural, one {one fresh point} other {{points} fresh points}} with fresh runs: {density} ({densityLow} to {densityHigh}) and {coverage} ({coverageLow} to {coverageHigh}).",
  "discover.not-checked":
    "Not checked on fresh runs: the same points found the box and say how good it is, which flatters it.",
  "discover.choice":
    "Box {box} of 0 to {last}{byRule, select, true {: the one with the greatest harmonic mean of density and coverage} other {, as asked for; the rule would choose box {best}}}.",
  "discover.limits-heading": "Limits of box {box}",
  "discover.curve-heading": "Boxes, from large to dense",
  "discover.box-name": "{chosen, select, true {▸ box {box}} other {  box {box}}}",
  "discover.moves-with": "({others} {n, plural, one {moves} other {move}} with it)",
  "discover.open": "open",
  "discover.density": "density",
  "discover.coverage": "coverage",
  "discover.and-fresh": "{title} (fresh)",
  "discover.column-box": "box",
  "discover.column-from": "from",
  "discover.column-to": "to",
  "discover.column-range": "may be",
  "discover.column-chance": "quasi-p",
  "discover.column-mass": "mass",
  "discover.column-mean": "mean",
  "discover.column-restricted": "limited",
  "discover.column-fresh-density": "density, fresh",
  "discover.column-fresh-coverage": "coverage, fresh",
  "discover.explained":
    "Density is the share of what lies in a box that is looked for, coverage the share of what is looked for that lies in it, mass the share of all points; “limited” counts the assumptions with a limit. A quasi-p-value says how easily chance alone would make a limit look as good; from {mostChance} on it is dropped (--quasi-p).",
  "discover.all-figures": "All boxes and limits: --json, --csv or --parquet; charts: --page; another box: --box.",

  "discover.table-outcome": "id of the ending, milestone or gauge that is looked for",
  "discover.table-threshold":
    "from which share of runs, or mean of the gauge, a point counts; empty where runs are counted",
  "discover.table-all-points": "points that the boxes were found in",
  "discover.table-box": "number of the box in the curve; 0 is the whole space",
  "discover.table-chosen": "whether it is the box that is told",
  "discover.table-points": "points in the box",
  "discover.table-mass": "share of all points that lie in the box",
  "discover.table-density": "share of what lies in the box that is looked for",
  "discover.table-coverage": "share of what is looked for that lies in the box",
  "discover.table-mean": "mean over the points in the box of the share of runs that have the outcome, or of the gauge",
  "discover.table-restricted": "assumptions with a limit",
  "discover.table-fresh-points": "fresh points in the box",
  "discover.table-fresh-density": "density on fresh points",
  "discover.table-fresh-coverage": "coverage on fresh points",
  "discover.table-low": "least value of {id} in the box; empty where it is open",
  "discover.table-high": "greatest value of {id} in the box; empty where it is open",
  "discover.table-quasi-p": "quasi-p-value of the limit of {id}; empty where there is none",

  "discover.page-title": "Where it happens",
  "discover.page-summary": "The values of the assumptions for which {what}, as a box (PRIM).",
  "discover.count-points": "points",
  "discover.section-box": "The box",
  "discover.section-curve": "The curve of boxes",
  "discover.section-points": "The points",
  "discover.limits-caption": "Limits of the box, in what each assumption may be",
  "discover.curve-caption":
    "Boxes by coverage and density: filled as they were found, open on fresh points; a ring around the one that is told",
  "discover.plane-caption":
    "Points by {across} (to the right) and {up} (upwards), darker where it is more frequent; the frame is the box",
} as const;
