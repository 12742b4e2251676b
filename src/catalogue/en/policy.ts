/**
 * Seats that are played by rules. Messages of the catalogue.
 */
export const policy = {
  "policy.option": "play seats by the rules of this file: hold, as the model would, or orders when conditions hold",
  "policy.option-compare": "the same, in every arm but the first",
  "policy.option-sweep": "the same, as an arm of its own beside the model; repeatable",
  "policy.seats": "seats: {seats}",
  "policy.fact": "Policy",
  "policy.holds": "{actor} holds",
  "policy.orders":
    "{actor} by {rules, plural, one {# rule} other {# rules}} every {every, plural, one {day} other {# days}}{allowed, plural, =0 {} one {, with # act allowed} other {, with # acts allowed}}",
  "policy.not-of-session":
    "--policy plays seats from the start of a scenario; the futures of a session have seats of their own",
  "policy.leave-out": "leave --from or --policy out",
} as const;
