/**
 * The review after an exercise: ratings, observations, improvements and feedback. Messages of the catalogue.
 */
export const review = {
  // Refusals of its inputs.
  "review.wants-element": "one of planning, organization, equipment, training, exercise",
  "review.full": "there are {most} inputs {type} already, and no more are kept",
  "review.unknown":
    "there is no {what, select, feedback {form of feedback} note {note on line} agreement {agreement by proposal} other {{what}}} {name} in this session",
  "review.there":
    "{any, select, true {there {what, select, objective {are these objectives} seat {are these seats} note {are notes on these lines of the log} feedback {are these forms} agreement {are agreements by these proposals} other {is}}: {known}} other {there is none yet{what, select, objective {: plan objectives, or note something about one} other {}}}}",
  "review.observation-answered": "the improvement {improvement} answers the observation {id}",
  "review.observation-answered-hint": "withdraw the improvement {improvement} first, or let it answer another",
  "review.observation-empty": "the observation {id} says nothing",
  "review.observation-empty-hint": "give it a text, or the line of the log of the note that it is made from",
  "review.closed": "the review is closed",
  "review.closed-hint": "open it first: i R at the desk, or the input review with do: open",
  "review.feedback-empty": "the form {form} answers nothing",
  "review.feedback-empty-hint": "give at least one of objectives, agree, words",

  // In a transcript.
  "review.input-rating": "objective “{objective}” rated {rating}",
  "review.input-rating-withdrawn": "rating of “{objective}” withdrawn",
  "review.input-observation":
    "{kind, select, strength {strength} note {note} other {area for improvement}} {id}: {text}",
  "review.input-observation-note":
    "{kind, select, strength {strength} note {note} other {area for improvement}} {id}, from the note on line {note}",
  "review.input-improvement": "improvement {id}: {action}",
  "review.input-feedback": "feedback of form {form}",
  "review.input-agreement":
    "agreement by proposal {proposal}: {kept, select, kept {kept} broken {broken} other {kept in part}}",
  "review.input-review": "review {closes, select, true {closed} other {opened}}",
  "review.input-withdrawn":
    "{type, select, observation {observation} improvement {improvement} agreement {judgement of the agreement by proposal} other {feedback of form}} {id} withdrawn",

  // The exercise in an overview.
  "review.overview": "The exercise in an overview",
  "review.exercise": "Exercise",
  "review.purpose": "Purpose",
  "review.planned-for": "Planned for",
  "review.session-begun": "Session begun",
  "review.crisis": "Scenario",
  "review.days-in-play": "Days in play",
  "review.from-to": "{from} to {to}",
  "review.seats": "Seats",
  "review.seats-and-orders":
    "{seats}, with {sealed, select, true {sealed orders} other {orders carried out as they are given}}",
  "review.marking-open": "For the white cell alone: the exercise is not over, and this page holds every secret of it.",

  // Moment by moment, where nothing moves.
  "review.moments-explained":
    "Each day on which something happened, with what it moved: postures, and numbers from before it to after it. Between those days numbers change by themselves as well. How each happening came about:",
  "review.map-at-last": "Where everyone stands at last",
  "review.standing-title": "Where everyone stood at the start and stands at last",
  "review.moments-title": "Day by day: what happened, and what it moved",
  "review.moments-moved": "What it moved",
  "review.posture-moved": "{posture}: {move}",
  "review.gauge-moved": "{gauge} {from} → {to}",

  // Objectives, and what was seen of each.
  "review.objectives-heading": "Objectives: ratings, strengths, areas for improvement",
  "review.no-objectives":
    "The exercise has no objectives: neither a plan, nor its events, nor a note names one. What was seen stands below.",
  "review.rating-table-title": "How each objective was performed",
  "review.not-rated": "not rated yet",
  "review.letter": "Letter",
  "review.rated-by": "rated by {by}",
  "review.without-objective": "Without an objective",
  "review.no-observations": "No strength and no area for improvement is written down here.",
  "review.observation-title": "{kind, select, strength {Strength} note {Note} other {Area for improvement}} {number}",
  "review.observed": "Observation",
  "review.about-seat": "Seat",
  "review.about-record": "About",
  "review.seen-as": "Rating",
  "review.letter-and-words": "{letter}, {words}",
  "review.evaluators-rated": "in notes: {ratings}",
  "review.rating-by": "{letter} ({by})",
  "review.when": "When",
  "review.analysis": "Analysis",
  "review.recommendation": "Recommended",
  "review.not-written": "not written yet",
  "review.answered-by": "Answered by",
  "review.from-a-note": "from a note",
  "review.on-day": "{date}, day {day}",
  "review.on-branch": "on branch {branch}",
  "review.taken-up": "taken up as {title}",

  // The improvement plan.
  "review.improvement-plan": "Improvement plan",
  "review.improvement-table-title": "What is to be done, by whom, until when",
  "review.no-improvements": "Nothing is planned yet.",
  "review.what-to-do": "What is to be done",
  "review.about": "About",
  "review.capability-element": "Element",
  "review.element":
    "{element, select, planning {Planning} organization {Organization} equipment {Equipment} training {Training} other {Exercise}}",
  "review.who-does": "Who",
  "review.by-when": "By when",
  "review.nobody-yet": "nobody yet",
  "review.no-date-yet": "no date yet",

  // Who knew what when.
  "review.who-knew-heading": "Who knew what when",
  "review.who-knew-explained":
    "The gravest happenings: those that moved something to a graver state, the gravest first, and then those that moved the numbers most; here in the order of time. A report may be late or wrong: its day is that on which the seat came to believe it.",
  "review.who-knew-title": "When each seat learned of the gravest happenings",
  "review.what-happened": "What happened",
  "review.who-learned": "Who learned of it",
  "review.nothing-grave": "Nothing moved to a graver state, and no number was moved.",
  "review.learned-at-once": "At once: {seats}",
  "review.learned-already": "Took it to be so already: {seats}",
  "review.learned-by-report": "From a report on {day}: {seats}",
  "review.learned-never": "Never: {seats}",
  "review.never-learned": "What each seat never learned",
  "review.learned-everything": "{seat} learned of everything that happened.",
  "review.never-learned-of": "{seat} never learned of {n, plural, one {# happening} other {# happenings}}:",
  "review.and-others": "; and of {n} more.",

  // The timeline and the charts.
  "review.play": "Play",
  "review.pause": "Pause",
  "review.numbered-act": "{number}. {act}",
  "review.acts-on-charts":
    "Dotted lines are orders and what the white cell put in or overruled, under the numbers of their cards below.",

  // The form on the page.
  "review.fill-heading": "Fill in the review",
  "review.fill-explained":
    "What you write here stays on this page. Save it as a file, or copy the lines, and add it to the session; a report that is then made anew has it. Only what you have changed is in the file.",
  "review.fill-ratings": "Ratings",
  "review.fill-rating-of": "Rating: {objective}",
  "review.fill-reason-of": "Reason for the rating: {objective}",
  "review.fill-no-rating": "none",
  "review.fill-observations": "Strengths and areas for improvement",
  "review.fill-which": "Strength, or area for improvement?",
  "review.fill-neither": "neither",
  "review.fill-no-objective": "without an objective",
  "review.fill-by": "Who has seen it",
  "review.fill-rater": "Who rates",
  "review.fill-add-observation": "Another observation",
  "review.fill-improvements": "Improvement plan",
  "review.fill-no-observation": "nothing in particular",
  "review.fill-no-element": "not said",
  "review.fill-add-improvement": "Another improvement",
  "review.fill-save": "Save as review.ndjson",
  "review.fill-then": "Then add it to the session:",
  "review.fill-lines": "Lines to add",
  "review.fill-nothing": "Nothing has been changed yet.",
  "review.any-session": "faultline review SESSION --add review.ndjson",

  // How the time went.
  "review.time-heading": "How each table's time went",
  "review.time-explained":
    "By the clock on the wall, in minutes and seconds: what the seats used of a turn to decide, without pauses, breaks and the time in which nobody had the session open. A turn that was gone back to has another row.",
  "review.time-table-title": "Time used, turn by turn",
  "review.time-turn": "Turn",
  "review.time-given": "Given",
  "review.time-used": "Used",
  "review.time-stood": "When the clock stood",
  "review.time-ready": "Who was ready when",
  "review.turn-of": "Turn {turn}{main, select, true {} other {, branch {branch}}}",
  "review.time-began": "from {at} UTC",
  "review.time-not-given": "no limit",
  "review.time-stood-for":
    "{how, select, paused {Paused: {time}} break {Break: {time}} other {Session not open: {time}}}",
  "review.ready-after": "{seat}: ready after {time}",
  "review.never-ready": "Not ready: {seats}",
  "review.time-under-way": "under way",
  "review.carried-out":
    "Orders carried out {by, select, ready {once all seats were ready} time {because time was up} other {because the white cell said so}}",
  "review.no-clock": "The session's log has no wall clock.",

  // Messages.
  "review.messages-heading": "Messages between seats, and from the white cell",
  "review.messages-title": "Who wrote what to whom",
  "review.message": "Message",
  "review.message-says": "What it says",
  "review.message-waits": "It waits for the white cell.",
  "review.message-stopped": "Stopped by the white cell{any, select, true {: {reason}} other {.}}",
  "review.message-edited": "Passed on as: {text}",

  // Proposals and agreements.
  "review.agreements-heading": "Agreements, and whether they were kept",
  "review.agreements-title": "Every proposal, what became of it, and what followed",
  "review.proposal": "Proposal",
  "review.became": "What became of it",
  "review.followed": "What followed",
  "review.proposal-by": "{number}. {from} to {parties}",
  "review.proposal-public": "{day}, {open, select, true {in public} other {in confidence}}",
  "review.proposal-step":
    "{day}: {who} {answer, select, accepted {accepts} refused {refuses} undone {denies what came of the agreement, {over, select, true {which is over} other {and the proposal is open again}}: {denied}} other {withdraws it}}",
  "review.proposal-standing":
    "{standing, select, agreed {Agreed on {day}} undone {Agreed on {day}, and over since the white cell denied what came of it} refused {Refused on {day}} withdrawn {Withdrawn on {day}} lapsed {Lapsed on {day}} stopped {Stopped by the white cell} pending {Waits for the white cell} again {Agreed once, and open again} other {Still open}}",
  "review.kept": "{kept, select, kept {Kept} broken {Broken} other {Kept in part}}",
  "review.kept-by": "judged by {by}",
  "review.kept-not-said": "Nobody has said whether it was kept.",
  "review.broken-on": "What breaks it, as the scenario has it, happened on {day}.",
  "review.orders-since": "Orders of the parties that were carried out from then on:",
  "review.no-orders-since": "No order of the parties was carried out from then on.",
  "review.orders-more": "and {n} more",

  // Feedback.
  "review.feedback-heading": "Feedback of those who took part",
  "review.forms-collected":
    "{n, plural, =0 {No form of feedback has been collected.} one {# form of feedback has been collected.} other {# forms of feedback have been collected.}}",
  "review.agreement-table-title": "How many agree how far: 1 not at all, 5 fully",
  "review.median": "Median",

  "review.option-docx": "also as DOCX, for word processors",

  // Acts of the desk.
  "review.act-rating": "Rate an objective",
  "review.act-rating-does": "P, S, M or U, for the report",
  "review.act-observation": "Strength, or to improve",
  "review.act-observation-does": "made from a note, or written now",
  "review.act-improvement": "Plan an improvement",
  "review.act-improvement-does": "what, who, by when",
  "review.nothing-to-rate": "No objective is there to be rated: note something about one first.",
  "review.act-agreement": "Judge an agreement",
  "review.act-agreement-does": "kept, in part or broken, for the report",
  "review.nothing-agreed": "Nothing has been agreed on this branch.",
  "review.which-agreement": "Which agreement?",
  "review.not-judged": "not judged yet",
  "review.ask-kept": "Was it kept?",
  "review.kept-sure":
    "The report says of the agreement: {kept, select, kept {kept} broken {broken} other {kept in part}}. A later judgement takes the place of this one.",
  "review.which-objective": "Which objective?",
  "review.which-rating": "How was it performed?",
  "review.rating-sure": "The objective is rated {rating} in the report; a later rating takes the place of this one.",
  "review.rated": "Rated {rating}.",
  "review.stays": "It stays whatever is rewound, and no seat sees it.",
  "review.made-of": "Made of what?",
  "review.written-now": "Written now",
  "review.a-note": "note",
  "review.to-correct": "correct this {kind, select, strength {strength} note {note} other {area for improvement}}",
  "review.which-kind": "Which is it?",
  "review.observation-kind": "{kind, select, strength {Strength} note {Note} other {Area for improvement}}",
  "review.ask-analysis": "Why was it so?",
  "review.ask-recommendation": "What do you recommend?",
  "review.observation-sure":
    "It stands in the report as {kind, select, strength {a strength} note {a note} other {an area for improvement}}.",
  "review.observation-kept":
    "Kept as {kind, select, strength {a strength} note {a note} other {an area for improvement}}.",
  "review.another-improvement": "Another one",
  "review.improvement-to-correct": "correct it",
  "review.which-improvement": "Which improvement?",
  "review.ask-who": "Who does it?",
  "review.ask-due": "By when?",
  "review.due-hint": "A date such as 2027-01-31; empty for none yet.",
  "review.which-observation": "About which observation?",
  "review.improvement-sure": "It stands in the improvement plan of the report.",
  "review.improvement-kept": "Planned.",

  "review.act-review": "Open or close the review",
  "review.act-review-does": "when feedback and notes are taken",
  "review.open-or-close": "Open it, or close it?",
  "review.open-it": "Open: feedback is asked for",
  "review.close-it": "Close: nothing is added or changed",
  "review.standing":
    "{standing, select, open {It is open.} closed {It is closed.} other {Notes are taken; feedback is asked for once the run has ended.}}",
  "review.open-sure":
    "Every page of a hosted exercise offers its form of feedback from now on, whether or not the run has ended.",
  "review.close-sure":
    "No rating, note or form of feedback is added or changed any more, by anybody, until it is opened again.",
  "review.opened-or-closed": "The review is {closes, select, true {closed} other {open}}.",

  // The command.
  "review.command":
    "what an exercise's review says; adds ratings, observations, improvements and feedback to its session",
  "review.option-add": "add what these files hold: inputs from a report's page, or tables of feedback (.csv, .xlsx)",
  "review.option-form": "write an empty table to collect feedback in (.csv, .xlsx)",
  "review.form": "Form",
  "review.form-written": "A table for feedback, a row each, is in {file}.",
  "review.added": "{n, plural, one {# input has} other {# inputs have}} been added to {file}.",
  "review.nothing-added": "{n, plural, one {# mistake} other {# mistakes}}; nothing has been added.",
  "review.nothing-in-files": "the files hold nothing to add",
  "review.what-files-hold":
    "a file of inputs has one JSON object a line; a table of feedback has a head, and a row for each form",
  "review.not-of-review":
    "{type} is no input of a review: those are rating, observation, improvement, feedback and note",
  "review.play-it-instead": "resume --inputs plays other inputs",
  "review.refused": "{place}: {message}; nothing has been added",
  "review.not-saved": "the review could not be saved",
  "review.unknown-column": "“{title}” is no column of the form; remove it, or give it one of these titles: {known}",
  "review.not-on-scale": "“{text}” is no answer here: a whole number from 1, not at all, to 5, fully",
  "review.is-closed": "The review is closed.",
  "review.notes-written":
    "Notes of evaluators that are neither a strength nor an area for improvement yet, by their id:",
  "review.notes-left": "Notes that no observation is made from, by their line in the log:",
  "review.stands":
    "{rated} of {objectives, plural, one {# objective} other {# objectives}} rated; {strengths, plural, one {# strength} other {# strengths}}; {areas, plural, one {# area} other {# areas}} for improvement; {improvements, plural, one {# improvement} other {# improvements}} planned; {forms, plural, one {# form} other {# forms}} of feedback.",
} as const;
