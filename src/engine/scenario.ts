/**
 * The types of a resolved scenario: one complete model, imports merged, defaults filled in, every id explicit.
 * Ordered things are arrays, because declaration order breaks ties and so belongs in the scenario's hash.
 * The file format a person writes is another thing; src/scenarios turns the one into the other.
 */

/** A number, or the name of an assumption whose value stands in for it. */
export type Quantity = number | { readonly assumption: string };

/** One value, a uniform range [low, high], or a triangular range [low, mode, high]. */
export type Spread = Quantity | readonly [Quantity, Quantity] | readonly [Quantity, Quantity, Quantity];

/** What a number or a transition rests on: claims of the evidence register, or a reasoned judgement. */
export interface Basis {
  /** Ids of claims, possibly empty. */
  readonly evidence: readonly string[];
  /** One line of reasoning where no document gives the number. */
  readonly judgement?: string;
}

export type Condition =
  | { readonly kind: "posture"; readonly posture: string; readonly states: readonly string[] }
  | { readonly kind: "gauge"; readonly gauge: string; readonly min?: Quantity; readonly max?: Quantity }
  | { readonly kind: "day"; readonly min?: Quantity; readonly max?: Quantity }
  | { readonly kind: "reached"; readonly milestone: string }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition };

/** A factor on a hazard rate (proportional hazards; Cox 1972). */
export type Ratio = Basis & {
  /** What a person reads beside the factor; never empty. */
  readonly label: string;
} & (
    | { readonly kind: "condition"; readonly when: Condition; readonly ratio: Quantity }
    | { readonly kind: "curve"; readonly gauge: string; readonly curve: readonly (readonly [number, Quantity])[] }
    | { readonly kind: "assumption"; readonly assumption: string }
  );

/** What a happening adds to a gauge, in the gauge's own units. */
export interface Effect {
  readonly gauge: string;
  readonly add: Spread;
}

/** What makes a transition happen. */
export type Trigger =
  /** Fires by chance; `wait` is the mean waiting time in days, `rate` occurrences per day. Exactly one is given. */
  | { readonly kind: "hazard"; readonly wait: Quantity }
  | { readonly kind: "hazard"; readonly rate: Quantity }
  /** Answers other transitions (`actor.posture.transition`) or injects (`inject.id`) at once, with probability `chance`. */
  | { readonly kind: "response"; readonly on: readonly string[]; readonly chance: Quantity }
  /** Leaves the state by itself after so many days, unless the state is left before. */
  | { readonly kind: "timeout"; readonly after: Spread };

/** A public act in the words of the event-data community. */
export interface PublicAct {
  /** CAMEO code, a string: leading zeros count. */
  readonly cameo: string;
  /** Actor acted upon, by actor id. */
  readonly target?: string;
  /** Goldstein (1992) conflict-cooperation score, −10 to 10. */
  readonly goldstein?: number;
}

export interface Transition extends Basis {
  /** Unique within its posture. */
  readonly id: string;
  /** `actor.posture.transition`: names the transition everywhere, and keys its random stream. */
  readonly path: string;
  /** State ids, at least one. */
  readonly from: readonly string[];
  readonly to: string;
  readonly trigger: Trigger;
  readonly when?: Condition;
  /** Factors on the rate; only hazards have any. */
  readonly ratios: readonly Ratio[];
  readonly effects: readonly Effect[];
  /** Present where a human seat may choose this transition. */
  readonly order?: { readonly label: string; readonly brief?: string };
  readonly event?: PublicAct;
  readonly headline: string;
  /** Actor ids that learn of it; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface State {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Place on the posture's ladder, calm to grave, from 0. */
  readonly rung?: number;
  /** COW hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war. */
  readonly hostility?: number;
  /** Added to gauges on every entry. */
  readonly effects: readonly Effect[];
  /** The author means play to stay here: no way out is wanted. */
  readonly final: boolean;
}

export interface Posture {
  readonly id: string;
  /** `actor.posture` */
  readonly path: string;
  readonly label: string;
  readonly description?: string;
  readonly initial: string;
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
}

export interface Actor {
  readonly id: string;
  readonly label: string;
  /** Two to four capitals for narrow columns. */
  readonly short: string;
  readonly description?: string;
  readonly postures: readonly Posture[];
}

export interface Gauge extends Basis {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly description?: string;
  readonly min: number;
  readonly max: number;
  readonly initial: Quantity;
  readonly baseline?: Quantity;
  /** Days; each day closes 1/settle of the gap to the baseline. Needs a baseline. */
  readonly settle?: Quantity;
  readonly drift: readonly (Basis & { readonly when?: Condition; readonly perDay: Quantity })[];
  /** True where a higher value is calmer, so colours read the other way. */
  readonly calming: boolean;
  /** Actor ids that may see it; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface Assumption extends Basis {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** Lowest and highest defensible value. */
  readonly range: readonly [number, number];
  readonly note: string;
}

/** An event put in from outside; the list of them is the MSEL. */
export interface Inject extends Basis {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** How it reaches the players: phone, press, cable, in person … */
  readonly delivery: string;
  /** What the players read. */
  readonly text: string;
  readonly expected?: string;
  readonly objective?: string;
  /** Absent: fired by hand only. `at` is in days from the start; `when` fires once, the first time it holds. */
  readonly schedule?: { readonly at: Quantity } | { readonly when: Condition };
  /** From the documents' calendar: off in free play unless asked for. */
  readonly historical: boolean;
  readonly effects: readonly Effect[];
  readonly event?: PublicAct;
  readonly headline: string;
}

export interface Milestone extends Basis {
  readonly id: string;
  readonly label: string;
  readonly headline: string;
  /** Noted the first time this holds … */
  readonly when?: Condition;
  /** … or the first time one of these transitions or injects happens. Exactly one of the two is given. */
  readonly on?: readonly string[];
}

export interface Ending extends Basis {
  readonly id: string;
  readonly label: string;
  readonly headline: string;
  readonly when: Condition;
}

/** What really happened, for the backtest. */
export interface HistoryEntry {
  readonly milestone: string;
  /** ISO date, or absent where it did not happen within the horizon. */
  readonly date?: string;
  readonly evidence: readonly string[];
  /** True where the date is public record rather than from a source document. */
  readonly publicRecord: boolean;
  readonly note?: string;
}

export interface Variant {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly evidence: readonly string[];
  /** Assumption id to value. */
  readonly set: Readonly<Record<string, number>>;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly leans: string;
  /** Admiralty reliability, A–F. */
  readonly reliability: string;
  readonly note: string;
}

export interface Claim {
  readonly id: string;
  readonly source: string;
  readonly paragraph: number;
  /** A paraphrase, never the document's sentence. */
  readonly statement: string;
  /** Figures as the paragraph writes them. */
  readonly figures: readonly string[];
  /** Admiralty credibility, 1–6. */
  readonly credibility: number;
  readonly note?: string;
  /** Claims that say otherwise. */
  readonly contradicts: readonly string[];
}

export interface Scenario {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** ISO date of day 0. */
  readonly start: string;
  /** Days of play. */
  readonly horizon: number;
  /** Days between two decision points of the seats. */
  readonly turn: number;
  readonly assumptions: readonly Assumption[];
  readonly gauges: readonly Gauge[];
  readonly actors: readonly Actor[];
  readonly injects: readonly Inject[];
  readonly milestones: readonly Milestone[];
  readonly endings: readonly Ending[];
  readonly history: readonly HistoryEntry[];
  readonly variants: readonly Variant[];
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
}
