/**
 * What the exercise knows of turns, seats' pages, events and branches. Messages of the catalogue.
 */
export const exercise = {
  // Branches: where one left another, how far it has got, what the white cell and seats did on it.
  "exercise.session-started-here": "Where the session started.",
  "exercise.the-start": "the start",
  "exercise.left-at-start": "Left {branch} at the start.",
  "exercise.left-after-record": "Left {branch} on {day}, after “{headline}”.",
  "exercise.given-up-from-start": "Given up: {branch} went back from here to the start.",
  "exercise.given-up-from-day": "Given up: {branch} went back from here to {day}.",
  "exercise.day-of-last": "day {day} of {last}",
  "exercise.ended-with": "ended {date}: {ending}",
  "exercise.no-ending": "no ending by the last day",
  "exercise.orders-given": "{n, plural, one {# order} other {# orders}}",
  "exercise.instructions-given": "{n, plural, one {# standing instruction} other {# standing instructions}}",
  "exercise.injects-given": "{n, plural, one {# inject} other {# injects}}",
  "exercise.overrides-given": "{n, plural, one {# override} other {# overrides}}",
  "exercise.gauges-set": "{n, plural, one {# gauge set} other {# gauges set}}",
  "exercise.milestones-only-here": "Only here: {milestones}.",
  "exercise.milestones-only-there": "Only on {branch}: {milestones}.",

  // What the plan of an exercise gives a seat to read before the first turn.
  "exercise.told-at-start": "You are told",
  "exercise.your-aim": "You want",
  "exercise.your-red-line": "Your red line",
  "exercise.you-know": "You alone know",
  "exercise.your-team-knows": "Known to {team} alone",

  // What an order or an inject would set in motion. {chance} and {weight} are words such as “likely” and “likelier”.
  "exercise.always-answers": "{actor} answers, always: {headline}",
  "exercise.may-answer": "{actor} may answer, how likely is not known to you: {headline}",
  "exercise.may-answer-so": "{actor} may answer: {headline}",
  "exercise.may-decide-to-answer": "{actor} may answer, if its seat so decides: {headline}",
  "exercise.ends-in-one-of": "{n, plural, one {It ends so:} other {It ends in one of these # ways:}}",
  "exercise.answers-with-chance": "{actor} answers, {chance}: {headline}",
  "exercise.may-order": "{actor} may order: {orders}",
  "exercise.weighted-while-it-lasts": "while it lasts, {actor}, {weight}: {headline}",
  "exercise.bears-while-it-lasts": "while it lasts, it affects whether this happens: {headline} ({actor})",
  "exercise.now-possible": "{actor}, now possible: {headline}",

  // Standing instructions: what a seat allows or forbids to come about by itself. {occasion} is one of those below.
  "exercise.allowed-about": "Allowed: it comes about by itself, {occasion}, as likely as the model has it.",
  "exercise.forbidden-about":
    "Forbidden: it does not come about by itself, {occasion}; there may then be an order for it.",
  "exercise.occasion-by-chance": "by chance",
  "exercise.occasion-in-time": "once its time has come",
  "exercise.occasion-answer": "in answer to {acts}",
  "exercise.occasion-hidden": "in answer to something that you do not know",

  // The events list: how an event stands, in a sentence.
  "exercise.comes-on-day":
    "Comes on {day}, in {due, select, true {this turn} other {turn {turn}}}, {byHand, select, true {put there by hand} other {by schedule}}.",
  "exercise.comes-after-last-day": "Its day, {day}, comes after the last day of play.",
  "exercise.fired-once-or-more": "Fired {n, plural, one {{occasions}} other {# times: {occasions}}}.",
  "exercise.fired-on-day":
    "on {day}, {by, select, schedule {by schedule} condition {by its condition} other {by hand}}",
  "exercise.stands-in-for": "stands in for {actor}: {headline}",
  "exercise.skipped-on-day": "Skipped on {day}: {reason}.",
  "exercise.denied-on-day": "Denied by the white cell on {day}.",
  "exercise.denied-for-reason": "Denied by the white cell on {day}: {reason}.",
  "exercise.run-ended-before": "The run ended before it came.",
  "exercise.historical-unplayed": "Historical, and not played in this session: it comes by hand only.",
  "exercise.historical-day-unplayed": "Historical on {day}, and not played in this session: it comes by hand only.",
  "exercise.comes-by-hand-only": "Comes by hand only.",
  "exercise.waits-until": "Waits until {condition}.",
  "exercise.condition-now": "{condition} (now {value})",
  "exercise.written-and-fired": "Written on the spot and fired on {day}.",
  "exercise.judgement": "judgement: {judgement}",

  // The events list: cells of its columns, of which the narrowest, of an event's status, holds ten characters.
  "exercise.status-due": "due",
  "exercise.status-scheduled": "scheduled",
  "exercise.status-waiting": "waiting",
  "exercise.status-at-hand": "at hand",
  "exercise.status-fired": "fired",
  "exercise.status-skipped": "skipped",
  "exercise.when-you-like": "when you like",
  "exercise.scheduled": "scheduled",
  "exercise.by-condition": "by condition",
  "exercise.by-hand": "by hand",
  "exercise.historical": "historical",
  "exercise.on-the-spot": "on the spot",
  "exercise.white-cell": "White cell",

  // A seat's page: what it has chosen, and what it may choose.
  "exercise.you-speak-for": "You speak for {actor}.",
  "exercise.arrived": "{arrival}. {text}",
  "exercise.as-believed": "{what} (as you believe)",
  "exercise.posture-held": "held",
  "exercise.order-given": "{order}: ordered",
  "exercise.order-drafted": "{order}: drafted{chance, select, unknown {} other { (its chance is {chance})}}",
  "exercise.draft-impossible":
    "Not possible any more, with {posture} at {state} and things as they are: it would fail.",
  "exercise.ready": "Ready: commit these orders",
  "exercise.unready": "Not ready after all",
  "exercise.what-ready-does":
    "This commits your drafts. Once every seat is ready, all orders are carried out at one instant.",
  "exercise.what-unready-does": "After that you can change your drafts again.",
  "exercise.others-ready": "{seats} {n, plural, one {is} other {are}} ready.",
  "exercise.others-not-ready": "{seats} {n, plural, one {is} other {are}} not ready yet.",
  "exercise.end-turn-some-not-ready":
    "Carries out all drafts as they stand and plays on to day {day} at once. Not ready yet: {seats}.",
  "exercise.order-failed":
    "{order}: ordered, and failed{chance, select, unknown {} other { (its chance was {chance})}}",
  "exercise.posture-stands-now": "{posture} stands at {state} now.",
  "exercise.posture-stands-still":
    "It failed{chance, select, unknown {} other { (its chance was {chance})}}: {posture} stands at {state}.",
  "exercise.opens-orders": "opens the order: {orders}",
  "exercise.closes-orders": "closes the order: {orders}",
  "exercise.hold": "Hold",
  "exercise.what-hold-does": "{actor} holds in every posture for which nothing is chosen yet this turn.",
  "exercise.end-turn": "End the turn: play to {date}",
  "exercise.end-turn-all-chosen": "Plays on to day {day} at once. Every seat has chosen.",
  "exercise.end-turn-some-waiting":
    "Plays on to day {day} at once. Nothing chosen yet: {seats}. Seats that have not chosen will hold.",
} as const;
