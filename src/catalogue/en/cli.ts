/**
 * The command line: help, transcripts and refusals. Messages of the catalogue.
 */
export const cli = {
  // What the program and its commands are for: lines of the help.
  "cli.program-purpose":
    "Plays political-military crises forward, seeded and step by step, and explains every outcome.",
  "cli.program-first-step":
    "Without a command, a terminal shows the start menu.\nA scenario is a name from `list`, or a .yaml file.",
  "cli.help-shows-how": "(--help shows how)",
  "cli.option-help": "show help",
  "cli.command-branch": "create a branch of a saved session",
  "cli.command-brief":
    "handouts for an exercise: situation manual, a brief for each seat, facilitator's guide, map and ladders",
  "cli.command-compare":
    "compare two arms with the same random draws; an arm is a scenario, a file, or scenario:variant",
  "cli.command-compare-one-name": "With one name, the second arm is the same scenario with --variant and --set.",
  "cli.command-diagram":
    "statecharts of all actors or of one, as a picture or as text for Graphviz, Mermaid and XState",
  "cli.command-doc": "describe a scenario by the ODD protocol: every posture, transition, number and claim",
  "cli.command-evidence": "print the evidence register: every claim, its source and paragraph, and what cites it",
  "cli.command-list": "list the scenarios of the library",
  "cli.command-play":
    "play a scenario; with --seat or --save on a terminal: the exercise desk; without a scenario: a start menu on a terminal, tavush-2020 in plain text elsewhere",
  "cli.command-replay": "replay a code exactly; refused if the scenario is another edition",
  "cli.command-report": "after-action report of a saved session: an interactive page that can be printed",
  "cli.command-resume": "continue a saved session; on a terminal, at the exercise desk",
  "cli.command-run": "play many runs and estimate likelihoods, times and gauges",
  "cli.command-schema": "print the JSON Schema of scenario files, for editors",
  "cli.command-show": "show the contents of a scenario: actors, postures, gauges, assumptions, variants",
  "cli.command-validate": "check scenario files: every problem with its line, what was expected and what to try",
  "cli.command-whatif":
    "the same run with one thing changed, on the same dice, side by side; a code, or a scenario with --seed",
  "cli.command-whatif-without":
    "Without a change it lists the records of the run with their numbers, and after each how likely the end was: where it was decided.",
  "cli.command-verify": "verify a saved session: checksums, and that its replay gives the same records",

  // What options of several commands do.
  "cli.option-seed": "fixes all random draws: the same seed plays the same run; drawn and printed by default",
  "cli.option-variant": "a named reading of the evidence (the command `show` lists them)",
  "cli.option-set": "set an assumption; repeatable",
  "cli.option-sample":
    "draw the assumptions that have a distribution anew for each run; what --set or the variant gives a value is not drawn",
  "cli.option-days": "days to play; the scenario's horizon by default",
  "cli.option-historical": "also play the historical injects",
  "cli.option-runs": "number of runs",
  "cli.option-workers": "number of worker threads; by default all processors, or 0 for a short ensemble",
  "cli.option-json-figures": "print all figures as JSON",
  "cli.option-plain-default": "a transcript, one record per line; the default without a terminal",
  "cli.option-plain": "a transcript, one record per line",
  "cli.option-json-lines": "one JSON record per line (NDJSON)",
  "cli.option-json": "as JSON",
  "cli.option-explain": "with --json: add an explanation to each record",
  "cli.option-screen-reader": "on a terminal: sentences instead of drawings",
  "cli.option-inputs": "play the inputs of a file, one JSON object per line, instead of playing to the end",
  "cli.option-timer": "at the desk: minutes per turn, such as 7 or 0.5",
  "cli.option-out": "write to a file instead of stdout",

  // What options of one command do.
  "cli.branch-option-name": "name of the branch",
  "cli.branch-option-at": "number of the record after which it starts; the end of the session by default",
  "cli.branch-option-out": "write the branch to a copy instead of the session",
  "cli.brief-option-out": "folder for the pages, each as HTML and as Markdown",
  "cli.brief-option-seat": "write briefs for these actors only; repeatable; all actors with orders by default",
  "cli.diagram-option-format": "by default, chosen by the extension of --out, or svg",
  "cli.doc-option-format": "markdown or a self-contained page; by default, chosen by the extension of --out",
  "cli.play-option-run": "number of the run within the seed, as in an ensemble",
  "cli.play-option-seat": "actors that people play: their orders do not happen by chance; repeatable",
  "cli.play-option-save": "save the session: every input is on disk before its outcome is shown",
  "cli.play-option-follow": "follow a session of another process as the table may see it (projector)",
  "cli.replay-option-file": "the scenario's file, if it is not in the library",
  "cli.whatif-option-at":
    "number of the record that is left out, or after which the change is made; the start by default",
  "cli.whatif-option-drop": "the record does not happen",
  "cli.whatif-option-force": "this transition happens now, such as russia.mediation.hint",
  "cli.whatif-option-order": "a seat of the run gives this order",
  "cli.whatif-option-inject": "this inject of the scenario is delivered",
  "cli.whatif-option-set": "an assumption has this value from then on",
  "cli.whatif-option-seed": "with a scenario instead of a code: the seed of its run",
  "cli.whatif-option-futures": "futures for each estimate of the odds; 400 by default",
  "cli.report-option-out": "file for the page (HTML)",
  "cli.report-option-markdown": "also write the report as Markdown",
  "cli.report-option-csv": "also write every record as a row of CSV, in UTF-8 with a byte order mark for spreadsheets",
  "cli.report-option-branch": "report on this branch instead of the current one",
  "cli.report-option-runs": "runs without people, for the bands of the charts",
  "cli.report-option-futures": "futures of each point at which somebody acted",
  "cli.run-option-first": "number of the first run, to extend an ensemble or to split it; 0 by default",
  "cli.run-option-from": "play futures of a saved session, with new random draws",
  "cli.run-option-at": "with --from: number of the record after which they start; the end of the session by default",
  "cli.run-option-precision": "play until no 95% interval of an ending is wider than this, such as 0.01",
  "cli.run-option-plain-estimates": "estimate by the shares of the runs alone, without control variates",
  "cli.run-option-sensitivity":
    "also say what 10% more of each rate, ratio, chance, weight and assumption would do to each outcome",
  "cli.compare-option-plain-estimates": "compare what the runs came to, without control variates",
  "cli.run-option-every-number":
    "with --sensitivity: of each effect, drift, threshold and time too, each played in pairs of runs",
  "cli.run-option-csv": "write a row per run as CSV, in plain UTF-8 for programs",
  "cli.run-option-parquet": "write a row per run as Parquet",
  "cli.run-option-events": "write every public act of every run as lines of CAMEO-coded JSON",
  "cli.show-option-resolved": "print the whole file with imports merged, and the origin of each value",
  "cli.show-option-json": "the resolved scenario as JSON",
  "cli.validate-option-strict": "count warnings as errors",
  "cli.verify-option-export": "write its sound lines to a new log",

  // What is wrong with the value of an option.
  "cli.must-be-whole-number": "It must be a whole number from {low} to {high}.",
  "cli.must-be-minutes": "It must be minutes, such as 7 or 0.5.",
  "cli.must-be-setting": "Write it as assumption=number, such as moscow-restraint=1.5.",
  "cli.must-be-width": "It must be a width from 0.0005 to 1, such as 0.01.",

  // Failures of any command. A refusal is followed by what to try.
  "cli.our-mistake": "this is our mistake, not yours. Please report it with the command you ran and what follows:",
  "cli.run-alone": "played alone, it shows where it breaks:",
  "cli.it-has": "{isNear, select, true {Did you mean {nearest}? } other {}}It has: {known}",
  "cli.file-unreadable": "can't read {file}: {reason}",
  "cli.leave-it-out": "leave it out",
  "cli.seat-took-scenario": "--seat took {taken} for an actor",
  "cli.name-scenario-before-seat": "name the scenario before --seat, and an actor after it",

  // Files that a command writes.
  "cli.standard-output": "standard output",
  "cli.standard-error": "standard error",
  "cli.out-file-is-read":
    "{file} is {same, select, true {} other {{other}, }}which this command reads, and would be written over",
  "cli.out-files-are-one": "{file} and {other} are one file",
  "cli.give-each-output-a-file": "give each output a file of its own",
  "cli.out-file-named-scenario": "{file} is a scenario's name, and what would be written is none",
  "cli.out-file-in-library": "{file} lies in the library of scenarios",
  "cli.out-file-is-log": "{file} is a session's log, and would be written over",
  "cli.pipe-without-reader": "nobody reads from it",
  "cli.file-not-written": "can't write {file}: {reason}",
  "cli.choose-another-path": "choose another path for it",

  // brief.
  "cli.brief-needs-scenario": "name the scenario to brief",
  "cli.brief-scenario-before-seat": "before --seat, which takes every word after it",
  "cli.folder-not-made":
    "can't make the folder {folder}: {inTheWay, select, true {a file is in its way} other {you may not write there}}",
  "cli.choose-another-out": "choose another path for --out",

  // play, and the files of --inputs.
  "cli.exercise-needs-scenario": "an exercise needs its scenario named",
  "cli.for-example": "for example",
  "cli.timer-needs-screen": "--timer shows on the screen, and there is none here",
  "cli.leave-out-or-use-terminal": "leave it out, or play on a terminal",
  "cli.input-refused": "line {line} of {named, select, true {{file}} other {the inputs}} is refused: {reason}",
  "cli.lines-before-played": "the lines before it have been played, the rest has not",
  "cli.inputs-takes-inputs": "--inputs takes a file of inputs",
  "cli.input-not-utf-8": "it is no UTF-8 text",
  "cli.save-as-utf-8": "save the file as UTF-8",
  "cli.input-not-json": "it is no JSON",
  "cli.input-example": 'an input reads like \'{\'"type":"advance","to":7\'}\'',
  "cli.input-is-log-header": "it is the header of a log",
  "cli.resume-log": "`resume` goes on with a log",
  "cli.session-not-saved": "can't save",
  "cli.lines-not-saved":
    "the last {lines, plural, one {line is} other {# lines are}} not in it; those before are intact",

  // A transcript: what is played, what happens, where it stops.
  "cli.days-from": "{days, plural, one {# day} other {# days}} from {start}",
  "cli.seed": "seed {seed}",
  "cli.branch": "branch {branch}",
  "cli.as-written": "as written",
  "cli.set-to": "set {settings}",
  "cli.with-history": "historical",
  "cli.variant-label": "variant {variant}: {label}",
  "cli.seated": "Seated: {seats}",
  "cli.milestone": "milestone: {headline}",
  "cli.ends": "Ends: {headline}",
  "cli.ends-on": "Ends {date}: {headline}",
  "cli.stands-at": "Stands at day {day} of {horizon}, on branch {branch}.",
  "cli.input-hold": "{seat} holds",
  "cli.input-hold-posture": "{seat} holds in {posture}",
  "cli.input-inject": "the inject {inject} is put on day {day}",
  "cli.input-does-not-happen": "back to before record {record}, which does not happen",
  "cli.input-note": "note: {text}",
  "cli.input-bookmark": "bookmark on record {record}{noted, select, true {: {text}} other {}}",
  "cli.input-remove-bookmark": "the bookmark on record {record} is removed",
  "cli.input-rewind": "back to record {record}",
  "cli.input-rewind-before": "back to before record {record}",
  "cli.input-branch": "branch {name}",
  "cli.input-branch-from": "branch {name}, from record {record}",
  "cli.input-switch": "on with branch {branch}",

  // Labels in a column of 12, before a code, a command or a file.
  "cli.replay-code": "Replay code:",
  "cli.play-again": "Play again:",
  "cli.look-closer": "Look closer:",
  "cli.session": "Session:",

  // play --follow: a session that is played elsewhere, as the table may see it.
  "cli.follow-chooses-nothing":
    "--follow shows a session that goes on elsewhere; {isScenario, select, true {the scenario {chosen}} other {{chosen}}} can't be chosen beside it",
  "cli.follow-needs-session": "name the file in which the session is kept",
  "cli.news": "news",
  "cli.session-interrupted": "nobody plays the session now; it was not closed, and is waited for",
  "cli.session-taken-up": "the session goes on",
  "cli.session-closed": "the session is closed, at day {day} on branch {branch}",

  // run and compare: figures in columns.
  "cli.run-title":
    "{title}: {n, plural, one {{runs} run} other {{runs} runs}}{partial, select, true { (partial)} other {}}",
  "cli.runs-from": "runs {first} to {last}",
  "cli.engine": "engine {engine}",
  "cli.sampled": "Each run draws {n, plural, one {# assumption} other {# assumptions}}:",
  "cli.sampled-assumption": "{id}: {low} to {high}, {draw}",
  "cli.sampled-run-alone": "Run {run} alone; --run names any other:",
  "cli.runs": "{n, plural, one {{runs} run} other {{runs} runs}}",
  "cli.interval": "{low} to {high}",
  "cli.column-share": "share",
  "cli.column-interval": "95% interval",
  "cli.column-plain-runs": "plain runs",
  "cli.column-in-words": "in words",
  "cli.every-number-alone": "--every-number says what --sensitivity is to ask about",
  "cli.give-sensitivity-too": "add --sensitivity",
  "cli.every-number-of-futures":
    "--every-number plays whole runs with other numbers, and --from plays futures of a session",
  "cli.leave-every-number-out": "leave one of the two out",
  "cli.sensitivity-of-sampled": "--sensitivity asks about one value of each assumption, and --sample draws many",
  "cli.leave-sample-out": "leave --sample out; --set plays other values",
  "cli.sensitivity-needs-runs": "--sensitivity needs at least {least} runs, not {runs}",
  "cli.give-more-runs": "give more with -n; the default is 10000",
  "cli.sensitivity-heading": "What 10% more would change, in percentage points, with 95% intervals",
  "cli.sensitivity-basis":
    "To first order, from the score functions of {n} runs{pairs, plural, =0 {} other {; * from {paired} pairs of runs with the same dice}}.",
  "cli.sensitivity-none": "nothing of 0.01 points or more that chance alone could not explain",
  "cli.sensitivity-unknown": "Left out, because 10% more could not be played: {ids}.",
  "cli.sensitivity-unplayed":
    "PARTIAL: stopped before {n, plural, one {# number was} other {# numbers were}} played in pairs of runs; what they change is not known.",
  "cli.sensitivity-line": "{change}  {interval}  {what}",
  "cli.sensitivity-less": "10% less: {named}",
  "cli.sensitivity-rate": "rate of {of}",
  "cli.sensitivity-chance": "chance of {of}",
  "cli.sensitivity-weight": "weight of {of}, {outcome}",
  "cli.sensitivity-ratio": "ratio on {of}: {ratio}",
  "cli.sensitivity-ratio-of-outcome": "ratio on {of}, {outcome}: {ratio}",
  "cli.sensitivity-effect": "effect of {of} on {gauge}",
  "cli.sensitivity-drift": "drift of {of}",
  "cli.sensitivity-threshold": "threshold of {of} on {gauge}",
  "cli.sensitivity-days": "number of days in a condition of {of}",
  "cli.sensitivity-time": "time of {of}",
  "cli.sensitivity-assumption": "assumption {of}",
  "cli.plain-runs-mean":
    "Where a number of plain runs stands, control variates estimate the share: it is as sure as that of so many runs.",
  "cli.plain-runs-elsewhere": "The shares of the runs themselves are in --json, and everywhere with --plain-estimates.",
  "cli.column-median-day": "median day (5 to 95%)",
  "cli.column-runs-fired": "runs it fires in",
  "cli.column-times-a-run": "times a run",
  "cli.no-ending": "No ending by the horizon",
  "cli.day-interval": "{median} ({low} to {high})",
  "cli.gauges-by-day": "Gauges by day: mean, and 5, 50 and 95% of runs",
  "cli.runs-going": "Runs that have not ended; the others count with their last values",
  "cli.date-of-day": "{date} (day {day})",
  "cli.days-in-states": "Days a run spends in each state, on average",
  "cli.hash": "Hash {hash}",
  "cli.partial": "PARTIAL: stopped before all runs were played; the figures are those of the runs above.",
  "cli.progress": "{done} of {goal} runs, {rate} a second, {left} s left",
  "cli.stopped-empty": "stopped before the first runs were done; there is nothing to report",
  "cli.compare-title": "{pairs} pairs of runs with the same dice{partial, select, true { (partial)} other {}}",
  "cli.column-first": "first",
  "cli.column-second": "second",
  "cli.column-change": "change",
  "cli.column-worth": "worth",
  "cli.worth-explained":
    "worth: as many runs in each arm, with dice of their own, would have been needed to know as much.",
  "cli.changes-estimated":
    "Control variates estimate the changes that they make surer. What the runs came to is in --json, and with --plain-estimates.",
  "cli.endings-in-points": "Endings, in points",
  "cli.milestones-in-points": "Milestones, in points",
  "cli.gauges-at-the-end": "Gauges at the end",
  "cli.nothing-to-compare": "there is nothing to compare with",
  "cli.name-second-arm": "name a second file, write scenario:variant, or give --variant or --set for the second arm",
  "cli.variant-named-twice": "{second} names its variant, and so does --variant {variant}",
  "cli.say-it-once": "say it once",
  "cli.arms-differ-in-days": "the arms play {first} and {second} days",
  "cli.give-days": "give --days to play both for as long",

  // run --from: futures of a moment of a saved session.
  "cli.run-needs-scenario": "name a scenario to run",
  "cli.or-session-with-from": "or a kept session, with --from",
  "cli.at-needs-session": "--at names a record of a session",
  "cli.give-session-with-from": "give the session with --from",
  "cli.option-fixed-by-from": "--{option} can't be changed with --from",
  "cli.session-has-its-own": "{file} was played with its own",
  "cli.session-of-other-scenario": "{file} plays {scenario}, not {named}",
  "cli.leave-scenario-out": "leave the scenario out with --from",
  "cli.session-ended-there": "{file} has ended there",
  "cli.choose-earlier-record": "choose an earlier record with --at",
  "cli.futures-seats-hold": "Seats give no orders in them, and only hold: {seats}",
  "cli.futures-of":
    "Futures of {session} from day {day}, {isFirst, select, true {before its first record} other {after record {record}}}",

  // list, show and evidence.
  "cli.list-variants": "variants: {variants}",
  "cli.turns-of": "turns of {days, plural, one {# day} other {# days}}",
  "cli.scenario-hash": "hash {hash}",
  "cli.heading-actors": "Actors and postures (calm to grave; * is where each starts)",
  "cli.gauge-derived": "worked out as {how}",
  "cli.gauge-kept": "{n, plural, =0 {seen by the facilitator only} other {seen by {actors} only}}",
  "cli.heading-gauges": "Gauges",
  "cli.heading-assumptions":
    "Assumptions (value, range{isDrawn, select, true {, how a sampled run draws it} other {}})",
  "cli.heading-variants": "Variants",
  "cli.heading-mechanisms": "Mechanisms (the variant {variant} plays without {id}, and so on)",
  "cli.heading-milestones": "Milestones",
  "cli.heading-endings": "Endings",
  "cli.heading-injects": "Injects",
  "cli.heading-transitions": "Transitions",
  "cli.posture": "{posture}: {states} ({transitions, plural, one {# transition} other {# transitions}})",
  "cli.cited-by": "cited by: {isCited, select, true {{citedBy}} other {nothing}}",
  "cli.unknown-actor": "{scenario} has no actor {actor}",

  // validate.
  "cli.scenario-holds":
    "{actors, plural, one {# actor} other {# actors}}, {postures, plural, one {# posture} other {# postures}}, {transitions, plural, one {# transition} other {# transitions}}, {claims, plural, one {# claim} other {# claims}}",
  "cli.scenario-sound":
    "{file}: sound{warnings, plural, =0 {} one {, with # warning} other {, with # warnings}} ({holds})",
  "cli.scenario-unsound":
    "{file}: {mistakes, plural, one {# mistake} other {# mistakes}}, {warnings, plural, one {# warning} other {# warnings}}",

  // replay.
  "cli.not-in-library": "{scenario} is not in the library",
  "cli.name-its-file": "name its file",
  "cli.code-of-other-scenario": "the code is for {scenario}, but {file} holds {found}",
  "cli.code-of-other-edition":
    "the code was made with edition {edition} of {scenario}; the one at hand is {found}, and would play another crisis",
  "cli.one-file-changed": "one of its files has changed, latest change first: {files}",
  "cli.files-changed-here": "changed here since this version was built: {files}",
  "cli.files-unchanged": "its files are as this version came with them, so another version made the code: {files}",
  "cli.code-says-all": "the code says all of its run, and --{option} would make another",
  "cli.leave-out-or-use-play": "leave it out, or use play",
  "cli.code-of-later-version": "{code} is a replay code of a later version",
  "cli.use-later-version": "play it with the version that printed it",
  "cli.code-mistyped": "{code} has a slip in it: its last four characters, a check, do not fit",
  "cli.code-part-mistyped": "{code} has a slip in its part {place}: {part} can''t be read there",
  "cli.code-of-a-pair": "the code is of a run with one thing changed, a pair of runs",
  "cli.play-it-with-whatif": "play it with whatif",
  "cli.copy-it-whole": "copy it whole",
  "cli.not-a-code": "{text} is not a replay code",
  "cli.code-example":
    "a replay code reads f2:scenario@hash:seed:check, as printed at the end of a run; before 0.3, scenario@hash:seed",

  // Saved sessions: resume, verify, branch, report.
  "cli.torn-line-cut-off":
    "the last line of {file} was torn, {fault}; its {bytes, plural, one {# byte has} other {# bytes have}} been cut off",
  "cli.session-not-closed": "{file} was not closed: it stands as it was when it was last saved",
  "cli.verdict":
    "{file} {verdict, select, sound {is sound} open {is sound so far} torn {is torn} other {is not sound}}.",
  "cli.session-identity": "{scenario}, seed {seed}, engine {engine}",
  "cli.session-holds":
    "{lines, plural, one {# good line} other {# good lines}}, {inputs, plural, one {# input} other {# inputs}}, {records, plural, one {# record} other {# records}}, {isHashed, select, true {hash {hash}} other {no hash}}",
  "cli.good-lines-exported": "Its good lines are in {file}",
  "cli.branch-refused": "can't branch: {reason}",
  "cli.branch-not-saved": "the branch could not be saved",
  "cli.branched": "{file} goes on along {branch}, from day {day}.",
  "cli.unknown-branch": "{file} has no branch {branch}",
  "cli.torn-line-left-out": "the last line of {file} is torn and is left out",
  "cli.report-ended": "the report ended with {isSignal, select, true {signal} other {code}} {how}",
  "cli.program-not-found": "this program does not know where it is",
  "cli.command-page":
    "write a crisis as one HTML file that plays in a browser, without network: step, why, odds, what if; the same seed is the same run",
  "cli.page-option-out": "file to write; standard output without it",
  "cli.page-not-built": "the program of the page is not built",
} as const;
