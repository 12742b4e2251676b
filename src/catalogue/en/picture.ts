/**
 * Pictures: of a screen, and of a run's story. Messages of the catalogue.
 */
export const picture = {
  "picture.key": "a picture of the screen, in a new file (SVG) in the folder where you are",
  "picture.of-screen": "Faultline, {title}, {date}",
  "picture.kept": "A picture of the screen is in {file}",
  "picture.failed": "No picture: {why}",
  "picture.not-here": "Pictures can't be kept from here.",

  // The story of a run.
  "picture.of-story": "The story of a run of {title}. {ending}",
  "picture.facts": "{days, plural, one {# day} other {# days}} from {start} · seed {seed} · {reading}",
  "picture.ended": "Ended on {date}, day {day}: {headline}",
  "picture.horizon": "Went on to the horizon, {date}, day {day}: no ending was reached",
  "picture.still-open": "Not ended by day {day}",
  "picture.turning-point": "turning point",
  "picture.calm": "calm",
  "picture.grave": "grave",
  "picture.milestones": "Milestones",
  "picture.outside": "From outside",
  "picture.from-to": "{from} → {to}",
  "picture.code": "faultline replay {code}",
  "picture.about":
    "{all, plural, one {# record} other {# records}}, {named} of them named{leftOut, plural, =0 {} one {; # actor left out} other {; # actors left out}} · one run of a model, not history · Faultline {version}",
} as const;
