/**
 * Handouts: situation manual, seat briefs, facilitator's guide, map and order slips. Messages of the catalogue.
 */
export const brief = {
  // Said by several handouts.
  "brief.for-all-players": "Exercise material. For all players.",
  "brief.for-white-cell": "Exercise material. For the white cell only.",
  "brief.for-one-seat": "Exercise material. For the seat of {actor} only.",
  "brief.plays": "Plays",
  "brief.calendar":
    "{start} to {end}, in {turns, plural, one {# turn} other {# turns}} of {turn, plural, one {# day} other {# days}}",
  "brief.edition": "Edition",
  "brief.reading": "Reading",
  "brief.actor": "Actor",
  "brief.ladder": "Ladder",
  "brief.number": "Number",
  "brief.objective": "Objective",
  "brief.orders": "Orders",
  "brief.played-by": "Played by",
  "brief.seat-or-desk": "{seated, select, true {a seat} other {the desk}}",
  "brief.stands-at": "Stands at",
  "brief.starts-at": "Starts at",
  "brief.known-to": "Known to",
  "brief.what": "What",
  "brief.when": "When",
  "brief.none": "none",
  "brief.low-to-high": "{low} to {high}",
  "brief.watched-numbers": "Numbers that everyone watches",
  "brief.where-everyone-stands": "Where everyone stands on {start}",
  "brief.no-actors": "The scenario has no actors.",
  "brief.hot-wash": "Hot wash",

  // Labels under the counts at the head of a document.
  "brief.counted":
    "{kind, select, actor {{n, plural, one {actor} other {actors}}} posture {{n, plural, one {posture} other {postures}}} transition {{n, plural, one {transition} other {transitions}}} assumption {{n, plural, one {assumption} other {assumptions}}} inject {{n, plural, one {inject} other {injects}}} claim {{n, plural, one {claim} other {claims}}} day {{n, plural, one {day of play} other {days of play}}} turn {{n, plural, one {turn} other {turns}}} order {{n, plural, one {order} other {orders}}} event {{n, plural, one {event} other {events}}} overruled {{n, plural, one {outcome overruled} other {outcomes overruled}}} other {{n, plural, one {record} other {records}}}}",

  // The order slip.
  "brief.order-slip": "Order slip",
  "brief.copy-the-slip": "Copy one for each turn; hand it to the white cell before the turn is played.",
  "brief.slip-of": "{actor}, turn:",
  "brief.order-or-hold": "Order, or hold",
  "brief.what-we-want": "What we want from it",

  // The glossary, with how likelihood is written and the levels of hostility.
  "brief.glossary": "Glossary",
  "brief.turn-here": "{meaning} Here: {days, plural, one {# day} other {# days}}.",
  "brief.seat": "Seat",
  "brief.posture": "Posture",
  "brief.order": "Order",
  "brief.hold": "Hold",
  "brief.turn": "Turn",
  "brief.gauge": "Gauge",
  "brief.inject": "Inject",
  "brief.white-cell": "White cell",
  "brief.likelihoods": "How likelihood is written (ICD 203)",
  "brief.words": "Words",
  "brief.probability": "Probability",
  "brief.below": "below {percent}%",
  "brief.between": "{low} to {high}%",
  "brief.above": "above {percent}%",
  "brief.conflict-deaths":
    "By the Uppsala Conflict Data Program, 25 battle deaths in a year make an armed conflict, 1,000 a war.",
  "brief.hostility": "Levels of hostility (Correlates of War)",
  "brief.level": "Level",
  "brief.means": "Means",
  "brief.no-hostility": "None",
  "brief.no-force": "Nobody uses or threatens force.",
  "brief.threat": "Threat",
  "brief.force-threatened": "Force is threatened.",
  "brief.display": "Display",
  "brief.force-shown": "Force is shown: alerts, mobilisation, movements.",
  "brief.use-of-force": "Use of force",
  "brief.force-used": "Force is used, short of war.",
  "brief.war": "War",
  "brief.sustained-combat": "Sustained combat; 1,000 battle deaths by convention.",

  // How others react to an act or to where a posture stands.
  "brief.reaction": "<strong>{actor}</strong>, {likelihood}: {headline}",
  "brief.reaction-at-once": "<strong>{actor}</strong>, {likelihood}: {headline} (at once)",
  "brief.may-react": "<strong>{actor}</strong> may answer: {headline}",
  "brief.may-react-at-once": "<strong>{actor}</strong> may answer: {headline} (at once)",
  "brief.bears-on": "it affects whether this happens: {headline} (<strong>{actor}</strong>)",
  "brief.reaction-possible": "<strong>{actor}</strong>, now possible: {headline}",
  "brief.reaction-by-order": "<strong>{actor}</strong> may order: {order}",
  "brief.chance-not-known": "how likely is not known to you",
  "brief.stands-in-for":
    "<strong>{actor}</strong>: {headline}. The event brings this, and until then it does not come by chance{forGood, select, true {; nor does it afterwards} other {}}.",
  "brief.reaction-chance": "<strong>{actor}</strong>: {headline}, {chance}",
  "brief.and-more": "and {n} more",

  // The facilitator's guide: run sheet and seats.
  "brief.facilitator-guide": "Facilitator's guide",
  "brief.run-sheet": "Run sheet",
  "brief.ninety-minutes": "A session of ninety minutes",
  "brief.minutes": "Minutes",
  "brief.who-does-what": "Who does what",
  "brief.before": "before",
  "brief.prepare": "Prepare",
  "brief.how-to-prepare":
    "Print the situation manual and the sheet for everyone, one brief a seat. Read the events list below and mark those you mean to use.",
  "brief.welcome": "Welcome",
  "brief.how-to-welcome":
    "Say what the exercise is for, and that it forecasts nothing. Read the situation aloud; seats read their briefs.",
  "brief.turns": "{turns, plural, one {# turn} other {# turns}}",
  "brief.how-to-run-turns":
    "For each: news, counsel, orders, play. Note what you see against an objective while you see it.",
  "brief.how-to-hot-wash":
    "Each seat first says what it wanted and what it got. Then the questions at the end of this guide.",
  "brief.commands":
    "Start the desk with {start}: t leads through the turns, i opens the acts of the white cell, ? shows all keys. {historical, select, true {Add <code>--historical</code>, and the events of the record come on their own days. } other {}}For the projector, in another terminal: {follow}, which shows what the table may know. Go on another day with {resume}, and close with {report}.",
  "brief.seats": "Seats",
  "brief.empty-seats":
    "An actor with no one in its seat acts by chance, at the rates of the model. So does everything a seat may not order.",
  "brief.who-plays-whom": "Who plays whom, and which orders are open on the first day",
  "brief.open-at-start": "Open at the start",

  // The facilitator's guide: events list.
  "brief.events-list": "Events list",
  "brief.events-list-msel": "Events list (MSEL)",
  "brief.master-list": "Master scenario events list",
  "brief.no-events": "The scenario has no events from outside; write your own at the desk.",
  "brief.historical-events":
    "Those marked historical come from the documents' calendar and play only where the desk is started with <code>--historical</code>; any of them can be fired by hand.",
  "brief.no": "No.",
  "brief.time": "Time",
  "brief.type": "Type",
  "brief.delivery": "Delivery",
  "brief.from": "From",
  "brief.to": "To",
  "brief.description": "Description",
  "brief.expected-response": "Expected response",
  "brief.when-you-like": "when you like",
  "brief.once": "once {condition}",
  "brief.day": "day {day}",
  "brief.inject-type":
    "{type, select, historical {historical} scheduled {scheduled} other {by hand}}{conditional, select, true {, by condition} other {}}",
  "brief.what-events-do": "What each event does at once",
  "brief.event": "Event",
  "brief.shifts": "Shifts",
  "brief.answered-by": "May be answered by",

  // The facilitator's guide: outcomes, secrets and readings.
  "brief.outcomes": "What the model can do, and what happened",
  "brief.how-play-ends":
    "Play ends at the first ending, or after {horizon, plural, one {# day} other {# days}}. For the odds of each, run {command} before the exercise, not in front of the players.",
  "brief.milestones": "Milestones",
  "brief.milestone": "Milestone",
  "brief.first-time": "Noted the first time",
  "brief.in-history": "In history",
  "brief.did-not-happen": "did not happen in this time",
  "brief.no-milestones": "The scenario notes no milestones.",
  "brief.endings": "Endings",
  "brief.ending": "Ending",
  "brief.no-endings": "The scenario has no ending of its own: play goes on to the horizon.",
  "brief.who-knows-what": "Who knows what",
  "brief.what-some-know": "What only some seats know",
  "brief.nobody": "nobody",
  "brief.no-secrets": "Nothing in this scenario is kept from any seat; only intentions are.",
  "brief.other-readings": "Other readings of the evidence",
  "brief.how-to-play-readings":
    "The same crisis under another reading of the sources. Play one with <code>--variant</code>.",

  // Questions for the hot wash, and the observation sheet.
  "brief.questions": "Questions for the hot wash",
  "brief.observation-sheet": "Observation sheet",
  "brief.what-was-seen-against": "What was seen, against each objective",
  "brief.what-was-seen": "What was seen",
  "brief.decisions": "Decisions",
  "brief.which-to-take-back": "Which decision would you take back, and what did you not know when you took it?",
  "brief.which-held-back": "Which order did you hold back, turn after turn, and what were you waiting for?",
  "brief.what-others-believed": "{actor}: what did you want the others to believe about you? What did they believe?",
  "brief.objectives": "Objectives",
  "brief.what-you-did": "{objective}: what did you do about it, and would you again? ({event})",
  "brief.what-happened": "What really happened",
  "brief.when-in-your-game":
    "In history, “{milestone}” came on {date}. Did it come in your game, sooner or later, and what made the difference?",
  "brief.history-was-spared": "History was spared, within this time: {milestones}. How near did you come?",
  "brief.leaving-history":
    "Where your game left the path of history: was it a choice, an event from outside, or chance?",
  "brief.evidence": "Evidence",
  "brief.which-claim-you-used":
    "One source holds: “{claim}” Another: “{rival}” Which of them did your seat act on without noticing?",
  "brief.under-another-reading": "Had it been as “{reading}” has it: {note} What would you have done differently?",
  "brief.model": "The model",
  "brief.which-surprised": "Which outcome surprised you, and was it the model or your expectation that was wrong?",
  "brief.what-has-no-place": "What mattered at the table that the model has no place for?",
  "brief.which-ending-is-missing": "The model can end in: {endings}. Which ending is missing?",

  // A seat's brief: where it stands, what it is after.
  "brief.seat-brief": "Seat brief: {scenario}",
  "brief.you-speak-for": "You speak for {actor}.",
  "brief.told-so-far": "What you have been told",
  "brief.told-so-far-explained":
    "From the start to {date}, day {day}: the news that reached you, the messages that you have received and written, and what became of them. Whoever takes over the seat reads this first.",
  "brief.told-table": "News and messages in their order",
  "brief.told-date": "Date",
  "brief.told-news": "What you were told",
  "brief.told-nothing": "Nothing has reached you yet.",
  "brief.where-you-stand": "Where you stand",
  "brief.you-steer":
    "You steer {ladders, plural, one {# ladder} other {# ladders}}, each from calm at the foot to grave at the head.",
  "brief.aims": "What you are after",
  "brief.no-instructions":
    "Your government has written no instructions for you. This is how it has been seen to weigh things; play it as it is, or make a case at the table for something else.",
  "brief.what-weighs": "What weighs with you",
  "brief.carries-you-up": "What carries you up",
  "brief.holds-you-back": "What holds you back, or brings you down",
  "brief.nothing-weighs": "Nothing is known of what weighs with you.",
  "brief.high": "High: {gauge}",
  "brief.your-hand-on-numbers": "Numbers that you watch, and your hand on them",
  "brief.follows": "Follows {gauges}.",
  "brief.orders-that-raise": "Your orders that raise it",
  "brief.orders-that-lower": "Your orders that lower it",

  // A seat's brief: orders.
  "brief.what-you-may-order": "What you may order",
  "brief.no-orders": "This actor takes no orders; its seat watches and advises.",
  "brief.how-to-order":
    "Each turn you give one order a ladder, or hold.{odds, select, true { Likelihoods are your staff's estimates, in the words of ICD 203.} other {}}",
  "brief.open-first-day": "{begun, select, true {Open now} other {Open on the first day}}",
  "brief.open-later": "Open later, once things have moved",
  "brief.moves": "Moves",
  "brief.needs": "Needs",
  "brief.hidden-needs": "more that you cannot see",
  "brief.needs-and-hidden": "{condition}; and more that you cannot see",
  "brief.may-end": "May end",
  "brief.sets-off": "Sets off",
  "brief.nothing-at-once": "nothing at once",
  "brief.while-it-lasts": "While it lasts",
  "brief.only-these": "{actors} only",

  // A seat's brief: what others answer, what happens unasked, what it does not know.
  "brief.red-lines": "Where others draw their lines",
  "brief.answered-by-a-step": "What is answered by a step up somebody else's ladder",
  "brief.if-you": "If you",
  "brief.then": "{odds, select, true {Then, and how likely} other {Then}}",
  "brief.no-red-lines": "Nobody is known to answer what you do by a step up.",
  "brief.stand-at": "Stand at “{state}”",
  "brief.unasked": "What may happen without your order",
  "brief.not-of-one-piece":
    "Governments are not of one piece. These steps are taken in your name whether you ask for them or not.",
  "brief.unordered-steps": "Steps that are not yours to order",
  "brief.what-happens": "What happens",
  "brief.if-you-allow": "only if you allow it by a standing instruction; else by your order, when there is occasion",
  "brief.if-its-seat-decides": "if its seat decides so",
  "brief.by-itself": "by itself, {wait} or so",
  "brief.by-itself-some-time": "by itself, some time",
  "brief.on-events": "when events from outside call for it",
  "brief.at-once-after": "at once after: {acts}",
  "brief.and-hidden-reasons": "{when} (and for reasons not known to you)",
  "brief.unknown": "What you don't know",
  "brief.unknown-orders":
    "What the other seats will order, or why, until it is done; some of what they tell you will not be so.",
  "brief.unknown-events":
    "What the white cell has in store. Events reach you as they would reach your capital: late, in part, and from interested parties.",
  "brief.unknown-odds":
    "How likely anything really is.{odds, select, true { The estimates in this brief are your staff's; the others have staffs too.} other { That is for you to judge.}}",
  "brief.unknown-end": "How the exercise ends, or when it counts as over.",
  "brief.unknown-secrets":
    "What is kept from your capital: not everything that is done or measured here is known to you.",
  "brief.unknown-truth":
    "How this really stands: {subjects}. You hear of it by report only, and reports may be late or wrong.",
  "brief.known-to-few": "What you know and others don't",
  "brief.known-to-you-alone": "{headline} (known to you alone) {act}",
  "brief.known-to-you-and": "{headline} (known to you and {others}) {act}",

  // The map-and-ladder sheet.
  "brief.map-and-ladders": "Map and ladders, {start}. {calendar}.",
  "brief.bold-is-start": "Bold is where each ladder stands on the first day; darker is graver.",
  "brief.map": "Map",
  "brief.reads": "Reads",
  "brief.gauge-reads": "{calming, select, true {higher is calmer} other {higher is graver}}",
  "brief.no-numbers": "There are no numbers to watch.",

  // The situation manual.
  "brief.situation-manual": "Situation manual",
  "brief.situation": "The situation",
  "brief.how-things-stand": "This is how things stand on the morning of {start}.",
  "brief.who-is-in-it": "Who is in it, and where each stands",
  "brief.range": "Range",
  "brief.higher-is": "Higher is",
  "brief.calmer-or-graver": "{calming, select, true {calmer} other {graver}}",
  "brief.ladder-stands": "{ladder}: <strong>{state}</strong>",
  "brief.actors": "Actors and their ladders",
  "brief.how-to-read-ladders":
    "Whatever an actor does shows on one of its ladders, calm at the foot, grave at the head; darker is graver. A step may skip rungs, and not every step leads back. On a front, the Correlates of War level stands behind the state.",
  "brief.how-a-turn-runs": "How a turn runs",
  "brief.turn-and-minutes":
    "A turn is {turn, plural, one {# day} other {# days}}. In a session of ninety minutes, with ten for the hot wash, {turns, plural, one {# turn} other {# turns}} leave about {minutes, plural, one {# minute} other {# minutes}} each; the white cell may stop the clock.",
  "brief.turn-news":
    "<strong>News.</strong> The desk reads out what has happened since the last turn, as far as your seat would have learnt of it.",
  "brief.turn-counsel":
    "<strong>Counsel.</strong> The seat looks at its ladders and at the orders now open, and agrees on what it wants.",
  "brief.turn-talk":
    "<strong>Talk.</strong> Seats may speak to each other, truthfully or not. What is promised at the table binds nobody.",
  "brief.turn-orders":
    "<strong>Orders.</strong> One order a ladder, or hold, on the order slip. A seat that hands in nothing holds.",
  "brief.turn-play":
    "<strong>Play.</strong> The desk plays the days of the turn. Orders are carried out; others answer at once; everything else goes on by chance.",
  "brief.turn-events":
    "<strong>Events.</strong> The white cell may bring in events at any time, and may overrule an outcome; it then says so.",
  "brief.nothing-hidden":
    "Nothing is decided by a hidden hand: for each outcome the desk can show how likely it was and what made it so, once the white cell allows it.",

  // Refusals of a session's briefs.
  "brief.no-such-seat": "nobody is seated at {seat} in {file}",
  "brief.variant-of-log": "{file} is a session, whose variant was chosen when it began",
  "brief.without-seats": "nobody is seated in {file}, so there is no seat to brief",
} as const;
