/**
 * The projector, which shows what everybody at the table knows. Messages of the catalogue.
 */
export const projector = {
  "projector.the-chosen-record": "the chosen record",
  "projector.what-happened": "What happened",
  "projector.this-screen-shows-what-everybody-at":
    "This screen shows what everybody at the table knows, and follows the exercise by itself. No key changes it.",
  "projector.a-posture-stands-where-the-table":
    "A posture stands where the table last knew it to stand. Not everything that happens is known to everybody.",
  "projector.keys": "Keys",
  "projector.turn-of": "turn {number} of {of}",
  "projector.record-since": " · {later, plural, one {# record} other {# records}} since",
  "projector.looking-back": " {pause} LOOKING BACK{since} ",
  "projector.day-of": " · day {day} of {horizon} ",
  "projector.branch": " · branch {shorten} ",
  "projector.back-to-now": "back to now",
  "projector.look-back": "look back",
  "projector.about-it": "about it",
  "projector.nothing-has-happened-yet-what-happens": "  Nothing has happened yet. What happens will stand here.",
  "projector.the-exercise-will-stand-here-as":
    "The exercise will stand here as soon as its log can be read. Nothing has to be pressed; q leaves.",
  "projector.look-on-by-one-record": "look on by one record",
  "projector.look-back-by-one-record": "look back by one record",
  "projector.look-on-by-a-day": "look on by a day",
  "projector.look-back-by-a-day": "look back by a day",
  "projector.look-back-to-the-start": "look back to the start",
  "projector.back-to-what-is-now-and": "back to what is now, and stay with it",
  "projector.what-the-chosen-record-was-and": "what the chosen record was, and what it rests on",
  "projector.odds-from-here-where-the-white": "odds from here, where the white cell shows probabilities",
  "projector.look-back-2": "Look back",
  "projector.the-white-cell-has-hidden-the": "the white cell has hidden the probabilities",
  "projector.another-session-has-taken-the-place": "another session has taken the place of this log",
  "projector.nobody-plays-this-session-now-it":
    "nobody plays this session now; it goes on here as soon as somebody resumes it",
  "projector.the-exercise-goes-on": "the exercise goes on",
  "projector.projector-press-q-to-quit": "Projector. Press q to quit.",
  "projector.the-projector-follows-the-exercise-press":
    "The projector follows the exercise. Press w for the latest record, q to quit.",
  "projector.part-of-this-is-not-known": "Part of this is not known to the table.",
  "projector.to": "{from} to {to}, {delivery}:",
  "projector.a-milestone-noted-the-first-time": "A milestone, noted the first time: {headlines}.",
  "projector.a-milestone-noted-the-first-time-2": "A milestone, noted the first time: when {condition}.",
  "projector.the-days-of-play-are-over": "The days of play are over.",
  "projector.an-ending": "An ending.",
  "projector.an-ending-reached-when": "An ending, reached when {condition}.",
  "projector.ordered-by": "Ordered by {actorLabel}.",
  "projector.known-to-have-borne-on-it": "Known to have borne on it: {factors}.",
  "projector.rests-on": "rests on {sources}",
  "projector.the-white-cell-takes-another-way":
    "the white cell takes another way, {current}, from {from}: it is {here}",
  "projector.the-white-cell-goes-on-with": "the white cell goes on with {current}, where it is {here}",
  "projector.the-white-cell-went-back-it": "the white cell went back: it is {here} again",
  "projector.probabilities-are-shown-from-now-on": "probabilities are shown from now on",
  "projector.probabilities-are-hidden-from-now-on": "probabilities are hidden from now on",
  "projector.can-t-read": "can't read {file}: {code}",
  "projector.there-is-no-file-yet": "there is no file {file} yet",
  "projector.has-been-taken-away-this-is": "{file} has been taken away; this is how it stood",
} as const;
