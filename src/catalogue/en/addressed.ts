/** How something reaches those it is addressed to. */
export const addressed = {
  "addressed.all": "All",
  "addressed.medium":
    "{medium, select, cable {cable} call {telephone} meeting {in person} wire {wire report} press {press} television {television} other {social post}}",
} as const;
