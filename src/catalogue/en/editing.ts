/**
 * What authors see while they edit: differences, and a file that is watched. Messages of the catalogue.
 */
export const editing = {
  "editing.command-diff":
    "what differs between two scenarios, two variants, or a file and its last commit, in the model's words",
  "editing.command-diff-sides":
    "A side is a scenario, or one of its variants as name:variant. With one name, the last commit of the file (git) is\ncompared with the file as it stands. Exit code 0, whether they differ or not, unless --exit-code is given.",
  "editing.option-committed": "compare the file's last commit with the file; so does one name alone",
  "editing.option-exit-code": "exit with 1 where they differ",
  "editing.option-json":
    "every change with its path, its value before and after, and the file and line of both, as JSON",
  "editing.committed-and-second": "--committed compares a file with its last commit, and a second name was given",
  "editing.one-of-both": "leave out one of them",
  "editing.no-git": "git is not on this machine, or not on its path",
  "editing.no-repository": "{file} is in no git repository",
  "editing.no-commit": "the repository of {file} has no commit yet",
  "editing.not-committed": "{file} is not in the last commit",
  "editing.no-file": "there is no file {file}",
  "editing.git-refuses": "git refuses to read the repository: {reason}",
  "editing.name-both": "name both sides instead: faultline diff <first> <second>",
  "editing.not-in-commit": "the last commit does not have it",
  "editing.link-in-commit": "the last commit has a link there",
  "editing.large-in-commit": "the last commit has more there than a scenario file may hold",
  "editing.differences": "{n, plural, =0 {No differences} one {# difference} other {# differences}}",
  "editing.side": "{isSecond, select, true {second} other {first}}",
  "editing.only-map": "Only the map differs: both play alike.",
  "editing.and-copies": " (and its copies {copies}, written in the same lines)",
  "editing.perhaps-renamed": "perhaps {after} is {before} renamed: {alike} of what they say is the same",
  "editing.command-watch": "check a file at every save, and say which outcomes the change moved, and by how much",
  "editing.command-watch-how":
    "Every save is answered within about a second: the mistakes as validate prints them, or what differs from the version to\ncompare with and which outcomes moved by more than their interval, on the same dice. Then more runs are played, until\nthe next save. Ctrl-C ends, with exit code 130.",
  "editing.option-against":
    "what to compare with: start (the file as it is at the start, or its first version without mistakes), last (the version before without mistakes), committed (its last commit), or a scenario",
  "editing.option-runs": "pairs of runs to play once the first answer is given; 0 for none",
  "editing.option-json-watch": "one JSON object a line: the start, mistakes, answers",
  "editing.watch-started":
    "Watching {file}{others, plural, =0 {} one { and # file that it imports} other { and # files that it imports}}. Ctrl-C ends.",
  "editing.watch-base": "compared with {edition}, seed {seed}, {days, plural, one {# day} other {# days}}",
  "editing.watch-waiting": "Nothing to compare with yet: the first version without mistakes will be.",
  "editing.no-errors": "no errors{warnings, plural, =0 {} one {, # warning} other {, # warnings}}",
  "editing.errors": "{mistakes, plural, one {# mistake} other {# mistakes}}",
  "editing.no-change": "Nothing in the model differs from what it is compared with.",
  "editing.more-differences": "{n, plural, one {… and # line more} other {… and # lines more}}",
  "editing.moved":
    "Moved by more than their interval ({pairs, plural, one {{pairs} pair} other {{pairs} pairs}} of runs, of {outcomes, plural, one {{outcomes} outcome} other {{outcomes} outcomes}}):",
  "editing.none-moved":
    "No outcome of {outcomes} moved by more than its interval ({pairs, plural, one {{pairs} pair} other {{pairs} pairs}} of runs).",
  "editing.refined": "more runs",
  "editing.shorter": "The horizons differ, so both are played for {days, plural, one {# day} other {# days}}.",
  "editing.ended": "Stopped watching.",
  "editing.section":
    "{section, select, scenario {Scenario} gauges {Gauges} assumptions {Assumptions} injects {Injects} milestones {Milestones} endings {Endings} history {History} variants {Variants} mechanisms {Mechanisms} sources {Sources} claims {Evidence} map {Map} other {{section}}}",
} as const;
