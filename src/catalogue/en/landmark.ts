/**
 * Landmarks of what has happened, which keys go to: surprises and bookmarks. Messages of the catalogue.
 */
export const landmark = {
  "landmark.keys": "Surprises and bookmarks",
  "landmark.key-next-surprise": "to the next surprise: what the fewest futures from day 0 have by its day",
  "landmark.key-previous-surprise": "to the surprise before",
  "landmark.key-next-bookmark": "to the next bookmark",
  "landmark.key-previous-bookmark": "to the bookmark before",
  "landmark.key-bookmark": "bookmark the selected record, with a note; again: another note, or remove it",
  "landmark.key-bookmarks": "the list of bookmarks",
  "landmark.key-list-note": "bookmarks: another note",
  "landmark.key-list-remove": "bookmarks: remove it",
  "landmark.hint-surprise": "surprise",
  "landmark.hint-bookmark": "bookmark",
  "landmark.hint-bookmarks": "bookmarks",
  "landmark.hint-note": "note",
  "landmark.hint-remove": "remove",

  // Said once a key has gone to one.
  "landmark.surprise":
    "Surprise {place} of {of}: {share} of {futures} from day 0 have this by {date}.{rarest, select, true { Nothing so far was less to be expected.} other {}}",
  "landmark.no-surprise":
    "Nothing that has been played so far is a surprise: half of {futures} or more have it by its day.",
  "landmark.surprises-counting":
    "What is a surprise is known once the futures from day 0 have been counted. That is under way: try again in a moment.",
  "landmark.surprises-broken": "What is a surprise can't be known, because no futures can be played: {problem}",
  "landmark.bookmark": "Bookmark {place} of {of}.",
  "landmark.no-bookmark": "There is no bookmark yet: * sets one on the selected record.",
  "landmark.no-bookmark-here": "No bookmark is on this branch as it has been played: B lists them all.",
  "landmark.heard-bookmark": "Bookmarked{noted, select, true {: {note}} other {}}.",

  // Setting one.
  "landmark.act-bookmark": "Bookmark",
  "landmark.act-bookmark-does": "find a record again, with a note; or remove its bookmark",
  "landmark.ask-record": "Which record?",
  "landmark.sure":
    "{how, select, remove {The bookmark is removed: {headline}} noted {A bookmark with a note, “{note}”: {headline}} other {A bookmark: {headline}}}",
  "landmark.act-remove": "Remove a stray bookmark",
  "landmark.act-remove-does": "one whose record is not on this branch as it has been played",
  "landmark.none-elsewhere": "All bookmarks are on this branch.",
  "landmark.ask-remove-which": "Which bookmark?",
  "landmark.nothing-to-mark": "Nothing has happened yet that could be bookmarked.",
  "landmark.ask-note": "A note on it?",
  "landmark.ask-note-hint": "{headline} (Enter without a note is enough)",
  "landmark.ask-which": "This record has a bookmark.",
  "landmark.ask-change": "another note",
  "landmark.ask-remove": "remove the bookmark",
  "landmark.set": "Bookmarked: {headline}",
  "landmark.removed": "The bookmark is removed: {headline}",

  // The list.
  "landmark.bookmarks": "{n, plural, =0 {Bookmarks} one {# bookmark} other {# bookmarks}}",
  "landmark.bookmarks-none": "No bookmarks yet. On the situation screen, * sets one on the selected record.",
  "landmark.elsewhere-detail":
    "This record is on another branch, or on a way that was given up, or has not come again since the rewind. It keeps its bookmark.",
  "landmark.cant-go": "That record is not on this branch as it has been played.",
  "landmark.cant-remove":
    "Another record of this branch has the same number and a bookmark: remove that one first, or go to the branch of this one.",
  "landmark.spoken":
    "{date}. {headline}{noted, select, true {. Note: {note}} other {}}{here, select, true {} other {, not on this branch as it has been played}}.",
} as const;
