/**
 * A seat's page at the desk: what it reads, and how it reads on. Messages of the catalogue.
 */
export const seat = {
  // Keys at the foot of the page: one or two words each.
  "seat.hint-later-news": "more news",
  "seat.hint-more-of-it": "more of it",
  "seat.hint-others": "others",

  // At the end of a column that there is no room for.
  "seat.later-lines": "{n, plural, one {# more line} other {# more lines}}: PgDn",
  "seat.last-lines": "PgUp leads back",
  "seat.rest-of-band": "o shows all of it",
  "seat.more-of-it": "{n, plural, one {# more line} other {# more lines}}: space",
  "seat.all-of-it": "space begins again",

  // What its keys do, for the help page.
  "seat.key-others": "where others stand in full and what this seat was told at the start, and back",
  "seat.told-at-start": "What you were told at the start",
  "seat.key-more-of-it": "more of what the chosen order would set in motion",
  "seat.key-earlier-news": "back in the news, and to where you stand",
  "seat.key-later-news": "more of the news, by a screenful",
} as const;
