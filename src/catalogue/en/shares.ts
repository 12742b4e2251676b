/**
 * Studies in shares: tally files, shards, merging. Messages of the catalogue.
 */
export const shares = {
  "shares.command-merge": "merge the tallies of a study''s shards into its figures, the same as of one run in one go",
  "shares.option-shard": "play only the i-th of n shares of the runs, such as 2/8; the shares are merged by `merge`",
  "shares.option-tally":
    "keep all that has been played in a file, every few seconds and at the end, for `merge` and --resume",
  "shares.option-resume": "go on with what the file of --tally has; begin if there is none",
  "shares.option-partial": "merge what there is, and say which runs are missing",
  "shares.option-merge-workers":
    "worker threads for the pairs of runs that --sensitivity takes; by default all processors",
  "shares.option-merged-tally": "write the merged tally, to be merged again",
  "shares.must-be-shard": "It must be such as 2/8: a share, and of how many, from 1/1 to 100000/100000.",

  // Options of run that do not go together.
  "shares.shard-of-precision":
    "--shard needs to know how many runs the study has, which --precision decides only as it plays",
  "shares.tally-of-precision":
    "--tally needs to know how many runs the study has, which --precision decides only as it plays",
  "shares.study-needs-seed": "shards and tallies are of one study only if every command has its seed",
  "shares.give-seed": "choose one with --seed",
  "shares.give-runs-for-precision":
    "play with --precision once to see how many runs it takes, and give that number with -n",
  "shares.resume-needs-tally": "--resume goes on with a tally, and none is named",
  "shares.give-tally-too": "name its file with --tally",
  "shares.resume-has-no-rows":
    "a tally keeps no rows and no events, so those of runs that were played before a stop are lost with them",
  "shares.give-smaller-shards":
    "play smaller shards, each with files of its own, and play one that was stopped again from its start",
  "shares.runs-past-last": "the last run would have number {last}, and run numbers end at 2147483647",
  "shares.give-fewer-runs": "give fewer runs with -n, or a lower --first",
  "shares.shard-too-large":
    "the shard has {runs, plural, one {{runs} run} other {{runs} runs}}; one command plays {most} at most",
  "shares.give-more-shards": "split the study into {of, plural, one {{of} shard} other {{of} shards}} or more",
  "shares.too-many-runs": "one command plays {most} runs at most, not {runs}",
  "shares.give-shards": "split them with --shard, and merge the shards",
  "shares.shard-is-empty":
    "No runs fall to shard {place} of {of}: {n, plural, one {# run is} other {# runs are}} split in blocks of 250.",

  // Tally files that are gone on with.
  "shares.tally-is-there": "{file} holds a tally already, and playing would write over it",
  "shares.give-resume-or-other-file": "go on with it by --resume, name another file, or remove it",
  "shares.tally-of-other-study": "the tally in {file} is not of this study: {differences}",
  "shares.tally-of-other-shard":
    "{file} holds runs {first} to {last}, which is not where this shard begins, or is more than it has",
  "shares.choose-other-tally": "name the file of this study''s shard, or a new one",
  "shares.differs-in": "{name} is {one} here and {other} there",
  "shares.kept-for-resume": "what was played is kept in {file}: the same command with --resume goes on with it",

  "shares.no-derivatives":
    "no sensitivities yet: all of these runs belong to the pilot of the study, which only prepares them",

  // merge.
  "shares.merge-other-study": "{file} is not of the study of {first}: {differences}",
  "shares.merge-shares-of-one-study": "merge shares of one study: the same command but for --shard and --tally",
  "shares.merge-other-engine": "{file} was played by version {engine}; this is {own}, whose figures may be others",
  "shares.merge-by-engine": "merge with the version that played",
  "shares.merge-overlap": "{file} and {other} both have {n, plural, one {run {first}} other {runs {first} to {last}}}",
  "shares.merge-once": "each run counts once: leave one of the files out",
  "shares.merge-gaps": "{n, plural, one {# run} other {# runs}} of the study are in none of the files: {spans}",
  "shares.merge-gaps-hint": "play or finish their shards, or merge what there is with --partial",
  "shares.merge-nothing": "there are no runs in {n, plural, one {the file} other {the files}}",
  "shares.span": "{first} to {last}",
  "shares.more-spans": "{spans} and {n} more",

  // Tally files that can't be read.
  "shares.malformed": "the tally is malformed: {fault}",
  "shares.newer-format": "the tally has format {format}; this version reads up to format {tallyFormat}",
  "shares.not-a-tally": "it is not a tally file, or it is damaged",
  "shares.not-counts": "expected counts",
  "shares.not-numbers": "expected numbers",
  "shares.other-scenario": "the tally is damaged: the scenario in it is not the {scenario} that it was played with",
  "shares.unplayable": "the tally is damaged: its scenario can''t be played: {problem}",
  "shares.wrong-length":
    "the tally is damaged: {key} has {found, plural, one {{found} number} other {{found} numbers}} instead of {expected}",
  "shares.wrong-parts": "the tally is damaged: the runs it says it has are not blocks of its study, in order",
  "shares.wrong-runs":
    "the tally is damaged: it says it has {runs, plural, one {{runs} run} other {{runs} runs}}, and counts the ends of {ended}",
  "shares.wrong-slopes": "the tally is damaged: it has no derivatives, or those of other runs",
  "shares.wrong-sums": "the tally is damaged: its sums ({key}) are not digits",
} as const;
