/**
 * The host: what its command and its answers say. What stands on the pages themselves is in `web.ts`. Messages of the catalogue.
 */
export const host = {
  "host.command":
    "host an exercise in the browsers of its seats, the evaluators of its plan, and watchers, each with a word or link of their own: a scenario to begin, or a session's log to go on with",
  "host.option-listen": "address to listen on, as 192.168.1.5 or 0.0.0.0:8460 (default: 127.0.0.1:8460)",
  "host.option-save": "file that a new session is kept in (default: exercise.log)",
  "host.option-headless": "no desk here: print how to join, and host until interrupted",
  "host.option-json": "with --headless: print how to join as a line of JSON",
  "host.option-renew":
    "give these seats a new word and link, or an evaluator, as evaluator.erik, or white-cell; whoever held them is outside",
  "host.option-cert": "certificate for TLS, in PEM; with --tls-key",
  "host.option-key": "its key, in PEM",
  "host.option-public":
    "origin at which browsers reach it, as https://exercise.example.org: a reverse proxy on this machine, or a name that the certificate is for",
  "host.option-language":
    "language of the pages, where a browser asks for none that there is, or for English (default: en)",
  "host.option-plain-http":
    "allow addresses beyond this machine without TLS: whoever shares the network can read along",

  // What its command refuses and warns of.
  "host.needs-seats": "an exercise that is hosted needs seats, and the scenario's plan names none",
  "host.needs-seats-hint": "name the actors that people play",
  "host.log-there": "{file} is there already",
  "host.log-there-hint": "go on with it, or name another file with --save",
  "host.json-needs-headless": "--json needs --headless",
  "host.save-of-log": "{file} is the log of a session, and goes on in its own file: leave out --save",
  "host.of-beginning": "{option} belongs to the beginning of a session, and {file} has begun already",
  "host.no-such-seat": "nobody plays {seat} here; the seats are {seats}",
  "host.bad-address": "can’t read {written} as an address to listen on",
  "host.bad-address-hint": "write it as 192.168.1.5, 0.0.0.0:8460 or [::1]:8460",
  "host.bad-origin": "{written} is no origin: write it as https://exercise.example.org, with no path",
  "host.tls-needs-both": "TLS needs a certificate and its key: --tls-cert and --tls-key",
  "host.file-unreadable": "can’t read {file}: {reason}",
  "host.bad-tls": "the certificate or its key is not right: {reason}",
  "host.wants-flag":
    "{address} can be reached from other machines, and without TLS whoever shares the network can read along",
  "host.wants-flag-hint":
    "give --tls-cert and --tls-key, put a proxy with TLS before it (docs/host.md), or say --plain-http",
  "host.warn-plain":
    "without TLS: whoever shares the network can read what seats read, and take a seat over. Use it only where you trust everybody.",
  "host.cannot-listen": "can’t listen on {address}: {reason}",
  "host.cannot-listen-hint": "another program may listen there: choose another port with --listen",
  "host.cannot-keep": "can’t keep who may come in beside the log: {reason}",
  "host.kept-in": "{title} is hosted, and kept in {file}",
  "host.join-at": "Join at {address} with the code {code}",
  "host.seat-word": "{seat}: word {word}",
  "host.evaluator": "{name}, evaluator",
  "host.seat-link": "  or {link}",
  "host.seat-given": "{seat}: its word was given out before; --renew {id} gives a new one",
  "host.white-cell-link": "White cell: {link}",
  "host.ends-with": "Ctrl-C ends it; everything is kept.",
  "host.fault": "a request failed, by a mistake in the program: {reason}",

  // The desk's page of who has joined.
  "host.key-page": "who has joined",
  "host.keys": "Who has joined",
  "host.key-renew": "a new word for the chosen seat, which takes it from whoever holds it",
  "host.key-show": "show or hide the link of another white cell",
  "host.hint-show": "white cell’s link",
  "host.another-white-cell": "White cell",
  "host.link-hidden": "link hidden",
  "host.link-hidden-about":
    "Its link opens all that this desk can do, in a browser. Enter shows it: let no seat read along.",
  "host.link-given-about":
    "Its link was drawn before the host was started again, and only its hash is kept. r gives a new one.",
  "host.sure-renew-cell":
    "The white cell gets a new link, and whoever works with the old one in a browser is outside. Press r again.",
  "host.renewed-cell": "The white cell has a new link.",
  "host.hint-renew": "new word",
  "host.page-title": "Who has joined",
  "host.address-is": "Join at  ",
  "host.code-is": "Code     ",
  "host.watchers":
    "{n, plural, =0 {Nobody watches the table.} one {# device watches the table.} other {# devices watch the table.}}",
  "host.devices": "{n, plural, =0 {nobody} one {# device} other {# devices}}",
  "host.word-given": "given before",
  "host.word-given-about":
    "Its word was given out before the host was started again, and only its hash is kept. r gives a new one.",
  "host.sure-renew": "{seat} gets a new word and link, and whoever speaks for it now is outside. Press r again.",
  "host.renewed": "The seat has a new word.",
  "host.not-hosted": "This session is not on the network: faultline host puts it there.",
  "host.seat-spoken": "{seat}: {people}; word {word}.",

  // What a device is told.
  "host.no-script": "These pages need JavaScript.",
  "host.not-in": "You have not joined, or your seat was given to somebody else.",
  "host.not-in-hint": "Join again with the code on the wall.",
  "host.too-often": "Too many requests.",
  "host.too-often-hint": "Wait a moment, and try again.",
  "host.not-yours": "That is not for you to do here.",
  "host.malformed": "That can’t be understood.",
  "host.from-elsewhere": "Requests from other sites are refused.",
  "host.wants-json": "Only JSON is taken here.",
  "host.too-long": "That is too long.",
  "host.our-mistake": "Something went wrong on the host. Try again; if it stays so, tell the white cell.",
  "host.no-such-page": "There is no such page.",
  "host.not-this-host": "This host does not answer at this address. Use the address that the desk shows.",
  "host.wrong-code": "That is not the code.",
  "host.wrong-link": "That link does not open a seat any more.",
  "host.wrong-word": "That is not the word of this seat.",
  "host.ask-white-cell": "Look again, or ask the white cell.",
  "host.other-turn": "that was for turn {asked}, and it is turn {turn} now",
  "host.other-turn-hint": "look at your page again, and choose anew",
  "host.not-possible": "“{order}” is not possible any more",
  "host.run-broke": "the scenario can’t go on from here",
  "host.run-broke-hint": "tell the white cell",
  "host.run-ended": "the run has ended",
  "host.run-ended-hint": "the white cell can go back to before its end",
  "host.not-on-page": "that does not stand on your page now",
  "host.not-on-page-hint": "look at your page again",
  "host.part-evaluator": "Evaluator",
  "host.part-observer": "Observer",

  "host.changed-meanwhile": "Something else has been done meanwhile.",
  "host.changed-meanwhile-hint": "Look again, and choose anew.",
  "host.other-branch": "Play goes on along branch {branch} now.",
  "host.clock-changed": "The clock has been set by somebody else meanwhile.",
  "host.no-report": "The report can’t be written: {why}",

  // What the desk is told of a white cell elsewhere.
  "host.done-elsewhere": "Another white cell: {title}. {said}",
  "host.given-elsewhere": "Another white cell has given the input {type}.",
  "host.renewed-elsewhere": "Another white cell has given {seat} a new word and link.",
  "host.renewed-cell-elsewhere": "Another white cell has drawn a new link for white cells.",
  "host.did-clock":
    "{clock, select, none {Started the clock} runs {Paused the clock} stands {Let the clock go on} other {Ended the break}}",
  "host.did-resolve": "Carried out the orders of this turn",
  "host.did-end": "Ended turn {turn} of {of}",

  "host.not-saved": "It was taken, and is not on the host’s disk yet.",
  "host.not-saved-hint": "Tell the white cell that the host can’t save.",
} as const;
