/**
 * The compiled model as flat tables. The host lays them out and sets these addresses; `…At` holds where each list of the
 * table after it begins. Places of postures and gauges go on with what actors believe of them.
 */

// Sizes.
export let postures: i32 = 0;
/** Most states of a posture. */
export let span: i32 = 0;
export let hazards: i32 = 0;
/** Words of a set of hazards, of checks. */
export let hazardWords: i32 = 0;
export let checkWords: i32 = 0;
export let transitions: i32 = 0;
export let gauges: i32 = 0;
/** Gauges, and what is believed of them. */
export let gaugePlaces: i32 = 0;
export let injects: i32 = 0;
export let milestones: i32 = 0;
export let endings: i32 = 0;
export let checks: i32 = 0;
export let derivedGauges: i32 = 0;
export let beliefs: i32 = 0;
export let marks: i32 = 0;
/** Whether drift counts from moment to moment. */
export let proRata: i32 = 0;
/** Most records of a run, and happenings of a cascade; items that the agenda has room for. */
export let recordLimit: i32 = 0;
export let cascadeLimit: i32 = 0;
export let agendaRoom: i32 = 0;

// Postures: initial state and set of hazards; by posture and state: hazards that may leave it, timers, effects of entry and their stream.
export let initialState: usize = 0;
export let hazardsOfPosture: usize = 0;
/** Words of its set in which its hazards lie. */
export let wordsFrom: usize = 0;
export let wordsTo: usize = 0;
export let hazardsLeaving: usize = 0;
export let timersAt: usize = 0;
export let timers: usize = 0;
export let entryFrom: usize = 0;
export let entryTo: usize = 0;
export let entryStream: usize = 0;

// Hazards.
export let hazardPosture: usize = 0;
export let hazardMask: usize = 0;
export let hazardTransition: usize = 0;
export let hazardShape: usize = 0;
export let hazardBase: usize = 0;
export let steadyProgram: usize = 0;
export let dailyProgram: usize = 0;
/** Of those with daily factors, a set. */
export let dailyHazards: usize = 0;

// Programs of rates (program.ts), with their numbers; points of all other curves.
export let code: usize = 0;
export let numbers: usize = 0;
export let points: usize = 0;

// Conditions: kind, two operands, a list, bounds.
export let conditionKind: usize = 0;
export let conditionA: usize = 0;
export let conditionB: usize = 0;
export let conditionFrom: usize = 0;
export let conditionTo: usize = 0;
export let conditionMin: usize = 0;
export let conditionMax: usize = 0;
export let conditionList: usize = 0;

// Ratios of responses and outcomes: kind, condition or gauge, curve, factor.
export let ratioKind: usize = 0;
export let ratioOf: usize = 0;
export let ratioPoints: usize = 0;
export let ratioCount: usize = 0;
export let ratioFactor: usize = 0;

// Transitions: posture, hazard or −1, condition or −1, chance, its ratios, its ends, time of a timeout.
export let transitionPosture: usize = 0;
export let transitionHazard: usize = 0;
export let transitionWhen: usize = 0;
export let transitionChance: usize = 0;
export let chanceRatiosFrom: usize = 0;
export let chanceRatiosTo: usize = 0;
export let endsAt: usize = 0;
export let afterCount: usize = 0;
export let afterLow: usize = 0;
export let afterMode: usize = 0;
export let afterHigh: usize = 0;

// Ends: target by state, weight, ratios, effects.
export let endTarget: usize = 0;
export let endWeight: usize = 0;
export let endRatiosFrom: usize = 0;
export let endRatiosTo: usize = 0;
export let endEffectsFrom: usize = 0;
export let endEffectsTo: usize = 0;

// Effects: gauge, spread, curve of a scale or −1.
export let effectGauge: usize = 0;
export let effectCount: usize = 0;
export let effectLow: usize = 0;
export let effectMode: usize = 0;
export let effectHigh: usize = 0;
export let scaleGauge: usize = 0;
export let scalePoints: usize = 0;
export let scaleCount: usize = 0;

// Injects: effects, stream, time or −1, whether historical, transitions that it replaces, whether for good.
export let injectEffectsFrom: usize = 0;
export let injectEffectsTo: usize = 0;
export let injectStream: usize = 0;
export let injectTime: usize = 0;
export let injectHistorical: usize = 0;
export let replacesAt: usize = 0;
export let replaces: usize = 0;
export let injectForGood: usize = 0;

// By happening (transitions, then injects): responses, milestones, marks. By place and state: marks.
export let respondersAt: usize = 0;
export let responders: usize = 0;
export let milestonesOnAt: usize = 0;
export let milestonesOn: usize = 0;
export let marksOfAt: usize = 0;
export let marksOf: usize = 0;
export let marksOfStateAt: usize = 0;
export let marksOfState: usize = 0;
/** 1 for a mark that counts. */
export let markCounts: usize = 0;

// What to re-evaluate, by place and move, by gauge, and by what is noted (milestones, then marks): sets of hazards and of checks, and
// lists of drifts. Of hazards, gauges have levels: each up to a value, with those whose rate may differ within it.
export let hazardsOfMoveAt: usize = 0;
export let hazardsOfMove: usize = 0;
export let hazardsOfNotedAt: usize = 0;
export let hazardsOfNoted: usize = 0;
export let levelsAt: usize = 0;
export let levelTo: usize = 0;
export let hazardsOfLevelAt: usize = 0;
export let hazardsOfLevel: usize = 0;
/** Set of those that the close of any day may change. */
export let hazardsOfDay: usize = 0;
export let checksOfMoveAt: usize = 0;
export let checksOfMove: usize = 0;
export let checksOfGaugeAt: usize = 0;
export let checksOfGauge: usize = 0;
export let checksOfNotedAt: usize = 0;
export let checksOfNoted: usize = 0;
export let checksOfDayAt: usize = 0;
export let checksOfDay: usize = 0;
export let driftsOfMoveAt: usize = 0;
export let driftsOfMove: usize = 0;
export let driftsOfGaugeAt: usize = 0;
export let driftsOfGauge: usize = 0;
export let driftsOfNotedAt: usize = 0;
export let driftsOfNoted: usize = 0;

// Checks: kind (0 milestone, 1 ending, 2 inject), index among its kind, condition.
export let checkKind: usize = 0;
export let checkIndex: usize = 0;
export let checkCondition: usize = 0;

// Gauges, their drifts (condition or −1, number, curve), and gauges derived from others.
export let gaugeMin: usize = 0;
export let gaugeMax: usize = 0;
export let gaugeInitial: usize = 0;
export let gaugeBaseline: usize = 0;
export let gaugeSettle: usize = 0;
export let driftsDaily: usize = 0;
export let driftsAt: usize = 0;
export let driftWhen: usize = 0;
export let driftPerDay: usize = 0;
export let driftGauge: usize = 0;
export let driftPoints: usize = 0;
export let driftCount: usize = 0;
export let derivedGauge: usize = 0;
export let derivedKind: usize = 0;
export let derivedPartsAt: usize = 0;
export let derivedPart: usize = 0;
export let derivedWeight: usize = 0;
export let derivedFromAt: usize = 0;
export let derivedFrom: usize = 0;

// Beliefs: kind (0 posture, 1 gauge), what it is about, its own place, streams, delay, errors (row by true state, or −1).
export let beliefKind: usize = 0;
export let beliefOf: usize = 0;
export let beliefPlace: usize = 0;
export let beliefErrorStream: usize = 0;
export let beliefDelayStream: usize = 0;
export let beliefInitial: usize = 0;
export let beliefBias: usize = 0;
export let delayCount: usize = 0;
export let delayLow: usize = 0;
export let delayMode: usize = 0;
export let delayHigh: usize = 0;
export let errorRows: usize = 0;
export let errors: usize = 0;
export let stateCount: usize = 0;
export let beliefsOfPostureAt: usize = 0;
export let beliefsOfPosture: usize = 0;
export let beliefsOfGaugeAt: usize = 0;
export let beliefsOfGauge: usize = 0;

// Keys of the streams.
export let streamHigh: usize = 0;
export let streamLow: usize = 0;

// Where the tally counts each end: −1 for the only one of a transition; places of what it counts.
export let endTallied: usize = 0;
export let tallied: i32 = 0;

// Where the states of each posture begin in the tally.
export let stateOffsets: usize = 0;
