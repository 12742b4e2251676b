/**
 * The projector, which shows what everybody at the table knows. Messages of the catalogue.
 */
export const projector = {
  // Head and foot.
  "projector.turn-of": "turn {number} of {of}",
  "projector.day-of-run": "day {day} of {horizon}",
  "projector.branch": "branch {branch}",
  "projector.looking-back": "LOOKING BACK",
  "projector.records-since": "{n, plural, one {# record} other {# records}} since",
  "projector.hint-now": "back to now",
  "projector.hint-look-back": "look back",
  "projector.hint-about": "about it",

  // Help.
  "projector.keys": "Keys",
  "projector.keys-look-back": "Look back",
  "projector.help-follows":
    "This screen shows what everybody at the table knows, and follows the exercise by itself. No key changes it.",
  "projector.help-beliefs":
    "A posture stands where the table last knew it to stand. Not everything that happens is known to everybody.",
  "projector.key-next-record": "look on by one record",
  "projector.key-previous-record": "look back by one record",
  "projector.key-next-day": "look on by a day",
  "projector.key-previous-day": "look back by a day",
  "projector.key-start": "look back to the start",
  "projector.key-end": "back to what is now, and stay with it",
  "projector.map": "Map",
  "projector.hint-map": "map",
  "projector.key-map": "the map: where it is fought, and which places are touched",
  "projector.no-map": "This scenario brings no map.",
  "projector.key-why": "what the chosen record was, and what it rests on",
  "projector.key-odds": "odds from here, where the white cell shows probabilities",

  // Before there is anything to show, and what becomes of the session.
  "projector.nothing-yet": "Nothing has happened yet. What happens will stand here.",
  "projector.waiting":
    "The exercise will stand here as soon as its log can be read. Nothing has to be pressed; q leaves.",
  "projector.heard-waiting": "Projector. Press q to quit.",
  "projector.heard-first": "The projector follows the exercise. Press w for the latest record, q to quit.",
  "projector.no-file-yet": "there is no file {file} yet",
  "projector.file-removed": "{file} has been taken away; this is how it stood",
  "projector.cannot-read": "can't read {file}: {code}",
  "projector.another-session": "another session has taken the place of this log",
  "projector.nobody-plays": "nobody plays this session now; it goes on here as soon as somebody resumes it",
  "projector.goes-on": "the exercise goes on",
  "projector.branched": "the white cell takes another way, {branch}, from {from}: it is {here}",
  "projector.switched": "the white cell goes on with {branch}, where it is {here}",
  "projector.went-back": "the white cell went back: it is {here} again",
  "projector.probabilities-shown": "probabilities are shown from now on",
  "projector.probabilities-hidden": "probabilities are hidden from now on",
  "projector.probabilities-are-hidden": "the white cell does not show probabilities",

  // What happened, for the table.
  "projector.story": "What happened",
  "projector.story-does": "the chosen record",
  "projector.part-hidden": "Part of this is not known to the table.",
  "projector.message-to": "{from} to {to}, {delivery}:",
  "projector.milestone": "A milestone.",
  "projector.milestone-on": "A milestone, noted the first time: {headlines}.",
  "projector.milestone-when": "A milestone, noted the first time: when {condition}.",
  "projector.horizon": "The days of play are over.",
  "projector.ending": "An ending.",
  "projector.ending-when": "An ending, reached when {condition}.",
  "projector.ordered-by": "Ordered by {actor}.",
  "projector.factors-known": "Known to have borne on it: {factors}.",
  "projector.rests-on": "rests on {sources}",
} as const;
