/** How something reaches those it is addressed to. */
export const addressed = {
  "addressed.all": "All",
} as const;
