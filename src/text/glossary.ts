/**
 * The glossary: every word of the model in its one meaning, and every abbreviation that a user meets. The one source of
 * docs/glossary.md (written by scripts/glossary.mjs), of the handouts and of help pages.
 */

export interface Term {
  readonly term: string;
  /** One or two sentences. */
  readonly meaning: string;
}

export interface TermGroup {
  readonly title: string;
  readonly terms: readonly Term[];
}

function group(title: string, terms: { readonly [term: string]: string }): TermGroup {
  return { title, terms: Object.entries(terms).map(([term, meaning]) => ({ term, meaning })) };
}

/** The words of the model and of the exercise, in the order in which they build on each other. */
export const glossary: readonly TermGroup[] = [
  group("The model", {
    Scenario: "One complete model of a crisis: actors, gauges, assumptions, injects, endings, history and evidence.",
    Actor: "A state, an alliance, a forum or a front.",
    Posture: "One thing that an actor does more or less of. It is in exactly one of a few states at a time.",
    State: "One of the named positions of a posture.",
    Ladder: "The states of a posture in order, from calm to grave. The place of a state on it is its rung.",
    Transition: "A step of a posture from one state to another.",
    Trigger: "What makes a transition happen: a hazard, a response or a timeout.",
    Hazard: "A trigger by chance, at a rate per day that circumstances change.",
    "Hazard rate": "The expected number of occurrences per day.",
    Wait: "The mean waiting time of a hazard in days; the inverse of its base rate.",
    "Hazard ratio": "A factor on a hazard rate. It applies under a condition, follows a gauge, or is an assumption.",
    Curve: "The points that translate a gauge into a hazard ratio, joined by straight lines.",
    Pressure: "The hazard that a transition has accumulated since it last happened: rate × days.",
    "Breaking point":
      "The pressure at which a transition happens, drawn beforehand from the exponential distribution with mean 1, or as the mean of several such draws where it waits in stages.",
    Response: "A trigger by another transition or an inject: it follows at once, with a given chance.",
    Timeout: "A trigger by time: a number of days after the state was entered.",
    Condition: "A test of postures, gauges, milestones and the day.",
    Gauge: "A bounded number that all actors share, such as tension.",
    Effect: "What a happening adds to a gauge.",
    Drift: "What conditions add to a gauge at each day boundary.",
    Baseline: "The value to which a gauge settles: each day it closes a fixed part of the gap.",
    Assumption: "A named number that people may dispute, with a range that somebody could defend.",
    "Derived assumption":
      "An assumption that is worked out from others, as 1 − p or as a product, and follows whatever is set or drawn for them.",
    Distribution:
      "How likely each value in the range of an assumption is, where each run draws one (a sampled ensemble).",
    Variant: "A named set of values for assumptions: a rival reading of the evidence.",
    Reading: "What is played: the scenario as written or a variant, and any assumption set besides.",
    Milestone: "An event or condition that is noted the first time it happens or holds.",
    Ending: "A condition that ends the run.",
    Horizon: "The last day of play. It ends a run that reaches no ending.",
    History: "What really happened, as dated milestones.",
    Claim: "One statement of one paragraph of a source, paraphrased. Numbers of the model cite claims.",
    Judgement: "One line of reasoning for a number that no claim gives.",
    "Public act": "A transition or inject that is coded as event data, with a CAMEO code and a Goldstein score.",
    "Hostility level": "The COW scale of a state: 1 none, 2 threat, 3 display, 4 use of force, 5 war.",
    Belief: "What an actor takes the posture of another, or a gauge, to be: late, wrong or both.",
    Report:
      "What tells an actor of a change of something that it holds a belief about. It takes its time, and may be wrong.",
    Visibility: "The actors who learn of a transition or may see a gauge. The rest do not know that it exists.",
  }),
  group("A run", {
    Run: "One play of a scenario from its first day to an ending or the horizon.",
    Seed: "The text that fixes all random draws. The same seed plays the same run on any machine.",
    Stream: "The random numbers that belong to one transition, inject or state, whatever else is drawn.",
    Happening: "Anything that happens in a run: a transition, an inject, an override.",
    Cascade: "A happening and all responses that it triggers at once.",
    Record: "What the engine says happened: one line, or one JSON object.",
    Wire: "The list of records on screen, as a wire service would report them.",
    Explanation:
      "Why a record happened: base rate, ratios, resulting probability, competing hazards and claims. Key `w`.",
    "Share of the total rate": "The probability that a hazard is the next of all possible ones to fire.",
    Edition: "The exact content of a scenario, identified by its hash.",
    "Replay code": "A word that names scenario, edition, seed and all settings of a run, and plays it again.",
  }),
  group("Many runs", {
    Ensemble: "Many runs of one scenario that differ only in their random draws.",
    Box: "In scenario discovery: limits of a few assumptions, within which an outcome is frequent.",
    Density: "The share of what lies in a box that has the outcome.",
    Coverage: "The share of what has the outcome that lies in a box.",
    "History matching":
      "Ruling out values of assumptions that observed targets make implausible. What is left is no best value.",
    Implausibility:
      "How many standard deviations a target is from what the model gives, chance and what is left out included.",
    "Control variate":
      "A quantity of a run whose mean is known, and that tells how lucky the run was. Taking out what it explains makes an estimate surer.",
    "Plain run":
      "A run that is only counted. “As sure as 6,000 plain runs” says what an estimate with control variates is worth.",
    Score:
      "Of a rate, chance or weight: how much luckier a run's draws were than expected, in what it decides. Its mean is 0.",
    Sensitivity: "How much an outcome changes where one number does: here, for 10% more of it.",
    Interval: "The 95% interval of an estimate: how sure the number of runs makes it.",
    Odds: "The likelihood of each ending and milestone from a given time on.",
    Future: "A continuation of a run from a given time with new random draws.",
    Comparison: "Two ensembles, or arms, that differ in one thing and share all random draws that it leaves alone.",
    "Common random numbers": "The sharing of random draws between the arms of a comparison; also: the same dice.",
    Backtest: "A comparison of the ensemble with history.",
    "Hold-out": "A crisis played with the numbers of its shared actors as the other crises leave them.",
  }),
  group("An exercise", {
    Exercise: "A run in which people play some of the actors.",
    Facilitator: "The person who runs the exercise at the desk.",
    "White cell": "The exercise staff. It plays the actors without a seat and decides what is in doubt.",
    Seat: "The people who decide for one actor.",
    Table: "All players together, and what all of them know.",
    Turn: "The days between two decision points of the seats.",
    Order: "A transition that a seat chooses.",
    Will: "Of an actor: what its scenario marks as an order or codes as its act, and does not call involuntary. Its seat decides it.",
    "Standing instruction": "What a seat allows to come about by itself, or forbids, until it says otherwise.",
    Hold: "The order to do nothing with a posture this turn.",
    Inject: "An event from outside the model that the white cell delivers, on a day, on a condition or when it likes.",
    "Events list": "All injects of a scenario with time, sender, recipient and purpose; exercise staff call it MSEL.",
    Message: "What a seat or the white cell writes to others: in confidence, or public.",
    Proposal: "A message with terms, to which its parties agree or not, until a day.",
    Agreement: "A proposal to which all have agreed who must.",
    Override: "An act of the white cell: force or veto a happening, set a gauge, write an inject.",
    Veto: "An override that cancels one happening. It may happen again later.",
    Note: "An observation by the facilitator, optionally about an objective of the exercise.",
    Session: "An exercise, kept as a log of everything that people did.",
    Act: "Something that a person did: an order, a hold, a message, an inject, an override, a note.",
    Input: "One act, or the passing of time, as the log keeps it.",
    Rewind: "To go back to an earlier point of the session. The same random draws lie ahead.",
    Branch: "An alternative continuation of a session from one of its points.",
    Desk: "The facilitator's screen.",
    Projector: "The screen that the table sees. It shows only what everyone knows.",
    Brief: "The handout of one seat.",
    "Hot wash": "The discussion right after the end, while memories are fresh.",
    "After-action report": "The report of an exercise: what happened, who decided what, and how likely it was.",
  }),
];

/** Abbreviations, without the short names of actors, which scenarios define. */
export const abbreviations: readonly Term[] = Object.entries({
  AAR: "After-action report.",
  ASCII: "The basic Latin letters, digits and signs of computers.",
  CAMEO: "Conflict and Mediation Event Observations: codes for public acts, such as 0256.",
  CELL: "The white cell: the mark in the wire of what it put in by hand.",
  COW: "Correlates of War: a research project on wars; its scale of hostility levels.",
  CRPS: "Continuous ranked probability score: how far a spread of days lies from the day on which something happened.",
  CSTO: "Collective Security Treaty Organization: an alliance of Russia, Armenia and others.",
  CSV: "Comma-separated values: tables as text.",
  DOCX: "The format of documents of word processors such as Word and LibreOffice.",
  DNS: "Domain Name System: the names by which machines on a network are reached, as certificates have them.",
  EX: "Exercise; a mark on the map.",
  F16: "Fighter aircraft of the type F-16; a mark on the map.",
  GDELT: "Global Database of Events, Language, and Tone: event data from news, in CAMEO codes.",
  HSEEP:
    "Homeland Security Exercise and Evaluation Program: an American standard for planning and evaluating exercises.",
  HTML: "Hypertext Markup Language: the format of web pages.",
  HTTP: "Hypertext Transfer Protocol: how browsers and servers speak to each other.",
  ICD: "Intelligence Community Directive. ICD 203 defines words for likelihood, such as “very unlikely”: 5 to 20%.",
  IGO: "Intergovernmental organisation, in CAMEO's codes of actors.",
  ISO: "International Organization for Standardization; its standard 3166 has codes of countries, such as RUS.",
  JSON: "JavaScript Object Notation: a format for data.",
  KB: "Kilobyte, a thousand bytes. MB: a million. MiB: 1,048,576.",
  MIT: "Massachusetts Institute of Technology; the name of a software licence.",
  MSEL: "Master Scenario Events List: the events list of an exercise.",
  NATO: "North Atlantic Treaty Organization.",
  NDJSON: "Newline-delimited JSON: one JSON object per line.",
  NFC: "Unicode Normalization Form C: accented letters as single characters. NFD takes letter and accent apart.",
  NFD: "Unicode Normalization Form D: letters and their accents as characters of their own.",
  NGEC: "Next Generation Event Coder: the program that makes POLECAT.",
  NGO: "Non-governmental organisation, in CAMEO's codes of actors.",
  ODD: "Overview, Design concepts, Details: a standard form for the description of models.",
  OSCE: "Organization for Security and Co-operation in Europe, whose Minsk Group mediates.",
  PEM: "Privacy-Enhanced Mail: the text form of certificates and keys.",
  PERT: "Programme Evaluation and Review Technique: a beta distribution from a lowest, a modal and a highest value.",
  PLOVER: "Political Language Ontology for Verifiable Event Records: types and modes of events, and sectors of actors.",
  PNG: "Portable Network Graphics: a picture as a grid of dots.",
  POLECAT: "Political Event Classification, Attributes, and Types: event data from news, in PLOVER's terms.",
  PRIM: "Patient rule induction method: peels slices off all that assumptions may be, until an outcome is frequent in the box that is left.",
  QR: "Quick Response code: a square picture that a phone reads an address from.",
  SHA: "Secure Hash Algorithm. SHA-256 gives a file a fingerprint of 64 hexadecimal digits.",
  SVG: "Scalable Vector Graphics: a picture as lines and words, sharp at any size.",
  UCDP: "Uppsala Conflict Data Program. It counts 25 battle deaths a year as armed conflict, 1,000 as war.",
  UTC: "Coordinated Universal Time: the time of day by which computers everywhere can agree.",
  UTF: "Unicode Transformation Format. UTF-8 is the usual encoding of text.",
  WEIS: "World Event/Interaction Survey: the event data of the 1970s, from which CAMEO was made.",
  XLSX: "The format of spreadsheets such as Excel and LibreOffice Calc.",
  YAML: "YAML Ain't Markup Language: the text format of scenario files.",
}).map(([term, meaning]) => ({ term, meaning }));

/** The meaning of a term. Throws RangeError for an unknown one: every reference is ours. */
export function meaningOf(term: string): string {
  const found = glossary.flatMap(({ terms }) => terms).find((candidate) => candidate.term === term);
  if (found === undefined) throw new RangeError(`the glossary has no term ${term}`);
  return found.meaning;
}
