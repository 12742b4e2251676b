/**
 * What every page has. Messages of the catalogue.
 */
export const page = {
  "page.contents": "Contents",
  "page.faultline": "Faultline",
  "page.skip-to-the-content": "Skip to the content",
  "page.stands-here": "(stands here)",
  "page.holds": "Holds",
} as const;
