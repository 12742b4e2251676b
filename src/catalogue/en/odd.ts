/**
 * The description of a model by the ODD protocol (overview, design concepts, details). Messages of the catalogue.
 */
export const odd = {
  // The document as a whole.
  "odd.subtitle": "Model description by the ODD protocol",
  "odd.scenario": "Scenario",
  "odd.hash": "Hash",
  "odd.engine": "Engine",
  "odd.plays": "Plays",
  "odd.days-of-play": "{horizon, plural, one {# day} other {# days}} from {start}",
  "odd.overview": "Overview",
  "odd.design-concepts": "Design concepts",
  "odd.details": "Details",
  "odd.reference": "Reference",
  "odd.odd-paper":
    "Grimm, V., Railsback, S. F., Vincenot, C. E. and others (2020). The ODD Protocol for Describing Agent-Based and Other Simulation Models: A Second Update to Improve Clarity, Replication, and Structural Realism. Journal of Artificial Societies and Social Simulation 23(2), 7.",
  "odd.how-generated": "Generated from the scenario file by faultline; to change it, change the file.",

  // Heads of columns and single words that several tables share.
  "odd.actor": "Actor",
  "odd.gauge": "Gauge",
  "odd.gauges": "Gauges",
  "odd.transition": "Transition",
  "odd.transitions": "Transitions",
  "odd.milestone": "Milestone",
  "odd.ending": "Ending",
  "odd.range": "Range",
  "odd.number": "No.",
  "odd.grade": "Grade",
  "odd.rests-on": "Rests on",
  "odd.starts-at": "Starts at",
  "odd.what-it-means": "What it means",
  "odd.low-to-high": "{low} to {high}",
  "odd.none": "none",
  "odd.nothing": "nothing",
  "odd.judgement-cell": "Judgement: {judgement}",
  "odd.its-amount": "its amount",
  "odd.its-points": "its points",
  "odd.judgement": "judgement: {judgement}",
  "odd.no-actors": "The scenario has no actors.",

  // 1. Purpose and patterns.
  "odd.purpose": "1. Purpose and patterns",
  "odd.what-it-is-for":
    "The model is for exercises and for thinking about mechanisms: it plays a crisis forward many ways, and says of every outcome how likely it was and why. It does not forecast. Its probabilities follow from stated assumptions and graded claims, and are no better than they are.",
  "odd.no-pattern": "No pattern is given to hold it against.",
  "odd.patterns": "The patterns it is held against are what really happened:",
  "odd.history": "History for the backtest",
  "odd.date": "Date",
  "odd.note": "Note",
  "odd.not-within-horizon": "not within the horizon",
  "odd.history-date": "{date}, day {day}",
  "odd.public-record": "public record",

  // 2. Entities, state variables and scales.
  "odd.entities": "2. Entities, state variables and scales",
  "odd.what-entities-are":
    "An actor is a state, an alliance, a forum or a front. It holds one or more postures, each of which is in one of a few named states; transitions lead from state to state. Gauges are bounded numbers that all actors share. Assumptions are the numbers an analyst may move.",
  "odd.actors-and-postures": "Actors, with their postures and where each starts",
  "odd.postures-and-states": "Postures and initial states",
  "odd.scale":
    "Scale: {horizon, plural, one {# day} other {# days}}, from {start} to {last}, without a smallest step. Space is not modelled beyond what the states say.",
  "odd.baseline": "Baseline",
  "odd.higher-is": "Higher is",
  "odd.graver-or-calmer": "{calming, select, true {calmer} other {graver}}",
  "odd.no-gauges": "The scenario has no gauges.",

  // 3. Process overview and scheduling.
  "odd.process": "3. Process overview and scheduling",
  "odd.time-is-continuous":
    "Time is continuous and counted in days from the start. Between two happenings every rate is constant. A transition that goes by chance gathers pressure (rate × time) while it is possible, and fires when its pressure reaches a breaking point drawn once from the exponential distribution with mean 1; so the chance that it fires within <em>d</em> days is 1 − exp(−rate × <em>d</em>), in whatever order things are worked out.",
  "odd.some-wait-in-stages":
    "A transition that waits <strong>in stages</strong> has a breaking point that is the mean of so many exponential draws (an Erlang distribution of mean 1): its mean waiting time stays, and early and late become rarer the more stages there are.",
  "odd.some-have-outcomes":
    "A transition that <strong>may end</strong> in several ways ends in one of them by one draw from its own stream; the share of each is its weight, after its ratios, over the sum of all weights.",
  "odd.a-happening-moves":
    "<strong>A happening</strong> (a transition, a timeout, an inject) moves at most one posture and changes gauges at once.",
  "odd.responses-follow":
    "<strong>Responses</strong> follow in the same instant, and responses to those, until nobody answers any more.",
  "odd.outcomes-are-checked":
    "<strong>Milestones and endings</strong> are checked after every happening and at each day boundary.",
  "odd.gauges-at-day-boundaries":
    "<strong>Day boundaries</strong> are when gauges drift, settle towards their baselines and are held to their bounds.{rata, select, true { A gauge that a happening concerns, by an effect or by what its drift depends on, has its drift up to that moment added first.} other {}}",
  "odd.reports-arrive":
    "<strong>Reports</strong> reach the actors that hold beliefs when their delay has passed; those due at midnight arrive before the day boundary.",
  "odd.ties-go-to-the-first": "<strong>Ties</strong> go to what the scenario file declares first.",
  "odd.when-play-stops":
    "Play stops at the first ending, or after {horizon, plural, one {# day} other {# days}}. Human seats, where there are any, decide every {turn, plural, one {# day} other {# days}}.",

  // 4. Design concepts: the terms of the protocol, each with what the model has of it.
  "odd.concepts": "4. Design concepts",
  "odd.basic-principles": "Basic principles",
  "odd.what-principles":
    "Crises move along ladders, and each step has a rate that circumstances raise or lower (proportional hazards, after Cox 1972). The scenario has {hazards, plural, one {# transition} other {# transitions}} by chance with {ratios, plural, one {# ratio} other {# ratios}}, {responses, plural, one {# response} other {# responses}} and {timeouts, plural, one {# timeout} other {# timeouts}}.",
  "odd.emergence": "Emergence",
  "odd.what-emerges":
    "Outcomes are not written in. {milestones, plural, one {# milestone} other {# milestones}} and {endings, plural, one {# ending} other {# endings}} are conditions on postures and gauges, and come about through the interplay of {postures, plural, one {# posture} other {# postures}}.",
  "odd.adaptation": "Adaptation",
  "odd.what-adapts":
    "An actor's rates change with the postures of others and with the gauges; a response changes its posture at once.",
  "odd.objectives": "Objectives",
  "odd.what-actors-want":
    "Actors maximise nothing. What they want is in their ladders, base rates and ratios; human seats bring objectives of their own.",
  "odd.learning": "Learning and prediction",
  "odd.no-learning":
    "{remembers, select, true {No actor looks ahead. Some conditions ask how often something has happened, or since when.} other {None: rates do not change with experience, and no actor looks ahead.}}",
  "odd.sensing": "Sensing",
  "odd.what-is-sensed":
    "{beliefs, select, true {Actors know all postures and gauges, but for those that they hold beliefs about: of these they know what reports tell, and act on it.} other {Every actor of the model knows all postures and gauges.}} {hidden, plural, =0 {} one {# transition is kept from some human seats. } other {# transitions are kept from some human seats. }}{gauges, plural, =0 {} one {# gauge is kept from some human seats, or from all. } other {# gauges are kept from some human seats, or from all. }}{beliefs, select, true {The tables below say who looks at what, and who believes what.} other {The table below says who looks at what.}}",
  "odd.interaction": "Interaction",
  "odd.how-actors-interact":
    "Direct, where one actor's response answers another's act; indirect, through conditions and through gauges that all share.",
  "odd.stochasticity": "Stochasticity",
  "odd.how-dice-are-keyed":
    "Every transition, response, inject and state entry has a random stream of its own, keyed by seed, run and path. Changing one assumption or adding an actor re-rolls nobody else's dice, so two readings can be compared on the same dice.{beliefs, select, true { Each belief about a posture has two streams: one for how long a report takes, one for what it is mistaken for.} other {}}",
  "odd.collectives": "Collectives",
  "odd.what-collectives":
    "Alliances and forums are actors in their own right, with postures that members' conditions look at.",
  "odd.observation": "Observation",
  "odd.what-is-observed":
    "The model's only output is records: one for each happening, milestone and ending{beliefs, select, true {, and for each change of what an actor believes about a posture} other {}}, each explicable down to the ratios and claims behind it.{orders, plural, =0 {} one { # transition can be ordered by a human seat.} other { # transitions can be ordered by a human seat.}}",
  "odd.who-senses-what": "Sensing: what each actor looks at",
  "odd.what-transitions-read": "Postures, gauges and happenings that an actor's transitions depend on",
  "odd.postures-of-others": "Postures of others",
  "odd.acts-answered": "Acts answered",
  "odd.milestones-reached": "milestones reached",
  "odd.the-day": "the day",
  "odd.who-believes-what": "Sensing: what actors believe",
  "odd.how-beliefs-form":
    "Every transition of a posture, and every change of a gauge, sends a report to each actor that holds a belief about it. The actor believes the report that was sent last, of those that have arrived; an error is drawn when the report arrives. All conditions and curves of its own transitions read what it believes, unless they say otherwise. Effects, drift, milestones, endings and injects read the truth, unless they name whose belief they read.",
  "odd.beliefs": "Beliefs",
  "odd.believes-about": "About",
  "odd.report-takes": "A report takes",
  "odd.how-wrong": "How it may be wrong",
  "odd.at-once": "no time",
  "odd.report-days": "{days, plural, one {{days} day} other {{days} days}}",
  "odd.never-wrong": "not at all",
  "odd.biased": "{bias} added, within its bounds",
  "odd.at-first-believed": "On day 0 taken for “{state}”",
  "odd.wrong-evenly": "{share} of reports are wrong, every other state being as likely",
  "odd.taken-for": "“{state}” in {share}",
  "odd.wrong-by-state": "Reports of “{state}” say {taken} of cases",
  "odd.who-answers-whom": "Interaction: who answers whom",
  "odd.no-answers": "No actor answers another's act at once.",
  "odd.what-an-arrow-means":
    "An arrow means that an act of the posture it leaves may be answered at once by the posture it reaches; the heavier, the more responses. Answers most often: {postures}.",
  "odd.responses-between": "Responses between postures",

  // 5. Initialization.
  "odd.initialization": "5. Initialization",
  "odd.how-play-starts":
    "Play starts on {start} with each posture and gauge as in section 2. Two runs differ by their seed and run number alone. The numbers the model rests on, and how far each may be moved:",
  "odd.assumptions": "Assumptions",
  "odd.assumption": "Assumption",
  "odd.value": "Value",
  "odd.used-by": "Used by",
  "odd.sampled":
    "A sampled ensemble draws {n, plural, one {# assumption} other {# assumptions}} anew for each run, from the range and with the distribution in the table, unless a variant or the analyst gives it a value. The value is the most likely one of a triangular or PERT distribution. What is drawn with another assumption takes the same share of its distribution; what is drawn opposite to it, the remaining share.",
  "odd.worked-out":
    "{n, plural, one {# assumption is worked out from others and follows} other {# assumptions are worked out from others and follow}} them: what a variant, the analyst or a draw makes of those counts here too. The range of such an assumption holds every value that it can take over the ranges of the others.",
  "odd.as-of": "as for ",
  "odd.no-assumptions": "The scenario has no assumptions to move.",
  "odd.used-by-parts":
    "{kind, select, transition {{n, plural, one {# transition} other {# transitions}}} state {{n, plural, one {# state} other {# states}}} gauge {{n, plural, one {# gauge} other {# gauges}}} inject {{n, plural, one {# inject} other {# injects}}} belief {{n, plural, one {# belief} other {# beliefs}}} assumption {{n, plural, one {# assumption} other {# assumptions}}} other {{n, plural, one {# condition} other {# conditions}}}}",
  "odd.variants": "Variants",
  "odd.one-reading": "The scenario is read one way only.",
  "odd.several-readings":
    "Where the evidence allows more than one reading, each is a named set of assumptions: {names}. Whatever a variant does not set keeps the value above.",
  "odd.variants-and-settings": "Variants and what they set",
  "odd.variant": "Variant",
  "odd.sets": "Sets",
  "odd.setting": "{assumption} = {value}",
  "odd.setting-instead-of": "{assumption} = {value} (instead of {written})",

  // 6. Input.
  "odd.input": "6. Input",
  "odd.no-injects": "Nothing comes in from outside while a run lasts.",
  "odd.what-comes-in":
    "What comes in from outside is the master scenario events list: {injects, plural, one {# inject} other {# injects}}{historical, plural, =0 {} other {, of which # from the historical calendar, played only when asked for}}. An instructor can fire any of them by hand.",
  "odd.events-list": "Master scenario events list (MSEL)",
  "odd.time-and-type": "Time and type",
  "odd.from-to-delivery": "From, to, delivery",
  "odd.what-players-read": "What the players read",
  "odd.expected-and-objective": "Expected response, objective",
  "odd.effects-and-basis": "Effects and basis",
  "odd.inject-from": "From: {from}",
  "odd.inject-to": "To: {to}",
  "odd.expected": "<strong>Expected:</strong> {response}",
  "odd.objective": "<strong>Objective:</strong> {objective}",
  "odd.stands-in-for":
    "<strong>Stands in for:</strong> {hazard}, which does not come by chance before it{forGood, select, true { and never after it} other {}}.",
  "odd.inject-type": "{type, select, historical {historical} scheduled {scheduled} other {by hand}}",
  "odd.once": "once {condition}",
  "odd.day": "day {day}",

  // 7. Submodels.
  "odd.submodels": "7. Submodels",
  "odd.how-to-read-ladders":
    "In the ladders, boxes run from calm at the foot to grave at the top, and a heavy frame marks where the posture starts. Solid arrows go by chance, dashed ones answer another's act, dotted ones go when their time is up. Where a transition leads there from many states, one arrow stands for all.",
  "odd.states-of": "States of {posture}",
  "odd.rung": "Rung",
  "odd.state": "State",
  "odd.cow-level": "COW level",
  "odd.starts-here": "starts here",
  "odd.play-stays-here": "play stays here",
  "odd.on-entry": "On entry: {effects}",
  "odd.ladder-of": "Ladder of {posture}",
  "odd.transitions-of": "Transitions of {posture}",
  "odd.trigger-and-condition": "Trigger and condition",
  "odd.ratios": "Ratios",
  "odd.ratios-and-outcomes": "Ratios, and how it may end",
  "odd.effects-and-act": "Effects and public act",
  "odd.nothing-moves-it": "Nothing moves this posture.",
  "odd.by-chance": "<strong>By chance:</strong> {wait}",
  "odd.by-the-clock": "<strong>By the clock:</strong> {wait}",
  "odd.outcome-weight": "May end, weight {weight}:",
  "odd.odds-times": "odds ×",
  "odd.answers": "<strong>Answers</strong> {acts} {chance}",
  "odd.other-headline": "{headline}, while {condition}",
  "odd.only-while": "Only while {condition}",
  "odd.may-be-ordered": "A seat may order: {order}",
  "odd.seen-by-only": "Seen by {actors} only",
  "odd.seen-by-nobody": "Seen by the facilitator only",
  "odd.ratio-if": "(if {condition})",
  "odd.ratio-assumption": "(assumption {id})",
  "odd.ratio-at": "× {ratio} at {level}",
  "odd.ratio-curve": "(by {gauge}: {points}, straight in between)",
  "odd.how-gauges-move": "How gauges move",
  "odd.order-of-motions":
    "Apart from the effects of happenings, at each day boundary, in this order: drift, settling, clamping.{rata, select, true { Drift counts from moment to moment, and is added before a happening that concerns the gauge.} other {}}",
  "odd.gauge-motions": "Gauges at day boundaries",
  "odd.at-day-boundary": "At each day boundary",
  "odd.settles": "Each day closes 1/{days} of the gap to {baseline}",
  "odd.derived": "Worked out at any moment: {how}.",
  "odd.a-day": "{change} a day",
  "odd.drifts-while": "{motion} while {condition}",
  "odd.drifts-along": "{points}, straight in between",
  "odd.drifts-along-while": "{points}, straight in between, while {condition}",
  "odd.moves-by-effects": "Moves by effects only",
  "odd.outcomes": "Milestones and endings",
  "odd.milestones": "Milestones",
  "odd.first-time": "Noted the first time",
  "odd.either-act": "{act} or {other}",
  "odd.act-happens": "{acts} happens",
  "odd.no-milestones": "The scenario notes no milestones.",
  "odd.endings": "Endings",
  "odd.play-ends-when": "Play ends when",
  "odd.no-endings": "The scenario has no ending of its own: play goes on to the horizon.",

  // The evidence register, which the protocol does not have.
  "odd.evidence": "Evidence",
  "odd.what-grades-mean":
    "Grades follow the Admiralty system: a letter for the source, from A, completely reliable, to F, which cannot be judged; a number for the claim, from 1, confirmed elsewhere, to 6, which cannot be judged.",
  "odd.sources": "Sources",
  "odd.sources-and-trust": "Sources and how far they are relied on",
  "odd.source": "Source",
  "odd.why": "Why",
  "odd.no-sources": "The scenario names no sources.",
  "odd.claims": "Claims",
  "odd.what-claims-are":
    "Each claim is one located statement of a source, paraphrased; its figures stand as the source writes them. {claims, plural, one {# claim} other {# claims}} in all; {judged, plural, one {# part of the model rests on a judgement where no document gives the number, and says so} other {# parts of the model rest on a judgement where no document gives the number, and say so}}.",
  "odd.register": "The evidence register",
  "odd.claim": "Claim",
  "odd.where": "Where",
  "odd.grade-and-why": "Grade, and why",
  "odd.figures": "Figures: {figures}",
  "odd.supports": "What rests on it",
  "odd.no-claims": "The scenario makes no claims.",
  "odd.contradictions": "Contradictions",
  "odd.one-reading-of-rivals": "Where sources disagree, the model takes one reading and offers the rival as a variant.",
  "odd.claims-at-odds": "Claims that contradict each other",
  "odd.one-claim": "One claim",
  "odd.other-claim": "says otherwise than",
  "odd.no-contradictions": "No claim of the register contradicts another.",
} as const;
