/** How something reaches those it is addressed to. */
export const addressed = {
  "addressed.all": "All",
  "addressed.medium":
    "{medium, select, cable {cable} call {telephone} meeting {in person} wire {wire report} press {press} television {television} other {social post}}",
  "addressed.arrival":
    "{medium, select, cable {{confidential, select, true {CABLE, IN CONFIDENCE} other {CABLE}} · from {from} · to {to}} call {ON THE TELEPHONE · {from} to {to}} meeting {IN PERSON · {from} to {to}} wire {WIRE · {from}} press {PRESS · {from}} television {ON TELEVISION · {from}} other {POST · {from}}}",
} as const;
