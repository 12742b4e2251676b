/**
 * Studies played through a queue in Redis: the workers, who gathers, and what is wrong with what lies there. Messages of the catalogue.
 */
export const queue = {
  "queue.command-work": "play chunks of the studies in a queue, for run, sweep and sensitivity --queue, until stopped",
  "queue.option-queue":
    "have it played by the workers (`faultline work`) of a queue in Redis: redis://host:port/db, or rediss:// with TLS",
  "queue.option-queue-to-work": "the queue in Redis: redis://host:port/db, or rediss:// with TLS",
  "queue.option-password-file":
    "file that holds the password of the queue; it may also be in FAULTLINE_QUEUE_PASSWORD, and nowhere else",
  "queue.option-chunk": "runs of each job in the queue; by default so many that a core plays a second or more",
  "queue.option-threads": "threads, each of which plays a chunk at a time; by default all processors",
  "queue.option-leave-after": "leave after so many seconds with nothing to play; by default stay",
  "queue.must-be-chunk": "It must be a whole number of blocks of 250 runs: from 250 to {most}.",
  "queue.work-needs-queue": "work needs to know where the queue is",
  "queue.give-queue": "name it with --queue, such as redis://127.0.0.1:6379",

  // The address.
  "queue.bad-address": "--queue must be such as redis://127.0.0.1:6379/0, or rediss://… with TLS",
  "queue.address-parts": "a host, and if need be a user’s name, a port and the number of a database",
  "queue.password-on-command-line":
    "a password on the command line is seen by everybody on this machine, and kept in the shell’s history",
  "queue.give-password":
    "put it into a file that only you may read, named with --queue-password-file, or into the variable FAULTLINE_QUEUE_PASSWORD",
  "queue.change-password": "and choose another one: this one has been seen",
  "queue.bad-password-file": "{file} has to hold the password, and nothing else, in one line",
  "queue.password-in-the-clear": "the password goes to {shown} as it is, for anybody on the way to read: use rediss://",

  // Options that do not go with a queue.
  "queue.not-with-queue": "{option} does not go with --queue",
  "queue.queue-is-cut-already": "the queue cuts the study up by itself",
  "queue.queue-resumes": "the queue keeps what was played: the same command goes on with it",
  "queue.name-other-tally": "name another file, or remove it",
  "queue.workers-have-threads": "each worker of the queue has its own: `faultline work --workers`",
  "queue.needs-seed": "a study in a queue can be taken up again only if its command has its seed",
  "queue.queue-option-alone": "{option} says something about --queue, which is not there",

  // While it is played.
  "queue.no-workers": "no worker is at {shown} yet; start some, here or elsewhere:",
  "queue.stopped":
    "{done} of {runs, plural, one {{runs} run} other {{runs} runs}} {runs, plural, one {is} other {are}} there; they stay in the queue for a week, and the same command goes on with them",
  "queue.stopped-units": "what was played stays in the queue for a week, and the same command goes on with it",
  "queue.at-work": "at work for {shown} on {threads, plural, =0 {the main thread} one {# thread} other {# threads}}",
  "queue.plays-study": "playing {scenario}, seed {seed} (study {study})",
  "queue.worked":
    "played {chunks, plural, one {# chunk} other {{chunkCount} chunks}}, {runs, plural, one {{runs} run} other {{runs} runs}}, in {seconds} s",
  "queue.refuses-job": "refused a job: {reason}",

  // What is wrong with the queue.
  "queue.not-reached": "there is no queue to be had at {shown}: {reason}",
  "queue.start-redis": "start Redis there (docs/beyond-one-machine.md), or name another address",
  "queue.connection-lost": "the connection to the queue was lost, and did not come back for a minute",
  "queue.gathered-by-another": "another command gathers this study already",
  "queue.wait-for-the-other": "let it finish, or stop it",
  "queue.study-lost": "the queue has lost the study, or another command has taken it over",
  "queue.same-command-again": "give the same command again",
  "queue.given-up": "the workers gave chunk {chunk} up: {reason}",
  "queue.given-up-hint": "see what the workers said; the study has been removed from the queue",
  "queue.results-differ":
    "chunk {chunk} was played twice with different results ({first} and {second}): a worker plays otherwise, or somebody else writes to the queue",
  "queue.results-differ-hint":
    "no result of this study can be trusted, and it has been removed from the queue; find out which worker it was, and play it again",
  "queue.refused-engine":
    "the studies in the queue are of version {engines}; this is {own}, whose runs may be others, so it does not play them",
  "queue.other-engine": "the study is of version {engine}; this is {own}, whose runs may be others",
  "queue.same-engine-everywhere": "use the same version everywhere",
  "queue.refused-scenario": "the study is refused: {reason}",
  "queue.other-world": "the study is refused: the moment that futures start from is not what its hash says",
  "queue.too-many-chunks":
    "the study would have {chunks, plural, one {{chunks} chunk} other {{chunks} chunks}}; a queue takes {most}",
  "queue.importance-of-another": "its importance does not fit the scenario",
  "queue.chunk-too-large":
    "chunk {chunk} has {points, plural, one {# point} other {# points}} and {runs, plural, one {{runs} run} other {{runs} runs}}, which is more than a job may ask for",
  "queue.the-study": "the study",
  "queue.the-kept": "what was merged before",
  "queue.the-points": "what chunk {chunk} plays",
  "queue.the-result": "the result of chunk {chunk}",
  "queue.the-digests": "the list of results",
  "queue.the-job": "the job",
  "queue.not-packed": "{what} in the queue is not packed JSON of at most {most} bytes",
  "queue.other-digest": "{what} in the queue is not what its hash says: it has {digest}",
  "queue.malformed": "{what} in the queue is malformed: {fault}",
  "queue.no-json": "it is no JSON",
  "queue.other-chunk": "{what} in the queue says that it is of chunk {chunk} of study {study}",
  "queue.other-runs": "it has other runs than were asked for",
  "queue.wrong-lengths": "{what} in the queue has not as many numbers as it should have",
  "queue.missing": "{what} is not in the queue",
  "queue.too-large":
    "{what} in the queue has {bytes, plural, one {{bytes} byte} other {{bytes} bytes}}; {most} are the most",
} as const;
