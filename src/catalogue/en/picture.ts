/**
 * Pictures: of a screen, and of a run's story. Messages of the catalogue.
 */
export const picture = {
  "picture.key": "a picture of the screen, in a new file (SVG) in the folder where you are",
  "picture.of-screen": "Faultline, {title}, {date}",
  "picture.kept": "A picture of the screen is in {file}",
  "picture.failed": "No picture: {why}",
  "picture.not-here": "Pictures can't be kept from here.",
} as const;
