/**
 * An inject that the white cell writes on the spot. Messages of the catalogue.
 */
export const adHoc = {
  "ad-hoc.text": "What do the players read?",
  "ad-hoc.text-hint": "Its beginning becomes the headline.",
  "ad-hoc.how": "How does it arrive?",
  "ad-hoc.as-news": "As news",
  "ad-hoc.as-news-aside": "every seat and the projector have it",
  "ad-hoc.by":
    "{medium, select, cable {By cable} call {By telephone} meeting {In person} wire {By wire report} press {In the press} television {On television} other {As a social post}}",
  "ad-hoc.by-aside":
    "{confidential, select, true {in confidence: only those it is for learn of it} other {those it is for read it; all others its headline}}",
  "ad-hoc.from": "Who sends it?",
  "ad-hoc.from-hint": "A name or an office, as the readers are to see it.",
  "ad-hoc.to": "Whom is it for?",
  "ad-hoc.headline": "What do all others read?",
  "ad-hoc.headline-hint": "A headline; left empty, the beginning of the text.",
  "ad-hoc.gauge": "Does it change a gauge?",
  "ad-hoc.gauge-more": "Does it change a gauge? (more)",
  "ad-hoc.gauge-by": "{gauge}: by how much?",
  "ad-hoc.gauge-by-hint": "8 raises it by 8, -8 lowers it by 8. It stays within its bounds.",
  "ad-hoc.posture": "Does it set a posture?",
  "ad-hoc.posture-more": "Does it set a posture? (more)",
  "ad-hoc.posture-to": "{posture}: to where?",
  "ad-hoc.posture-to-hint": "To any state, whether or not its statechart allows the step.",
  "ad-hoc.no-more": "No more",
  "ad-hoc.sure": "Every seat reads now: “{text}”",
  "ad-hoc.sure-sent":
    "{medium, select, cable {A cable} call {A telephone call} meeting {A message in person} wire {A wire report} press {A piece in the press} television {A piece on television} other {A social post}} from {from} to {to}, now: “{text}”",
  "ad-hoc.sure-headline": "All others read: “{headline}”",
  "ad-hoc.delivered": "It has reached those it is for.",
  "ad-hoc.sure-posture": "{posture} is set to {state}",
} as const;
